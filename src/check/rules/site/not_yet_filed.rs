//! `site/not-yet-filed`: an evaluator is shown from the day of its filing on.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::Place;

static RULE: Rule = Rule::warning("site/not-yet-filed", include_str!("not-yet-filed.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let evaluators = &context.catalog.evaluators;
    let coming = || {
        let evaluators = evaluators.iter();
        evaluators.filter(|it| it.timeline.standing(context.as_of).is_none())
    };
    // That all are still to come is said by `site/none-filed-yet`.
    if coming().count() == evaluators.len() {
        return;
    }
    findings.extend(coming().map(|evaluator| {
        let filing = Place::file(evaluator.origin).key("filing");
        Diagnostic::new(&RULE, filing.key("filed_on"))
            .arg("name", &evaluator.name)
            .arg("as_of", context.as_of)
    }));
}
