//! What stands twice: shared by the rules about duplicates.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use crate::check::Findings;
use crate::diag::{Diagnostic, Rule};
use crate::source::Place;

/// Reports each thing whose key an earlier one has, pointing at both. `argument` names the
/// message's placeholder and gives its text.
pub fn report_twice<T: Copy, K: Eq + Hash>(
    rule: &'static Rule,
    things: impl IntoIterator<Item = (K, T)>,
    place: impl Fn(T) -> Place,
    argument: (&'static str, impl Fn(T) -> String),
    findings: &mut Findings,
) {
    let things = things.into_iter();
    let mut first_of: HashMap<K, T> = HashMap::with_capacity(things.size_hint().1.unwrap_or(0));
    for (key, thing) in things {
        match first_of.entry(key) {
            Entry::Occupied(first) => {
                let finding = Diagnostic::new(rule, place(thing))
                    .related(place(*first.get()), "first")
                    .arg(argument.0, argument.1(thing));
                findings.push(finding);
            }
            Entry::Vacant(free) => {
                free.insert(thing);
            }
        }
    }
}
