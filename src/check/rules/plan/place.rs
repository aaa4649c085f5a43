//! `plan/place`: a plan's place is one of the evaluator's places.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule = Rule::error("plan/place", include_str!("place.md")).from_clause("通知 四(二)");

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let record = context.catalog.record_of(plan);
    let record = record.filter(|record| record.knows_places());
    let Some((record, id)) = record.zip(plan.place.as_ref()) else {
        return;
    };
    // That the record has no places at all is said in it.
    let is_told = record.places.is_empty() && record.scope.iter().any(|it| !it.places.is_empty());
    if record.place(id).is_none() && !is_told {
        let ids: Vec<_> = record.places.iter().map(|it| it.id.as_str()).collect();
        let finding = Diagnostic::new(&RULE, plan.at().key("place"))
            .arg("id", id)
            .arg("code", plan.evaluator);
        findings.push(finding.arg("choices", ids.join("、")));
    }
}
