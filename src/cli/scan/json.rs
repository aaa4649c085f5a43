//! Findings as data. `document.schema.json` describes the one document of `--format json`,
//! `line.schema.json` a line of `--format jsonl`.
//!
//! Later versions only add fields. `start` and `end` count characters (Unicode scalar values) of the
//! text as decoded, without a byte order mark; `start_byte` and `end_byte` bytes of what was given. Ends are
//! the first behind.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::Task;
use super::text::{Counts, Scanned, severity_key};
use crate::advert::extract::Kind;
use crate::advert::scan::Found;
use crate::model::Advertising;

/// The version of the document.
const VERSION: u32 = 1;

/// The schema of the document.
pub const DOCUMENT_SCHEMA: &str = include_str!("document.schema.json");

/// The schema of a line.
pub const LINE_SCHEMA: &str = include_str!("line.schema.json");

/// A finding as it is written.
#[derive(Serialize)]
pub struct Finding<'f> {
    start: usize,
    end: usize,
    start_byte: usize,
    end_byte: usize,
    term: &'f str,
    class: &'f str,
    severity: &'static str,
    certainty: f64,
    matched: &'f str,
    clause: &'f str,
    instead: &'f str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#in: Option<&'static str>,
}

impl<'f> Finding<'f> {
    fn new(policy: &'f Advertising, found: &'f Found) -> Self {
        let term = &policy.terms[found.hit.term];
        Self {
            start: found.points.start,
            end: found.points.end,
            start_byte: found.bytes.start,
            end_byte: found.bytes.end,
            term: &term.text,
            class: &policy.classes[term.class].key,
            severity: severity_key(Some(found.hit.severity)),
            certainty: hundredths(found.hit.certainty),
            matched: &found.matched,
            clause: &term.clause,
            instead: &term.instead,
            hidden: found.kind == Kind::Hidden,
            r#in: match found.kind {
                Kind::Attribute(name) => Some(name),
                Kind::Visible | Kind::Hidden => None,
            },
        }
    }

    /// All of them.
    pub fn all(policy: &'f Advertising, found: &'f [Found]) -> Vec<Self> {
        found.iter().map(|it| Self::new(policy, it)).collect()
    }
}

/// A number with two decimals.
pub fn hundredths(number: f32) -> f64 {
    (f64::from(number) * 100.0).round() / 100.0
}

/// A text that was looked at, as a line.
#[derive(Serialize)]
pub struct Line<'l, I> {
    /// What it is known by.
    pub id: I,
    /// `deny`, `review` or `clean`.
    pub severity: &'static str,
    /// What was found.
    pub findings: Vec<Finding<'l>>,
    /// What was tried, if it is to be explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried: Option<Value>,
}

impl<I: Serialize> Line<'_, I> {
    /// The line with its break.
    pub fn written(&self) -> String {
        // Texts, numbers and lists of them can always be written.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// A file as a line.
pub fn line_of_file(task: &Task<'_>, scanned: &Scanned) -> String {
    let line = Line {
        id: &scanned.name,
        severity: severity_key(scanned.severity()),
        findings: Finding::all(&task.list.policy, &scanned.found),
        tried: tried(task, scanned),
    };
    line.written()
}

fn tried(task: &Task<'_>, scanned: &Scanned) -> Option<Value> {
    let tried = scanned.tried.as_ref()?.iter();
    Some(tried.map(|it| it.data(&task.list.policy)).collect())
}

/// The one document.
#[derive(Serialize)]
struct Document<'d> {
    version: u32,
    tool: Tool,
    policy: Policy<'d>,
    files: Vec<OfFile<'d>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Policy<'d> {
    file: &'d Option<String>,
    fingerprint: &'d str,
    terms: usize,
}

#[derive(Serialize)]
struct OfFile<'d> {
    path: &'d str,
    severity: &'static str,
    findings: Vec<Finding<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tried: Option<Value>,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    deny: usize,
    review: usize,
    clean: usize,
    findings: usize,
    passed_over: usize,
}

/// Writes the one document, indented, ending in a line break.
///
/// # Errors
/// What the system says.
pub fn document(
    task: &Task<'_>,
    all: &[Scanned],
    passed_over: usize,
    mut out: &mut dyn Write,
) -> io::Result<()> {
    let counts = Counts::of(all);
    let document = Document {
        version: VERSION,
        tool: Tool {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        },
        policy: Policy {
            file: &task.list.path,
            fingerprint: &task.list.fingerprint,
            terms: task.list.policy.terms.len(),
        },
        files: all.iter().map(|it| of_file(task, it)).collect(),
        summary: Summary {
            files: counts.texts,
            deny: counts.deny,
            review: counts.review,
            clean: counts.clean(),
            findings: counts.findings,
            passed_over,
        },
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}

fn of_file<'d>(task: &'d Task<'_>, scanned: &'d Scanned) -> OfFile<'d> {
    OfFile {
        path: &scanned.name,
        severity: severity_key(scanned.severity()),
        findings: Finding::all(&task.list.policy, &scanned.found),
        tried: tried(task, scanned),
    }
}
