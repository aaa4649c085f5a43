//! `identity/near-name`: two names that differ only in the way they are written may be one body's.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::names::{as_read, bare};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::Place;

static RULE: Rule = Rule::warning("identity/near-name", include_str!("near-name.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let at = |origin| Place::file(origin).key("name");
    let records = context.catalog.records();
    let mut first_of = HashMap::with_capacity(records.len());
    for record in records {
        let Some(name) = record.name else { continue };
        match first_of.entry(bare(name)) {
            Entry::Vacant(free) => {
                free.insert((record.origin, name));
            }
            Entry::Occupied(first) => {
                let (origin, other) = *first.get();
                // Names that read the same are found by `identity/duplicate-name`.
                if as_read(name) != as_read(other) {
                    let finding = Diagnostic::new(&RULE, at(record.origin));
                    let finding = finding.related(at(origin), "first");
                    findings.push(finding.arg("name", name).arg("other", other));
                }
            }
        }
    }
}
