//! `events/former-name`: a change of the name, or of the address, leads from one to another.

use super::super::names::as_read;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{EventKind, Record};
use crate::source::Place;

static RULE: Rule = Rule::warning("events/former-name", include_str!("former-name.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    if !record.knows_events(&["renamed", "moved"]) {
        return;
    }
    // What each led to is where the next begins, or what holds today.
    let mut name = record.name;
    let mut address = record.address.map(String::as_str);
    for (position, event) in record.events.iter().enumerate().rev() {
        // What stands twice is told by `events/twice`.
        let later = record.events.get(position + 1);
        if later.is_some_and(|it| it.on == event.on && it.kind == event.kind) {
            continue;
        }
        let (from, next, variant) = match &event.kind {
            EventKind::Renamed { from } => (from, name.replace(from), "default"),
            EventKind::Moved { from: Some(from) } => (from, address.replace(from), "moved"),
            _ => continue,
        };
        let is_same = next.is_some_and(|next| as_read(next) == as_read(from));
        if let Some(index) = event.index.filter(|_| is_same) {
            let place = Place::file(record.origin).key("events").index(index);
            let finding = Diagnostic::new(&RULE, place.key("from")).variant(variant);
            findings.push(finding.arg("from", from));
        }
    }
}
