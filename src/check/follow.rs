//! What only follows from a value that could not be read is not said: a clerk should read each
//! mistake once.

use std::collections::{BTreeMap, HashSet};

use crate::diag::{Diagnostic, Severity};
use crate::model::Lost;
use crate::source::{Part, Place, Segment, SourceId};

/// The findings that do not point at, or rest on, something with which `load` found fault.
pub fn without_followers(
    findings: Vec<Diagnostic>,
    load: &[Diagnostic],
    lost: &BTreeMap<SourceId, Lost>,
) -> Vec<Diagnostic> {
    let errors = load.iter().filter(|it| it.severity == Severity::Error);
    let errors = errors.filter(|finding| !finding.place.path.is_empty());
    let missing: Vec<Place> = errors.clone().flat_map(others_missing).collect();
    let lost = lost.iter().flat_map(|(source, lost)| {
        let paths = lost.paths.iter().filter(|path| !path.is_empty());
        paths.map(|path| (*source, path.as_slice()))
    });
    let at_fault: HashSet<(SourceId, &[Segment])> = errors
        .map(|finding| &finding.place)
        .chain(&missing)
        .map(|place| (place.source, place.path.as_slice()))
        .chain(lost)
        .collect();
    let bytes_at_fault: HashSet<(SourceId, usize)> = load
        .iter()
        .filter_map(|finding| first_byte(&finding.place))
        .collect();
    if at_fault.is_empty() && bytes_at_fault.is_empty() {
        return findings;
    }
    let rests_on_fault = |place: &Place| {
        if first_byte(place).is_some_and(|first| bytes_at_fault.contains(&first)) {
            return true;
        }
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

/// Where a place begins that is bytes of a file.
fn first_byte(place: &Place) -> Option<(SourceId, usize)> {
    match &place.part {
        Part::Bytes(range) => Some((place.source, range.start)),
        _ => None,
    }
}

/// What else one finding says is missing beside its own place: it names several keys at once.
fn others_missing(finding: &Diagnostic) -> Vec<Place> {
    let keys = finding.args.iter().find(|(name, _)| *name == "key");
    let Some((_, keys)) = keys.filter(|_| finding.rule.id == "load/missing") else {
        return Vec::new();
    };
    let keys = keys.split('、').skip(1);
    let places = keys.map(|key| {
        let name = key.split('（').next().unwrap_or(key);
        let mut place = finding.place.clone();
        place.path.pop();
        place.key(name.to_owned())
    });
    places.collect()
}
