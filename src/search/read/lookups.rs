//! Look-ups: who may have a row of patterns. `QUERY.md`, "What is asked for"; `3-names.js` is the same in the page's script.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::check::Check;
use super::error::Error;
use super::pieces::Index;
use super::sets::{List, intersect, merge, without};
use super::sounds::{Pattern, Row};

/// So many candidates are held against their cards,
const FEW: usize = 64;
/// if they lie in no more pieces.
const CHEAP: usize = 6;
/// So many at once of those that do not.
const ENOUGH: usize = 10;
/// So many more keys if nobody has what was asked for.
const MORE: usize = 4;
/// Pieces that a run of keys may take.
const RUN: usize = 8;

/// What can be asked for to find a row.
struct Key {
    is_first: bool,
    guess: f64,
    ask: Ask,
}

enum Ask {
    /// Two neighbours, or one and whatever follows.
    Pair(Pattern, Option<Pattern>),
    /// Three initials, or two and any third.
    Triple(String),
}

/// Entries of an object.
fn entries(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flatten()
}

impl Index {
    /// Who has two neighbouring patterns, or, without `second`, the first with whatever follows.
    pub fn pairs(&self, first: &Pattern, second: Option<&Pattern>) -> Result<List, Error> {
        let nothing = [String::new()];
        let next = match second {
            Some(second) => second
                .begin
                .as_ref()
                .map_or(second.syllables.as_slice(), std::slice::from_ref),
            None => &nothing,
        };
        let begins = first
            .begin
            .as_ref()
            .map_or(first.syllables.as_slice(), std::slice::from_ref);
        let mut found = Vec::new();
        for s in begins {
            for t in next {
                self.pairs_of(s, t, first, second, &mut found)?;
            }
        }
        Ok(merge(found))
    }

    fn pairs_of(
        &self,
        s: &str,
        t: &str,
        first: &Pattern,
        second: Option<&Pattern>,
        found: &mut Vec<List>,
    ) -> Result<(), Error> {
        let text = |unit: Option<char>| unit.map(String::from).unwrap_or_default();
        let a = text(first.unit);
        let b = text(second.and_then(|it| it.unit));
        let both = !a.is_empty() && !b.is_empty();
        let is_one = second.is_some_and(|it| it.begin.is_none());
        let low = match (&first.begin, is_one) {
            (Some(_), _) => s.to_owned(),
            (None, false) => format!("{s} {t}"),
            (None, true) => format!("{s} {t} {a}{}", if both { &b } else { "" }),
        };
        let high = if both {
            low.clone()
        } else {
            format!("{low}\u{ffff}")
        };
        let most = if second.is_some() { usize::MAX } else { RUN };
        for piece in self.range("b", &low, &high, most)? {
            let is_first = |key: &str| match first.begin {
                Some(_) => key.starts_with(s),
                None => key == s,
            };
            let is_second = |key: &str| if is_one { key == t } else { key.starts_with(t) };
            let is_key = |key: &str| key.starts_with(&a) && key.ends_with(&b);
            for (_, groups) in entries(&piece).filter(|(key, _)| is_first(key)) {
                for (_, group) in entries(groups).filter(|(key, _)| is_second(key)) {
                    let lists = entries(group).filter(|(key, _)| is_key(key));
                    found.extend(lists.map(|(_, list)| List::of(Some(list))));
                }
            }
        }
        Ok(())
    }

    /// Who has three initials, or, of two, any third.
    pub fn triples(&self, key: &str) -> Result<List, Error> {
        let is_run = key.chars().count() < 3;
        let high = if is_run {
            format!("{key}\u{ffff}")
        } else {
            key.to_owned()
        };
        let has = |other: &str| {
            let is_of_run = other.starts_with(key) && other.chars().nth(2) != Some('-');
            if is_run { is_of_run } else { other == key }
        };
        let mut lists = Vec::new();
        for piece in self.range("n", key, &high, RUN)? {
            let found = entries(&piece).filter(|(other, _)| has(other));
            lists.extend(found.map(|(_, list)| List::of(Some(list))));
        }
        Ok(merge(lists))
    }

    /// What can be asked for to find a row, from what is likely to bring the fewest on.
    fn keys(&self, row: &Row) -> Vec<Key> {
        let mut all = Vec::new();
        let mut add = |at: usize, some: &[Pattern], ask: Ask| {
            all.push(Key {
                is_first: at == 0,
                guess: self.guess(some),
                ask,
            });
        };
        for (at, first) in row.iter().enumerate() {
            let second = row.get(at + 1);
            let is_key = if row.len() < 2 {
                !first.is_letter()
            } else {
                second.is_some() && first.begin.is_none()
            };
            if is_key {
                let some = &row[at..row.len().min(at + 2)];
                add(at, some, Ask::Pair(first.clone(), second.cloned()));
            }
        }
        if row.len() > 1 && row.iter().any(|it| it.begin.is_some()) {
            for (at, some) in row.windows(row.len().min(3)).enumerate() {
                let key: Option<String> = some.iter().map(Pattern::initial).collect();
                if let Some(key) = key {
                    let letters = key.chars().map(|c| self.sounds.beginning(&c.to_string()));
                    add(at, &letters.collect::<Row>(), Ask::Triple(key));
                }
            }
        }
        all.sort_by(|a, b| a.guess.total_cmp(&b.guess));
        all
    }

    /// How many records are likely to have these patterns.
    fn guess(&self, some: &[Pattern]) -> f64 {
        let records = as_float(self.boot.records);
        some.iter()
            .fold(records, |product, it| product * it.weight / records)
    }

