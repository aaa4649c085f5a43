//! A run of the checks: all that the formats show of it.

use std::collections::HashMap;
use std::fmt::Write;

use crate::diag::{Catalogue, Diagnostic, Report, Rule, Severity, Told};
use crate::source::{LineColumn, Part, Place, Segment, SourceId, Sources, Span};

/// What was found, where, when, and about whom.
pub struct Run<'r> {
    /// The findings.
    pub report: &'r Report,
    /// The files.
    pub sources: &'r Sources,
    /// All rules of the program.
    pub rules: &'r [&'static Rule],
    /// The evaluators.
    pub subjects: Subjects,
    /// The site's name.
    pub site: String,
    /// The day for which it was checked, `YYYY-MM-DD`.
    pub as_of: String,
    /// The content folder, as it was named.
    pub content: String,
    /// What stands before a file's path for whoever looks from the working folder: `content/`.
    pub prefix: String,
    /// The folder from which `prefix` leads on, as an address: `file:///home/clerk/`.
    pub root: String,
    /// How many evaluators the directory has.
    pub evaluators: usize,
    /// How many plans it has.
    pub plans: usize,
}

/// An evaluator, as far as its record could be understood.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// Its record.
    pub file: Option<SourceId>,
    /// Its code, or else the name of its file.
    pub code: String,
    /// Its name; empty if it is not known.
    pub name: String,
    /// The key of its standing; `None` if it has none on the day.
    pub standing: Option<&'static str>,
}

/// The evaluators, and whom a place is about.
#[derive(Debug, Default)]
pub struct Subjects {
    all: Vec<Subject>,
    by_file: HashMap<SourceId, usize>,
    by_code: HashMap<String, usize>,
    by_folder: HashMap<String, usize>,
}

impl Subjects {
    /// Takes the evaluators, in the order in which they are shown.
    #[must_use]
    pub fn new(all: Vec<Subject>, sources: &Sources) -> Self {
        let mut subjects = Self::default();
        for (index, subject) in all.iter().enumerate() {
            subjects.by_code.insert(subject.code.clone(), index);
            let Some(file) = subject.file else { continue };
            subjects.by_file.insert(file, index);
            if let Some((folder, "evaluator.yaml" | "evaluator.yml")) =
                sources.get(file).path.rsplit_once('/')
            {
                subjects.by_folder.insert(folder.to_owned(), index);
            }
        }
        subjects.all = all;
        subjects
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Subject] {
        &self.all
    }

    /// Whom a place is about, as the position in [`Self::all`]: in whose record or folder it is,
    /// or whose plan it is.
    #[must_use]
    pub fn of(&self, place: &Place, sources: &Sources) -> Option<usize> {
        if let Some(index) = self.by_file.get(&place.source) {
            return Some(*index);
        }
        if let [Segment::Key(list), Segment::Index(index), ..] = place.path.as_slice()
            && list == "plans"
        {
            let plan = Place::file(place.source).key("plans").index(*index);
            let code = sources.node(&plan.key("evaluator"))?;
            return self.by_code.get(code.text()).copied();
        }
        let path = &sources.get(place.source).path;
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.find_map(|folder| self.by_folder.get(folder).copied())
    }
}

impl Run<'_> {
    /// Where a span begins.
    #[must_use]
    pub fn start(&self, span: &Span) -> LineColumn {
        self.sources.get(span.source).line_column(span.range.start)
    }

    /// Where it ends: the first character after it.
    #[must_use]
    pub fn end(&self, span: &Span) -> LineColumn {
        self.sources.get(span.source).line_column(span.range.end)
    }

    /// The path of a file below the content folder.
    #[must_use]
    pub fn file(&self, span: &Span) -> &str {
        &self.sources.get(span.source).path
    }

    /// The code of the evaluator that a place is about.
    #[must_use]
    pub fn code(&self, place: &Place) -> Option<&str> {
        let index = self.subjects.of(place, self.sources)?;
        Some(&self.subjects.all[index].code)
    }

    /// How many findings have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.report.count(severity)
    }
}

/// What to do, with the text that is to be written if the words lead up to it.
#[must_use]
pub fn advice(
    run: &Run<'_>,
    words: &Catalogue,
    finding: &Diagnostic,
    told: &Told,
) -> Option<String> {
    let edit = finding.fix.as_ref().and_then(|fix| fix.edit(run.sources));
    let help = told.help.clone();
    let help = help.or_else(|| edit.is_some().then(|| words.say("write-instead", &[])))?;
    Some(match edit {
        Some(edit) if help.ends_with('：') => help + &edit.text,
        Some(edit) if help.ends_with(':') => help + " " + &edit.text,
        _ => help,
    })
}

/// A place in the record's words: `scope[0].levels`; `None` for places that are named by bytes.
#[must_use]
pub fn path(place: &Place) -> Option<String> {
    if place.path.is_empty() || matches!(place.part, Part::Bytes(_)) {
        return None;
    }
    let mut path = String::new();
    for segment in &place.path {
        match segment {
            Segment::Key(name) if path.is_empty() => path.push_str(name),
            Segment::Key(name) => {
                path.push('.');
                path.push_str(name);
            }
            Segment::Index(index) => {
                // Writing to a string cannot fail.
                let _ = write!(path, "[{index}]");
            }
        }
    }
    Some(path)
}

/// A path as part of an address.
#[must_use]
pub fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
