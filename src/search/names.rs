//! The names by which a record is found: its own, short ones and former ones.

use rayon::prelude::*;

use super::fold::folded;
use super::units::{Unit, UnitId, Units, units};
use super::words::Words;
use crate::derive::{Directory, Entry, EntryId};
use crate::model::{EventKind, without_place};

/// A name, folded.
#[derive(Debug)]
pub struct Name {
    /// The folded text.
    pub text: String,
    /// Its units.
    pub units: Vec<UnitId>,
    /// How many of them are the place at its head.
    pub place: usize,
    /// Where its words begin.
    pub words: Vec<usize>,
}

/// The short and former names of an evaluator up to the directory's day.
pub fn others<'c>(entry: &Entry<'c>, directory: &Directory<'_>) -> Vec<&'c str> {
    let short = entry.evaluator.short_names.iter();
    let events = entry.evaluator.events.iter();
    let happened = events.filter(|event| event.on <= directory.as_of);
    let former = happened.filter_map(|event| match &event.kind {
        EventKind::Renamed { from } => Some(from),
        _ => None,
    });
    let mut others: Vec<&str> = Vec::new();
    for name in short.chain(former).map(String::as_str) {
        if !others.contains(&name) && name != entry.evaluator.name {
            others.push(name);
        }
    }
    others
}

/// All names as they are written.
pub fn written<'d>(directory: &'d Directory<'_>) -> impl Iterator<Item = &'d str> {
    directory.entries.iter().flat_map(|entry| {
        let own = [entry.evaluator.name.as_str()].into_iter();
        own.chain(others(entry, directory))
    })
}

/// The names of the records with these numbers, and all units of them.
pub fn names(
    directory: &Directory<'_>,
    numbered: &[EntryId],
    places: &[String],
    words: &Words,
) -> (Vec<Vec<Name>>, Units) {
    let read: Vec<Vec<Read>> = numbered
        .par_iter()
        .map(|id| {
            let entry = directory.entry(*id);
            let own = [entry.evaluator.name.as_str()].into_iter();
            let all = own.chain(others(entry, directory));
            all.map(|name| Read::new(name, places)).collect()
        })
        .collect();
    let all = Units::of(read.par_iter().flatten_iter().map(|it| it.units.as_slice()));
    let with_ids = |read: Vec<Read>| -> Vec<Name> {
        let names = read.into_iter();
        names.map(|read| read.name(&all, words)).collect()
    };
    let names = read.into_par_iter().map(with_ids).collect();
    (names, all)
}

/// A name before all units are known.
struct Read {
    text: String,
    units: Vec<Unit>,
    place: usize,
}

impl Read {
    fn new(name: &str, places: &[String]) -> Self {
        let text = folded(name);
        let units = units(&text);
        let rest = folded(without_place(name, places)).chars().count();
        Self {
            place: units.len().saturating_sub(rest),
            text,
            units,
        }
    }

    fn name(self, all: &Units, words: &Words) -> Name {
        let characters: Vec<char> = self.units.iter().map(|it| it.character).collect();
        Name {
            text: self.text,
            units: self.units.iter().map(|it| all.id(*it)).collect(),
            place: self.place,
            words: words.starts(&characters),
        }
    }
}
