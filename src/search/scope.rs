//! Occupations and jobs of the directory by position, and what each record is filed for on the day.

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::{Directory, Entry};
use crate::model::{LevelSet, Occupation, ScopeItem};

/// Occupations and jobs that stand in some scope on the day, in order.
#[derive(Debug, Default)]
pub struct Subjects<'c> {
    /// The occupations.
    pub occupations: Vec<Occupation>,
    /// Jobs with the position of their occupation.
    pub jobs: Vec<(usize, &'c str)>,
}

/// An item of a card's scope: position of the occupation, that of the job if it is one, levels.
pub type Item = (usize, Option<usize>, LevelSet);

impl<'c> Subjects<'c> {
    /// Gathers them.
    pub fn of(directory: &Directory<'c>) -> Self {
        let items = || {
            let entries = directory.entries.iter();
            entries.flat_map(|entry| items(entry, directory))
        };
        let occupations: BTreeSet<Occupation> = items().map(|item| item.occupation).collect();
        let occupations: Vec<_> = occupations.into_iter().collect();
        let job = |item: &'c ScopeItem| {
            let position = occupations.binary_search(&item.occupation).ok()?;
            Some((position, item.job.as_deref()?))
        };
        let jobs: BTreeSet<(usize, &str)> = items().filter_map(job).collect();
        Self {
            jobs: jobs.into_iter().collect(),
            occupations,
        }
    }

    /// What an entry is filed for, in the order of its record; the levels of what stands there twice are put together.
    pub fn scope(&self, entry: &Entry<'c>, directory: &Directory<'c>) -> Vec<Item> {
        let mut scope: Vec<Item> = Vec::new();
        for item in items(entry, directory) {
            let Ok(occupation) = self.occupations.binary_search(&item.occupation) else {
                continue;
            };
            let job = item.job.as_deref();
            let job = job.and_then(|job| self.jobs.binary_search(&(occupation, job)).ok());
            let mut known = scope.iter_mut();
            match known.find(|it| (it.0, it.1) == (occupation, job)) {
                Some(known) => known.2 = known.2.union(item.levels),
                None => scope.push((occupation, job, item.levels)),
            }
        }
        scope
    }
}

/// The scope items of the day. Who has ended keeps those with which it ended; else an item that has ended is none.
pub fn items<'c>(
    entry: &Entry<'c>,
    directory: &Directory<'_>,
) -> impl Iterator<Item = &'c ScopeItem> + use<'c> {
    let has_ended = entry.standing.has_ended();
    let items = entry.items_on(directory.as_of);
    items.filter_map(move |(item, standing)| (has_ended || !standing.has_ended()).then_some(item))
}

/// The sum of 1, 2, 4, 8, 16 for levels 1 to 5.
pub fn sum(levels: LevelSet) -> u8 {
    levels.iter().map(|level| 1 << (level.digit() - 1)).sum()
}

/// The levels of each occupation of a scope.
pub fn by_occupation(scope: &[Item]) -> BTreeMap<usize, LevelSet> {
    let mut levels: BTreeMap<usize, LevelSet> = BTreeMap::new();
    for (occupation, _, of_item) in scope {
        let known = levels.entry(*occupation).or_default();
        *known = known.union(*of_item);
    }
    levels
}
