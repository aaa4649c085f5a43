//! Files to a [`Catalog`]: read, parse, lower. Never stops at the first bad file; everything that
//! is wrong is reported in one run.

mod advertising;
mod article;
mod cascade;
mod keys;
mod lost;
mod lower;
mod parse;
mod picture;
mod policy;
mod raw;
mod read;
pub mod rules;
pub mod schema;
mod slips;
mod unread;
mod vocabulary;
mod walk;

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

pub use advertising::{USUAL as USUAL_ADVERTISING, usual as usual_advertising};
pub use read::{Files, read};

use crate::advert::extract::of_name;
use crate::diag::{Diagnostic, Severity};
use crate::model::{
    Advertising, Article, Catalog, Evaluator, Evaluators, Lost, Occupations, Partial, Picture,
};
use crate::source::{HasShape, Place, SourceFile, SourceId, Sources};
use lower::{Lower, Plans};
use read::{Again, Encodings, ReadFile};
use vocabulary::Vocabulary;
use walk::Kind;

/// What came of loading.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that could be understood.
    pub catalog: Catalog,
    /// The files, to show places in them.
    pub sources: Sources,
    /// What was found.
    pub findings: Vec<Diagnostic>,
}

/// Reads and loads everything below `root`.
#[must_use]
pub fn load(root: &Path) -> Loaded {
    understand(read(root))
}

/// Makes a Catalog of files that were read.
#[must_use]
pub fn understand(files: Files) -> Loaded {
    let Files {
        files,
        root,
        mut findings,
        ..
    } = files;
    let mut prepared: Vec<Prepared> = files.into_par_iter().map(Prepared::new).collect();
    add_missing_files(&mut prepared, &mut findings);
    report_folders_without_record(&prepared, &mut findings);
    report_no_records(&mut prepared, &mut findings);
    let vocabulary = vocabulary(&prepared, &mut findings);
    let not_whole = unread::not_whole(&prepared, &findings);
    let records: Vec<Record> = prepared
        .par_iter_mut()
        .enumerate()
        .map(|(index, file)| {
            let record = record(&vocabulary, source_id(index), file);
            // Nothing is shown in most texts; one that is asked for after all is read again.
            if record.findings.is_empty() && file.readable && file.kind != Kind::Attachment {
                file.put_down(&root);
            }
            record
        })
        .collect();
    let mut catalog = Catalog {
        site: vocabulary.site,
        policy: vocabulary.policy,
        advertising: vocabulary.advertising,
        occupations: vocabulary.occupations,
        districts: vocabulary.districts,
        working_days: vocabulary.working_days,
        access: vocabulary.access,
        unread: unread::folders(&prepared),
        not_whole,
        ..Catalog::default()
    };
    let mut evaluators = Vec::with_capacity(records.len());
    for record in records {
        evaluators.extend(record.add_to(&mut catalog, &mut findings));
    }
    catalog.evaluators = Evaluators::new(evaluators);
    sort(&mut catalog);
    let mut sources = Vec::with_capacity(prepared.len());
    for (source, mut file) in (0..).map(SourceId).zip(prepared) {
        if file.kind == Kind::Attachment {
            if file.readable {
                let document = article::document(source, &file.source);
                file.put_down(&root);
                catalog.documents.insert(file.source.path.clone(), document);
            } else if file.is_advert_text() {
                file.read_later(&root);
                catalog.texts.insert(file.source.path.clone(), source);
            }
            if let Some(is_as_named) = file.is_picture {
                let hash = *file.hash.as_bytes();
                let picture = Picture { hash, is_as_named };
                catalog.pictures.insert(file.source.path.clone(), picture);
            }
            catalog
                .attachments
                .insert(file.source.path.clone(), file.file);
        }
        sources.push(file.source);
    }
    let sources = Sources::new(sources);
    Loaded {
        catalog,
        findings: cascade::without(findings, not_whole, &sources),
        sources,
    }
}

/// Parses every file with `serde_yaml` into its raw record and does nothing else: what the whole
/// check is measured against (`benches/check.rs`). Answers how many files fit.
#[must_use]
pub fn parse_alone(files: &Files) -> usize {
    let fits = |file: &&ReadFile| {
        let text = file.text.as_deref().unwrap_or_default();
        match file.kind {
            Kind::Site => parse::alone::<raw::SiteFile>(text),
            Kind::Policy => parse::alone::<raw::PolicyFile>(text),
            Kind::Advertising => parse::alone::<raw::AdvertisingFile>(text),
            Kind::Occupations => parse::alone::<raw::OccupationsFile>(text),
            Kind::Districts => parse::alone::<raw::DistrictsFile>(text),
            Kind::WorkingDays => parse::alone::<raw::WorkingDaysFile>(text),
            Kind::Access => parse::alone::<raw::AccessFile>(text),
            Kind::Evaluator => parse::alone::<raw::EvaluatorRecord>(text),
            Kind::Plans => parse::alone::<raw::PlansFile>(text),
            Kind::Notice | Kind::Page => {
                parse::alone::<raw::FrontMatter>(&text[article::front_matter(text)])
            }
            Kind::Attachment | Kind::Unused | Kind::PassedOver => false,
        }
    };
    files.files.par_iter().filter(fits).count()
}

