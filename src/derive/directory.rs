//! The directory on one day: the evaluators in alphabetical order with their standing, and
//! every list made of them.

use rayon::prelude::*;

use super::changes::{self, Change, Changes};
use super::lists::Lists;
use super::sessions::Sessions;
use super::sheet::Sheet;
use super::statistics::Statistics;
use crate::diff::Corrections;
use crate::model::{
    Catalog, Day, Evaluator, EvaluatorCode, ScopeItem, SortKey, Standing, Step, sort_key,
    without_place,
};

/// The position of an evaluator in [`Directory::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// An evaluator as the directory has it on its day.
#[derive(Debug)]
pub struct Entry<'c> {
    /// The evaluator.
    pub evaluator: &'c Evaluator,
    /// By what it is ordered.
    pub sort: SortKey,
    /// Its standing.
    pub standing: Standing,
    /// The step of its timeline that holds.
    pub step: Step,
}

/// The directory on one day.
#[derive(Debug)]
pub struct Directory<'c> {
    /// What it is worked out from.
    pub catalog: &'c Catalog,
    /// The day.
    pub as_of: Day,
    /// The evaluators that are filed or publicised on that day or were, in alphabetical order.
    pub entries: Vec<Entry<'c>>,
    /// The entries by code.
    by_code: Vec<(EvaluatorCode, EntryId)>,
    /// Who is listed where.
    pub lists: Lists,
    /// What happened up to that day.
    pub changes: Changes,
    /// The corrections between publications.
    pub corrections: Corrections,
    /// All of it in numbers.
    pub statistics: Statistics,
    /// The assessments that are announced.
    pub sessions: Sessions<'c>,
    /// The districts drawn, if their outlines are known.
    pub sheet: Option<Sheet>,
}

impl<'c> Directory<'c> {
    /// Works out the directory of `catalog` on the day `as_of`.
    #[must_use]
    pub fn new(catalog: &'c Catalog, as_of: Day) -> Self {
        Self::with_corrections(catalog, as_of, Corrections::default())
    }

    /// The same, with the corrections that were found when it was published.
    #[must_use]
    pub fn with_corrections(catalog: &'c Catalog, as_of: Day, corrections: Corrections) -> Self {
        let entries = entries(catalog, as_of);
        let mut by_code: Vec<_> = (0..)
            .map(EntryId)
            .zip(&entries)
            .map(|(id, entry)| (entry.evaluator.code, id))
            .collect();
        by_code.sort_unstable();
        // Evaluators of neighbouring codes mostly lie side by side, those of neighbouring names
        // do not: whoever looks at all of them does so in the order of their codes.
        let in_memory = || by_code.iter().map(|(_, id)| (*id, &entries[id.0 as usize]));
        let lists = Lists::new(catalog, in_memory(), as_of);
        let changes = Changes::new(&entries, &by_code, &corrections, as_of);
        let in_memory = in_memory().map(|(_, entry)| entry);
        let statistics = Statistics::new(catalog, in_memory, as_of);
        let mut directory = Self {
            catalog,
            as_of,
            entries,
            by_code,
            lists,
            changes,
            corrections,
            statistics,
            sessions: Sessions::default(),
            sheet: Sheet::new(&catalog.districts),
        };
        directory.sessions = Sessions::new(&directory);
        directory
    }

    /// How many evaluators are on the register 在册: filed, and not ended.
    #[must_use]
    pub fn on_register(&self) -> usize {
        self.statistics.on_register
    }

    /// What happened to one evaluator up to the directory's day, the latest first.
    #[must_use]
    pub fn history(&self, id: EntryId) -> Vec<Change> {
        let evaluator = self.entry(id).evaluator;
        let mut history: Vec<Change> = changes::of_evaluator(id, evaluator, self.as_of).collect();
        history.extend(self.changes.corrections_of(id));
        history.sort_by_key(|change| (change.on, change.what));
        history.reverse();
        history
    }

    /// The entry with this number. Numbers are only made by the directory itself.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry<'c> {
        &self.entries[id.0 as usize]
    }

    /// The entry at a place in the order of the codes. There are as many places as entries.
    #[must_use]
    pub fn by_code(&self, place: usize) -> EntryId {
        self.by_code[place].1
    }

    /// The entry of the evaluator with this code.
    #[must_use]
    pub fn find(&self, code: EvaluatorCode) -> Option<EntryId> {
        let found = self.by_code.binary_search_by_key(&code, |(code, _)| *code);
        found.ok().map(|index| self.by_code[index].1)
    }
}

impl<'c> Entry<'c> {
    /// The scope items that are part of the scope on `day`, with their standing.
    pub fn items_on(&self, day: Day) -> impl Iterator<Item = (&'c ScopeItem, Standing)> + use<'c> {
        let items = self.evaluator.scope.iter();
        items.filter_map(move |item| Some((item, item.timeline.standing(day)?)))
    }
}

/// The evaluators that are known on the day, in alphabetical order. Names are ordered without
/// the place that they begin with, for nearly all begin with the same.
#[must_use]
pub fn entries(catalog: &Catalog, as_of: Day) -> Vec<Entry<'_>> {
    let places = place_names(catalog);
    let mut entries: Vec<Entry<'_>> = catalog
        .evaluators
        .par_iter()
        .filter_map(|evaluator| {
            let step = *evaluator.timeline.at(as_of)?;
            let name = match &evaluator.sort_name {
                Some(name) => name,
                None => without_place(&evaluator.name, &places),
            };
            Some(Entry {
                evaluator,
                sort: sort_key(name),
                standing: step.standing?,
                step,
            })
        })
        .collect();
    // Of two with one name and one code the file tells them apart.
    let place = |evaluator: &Evaluator| (evaluator.code, evaluator.origin);
    entries.par_sort_unstable_by(|left, right| {
        let by_name = left.sort.cmp(&right.sort);
        by_name.then_with(|| place(left.evaluator).cmp(&place(right.evaluator)))
    });
    entries
}

/// The names of places that a body's name may begin with, with and without 省 and 市.
#[must_use]
pub fn place_names(catalog: &Catalog) -> Vec<String> {
    let mut names = catalog.site.region.clone();
    for district in catalog.districts.all() {
        names.push(district.name.clone());
        names.extend(district.short.clone());
        names.extend(district.also.iter().cloned());
    }
    let bare = names
        .iter()
        .filter_map(|name| name.strip_suffix(['省', '市']));
    let bare: Vec<String> = bare.map(str::to_owned).collect();
    names.extend(bare);
    names
}
