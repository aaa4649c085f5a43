//! `b`: pairs of neighbouring characters of names, by sound.

use std::fmt::Write;

use super::budget::Budget;
use super::cards::Card;
use super::codes::shortest;
use super::json;
use super::lists::{List, Posting, postings};
use super::material::Material;
use super::names::Name;
use super::pieces::{Load, Part, Piece, loads, riders};
use super::units::{END, UnitId, Units, in_utf16};

/// A key with its list.
struct Entry {
    first: UnitId,
    second: UnitId,
    list: String,
    riders: Vec<u32>,
}

/// The pieces of pairs, with their bounds; long lists go to `whole`.
pub fn pairs(material: &Material<'_, '_>, whole: &mut Vec<String>) -> (Vec<Piece>, Vec<String>) {
    let Material {
        names,
        units,
        cards,
        budget,
        ..
    } = material;
    let postings = postings(names, keys);
    let mut lists: Vec<&[Posting]> = postings.chunk_by(|a, b| a.key == b.key).collect();
    lists.sort_by_cached_key(|list| order(list[0].key, units));
    let riders_of = budget.riding_pairs.riders(&lists);
    let lists = lists.into_iter().zip(riders_of);
    let entries: Vec<Entry> = lists
        .map(|(list, riders)| entry(list, riders, budget, whole))
        .collect();
    let part = |entry: &Entry| Part {
        bytes: entry.list.len() + 12,
        riders: entry.riders.clone(),
    };
    let parts: Vec<Part> = entries.iter().map(part).collect();
    let loads = loads(&parts, budget.pairs, cards);
    let key_of = |at: usize| entries.get(at).map(|entry| key(entry, units));
    let bounds = bounds(&loads, key_of);
    let pieces = loads.iter().enumerate();
    let pieces =
        pieces.map(|(number, load)| Piece::new("b", number, value(load, &entries, units, cards)));
    (pieces.collect(), bounds)
}

/// The neighbours in a name. A name begins at its head and behind the place there.
fn keys(name: &Name, give: &mut dyn FnMut(u64, bool)) {
    for (at, first) in name.units.iter().enumerate() {
        let second = name.units.get(at + 1).copied().unwrap_or(END);
        give(
            u64::from(*first) << 32 | u64::from(second),
            at == 0 || at == name.place,
        );
    }
}

fn both(key: u64) -> (UnitId, UnitId) {
    let low = |key: u64| u32::try_from(key & u64::from(u32::MAX)).unwrap_or(END);
    (low(key >> 32), low(key))
}

/// By the first syllable, the second, and the characters.
fn order(key: u64, units: &Units) -> [u32; 4] {
    let (first, second) = both(key);
    let character = |id| units.get(id).map_or(0, |unit| in_utf16(unit.character));
    [
        units.syllable_order(first),
        units.syllable_order(second),
        character(first),
        character(second),
    ]
}

fn entry(list: &[Posting], riders: Vec<u32>, budget: &Budget, whole: &mut Vec<String>) -> Entry {
    let (first, second) = both(list[0].key);
    Entry {
        first,
        second,
        list: written(list, budget, whole),
        riders,
    }
}

/// A list in JSON, its whole put aside if it is long.
pub fn written(list: &[Posting], budget: &Budget, whole: &mut Vec<String>) -> String {
    let mut list = List::new(list, budget.heads);
    let more = list.whole.take().map(|list| {
        whole.push(list);
        whole.len() - 1
    });
    list.json(more)
}

fn syllable(id: UnitId, units: &Units) -> String {
    let unit = units.get(id);
    unit.map_or(String::new(), |unit| unit.syllable().into_owned())
}

fn characters(entry: &Entry, units: &Units) -> String {
    let both = [entry.first, entry.second].into_iter();
    both.filter_map(|id| units.get(id))
        .map(|unit| unit.character)
        .collect()
}

fn key(entry: &Entry, units: &Units) -> String {
    let (first, second) = (syllable(entry.first, units), syllable(entry.second, units));
    format!("{first} {second} {}", characters(entry, units))
}

/// For each piece a beginning of its first key that tells it from the key before.
pub fn bounds(loads: &[Load], key_of: impl Fn(usize) -> Option<String>) -> Vec<String> {
    let bound = |load: &Load| {
        let before = load.first.checked_sub(1).and_then(&key_of);
        shortest(
            &key_of(load.first).unwrap_or_default(),
            &before.unwrap_or_default(),
        )
    };
    loads.iter().map(bound).collect()
}

/// The keys of a piece, nested by their syllables.
fn value(load: &Load, entries: &[Entry], units: &Units, cards: &[Card]) -> String {
    let entries = &entries[load.first..load.end];
    let mut json = String::from("{");
    let of = |id| units.syllable_order(id);
    for first in entries.chunk_by(|a, b| of(a.first) == of(b.first)) {
        open(&mut json, &syllable(first[0].first, units));
        json.push('{');
        for second in first.chunk_by(|a, b| of(a.second) == of(b.second)) {
            open(&mut json, &syllable(second[0].second, units));
            json.push('{');
            for entry in second {
                open(&mut json, &characters(entry, units));
                json.push_str(&entry.list);
            }
            json.push('}');
        }
        json.push('}');
    }
    finish(json, &riders(&load.riders, cards))
}

/// Begins a value of an object.
pub fn open(json: &mut String, key: &str) {
    if !json.ends_with('{') {
        json.push(',');
    }
    json::push_text(json, key);
    json.push(':');
}

/// Ends an object, with the cards that ride in it.
pub fn finish(mut json: String, riders: &str) -> String {
    if !riders.is_empty() {
        let comma = if json.ends_with('{') { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(json, "{comma}{riders}");
    }
    json.push('}');
    json
}
