//! What is gathered of a record once, for its card and for the lists it stands in.

use std::collections::BTreeMap;

use super::order::Order;
use super::scope::{Item, Subjects};
use crate::derive::{Directory, Entry, EntryId};
use crate::model::{Day, District, SkillLevel};

/// A record.
#[derive(Debug)]
pub struct Record<'d, 'c> {
    /// Where it stands in the directory.
    pub entry: &'d Entry<'c>,
    /// Position of its district.
    pub district: Option<usize>,
    /// What it is filed for on the day.
    pub scope: Vec<Item>,
    /// First days of its announced sessions from the day on.
    pub sessions: Vec<Day>,
}

impl Record<'_, '_> {
    /// Whether it is filed for something at a level.
    pub fn has(&self, level: SkillLevel) -> bool {
        self.scope
            .iter()
            .any(|(_, _, levels)| levels.contains(level))
    }
}

/// The districts as `boot` has them: those of the catalogue, then what records name besides.
#[derive(Debug)]
pub struct Places<'c> {
    /// Identifier and, if the catalogue has it, what it says.
    pub districts: Vec<(&'c str, Option<&'c District>)>,
    positions: BTreeMap<&'c str, usize>,
}

impl<'c> Places<'c> {
    /// Gathers them.
    pub fn of(directory: &Directory<'c>) -> Self {
        let known = directory.catalog.districts.all().iter();
        let mut districts: Vec<_> = known.map(|it| (it.id.as_str(), Some(it))).collect();
        let named = directory.entries.iter();
        let mut named: Vec<_> = named.map(|it| it.evaluator.district.as_str()).collect();
        named.sort_unstable();
        named.dedup();
        named.retain(|id| !districts.iter().any(|(known, _)| known == id));
        districts.extend(named.into_iter().map(|id| (id, None)));
        let mut positions = BTreeMap::new();
        for (position, (id, _)) in districts.iter().enumerate() {
            positions.entry(*id).or_insert(position);
        }
        Self {
            districts,
            positions,
        }
    }
}

/// The records by number.
pub fn records<'d, 'c>(
    directory: &'d Directory<'c>,
    order: &Order,
    subjects: &Subjects<'c>,
    places: &Places<'c>,
) -> Vec<Record<'d, 'c>> {
    let record = |id: &EntryId| {
        let entry = directory.entry(*id);
        Record {
            entry,
            district: places
                .positions
                .get(entry.evaluator.district.as_str())
                .copied(),
            scope: subjects.scope(entry, directory),
            sessions: sessions(directory, *id),
        }
    };
    order.numbered.iter().map(record).collect()
}

fn sessions(directory: &Directory<'_>, id: EntryId) -> Vec<Day> {
    let announced = directory.sessions.of_entry(id);
    let days = announced.map(|session| session.plan.starts_on);
    let mut days: Vec<Day> = days.filter(|day| *day >= directory.as_of).collect();
    days.sort_unstable();
    days.dedup();
    days
}
