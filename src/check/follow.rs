//! What only follows from a value that could not be read is not said: a clerk should read each
//! mistake once.

use std::collections::HashSet;

use crate::diag::{Diagnostic, Severity};
use crate::source::{Place, Segment, SourceId};

/// The findings that do not point at, or rest on, something with which `load` found fault.
pub fn without_followers(findings: Vec<Diagnostic>, load: &[Diagnostic]) -> Vec<Diagnostic> {
    let at_fault: HashSet<(SourceId, &[Segment])> = load
        .iter()
        .filter(|finding| finding.severity == Severity::Error && !finding.place.path.is_empty())
        .map(|finding| (finding.place.source, finding.place.path.as_slice()))
        .collect();
    if at_fault.is_empty() {
        return findings;
    }
    let rests_on_fault = |place: &Place| {
        let lengths = 1..=place.path.len();
        lengths
            .into_iter()
            .any(|length| at_fault.contains(&(place.source, &place.path[..length])))
    };
    let mut findings = findings;
    findings.retain(|finding| {
        let related = finding.related.iter().map(|(place, _)| place);
        !std::iter::once(&finding.place)
            .chain(related)
            .any(rests_on_fault)
    });
    findings
}
