//! `n`: triples of initials of names.

use super::lists::{Posting, postings};
use super::material::Material;
use super::names::Name;
use super::pairs::{bounds, finish, open, written};
use super::pieces::{Load, Part, Piece, loads, riders};
use super::units::in_utf16;

/// How many bits of a key a character takes; with them characters stand in the order of UTF-16.
const BITS: u32 = 21;

/// The mark of a key that skips words.
const SKIPS: u64 = 1 << 63;

/// The pieces of initials, with their bounds; long lists go to `whole`.
pub fn initials(material: &Material<'_, '_>, whole: &mut Vec<String>) -> (Vec<Piece>, Vec<String>) {
    let Material {
        names,
        units,
        cards,
        budget,
        ..
    } = material;
    let initials: Vec<char> = std::iter::once('$')
        .chain(units.all().iter().map(|unit| unit.initial()))
        .collect();
    let postings = postings(names, |name, give| keys(name, &initials, give));
    let lists: Vec<&[Posting]> = postings.chunk_by(|a, b| a.key == b.key).collect();
    let riders_of = budget.riding_initials.riders(&lists);
    let entry = |(list, riders): (&[Posting], Vec<u32>)| {
        let json = written(list, budget, whole);
        (key(list[0].key), json, riders)
    };
    let entries = lists.into_iter().zip(riders_of).map(entry);
    let mut entries: Vec<(String, String, Vec<u32>)> = entries.collect();
    entries.sort_by_cached_key(|entry| entry.0.chars().map(in_utf16).collect::<Vec<_>>());
    let part = |(_, list, riders): &(String, String, Vec<u32>)| Part {
        bytes: list.len() + 6,
        riders: riders.clone(),
    };
    let parts: Vec<Part> = entries.iter().map(part).collect();
    let loads = loads(&parts, budget.initials, cards);
    let bounds = bounds(&loads, |at| entries.get(at).map(|entry| entry.0.clone()));
    let value = |load: &Load| {
        let mut json = String::from("{");
        for (key, list, _) in &entries[load.first..load.end] {
            open(&mut json, key);
            json.push_str(list);
        }
        finish(json, &riders(&load.riders, cards))
    };
    let pieces = loads.iter().enumerate();
    let pieces = pieces.map(|(number, load)| Piece::new("n", number, value(load)));
    (pieces.collect(), bounds)
}

/// The triples of a name: neighbours, with the end; and the last two of a word with the first of a later one.
fn keys(name: &Name, initials: &[char], give: &mut dyn FnMut(u64, bool)) {
    let id = |at: usize| name.units.get(at).and_then(|id| usize::try_from(*id).ok());
    let at = |at: usize| id(at).and_then(|id| initials.get(id)).copied();
    let length = name.units.len();
    let is_start = |at: usize| at == 0 || at == name.place;
    for first in 0..length.saturating_sub(1).max(1).min(length) {
        let triple = [at(first), Some(at(first + 1).unwrap_or('$')), None];
        let third = (first + 2 <= length).then(|| at(first + 2).unwrap_or('$'));
        give(packed([triple[0], triple[1], third]), is_start(first));
    }
    for (word, end) in name.words.iter().skip(1).enumerate() {
        let Some(first) = end.checked_sub(2) else {
            continue;
        };
        for later in name.words.iter().skip(word + 2) {
            give(
                SKIPS | packed([at(first), at(first + 1), at(*later)]),
                is_start(first),
            );
        }
    }
}

fn packed(triple: [Option<char>; 3]) -> u64 {
    let code = |it: Option<char>| it.map_or(0, |it| u64::from(u32::from(it)));
    triple.into_iter().fold(0, |key, it| key << BITS | code(it))
}

fn key(packed: u64) -> String {
    let mask = (1 << BITS) - 1;
    let code = |shift: u32| u32::try_from(packed >> (shift * BITS) & mask).unwrap_or(0);
    let characters = [2, 1, 0].into_iter().map(code).filter(|code| *code > 0);
    let mut key: Vec<char> = characters.filter_map(char::from_u32).collect();
    if packed & SKIPS > 0 && key.len() > 2 {
        key.insert(2, '-');
    }
    key.into_iter().collect()
}
