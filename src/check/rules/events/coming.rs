//! `events/coming`: events are recorded when they have happened. A filing may be announced, and a
//! published decision may take effect some days later.

use super::super::renewals::event_day;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Event, EventKind, Record};

static RULE: Rule = Rule::warning("events/coming", include_str!("coming.md"));

pub static CHECK: Check = Check::record(&RULE, run);

/// How many days ahead something can be announced. Not of the notice.
const AHEAD: i32 = 60;

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(timeline) = record.timeline else {
        return;
    };
    // Who is not even publicised yet is told so by `site/not-yet-filed`.
    if timeline.standing(context.as_of).is_none() {
        return;
    }
    for event in record.events.iter().rev() {
        let days = context.as_of.days_until(event.on);
        if days <= 0 {
            break; // they are in the order of their days
        }
        let is_near = days <= AHEAD;
        let variant = match event.kind {
            EventKind::Filed | EventKind::Publicised if is_near => continue,
            EventKind::Filed | EventKind::Publicised => "far",
            _ if is_near && event.notice.is_some() => "announced",
            _ => "default",
        };
        findings.push(finding(context, record, event, variant));
    }
}

fn finding(
    context: &Context<'_>,
    record: Record<'_>,
    event: &Event,
    variant: &'static str,
) -> Diagnostic {
    let mut finding = Diagnostic::new(&RULE, event_day(record, event))
        .variant(variant)
        .arg("on", event.on)
        .arg("as_of", context.as_of);
    if variant == "announced" {
        finding.severity = Severity::Note;
    }
    finding
}
