//! `plan/evaluator`: a plan is an evaluator's.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{EvaluatorCode, Plan};
use crate::source::{Place, SourceId};

static RULE: Rule =
    Rule::error("plan/evaluator", include_str!("evaluator.md")).from_clause("通知 三(三)1");

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let catalog = context.catalog;
    let is_given = plan.knows(&["evaluator"]);
    if is_given && !catalog.is_unread(plan.evaluator) && catalog.record(plan.evaluator).is_none() {
        let finding = Diagnostic::new(&RULE, plan.at().key("evaluator"));
        let finding = finding.arg("code", plan.evaluator);
        findings.push(match file_of(context, plan.evaluator) {
            Some((file, own)) => finding
                .variant("file-name")
                .related(Place::file(file).key("code"), "code")
                .arg("own", own),
            None => finding,
        });
    }
}

/// The record whose file, or folder, is named by a code, and the code that stands in it.
fn file_of<'c>(context: &Context<'c>, code: EvaluatorCode) -> Option<(SourceId, &'c str)> {
    let file = *context.catalog.misnamed.get(code.as_str())?;
    let own = context.sources.node(&Place::file(file).key("code"))?;
    Some((file, own.text()))
}
