//! Names: how a token can be read, and who has it. `3-names.js` is the same in the page's script.

use std::rc::Rc;

use super::check::{Check, Hit};
use super::error::Error;
use super::pieces::Index;
use super::sets::{List, merge};
use super::sounds::{How, ROWS, Row};
use super::text::{Text, fold};

/// So many results, and no further reading is looked for.
const ENOUGH: usize = 10;

/// A name on a card.
#[derive(Debug)]
pub struct Name {
    pub text: Text,
    /// Where it goes on after the place.
    pub head: usize,
    /// Whether it is a short or a former name.
    pub other: bool,
}

/// One way to read a token, and who may have it so.
#[derive(Debug)]
pub struct Reading {
    /// How exact it is at best.
    pub base: f64,
    pub check: Rc<Check>,
    pub list: List,
}

/// Whether initials may skip words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skips {
    Some,
    None,
}

/// What a token means, as a name or as a code.
#[derive(Debug, Clone)]
pub struct Found {
    pub hits: Vec<Rc<Reading>>,
    pub list: List,
    /// Whether all of the list have it.
    pub sure: bool,
    pub check: Rc<Check>,
}

impl Found {
    /// Those of a list that is right, if anybody is on it.
    pub fn of(list: List, check: Check) -> Option<Self> {
        let check = Rc::new(check);
        let reading = Reading {
            base: 0.0,
            check: Rc::clone(&check),
            list: list.clone(),
        };
        (list.total > 0).then(|| Self {
            hits: vec![Rc::new(reading)],
            list,
            sure: true,
            check,
        })
    }
}

impl Index {
    /// The names of a record, folded once.
    pub fn named(&self, number: usize) -> Rc<Vec<Name>> {
        if let Some(known) = self.names.borrow().get(&number) {
            return Rc::clone(known);
        }
        let card = self.card(number);
        let variants = self.variants();
        let all = [&card.name].into_iter().chain(&card.others);
        let name = |(at, raw): (usize, &String)| {
            let text = fold(raw.chars().collect(), variants.as_deref());
            let head = head_of(&text.units, &self.words.places);
            let other = at > 0;
            Name { text, head, other }
        };
        let names = Rc::new(all.enumerate().map(name).collect());
        let mut known = self.names.borrow_mut();
        known.insert(number, Rc::clone(&names));
        names
    }

