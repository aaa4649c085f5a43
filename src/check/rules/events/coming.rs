//! `events/coming`: events are recorded when they have happened. A filing may be announced, and a
//! published decision may take effect some days later.

use super::super::renewals::event_day;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Day, EventKind, Record};
use crate::source::Place;

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
        if event.on <= context.as_of {
            break; // they are in the order of their days
        }
        let has_notice = event.notice.is_some();
        let place = || event_day(record, event);
        findings.extend(look(
            context,
            event.on,
            Some(&event.kind),
            has_notice,
            place,
        ));
    }
    for event in record.half_events() {
        let events = || Place::file(record.origin).key("events");
        let place = || events().index(event.index).key("on");
        if let Some(on) = event.on.filter(|on| *on > context.as_of) {
            findings.extend(look(
                context,
                on,
                event.kind.as_ref(),
                event.has_notice,
                place,
            ));
        }
    }
}

/// What there is to say of an event of a day to come.
fn look(
    context: &Context<'_>,
    on: Day,
    kind: Option<&EventKind>,
    has_notice: bool,
    place: impl FnOnce() -> Place,
) -> Option<Diagnostic> {
    let is_near = context.as_of.days_until(on) <= AHEAD;
    let variant = match kind {
        Some(EventKind::Filed | EventKind::Publicised) if is_near => return None,
        Some(EventKind::Filed | EventKind::Publicised) => "far",
        _ if is_near && has_notice => "announced",
        _ => "default",
    };
    let finding = Diagnostic::new(&RULE, place()).variant(variant);
    let mut finding = finding.arg("on", on).arg("as_of", context.as_of);
    if variant == "announced" {
        finding.severity = Severity::Note;
    }
    Some(finding)
}
