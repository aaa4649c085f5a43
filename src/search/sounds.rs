//! What `boot`, `read` and `fold` say of characters: how they are read, and of which they are variants.

use std::collections::{BTreeMap, BTreeSet};

use super::json;
use super::names::Name;
use super::read::text::is_han;
use super::units::{Sound, Unit, Units, units};
use crate::advert::normalize::variants;
use crate::model::all_readings;

/// `"a阿啊 ai艾爱"`: syllables with characters.
fn by_syllable(readings: &BTreeMap<&str, BTreeSet<char>>) -> String {
    let words = readings.iter().map(|(syllable, characters)| {
        let characters: String = characters.iter().collect();
        format!("{syllable}{characters}")
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The readings of the directory's names.
#[derive(Debug, Default)]
pub struct Sounds<'u> {
    read: BTreeMap<&'u str, BTreeSet<char>>,
    characters: BTreeSet<char>,
}

impl Sounds<'_> {
    /// Those of all units.
    pub fn of(units: &Units) -> Self {
        let mut sounds = Self::default();
        for Unit { sound, character } in units.all() {
            if let Sound::Read(syllable) = sound {
                sounds.read.entry(syllable).or_default().insert(*character);
                sounds.characters.insert(*character);
            }
        }
        sounds
    }

    /// `boot.sounds`
    pub fn written(&self) -> String {
        by_syllable(&self.read)
    }

    /// `boot.alike`: readings that the dictionary knows besides, and those of characters that only other words have.
    pub fn alike(&self, words: &[String], spoken: &Spoken) -> String {
        let mut alike: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
        for Unit { sound, character } in words.iter().flat_map(|word| units(word)) {
            match sound {
                Sound::Read(syllable)
                    if !self.characters.contains(&character)
                        && !spoken.has(character, syllable) =>
                {
                    alike.entry(syllable).or_default().insert(character);
                }
                _ => {}
            }
        }
        for character in &self.characters {
            for reading in all_readings(*character) {
                let is_known = self
                    .read
                    .get(reading)
                    .is_some_and(|it| it.contains(character));
                if !is_known && reading.is_ascii() {
                    alike.entry(reading).or_default().insert(*character);
                }
            }
        }
        by_syllable(&alike)
    }

    /// `boot.often`: for each character of `sounds` how many records have it, as a logarithm.
    pub fn often(&self, names: &[Vec<Name>]) -> String {
        let mut counts: BTreeMap<char, u32> = BTreeMap::new();
        for names in names {
            let all: BTreeSet<char> = names.iter().flat_map(|it| it.text.chars()).collect();
            for character in all {
                *counts.entry(character).or_default() += 1;
            }
        }
        let count = |character: &char| counts.get(character).copied().unwrap_or(1);
        let digit = |character: &char| char::from_digit(count(character).max(1).ilog2(), 36);
        let characters = self.read.values().flatten();
        characters.map(|it| digit(it).unwrap_or('0')).collect()
    }

    /// `read`: how the other common characters are usually read.
    pub fn others(&self) -> String {
        let mut others: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
        for character in common().filter(|it| !self.characters.contains(it)) {
            if let Some(usual) = all_readings(character).first() {
                others.entry(usual).or_default().insert(character);
            }
        }
        let mut json = String::from("{");
        for (syllable, characters) in others {
            if json.len() > 1 {
                json.push(',');
            }
            json::push_text(&mut json, syllable);
            json.push(':');
            json::push_text(&mut json, &characters.into_iter().collect::<String>());
        }
        json.push('}');
        json
    }
}

/// How characters are read that stand in names of occupations and in no name of an evaluator, in the order in which they first do: a reader
/// has the names, so the characters need not be written again.
#[derive(Debug, Default)]
pub struct Spoken(Vec<(char, &'static str)>);

impl Spoken {
    /// Those of folded names.
    pub fn of(names: impl Iterator<Item = String>, sounds: &Sounds<'_>) -> Self {
        let mut spoken = Self::default();
        let mut known = BTreeSet::new();
        for Unit { sound, character } in names.flat_map(|name| units(&name)) {
            let is_new = is_han(character) && !sounds.characters.contains(&character);
            if is_new && known.insert(character) {
                let syllable = match sound {
                    Sound::Read(syllable) => syllable,
                    Sound::Itself => "",
                };
                spoken.0.push((character, syllable));
            }
        }
        spoken
    }

    fn has(&self, character: char, syllable: &str) -> bool {
        self.0.contains(&(character, syllable))
    }

    /// `boot.spoken`
    pub fn written(&self) -> String {
        let syllables = self.0.iter().map(|it| it.1);
        syllables.collect::<Vec<_>>().join(" ")
    }
}

/// `boot.letters`: the units of names that have no syllable.
pub fn letters(units: &Units) -> String {
    let units = units.all().iter();
    let letters = units.filter(|unit| matches!(unit.sound, Sound::Itself));
    letters.map(|unit| unit.character).collect()
}

/// Gives the first character of a text of two bytes in some encoding.
fn decoded(encoding: &'static encoding_rs::Encoding, bytes: [u8; 2]) -> Option<char> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes)?;
    text.chars().next()
}

/// The Han characters in common use: those of GB 2312.
fn common() -> impl Iterator<Item = char> {
    let bytes = (0xb0..=0xf7_u8).flat_map(|high| (0xa1..=0xfe_u8).map(move |low| [high, low]));
    let characters = bytes.filter_map(|bytes| decoded(encoding_rs::GBK, bytes));
    characters.filter(|it| !all_readings(*it).is_empty())
}

/// The traditional characters in common use: those of Big5's first level, and the seven that were added to it, 裏 among them.
fn traditional() -> impl Iterator<Item = char> {
    let bytes = (0xa4..=0xc6_u8).flat_map(|high| (0x40..=0xfe_u8).map(move |low| [high, low]));
    let bytes = bytes.chain((0xd6..=0xdc_u8).map(|low| [0xf9, low]));
    bytes.filter_map(|bytes| decoded(encoding_rs::BIG5, bytes))
}

/// `fold`: variants of common characters with their usual forms, radicals, and what the directory's names are written with.
pub fn fold<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let common: BTreeSet<char> = common().collect();
    let traditional: BTreeSet<char> = traditional().collect();
    let written: BTreeSet<char> = names.flat_map(str::chars).collect();
    let is_radical = |it: char| ('\u{2e80}'..='\u{2fdf}').contains(&it);
    let is_common = |(from, to): &(char, char)| {
        let is_known = traditional.contains(from) || is_radical(*from);
        written.contains(from) || (is_known && common.contains(to))
    };
    let mut all: Vec<(char, char)> = variants().into_iter().filter(is_common).collect();
    all.push(('ς', 'σ'));
    // Side by side, variants of one character take less space.
    all.sort_unstable_by_key(|(from, to)| (*to, *from));
    let from: String = all.iter().map(|it| it.0).collect();
    let to: String = all.iter().map(|it| it.1).collect();
    format!(
        "{{\"from\":{},\"to\":{}}}",
        json::text(&from),
        json::text(&to)
    )
}
