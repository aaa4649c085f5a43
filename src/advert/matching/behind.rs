//! The symbols before a place of a text, the nearest first: read only where a pair was found, and
//! only as far as they are asked for.

use super::alphabet::{Alphabet, NONE, SEVERAL, Symbol};
use super::follows::Known;

/// More symbols than this are not read: a spelling with all of its characters as letters has fewer.
const MOST: usize = 64;

/// The symbols before a place, marks left out.
pub struct Behind<'a> {
    alphabet: &'a Alphabet,
    known: &'a [Known],
    /// What is not read yet.
    text: &'a str,
    /// The same of the character at hand.
    with: &'a [Symbol],
    /// Read, but it may be the number of a tone.
    held: Symbol,
    read: [Symbol; MOST],
    count: usize,
}

impl<'a> Behind<'a> {
    /// The symbols `with` and those of `text` before them.
    pub fn new(
        alphabet: &'a Alphabet,
        known: &'a [Known],
        text: &'a str,
        with: &'a [Symbol],
    ) -> Self {
        Self {
            alphabet,
            known,
            text,
            with,
            held: NONE,
            read: [NONE; MOST],
            count: 0,
        }
    }

    /// The last symbol but `back`; none before the start of the text.
    #[inline]
    pub fn get(&mut self, back: usize) -> usize {
        while self.count <= back && self.count < MOST {
            let Some(symbol) = self.next() else {
                return usize::from(NONE);
            };
            // A character that is written twice in a row is read as one: 职职业业.
            let last = self.count.checked_sub(1).map(|it| self.read[it]);
            if Some(symbol) != last || self.known[usize::from(symbol)].may_double {
                self.read[self.count] = symbol;
                self.count += 1;
            }
        }
        self.read.get(back).copied().map_or(0, usize::from)
    }

    /// The next symbol but numbers of tones, which belong to their syllables.
    fn next(&mut self) -> Option<Symbol> {
        loop {
            let Some(symbol) = self.any() else {
                let held = std::mem::replace(&mut self.held, NONE);
                return Some(held).filter(|it| *it != NONE);
            };
            let known = &self.known[usize::from(symbol)];
            let held = std::mem::replace(&mut self.held, NONE);
            let is_its_tone = known.is_letter() && self.known[usize::from(held)].is_tone();
            if held == NONE || is_its_tone {
                if !known.is_tone() {
                    return Some(symbol);
                }
                self.held = symbol;
                continue;
            }
            self.held = symbol;
            return Some(held);
        }
    }

    /// The next symbol that is no mark.
    fn any(&mut self) -> Option<Symbol> {
        loop {
            if let Some((last, others)) = self.with.split_last() {
                self.with = others;
                if *last != NONE {
                    return Some(*last);
                }
                continue;
            }
            let character = self.text.chars().next_back()?;
            self.text = &self.text[..self.text.len() - character.len_utf8()];
            match self.alphabet.symbol(character) {
                SEVERAL => self.with = self.alphabet.several(character),
                NONE => {}
                symbol => return Some(symbol),
            }
        }
    }
}
