//! `eligibility/question-bank`: enough questions and papers for each occupation and level, 一(一)5.

use super::super::{asked, items, level_key};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{LevelSet, QuestionBank, Record, ScopeItem, SkillLevel};
use crate::source::{Part, Place};

static RULE: Rule = Rule::error(
    "eligibility/question-bank",
    include_str!("question-bank.md"),
)
.from_clause("通知 一(一)5");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    if !asked::conditions(context, record) {
        return;
    }
    for item in asked::items(context, record) {
        for (level, bank) in &item.question_bank {
            look_at_bank(context, record, (item, *level, bank), findings);
        }
        look_at_levels(context, record, item, findings);
    }
}

/// One number of a bank: its key, its names, what there is and what there must be.
type Number = (&'static str, &'static str, &'static str, Option<u32>, u32);

fn look_at_bank(
    context: &Context<'_>,
    record: Record<'_>,
    (item, level, bank): (&ScopeItem, SkillLevel, &QuestionBank),
    findings: &mut Findings,
) {
    let least = context.catalog.policy.question_bank;
    let numbers: [Number; 3] = [
        (
            "theory_questions",
            "理论知识题",
            "theory questions",
            bank.theory_questions,
            least.theory_questions,
        ),
        (
            "theory_papers",
            "理论卷",
            "theory papers",
            bank.theory_papers,
            least.theory_papers,
        ),
        (
            "practical_papers",
            "实际操作卷",
            "practical papers",
            bank.practical_papers,
            least.practical_papers,
        ),
    ];
    for (key, what, what_en, count, least) in numbers {
        if count.is_some_and(|count| count >= least) {
            continue;
        }
        let unit = if key == "theory_questions" {
            "题"
        } else {
            "套"
        };
        let banks = banks(record, item);
        let place = level_key::entry(context, banks, level).key(key);
        let mut finding = said_of(context, (record, item), place)
            .arg("level", level.grade())
            .arg("level_en", level.digit())
            .arg("what", what)
            .arg("what_en", what_en)
            .arg("unit", unit)
            .arg("key", key)
            .arg("least", least);
        if let Some(count) = count {
            finding = finding.arg("count", count);
        } else {
            finding = finding.variant("missing");
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
}

/// Levels of the item that lack a bank while others have one, and banks for other levels.
fn look_at_levels(
    context: &Context<'_>,
    record: Record<'_>,
    item: &ScopeItem,
    findings: &mut Findings,
) {
    if !record.is_read(|it| it.key("scope").index(item.index).key("levels")) {
        return;
    }
    let covered: LevelSet = item.question_bank.iter().map(|(level, _)| *level).collect();
    let lacking = item.levels.difference(covered);
    let lacking = level_key::not_written(context, record, banks(record, item), lacking);
    if !covered.is_empty() && !lacking.is_empty() {
        let lacking: Vec<_> = lacking.iter().collect();
        let mut finding = said_of(context, (record, item), banks(record, item))
            .variant("level")
            .arg("levels", level_key::grades(&lacking))
            .arg("levels_en", level_key::digits(&lacking));
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
    for level in covered.difference(item.levels).iter() {
        let place = level_key::entry(context, banks(record, item), level).part(Part::Key);
        let mut finding = said_of(context, (record, item), place)
            .variant("not-filed")
            .related(at_item(record, item).key("levels"), "levels")
            .arg("level", level.grade())
            .arg("level_en", level.digit());
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}

fn said_of(
    context: &Context<'_>,
    (record, item): (Record<'_>, &ScopeItem),
    place: Place,
) -> Diagnostic {
    Diagnostic::new(&RULE, place).arg("name", items::name(context, record, item))
}

fn at_item(record: Record<'_>, item: &ScopeItem) -> Place {
    Place::file(record.origin).key("scope").index(item.index)
}

fn banks(record: Record<'_>, item: &ScopeItem) -> Place {
    at_item(record, item).key("question_bank")
}
