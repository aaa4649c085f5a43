//! `independence/entrusting`: an evaluator assesses itself and has no others assess in its name, 四(二).

use std::ops::Bound::{Included, Unbounded};

use super::super::{asked, entrusting};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Article, Record};
use crate::source::{Part, Place};

static RULE: Rule = Rule::error("independence/entrusting", include_str!("entrusting.md"))
    .from_clause("通知 四(二)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let before = findings.len();
    let top = || Place::file(record.origin);
    let mut say = |text: Option<&str>, place: &dyn Fn() -> Place| {
        for range in text.into_iter().flat_map(entrusting::find) {
            let words = text.and_then(|text| text.get(range.clone()));
            let place = place().part(Part::Within(range.clone()));
            findings.push(Diagnostic::new(&RULE, place).arg("words", words.unwrap_or_default()));
        }
    };
    say(record.summary, &|| top().key("summary"));
    if let Some(it) = record.capacity {
        let at = |key: &'static str| top().key("capacity").key(key);
        say(it.department.as_deref(), &|| at("department"));
        say(it.equipment.as_deref(), &|| at("equipment"));
        say(it.funds.as_deref(), &|| at("funds"));
        say(it.quality_measures.as_deref(), &|| at("quality_measures"));
    }
    if let Some(it) = record.experience {
        say(it.brand.as_deref(), &|| {
            top().key("experience").key("brand")
        });
    }
    for (index, it) in record.contacts.iter().enumerate() {
        let at = |key: &'static str| top().key("contacts").index(index).key(key);
        say(it.office.as_deref(), &|| at("office"));
        say(it.hours.as_deref(), &|| at("hours"));
    }
    for it in record.adverts {
        let at = || top().key("adverts").index(it.index).key("text");
        say(it.text.as_deref(), &at);
    }
    for document in documents(context, record) {
        for range in entrusting::find(&document.body) {
            let words = document.body.get(range.clone()).unwrap_or_default();
            let bytes = document.body_start + range.start..document.body_start + range.end;
            let place = Place::bytes(document.origin, bytes);
            findings.push(Diagnostic::new(&RULE, place).arg("words", words));
        }
    }
    if findings.len() > before && !asked::conduct(context, record) {
        findings.truncate(before);
    }
}

/// The Markdown in the record's own folder.
fn documents<'c>(
    context: &Context<'c>,
    record: Record<'_>,
) -> impl Iterator<Item = &'c Article> + use<'c> {
    let path = context.sources.get(record.origin).path.as_str();
    let folder = ["evaluator.yaml", "evaluator.yml"];
    let folder = folder.iter().find_map(|name| path.strip_suffix(name));
    let folder = folder.filter(|folder| folder.ends_with('/'));
    let documents = &context.catalog.documents;
    folder.into_iter().flat_map(move |folder| {
        let from_here = documents.range::<str, _>((Included(folder), Unbounded));
        from_here
            .take_while(move |(path, _)| path.starts_with(folder))
            .map(|(_, document)| document)
    })
}
