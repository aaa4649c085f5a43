//! `site/none-filed-yet`: an evaluator is listed from the first day of its standing. If all are
//! still to come, the directory would be empty: the day is likely wrong.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::Place;

static RULE: Rule = Rule::error("site/none-filed-yet", include_str!("none-filed-yet.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let catalog = context.catalog;
    let mut evaluators = catalog.evaluators.iter();
    let is_any_listed = evaluators.any(|it| it.timeline.standing(context.as_of).is_some());
    if is_any_listed || !catalog.unread.is_empty() {
        return;
    }
    if let Some(first) = catalog.evaluators.first() {
        let place = Place::file(first.origin).key("filing").key("filed_on");
        findings.push(Diagnostic::new(&RULE, place).arg("as_of", context.as_of));
    }
}
