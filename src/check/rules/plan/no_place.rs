//! `plan/no-place`: a plan says where, if the evaluator has several places.

use super::super::venues::admits;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Plan, Record};

static RULE: Rule =
    Rule::warning("plan/no-place", include_str!("no-place.md")).from_clause("通知 四(二)");

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let record = context.catalog.record_of(plan);
    let is_known = |record: &Record<'_>| {
        let mut items = plan.items.iter();
        let codes_known = items.all(|item| record.knows_items(item.occupation.code));
        record.knows_places() && codes_known && plan.knows(&["items"])
    };
    let record = record.filter(|record| plan.place.is_none() && is_known(record));
    let Some(record) = record.filter(|record| record.places.len() > 1) else {
        return;
    };
    let possible = possible(plan, record);
    // Where only one place is filed for all of it, nobody is in doubt.
    if possible.len() != 1 {
        let place = plan.at().key("place");
        let finding = Diagnostic::new(&RULE, place)
            .arg("id", &plan.id)
            .arg("count", record.places.len());
        findings.push(finding.arg("choices", possible.join("、")));
    }
}

/// The ids of the places that may hold all of it; of all places, if none may.
fn possible<'c>(plan: &Plan, record: Record<'c>) -> Vec<&'c str> {
    let places = record.places.iter();
    let fitting = places
        .clone()
        .filter(|place| plan.items.iter().all(|item| admits(place, item, record)));
    let ids: Vec<_> = fitting.map(|place| place.id.as_str()).collect();
    if ids.is_empty() {
        return places.map(|place| place.id.as_str()).collect();
    }
    ids
}
