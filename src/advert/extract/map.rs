//! From the bytes of a run to the bytes of its source.

use std::ops::Range;

/// Where the characters of a text stand in its source.
#[derive(Debug, Clone)]
pub(super) enum Map {
    /// Byte for byte, from this byte of the source on.
    Straight(usize),
    /// Piece by piece, in the order of the text and of the source.
    Pieces(Vec<Piece>),
}

/// A part of the text that reaches up to the next piece.
///
/// If it is as long as its source, the bytes correspond one by one; else it is one character that
/// stands for all of its source (`&#x804C;`), or for none of it. Where a single character happens to
/// be as long as what it stands for, both ways say the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Where it begins in the text.
    pub(super) text: usize,
    /// Where it begins in the source.
    pub(super) start: usize,
    /// Where it ends in the source.
    pub(super) end: usize,
}

impl Piece {
    /// Whether the bytes correspond one by one, given where the piece ends in the text.
    pub(super) fn is_straight(&self, text_end: usize) -> bool {
        text_end - self.text == self.end - self.start
    }
}

/// A text that is put together piece by piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Mapped {
    /// The text so far.
    pub(super) text: String,
    /// Where it stands in the source.
    pub(super) pieces: Vec<Piece>,
}

impl Mapped {
    /// Adds what stands at `source`: as many bytes that correspond one by one, or one character.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        let at = self.text.len();
        self.text.push_str(text);
        let piece = Piece {
            text: at,
            start: source.start,
            end: source.end,
        };
        match self.pieces.last_mut() {
            Some(last)
                if last.end == piece.start
                    && last.is_straight(at)
                    && piece.is_straight(self.text.len()) =>
            {
                last.end = piece.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// The map from the text to its source.
    pub(super) fn map(self) -> (String, Map) {
        let map = match self.pieces.as_slice() {
            [only] if only.is_straight(self.text.len()) => Map::Straight(only.start),
            _ => Map::Pieces(self.pieces),
        };
        (self.text, map)
    }
}

impl Map {
    /// The bytes of the source for bytes of a text of length `len`, on borders of characters.
    pub(super) fn source(&self, range: Range<usize>, len: usize) -> Range<usize> {
        match self {
            Self::Straight(at) => at + range.start..at + range.end,
            Self::Pieces(pieces) => {
                let start = start(pieces, range.start, len);
                if range.is_empty() {
                    return start..start;
                }
                start..end(pieces, range.end, len)
            }
        }
    }
}

/// Where the character at `at` begins.
fn start(pieces: &[Piece], at: usize, len: usize) -> usize {
    let next = pieces.partition_point(|it| it.text <= at);
    let Some(piece) = next.checked_sub(1).and_then(|it| pieces.get(it)) else {
        return 0;
    };
    let text_end = pieces.get(next).map_or(len, |it| it.text);
    if at >= text_end {
        piece.end
    } else if piece.is_straight(text_end) {
        piece.start + (at - piece.text)
    } else {
        piece.start
    }
}

/// Where the character that ends at `at` ends.
fn end(pieces: &[Piece], at: usize, len: usize) -> usize {
    let next = pieces.partition_point(|it| it.text < at);
    let Some(piece) = next.checked_sub(1).and_then(|it| pieces.get(it)) else {
        return 0;
    };
    let text_end = pieces.get(next).map_or(len, |it| it.text);
    if piece.is_straight(text_end) {
        piece.start + (at - piece.text)
    } else {
        piece.end
    }
}
