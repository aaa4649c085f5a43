//! `filing/notice`: a filing names the notice that published it.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

// A note: the record is complete without it, only not yet traceable.
static RULE: Rule =
    Rule::note("filing/notice", include_str!("notice.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(filing) = record.filing else {
        return;
    };
    // What is still to be filed has no notice yet.
    let is_read = || record.is_read(|it| it.key("filing").key("notice"));
    if filing.notice.is_none() && filing.filed_on <= context.as_of && is_read() {
        let place = Place::file(record.origin).key("filing").key("notice");
        findings.push(Diagnostic::new(&RULE, place).arg("filed_on", filing.filed_on));
    }
}
