//! Findings that only follow from others are left out, and what is missing at one place is said
//! at once: a clerk should read each mistake once.

use super::rules;
use crate::diag::Diagnostic;
use crate::source::{Place, Segment, SourceId, Sources};

/// The findings without those that follow from others.
pub fn without(findings: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for mut finding in findings {
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
