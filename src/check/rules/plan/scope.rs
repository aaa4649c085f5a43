//! `plan/scope`: only occupations of the evaluator's scope are assessed.

use super::super::bars::has_left;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Plan, Record};

static RULE: Rule = Rule::error("plan/scope", include_str!("scope.md"))
    .from_clause("通知 三(三)1、四(二)")
    .irreparable();

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let record = context.catalog.record_of(plan);
    let Some(record) = record.filter(|record| !has_left(*record, plan)) else {
        return;
    };
    for item in &plan.items {
        let is_filed = record.items_for(item.occupation).next().is_some();
        if !is_filed && record.knows_items(item.occupation.code) {
            let place = plan.at().key("items").index(item.index).key("occupation");
            let finding = Diagnostic::new(&RULE, place)
                .arg("name", record.name.unwrap_or_default())
                .arg(
                    "occupation",
                    context.catalog.occupations.name(item.occupation),
                );
            findings.push(finding.arg("filed", filed(context, record)));
        }
    }
}

/// The names of the first occupations of the scope.
fn filed(context: &Context<'_>, record: Record<'_>) -> String {
    const SHOWN: usize = 6;
    let mut names: Vec<String> = Vec::new();
    for item in record.scope {
        let name = context.catalog.occupations.name(item.occupation);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let is_more = names.len() > SHOWN;
    names.truncate(SHOWN);
    names.join("、") + if is_more { " …" } else { "" }
}