/// Reads an advertising policy without anything else.
#[must_use]
pub fn advertising_alone(path: String, text: String) -> (Advertising, Sources, Vec<Diagnostic>) {
    let whole = 0..text.len();
    let file = SourceFile::yaml(path, text, whole, raw::AdvertisingFile::SHAPE);
    let nothing = Vocabulary::default();
    let mut lower = Lower::new(&nothing);
    let source = source_id(0);
    let raw = parse::record(source, &file, &mut lower.findings);
    let policy = raw.map(|raw| advertising::advertising(&mut lower, source, &raw));
    let findings = lower.findings;
    (
        policy.unwrap_or_default(),
        Sources::new(vec![file]),
        findings,
    )
}

/// A file with what is known of its form.
struct Prepared {
    kind: Kind,
    file: std::path::PathBuf,
    readable: bool,
    hash: blake3::Hash,
    is_picture: Option<bool>,
    is_altered: bool,
    source: SourceFile,
}

impl Prepared {
    fn new(file: ReadFile) -> Self {
        let ReadFile {
            path,
            file,
            kind,
            text,
            hash,
            is_picture,
            is_altered,
        } = file;
        let readable = text.is_some();
        let text = text.unwrap_or_default();
        let shape = match kind {
            Kind::Site => Some(raw::SiteFile::SHAPE),
            Kind::Policy => Some(raw::PolicyFile::SHAPE),
            Kind::Advertising => Some(raw::AdvertisingFile::SHAPE),
            Kind::Occupations => Some(raw::OccupationsFile::SHAPE),
            Kind::Districts => Some(raw::DistrictsFile::SHAPE),
            Kind::WorkingDays => Some(raw::WorkingDaysFile::SHAPE),
            Kind::Access => Some(raw::AccessFile::SHAPE),
            Kind::Evaluator => Some(raw::EvaluatorRecord::SHAPE),
            Kind::Plans => Some(raw::PlansFile::SHAPE),
            Kind::Notice | Kind::Page => Some(raw::FrontMatter::SHAPE),
            Kind::Attachment | Kind::Unused | Kind::PassedOver => None,
        };
        let yaml = match kind {
            Kind::Notice | Kind::Page => article::front_matter(&text),
            _ => 0..text.len(),
        };
        let source = match shape {
            Some(shape) if readable => SourceFile::yaml(path, text, yaml, shape),
            _ => SourceFile::plain(path, text),
        };
        Self {
            kind,
            file,
            readable,
            hash,
            is_picture,
            is_altered,
            source,
        }
    }

    /// Whether it may be the text of an advert that is neither a record nor a page.
    fn is_advert_text(&self) -> bool {
        let path = &self.source.path;
        path.starts_with("evaluators/") && !path.ends_with(".md") && of_name(path).is_some()
    }

    /// Leaves the text to be read, in whatever encoding, when it is asked for.
    fn read_later(&mut self, root: &Arc<Path>) {
        let again = Again {
            root: Arc::clone(root),
            hash: self.hash,
            encoding: Encodings::Any,
        };
        let path = std::mem::take(&mut self.source.path);
        self.source = SourceFile::later(path, Box::new(again));
    }

    /// Frees the text, which can be read again below `root`.
    fn put_down(&mut self, root: &Arc<Path>) {
        if self.is_altered {
            return;
        }
        self.source.put_down(Box::new(Again {
            root: Arc::clone(root),
            hash: self.hash,
            encoding: Encodings::Told,
        }));
    }
}

/// The number of the file at `index`. There are never four thousand million of them.
fn source_id(index: usize) -> SourceId {
    SourceId(u32::try_from(index).unwrap_or(u32::MAX))
}

impl Prepared {
    /// Whether it is an evaluator's record, be it one that was passed over.
    fn is_record(&self) -> bool {
        let was_record = || walk::kind(&self.source.path) == Kind::Evaluator;
        self.kind == Kind::Evaluator || (self.kind == Kind::PassedOver && was_record())
    }
}

fn numbered(files: &[Prepared]) -> impl Iterator<Item = (SourceId, &Prepared)> {
    (0..).map(SourceId).zip(files)
}

