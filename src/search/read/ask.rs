//! A query from its text to its results, as `QUERY.md` says. `6-query.js` is the same in the page's script.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::check::Check;
use super::error::Error;
use super::facets::Want;
use super::names::Found;
use super::pieces::Index;
use super::results::Results;
use super::sets::List;
use super::text::{Text, is_space};
use super::understand::{Part, Read, Term, terms};
use super::words::{Facet, Values};

/// What is chosen besides the query, by facet: keys, as addresses carry them. `session` and `entrusted` have the key "".
pub type Filters = BTreeMap<Facet, Vec<String>>;

/// What was understood, with its place in the query in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The facet of the first value.
    pub facet: Facet,
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Where it begins,
    pub from: usize,
    /// and ends.
    pub to: usize,
    /// The keys of all values that are meant.
    pub keys: Vec<String>,
}

/// Another way to read a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// As a query.
    pub text: String,
    /// The part that is read otherwise.
    pub label: String,
    /// What it would be: `name` or `occupation`.
    pub why: &'static str,
}

/// An answer whose results are read as they are wanted.
#[derive(Debug)]
pub struct Asked {
    pub results: Results,
    pub understood: Vec<Chip>,
    pub other: Vec<Other>,
}

impl Index {
    /// Groups of values by facet, of which one each must hold.
    fn wanted(&self, terms: &[Term], filters: &Filters) -> Want {
        let mut want = Want::default();
        let mut said: BTreeMap<Facet, Values> = BTreeMap::new();
        for term in terms {
            if let Term::Chip(value, ..) = term
                && value.facet != Facet::Place
            {
                let facet = value.facet.chosen_as();
                said.entry(facet).or_default().push(Rc::clone(value));
            }
        }
        for (facet, group) in said {
            want.add(facet, group);
        }
        for (facet, keys) in filters {
            if !keys.is_empty() {
                let mut group = self.words.choices(*facet);
                group.retain(|value| keys.contains(&value.key));
                want.add(*facet, group);
            }
        }
        want
    }

    /// Answers a query.
    pub fn ask(&self, raw: &str, filters: &Filters) -> Result<Asked, Error> {
        let all = self.tokens(raw)?;
        let parts = self.understand_all(&all)?;
        // Marks alone ask for nothing that there is.
        let is_blank = all.is_empty() && !raw.chars().all(is_space);
        let is_read = !is_blank && parts.iter().all(|part| part.read.is_some());
        let found = if is_blank {
            None
        } else {
            self.attempts(&parts, filters)?
        };
        let results = match found {
            Some(results) => results,
            None => self.nothing(&parts, filters, is_read)?,
        };
        let other = if is_read {
            self.other_readings(&parts)
        } else {
            Vec::new()
        };
        Ok(Asked {
            understood: understood(&results.terms),
            other,
            results,
        })
    }

    fn attempts(&self, parts: &[Part], filters: &Filters) -> Result<Option<Results>, Error> {
        let found = self.attempt(parts, filters, false)?;
        if found.is_some() {
            return Ok(found);
        }
        // Facet words that leave nobody may be words of a name.
        if parts.len() > 1 {
            let has_chip = |part: &Part| part.read.iter().flatten().any(Term::is_chip);
            let is_other = |part: &Part| part.read.is_none() || has_chip(part);
            let parts = instead(parts, is_other, |token| Ok(terms(self.read_name(token)?)))?;
            let found = self.attempt(&parts, filters, false)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        if parts.iter().all(|part| part.read.is_some()) {
            return Ok(None);
        }
        let is_other = |part: &Part| part.read.is_none() && !part.token.quoted;
        let parts = instead(parts, is_other, |token| self.read_near(token))?;
        self.attempt(&parts, filters, true)
    }

    fn attempt(
        &self,
        parts: &[Part],
        filters: &Filters,
        is_near: bool,
    ) -> Result<Option<Results>, Error> {
        if parts.iter().any(|part| part.read.is_none()) {
            return Ok(None);
        }
        let terms = said(parts);
        let want = self.wanted(&terms, filters);
        let results = self.results(terms, want, is_near)?;
        Ok(Some(results).filter(|results| results.size > 0))
    }

    fn read_near(&self, token: &Text) -> Result<Read, Error> {
        if token.is_code()
            && let Some(found) = self.read_near_code(token)?
        {
            return Ok(terms(Some(found)));
        }
        if token.is_latin() {
            return Ok(None);
        }
        Ok(terms(self.read_near_name(token)?))
    }

    /// The answer that nobody is meant, with what was understood.
    fn nothing(&self, parts: &[Part], filters: &Filters, is_read: bool) -> Result<Results, Error> {
        let terms = if is_read {
            said(parts)
        } else {
            vec![Term::Found(nobody())]
        };
        let want = self.wanted(&terms, filters);
        self.results(terms, want, false)
    }

    /// Other readings, as queries: a facet word in names, the occupations that have a part of a name.
    fn other_readings(&self, parts: &[Part]) -> Vec<Other> {
        let others = parts.iter().filter_map(|part| {
            let read = part.read.as_ref()?;
            let first = read.iter().find(|it| !it.is_place()).or(read.first())?;
            Some(self.other_reading(&part.token, first))
        });
        others.flatten().collect()
    }

    fn other_reading(&self, token: &Text, first: &Term) -> Vec<Other> {
        let (from, to) = token.span();
        let word = token.written(from, to);
        let say = |said: &str, label: &str, why| Other {
            text: format!(
                "{}{said}{}",
                token.written(0, from),
                token.written(to, token.raw.len())
            ),
            label: label.to_owned(),
            why,
        };
        if let Term::Chip(value, ..) = first {
            let is_district = value.facet == Facet::District;
            let said = || say(&format!("“{word}”"), &word, "name");
            return is_district.then(said).into_iter().collect();
        }
        if token.quoted || token.units.len() < 2 {
            return Vec::new();
        }
        let text = token.text();
        let has = self.words.occupation.iter();
        let has = has.filter(|value| value.label.contains(&text)).take(3);
        has.map(|value| say(&value.label, &value.label, "occupation"))
            .collect()
    }
}

/// All that was understood.
fn said(parts: &[Part]) -> Vec<Term> {
    let read = parts.iter().filter_map(|part| part.read.clone());
    read.flatten().collect()
}

/// What nobody has.
fn nobody() -> Found {
    Found {
        hits: Vec::new(),
        list: List::default(),
        sure: false,
        check: Rc::new(Check::Nobody),
    }
}

/// What was understood, to be shown and taken back: one chip a place in the text.
fn understood(terms: &[Term]) -> Vec<Chip> {
    let mut chips: Vec<Chip> = Vec::new();
    for term in terms {
        let Term::Chip(value, from, to) = term else {
            continue;
        };
        if let Some(known) = chips.iter_mut().find(|chip| chip.from == *from) {
            known.keys.push(value.key.clone());
            continue;
        }
        chips.push(Chip {
            facet: value.facet,
            key: value.key.clone(),
            label: value.label.clone(),
            from: *from,
            to: *to,
            keys: vec![value.key.clone()],
        });
    }
    chips
}

/// The parts of which some are read otherwise.
fn instead(
    parts: &[Part],
    is_other: impl Fn(&Part) -> bool,
    how: impl Fn(&Text) -> Result<Read, Error>,
) -> Result<Vec<Part>, Error> {
    let read = |part: &Part| {
        let mut part = part.clone();
        if is_other(&part) {
            part.read = how(&part.token)?;
        }
        Ok(part)
    };
    parts.iter().map(read).collect()
}
