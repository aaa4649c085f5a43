//! `disclosure/fees`: each level that is filed has its fee, and no other has one, 四(五).

use super::super::{asked, items, level_key};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{LevelSet, Record, ScopeItem};
use crate::source::{Part, Place};

static RULE: Rule =
    Rule::warning("disclosure/fees", include_str!("fees.md")).from_clause("通知 四(五)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    if !asked::conduct(context, record) {
        return;
    }
    for item in asked::items(context, record) {
        if !record.is_read(|it| it.key("scope").index(item.index).key("levels")) {
            continue;
        }
        let covered: LevelSet = item.fees.iter().map(|(level, _)| *level).collect();
        if !covered.is_empty() && covered != item.levels {
            say(context, record, (item, covered), findings);
        }
    }
}

fn say(
    context: &Context<'_>,
    record: Record<'_>,
    (item, covered): (&ScopeItem, LevelSet),
    findings: &mut Findings,
) {
    let at = Place::file(record.origin).key("scope").index(item.index);
    let name = items::name(context, record, item);
    let lacking = item.levels.difference(covered);
    let lacking = level_key::not_written(context, record, at.clone().key("fees"), lacking);
    let lacking: Vec<_> = lacking.iter().collect();
    if !lacking.is_empty() {
        let finding = Diagnostic::new(&RULE, at.clone().key("fees"))
            .arg("name", &name)
            .arg("levels", level_key::grades(&lacking))
            .arg("levels_en", level_key::digits(&lacking));
        findings.push(finding);
    }
    for level in covered.difference(item.levels).iter() {
        let place = level_key::entry(context, at.clone().key("fees"), level).part(Part::Key);
        let finding = Diagnostic::new(&RULE, place)
            .variant("not-filed")
            .related(at.clone().key("levels"), "levels")
            .arg("name", &name)
            .arg("level", level.grade())
            .arg("level_en", level.digit());
        findings.push(finding);
    }
}
