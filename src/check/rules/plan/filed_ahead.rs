//! `plan/filed-ahead`: a plan is filed ten working days before its first day.

use super::super::deadlines::{is_filed_ahead, last_day_ahead};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule = Rule::error("plan/filed-ahead", include_str!("filed-ahead.md"))
    .from_clause("通知 三(三)1")
    .irreparable();

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let is_known = plan.knows(&["filed_on", "starts_on"]);
    if !is_known || is_filed_ahead(context, plan) != Some(false) {
        return;
    }
    let finding = Diagnostic::new(&RULE, plan.at().key("filed_on"))
        .related(plan.at().key("starts_on"), "starts")
        .arg("starts", plan.starts_on)
        .arg("count", context.catalog.policy.plan_filed_ahead);
    findings.push(match last_day_ahead(context, plan) {
        Some(latest) => finding.arg("latest", latest),
        // So few days that no calendar is needed.
        None => finding
            .variant("few-days")
            .arg("days", plan.filed_on.days_until(plan.starts_on)),
    });
}
