//! Who is listed where: by district, occupation, level, first letter, and who has ended.

use std::collections::BTreeMap;

use super::directory::{Entry, EntryId};
use crate::model::{Catalog, Day, Initial, LevelSet, Occupation, SkillLevel};

/// The lists. Evaluators stand in each in alphabetical order.
#[derive(Debug, Default)]
pub struct Lists {
    /// All that have not ended.
    pub current: Vec<EntryId>,
    /// All that have: expired, withdrawn, cancelled.
    pub past: Vec<EntryId>,
    /// The current ones by district; every district in scope has its list, if an empty one.
    pub by_district: BTreeMap<String, Vec<EntryId>>,
    /// All of them by occupation.
    pub by_occupation: BTreeMap<Occupation, OccupationList>,
    /// The current ones by level.
    pub by_level: BTreeMap<SkillLevel, Vec<EntryId>>,
    /// All of them by first letter.
    pub by_letter: BTreeMap<Initial, Vec<EntryId>>,
}

/// Who assesses an occupation and who did.
#[derive(Debug, Default)]
pub struct OccupationList {
    /// Who is filed for it, and at which levels; those who may assess come first.
    pub current: Vec<(EntryId, LevelSet)>,
    /// Who was.
    pub former: Vec<(EntryId, LevelSet)>,
}

impl OccupationList {
    /// Nobody.
    pub const EMPTY: Self = Self {
        current: Vec::new(),
        former: Vec::new(),
    };
}

impl Lists {
    pub(super) fn new(catalog: &Catalog, entries: &[Entry<'_>], as_of: Day) -> Self {
        let mut lists = Self::default();
        for district in catalog.districts.in_scope() {
            lists.by_district.entry(district.id.clone()).or_default();
        }
        for (id, entry) in (0..).map(EntryId).zip(entries) {
            lists.add(id, entry, as_of);
        }
        for list in lists.by_occupation.values_mut() {
            let may_assess = |id: &EntryId| entries[id.0 as usize].standing.may_assess();
            list.current.sort_by_key(|(id, _)| !may_assess(id));
        }
        lists
    }

    fn add(&mut self, id: EntryId, entry: &Entry<'_>, as_of: Day) {
        let evaluator = entry.evaluator;
        self.by_letter
            .entry(entry.sort.initial())
            .or_default()
            .push(id);
        let ended = entry.standing.has_ended();
        if ended {
            self.past.push(id);
        } else {
            self.current.push(id);
            let district = self.by_district.entry(evaluator.district.clone());
            district.or_default().push(id);
        }
        let mut all_levels = LevelSet::EMPTY;
        let mut by_occupation: Vec<(Occupation, bool, LevelSet)> = Vec::new();
        for item in &evaluator.scope {
            let standing = item.timeline.standing(as_of);
            let current = !ended && standing.is_some_and(|standing| !standing.has_ended());
            if current {
                all_levels = all_levels.union(item.levels);
            }
            let known = by_occupation
                .iter_mut()
                .find(|(occupation, was, _)| (*occupation, *was) == (item.occupation, current));
            match known {
                Some((_, _, levels)) => *levels = levels.union(item.levels),
                None => by_occupation.push((item.occupation, current, item.levels)),
            }
        }
        for (occupation, current, levels) in by_occupation {
            let list = self.by_occupation.entry(occupation).or_default();
            let list = if current {
                &mut list.current
            } else {
                &mut list.former
            };
            list.push((id, levels));
        }
        for level in all_levels.iter() {
            self.by_level.entry(level).or_default().push(id);
        }
    }
}
