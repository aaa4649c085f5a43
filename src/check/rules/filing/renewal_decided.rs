//! `filing/renewal-decided`: an application for renewal is decided soon after the validity has
//! ended, and a decision follows an application.

use super::super::renewals::event_place;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Event, EventKind, Matter, Record};

static RULE: Rule = Rule::warning("filing/renewal-decided", include_str!("renewal-decided.md"))
    .from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

/// How many days after the end an open application is worth asking about. Not of the notice.
const LONG: i32 = 90;

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let kinds = [
        "renewal_applied",
        "renewed",
        "renewal_declined",
        "withdrawn",
        "cancelled",
    ];
    if !record.knows_events(&kinds) {
        return;
    }
    undecided(context, record, findings);
    for (index, event) in record.events.iter().enumerate() {
        let is_decision = matches!(
            event.kind,
            EventKind::Renewed { .. } | EventKind::RenewalDeclined
        );
        if is_decision && !was_applied_for(event, &record.events[..index]) {
            let mut finding = Diagnostic::new(&RULE, event_place(record, event).key("kind"));
            finding.severity = Severity::Note;
            findings.push(finding.variant("not-applied").arg("on", event.on));
        }
    }
}

fn undecided(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let step = record.timeline.and_then(|it| it.at(context.as_of));
    let Some(end) = step.and_then(|step| step.valid_until) else {
        return;
    };
    let days = end.days_until(context.as_of);
    if days <= LONG {
        return;
    }
    for event in Matter::Renewal.open_on(record.events, context.as_of) {
        if event.is_whole() {
            let finding = Diagnostic::new(&RULE, event_place(record, event).key("kind"))
                .arg("on", event.on)
                .arg("end", end);
            findings.push(finding.arg("days", days));
        }
    }
}

/// Whether an application was made for what is decided, since the last decision about it.
fn was_applied_for(decision: &Event, earlier: &[Event]) -> bool {
    let concerns = |event: &&Event| {
        event.is_whole() || decision.is_whole() || {
            let mut scope = decision.scope.iter();
            scope.any(|code| event.names(*code))
        }
    };
    let last = earlier.iter().rev().filter(concerns).find(|event| {
        matches!(
            event.kind,
            EventKind::RenewalApplied | EventKind::Renewed { .. } | EventKind::RenewalDeclined
        )
    });
    last.is_some_and(|event| event.kind == EventKind::RenewalApplied)
}
