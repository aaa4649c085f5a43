//! Values of facets, and how they are divided over pieces.

use super::cards::Card;
use super::pairs::{finish, open};
use super::pieces::{Part, Piece, loads, riders};

/// Which piece holds each value of a facet.
pub type PieceOf = Vec<usize>;

/// A value with its list in JSON and the records of which cards ride along.
pub struct Value {
    /// Its key in the piece.
    pub key: String,
    /// What stands there.
    pub json: String,
    /// The numbers of the records.
    pub riders: Vec<u32>,
}

/// Divides values over pieces; answers for each the number of its piece.
pub fn packed(
    letter: &str,
    values: &[Value],
    target: usize,
    cards: &[Card],
) -> (Vec<Piece>, PieceOf) {
    let part = |value: &Value| Part {
        bytes: value.json.len() + value.key.len() + 4,
        riders: value.riders.clone(),
    };
    let parts: Vec<Part> = values.iter().map(part).collect();
    let (mut pieces, mut piece_of) = (Vec::new(), Vec::new());
    for (index, load) in loads(&parts, target, cards).iter().enumerate() {
        let mut json = String::from("{");
        for value in &values[load.first..load.end] {
            open(&mut json, &value.key);
            json.push_str(&value.json);
            piece_of.push(index);
        }
        let json = finish(json, &riders(&load.riders, cards));
        pieces.push(Piece::new(letter, index, json));
    }
    (pieces, piece_of)
}

/// What belongs to a record.
pub fn of<T>(all: &[T], number: u32) -> Option<&T> {
    all.get(usize::try_from(number).ok()?)
}
