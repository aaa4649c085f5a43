//! `eligibility/recorded`: which of the blocks that show the conditions a record does not hold. Said
//! once for a record; the other rules speak only of blocks that are there.

use super::super::asked;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Record, ScopeItem};
use crate::source::Place;

static RULE: Rule = Rule::warning("eligibility/recorded", include_str!("recorded.md"))
    .from_clause("通知 一(一)2、一(一)3、一(一)5、三(一)、四(五)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let conditions = asked::conditions(context, record);
    let conduct = asked::conduct(context, record);
    let is_read = |block: &'static str| record.is_read(|it| it.key(block));
    let lacks_recommendation = record.filing.is_some_and(|it| it.recommended_by.is_none())
        && record.is_read(|it| it.key("filing").key("recommended_by"));
    let materials = asked::materials(record).is_none() && is_read("materials");
    let lacks_of_items = |block: &'static str, is_empty: fn(&ScopeItem) -> bool| {
        asked::items(context, record).any(|item| {
            let is_read = || record.is_read(|it| it.key("scope").index(item.index).key(block));
            is_empty(item) && is_read()
        })
    };
    let lacking = [
        (
            conditions && asked::experience(record).is_none() && is_read("experience"),
            "评价经历（experience）",
            "experience",
        ),
        (
            conditions && asked::capacity(record).is_none() && is_read("capacity"),
            "评价条件（capacity）",
            "capacity",
        ),
        (
            conditions && materials,
            "申报材料（materials）",
            "materials",
        ),
        (
            conditions && materials && lacks_recommendation,
            "推荐单位（filing.recommended_by）",
            "filing.recommended_by",
        ),
        (
            conditions && lacks_of_items("question_bank", |it| it.question_bank.is_empty()),
            "题库（question_bank）",
            "question_bank",
        ),
        (
            conduct && asked::published_rules(record).is_none() && is_read("published_rules"),
            "公示细则（published_rules）",
            "published_rules",
        ),
        (
            conduct && lacks_of_items("fees", |it| it.fees.is_empty()),
            "收费（fees）",
            "fees",
        ),
    ];
    if lacking.iter().all(|(lacks, ..)| !lacks) {
        return;
    }
    let names = |name: fn(&(bool, &'static str, &'static str)) -> &'static str| {
        let lacking = lacking.iter().filter(|(lacks, ..)| *lacks);
        lacking.map(name).collect::<Vec<_>>()
    };
    let finding = Diagnostic::new(&RULE, Place::file(record.origin))
        .arg("blocks", names(|it| it.1).join("、"))
        .arg("blocks_en", names(|it| it.2).join(", "));
    findings.push(finding);
}
