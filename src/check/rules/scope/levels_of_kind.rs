//! `scope/levels-of-kind`: social training evaluators are filed for some levels only.

use super::super::items::{at, is_past};
use super::super::level_key;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{EvaluatorKind, Record};

static RULE: Rule = Rule::error("scope/levels-of-kind", include_str!("levels-of-kind.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    if record.kind != Some(EvaluatorKind::Social) {
        return;
    }
    let allowed = context.catalog.policy.social_levels;
    for item in record.scope {
        if item.levels.is_subset(allowed) || is_past(record, item, context.as_of) {
            continue;
        }
        let beyond = item.levels.difference(allowed);
        let left = item.levels.intersection(allowed);
        let place = at(record, item).key("levels");
        let place = if left.is_empty() {
            place
        } else {
            level_key::written(context, place, beyond)
        };
        let finding = Diagnostic::new(&RULE, place)
            .arg("beyond", beyond.text())
            .arg("allowed", allowed.text());
        findings.push(if left.is_empty() {
            finding.variant("none")
        } else {
            finding.arg("left", left.text())
        });
    }
}
