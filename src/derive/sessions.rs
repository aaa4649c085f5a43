//! The assessments that are announced, from the plans.

use std::collections::BTreeMap;
use std::ops::Range;

use super::directory::{Directory, EntryId};
use crate::model::{Day, Month, Occupation, Plan};

/// An announced assessment.
#[derive(Debug, Clone, Copy)]
pub struct Session<'c> {
    /// Whose it is.
    pub entry: EntryId,
    /// Its plan.
    pub plan: &'c Plan,
}

/// All announced assessments with the ways to find them.
#[derive(Debug, Default)]
pub struct Sessions<'c> {
    /// In the order of their first days.
    pub all: Vec<Session<'c>>,
    by_entry: BTreeMap<EntryId, Vec<usize>>,
    by_occupation: BTreeMap<Occupation, Vec<usize>>,
    by_month: BTreeMap<Month, Range<usize>>,
}

impl<'c> Sessions<'c> {
    /// The plans of listed evaluators.
    pub(super) fn new(directory: &Directory<'c>) -> Self {
        let mut sessions = Self::default();
        // The Catalog has the plans in the order of their first days.
        for plan in &directory.catalog.plans {
            let Some(entry) = directory.find(plan.evaluator) else {
                continue;
            };
            // Who has ended by then holds no assessment, whatever the plan says.
            let timeline = &directory.entry(entry).evaluator.timeline;
            let standing = timeline.standing(plan.starts_on);
            if standing.is_some_and(|standing| !standing.has_ended()) {
                sessions.add(Session { entry, plan });
            }
        }
        sessions
    }

    fn add(&mut self, session: Session<'c>) {
        let index = self.all.len();
        self.by_entry.entry(session.entry).or_default().push(index);
        for item in &session.plan.items {
            let list = self.by_occupation.entry(item.occupation).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
        let month = Month::of(session.plan.starts_on);
        let range = self.by_month.entry(month).or_insert(index..index);
        range.end = index + 1;
        self.all.push(session);
    }

    /// Those that have not ended on `day`.
    pub fn coming(&self, day: Day) -> impl Iterator<Item = &Session<'c>> {
        self.all
            .iter()
            .filter(move |session| session.plan.ends_on >= day)
    }

    /// Those of an evaluator.
    pub fn of_entry(&self, entry: EntryId) -> impl Iterator<Item = &Session<'c>> {
        self.numbered(self.by_entry.get(&entry))
    }

    /// Those for an occupation.
    pub fn of_occupation(&self, occupation: Occupation) -> impl Iterator<Item = &Session<'c>> {
        self.numbered(self.by_occupation.get(&occupation))
    }

    /// The evaluators that have some.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        self.by_entry.keys().copied()
    }

    /// The occupations for which there are some.
    pub fn occupations(&self) -> impl Iterator<Item = Occupation> {
        self.by_occupation.keys().copied()
    }

    /// Those that begin in a month.
    #[must_use]
    pub fn of_month(&self, month: Month) -> &[Session<'c>] {
        let range = self.by_month.get(&month).cloned();
        &self.all[range.unwrap_or(0..0)]
    }

    /// The months in which some begin, with their number.
    pub fn months(&self) -> impl Iterator<Item = (Month, usize)> {
        self.by_month
            .iter()
            .map(|(month, range)| (*month, range.len()))
    }

    fn numbered(&self, numbers: Option<&Vec<usize>>) -> impl Iterator<Item = &Session<'c>> {
        let numbers = numbers.map(Vec::as_slice).unwrap_or_default();
        numbers.iter().map(|index| &self.all[*index])
    }
}
