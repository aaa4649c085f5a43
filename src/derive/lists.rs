//! Who is listed where: by district, occupation, level, first letter, and who has ended.

use std::collections::BTreeMap;

use super::directory::{Entry, EntryId};
use crate::model::{Catalog, Day, Initial, LevelSet, Occupation, SkillLevel, Standing};

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
    /// Those that may assess now and accept assessments entrusted by enterprises, 四(三).
    pub entrusted: Vec<EntryId>,
    /// All of them by first letter.
    pub by_letter: BTreeMap<Initial, Vec<EntryId>>,
}

/// Who assesses an occupation and who did.
#[derive(Debug, Default)]
pub struct OccupationList {
    /// Who is filed for it; those who may assess it come first.
    pub current: Vec<Assessor>,
    /// Who was.
    pub former: Vec<Assessor>,
}

/// An evaluator as one of those that are or were filed for an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessor {
    /// The evaluator.
    pub entry: EntryId,
    /// The occupation.
    pub occupation: Occupation,
    /// The levels.
    pub levels: LevelSet,
    /// The scope item whose standing counts: one by which it may assess, if there is one.
    pub item: usize,
    /// Whether it may assess the occupation on the directory's day.
    pub may_assess: bool,
}

impl OccupationList {
    /// Nobody.
    pub const EMPTY: Self = Self {
        current: Vec::new(),
        former: Vec::new(),
    };
}

impl Lists {
    pub(super) fn new<'e>(
        catalog: &Catalog,
        entries: impl Iterator<Item = (EntryId, &'e Entry<'e>)>,
        as_of: Day,
    ) -> Self {
        let mut lists = Self::default();
        for district in catalog.districts.in_scope() {
            lists.by_district.entry(district.id.clone()).or_default();
        }
        for (id, entry) in entries {
            lists.add(id, entry, as_of);
        }
        lists.sort();
        lists
    }

    /// Entries are numbered in alphabetical order.
    fn sort(&mut self) {
        let districts = self.by_district.values_mut();
        let others = self
            .by_level
            .values_mut()
            .chain(self.by_letter.values_mut());
        let lists = [&mut self.current, &mut self.past, &mut self.entrusted].into_iter();
        for list in lists.chain(districts).chain(others) {
            list.sort_unstable();
        }
        for list in self.by_occupation.values_mut() {
            list.current
                .sort_unstable_by_key(|it| (!it.may_assess, it.entry));
            list.former.sort_unstable_by_key(|it| it.entry);
        }
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
            if entry.standing.may_assess() && evaluator.accepts_entrusted == Some(true) {
                self.entrusted.push(id);
            }
            match self.by_district.get_mut(&evaluator.district) {
                Some(list) => list.push(id),
                None => drop(
                    self.by_district
                        .insert(evaluator.district.clone(), vec![id]),
                ),
            }
        }
        let mut all_levels = LevelSet::EMPTY;
        for (is_current, assessor) in assessors(id, entry, as_of) {
            let list = self.by_occupation.entry(assessor.occupation).or_default();
            if is_current {
                // A level that is suspended by itself would be shown with the standing of a
                // whole evaluator that is in force.
                if assessor.may_assess || !entry.standing.may_assess() {
                    all_levels = all_levels.union(assessor.levels);
                }
                list.current.push(assessor);
            } else {
                list.former.push(assessor);
            }
        }
        for level in all_levels.iter() {
            self.by_level.entry(level).or_default().push(id);
        }
    }
}

/// An evaluator's occupations, those of which it is filed for several jobs once: whether it is
/// filed for them still, and how.
fn assessors(id: EntryId, entry: &Entry<'_>, as_of: Day) -> Vec<(bool, Assessor)> {
    let mut assessors: Vec<(bool, Assessor)> = Vec::new();
    for (index, item) in entry.evaluator.scope.iter().enumerate() {
        let standing = item.timeline.standing(as_of);
        let is_current =
            !entry.standing.has_ended() && standing.is_some_and(|standing| !standing.has_ended());
        let may_assess = is_current && standing.is_some_and(Standing::may_assess);
        let known = assessors.iter_mut().find(|(was_current, assessor)| {
            *was_current == is_current && assessor.occupation == item.occupation
        });
        let Some((_, known)) = known else {
            let assessor = Assessor {
                entry: id,
                occupation: item.occupation,
                levels: item.levels,
                item: index,
                may_assess,
            };
            assessors.push((is_current, assessor));
            continue;
        };
        known.levels = known.levels.union(item.levels);
        if may_assess && !known.may_assess {
            (known.item, known.may_assess) = (index, true);
        }
    }
    assessors
}
