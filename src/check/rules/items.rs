//! Which scope items count, and where they stand: shared by the rules about scope items.

use super::asked::may_be_renewed;
use crate::check::Context;
use crate::model::{Day, Found, Record, ScopeItem, Standing};
use crate::source::Place;

/// Whether an item has been taken out of the scope, or its filing has ended: what was wrong with it
/// is history, which nobody can put right.
pub fn is_past(record: Record<'_>, item: &ScopeItem, as_of: Day) -> bool {
    // Before the first step the filing itself is still to come.
    let step = item.timeline.at(as_of);
    step.is_some_and(|step| match step.standing {
        Some(Standing::Expired) => !may_be_renewed(record),
        Some(standing) => standing.has_ended(),
        None => item.since <= as_of,
    })
}

/// The name of an item's occupation; of one that the catalogues do not have, what is written.
pub fn name(context: &Context<'_>, record: Record<'_>, item: &ScopeItem) -> String {
    if let Found::Named(name) = context.catalog.occupations.find(item.occupation) {
        return name.to_owned();
    }
    let written = ["name", "occupation"].into_iter().find_map(|key| {
        let node = context.sources.node(&at(record, item).key(key))?;
        Some(node.text().to_owned())
    });
    written.unwrap_or_else(|| item.occupation.code.to_string())
}

/// The place of a scope item.
pub fn at(record: Record<'_>, item: &ScopeItem) -> Place {
    Place::file(record.origin).key("scope").index(item.index)
}
