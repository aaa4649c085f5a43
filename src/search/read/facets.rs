//! Facets: who has a value. `4-facets.js` is the same in the page's script.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use super::card::{Card, digit, district, text};
use super::error::Error;
use super::pieces::{Index, Need};
use super::sets::{intersect, numbers, sorted, unite};
use super::words::{Facet, Value, Values};
use crate::model::Day;

const SESSION_DAYS: i32 = 30;
/// Pieces of cards that may be loaded rather than lists.
const CHEAP: usize = 12;

/// Facets but occupations, which are looked up in another way.
const FACETS: [Facet; 6] = [
    Facet::District,
    Facet::Level,
    Facet::Standing,
    Facet::Kind,
    Facet::Entrusted,
    Facet::Session,
];

/// Groups of values by facet: one of each group must hold.
#[derive(Debug, Clone, Default)]
pub struct Want(BTreeMap<Facet, Vec<Values>>);

impl Want {
    /// Adds a group.
    pub fn add(&mut self, facet: Facet, group: Values) {
        self.0.entry(facet).or_default().push(group);
    }

    /// The groups of a facet.
    pub fn of(&self, facet: Facet) -> &[Values] {
        self.0.get(&facet).map_or(&[], |it| it.as_slice())
    }

    /// Whether anything of a facet is asked for.
    pub fn asks(&self, facet: Facet) -> bool {
        !self.of(facet).is_empty()
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A part of a scope.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// Position of the occupation.
    pub at: usize,
    /// Position of the job, if it is for one.
    pub job: Option<usize>,
    /// The sum of its levels.
    pub levels: usize,
}

/// Positions of what a record has.
struct Facts {
    district: Option<usize>,
    standing: usize,
    kind: usize,
    entrusted: bool,
    session: bool,
    items: Vec<Item>,
}

/// Who fulfils everything, and who of them has the word for the occupation in the own name.
pub struct Selected {
    pub numbers: Vec<usize>,
    pub named: BTreeSet<usize>,
}

/// Who has an occupation.
struct Assessor {
    number: usize,
    district: Option<usize>,
    levels: usize,
}

/// The bit of a level in sums of levels.
pub fn mask(level: &Value) -> usize {
    let digit: u32 = level.key.parse().unwrap_or_default();
    let bit = digit.checked_sub(1).and_then(|it| 1_usize.checked_shl(it));
    bit.unwrap_or_default()
}

fn has_levels(levels: usize, groups: &[Values]) -> bool {
    let has = |value: &Rc<Value>| levels & mask(value) != 0;
    groups.iter().all(|group| group.iter().any(has))
}

fn is_in(district: Option<usize>, groups: &[Values]) -> bool {
    let is_here = |value: &Rc<Value>| Some(value.at) == district;
    groups.iter().all(|group| group.iter().any(is_here))
}

/// A day as 20261205.
pub fn day_number(day: Day) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

impl Item {
    /// Whether it is of what is asked for, levels and all.
    pub fn matches(&self, occupations: &[Values], levels: &[Values]) -> bool {
        let is_it = |value: &Rc<Value>| match value.facet {
            Facet::Job => Some(value.at) == self.job,
            _ => value.at == self.at,
        };
        let is_one = |group: &Values| group.iter().any(is_it);
        occupations.iter().all(is_one) && has_levels(self.levels, levels)
    }
}

impl Index {
    // --- who has a value ----------------------------------------------------------------------------------------------------------

    /// Whether a session begins soon.
    fn is_soon(&self, days: &[i64]) -> bool {
        let last = day_number(self.today.plus_days(SESSION_DAYS));
        let soon = day_number(self.today)..=last;
        days.iter().any(|day| soon.contains(day))
    }

