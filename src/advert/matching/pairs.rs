//! Where a spelling may end: the one pass over a text. Whatever a spelling looks like, its last two
//! characters stand side by side (or the two before them, if something is put in between), and two
//! characters that may be the last two of some spelling are rare. So one bit for each pair of
//! symbols is all that most of a text is held against; where a pair is found, the symbols before it
//! are held against the spellings that it may end.

use super::alphabet::{Alphabet, Atom, NONE, SEVERAL, Symbol};
use super::behind::Behind;
use super::faces::Faces;
use super::follows::{Follows, Known};
use super::making::{Making, doubled};
use super::spelling::Spelling;

/// A spelling that may stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The position of the spelling.
    pub spelling: usize,
    /// Where the last of the pair starts, in bytes of the text.
    pub at: usize,
    /// Which pair it is.
    pub pair: Pair,
}

/// Which characters of a spelling a pair stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// The last two.
    Last,
    /// The two before the last; one character is put in behind them.
    BeforeLast,
}

/// All pairs that may be the last of a spelling.
pub struct Pairs {
    /// For each symbol what is to be known of it at every place of a text.
    symbols: Vec<Known>,
    follows: Follows,
    faces: Faces,
    groups: Vec<Group>,
    /// For each list of groups that have a pair.
    ahead: Vec<Ahead>,
    sets: Sets,
}

/// A spelling whose pair may end with a symbol.
#[derive(Clone)]
pub struct End {
    /// The position of the spelling.
    pub spelling: usize,
    /// Which of its characters the pair stands for.
    pub pair: Pair,
    /// What may stand before those two, the nearest first.
    pub before: Vec<Before>,
}

/// Spellings with the same last two characters.
pub struct Group {
    /// The first of the two.
    pub before: Before,
    /// The spellings.
    pub ends: Vec<End>,
}

/// What may stand before a pair, of all groups that have it; positions in `sets`.
pub struct Ahead {
    /// Whether some spelling has no more characters.
    pub is_whole: bool,
    /// What may be a part of the first of the pair.
    pub part: usize,
    /// What may stand before it.
    pub next: usize,
    /// What may stand before it if something is put in between.
    pub behind_put_in: usize,
}

/// What may stand for an element; positions in `sets`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Before {
    /// The whole of it, as one character; or a digit of a number.
    pub one: usize,
    /// The last part of it, if it is split.
    pub part: usize,
    /// Its letters as they are spoken.
    pub syllable: &'static [u8],
    /// Whether it is a number.
    pub is_number: bool,
    /// Its own character, if something may be put in behind it.
    pub own: Option<usize>,
}

/// Sets of symbols, a bit for each, one behind the other.
pub struct Sets {
    width: usize,
    bits: Vec<u64>,
}

impl Sets {
    /// These sets, each of `width` words.
    pub fn new(width: usize, sets: &[Vec<u64>]) -> Self {
        Self {
            width,
            bits: sets.concat(),
        }
    }

    #[inline]
    fn has(&self, set: usize, symbol: usize) -> bool {
        (self.bits[set * self.width + symbol / 64] >> (symbol % 64)) & 1 == 1
    }
}

/// The set of no symbols.
pub const NOTHING: usize = 0;

/// In place of a letter: what may be put in as letters may.
const FILLER: u8 = b'~';

/// More letters and digits than this between two characters part them.
const PUT_IN: usize = 2;

