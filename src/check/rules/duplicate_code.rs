//! `identity/duplicate-code`: an evaluator code belongs to one evaluator.

use super::twice::report_twice;
use crate::check::Check;
use crate::diag::Rule;
use crate::source::Place;

static RULE: Rule = Rule::error("identity/duplicate-code");

pub static CHECK: Check = Check {
    rule: &RULE,
    run: |catalog, findings| {
        report_twice(
            &RULE,
            &catalog.evaluators,
            |it| it.code,
            |it| Place::file(it.origin).key("code"),
            ("code", |it| it.code.to_string()),
            findings,
        );
    },
};
