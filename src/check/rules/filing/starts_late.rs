//! `filing/starts-late`: a validity begins with the filing or soon after it. One that begins before
//! it is a fault of form.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule =
    Rule::warning("filing/starts-late", include_str!("starts-late.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

/// How many days later is worth a second look. Not of the notice.
const LATE: i32 = 60;

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(filing) = record.filing else {
        return;
    };
    let from = filing.validity.first_day();
    let days = filing.filed_on.days_until(from);
    if days > LATE {
        let at = Place::file(record.origin).key("filing");
        let finding = Diagnostic::new(&RULE, at.clone().key("valid_from"))
            .related(at.key("filed_on"), "filed")
            .arg("from", from)
            .arg("filed_on", filing.filed_on);
        findings.push(finding.arg("days", days));
    }
}