    /// The best place of a row in the names of a record.
    pub fn matched(&self, number: usize, row: &Row, base: f64) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        for (index, name) in self.named(number).iter().enumerate() {
            for (at, units) in name.text.units.windows(row.len().max(1)).enumerate() {
                let mut pairs = row.iter().zip(units);
                if !pairs.all(|(pattern, unit)| self.sounds.fits(pattern, *unit)) {
                    continue;
                }
                let score = base + name.exactness(at, at + row.len());
                if best.as_ref().is_none_or(|best| score < best.score) {
                    let spans = vec![(at, at + row.len())];
                    let name = Some(index);
                    best = Some(Hit { score, name, spans });
                }
            }
        }
        best
    }

    /// Everything that a token may mean as a name, or nothing if nobody has it.
    pub fn read_name(&self, token: &Text) -> Result<Option<Found>, Error> {
        self.read_name_as(token, Skips::Some)
    }

    /// The same; initials may skip words or not.
    pub fn read_name_as(&self, token: &Text, skips: Skips) -> Result<Option<Found>, Error> {
        let text: Vec<char> = token.units.clone();
        let mut hits = Hits {
            index: self,
            all: Vec::new(),
        };
        let exact = token.units.iter().map(|it| self.sounds.exactly(*it));
        hits.add(vec![exact.collect()], 0.0)?;
        if text.iter().any(char::is_ascii_lowercase) {
            self.read_letters(token, skips, &mut hits)?;
        }
        Ok(hits.found())
    }

    /// The ways in which Latin letters are taken, one after the other.
    fn read_letters(&self, token: &Text, skips: Skips, hits: &mut Hits<'_>) -> Result<(), Error> {
        let table = &self.sounds;
        let full = table.rows(token, How::Full);
        hits.add(full.clone(), 4.0)?;
        if hits.are_few() {
            let base = if hits.all.is_empty() { 4.5 } else { 5.5 };
            hits.add(table.rows(token, How::Last), base)?;
        }
        if hits.all.is_empty() || (hits.are_few() && token.units.len() < 5) {
            hits.add(self.initials(token, 2).into_iter().collect(), 8.0)?;
        }
        if hits.all.is_empty() {
            hits.add(table.rows(token, How::Short), 4.5)?;
        }
        if hits.all.is_empty() {
            let alike = full.iter().flat_map(|row| table.alike(row));
            hits.add(alike.take(ROWS).collect(), 4.0)?;
        }
        let is_begun = hits.all.iter().any(|hit| !hit.list.starts.is_empty());
        let may_skip = skips == Skips::Some && hits.are_few() && !is_begun;
        let row = self.initials(token, 4).filter(|_| may_skip);
        if let Some(row) = row {
            hits.all.extend(self.leaps(row)?.map(Rc::new));
        }
        Ok(())
    }

    /// A token as initials, if it may be some.
    fn initials(&self, token: &Text, least: usize) -> Option<Row> {
        // No syllable begins with i, u or v.
        let is_initial = |c: &char| c.is_ascii() && !c.is_ascii_digit() && !"iuv".contains(*c);
        let units = &token.units;
        let may_be = (least..=24).contains(&units.len()) && units.iter().all(is_initial);
        let row = units.iter().map(|c| self.sounds.beginning(&c.to_string()));
        may_be.then(|| row.collect())
    }

    /// Whether somebody's name has these units as they stand.
    pub fn stands(&self, token: &Text) -> Result<bool, Error> {
        let row = token.units.iter().map(|it| self.sounds.exactly(*it));
        let row: Row = row.collect();
        let list = self.gather(&row)?;
        let list = self.settle(list, &Check::Row(row, 0.0))?;
        Ok(list.total > 0)
    }
}

/// What was found in one way after the other.
struct Hits<'i> {
    index: &'i Index,
    all: Vec<Rc<Reading>>,
}

impl Hits<'_> {
    fn add(&mut self, ways: Vec<Row>, base: f64) -> Result<(), Error> {
        for row in ways.into_iter().take(ROWS) {
            let list = self.index.gather(&row)?;
            let check = Rc::new(Check::Row(row, base));
            let list = self.index.settle(list, &check)?;
            if list.total > 0 {
                self.all.push(Rc::new(Reading { base, check, list }));
            }
        }
        Ok(())
    }

    fn are_few(&self) -> bool {
        self.all.iter().map(|hit| hit.list.total).sum::<usize>() < ENOUGH
    }

    fn found(self) -> Option<Found> {
        if self.all.is_empty() {
            return None;
        }
        let checks = self.all.iter().map(|hit| Rc::clone(&hit.check)).collect();
        Some(Found {
            list: merge(self.all.iter().map(|hit| hit.list.clone()).collect()),
            sure: self.all.iter().all(|hit| hit.list.sure),
            check: Rc::new(Check::Best(checks)),
            hits: self.all,
        })
    }
}

impl Name {
    /// 0 a whole name, 1 without its place or a whole other name, 2 a beginning, 3 within.
    fn exactness(&self, from: usize, to: usize) -> f64 {
        if from > 0 && from != self.head {
            return 3.0;
        }
        if to < self.text.units.len() {
            return 2.0;
        }
        if from > 0 || self.other { 1.0 } else { 0.0 }
    }
}

/// Where a name goes on after the places at its head.
fn head_of(name: &[char], places: &[Vec<char>]) -> usize {
    let mut at = 0;
    loop {
        let here = places.iter().filter(|place| name[at..].starts_with(place));
        let longest = here.map(Vec::len).max().unwrap_or_default();
        if longest == 0 || name.len() - at - longest < 2 {
            return at;
        }
        at += longest;
    }
}