/// Reads the site's configuration, the policy and the catalogues.
fn vocabulary(files: &[Prepared], findings: &mut Vec<Diagnostic>) -> Vocabulary {
    let nothing = Vocabulary::default();
    let mut lower = Lower::new(&nothing);
    let mut vocabulary = Vocabulary::default();
    let mut catalogues = Vec::new();
    for (source, file) in numbered(files) {
        match file.kind {
            Kind::Site => with(source, file, &mut lower, |lower, raw| {
                vocabulary.site = vocabulary::site(lower, source, &raw);
            }),
            Kind::Policy => with(source, file, &mut lower, |lower, raw| {
                vocabulary.policy = policy::policy(lower, source, &raw);
            }),
            Kind::Advertising => with(source, file, &mut lower, |lower, raw| {
                vocabulary.advertising = advertising::advertising(lower, source, &raw);
            }),
            Kind::Occupations => with(source, file, &mut lower, |lower, raw| {
                catalogues.extend(vocabulary::occupations(lower, source, &raw));
            }),
            Kind::Districts => with(source, file, &mut lower, |lower, raw| {
                vocabulary.districts = vocabulary::districts(lower, source, &raw);
            }),
            Kind::WorkingDays => with(source, file, &mut lower, |lower, raw| {
                vocabulary.working_days = vocabulary::working_days(lower, source, &raw);
            }),
            Kind::Access => with(source, file, &mut lower, |lower, raw| {
                vocabulary.access = vocabulary::access(lower, source, &raw);
            }),
            Kind::Attachment => {
                vocabulary.attachments.insert(file.source.path.clone());
            }
            Kind::PassedOver => vocabulary.passed_over.push(file.source.path.clone()),
            _ => {}
        }
    }
    // Without a list of its own a folder is held to the usual one, never to none.
    let is_there = files.iter().any(|file| file.kind == Kind::Advertising);
    if !is_there && !unread::is_passed_over(files, Kind::Advertising, "advertising.yaml") {
        vocabulary.advertising = advertising::usual();
    }
    vocabulary.occupations = Occupations::new(catalogues);
    findings.append(&mut lower.findings);
    vocabulary
}

