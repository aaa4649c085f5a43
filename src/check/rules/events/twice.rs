//! `events/twice`: an event is recorded once.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{EventKind, Record};
use crate::source::Place;

static RULE: Rule = Rule::warning("events/twice", include_str!("twice.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for (position, event) in record.events.iter().enumerate() {
        // They are in the order of their days; a renewal to no later end is told by `events/order`.
        let earlier = record.events[..position].iter().rev();
        let mut of_day = earlier.take_while(|it| it.on == event.on);
        let is_renewal = matches!(event.kind, EventKind::Renewed { .. });
        let same = of_day.find(|it| it.kind == event.kind && it.scope == event.scope);
        let (Some(first), Some(index)) = (same.and_then(|it| it.index), event.index) else {
            continue;
        };
        if !is_renewal {
            let events = Place::file(record.origin).key("events");
            let finding = Diagnostic::new(&RULE, events.clone().index(index).key("kind"))
                .related(events.index(first).key("kind"), "first");
            findings.push(finding.arg("on", event.on));
        }
    }
}
