//! The directory in numbers, on its day. Each number says what it counts; none is an estimate.

use std::collections::{BTreeMap, BTreeSet};

use super::directory::Entry;
use crate::model::{
    Catalog, Day, EvaluatorKind, EventKind, Month, Occupation, ScopeItem, SkillLevel, Standing,
};

/// How many months ahead ends are counted, that of the day included.
const MONTHS: usize = 12;

/// All numbers. "On the register" 在册 are evaluators that are filed and have not ended; their items are those that
/// have not ended either.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Evaluators on the register.
    pub on_register: usize,
    /// Of these, how many may assess on the day.
    pub may_assess: usize,
    /// Scope items of evaluators on the register.
    pub items: usize,
    /// By district, in the catalogue's order: those in the directory's scope, and others that have evaluators.
    pub districts: Vec<(String, Counts)>,
    /// By major group of occupations.
    pub groups: BTreeMap<u8, GroupCounts>,
    /// By level, the lowest first.
    pub levels: Vec<(SkillLevel, Counts)>,
    /// By kind of body.
    pub kinds: Vec<(EvaluatorKind, Counts)>,
    /// All evaluators by standing, in the order in which lists show them.
    pub standings: Vec<(Standing, usize)>,
    /// By year, without a gap from the first filing to the directory's day.
    pub years: Vec<(i16, YearCounts)>,
    /// The evaluators on the register whose validity ends in each of the next months.
    pub ends: Vec<(Month, usize)>,
}

/// Evaluators on the register and their scope items.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Evaluators on the register.
    pub evaluators: usize,
    /// Of these, how many may assess on the day.
    pub may_assess: usize,
    /// Scope items of evaluators on the register.
    pub items: usize,
}

/// What is filed of a major group.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct GroupCounts {
    /// Evaluators on the register with an item of the group, and these items.
    pub counts: Counts,
    /// The occupations of these items.
    pub occupations: BTreeSet<Occupation>,
}

/// What happened in a year.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct YearCounts {
    /// Evaluators filed in it.
    pub filed: usize,
    /// Evaluators that have ended, in the year in which they did.
    pub ended: usize,
}

impl Statistics {
    pub(super) fn new<'e>(
        catalog: &Catalog,
        entries: impl Iterator<Item = &'e Entry<'e>>,
        as_of: Day,
    ) -> Self {
        let mut counting = Counting::new(as_of);
        for entry in entries {
            counting.add(entry);
        }
        counting.finish(catalog)
    }
}

/// Numbers while they are counted.
struct Counting {
    as_of: Day,
    known: Statistics,
    districts: BTreeMap<String, Counts>,
    standings: [usize; Standing::ALL.len()],
    years: BTreeMap<i16, YearCounts>,
}

impl Counting {
    fn new(as_of: Day) -> Self {
        let kinds = [
            EvaluatorKind::Social,
            EvaluatorKind::Employer,
            EvaluatorKind::School,
        ];
        let mut month = Month::of(as_of);
        let mut ends = Vec::with_capacity(MONTHS);
        for _ in 0..MONTHS {
            ends.push((month, 0));
            month = month.next();
        }
        let none = Counts::default();
        Self {
            as_of,
            known: Statistics {
                levels: SkillLevel::ALL.map(|level| (level, none)).into(),
                kinds: kinds.map(|kind| (kind, none)).into(),
                ends,
                ..Statistics::default()
            },
            districts: BTreeMap::new(),
            standings: [0; Standing::ALL.len()],
            years: BTreeMap::new(),
        }
    }

    fn add(&mut self, entry: &Entry<'_>) {
        self.standings[entry.standing.rank()] += 1;
        self.add_years(entry);
        if entry.standing.has_ended() || entry.standing == Standing::Publicity {
            return;
        }
        let is_current =
            |standing: Standing| !standing.has_ended() && standing != Standing::Publicity;
        let items = entry.items_on(self.as_of);
        let items = items.filter(|(_, standing)| is_current(*standing));
        let items: Vec<&ScopeItem> = items.map(|(item, _)| item).collect();
        let one = Counts {
            evaluators: 1,
            may_assess: usize::from(entry.standing.may_assess()),
            items: items.len(),
        };
        self.known.on_register += 1;
        self.known.may_assess += one.may_assess;
        self.known.items += one.items;
        match self.districts.get_mut(&entry.evaluator.district) {
            Some(counts) => counts.add(one),
            None => drop(self.districts.insert(entry.evaluator.district.clone(), one)),
        }
        let mut kinds = self.known.kinds.iter_mut();
        if let Some((_, counts)) = kinds.find(|(kind, _)| *kind == entry.evaluator.kind) {
            counts.add(one);
        }
        self.add_items(&items, one.may_assess);
        self.add_end(entry);
    }

    fn add_items(&mut self, items: &[&ScopeItem], may_assess: usize) {
        for (level, counts) in &mut self.known.levels {
            let items = items.iter().filter(|item| item.levels.contains(*level));
            counts.add(Counts::of(items.count(), may_assess));
        }
        let mut groups: BTreeMap<u8, usize> = BTreeMap::new();
        for item in items {
            let group = item.occupation.code.major_digit();
            *groups.entry(group).or_default() += 1;
            let known = self.known.groups.entry(group).or_default();
            known.occupations.insert(item.occupation);
        }
        for (group, items) in groups {
            let known = self.known.groups.entry(group).or_default();
            known.counts.add(Counts::of(items, may_assess));
        }
    }

    fn add_end(&mut self, entry: &Entry<'_>) {
        let until = entry.step.valid_until.filter(|day| *day >= self.as_of);
        let Some(month) = until.map(Month::of) else {
            return;
        };
        let mut ends = self.known.ends.iter_mut();
        if let Some((_, count)) = ends.find(|(it, _)| *it == month) {
            *count += 1;
        }
    }

    fn add_years(&mut self, entry: &Entry<'_>) {
        let mut events = entry.evaluator.events.iter();
        let filed = events.find(|event| event.kind == EventKind::Filed);
        if let Some(filed) = filed.filter(|event| event.on <= self.as_of) {
            self.years.entry(filed.on.year()).or_default().filed += 1;
        }
        let since = entry.evaluator.timeline.since(self.as_of);
        if let Some(since) = since.filter(|_| entry.standing.has_ended()) {
            self.years.entry(since.year()).or_default().ended += 1;
        }
    }

    fn finish(mut self, catalog: &Catalog) -> Statistics {
        let mut statistics = self.known;
        for district in catalog.districts.all() {
            let counts = self.districts.remove(&district.id);
            if district.in_scope || counts.is_some() {
                let counts = counts.unwrap_or_default();
                statistics.districts.push((district.id.clone(), counts));
            }
        }
        statistics.districts.extend(self.districts);
        let standings = Standing::ALL.into_iter().zip(self.standings);
        statistics.standings = standings.collect();
        if let Some(first) = self.years.keys().next().copied() {
            let years = first..=self.as_of.year().max(first);
            let counts = |year| self.years.get(&year).copied().unwrap_or_default();
            statistics.years = years.map(|year| (year, counts(year))).collect();
        }
        statistics
    }
}

impl Counts {
    /// One evaluator with so many items; none without any.
    fn of(items: usize, may_assess: usize) -> Self {
        let evaluators = usize::from(items > 0);
        Self {
            evaluators,
            may_assess: evaluators * may_assess,
            items,
        }
    }

    fn add(&mut self, other: Self) {
        self.evaluators += other.evaluators;
        self.may_assess += other.may_assess;
        self.items += other.items;
    }
}
