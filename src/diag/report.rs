//! Findings gathered, ordered and counted.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Diagnostic, Rule, Severity};
use crate::source::{Sources, Span};

/// All findings of a run, in the order of the files and of the places in them.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<(Span, Diagnostic)>,
    waived: Vec<(Span, Waived)>,
}

/// How often a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad the findings are.
    pub severity: Severity,
    /// How many there are.
    pub count: usize,
    /// Where the first of them is.
    pub first: Span,
}

/// A finding that a record waives with a recorded reason.
#[derive(Debug, Clone)]
pub struct Waived {
    /// The finding.
    pub finding: Diagnostic,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
    /// The day of the approval, `YYYY-MM-DD`.
    pub on: String,
    /// Its last day, if it ends.
    pub until: Option<String>,
}

impl Report {
    /// Finds the bytes of every place and orders the findings.
    #[must_use]
    pub fn new(findings: Vec<Diagnostic>, waived: Vec<Waived>, sources: &Sources) -> Self {
        Self {
            findings: in_order(findings, sources, |finding| finding),
            waived: in_order(waived, sources, |waived| &waived.finding),
        }
    }

    /// The findings with their spans.
    pub fn iter(&self) -> impl Iterator<Item = &(Span, Diagnostic)> {
        self.findings.iter()
    }

    /// What is waived, with its spans.
    pub fn waived(&self) -> impl Iterator<Item = &(Span, Waived)> {
        self.waived.iter()
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.iter()
            .filter(|(_, finding)| finding.severity == severity)
            .count()
    }

    /// How often each rule is broken, by severity: the worst and then the most frequent first.
    #[must_use]
    pub fn by_rule(&self) -> Vec<RuleCount> {
        let mut counts: BTreeMap<(&str, Severity), RuleCount> = BTreeMap::new();
        for (span, finding) in &self.findings {
            let key = (finding.rule.id, finding.severity);
            let count = counts.entry(key).or_insert(RuleCount {
                rule: finding.rule,
                severity: finding.severity,
                count: 0,
                first: span.clone(),
            });
            count.count += 1;
        }
        let mut counts: Vec<_> = counts.into_values().collect();
        counts.sort_by_key(|it| std::cmp::Reverse((it.severity, it.count)));
        counts
    }

    /// How many files could not be read as a whole, so that the rest of them has not been checked.
    #[must_use]
    pub fn unchecked(&self) -> usize {
        let hiding = self.iter().filter(|(_, finding)| finding.hides_rest);
        let files: BTreeSet<_> = hiding.map(|(span, _)| span.source).collect();
        files.len()
    }

    /// How many of the findings `check --fix` mends by itself.
    #[must_use]
    pub fn fixable(&self, sources: &Sources) -> usize {
        let fixes = self.iter().filter_map(|(_, finding)| finding.fix.as_ref());
        let safe = fixes.filter(|fix| fix.is_safe() && fix.edit(sources).is_some());
        safe.count()
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

/// Each with its bytes, in the order of the files and of the places in them.
fn in_order<T: Send>(
    things: Vec<T>,
    sources: &Sources,
    finding: impl Fn(&T) -> &Diagnostic + Sync,
) -> Vec<(Span, T)> {
    // A file is parsed for its first place, so that many findings take long.
    let mut things: Vec<_> = things
        .into_par_iter()
        .map(|thing| (sources.span(&finding(&thing).place), thing))
        .collect();
    things.sort_by_key(|(Span { source, range }, thing)| {
        let finding = finding(thing);
        let place = (*source, range.start, range.end);
        (place, finding.rule.id, finding.variant)
    });
    things
}
