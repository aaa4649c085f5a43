//! `eligibility/defence-questions`: levels 2 and 1 have questions for the defence or the technical review, 一(一)5.

use super::super::{asked, items, level_key};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Record, ScopeItem, SkillLevel};
use crate::source::Place;

static RULE: Rule = Rule::error(
    "eligibility/defence-questions",
    include_str!("defence-questions.md"),
)
.from_clause("通知 一(一)5");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    if !asked::conditions(context, record) {
        return;
    }
    let least = context.catalog.policy.question_bank.defence_questions;
    for item in asked::items(context, record) {
        for (level, bank) in &item.question_bank {
            let count = bank.defence_questions;
            let is_enough = count.is_some_and(|count| count >= least);
            if level.has_defence() && !is_enough {
                findings.push(said_of(context, record, (item, *level), count));
            }
        }
    }
}

fn said_of(
    context: &Context<'_>,
    record: Record<'_>,
    (item, level): (&ScopeItem, SkillLevel),
    count: Option<u32>,
) -> Diagnostic {
    let banks = Place::file(record.origin)
        .key("scope")
        .index(item.index)
        .key("question_bank");
    let place = level_key::entry(context, banks, level).key("defence_questions");
    let finding = Diagnostic::new(&RULE, place)
        .arg("name", items::name(context, record, item))
        .arg("level", format!("{}/{}", level.grade(), level.title()))
        .arg("level_en", level.digit())
        .arg(
            "least",
            context.catalog.policy.question_bank.defence_questions,
        );
    if let Some(count) = count {
        return finding.arg("count", count);
    }
    let mut finding = finding.variant("missing");
    finding.severity = Severity::Warning;
    finding
}
