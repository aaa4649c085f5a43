//! `plan/duplicate-id`: a plan's id is unique in the directory.

use super::super::twice::report_twice;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Plan;

static RULE: Rule = Rule::error("plan/duplicate-id", include_str!("duplicate-id.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let all = context.catalog.all_plans();
    let mut plans: Vec<&Plan> = all.filter(|plan| plan.knows(&["id"])).collect();
    plans.sort_by_key(|plan| (plan.origin, plan.index));
    report_twice(
        &RULE,
        plans.into_iter().map(|plan| (plan.id.as_str(), plan)),
        |plan| plan.at().key("id"),
        ("id", |plan| plan.id.clone()),
        findings,
    );
}
