//! `identity/duplicate-name`: a body has one record. Names are compared as people read them:
//! full-width forms and blanks make no difference.

use super::twice::report_twice;
use crate::check::Check;
use crate::diag::Rule;
use crate::source::{Place, narrow};

static RULE: Rule = Rule::error("identity/duplicate-name");

pub static CHECK: Check = Check {
    rule: &RULE,
    run: |catalog, findings| {
        report_twice(
            &RULE,
            &catalog.evaluators,
            |it| as_read(&it.name),
            |it| Place::file(it.origin).key("name"),
            ("name", |it| it.name.clone()),
            findings,
        );
    },
};

fn as_read(name: &str) -> String {
    let characters = name.chars().map(narrow);
    let characters = characters.filter(|it| !it.is_whitespace());
    characters.flat_map(char::to_lowercase).collect()
}