impl Pairs {
    /// The pairs of these spellings.
    ///
    /// # Errors
    /// If there are more of them than there are numbers of groups.
    pub fn new(spellings: &[Spelling], alphabet: &Alphabet) -> Result<Self, String> {
        let mut making = Making::new(alphabet);
        let groups = making.groups(spellings);
        if groups.len() > usize::from(u16::MAX) {
            return Err(format!("{} > {}", groups.len(), u16::MAX));
        }
        let (mut symbols, follows) = Follows::new(&making.memberships(&groups));
        let groups: Vec<Group> = groups.into_iter().map(|it| it.0).collect();
        let ahead = follows.lists().map(|list| {
            let of_list: Vec<&Group> = list.iter().map(|it| &groups[usize::from(*it)]).collect();
            making.ahead(&of_list)
        });
        let ahead = ahead.collect();
        for byte in (b'a'..=b'z').chain(b'0'..=b'9') {
            for symbol in alphabet.of_atom(Atom::Plain(byte)) {
                symbols[usize::from(*symbol)].plain = byte;
            }
        }
        for symbol in alphabet.of_atom(Atom::Filler) {
            symbols[usize::from(*symbol)].plain = FILLER;
        }
        for (known, is_doubled) in symbols.iter_mut().zip(doubled(spellings, alphabet)) {
            known.may_double = is_doubled || known.plain > 0;
        }
        Ok(Self {
            faces: Faces::new(alphabet, &symbols, &follows),
            symbols,
            follows,
            groups,
            ahead,
            sets: making.sets(),
        })
    }

    /// Calls `each` with every place of a text at which a spelling may end, in their order.
    pub fn candidates(&self, text: &str, alphabet: &Alphabet, mut each: impl FnMut(Candidate)) {
        let mut last = Last::default();
        let mut at = 0;
        loop {
            if last.put_in == 0 {
                let bytes = &text.as_bytes()[at..];
                at += self.faces.pass_over(bytes, &self.follows, &mut last.row);
            }
            let Some(character) = text[at..].chars().next() else {
                return;
            };
            let symbol = [alphabet.symbol(character)];
            let symbols = match symbol {
                [SEVERAL] => alphabet.several(character),
                _ => &symbol,
            };
            for (index, symbol) in symbols.iter().enumerate() {
                let place = Place {
                    alphabet,
                    text,
                    at,
                    with: &symbols[..index],
                };
                self.step(&mut last, *symbol, place, &mut each);
            }
            at += character.len_utf8();
        }
    }

    fn step(
        &self,
        last: &mut Last,
        symbol: Symbol,
        place: Place<'_>,
        each: &mut impl FnMut(Candidate),
    ) {
        let known = self.symbols[usize::from(symbol)];
        if self.follows.is_pair(last.row, &known) {
            self.told(last.row, 0, &known, place, each);
        }
        if last.put_in == 0 && known.plain == 0 {
            last.row = known.row_behind(last.row);
            return;
        }
        // The same beside letters and digits.
        let may_be = (1..=PUT_IN).contains(&last.put_in);
        if may_be && self.follows.is_pair(last.row_before, &known) {
            self.told(last.row_before, last.put_in, &known, place, each);
        }
        last.take_plain(symbol, &known);
    }

    #[inline(never)]
    fn told(
        &self,
        row: u32,
        from: usize,
        known: &Known,
        place: Place<'_>,
        each: &mut impl FnMut(Candidate),
    ) {
        let start = Reading {
            back: from,
            is_put_in: from > 0,
            is_split: false,
        };
        let Place {
            alphabet, text, at, ..
        } = place;
        let mut last = Behind::new(alphabet, &self.symbols, &text[..at], place.with);
        let Some((list, groups)) = self.follows.groups(row, known) else {
            return;
        };
        if from == 0 && !self.may_go_on(&self.ahead[list], &mut last) {
            return;
        }
        for group in groups {
            let group = &self.groups[usize::from(*group)];
            let Some(read) = self.read(&group.before, &mut last, start) else {
                continue;
            };
            for end in &group.ends {
                if self.may_stand(&end.before, &mut last, read) {
                    each(Candidate {
                        spelling: end.spelling,
                        at,
                        pair: end.pair,
                    });
                }
            }
        }
    }

    /// Whether what stands before a pair may be that of some spelling: most pairs are set aside by
    /// this alone.
    fn may_go_on(&self, ahead: &Ahead, last: &mut Behind<'_>) -> bool {
        if ahead.is_whole {
            return true;
        }
        let (first, next) = (last.get(0), last.get(1));
        let is_plain = |symbol: usize| self.symbols[symbol].plain > 0;
        self.sets.has(ahead.next, next)
            || is_plain(first)
            || is_plain(next)
            || self.sets.has(ahead.part, first)
            || self.is(ahead.behind_put_in, last, 2)
    }

