//! What happened: the events of all records in the order of their days.

use super::directory::{Entry, EntryId};
use crate::model::Day;

/// An event of an evaluator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub on: Day,
    /// Whose event it is.
    pub entry: EntryId,
    /// Its position among the evaluator's events.
    pub event: usize,
}

/// The events up to `as_of`, the latest first; on one day in alphabetical order.
pub(super) fn changes<'e>(
    entries: impl Iterator<Item = (EntryId, &'e Entry<'e>)>,
    as_of: Day,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for (entry, known) in entries {
        let events = known.evaluator.events.iter().enumerate();
        let happened = events.filter(|(_, event)| event.on <= as_of);
        changes.extend(happened.map(|(event, it)| Change {
            on: it.on,
            entry,
            event,
        }));
    }
    changes
        .sort_unstable_by_key(|change| (std::cmp::Reverse(change.on), change.entry, change.event));
    changes
}
