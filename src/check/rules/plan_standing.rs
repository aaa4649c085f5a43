//! `plan/standing`: an evaluator assesses while its filing holds. A plan that begins after its end
//! is not announced.

use crate::check::Check;
use crate::diag::{Diagnostic, Rule};
use crate::model::{Catalog, Standing};
use crate::source::Place;

static RULE: Rule = Rule::warning("plan/standing").from_clause("通知 三(三)1");

pub static CHECK: Check = Check { rule: &RULE, run };

fn run(catalog: &Catalog, findings: &mut Vec<Diagnostic>) {
    for plan in &catalog.plans {
        let Some(evaluator) = catalog.evaluator(plan.evaluator) else {
            continue;
        };
        let standing = evaluator.timeline.standing(plan.starts_on);
        if standing.is_none_or(Standing::has_ended) {
            let plans = Place::file(plan.origin).key("plans");
            let place = plans.index(plan.index).key("starts_on");
            let finding = Diagnostic::new(&RULE, place).arg("name", &evaluator.name);
            findings.push(finding.arg("starts", plan.starts_on));
        }
    }
}
