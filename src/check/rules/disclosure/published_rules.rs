//! `disclosure/published-rules`: the rules for exams, quality, certificates and fees are published, 四(五).

use super::super::asked;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::warning(
    "disclosure/published-rules",
    include_str!("published-rules.md"),
)
.from_clause("通知 四(五)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(rules) = asked::published_rules(record).filter(|_| record.is_sound) else {
        return;
    };
    let all = [
        (rules.exam.is_none(), "考务管理（exam）", "exam"),
        (rules.quality.is_none(), "质量管理（quality）", "quality"),
        (
            rules.certificate.is_none(),
            "证书管理（certificate）",
            "certificate",
        ),
        (rules.fee.is_none(), "收费管理（fee）", "fee"),
    ];
    let lacking = || all.iter().filter(|(lacks, ..)| *lacks);
    if lacking().next().is_none() || !asked::conduct(context, record) {
        return;
    }
    let names: Vec<_> = lacking().map(|(_, name, _)| *name).collect();
    let keys: Vec<_> = lacking().map(|(.., key)| *key).collect();
    let finding = Diagnostic::new(&RULE, Place::file(record.origin).key("published_rules"))
        .arg("lacking", names.join("、"))
        .arg("lacking_en", keys.join(", "));
    findings.push(finding);
}
