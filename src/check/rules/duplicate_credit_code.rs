//! `identity/duplicate-credit-code`: a credit code belongs to one body, and a body has one record.

use super::twice::report_twice;
use crate::check::Check;
use crate::diag::Rule;
use crate::source::Place;

static RULE: Rule = Rule::error("identity/duplicate-credit-code");

pub static CHECK: Check = Check {
    rule: &RULE,
    run: |catalog, findings| {
        report_twice(
            &RULE,
            &catalog.evaluators,
            |it| it.credit_code,
            |it| Place::file(it.origin).key("credit_code"),
            ("code", |it| it.credit_code.to_string()),
            findings,
        );
    },
};
