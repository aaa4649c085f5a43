//! Which scope items count, and where they stand: shared by the rules about scope items.

use super::asked::may_be_renewed;
use crate::model::{Day, Record, ScopeItem, Standing};
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

/// The place of a scope item.
pub fn at(record: Record<'_>, item: &ScopeItem) -> Place {
    Place::file(record.origin).key("scope").index(item.index)
}
