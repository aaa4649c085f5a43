//! What characters may stand for, as far as a wording of the policy asks for it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::advert::matching::{common, heads, known};
use crate::advert::normalize::{
    Spoken, letters, look_alikes, second_sounds, sound, variant, variants,
};
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
    json!({
        "variants": sides(&variants()),
        "letters": sides(&letters()),
        "alike": alike,
        "splits": splits,
        "sounds": sounds(&spoken),
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

/// The characters of each syllable that is spoken as one of a wording is; forms of others are left out.
fn sounds(spoken: &BTreeSet<Spoken>) -> Value {
    let mut sounds: BTreeMap<&str, String> = BTreeMap::new();
    for character in ('\u{3400}'..='\u{9fff}').filter(|it| variant(*it) == *it) {
        let sound = sound(character).filter(|it| spoken.contains(&it.spoken));
        if let Some(sound) = sound {
            sounds.entry(sound.toned).or_default().push(character);
        }
    }
    json!(sounds)
}

/// Second readings: the character with its syllable.
fn seconds(spoken: &BTreeSet<Spoken>) -> Value {
    let seconds = second_sounds().into_iter();
    let seconds = seconds.filter(|(_, sound)| spoken.contains(&sound.spoken));
    let seconds: BTreeMap<char, &str> = seconds.map(|(it, sound)| (it, sound.toned)).collect();
    json!(seconds)
}
