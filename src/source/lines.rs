//! Byte offsets to lines and columns.

use std::ops::Range;

/// A position as people count it: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl LineColumn {
    /// The same position, counted in a text of which `start` is the beginning of this one.
    #[must_use]
    pub fn behind(self, start: Self) -> Self {
        let first = if self.line == 1 { start.column - 1 } else { 0 };
        Self {
            line: self.line + start.line - 1,
            column: self.column + first,
        }
    }
}

/// The byte offsets at which the lines of a text begin.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        Self {
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// The position of a byte offset; an offset past the end gives the end.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let offset = floor_to_character(text, offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        LineColumn {
            line,
            column: text[start..offset].chars().count() + 1,
        }
    }
}

/// What ends a line in some reader's eyes.
pub(super) fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Moves both ends inwards of the text and onto character borders.
pub(super) fn clamp_to_characters(text: &str, range: Range<usize>) -> Range<usize> {
    let start = floor_to_character(text, range.start);
    let end = floor_to_character(text, range.end.max(range.start));
    start..end.max(start)
}

fn floor_to_character(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "一二\n三: 四五\n";
        let index = LineIndex::new(text);
        let at = text.find('四').unwrap();
        assert_eq!(
            index.line_column(text, at),
            LineColumn { line: 2, column: 4 }
        );
        assert_eq!(
            index.line_column(text, 10_000),
            LineColumn { line: 3, column: 1 }
        );
    }

    #[test]
    fn a_range_never_cuts_a_character() {
        assert_eq!(clamp_to_characters("职业", 1..5), 0..3);
        assert_eq!(clamp_to_characters("职业", 5..100), 3..6);
    }
}
