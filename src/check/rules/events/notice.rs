//! `events/notice`: a published decision names its notice.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{EventKind, Record};
use crate::source::Place;

static RULE: Rule =
    Rule::warning("events/notice", include_str!("notice.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for event in record.events {
        let Some(index) = event.index else {
            continue; // the filing's own notice is `filing/notice`
        };
        let is_read = || record.is_read(|it| it.key("events").index(index).key("notice"));
        if event.notice.is_none() && is_published(&event.kind) && is_read() {
            let place = Place::file(record.origin).key("events").index(index);
            findings.push(Diagnostic::new(&RULE, place.key("notice")).arg("on", event.on));
        }
    }
    for event in record.half_events() {
        let is_read = || record.is_read(|it| it.key("events").index(event.index).key("notice"));
        let kind = event.kind.as_ref().filter(|kind| is_published(kind));
        if let (Some(on), Some(_), false) = (event.on, kind, event.has_notice)
            && is_read()
        {
            let place = Place::file(record.origin).key("events").index(event.index);
            findings.push(Diagnostic::new(&RULE, place.key("notice")).arg("on", on));
        }
    }
}

/// Decisions by which the directory changes for the public.
fn is_published(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Renewed { .. }
            | EventKind::ScopeAdded
            | EventKind::ScopeRemoved
            | EventKind::Suspended
            | EventKind::Reinstated
            | EventKind::Withdrawn
            | EventKind::Cancelled
            | EventKind::RectificationOrdered
    )
}
