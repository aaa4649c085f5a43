//! `plan/standing`: an evaluator assesses while its filing holds. A plan that begins after its end
//! is not announced.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Plan, Standing};

static RULE: Rule =
    Rule::warning("plan/standing", include_str!("standing.md")).from_clause("通知 三(三)1");

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let Some(record) = context.catalog.record(plan.evaluator) else {
        return;
    };
    let Some(timeline) = record.timeline else {
        return;
    };
    let standing = timeline.standing(plan.starts_on);
    if standing.is_none_or(Standing::has_ended) {
        let finding = Diagnostic::new(&RULE, plan.at().key("starts_on"))
            .arg("name", record.name.unwrap_or_default());
        findings.push(finding.arg("starts", plan.starts_on));
    }
}
