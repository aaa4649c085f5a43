//! All rules of the program, whichever stage looks for their breaches.

use crate::check::{JUDGING, prove::PROVING, rules::CHECKS};
use crate::diag::Rule;
use crate::load::rules::FORM;
use crate::render::rules::PAGES;

/// All rules, by their ids.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let of_meaning = CHECKS.iter().map(|check| check.rule);
    let others = [FORM, PAGES, JUDGING, PROVING].concat();
    let mut all: Vec<_> = of_meaning.chain(others).collect();
    all.sort_by_key(|rule| rule.id);
    all
}
