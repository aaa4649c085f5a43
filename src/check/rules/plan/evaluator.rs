//! `plan/evaluator`: a plan is an evaluator's.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule =
    Rule::error("plan/evaluator", include_str!("evaluator.md")).from_clause("通知 三(三)1");

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let catalog = context.catalog;
    let is_given = plan.knows(&["evaluator"]);
    if is_given && !catalog.is_unread(plan.evaluator) && catalog.record(plan.evaluator).is_none() {
        let finding = Diagnostic::new(&RULE, plan.at().key("evaluator"));
        findings.push(finding.arg("code", plan.evaluator));
    }
}
