//! Findings gathered, ordered and counted.

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span};

/// All findings of a run, in the order of the files and of the places in them.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<(Span, Diagnostic)>,
}

impl Report {
    /// Finds the bytes of every place and orders the findings.
    #[must_use]
    pub fn new(findings: Vec<Diagnostic>, sources: &Sources) -> Self {
        let mut findings: Vec<_> = findings
            .into_iter()
            .map(|finding| (sources.span(&finding.place), finding))
            .collect();
        findings.sort_by_key(|(span, finding)| {
            let Span { source, range } = span;
            (
                *source,
                range.start,
                range.end,
                finding.rule.id,
                finding.variant,
            )
        });
        Self { findings }
    }

    /// The findings with their spans.
    pub fn iter(&self) -> impl Iterator<Item = &(Span, Diagnostic)> {
        self.findings.iter()
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.iter()
            .filter(|(_, finding)| finding.severity == severity)
            .count()
    }

    /// Whether there is nothing at all to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether a finding forbids publishing.
    #[must_use]
    pub fn forbids_publishing(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}
