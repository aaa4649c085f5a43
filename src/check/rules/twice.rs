//! What stands twice: shared by the rules about duplicates.

use std::collections::HashMap;
use std::hash::Hash;

use crate::diag::{Diagnostic, Rule};
use crate::source::Place;

/// Reports each thing whose key an earlier one has, pointing at both.
pub fn report_twice<'c, T: 'c, K: Eq + Hash>(
    rule: &'static Rule,
    things: impl IntoIterator<Item = &'c T>,
    key: impl Fn(&'c T) -> K,
    place: impl Fn(&'c T) -> Place,
    argument: (&'static str, fn(&T) -> String),
    findings: &mut Vec<Diagnostic>,
) {
    let mut first_of: HashMap<K, &T> = HashMap::new();
    let mut things: Vec<&T> = things.into_iter().collect();
    things.sort_by_key(|thing| place(thing).source);
    for thing in things {
        match first_of.entry(key(thing)) {
            std::collections::hash_map::Entry::Occupied(first) => {
                let finding = Diagnostic::new(rule, place(thing))
                    .related(place(first.get()), "first")
                    .arg(argument.0, argument.1(thing));
                findings.push(finding);
            }
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(thing);
            }
        }
    }
}
