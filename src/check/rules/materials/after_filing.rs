//! `materials/after-filing`: the material was received before the filing, 三(一) and 三(二)1.

use super::super::asked;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::warning("materials/after-filing", include_str!("after-filing.md"))
    .from_clause("通知 三(一)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let (Some(materials), Some(filing)) = (record.materials, record.filing) else {
        return;
    };
    for (day, (key, name)) in materials.received.iter().zip(asked::MATERIALS) {
        let Some(day) = day.filter(|day| *day > filing.filed_on) else {
            continue;
        };
        let at = Place::file(record.origin);
        let finding = Diagnostic::new(&RULE, at.clone().key("materials").key(key))
            .related(at.key("filing").key("filed_on"), "filed")
            .arg("name", name)
            .arg("name_en", key)
            .arg("day", day)
            .arg("filed_on", filing.filed_on);
        findings.push(finding);
    }
}
