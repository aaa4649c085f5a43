//! `events/scope-consistent`: the day from which an item of the scope counts is the day that the
//! events have.

use super::super::renewals::event_day;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Day, Event, EventKind, Filing, Record, ScopeItem};
use crate::source::Place;

static RULE: Rule = Rule::error(
    "events/scope-consistent",
    include_str!("scope-consistent.md"),
)
.from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(filing) = record.filing else {
        return;
    };
    for event in record.events {
        if event.kind == EventKind::ScopeAdded && event.on == filing.filed_on {
            let at = Place::file(record.origin).key("filing").key("filed_on");
            let finding = Diagnostic::new(&RULE, event_day(record, event)).variant("with-filing");
            findings.push(finding.related(at, "filed").arg("on", event.on));
        }
    }
    for item in record.scope {
        if let Some(since) = item.stated_since {
            findings.extend(of_item(record, filing, item, since));
        }
    }
}

/// What is wrong with the day that an item gives for itself.
fn of_item(
    record: Record<'_>,
    filing: &Filing,
    item: &ScopeItem,
    since: Day,
) -> Option<Diagnostic> {
    let code = item.occupation.code;
    let finding = || {
        let place = Place::file(record.origin).key("scope").index(item.index);
        Diagnostic::new(&RULE, place.key("since"))
            .arg("code", code)
            .arg("since", since)
            .arg("filed_on", filing.filed_on)
    };
    if since < filing.filed_on {
        let at = Place::file(record.origin).key("filing").key("filed_on");
        return Some(finding().variant("before-filing").related(at, "filed"));
    }
    // Events name occupations: of several items for one (its jobs) they tell nothing.
    let mut others = record
        .scope
        .iter()
        .filter(|other| other.index != item.index);
    let is_known =
        record.knows_items(code) && record.knows_events(&["scope_added", "scope_removed"]);
    if !is_known || others.any(|other| other.occupation.code == code) {
        return None;
    }
    let of_it = |event: &&Event| event.kind.changes_scope() && event.names(code);
    let mut changes = record.events.iter().filter(of_it);
    let first = changes.clone().next();
    let was_filed = first.is_none_or(|event| event.kind == EventKind::ScopeRemoved);
    let is_its_day = |event: &Event| event.kind == EventKind::ScopeAdded && event.on == since;
    if changes.any(is_its_day) || (was_filed && since <= filing.validity.first_day()) {
        return None;
    }
    let Some(first) = first else {
        let mut finding = finding().variant("no-event");
        finding.severity = Severity::Note;
        return Some(finding);
    };
    let finding = finding().related(event_day(record, first), "event");
    Some(finding.arg("on", first.on))
}
