//! `plan/results-late`: results are filed within ten working days after the last day.

use super::super::deadlines::{is_past_limit, last_day_of_results};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule = Rule::error("plan/results-late", include_str!("results-late.md"))
    .from_clause("通知 三(三)2")
    .irreparable();

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let is_known = plan.knows(&["starts_on", "ends_on"]);
    let Some(filed) = plan.results_filed_on.filter(|_| is_known) else {
        return;
    };
    let latest = last_day_of_results(context, plan);
    if let (Some(true), Some(latest)) = (is_past_limit(context, plan, filed), latest) {
        let label = if plan.ends_on == plan.starts_on {
            "one-day"
        } else {
            "ends"
        };
        let finding = Diagnostic::new(&RULE, plan.at().key("results_filed_on"))
            .related(plan.last_day_at(), label)
            .arg("ends", plan.ends_on)
            .arg("count", context.catalog.policy.results_filed_within);
        findings.push(finding.arg("latest", latest));
    }
}
