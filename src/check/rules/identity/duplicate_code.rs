//! `identity/duplicate-code`: an evaluator code belongs to one evaluator.

use super::super::twice::report_twice;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::source::Place;

static RULE: Rule = Rule::error("identity/duplicate-code", include_str!("duplicate-code.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let records = context.catalog.records();
    report_twice(
        &RULE,
        records.filter_map(|record| Some((record.code?, (record.origin, record.code?)))),
        |(origin, _)| Place::file(origin).key("code"),
        ("code", |(_, code)| code.to_string()),
        findings,
    );
}
