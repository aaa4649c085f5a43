//! `disclosure/high-fee`: a fee that hardly anybody asks is a slip.

use super::super::{asked, items, level_key};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;

static RULE: Rule =
    Rule::warning("disclosure/high-fee", include_str!("high-fee.md")).from_clause("通知 四(五)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let most = context.catalog.policy.plausible_fee;
    for item in asked::items(context, record) {
        for (level, fee) in item.fees.iter().filter(|(_, fee)| *fee > most) {
            let fees = items::at(record, item).key("fees");
            let finding = Diagnostic::new(&RULE, level_key::entry(context, fees, *level))
                .arg("name", items::name(context, record, item))
                .arg("level", level.grade())
                .arg("level_en", level.digit())
                .arg("fee", fee);
            findings.push(finding.arg("most", most));
        }
    }
}
