//! `filing/renewal-gap`: a renewal continues the validity until then. Between them is no gap, and
//! the new years are counted from the day after the old end.

use super::super::renewals::{Renewal, event_day, renewals};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule =
    Rule::error("filing/renewal-gap", include_str!("renewal-gap.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(filing) = record.filing else {
        return;
    };
    // Each renewal continues what was before it.
    if !record.knows_filing_days() || !record.knows_events(&["renewed"]) {
        return;
    }
    let years = context.catalog.policy.validity_years;
    for renewal in renewals(filing, record.events) {
        if renewal.counts_from_decision(years) {
            findings.extend(counted(record, renewal, years));
        } else if record.knows_standing() && renewal.has_gap(record) {
            findings.push(gap(record, renewal));
        }
    }
}

/// The new years are counted from the decision.
fn counted(record: Record<'_>, renewal: Renewal<'_>, years: u8) -> Option<Diagnostic> {
    let expected = renewal.expected(years);
    let place = Place::file(record.origin).key("events");
    let place = place.index(renewal.event.index?);
    let finding = Diagnostic::new(&RULE, place.key("valid_until"))
        .related(event_day(record, renewal.event), "decided")
        .arg("on", renewal.event.on)
        .arg("old", renewal.old_end)
        .arg("from", renewal.old_end.next())
        .arg("years", years)
        .arg("expected", expected);
    // A decision may say another day; the record is held against the document.
    Some(finding.guess(expected.to_string()))
}

/// The decision came when the old validity had ended.
fn gap(record: Record<'_>, renewal: Renewal<'_>) -> Diagnostic {
    let mut finding = Diagnostic::new(&RULE, event_day(record, renewal.event))
        .variant("gap")
        .arg("on", renewal.event.on)
        .arg("old", renewal.old_end);
    finding.severity = Severity::Warning;
    finding
}
