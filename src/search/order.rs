//! The numbers of the records: the order in which results of equal exactness are shown.

use crate::derive::{Directory, EntryId};
use crate::model::Standing;

/// The records by number.
#[derive(Debug)]
pub struct Order {
    /// The entry of each number.
    pub numbered: Vec<EntryId>,
    /// The first number of those that may not assess now, and of those that have ended.
    pub groups: [usize; 2],
}

impl Order {
    /// Those that may assess, those that may not now, those that have ended; each in alphabetical order.
    pub fn of(directory: &Directory<'_>) -> Self {
        let count = u32::try_from(directory.entries.len()).unwrap_or(u32::MAX);
        let mut numbered: Vec<EntryId> = (0..count).map(EntryId).collect();
        let group = |id: &EntryId| group(directory.entry(*id).standing);
        numbered.sort_by_key(group);
        let first_of = |wanted: u8| numbered.partition_point(|id| group(id) < wanted);
        Self {
            groups: [first_of(1), first_of(2)],
            numbered,
        }
    }
}

fn group(standing: Standing) -> u8 {
    match standing {
        _ if standing.may_assess() => 0,
        _ if standing.has_ended() => 2,
        _ => 1,
    }
}
