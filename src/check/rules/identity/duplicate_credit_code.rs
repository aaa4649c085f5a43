//! `identity/duplicate-credit-code`: a credit code belongs to one body, and a body has one record.

use super::super::twice::report_twice;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::source::Place;

static RULE: Rule = Rule::error(
    "identity/duplicate-credit-code",
    include_str!("duplicate-credit-code.md"),
);

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let records = context.catalog.records();
    report_twice(
        &RULE,
        records
            .filter_map(|record| Some((record.credit_code?, (record.origin, record.credit_code?)))),
        |(origin, _)| Place::file(origin).key("credit_code"),
        ("code", |(_, code)| code.to_string()),
        findings,
    );
}
