//! `freshness/expiring`: validities that end soon and for which no renewal is applied.

use super::super::renewals::end_place;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Record, Standing};

static RULE: Rule =
    Rule::note("freshness/expiring", include_str!("expiring.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let step = record.timeline.and_then(|it| it.at(context.as_of));
    let Some(step) = step.filter(|_| record.knows_standing()) else {
        return;
    };
    if let (Some(Standing::Expiring), Some(end)) = (step.standing, step.valid_until) {
        let finding = Diagnostic::new(&RULE, end_place(record, context.as_of))
            .arg("name", record.name.unwrap_or_default())
            .arg("end", end);
        findings.push(finding.arg("days", context.as_of.days_until(end)));
    }
}
