//! Plans files to [`Plan`]s.

use super::super::raw::{PlanRecord, PlansFile};
use super::super::rules;
use super::Lower;
use super::filing::waivers;
use crate::diag::Diagnostic;
use crate::model::{Day, EvaluatorCode, Plan, PlanItem};
use crate::source::{At, SourceId};

/// The plans of a file.
#[derive(Debug, Default)]
pub struct Plans {
    /// Those that say all that a plan must.
    pub whole: Vec<Plan>,
    /// The others, as far as they could be understood.
    pub partial: Vec<Plan>,
}

/// Reads the plans.
pub fn plans(lower: &mut Lower<'_>, origin: SourceId, raw: &PlansFile) -> Plans {
    let top = At::Top(origin);
    let at = top.key("plans");
    let mut plans = Plans::default();
    for (index, raw) in raw.plans.iter() {
        let plan = plan(lower, origin, &at.index(index), index, raw);
        check_dates(lower, &at.index(index), &plan);
        if plan.knows(NECESSARY) {
            plans.whole.push(plan);
        } else {
            plans.partial.push(plan);
        }
    }
    plans
}

/// The keys of which each must be given.
const NECESSARY: &[&str] = &["id", "evaluator", "filed_on", "starts_on", "ends_on"];

/// Reads a plan. For what could not be read something else stands there, which no rule asks for.
fn plan(
    lower: &mut Lower<'_>,
    origin: SourceId,
    at: &At<'_>,
    index: usize,
    raw: &PlanRecord,
) -> Plan {
    let id = lower.required_text(&at.key("id"), &raw.id);
    let evaluator = lower.required(
        &rules::EVALUATOR_CODE,
        &at.key("evaluator"),
        &raw.evaluator,
        EvaluatorCode::parse,
    );
    let filed_on = lower.required_day(&at.key("filed_on"), &raw.filed_on);
    let starts_on = lower.required_day(&at.key("starts_on"), &raw.starts_on);
    let ends_on = lower.day(&at.key("ends_on"), &raw.ends_on);
    let items = items(lower, at, raw);
    let register_until = lower.day(&at.key("register_until"), &raw.register_until);
    let results_filed_on = lower.day(&at.key("results_filed_on"), &raw.results_filed_on);
    let waivers = waivers(lower, at, &raw.waivers);
    let register = raw.register.as_ref();
    let url = register.and_then(|register| {
        let at = at.key("register");
        lower.url(&at.key("url"), &register.url)
    });
    // A plan of one day gives only its first.
    let is_of_one_day = raw.ends_on.get().is_none();
    let lost = [
        ("id", id.is_none()),
        ("evaluator", evaluator.is_none()),
        ("filed_on", filed_on.is_none()),
        ("starts_on", starts_on.is_none()),
        (
            "ends_on",
            ends_on.or(starts_on.filter(|_| is_of_one_day)).is_none(),
        ),
        ("items", items.len() < raw.items.0.len()),
    ];
    let lost = lost
        .into_iter()
        .filter_map(|(key, is_lost)| is_lost.then_some(key));
    let starts = starts_on.or(ends_on).or(filed_on).unwrap_or(Day::FIRST);
    Plan {
        origin,
        index,
        id: id.unwrap_or_default(),
        evaluator: evaluator.unwrap_or(EvaluatorCode::NOBODY),
        filed_on: filed_on.unwrap_or(starts),
        starts_on: starts,
        ends_on: ends_on.unwrap_or(starts),
        place: raw.place.get().map(str::to_owned),
        items,
        register_until,
        phone: register.and_then(|it| it.phone.get().map(str::to_owned)),
        url,
        results_filed_on,
        note: raw.note.get().map(str::to_owned),
        waivers,
        lost: lost.collect(),
    }
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
        let read = occupation
            .ok()
            .zip(levels)
            .map(|(occupation, levels)| PlanItem {
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
        (
            plan.filed_on >= plan.starts_on,
            "filed_on",
            "filed",
            &["filed_on", "starts_on"],
        ),
        (
            plan.ends_on < plan.starts_on,
            "ends_on",
            "ends",
            &["ends_on", "starts_on"],
        ),
        (
            plan.register_until
                .is_some_and(|until| until > plan.starts_on),
            "register_until",
            "register",
            &["starts_on", "starts_on"],
        ),
        (
            plan.results_filed_on.is_some_and(|on| on < plan.ends_on),
            "results_filed_on",
            "results",
            &["ends_on", "ends_on"],
        ),
    ];
    let wrong = wrong
        .into_iter()
        .filter(|(wrong, .., needed)| *wrong && plan.knows(*needed));
    for (_, key, variant, _) in wrong {
        let finding = Diagnostic::new(&rules::PLAN_DATES, at.key(key).place()).variant(variant);
        lower.report(
            finding
                .arg("starts", plan.starts_on)
                .arg("ends", plan.ends_on),
        );
    }
}
