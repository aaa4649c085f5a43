//! Codes as people type them: full width, lower case, with spaces and dashes for the eye.
//!
//! Reading such a code for a *suggestion* needs its meaning without the dress; pointing at it needs the bytes as they stand. A
//! [`Tidied`] text keeps both.

use std::ops::Range;

use crate::source::narrow;

/// The characters of a written code that mean something, each with the bytes it was read from.
#[derive(Debug)]
pub(super) struct Tidied {
    pieces: Vec<(Range<usize>, char)>,
    dressed_at: Option<Range<usize>>,
}

impl Tidied {
    /// Narrows, raises to upper case and drops what only separates (spaces, dashes, dots).
    pub(super) fn read(text: &str) -> Self {
        let mut tidied = Self {
            pieces: Vec::with_capacity(text.len()),
            dressed_at: None,
        };
        for (start, written) in text.char_indices() {
            let range = start..start + written.len_utf8();
            let c = narrow(written).to_ascii_uppercase();
            let separates = is_separator(c);
            if (c != written || separates) && tidied.dressed_at.is_none() {
                tidied.dressed_at = Some(range.clone());
            }
            if !separates {
                tidied.pieces.push((range, c));
            }
        }
        tidied
    }

    /// How many characters are left.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The bytes that character `index` was read from; an empty range at the end when there is no such character.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        let end = self.pieces.last().map_or(0, |(range, _)| range.end);
        self.pieces
            .get(index)
            .map_or(end..end, |(range, _)| range.clone())
    }

    /// The bytes from character `first` through character `last`.
    pub(super) fn range_through(&self, first: usize, last: usize) -> Range<usize> {
        self.range(first).start..self.range(last).end
    }

    /// The first character that is dress: full width, lower case or a separator.
    pub(super) fn dressed_at(&self) -> Option<Range<usize>> {
        self.dressed_at.clone()
    }

    /// The meaning characters, in order.
    pub(super) fn chars(&self) -> impl ExactSizeIterator<Item = char> + '_ {
        self.pieces.iter().map(|(_, c)| *c)
    }

    /// The meaning characters as text.
    pub(super) fn text(&self) -> String {
        self.chars().collect()
    }
}

/// Characters that people put between the groups of a code.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || is_dash(c) || matches!(c, '.' | '_' | '·' | '\u{200B}' | '\u{FEFF}')
}

/// The dashes found in Chinese text: hyphen-minus, U+2010…U+2015, minus sign, and their relatives.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{2500}'
    )
}

/// The digit that a letter or sign of the same look stands for (字形相近): `O` for 0, `I` or `L` for 1 …
pub(super) fn lookalike_digit(c: char) -> Option<char> {
    match c {
        'O' | 'Q' | 'D' | '〇' | '○' => Some('0'),
        'I' | 'L' | '|' | '!' => Some('1'),
        'Z' => Some('2'),
        'S' => Some('5'),
        'G' => Some('6'),
        'B' => Some('8'),
        _ => None,
    }
}