/// Parses a file and hands the raw record on.
fn with<T: DeserializeOwned + Default + HasShape>(
    source: SourceId,
    file: &Prepared,
    lower: &mut Lower<'_>,
    then: impl FnOnce(&mut Lower<'_>, T),
) {
    if !file.readable {
        return;
    }
    if let Some(raw) = parse::record(source, &file.source, &mut lower.findings) {
        then(lower, raw);
    }
}

/// Without these files nothing can be read: each that is not there is named and reported.
fn add_missing_files(files: &mut Vec<Prepared>, findings: &mut Vec<Diagnostic>) {
    let needed = [
        (Kind::Site, "site.yaml"),
        (Kind::Occupations, "catalogue/occupations-2022.yaml"),
        (Kind::Districts, "catalogue/districts.yaml"),
    ];
    for (kind, path) in needed {
        let is_there = files.iter().any(|file| file.kind == kind);
        if is_there || unread::is_passed_over(files, kind, path) {
            continue;
        }
        let finding = Diagnostic::new(&rules::MISSING_FILE, name(files, path));
        findings.push(finding.arg("path", path));
    }
}

/// The place of something that is not there: it is named as if it were.
fn name(files: &mut Vec<Prepared>, path: &str) -> Place {
    let source = source_id(files.len());
    files.push(Prepared {
        kind: Kind::Unused,
        file: std::path::PathBuf::new(),
        readable: false,
        is_altered: false,
        is_picture: None,
        hash: blake3::hash(b""),
        source: SourceFile::named(path.to_owned()),
    });
    Place::file(source)
}

/// A directory of nobody is a mistake: it would take the place of a full one.
fn report_no_records(files: &mut Vec<Prepared>, findings: &mut Vec<Diagnostic>) {
    let is_there = files.iter().any(Prepared::is_record);
    if !is_there && !unread::is_passed_over(files, Kind::Evaluator, "evaluators") {
        let place = name(files, "evaluators/");
        findings.push(Diagnostic::new(&rules::NO_EVALUATORS, place));
    }
}

/// A folder of `evaluators/` that lacks its `evaluator.yaml` is passed over in everything else.
fn report_folders_without_record(files: &[Prepared], findings: &mut Vec<Diagnostic>) {
    let folder = |path: &str| path.split('/').take(2).collect::<Vec<_>>().join("/");
    let records = files.iter().filter(|file| file.is_record());
    let known: std::collections::HashSet<String> =
        records.map(|file| folder(&file.source.path)).collect();
    let attachments = numbered(files).filter(|(_, file)| {
        let path = &file.source.path;
        file.kind == Kind::Attachment && path.starts_with("evaluators/")
    });
    for (source, file) in attachments {
        if !known.contains(&folder(&file.source.path)) {
            let finding = Diagnostic::new(&rules::UNUSED_FILE, Place::file(source));
            findings.push(finding.variant("no-record").arg("path", &file.source.path));
        }
    }
}

/// What one file gave.
enum What {
    Evaluator(Box<Evaluator>),
    Partial(Box<Partial>),
    Plans(Plans),
    Notice(Box<Article>),
    Page(Box<Article>),
    Nothing,
}

struct Record {
    source: SourceId,
    what: What,
    /// The name of an evaluator's record of which not all could be understood.
    unread: Option<String>,
    /// Its name, if its file is named by another code than its own.
    misnamed: Option<String>,
    /// What was at fault.
    lost: Option<Lost>,
    findings: Vec<Diagnostic>,
}

impl Record {
    /// Adds what it gave to the Catalog, and answers the evaluator, if it is one.
    fn add_to(
        self,
        catalog: &mut Catalog,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Box<Evaluator>> {
        findings.extend(self.findings);
        catalog.unread.extend(self.unread);
        let misnamed = self.misnamed.map(|name| (name, self.source));
        catalog.misnamed.extend(misnamed);
        let lost = self.lost.map(|lost| (self.source, lost));
        catalog.lost.extend(lost);
        match self.what {
            What::Evaluator(evaluator) => return Some(evaluator),
            What::Partial(partial) => catalog.partial.push(*partial),
            What::Plans(plans) => {
                catalog.plans.extend(plans.whole);
                catalog.partial_plans.extend(plans.partial);
            }
            What::Notice(article) => catalog.notices.push(*article),
            What::Page(article) => catalog.pages.push(*article),
            What::Nothing => {}
        }
        None
    }
}

fn record(vocabulary: &Vocabulary, source: SourceId, file: &Prepared) -> Record {
    let mut lower = Lower::new(vocabulary);
    let mut what = What::Nothing;
    let path = &file.source.path;
    match file.kind {
        Kind::Evaluator => with(source, file, &mut lower, |lower, raw| {
            what = match lower::evaluator(lower, source, path, &raw) {
                Ok(evaluator) => What::Evaluator(Box::new(evaluator)),
                Err(partial) => What::Partial(partial),
            };
        }),
        Kind::Plans => with(source, file, &mut lower, |lower, raw| {
            what = What::Plans(lower::plans(lower, source, &raw));
        }),
        Kind::Notice => with(source, file, &mut lower, |lower, raw| {
            let article = article::article(lower, source, &file.source, &raw);
            what = article.map_or(What::Nothing, |it| What::Notice(Box::new(it)));
        }),
        Kind::Page => with(source, file, &mut lower, |lower, raw| {
            let article = article::article(lower, source, &file.source, &raw);
            what = article.map_or(What::Nothing, |it| What::Page(Box::new(it)));
        }),
        _ => {}
    }
    lost::leave_out_followers(&file.source, &mut lower.findings);
    let is_at_fault = |finding: &Diagnostic| finding.severity == Severity::Error;
    let is_understood = file.readable && !lower.findings.iter().any(is_at_fault);
    let is_misnamed = |finding: &Diagnostic| finding.rule == &rules::FILE_NAME;
    let misnamed = lower.findings.iter().any(is_misnamed);
    Record {
        source,
        what,
        misnamed: misnamed.then(|| record_name(path).to_owned()),
        unread: (file.is_record() && !is_understood).then(|| record_name(path).to_owned()),
        lost: lost::lost(source, &file.source, &lower.findings),
        findings: lower.findings,
    }
}

/// The name of an evaluator's record: of its file, or of the folder that it has for itself.
fn record_name(path: &str) -> &str {
    let record = ["/evaluator.yaml", "/evaluator.yml"];
    let folder = record.iter().find_map(|name| path.strip_suffix(name));
    let path = folder.unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

/// Puts everything into the order in which it is looked up or shown.
fn sort(catalog: &mut Catalog) {
    catalog
        .plans
        .sort_by(|left, right| (left.starts_on, &left.id).cmp(&(right.starts_on, &right.id)));
    catalog
        .notices
        .sort_by(|left, right| (right.date, &left.slug).cmp(&(left.date, &right.slug)));
    catalog.pages.sort_by(|left, right| {
        (&left.section, left.order, &left.slug).cmp(&(&right.section, right.order, &right.slug))
    });
}
