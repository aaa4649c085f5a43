//! `plan/levels`: an occupation is assessed at the levels for which the evaluator is filed.

use super::super::{bars::has_left, level_key};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{LevelSet, Plan};
use crate::source::Place;

static RULE: Rule = Rule::error("plan/levels", include_str!("levels.md"))
    .from_clause("通知 三(三)1")
    .irreparable();

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let record = context.catalog.record_of(plan);
    let Some(record) = record.filter(|record| !has_left(*record, plan)) else {
        return;
    };
    for item in &plan.items {
        let filed = record
            .items_for(item.occupation)
            .fold(LevelSet::EMPTY, |all, filed| all.union(filed.levels));
        let missing = item.levels.difference(filed);
        if filed.is_empty() || missing.is_empty() || !record.knows_items(item.occupation.code) {
            continue; // an occupation that is not in the scope is `plan/scope`
        }
        let place = plan.at().key("items").index(item.index).key("levels");
        let place = level_key::written(context, place, missing);
        let mut finding = Diagnostic::new(&RULE, place)
            .arg(
                "occupation",
                context.catalog.occupations.name(item.occupation),
            )
            .arg("missing", missing.text())
            .arg("filed", filed.text());
        for filed in record.items_for(item.occupation) {
            let scope = Place::file(record.origin).key("scope");
            finding = finding.related(scope.index(filed.index).key("levels"), "filed");
        }
        findings.push(finding);
    }
}
