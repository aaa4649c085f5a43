//! `scope/skill-type`: skill-level assessment is for skill-type occupations.

use super::super::items::{at, is_past};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Record, SkillType};

static RULE: Rule =
    Rule::error("scope/skill-type", include_str!("skill-type.md")).from_clause("通知 二(一)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let occupations = &context.catalog.occupations;
    for item in record.scope {
        let skill_type = occupations.skill_type(item.occupation);
        if skill_type == SkillType::Yes || is_past(record, item, context.as_of) {
            continue;
        }
        let mut finding = Diagnostic::new(&RULE, at(record, item).key("occupation"))
            .arg("name", occupations.name(item.occupation))
            .arg("group", item.occupation.code.major_digit());
        if skill_type == SkillType::Unsure {
            finding = finding.variant("unsure");
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
}
