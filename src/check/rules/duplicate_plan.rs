//! `plan/duplicate-id`: a plan's id is unique in the directory.

use super::twice::report_twice;
use crate::check::Check;
use crate::diag::Rule;
use crate::source::Place;

static RULE: Rule = Rule::error("plan/duplicate-id");

pub static CHECK: Check = Check {
    rule: &RULE,
    run: |catalog, findings| {
        report_twice(
            &RULE,
            &catalog.plans,
            |it| it.id.as_str(),
            |it| {
                Place::file(it.origin)
                    .key("plans")
                    .index(it.index)
                    .key("id")
            },
            ("id", |it| it.id.clone()),
            findings,
        );
    },
};
