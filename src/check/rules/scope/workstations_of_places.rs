//! `scope/workstations-of-places`: an item has no more workstations than the places where it is
//! assessed.

use super::super::items::{at, is_past};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Place, Record, ScopeItem};
use crate::source;

static RULE: Rule = Rule::warning(
    "scope/workstations-of-places",
    include_str!("workstations-of-places.md"),
)
.from_clause("通知 二(一)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for item in record.scope {
        let Some(count) = item.workstations else {
            continue;
        };
        let Some(sum) = of_places(record, item) else {
            continue;
        };
        if u64::from(count) <= sum || is_past(record, item, context.as_of) {
            continue;
        }
        let finding = Diagnostic::new(&RULE, at(record, item).key("workstations"))
            .arg("name", context.catalog.occupations.name(item.occupation))
            .arg("count", count)
            .arg("sum", sum);
        let places = record.places.iter().filter(|place| serves(item, place));
        findings.push(places.fold(finding, |finding, place| {
            let at = source::Place::file(record.origin).key("places");
            finding.related(at.index(place.index).key("workstations"), "place")
        }));
    }
}

/// What the places of an item have together; `None` unless all of them are known and say so.
fn of_places(record: Record<'_>, item: &ScopeItem) -> Option<u64> {
    let mut known = item.places.iter().map(|id| record.place(id));
    // Where the item names none, one that could not be read may belong to it.
    if !known.all(|place| place.is_some()) || (item.places.is_empty() && !record.knows_places()) {
        return None;
    }
    let mut places = record.places.iter().filter(|place| serves(item, place));
    let first = places.next()?.workstations?;
    places.try_fold(u64::from(first), |sum, place| {
        Some(sum + u64::from(place.workstations?))
    })
}

/// Whether an item is assessed at a place: one that it names; if it names none, any that is not
/// bound to other occupations.
fn serves(item: &ScopeItem, place: &Place) -> bool {
    if item.places.is_empty() {
        place.occupations.is_empty() || place.occupations.contains(&item.occupation.code)
    } else {
        item.places.contains(&place.id)
    }
}
