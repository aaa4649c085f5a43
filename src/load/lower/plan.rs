//! Plans files to [`Plan`]s.

use super::super::raw::{PlanRecord, PlansFile};
use super::super::rules;
use super::Lower;
use crate::diag::Diagnostic;
use crate::model::{EvaluatorCode, Plan, PlanItem};
use crate::source::{At, SourceId};

/// Reads the plans that say all that a plan must.
pub fn plans(lower: &mut Lower<'_>, origin: SourceId, raw: &PlansFile) -> Vec<Plan> {
    let top = At::Top(origin);
    let at = top.key("plans");
    let plans = raw.plans.iter();
    plans
        .filter_map(|(index, raw)| plan(lower, origin, &at.index(index), index, raw))
        .collect()
}

fn plan(
    lower: &mut Lower<'_>,
    origin: SourceId,
    at: &At<'_>,
    index: usize,
    raw: &PlanRecord,
) -> Option<Plan> {
    let id = lower.required_text(&at.key("id"), &raw.id);
    let evaluator = lower.required(
        &rules::EVALUATOR_CODE,
        &at.key("evaluator"),
        &raw.evaluator,
        EvaluatorCode::parse,
    );
    let filed_on = lower.required_day(&at.key("filed_on"), &raw.filed_on);
    let starts_on = lower.required_day(&at.key("starts_on"), &raw.starts_on);
    let ends_on = lower.day(&at.key("ends_on"), &raw.ends_on).or(starts_on);
    let items = items(lower, at, raw);
    let register_until = lower.day(&at.key("register_until"), &raw.register_until);
    let results_filed_on = lower.day(&at.key("results_filed_on"), &raw.results_filed_on);
    let register = raw.register.as_ref();
    let url = register.and_then(|register| {
        let at = at.key("register");
        lower.url(&at.key("url"), &register.url)
    });
    let plan = Plan {
        origin,
        index,
        id: id?,
        evaluator: evaluator?,
        filed_on: filed_on?,
        starts_on: starts_on?,
        ends_on: ends_on?,
        place: raw.place.get().map(str::to_owned),
        items,
        register_until,
        phone: register.and_then(|it| it.phone.get().map(str::to_owned)),
        url,
        results_filed_on,
        note: raw.note.get().map(str::to_owned),
    };
    check_dates(lower, at, &plan);
    Some(plan)
}

fn items(lower: &mut Lower<'_>, at: &At<'_>, raw: &PlanRecord) -> Vec<PlanItem> {
    let at = at.key("items");
    if raw.items.0.is_empty() {
        lower.missing(&at);
    }
    let mut items = Vec::with_capacity(raw.items.0.len());
    for (index, item) in raw.items.iter() {
        let at = at.index(index);
        let occupation = lower.occupation(&at, &item.edition, &item.occupation, None);
        let levels = lower.levels(&at.key("levels"), &item.levels);
        let seats = lower.number(&at.key("seats"), &item.seats);
        let read = occupation.zip(levels).map(|(occupation, levels)| PlanItem {
            index,
            occupation,
            levels,
            seats,
        });
        items.extend(read);
    }
    items
}

/// A plan is filed before it starts, ends after that, and its results come last.
fn check_dates(lower: &mut Lower<'_>, at: &At<'_>, plan: &Plan) {
    let wrong = [
        (plan.filed_on >= plan.starts_on, "filed_on", "filed"),
        (plan.ends_on < plan.starts_on, "ends_on", "ends"),
        (
            plan.register_until
                .is_some_and(|until| until > plan.starts_on),
            "register_until",
            "register",
        ),
        (
            plan.results_filed_on.is_some_and(|on| on < plan.ends_on),
            "results_filed_on",
            "results",
        ),
    ];
    for (_, key, variant) in wrong.into_iter().filter(|(wrong, ..)| *wrong) {
        let finding = Diagnostic::new(&rules::PLAN_DATES, at.key(key).place()).variant(variant);
        lower.report(
            finding
                .arg("starts", plan.starts_on)
                .arg("ends", plan.ends_on),
        );
    }
}