    fn look_up(&self, key: &Key) -> Result<List, Error> {
        match &key.ask {
            Ask::Pair(first, second) => self.pairs(first, second.as_ref()),
            Ask::Triple(key) => self.triples(key),
        }
    }

    /// Those that all lists have. A long list of which only the head is here is let be when the others leave few.
    pub fn meet(&self, mut lists: Vec<&List>, few: usize) -> Result<Vec<usize>, Error> {
        lists.sort_by_key(|list| list.total);
        let Some((first, others)) = lists.split_first() else {
            return Ok(Vec::new());
        };
        let mut left = self.whole(first)?.members();
        for other in others {
            if other.rests.is_empty() || left.len() > few {
                left = intersect(&left, &self.whole(other)?.members());
            }
        }
        Ok(left)
    }

    /// Whether so few are left that they can be held against their cards.
    pub fn is_cheap(&self, numbers: &[usize]) -> bool {
        numbers.len() <= FEW && self.chunks(numbers) <= CHEAP
    }

    /// The records that may have a row of patterns: a list, `sure` if all of it do; and the keys that were not asked for.
    fn gather(&self, row: &Row) -> Result<(List, Vec<Key>), Error> {
        let is_known = row.iter().all(|it| it.weight > 0.0);
        let mut wanted = if is_known { self.keys(row) } else { Vec::new() };
        if wanted.is_empty() {
            return Ok((List::none(), Vec::new()));
        }
        let has_beginning = row.iter().any(|it| it.begin.is_some());
        let part = |from: usize, to: usize| {
            let to = to.min(wanted.len());
            wanted.get(from..to).unwrap_or_default()
        };
        let last = if has_beginning { part(4, 8) } else { &[] };
        // If even the rarest is likely to have many, it will not do alone.
        let is_rare = |key: &Key| key.guess <= as_float(FEW);
        let first = if wanted.first().is_none_or(is_rare) {
            1
        } else {
            4
        };
        let mut lists: Vec<(List, bool)> = Vec::new();
        for some in [part(0, first), part(first, 4), last] {
            for key in some {
                lists.push((self.look_up(key)?, key.is_first));
            }
            if lists.iter().any(|(list, _)| list.total == 0) {
                return Ok((List::none(), Vec::new()));
            }
            let is_enough = |list: &List| list.rests.is_empty() && self.is_cheap(&list.members());
            if lists.iter().any(|(list, _)| is_enough(list)) {
                break;
            }
        }
        let others = wanted.split_off(lists.len());
        Ok((self.gathered(row, lists)?, others))
    }

    fn gathered(&self, row: &Row, mut lists: Vec<(List, bool)>) -> Result<List, Error> {
        if lists.len() == 1 {
            // Two characters are a key, and so are three initials.
            let sure = row.len() < 3 || (row.len() == 3 && row.iter().all(Pattern::is_letter));
            let list = lists.pop().map(|(list, _)| list).unwrap_or_default();
            return Ok(List { sure, ..list });
        }
        let left = self.meet(lists.iter().map(|(list, _)| list).collect(), FEW)?;
        let head = lists.iter().find(|(_, is_first)| *is_first);
        let starts = head.map(|(head, _)| intersect(&left, &head.starts));
        let starts = starts.unwrap_or_default();
        Ok(List {
            inner: without(&left, &starts),
            starts,
            total: left.len(),
            rests: Vec::new(),
            sure: false,
        })
    }

    /// Holds a list against the cards: all of it if it is cheap, else from the first on until somebody has it. What fails is left out. Each
    /// time that nobody has it, four more keys are asked for.
    fn settle(&self, one: List, others: &[Key], check: &Check) -> Result<List, Error> {
        if one.sure {
            return Ok(one);
        }
        let mut left: Vec<usize> = one.starts.iter().chain(&one.inner).copied().collect();
        let is_cheap = self.is_cheap(&left);
        let mut others = others.chunks(MORE);
        let mut wrong = BTreeSet::new();
        while !left.is_empty() {
            let behind = left.split_off(left.len().min(if is_cheap { FEW } else { ENOUGH }));
            let some = std::mem::replace(&mut left, behind);
            self.ready(&some)?;
            let bad = some.iter().filter(|it| self.check(check, **it).is_none());
            let before = wrong.len();
            wrong.extend(bad.copied());
            if wrong.len() - before < some.len() {
                break;
            }
            if !left.is_empty() {
                self.narrow(&mut left, others.next().unwrap_or_default(), &mut wrong)?;
            }
        }
        let right = |mut numbers: Vec<usize>| {
            numbers.retain(|it| !wrong.contains(it));
            numbers
        };
        Ok(List {
            total: one.total.saturating_sub(wrong.len()),
            sure: is_cheap && one.rests.is_empty(),
            starts: right(one.starts),
            inner: right(one.inner),
            rests: one.rests,
        })
    }

    /// Leaves out those who lack a key.
    fn narrow(
        &self,
        left: &mut Vec<usize>,
        keys: &[Key],
        wrong: &mut BTreeSet<usize>,
    ) -> Result<(), Error> {
        for key in keys {
            let list = self.look_up(key)?;
            if list.rests.is_empty() {
                let has = list.members();
                wrong.extend(without(left, &has));
                left.retain(|it| has.binary_search(it).is_ok());
            }
        }
        Ok(())
    }

    /// Those who have a row of patterns, as far as it takes to know that somebody has it.
    pub fn settled(&self, row: &Row, check: &Check) -> Result<List, Error> {
        let (list, others) = self.gather(row)?;
        self.settle(list, &others, check)
    }
}

/// A number of records in calculations.
#[allow(clippy::cast_precision_loss)] // there are fewer than 2^52
pub fn as_float(number: usize) -> f64 {
    number as f64
}
