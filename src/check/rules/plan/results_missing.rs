//! `plan/results-missing`: results are recorded when the time for filing them is over.

use super::super::deadlines::{is_past_limit, last_day_of_results};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule = Rule::warning("plan/results-missing", include_str!("results-missing.md"))
    .from_clause("通知 三(三)2");

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let is_known = plan.knows(&["id", "starts_on", "ends_on"]);
    let is_in_order = is_known && plan.starts_on <= plan.ends_on;
    if plan.results_filed_on.is_some() || !is_in_order {
        return;
    }
    let latest = last_day_of_results(context, plan);
    if let (Some(true), Some(latest)) = (is_past_limit(context, plan, context.as_of), latest) {
        // A day that could not be read has its own finding.
        let place = plan.at().key("results_filed_on");
        if !context.sources.is_written(&place) {
            let finding = Diagnostic::new(&RULE, plan.at().key("id"))
                .arg("id", &plan.id)
                .arg("ends", plan.ends_on);
            findings.push(finding.arg("latest", latest));
        }
    }
}