    fn having(&self, value: &Value) -> Result<Vec<usize>, Error> {
        let facet = value.facet.key();
        let pieces = self.boot.f.get(facet);
        let Some(number) = pieces.and_then(|it| it.get(value.at)) else {
            return Ok(Vec::new());
        };
        let piece = self.piece(&format!("f{number}"))?;
        if value.facet != Facet::Session {
            let key = match value.key.as_str() {
                "" => facet.to_owned(),
                key => format!("{facet}:{key}"),
            };
            return Ok(numbers(piece.get(&key)));
        }
        let found = piece.get(facet);
        let days = |at: usize| {
            let days = found.and_then(|it| it.get("s")?.get(at)?.as_array());
            let days = days
                .into_iter()
                .flatten()
                .filter_map(serde_json::Value::as_i64);
            days.collect::<Vec<i64>>()
        };
        let all = numbers(found.and_then(|it| it.get("d")));
        let soon = all
            .into_iter()
            .enumerate()
            .filter(|(at, _)| self.is_soon(&days(*at)));
        Ok(soon.map(|(_, number)| number).collect())
    }

    /// Those who have one of the occupations of a group, at the levels and in the districts that are asked for. `named` takes those who have
    /// the word in their own name.
    fn practising(
        &self,
        group: &Values,
        want: &Want,
        named: &mut BTreeSet<usize>,
    ) -> Result<Vec<usize>, Error> {
        let mut all = Vec::new();
        for value in group {
            let at = value.of.unwrap_or(value.at);
            let Some(number) = self.boot.o.get(at) else {
                continue;
            };
            let piece = self.piece(&format!("o{number}"))?;
            let Some(found) = piece.get(at.to_string()) else {
                continue;
            };
            named.extend(numbers(found.get("a")));
            let of_job = value.of.map(|_| {
                let set = found.get("j").and_then(|it| it.get(value.at.to_string()));
                numbers(set).into_iter().collect::<HashSet<usize>>()
            });
            let is_right = |one: &Assessor| {
                of_job.as_ref().is_none_or(|it| it.contains(&one.number))
                    && has_levels(one.levels, want.of(Facet::Level))
                    && is_in(one.district, want.of(Facet::District))
            };
            let right = assessors(found).into_iter().filter(is_right);
            all.extend(right.map(|one| one.number));
        }
        Ok(sorted(all))
    }

    // --- what a record says -------------------------------------------------------------------------------------------------------

    /// A scope as cards have it, one entry an item.
    pub fn items(&self, scope: &[(usize, usize)]) -> Vec<Item> {
        let count = self.words.occupation.len();
        let item = |(what, levels): &(usize, usize)| {
            let job = what.checked_sub(count);
            let of = job.map(|it| self.boot.jobs.get(it).map_or(usize::MAX, |(of, _)| *of));
            Item {
                at: of.unwrap_or(*what),
                job,
                levels: *levels,
            }
        };
        scope.iter().map(item).collect()
    }

    /// What a record has: from its card, or from the columns.
    fn facts(&self, number: usize) -> Result<Facts, Error> {
        if self.has_card(number) {
            return Ok(self.facts_of(&self.card(number)));
        }
        let column = self.column(number / self.boot.column)?;
        let (district, standing, flags, scope) = column.row(number % self.boot.column);
        Ok(Facts {
            district,
            standing,
            kind: flags & 7,
            entrusted: flags & 8 != 0,
            session: false,
            items: self.items(&scope),
        })
    }

    fn facts_of(&self, card: &Card) -> Facts {
        Facts {
            district: card.district,
            standing: card.now,
            kind: card.flags & 7,
            entrusted: card.flags & 8 != 0,
            session: self.is_soon(&card.sessions),
            items: self.items(&card.scope),
        }
    }

    /// Makes the cards ready, if they are not too many; else columns are read.
    fn learn(&self, some: &[usize]) -> Result<(), Error> {
        let lacking = some.iter().copied().filter(|it| !self.has_card(*it));
        let lacking: Vec<usize> = lacking.collect();
        if lacking.len() < 400 && self.chunks(&lacking) <= CHEAP {
            self.fetch(&lacking, Need::Name)?;
        }
        Ok(())
    }

