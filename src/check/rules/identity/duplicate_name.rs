//! `identity/duplicate-name`: a body has one record. Names are compared as people read them:
//! full-width forms and blanks make no difference.

use super::super::names::as_read;
use super::super::twice::report_twice;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::source::Place;

static RULE: Rule = Rule::error("identity/duplicate-name", include_str!("duplicate-name.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let records = context.catalog.records();
    report_twice(
        &RULE,
        records.filter_map(|it| Some((as_read(it.name?), (it.origin, it.name?)))),
        |(origin, _)| Place::file(origin).key("name"),
        ("name", |(_, name)| name.to_owned()),
        findings,
    );
}
