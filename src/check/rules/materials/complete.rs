//! `materials/complete`: all seven sets of material, 三(一)1–7.

use super::super::asked;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule =
    Rule::warning("materials/complete", include_str!("complete.md")).from_clause("通知 三(一)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(materials) = asked::materials(record) else {
        return;
    };
    if materials.received.iter().all(Option::is_some) || !asked::conditions(context, record) {
        return;
    }
    let sets = materials.received.iter().zip(asked::MATERIALS);
    let lacking = sets.filter_map(|(day, set)| day.is_none().then_some(set));
    let block = Place::file(record.origin).key("materials");
    let mut lacking = asked::not_written(context, &block, lacking, |(key, _)| key);
    lacking.retain(|(key, _)| record.is_read(|it| it.key("materials").key(*key)));
    if lacking.is_empty() {
        return;
    }
    let names = lacking.iter().map(|(key, name)| format!("{name}（{key}）"));
    let keys = lacking.iter().map(|(key, _)| *key);
    let finding = Diagnostic::new(&RULE, block)
        .arg("lacking", names.collect::<Vec<_>>().join("、"))
        .arg("lacking_en", keys.collect::<Vec<_>>().join(", "))
        .arg("count", lacking.len());
    findings.push(finding);
}
