//! `site/not-yet-filed`: an evaluator is shown from the day of its filing on.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::warning("site/not-yet-filed", include_str!("not-yet-filed.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(timeline) = record.timeline else {
        return;
    };
    if timeline.standing(context.as_of).is_none() {
        let place = Place::file(record.origin).key("filing").key("filed_on");
        let finding = Diagnostic::new(&RULE, place).arg("name", record.name.unwrap_or_default());
        findings.push(finding.arg("as_of", context.as_of));
    }
}
