//! `plan/place`: a plan's place is one of the evaluator's places.

use crate::check::Check;
use crate::diag::{Diagnostic, Rule};
use crate::model::Catalog;
use crate::source::Place;

static RULE: Rule = Rule::error("plan/place").from_clause("通知 四(二)");

pub static CHECK: Check = Check { rule: &RULE, run };

fn run(catalog: &Catalog, findings: &mut Vec<Diagnostic>) {
    for plan in &catalog.plans {
        let Some(evaluator) = catalog.evaluator(plan.evaluator) else {
            continue;
        };
        let Some(id) = &plan.place else { continue };
        // Of a record that is not understood the place may be what is missing.
        if evaluator.place(id).is_none() && !catalog.is_unread(plan.evaluator) {
            let plans = Place::file(plan.origin).key("plans");
            let place = plans.index(plan.index).key("place");
            let ids: Vec<_> = evaluator.places.iter().map(|it| it.id.as_str()).collect();
            let finding = Diagnostic::new(&RULE, place)
                .arg("id", id)
                .arg("code", plan.evaluator);
            findings.push(finding.arg("choices", ids.join("、")));
        }
    }
}
