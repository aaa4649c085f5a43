//! `plan/entered-twice`: a plan is recorded once, not under another id again.

use super::super::twice::report_twice;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::{Day, EvaluatorCode, LevelSet, Occupation, Plan};

static RULE: Rule = Rule::warning("plan/entered-twice", include_str!("entered-twice.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

/// What makes a plan the same as another: whose, when, where and what.
type Same<'c> = (
    EvaluatorCode,
    [Day; 2],
    Option<&'c str>,
    Vec<(Occupation, LevelSet)>,
);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let all = context.catalog.all_plans();
    let is_known = |plan: &&Plan| {
        let keys = ["id", "evaluator", "starts_on", "ends_on", "items"];
        plan.knows(&keys) && !plan.items.is_empty()
    };
    let mut plans: Vec<&Plan> = all.filter(is_known).collect();
    plans.sort_by_key(|plan| (plan.origin, plan.index));
    // One id for both is told by `plan/duplicate-id`.
    let mut ids = std::collections::HashSet::with_capacity(plans.len());
    plans.retain(|plan| ids.insert(plan.id.as_str()));
    report_twice(
        &RULE,
        plans.into_iter().map(|plan| (same(plan), plan)),
        |plan| plan.at().key("id"),
        ("id", |plan| plan.id.clone()),
        findings,
    );
}

fn same(plan: &Plan) -> Same<'_> {
    let items = plan.items.iter();
    let mut items: Vec<_> = items.map(|item| (item.occupation, item.levels)).collect();
    items.sort_unstable();
    let days = [plan.starts_on, plan.ends_on];
    (plan.evaluator, days, plan.place.as_deref(), items)
}
