//! Rules about meaning: what sound values may not say together. One rule, one file.
//!
//! Rules about the form of single values are in `load/rules.rs`; they are checked while
//! records are read, so that nothing unsound gets into the Catalog.

pub mod rules;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Rule};
use crate::model::Catalog;

/// A rule and the function that looks for breaches of it.
pub struct Check {
    /// The rule.
    pub rule: &'static Rule,
    /// Adds a finding for each breach.
    pub run: fn(&Catalog, &mut Vec<Diagnostic>),
}

/// Runs all rules; findings come in the order of the rules.
#[must_use]
pub fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    rules::CHECKS
        .par_iter()
        .flat_map(|check| {
            let mut findings = Vec::new();
            (check.run)(catalog, &mut findings);
            findings
        })
        .collect()
}
