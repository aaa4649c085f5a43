//! What characters may stand for, as far as a wording of the policy asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde_json::{Value, json};

use super::coder::{Coder, NUMBER, base64};
use crate::advert::matching::{common, heads, known};
use crate::advert::normalize::{Spoken, letters, look_alikes, second_sounds, sound, variants};
use crate::model::Advertising;

/// All tables.
pub fn value(policy: &Advertising) -> Value {
    let heads = heads(policy);
    let spoken = heads.keys().filter_map(|it| Some(sound(*it)?.spoken));
    let spoken: BTreeSet<Spoken> = spoken.collect();
    let alike = heads.keys().map(|it| (*it, look_alikes(*it)));
    let alike: BTreeMap<char, String> = alike
        .filter(|it| !it.1.is_empty())
        .map(|(head, alike)| (head, alike.iter().collect()))
        .collect();
    let splits: BTreeMap<char, Vec<String>> =
        heads.into_iter().filter(|it| !it.1.is_empty()).collect();
    let is_near = |it: &(char, char)| HAN.contains(&it.0) && HAN.contains(&it.1);
    let (near, far): (Vec<_>, Vec<_>) = variants().into_iter().partition(is_near);
    let syllables = syllables(&spoken);
    json!({
        "variants": sides(&far),
        "han": base64(&coded(&near.into_iter().collect(), &syllables)),
        "syllables": syllables,
        "letters": sides(&letters()),
        "alike": alike,
        "splits": splits,
        "second": seconds(&spoken),
        "common": common(),
        "known": known(),
    })
}

/// Pairs as two texts, position by position.
fn sides(pairs: &[(char, char)]) -> Value {
    let (from, to): (String, String) = pairs.iter().copied().unzip();
    json!([from, to])
}

/// The Han characters of which something is told.
const HAN: RangeInclusive<char> = '\u{3400}'..='\u{9fff}';
/// How many they are.
const COUNT: i64 = 0x6c00;

/// The usual reading of a character if it is spoken as one of a wording.
fn spoken_alike(character: char, spoken: &BTreeSet<Spoken>) -> Option<&'static str> {
    let sound = sound(character).filter(|it| spoken.contains(&it.spoken));
    sound.map(|it| it.toned)
}

/// The syllables that are spoken as one of a wording is.
fn syllables(spoken: &BTreeSet<Spoken>) -> Vec<&'static str> {
    let all = HAN.filter_map(|it| spoken_alike(it, spoken));
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Contexts: whether it is a form of another, after one that is or is not; how far the other is from the last; whether it has a
/// syllable, by its block; which.
const FAR: usize = 2;
const HAS: usize = FAR + NUMBER;
const WHICH: usize = HAS + 2;

/// Of all Han characters in their order: what they are forms of; else the syllable, if it is spoken as one of a wording.
fn coded(variants: &BTreeMap<char, char>, syllables: &[&str]) -> Vec<u8> {
    let mut coder = Coder::new(WHICH + (1 << SYLLABLE));
    let (mut was_variant, mut last) = (0, 0);
    for character in HAN {
        let usual = variants.get(&character);
        coder.bit(was_variant, usual.is_some());
        was_variant = usize::from(usual.is_some());
        if let Some(usual) = usual {
            let place = i64::from(u32::from(*usual) - u32::from(*HAN.start()));
            coder.number(FAR, turned(place - last));
            last = place;
            continue;
        }
        let sound = sound(character).map(|it| it.toned);
        let number = sound.and_then(|it| syllables.binary_search(&it).ok());
        coder.bit(HAS + usize::from(character >= '\u{4e00}'), number.is_some());
        if let Some(number) = number {
            coder.tree(WHICH, SYLLABLE, number);
        }
    }
    coder.finish()
}

/// Bits of the number of a syllable: there are fewer than 2,048.
const SYLLABLE: u32 = 11;

/// A distance round the circle of all Han characters, in either direction, as a number: the near ones are small.
fn turned(distance: i64) -> usize {
    let near = (distance + COUNT / 2).rem_euclid(COUNT) - COUNT / 2;
    let number = if near < 0 { -2 * near - 1 } else { 2 * near };
    usize::try_from(number).unwrap_or(0)
}

/// Second readings: the character with its syllable.
fn seconds(spoken: &BTreeSet<Spoken>) -> Value {
    let seconds = second_sounds().into_iter();
    let seconds = seconds.filter(|(_, sound)| spoken.contains(&sound.spoken));
    let seconds: BTreeMap<char, &str> = seconds.map(|(it, sound)| (it, sound.toned)).collect();
    json!(seconds)
}
