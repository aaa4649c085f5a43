//! `freshness/expired`: when a validity has ended, the record says what came of it.

use super::super::renewals::end_place;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Record, undecided_end};

static RULE: Rule =
    Rule::warning("freshness/expired", include_str!("expired.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let timeline = record.timeline.filter(|_| record.knows_standing());
    let end = timeline.and_then(|it| undecided_end(it, record.events, context.as_of));
    if let Some(end) = end {
        let finding = Diagnostic::new(&RULE, end_place(record, context.as_of))
            .arg("name", record.name.unwrap_or_default())
            .arg("end", end);
        findings.push(finding.arg("days", end.days_until(context.as_of)));
    }
}
