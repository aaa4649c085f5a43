//! Pieces: how much goes into one, and how it is written.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::cards::Card;

/// A file of the index.
#[derive(Debug)]
pub struct Piece {
    /// Its name: `b12`.
    pub name: String,
    /// Its value in JSON.
    pub value: String,
}

impl Piece {
    /// A piece.
    pub fn new(letter: &str, number: usize, value: String) -> Self {
        Self {
            name: format!("{letter}{number}"),
            value,
        }
    }

    /// A piece of which there is one.
    pub fn named(name: &str, value: String) -> Self {
        let name = name.to_owned();
        Self { name, value }
    }

    /// The script.
    pub fn script(&self) -> Vec<u8> {
        format!("Q(\"{}\",{});\n", self.name, self.value).into_bytes()
    }
}

/// A part that is not divided between pieces, with the cards that ride with it.
#[derive(Debug)]
pub struct Part {
    /// How many bytes it takes.
    pub bytes: usize,
    /// The numbers of the cards.
    pub riders: Vec<u32>,
}

/// Parts that lie in one piece: which they are, and the cards that ride.
#[derive(Debug, Default)]
pub struct Load {
    /// The first of the parts.
    pub first: usize,
    /// Behind the last.
    pub end: usize,
    /// The numbers of the cards, each once.
    pub riders: BTreeSet<u32>,
}

/// Divides parts, in their order, over pieces of about `target` bytes.
pub fn loads(parts: &[Part], target: usize, cards: &[Card]) -> Vec<Load> {
    let mut loads: Vec<Load> = Vec::new();
    let mut bytes = usize::MAX;
    for (index, part) in parts.iter().enumerate() {
        if bytes.saturating_add(part.bytes / 2) > target {
            bytes = 0;
            loads.push(Load {
                first: index,
                ..Load::default()
            });
        }
        let Some(load) = loads.last_mut() else {
            continue;
        };
        load.end = index + 1;
        bytes += part.bytes;
        for rider in &part.riders {
            if load.riders.insert(*rider) {
                bytes += card(cards, *rider).len() + 8;
            }
        }
    }
    loads
}

fn card(cards: &[Card], number: u32) -> &str {
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    cards.get(index).map_or("[]", |card| &card.rider)
}

/// `"cards":{…}` of those that ride; nothing if none does.
pub fn riders(riders: &BTreeSet<u32>, cards: &[Card]) -> String {
    if riders.is_empty() {
        return String::new();
    }
    let mut json = String::from("\"cards\":{");
    for (index, number) in riders.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(json, "{comma}\"{number}\":{}", card(cards, *number));
    }
    json.push('}');
    json
}
