//! `filing/years`: a validity lasts as many years as the policy says, and so does each renewal.

use super::super::renewals::renewals;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Day, Filing, Origin, Record, Validity};
use crate::source::Place;

static RULE: Rule =
    Rule::error("filing/years", include_str!("years.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(filing) = record.filing else {
        return;
    };
    let years = context.catalog.policy.validity_years;
    if !record.knows_filing_days() {
        return;
    }
    first(context, record, filing, findings);
    // Each renewal continues what was before it.
    if !record.knows_events(&["renewed"]) {
        return;
    }
    for renewal in renewals(filing, record.events) {
        let expected = renewal.expected(years);
        if renewal.new_end == expected || renewal.counts_from_decision(years) {
            continue;
        }
        let Some(index) = renewal.event.index else {
            continue;
        };
        let place = Place::file(record.origin).key("events").index(index);
        let finding = Diagnostic::new(&RULE, place.key("valid_until"))
            .arg("years", years)
            .arg("until", renewal.new_end)
            .arg("old", renewal.old_end)
            .arg("expected", expected);
        findings.push(if renewal.new_end == expected.next() {
            by_a_day(finding, "renewed-by-a-day", expected)
        } else {
            finding.variant("renewed")
        });
    }
}

/// The validity that the filing gave.
fn first(context: &Context<'_>, record: Record<'_>, filing: &Filing, findings: &mut Findings) {
    let years = context.catalog.policy.validity_years;
    let (from, until) = (filing.validity.first_day(), filing.validity.last_day());
    let expected = Validity::for_years(from, years).last_day();
    if until == expected {
        return;
    }
    let at = Place::file(record.origin).key("filing");
    let written = at.clone().key("valid_from");
    let begins = if context.sources.is_written(&written) {
        written
    } else {
        at.clone().key("filed_on")
    };
    let mut finding = Diagnostic::new(&RULE, at.key("valid_until"))
        .related(begins, "from")
        .arg("years", years)
        .arg("from", from)
        .arg("until", until)
        .arg("expected", expected);
    if until == expected.next() {
        finding = by_a_day(finding, "by-a-day", expected);
    } else if filing.origin == Origin::Outside && until < expected {
        // It may end with the filing elsewhere.
        finding = finding.variant("outside");
        finding.severity = Severity::Note;
    }
    findings.push(finding);
}

/// The same day so many years later is a day too many: a likely slip, but what was decided counts.
fn by_a_day(finding: Diagnostic, variant: &'static str, expected: Day) -> Diagnostic {
    let mut finding = finding.variant(variant).guess(expected.to_string());
    finding.severity = Severity::Warning;
    finding
}
