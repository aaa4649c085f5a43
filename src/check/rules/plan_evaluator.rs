//! `plan/evaluator`: a plan is an evaluator's.

use crate::check::Check;
use crate::diag::{Diagnostic, Rule};
use crate::model::Catalog;
use crate::source::Place;

static RULE: Rule = Rule::error("plan/evaluator").from_clause("通知 三(三)1");

pub static CHECK: Check = Check { rule: &RULE, run };

fn run(catalog: &Catalog, findings: &mut Vec<Diagnostic>) {
    for plan in &catalog.plans {
        let is_unread = catalog.is_unread(plan.evaluator);
        if !is_unread && catalog.evaluator(plan.evaluator).is_none() {
            let plans = Place::file(plan.origin).key("plans");
            let place = plans.index(plan.index).key("evaluator");
            findings.push(Diagnostic::new(&RULE, place).arg("code", plan.evaluator));
        }
    }
}
