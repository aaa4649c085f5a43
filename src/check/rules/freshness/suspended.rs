//! `freshness/suspended`: a suspension is reinstated, or leads to an end.

use super::super::renewals::event_day;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Matter, Record, Standing};

static RULE: Rule =
    Rule::note("freshness/suspended", include_str!("suspended.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

/// How many days are worth asking about. Not of the notice.
const LONG: i32 = 365;

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let standing = record.timeline.and_then(|it| it.standing(context.as_of));
    if !record.knows_standing() || standing.is_none_or(Standing::has_ended) {
        return;
    }
    for event in Matter::Suspension.open_on(record.events, context.as_of) {
        let days = event.on.days_until(context.as_of);
        if days > LONG {
            let finding = Diagnostic::new(&RULE, event_day(record, event))
                .arg("name", record.name.unwrap_or_default())
                .arg("on", event.on);
            findings.push(finding.arg("days", days));
        }
    }
}
