//! `plan/register-closed`: candidates can register after a plan has been filed.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule = Rule::warning("plan/register-closed", include_str!("register-closed.md"));

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(_: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let until = plan.register_until.filter(|_| plan.knows(&["filed_on"]));
    if let Some(until) = until.filter(|until| *until < plan.filed_on) {
        let finding = Diagnostic::new(&RULE, plan.at().key("register_until"))
            .related(plan.at().key("filed_on"), "filed")
            .arg("until", until);
        findings.push(finding.arg("filed_on", plan.filed_on));
    }
}
