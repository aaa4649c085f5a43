//! A text as characters that are no marks.

use super::super::normalize::{Gap, Glyph, glyphs};
use super::spelling::Spelling;
use crate::model::Bending;

/// A character of the text that is no mark.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// Where it starts, in bytes of the text.
    pub start: usize,
    /// The character as it is written.
    pub written: char,
    /// What it stands for.
    pub glyph: Glyph,
    /// Whether a mark that parts clauses or lines stands between it and the unit before it.
    pub is_apart: bool,
}

impl Unit {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.written.len_utf8()
    }
}

/// How many units a spelling can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Longest {
    /// With pinyin in it.
    with_letters: usize,
    /// Without: parts of a character, or six digits, and what is put in behind them.
    without_letters: usize,
}

impl Longest {
    /// Of a spelling.
    pub fn of(spelling: &Spelling) -> Self {
        let without = spelling.elements.len() * 6;
        Self {
            with_letters: spelling.longest,
            without_letters: without.min(spelling.longest),
        }
    }

    /// Whether units read for it are enough for another.
    pub fn covers(&self, other: &Self) -> bool {
        self.with_letters >= other.with_letters && self.without_letters >= other.without_letters
    }
}

/// The last units of a text before `end`, its marks left out: as many as a spelling of this length can
/// take, and none from before a border. They take the place of what `units` held.
pub fn units_before(text: &str, end: usize, longest: Longest, units: &mut Vec<Unit>) {
    units.clear();
    let mut most = longest.without_letters;
    let mut start = end;
    for written in text[..end].chars().rev() {
        start -= written.len_utf8();
        if written == '\u{2029}' || units.len() >= most || end - start > REACH {
            break;
        }
        let from = units.len();
        let mut is_apart = false;
        glyphs(written, |glyph| {
            match glyph {
                Glyph::Gap(gap) => {
                    is_apart |= matches!(gap, Gap::Sentence | Gap::Line);
                    return;
                }
                Glyph::Letter(_) | Glyph::Digit(_) => most = longest.with_letters,
                Glyph::Han(_) => {}
            }
            units.push(Unit {
                start,
                written,
                glyph,
                is_apart: false,
            });
        });
        if let Some(next) = from.checked_sub(1).and_then(|it| units.get_mut(it)) {
            next.is_apart |= is_apart;
        }
        if units.len() - from > 1 {
            units[from..].reverse();
        }
    }
    units.reverse();
}

/// The longest stretch of text, in bytes, that is looked at for one candidate.
pub const REACH: usize = 768;

/// Where the last element of a spelling may end if it starts with the character at `at`, in bytes of
/// the text.
pub fn ends(text: &str, at: usize, spelling: &Spelling, mut each: impl FnMut(usize)) {
    let mut ahead = Ahead { text, at };
    let Some(first) = ahead.next() else { return };
    each(first.end());
    let Some(character) = spelling
        .characters
        .last()
        .filter(|_| spelling.bending == Bending::Full)
    else {
        return;
    };
    let is_letter = matches!(first.glyph, Glyph::Letter(_));
    let letters = character
        .sound
        .filter(|_| is_letter)
        .map_or(0, |it| it.syllable.len());
    let starts = |parts: &&Vec<char>| {
        parts
            .first()
            .is_some_and(|it| *it == first.written || first.glyph == Glyph::Han(*it))
    };
    let parts = character.splits.iter().filter(starts).map(Vec::len);
    let longest = parts.chain([letters]).max().unwrap_or(0);
    for unit in ahead.take(longest.saturating_sub(1)) {
        each(unit.end());
    }
}

/// Where a spelling ends whose last character stands behind one that is put in: two units behind
/// the one at `at`.
#[must_use]
pub fn end_behind(text: &str, at: usize) -> Option<usize> {
    Ahead { text, at }.nth(2).map(|it| it.end())
}

/// The units from a place on.
struct Ahead<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Ahead<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        loop {
            let start = self.at;
            let written = self.text[start..].chars().next()?;
            self.at += written.len_utf8();
            if written == '\u{2029}' {
                self.at = self.text.len();
                return None;
            }
            let mut found = None;
            glyphs(written, |glyph| {
                if !matches!(glyph, Glyph::Gap(_)) {
                    found = found.or(Some(Unit {
                        start,
                        written,
                        glyph,
                        is_apart: false,
                    }));
                }
            });
            if found.is_some() {
                return found;
            }
        }
    }
}