    /// Whether a record fulfils everything, as the lists would say.
    pub fn holds(&self, number: usize, want: &Want) -> Result<bool, Error> {
        let has = self.facts(number)?;
        let is_one = |value: &Rc<Value>| match value.facet {
            Facet::District => has.district == Some(value.at),
            Facet::Standing => has.standing == value.at,
            Facet::Kind => has.kind == value.at,
            Facet::Entrusted => has.entrusted,
            Facet::Session => has.session,
            _ => true,
        };
        let others = FACETS.iter().filter(|facet| **facet != Facet::Level);
        let mut groups = others.flat_map(|facet| want.of(*facet));
        if !groups.all(|group| group.iter().any(is_one)) {
            return Ok(false);
        }
        let levels = want.of(Facet::Level);
        if !want.asks(Facet::Occupation) {
            let sum = has.items.iter().fold(0, |sum, item| sum | item.levels);
            return Ok(has_levels(sum, levels));
        }
        let is_filed = |group: &Values| {
            let group = std::slice::from_ref(group);
            has.items.iter().any(|item| item.matches(group, levels))
        };
        Ok(want.of(Facet::Occupation).iter().all(is_filed))
    }

    /// Who fulfils everything, ascending, or nothing where nothing is asked.
    pub fn select(&self, want: &Want) -> Result<Option<Selected>, Error> {
        let mut named = BTreeSet::new();
        let mut sets = Vec::new();
        for value in want.of(Facet::Session).iter().filter_map(|it| it.first()) {
            sets.push(self.having(value)?);
        }
        if self.is_wide(want) {
            sets.push(self.select_from_all(want)?);
        } else {
            self.select_from_lists(want, &mut sets, &mut named)?;
        }
        let numbers = sets.into_iter().reduce(|a, b| intersect(&a, &b));
        Ok(numbers.map(|numbers| Selected { numbers, named }))
    }

    /// Whether occupations lie in so many pieces that columns are less.
    fn is_wide(&self, want: &Want) -> bool {
        let all = want.of(Facet::Occupation).iter().flatten();
        let pieces = all.map(|value| self.boot.o.get(value.of.unwrap_or(value.at)));
        let pieces: BTreeSet<Option<&usize>> = pieces.collect();
        pieces.len().saturating_sub(3) * self.boot.column.get() > self.boot.records
    }

    fn select_from_all(&self, want: &Want) -> Result<Vec<usize>, Error> {
        let mut want = want.clone();
        want.0.remove(&Facet::Session);
        let all: Vec<usize> = (0..self.boot.records).collect();
        self.learn(&all)?;
        let mut right = Vec::new();
        for number in all {
            if self.holds(number, &want)? {
                right.push(number);
            }
        }
        Ok(right)
    }

    fn select_from_lists(
        &self,
        want: &Want,
        sets: &mut Vec<Vec<usize>>,
        named: &mut BTreeSet<usize>,
    ) -> Result<(), Error> {
        for group in want.of(Facet::Occupation) {
            sets.push(self.practising(group, want, named)?);
        }
        let is_told = |facet: &Facet| match facet {
            Facet::Session => false,
            Facet::Level | Facet::District => !want.asks(Facet::Occupation),
            _ => true,
        };
        for facet in FACETS.iter().filter(|it| is_told(it)) {
            for group in want.of(*facet) {
                let all: Result<Vec<Vec<usize>>, Error> =
                    group.iter().map(|value| self.having(value)).collect();
                sets.push(unite(&all?));
            }
        }
        Ok(())
    }
}

/// Who has an occupation, as its list says.
fn assessors(found: &serde_json::Value) -> Vec<Assessor> {
    let digits = |key: &str| text(found.get(key)).chars().collect::<Vec<char>>();
    let (districts, levels) = (digits("v"), digits("l"));
    let all = numbers(found.get("d")).into_iter().enumerate();
    let read = |(at, number)| Assessor {
        number,
        district: district(&districts, at),
        levels: digit(&levels, at, 32).unwrap_or_default(),
    };
    all.map(read).collect()
}
