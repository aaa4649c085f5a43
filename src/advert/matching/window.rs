//! What stands around a hit, in plain characters.

use std::ops::Range;

use super::super::normalize::{Gap, Glyph, gap, glyphs};
use super::align::Alignment;
use super::spelling::{Element, Spelling};
use super::units::Unit;
use super::wanted::Wanted;

/// How many characters before and behind a hit are read to find the words.
const NEAR: usize = 8;

/// A text around a hit in plain characters, with marks in it as they are.
pub struct Window {
    /// The characters.
    pub text: String,
    /// For each character where it starts in the whole text.
    starts: Vec<usize>,
    /// The hit in characters of `text`.
    pub hit: Range<usize>,
}

impl Window {
    pub fn of(text: &str, hit: Range<usize>) -> Self {
        let stops = |it: &(usize, char)| !matches!(gap(it.1), Some(Gap::Line | Gap::Border));
        let before = text[..hit.start]
            .char_indices()
            .rev()
            .take_while(stops)
            .take(NEAR)
            .last();
        let from = before.map_or(hit.start, |(at, _)| at);
        let after = text[hit.end..]
            .char_indices()
            .take_while(stops)
            .take(NEAR)
            .last();
        let to = after.map_or(hit.end, |(at, it)| hit.end + at + it.len_utf8());
        let mut window = Self {
            text: String::new(),
            starts: Vec::new(),
            hit: 0..0,
        };
        for (at, character) in text[from..to].char_indices() {
            glyphs(character, |glyph| {
                let plain = match glyph {
                    Glyph::Han(it) => it,
                    Glyph::Letter(it) | Glyph::Digit(it) => char::from(it),
                    Glyph::Gap(Gap::Invisible) => return,
                    // Inside of the hit, marks are what it is dodged with.
                    Glyph::Gap(_) if hit.contains(&(from + at)) && !character.is_alphanumeric() => {
                        character
                    }
                    Glyph::Gap(_) => character,
                };
                window.text.push(plain);
                window.starts.push(from + at);
            });
        }
        window.hit = window.position(hit.start)..window.position(hit.end);
        window
    }

    /// The characters that are bent, as positions.
    pub fn bent(&self, units: &[Unit], alignment: &Alignment) -> Vec<usize> {
        let bent = alignment.steps.iter().filter(|it| it.way.is_bent());
        // What is written in a circle or the like is no word of a sentence.
        let is_usual = |unit: &usize| ('\u{4e00}'..='\u{9fff}').contains(&units[*unit].written);
        bent.flat_map(|it| it.units.clone())
            .filter(is_usual)
            .map(|unit| self.position(units[unit].start))
            .collect()
    }

    /// The text with the characters of the term where it is bent; `None` if it is not, or if it
    /// has not one character for each.
    pub fn restored(&self, spelling: &Spelling, alignment: &Alignment) -> Option<String> {
        if alignment.bent() == 0 {
            return None;
        }
        let listed = spelling.elements.iter().map(|it| match it {
            Element::Han(character) => Some(*character),
            _ => None,
        });
        let listed: String = listed.collect::<Option<_>>()?;
        let before: String = self.text.chars().take(self.hit.start).collect();
        let after: String = self.text.chars().skip(self.hit.end).collect();
        Some(before + &listed + &after)
    }

    /// The first character of the window that starts at a byte of the whole text or behind it.
    pub fn position(&self, byte: usize) -> usize {
        self.starts.partition_point(|it| *it < byte)
    }
}

/// The clause around a hit, in plain characters without marks.
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// How many characters of a clause are read on either side.
const CLAUSE: usize = 24;
/// How many of a sentence that reports of others.
const SENTENCE: usize = 48;

impl Around {
    pub fn of(text: &str, hit: &Range<usize>) -> Self {
        Self::within(text, hit, CLAUSE)
    }

    pub fn sentence(text: &str, hit: &Range<usize>) -> Self {
        Self::within(text, hit, SENTENCE)
    }

    fn within(text: &str, hit: &Range<usize>, most: usize) -> Self {
        let is_end = |it: &char| matches!(it, '。' | '！' | '；' | '!' | ';' | '\n' | '\u{2029}');
        let before = text[..hit.start]
            .char_indices()
            .rev()
            .take_while(|(_, it)| !is_end(it))
            .take(most);
        let from = before.last().map_or(hit.start, |(at, _)| at);
        let after = text[hit.end..]
            .chars()
            .take_while(|it| !is_end(it))
            .take(most);
        Self {
            before: plain(text[from..hit.start].chars()),
            after: plain(after),
        }
    }

    /// Whether one of a few words stands there that are seldom looked for.
    pub fn has_any(&self, words: &[String]) -> bool {
        let has = |word: &String| self.before.contains(word) || self.after.contains(word);
        words.iter().any(has)
    }

    pub fn has(&self, words: &Wanted) -> bool {
        words.is_in(&self.before) || words.is_in(&self.after)
    }

    /// What stands before and behind the hit.
    pub fn parts(&self) -> (&str, &str) {
        (&self.before, &self.after)
    }

    /// The same up to the next comma.
    pub fn clause(&self) -> (&str, &str) {
        (
            self.before.rsplit('，').next().unwrap_or_default(),
            self.after.split('，').next().unwrap_or_default(),
        )
    }
}

/// Characters in their plain form; of marks only commas, colons and titles are kept.
fn plain(characters: impl Iterator<Item = char>) -> String {
    let mut text = String::with_capacity(4 * CLAUSE);
    for character in characters {
        glyphs(character, |glyph| match glyph {
            Glyph::Han(it) => text.push(it),
            Glyph::Letter(it) | Glyph::Digit(it) => text.push(char::from(it)),
            // Lists go on, and an answer belongs to its question.
            Glyph::Gap(Gap::Sentence) if matches!(character, '、' | '/') => {}
            Glyph::Gap(Gap::Sentence) => text.push('，'),
            Glyph::Gap(_) if character == '≠' => text.push_str("不等于"),
            Glyph::Gap(Gap::Bracket) => text.push(character),
            Glyph::Gap(_) => {}
        });
    }
    text
}
