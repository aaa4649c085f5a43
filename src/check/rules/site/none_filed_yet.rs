//! `site/none-filed-yet`: an evaluator is listed from the first day of its standing. If all are
//! still to come, the directory would be empty: the day is likely wrong.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::EvaluatorCode;
use crate::source::Place;

static RULE: Rule = Rule::error("site/none-filed-yet", include_str!("none-filed-yet.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let catalog = context.catalog;
    let mut evaluators = catalog.evaluators.iter();
    let is_any_listed = evaluators.any(|it| it.timeline.standing(context.as_of).is_some());
    if is_any_listed || is_any_unread(context) {
        return;
    }
    if let Some(first) = catalog.evaluators.first() {
        let place = Place::file(first.origin).key("filing").key("filed_on");
        findings.push(Diagnostic::new(&RULE, place).arg("as_of", context.as_of));
    }
}

/// Whether a record may be listed that could not be understood so far.
fn is_any_unread(context: &Context<'_>) -> bool {
    let catalog = context.catalog;
    let is_known = |name: &String| {
        let code = EvaluatorCode::parse(name).ok();
        let record = code.and_then(|code| catalog.record(code));
        record.is_some_and(|record| record.timeline.is_some() && record.knows_standing())
    };
    catalog.not_whole.evaluators || !catalog.unread.iter().all(is_known)
}
