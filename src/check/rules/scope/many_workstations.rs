//! `scope/many-workstations`: so many workstations as hardly anybody has are a slip.

use super::super::items::{at, is_past};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::warning(
    "scope/many-workstations",
    include_str!("many-workstations.md"),
);

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let most = context.catalog.policy.plausible_workstations;
    let mut say = |count: u32, place: Place| {
        let finding = Diagnostic::new(&RULE, place.key("workstations"));
        findings.push(finding.arg("count", count).arg("most", most));
    };
    for item in record.items_of_any_kind() {
        if let Some(count) = item.workstations.filter(|count| *count > most)
            && !is_past(record, item, context.as_of)
        {
            say(count, at(record, item));
        }
    }
    for place in record.places {
        if let Some(count) = place.workstations.filter(|count| *count > most) {
            let places = Place::file(record.origin).key("places");
            say(count, places.index(place.index));
        }
    }
}
