//! `scope/workstations`: in principle each occupation has enough workstations.

use super::super::items::{at, is_past, name};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{EvaluatorKind, Record};

static RULE: Rule = Rule::warning("scope/workstations", include_str!("workstations.md"))
    .from_clause("通知 二(一)")
    .in_principle();

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    if record.kind != Some(EvaluatorKind::Social) {
        return;
    }
    let limit = context.catalog.policy.workstations;
    for item in record.items_of_any_kind() {
        let is_enough = item.workstations.is_some_and(|count| count >= limit);
        if is_enough || is_past(record, item, context.as_of) {
            continue;
        }
        let place = at(record, item).key("workstations");
        let mut finding = Diagnostic::new(&RULE, place)
            .arg("name", name(context, record, item))
            .arg("limit", limit);
        if let Some(count) = item.workstations {
            finding = finding.arg("count", count);
        } else {
            finding = finding.variant("missing");
            finding.severity = Severity::Note;
        }
        findings.push(finding);
    }
}
