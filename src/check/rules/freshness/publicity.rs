//! `freshness/publicity`: a publicity ends with a filing, or with none.

use super::super::renewals::event_day;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{EventKind, Record, Standing};

static RULE: Rule =
    Rule::warning("freshness/publicity", include_str!("publicity.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

/// How many days of publicity are worth asking about. Not of the notice.
const LONG: i32 = 60;

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let as_of = context.as_of;
    let standing = record.timeline.and_then(|it| it.standing(as_of));
    if standing != Some(Standing::Publicity) || !record.knows_standing() {
        return;
    }
    let past = record.events.iter().take_while(|event| event.on <= as_of);
    // Filed and not yet valid is another matter.
    if past.clone().any(|event| event.kind == EventKind::Filed) {
        return;
    }
    let publicised = past.clone().find(|it| it.kind == EventKind::Publicised);
    let Some(publicised) = publicised else {
        return;
    };
    let days = publicised.on.days_until(as_of);
    if days > LONG {
        let finding = Diagnostic::new(&RULE, event_day(record, publicised))
            .arg("name", record.name.unwrap_or_default());
        findings.push(finding.arg("days", days));
    }
}
