//! Counting characters, lines and columns on the way through a text.

use crate::source::LineColumn;

/// A place in a text that is gone through from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Where it stands in the piece of text at hand.
    at: usize,
    points: usize,
    position: LineColumn,
}

impl Default for Cursor {
    fn default() -> Self {
        Self {
            at: 0,
            points: 0,
            position: LineColumn { line: 1, column: 1 },
        }
    }
}

impl Cursor {
    /// Goes on to the byte `to` of `text`, which lies on a border of characters; never back.
    pub fn advance(&mut self, text: &str, to: usize) {
        let passed = text.get(self.at..to).unwrap_or_default();
        self.points += passed.chars().count();
        let breaks = memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        self.position.line += breaks;
        if let Some(last) = passed.rfind('\n') {
            self.position.column = 1;
            self.position.column += passed[last + 1..].chars().count();
        } else {
            self.position.column += passed.chars().count();
        }
        self.at = self.at.max(to);
    }

    /// The same place when the first `bytes` of the text at hand are let go.
    pub fn let_go(&mut self, bytes: usize) {
        self.at = self.at.saturating_sub(bytes);
    }

    /// The characters before it.
    #[must_use]
    pub fn points(&self) -> usize {
        self.points
    }

    /// Its line and column.
    #[must_use]
    pub fn position(&self) -> LineColumn {
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_characters_are_counted() {
        let text = "职业\n资格证\n";
        let mut cursor = Cursor::default();
        let mut at = |part: &str| {
            cursor.advance(text, text.find(part).unwrap());
            (
                cursor.points(),
                cursor.position().line,
                cursor.position().column,
            )
        };
        assert_eq!(at("业"), (1, 1, 2));
        assert_eq!(at("资"), (3, 2, 1));
        assert_eq!(at("证"), (5, 2, 3));
    }
}
