//! `plan/coming`: a plan is recorded when it has been filed, and its results when they have been.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule = Rule::warning("plan/coming", include_str!("coming.md"));

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    // A body that is not even listed yet is told by `site/not-yet-filed`.
    let record = context.catalog.record_of(plan);
    let timeline = record.and_then(|record| record.timeline);
    if timeline.is_some_and(|it| it.standing(context.as_of).is_none()) {
        return;
    }
    let filed = Some(plan.filed_on).filter(|_| plan.knows(&["filed_on"]));
    let days = [
        ("filed_on", "default", filed),
        ("results_filed_on", "results", plan.results_filed_on),
    ];
    for (key, variant, on) in days {
        if let Some(on) = on.filter(|on| *on > context.as_of) {
            let finding = Diagnostic::new(&RULE, plan.at().key(key)).variant(variant);
            findings.push(finding.arg("on", on).arg("as_of", context.as_of));
        }
    }
}
