//! What could not be read at all, so that nothing is said that only follows from it.

use std::collections::BTreeSet;

use super::walk::{self, Kind};
use super::{Prepared, numbered, record_name, rules};
use crate::diag::{Diagnostic, Severity};
use crate::model::NotWhole;
use crate::source::SourceId;

/// Whether `path` is `above` or lies below it; the content folder itself is `.`.
pub fn lies_in(path: &str, above: &str) -> bool {
    let rest = path.strip_prefix(above);
    above == "." || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a file of this kind, usually at `path`, may lie where nothing could be looked at.
pub fn is_passed_over(files: &[Prepared], kind: Kind, path: &str) -> bool {
    passed_over(files).any(|over| lies_in(path, over) || walk::kind(over) == kind)
}

/// The evaluators whose folders could not be looked into, by the folders' names.
pub fn folders(files: &[Prepared]) -> BTreeSet<String> {
    let folders = passed_over(files).filter_map(|path| path.strip_prefix("evaluators/"));
    let folders = folders.filter(|name| !name.contains('/'));
    folders.map(|name| record_name(name).to_owned()).collect()
}

/// What of the catalogues and of the records could not be understood as a whole. `findings` are
/// those of all files but the records.
pub fn not_whole(files: &[Prepared], findings: &[Diagnostic]) -> NotWhole {
    let lacks_some = |kind: Kind, path: &str| {
        let of_kind: Vec<_> = numbered(files).filter(|(_, it)| it.kind == kind).collect();
        let is_broken = |source: SourceId, file: &Prepared| {
            let mut own = findings.iter().filter(|it| it.place.source == source);
            !file.readable || own.any(costs_something)
        };
        of_kind.is_empty()
            || is_passed_over(files, kind, path)
            || of_kind
                .iter()
                .any(|(source, file)| is_broken(*source, file))
    };
    NotWhole {
        districts: lacks_some(Kind::Districts, "catalogue/districts.yaml"),
        occupations: lacks_some(Kind::Occupations, "catalogue"),
        evaluators: passed_over(files).any(|path| lies_in("evaluators", path)),
    }
}

/// Whether part of a file is lost by what was found. A file in another encoding is read whole.
fn costs_something(finding: &Diagnostic) -> bool {
    let is_encoding = finding.rule == &rules::ENCODING && finding.variant == "known";
    finding.severity == Severity::Error && !is_encoding
}

fn passed_over(files: &[Prepared]) -> impl Iterator<Item = &str> {
    let files = files.iter().filter(|file| file.kind == Kind::PassedOver);
    files.map(|file| file.source.path.as_str())
}
