//! An evaluator as a row of a list.

use serde::Serialize;

use super::{Link, StandingView, groups};
use crate::derive::{EntryId, routes};
use crate::model::{LevelSet, Occupation};
use crate::render::Site;

/// An evaluator in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// S000035010001
    pub code: String,
    /// S, 0000, 35, 010001
    pub code_groups: Vec<String>,
    /// 机构名称
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its district.
    pub district: Link,
    /// What kind of body it is.
    pub kind: String,
    /// Its standing.
    pub standing: StandingView,
    /// The first of its occupations.
    pub occupations: Vec<Link>,
    /// How many more there are.
    pub more: usize,
    /// The levels: of all its occupations, or of the one that the list is about.
    pub levels: String,
}

impl Site<'_> {
    /// An evaluator as a row of a list.
    #[must_use]
    pub fn row(&self, id: EntryId) -> Row {
        const SHOWN: usize = 3;
        let entry = self.directory.entry(id);
        let evaluator = entry.evaluator;
        let mut occupations: Vec<Occupation> = Vec::new();
        let mut all_levels = LevelSet::EMPTY;
        let items = entry.items_on(self.directory.as_of);
        // What has ended is shown only of evaluators that have ended themselves.
        let shown =
            items.filter(|(_, standing)| entry.standing.has_ended() || !standing.has_ended());
        for (item, _) in shown {
            all_levels = all_levels.union(item.levels);
            if !occupations.contains(&item.occupation) {
                occupations.push(item.occupation);
            }
        }
        Row {
            code: evaluator.code.to_string(),
            code_groups: groups(&evaluator.code.grouped()),
            name: evaluator.name.clone(),
            url: routes::evaluator(evaluator.code),
            district: self.district_link(&evaluator.district),
            kind: self.theme.texts.of("kind", evaluator.kind.key()),
            standing: self.standing(entry.standing, &evaluator.timeline),
            more: occupations.len().saturating_sub(SHOWN),
            occupations: occupations
                .into_iter()
                .take(SHOWN)
                .map(|occupation| self.occupation_link(occupation))
                .collect(),
            levels: self.theme.texts.levels(all_levels),
        }
    }
}
