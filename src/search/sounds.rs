//! What `boot`, `read` and `fold` say of characters: how they are read, and of which they are variants.

use std::collections::{BTreeMap, BTreeSet};

use super::json;
use super::names::Name;
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
    pub fn alike(&self, words: &[String]) -> String {
        let mut alike: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
        for Unit { sound, character } in words.iter().flat_map(|word| units(word)) {
            match sound {
                Sound::Read(syllable) if !self.characters.contains(&character) => {
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

    /// `read`: how the other common characters are read.
    pub fn others(&self) -> String {
        let mut others: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
        for character in common().filter(|it| !self.characters.contains(it)) {
            for reading in all_readings(character) {
                others.entry(reading).or_default().insert(character);
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

/// `boot.letters`: the units of names that have no syllable.
pub fn letters(units: &Units) -> String {
    let units = units.all().iter();
    let letters = units.filter(|unit| matches!(unit.sound, Sound::Itself));
    letters.map(|unit| unit.character).collect()
}

/// The Han characters in common use: those of GB 2312, in its order.
fn common() -> impl Iterator<Item = char> {
    let bytes = (0xb0..=0xf7_u8).flat_map(|high| (0xa1..=0xfe_u8).map(move |low| [high, low]));
    bytes.filter_map(|bytes| {
        let text = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
        text.chars()
            .next()
            .filter(|it| !all_readings(*it).is_empty())
    })
}

/// `fold`: variants of characters with their usual forms.
pub fn fold() -> String {
    let mut from = String::from("ς");
    let mut to = String::from("σ");
    for (variant, usual) in variants() {
        from.push(variant);
        to.push(usual);
    }
    format!(
        "{{\"from\":{},\"to\":{}}}",
        json::text(&from),
        json::text(&to)
    )
}
