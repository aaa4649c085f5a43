//! Findings that only follow from others are left out, and what is missing at one place is said
//! at once: a clerk should read each mistake once.

use std::collections::HashSet;

use super::rules;
use crate::diag::{Diagnostic, Severity};
use crate::model::NotWhole;
use crate::source::{Part, Place, Segment, SourceId, Sources};

/// The findings without those that follow from others, or from catalogues that are not whole.
pub fn without(
    findings: Vec<Diagnostic>,
    not_whole: NotWhole,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let unread_places = unread_places(&findings, sources);
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for mut finding in findings {
        let place_is_unread = || unread_places.contains(&finding.place.source);
        if follows(&finding, not_whole) || (is_unknown_place(&finding) && place_is_unread()) {
            continue;
        }
        if !is_missing(&finding) {
            kept.push(finding);
            continue;
        }
        // What is written but unfit has been reported as unfit.
        if sources.is_written(&finding.place) {
            continue;
        }
        if let Some(label) = sources
            .label(&finding.place)
            .filter(|label| !label.is_ascii())
        {
            name_in_chinese_too(&mut finding, label);
        }
        let above = parent(&finding.place);
        let last = kept
            .last_mut()
            .filter(|last| is_missing(last) && parent(&last.place) == above);
        match last {
            Some(last) => join(last, &finding),
            None => kept.push(finding),
        }
    }
    kept
}

/// Whether the finding says no more than that something is not in a catalogue, while the catalogue
/// is not whole.
fn follows(finding: &Diagnostic, not_whole: NotWhole) -> bool {
    if finding.rule == &rules::DISTRICT {
        return not_whole.districts;
    }
    // An edition may be left out where there is a catalogue of one only.
    let is_edition = match finding.place.path.as_slice() {
        [_, .., Segment::Key(last)] => is_missing(finding) && last == "edition",
        _ => false,
    };
    (finding.rule == &rules::OCCUPATION || is_edition) && not_whole.occupations
}

fn is_unknown_place(finding: &Diagnostic) -> bool {
    finding.rule == &rules::UNKNOWN_PLACE && finding.variant == "default"
}

/// The records of whose places some could not be read: one that is referred to may be among them.
fn unread_places(findings: &[Diagnostic], sources: &Sources) -> HashSet<SourceId> {
    let unknown = findings.iter().filter(|it| is_unknown_place(it));
    let referring: HashSet<SourceId> = unknown.map(|it| it.place.source).collect();
    let costs_a_place = |finding: &&Diagnostic| {
        let place = &finding.place;
        match (&place.part, place.path.as_slice()) {
            _ if finding.severity != Severity::Error => false,
            (Part::Bytes(range), _) => {
                let places = sources.extent(&Place::file(place.source).key("places"));
                let is_within = places.is_some_and(|places| places.contains(&range.start));
                finding.rule == &rules::WRONG_TYPE && is_within
            }
            (_, [Segment::Key(key)]) => key == "places",
            (_, [Segment::Key(key), Segment::Index(_), Segment::Key(last), ..]) => {
                // Without it there is no place; one whose id stands twice is there.
                key == "places" && last == "id" && finding.rule != &rules::UNKNOWN_PLACE
            }
            _ => false,
        }
    };
    let suspects = findings
        .iter()
        .filter(|it| referring.contains(&it.place.source));
    let costly = suspects.filter(costs_a_place);
    costly.map(|finding| finding.place.source).collect()
}

fn is_missing(finding: &Diagnostic) -> bool {
    finding.rule == &rules::MISSING && finding.variant == "default"
}

/// What the missing key belongs to.
fn parent(place: &Place) -> (SourceId, &[Segment]) {
    let above = place.path.len().saturating_sub(1);
    (place.source, &place.path[..above])
}

fn name_in_chinese_too(finding: &mut Diagnostic, label: &str) {
    let key = finding.args.iter_mut().find(|(name, _)| *name == "key");
    if let Some((_, key)) = key {
        *key = format!("{key}（{label}）");
    }
}

fn join(finding: &mut Diagnostic, other: &Diagnostic) {
    let mut keys = other.args.iter().filter(|(name, _)| *name == "key");
    let own = finding.args.iter_mut().find(|(name, _)| *name == "key");
    if let (Some((_, own)), Some((_, other))) = (own, keys.next()) {
        own.push('、');
        own.push_str(other);
    }
}
