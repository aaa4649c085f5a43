//! `plan/place-occupation`: an occupation is assessed at a place that is filed for it.

use super::super::venues::admits;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Place, Plan, PlanItem, Record};

static RULE: Rule = Rule::error("plan/place-occupation", include_str!("place-occupation.md"))
    .from_clause("通知 四(二)")
    .irreparable();

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let Some(record) = context.catalog.record_of(plan) else {
        return;
    };
    let place = match (&plan.place, record.places) {
        (Some(id), _) => record.place(id),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let Some(place) = place else {
        return; // `plan/place` and `plan/no-place`
    };
    for item in &plan.items {
        let is_known = record.knows_places() && record.knows_items(item.occupation.code);
        if is_known && !admits(place, item, record) {
            findings.push(finding(context, plan, item, place, record));
        }
    }
}

fn finding(
    context: &Context<'_>,
    plan: &Plan,
    item: &PlanItem,
    place: &Place,
    record: Record<'_>,
) -> Diagnostic {
    let at = plan.at().key("items").index(item.index).key("occupation");
    let finding = Diagnostic::new(&RULE, at)
        .arg(
            "occupation",
            context.catalog.occupations.name(item.occupation),
        )
        .arg("place", &place.name);
    let file = crate::source::Place::file(record.origin);
    // What binds it: the place's own list, else that of the scope item.
    let bound = match record.items_for(item.occupation).next() {
        Some(filed) if place.occupations.is_empty() => {
            file.key("scope").index(filed.index).key("places")
        }
        _ => file.key("places").index(place.index).key("occupations"),
    };
    let finding = finding.related(bound, "bound");
    let fitting = record.places.iter().filter(|it| admits(it, item, record));
    let choices: Vec<_> = fitting.map(|it| it.id.as_str()).collect();
    if choices.is_empty() {
        finding.variant("nowhere")
    } else {
        finding.arg("choices", choices.join("、"))
    }
}
