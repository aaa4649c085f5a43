//! What lies beside a record: the logo, published rules, adverts.

use super::super::raw::{EvaluatorRecord, Text};
use super::super::rules;
use super::Lower;
use crate::diag::Diagnostic;
use crate::model::{Advert, Document, PublishedRules};
use crate::source::At;

/// What a record says of its attachments, with paths below the content folder.
#[derive(Debug)]
pub struct Attachments {
    /// The logo's path.
    pub logo: Option<String>,
    /// The published rules.
    pub published_rules: PublishedRules,
    /// The adverts.
    pub adverts: Vec<Advert>,
}

/// Reads what the record says of its attachments, which must be there. `folder` is the record's
/// own folder, ending in `/`; empty for a record that is a single file and can have none.
pub fn attachments(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &EvaluatorRecord,
    folder: &str,
) -> Attachments {
    let logo = attachment(lower, &at.key("logo"), &raw.logo, folder);
    let at_rules = at.key("published_rules");
    let published_rules = match &raw.published_rules {
        Some(raw) => PublishedRules {
            exam: document(lower, &at_rules.key("exam"), &raw.exam, folder),
            quality: document(lower, &at_rules.key("quality"), &raw.quality, folder),
            certificate: document(
                lower,
                &at_rules.key("certificate"),
                &raw.certificate,
                folder,
            ),
            fee: document(lower, &at_rules.key("fee"), &raw.fee, folder),
        },
        None => PublishedRules::default(),
    };
    let at_adverts = at.key("adverts");
    let mut adverts = Vec::with_capacity(raw.adverts.0.len());
    for (index, advert) in raw.adverts.iter() {
        let at = at_adverts.index(index);
        let file = attachment(lower, &at.key("file"), &advert.file, folder);
        let published_on = lower.day(&at.key("published_on"), &advert.published_on);
        if advert.file.get().is_none() && advert.text.get().is_none() {
            lower.missing(&at.key("file"));
        }
        adverts.push(Advert {
            index,
            file,
            text: advert.text.get().map(str::to_owned),
            channel: advert.channel.get().map(str::to_owned),
            published_on,
        });
    }
    Attachments {
        logo,
        published_rules,
        adverts,
    }
}

/// A link or an attachment.
fn document(lower: &mut Lower<'_>, at: &At<'_>, text: &Text, folder: &str) -> Option<Document> {
    if text.get()?.contains("://") {
        lower.url(at, text).map(Document::Link)
    } else {
        attachment(lower, at, text, folder).map(Document::Attachment)
    }
}

/// The path of an attachment, which must lie in the record's folder.
fn attachment(lower: &mut Lower<'_>, at: &At<'_>, text: &Text, folder: &str) -> Option<String> {
    let name = text.get()?;
    let outside = name.starts_with('/') || name.split('/').any(|part| part == "..");
    // `./rules/exam.pdf` is as good as `rules/exam.pdf`.
    let parts = name.split('/').filter(|part| !matches!(*part, "" | "."));
    let path = format!("{folder}{}", parts.collect::<Vec<_>>().join("/"));
    let variant = match () {
        // 已公示, 见附件
        () if !name.contains(['.', '/']) => "words",
        () if folder.is_empty() => "no-folder",
        () if outside => "outside",
        () if !lower.vocabulary.has_attachment(&path) => "default",
        () => return Some(path),
    };
    let finding = Diagnostic::new(&rules::ATTACHMENT, at.place()).variant(variant);
    lower.report(finding.arg("name", name).arg("folder", folder));
    None
}
