//! Who may assess an occupation on the day, by district and level.

use std::collections::BTreeMap;

use super::directory::{Directory, Entry, EntryId};
use crate::model::{LevelSet, Occupation, SkillLevel, Standing};

/// Who may assess an occupation. Districts without anybody are left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Matrix<'c> {
    /// The districts, in the catalogue's order.
    pub rows: Vec<MatrixRow<'c>>,
}

/// Who may assess it in a district.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct MatrixRow<'c> {
    /// The district's identifier.
    pub district: &'c str,
    /// The evaluators in alphabetical order, each with the levels that it may assess.
    pub assessors: Vec<(EntryId, LevelSet)>,
}

impl<'c> Matrix<'c> {
    /// Works it out from the occupation's list.
    #[must_use]
    pub fn of(directory: &Directory<'c>, occupation: Occupation) -> Self {
        let list = directory.lists.by_occupation.get(&occupation);
        let current = list.map(|list| list.current.as_slice()).unwrap_or_default();
        let mut rows: BTreeMap<&str, Vec<(EntryId, LevelSet)>> = BTreeMap::new();
        for assessor in current.iter().filter(|it| it.may_assess) {
            let entry = directory.entry(assessor.entry);
            let levels = levels(directory, entry, occupation);
            let row = rows.entry(&entry.evaluator.district).or_default();
            row.push((assessor.entry, levels));
        }
        let known = directory.catalog.districts.all().iter();
        let known: Vec<_> = known
            .filter_map(|district| rows.remove_entry(district.id.as_str()))
            .collect();
        let rows = known.into_iter().chain(rows);
        Self {
            rows: rows
                .map(|(district, assessors)| MatrixRow {
                    district,
                    assessors,
                })
                .collect(),
        }
    }

    /// How many may assess a level, in all districts.
    #[must_use]
    pub fn total(&self, level: SkillLevel) -> usize {
        self.rows.iter().map(|row| row.count(level)).sum()
    }
}

impl MatrixRow<'_> {
    /// How many may assess a level.
    #[must_use]
    pub fn count(&self, level: SkillLevel) -> usize {
        let has = |(_, levels): &&(EntryId, LevelSet)| levels.contains(level);
        self.assessors.iter().filter(has).count()
    }
}

/// The levels that an entry may assess: not those of a job that is suspended by itself.
fn levels(directory: &Directory<'_>, entry: &Entry<'_>, occupation: Occupation) -> LevelSet {
    let items = entry.items_on(directory.as_of);
    let open = items.filter(|(item, standing): &(_, Standing)| {
        item.occupation == occupation && standing.may_assess()
    });
    open.fold(LevelSet::EMPTY, |all, (item, _)| all.union(item.levels))
}
