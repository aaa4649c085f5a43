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
    let Some(rules) = asked::published_rules(record) else {
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
    if all.iter().all(|(lacks, ..)| !lacks) || !asked::conduct(context, record) {
        return;
    }
    let block = Place::file(record.origin).key("published_rules");
    let lacking = all.iter().filter(|(lacks, ..)| *lacks);
    let mut lacking = asked::not_written(context, &block, lacking, |(.., key)| key);
    lacking.retain(|(.., key)| record.is_read(|it| it.key("published_rules").key(*key)));
    if lacking.is_empty() {
        return;
    }
    let names: Vec<_> = lacking.iter().map(|(_, name, _)| *name).collect();
    let keys: Vec<_> = lacking.iter().map(|(.., key)| *key).collect();
    let finding = Diagnostic::new(&RULE, block)
        .arg("lacking", names.join("、"))
        .arg("lacking_en", keys.join(", "));
    findings.push(finding);
}