    /// Whether the symbols that are not read yet may be the elements of a spelling.
    fn may_stand(&self, elements: &[Before], last: &mut Behind<'_>, read: Reading) -> bool {
        let mut elements = elements.iter();
        let end = elements.try_fold(read, |read, element| self.read(element, last, read));
        end.is_some()
    }

    /// Reads an element backwards; `None` if it does not stand there.
    #[inline]
    fn read(&self, element: &Before, last: &mut Behind<'_>, read: Reading) -> Option<Reading> {
        // How many parts a split character has is seen when it is looked at closely.
        if read.is_split {
            return Some(read);
        }
        if self.is(element.part, last, read.back) {
            return Some(Reading {
                is_split: true,
                ..read
            });
        }
        if let Some(taken) = self.taken(element, last, read.back) {
            let back = read.back + taken;
            return Some(Reading { back, ..read });
        }
        let own = element.own?;
        let letters = (0..PUT_IN)
            .take_while(|it| self.symbols[last.get(read.back + it)].plain > 0)
            .count();
        let put_in = letters.max(1);
        let may_be = !read.is_put_in || letters > 0;
        (may_be && self.is(own, last, read.back + put_in)).then_some(Reading {
            back: read.back + put_in + 1,
            is_put_in: true,
            ..read
        })
    }

    fn is(&self, set: usize, last: &mut Behind<'_>, back: usize) -> bool {
        self.sets.has(set, last.get(back))
    }

    /// How many symbols an element takes that is no split character.
    fn taken(&self, element: &Before, last: &mut Behind<'_>, back: usize) -> Option<usize> {
        if element.is_number {
            let digits = (0..6)
                .take_while(|it| self.is(element.one, last, back + it))
                .count();
            return (digits > 0).then_some(digits);
        }
        if self.is(element.one, last, back) {
            return Some(1);
        }
        let mut letter = |back: usize| self.symbols[last.get(back)].plain;
        let (first, length) = (element.syllable.first()?, element.syllable.len());
        let letters = element.syllable.iter().rev().zip(back..);
        if letters
            .into_iter()
            .all(|(byte, back)| letter(back) == *byte)
        {
            // They may explain the character before them: 职(zhi)业(ye).
            let is_note = self.is(element.one, last, back + length);
            return Some(length + usize::from(is_note));
        }
        (letter(back) == *first).then_some(1)
    }
}

/// How far a spelling was read backwards.
#[derive(Clone, Copy)]
struct Reading {
    /// How many symbols.
    back: usize,
    /// Whether something was put in.
    is_put_in: bool,
    /// Whether a split character was met: the rest is not read.
    is_split: bool,
}

/// A character of a text at which a pair may end.
#[derive(Clone, Copy)]
struct Place<'a> {
    alphabet: &'a Alphabet,
    text: &'a str,
    /// Where it starts.
    at: usize,
    /// The symbols before the one in question that the character stands for, too.
    with: &'a [Symbol],
}

/// What was read last.
#[derive(Clone, Copy, Default)]
struct Last {
    /// The row of the last symbol that is no mark.
    row: u32,
    /// How many letters and digits were read since the last other character.
    put_in: usize,
    /// The row of that character.
    row_before: u32,
    is_letter: bool,
}

impl Last {
    /// Takes a letter, a digit, or what stands behind them.
    fn take_plain(&mut self, symbol: Symbol, known: &Known) {
        // The number of a tone belongs to its syllable.
        if self.is_letter && known.is_tone() {
            self.is_letter = false;
        } else if symbol != NONE {
            if self.put_in == 0 {
                self.row_before = self.row;
            }
            self.row = known.row_behind(self.row);
            self.put_in = if known.plain > 0 { self.put_in + 1 } else { 0 };
            self.is_letter = known.is_letter();
        }
    }
}
