//! Where a spelling may end: the one pass over a text. Whatever a spelling looks like, its last two
//! characters stand side by side (or the two before them, if something is put in between), and two
//! characters that may be the last two of some spelling are rare. So one bit for each pair of
//! symbols is all that most of a text is held against; where a pair is found, the symbols before it
//! are held against the spellings that it may end.

use std::collections::{BTreeSet, HashMap};

use super::alphabet::{Alphabet, Atom, NONE, OTHER, SEVERAL, Symbol};
use super::follows::{Follows, Known, Membership};
use super::spelling::{Character, Element, Spelling};
use crate::model::Bending;

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
    groups: Vec<Group>,
    sets: Sets,
}

/// A spelling whose pair may end with a symbol.
#[derive(Clone)]
struct End {
    spelling: usize,
    pair: Pair,
    /// What may stand before those two, the nearest first.
    before: Vec<Before>,
}

/// Spellings with the same last two characters.
struct Group {
    before: Before,
    last: usize,
    ends: Vec<End>,
}

/// What may stand for an element; positions in `sets`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Before {
    /// The whole of it, as one character; or a digit of a number.
    one: usize,
    /// The last part of it, if it is split.
    part: usize,
    /// Its letters as they are spoken.
    syllable: &'static [u8],
    is_number: bool,
    /// Its own character, if something may be put in behind it.
    own: Option<usize>,
}

/// Symbols, a bit for each.
type Set = Vec<u64>;

/// All sets, one behind the other.
struct Sets {
    width: usize,
    bits: Vec<u64>,
}

impl Sets {
    #[inline]
    fn has(&self, set: usize, symbol: usize) -> bool {
        (self.bits[set * self.width + symbol / 64] >> (symbol % 64)) & 1 == 1
    }
}

/// The set of no symbols.
const NOTHING: usize = 0;

/// In place of a letter: what may be put in as letters may.
const FILLER: u8 = b'~';

/// More letters and digits than this between two characters part them.
const PUT_IN: usize = 2;

impl Pairs {
    /// The pairs of these spellings.
    #[must_use]
    pub fn new(spellings: &[Spelling], alphabet: &Alphabet) -> Self {
        let count = usize::from(alphabet.count()) + 1;
        let width = count.div_ceil(64);
        let mut making = Making {
            alphabet,
            width,
            sets: vec![vec![0; width]],
            known: HashMap::new(),
        };
        let mut groups: Vec<Group> = Vec::new();
        let mut known: HashMap<(Before, usize), usize> = HashMap::new();
        for (spelling, it) in spellings.iter().enumerate() {
            for (mut end, last) in making.ends(spelling, it) {
                if end.before.is_empty() {
                    continue;
                }
                let before = end.before.remove(0);
                let group = *known.entry((before, last)).or_insert_with(|| {
                    groups.push(Group {
                        before,
                        last,
                        ends: Vec::new(),
                    });
                    groups.len() - 1
                });
                groups[group].ends.push(end);
            }
        }
        let mut of_symbol = vec![Membership::default(); count];
        for (group, it) in (0..).zip(&groups) {
            for symbol in making.firsts(&it.before) {
                of_symbol[symbol].0.push(group);
            }
            for symbol in ones(&making.sets[it.last]) {
                of_symbol[symbol].1.push(group);
            }
        }
        let (mut symbols, follows) = Follows::new(&of_symbol);
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
        Self {
            symbols,
            follows,
            groups,
            sets: Sets {
                width,
                bits: making.sets.concat(),
            },
        }
    }

    /// Calls `each` with every place of a text at which a spelling may end, in their order.
    pub fn candidates(&self, text: &str, alphabet: &Alphabet, mut each: impl FnMut(Candidate)) {
        let mut last = Last::default();
        let mut at = 0;
        loop {
            if last.put_in == 0 {
                at += self.pass_over(&text.as_bytes()[at..], alphabet, &mut last);
            }
            let Some(character) = text[at..].chars().next() else {
                return;
            };
            match alphabet.symbol(character) {
                SEVERAL => {
                    for symbol in alphabet.several(character) {
                        self.step(&mut last, *symbol, at, &mut each);
                    }
                }
                symbol => self.step(&mut last, symbol, at, &mut each),
            }
            at += character.len_utf8();
        }
    }

    /// Reads on as long as nothing is the last of a pair, nor a letter, nor several characters in
    /// one; how many bytes that is. Only characters of one byte and of three are read, which nearly
    /// all of a Chinese text are.
    fn pass_over(&self, bytes: &[u8], alphabet: &Alphabet, last: &mut Last) -> usize {
        let mut row = last.row;
        let mut at = 0;
        loop {
            let (symbol, length) = match bytes[at..] {
                [first @ 0xe0..=0xef, second, third, ..] => {
                    (alphabet.of_three([first, second, third]), 3)
                }
                [first @ ..0x80, ..] => (alphabet.symbol(char::from(first)), 1),
                _ => break,
            };
            let Some(known) = self.symbols.get(usize::from(symbol)) else {
                break;
            };
            if known.plain > 0 || self.follows.is_pair(row, known) {
                break;
            }
            row = known.row_behind(row);
            last.push(symbol, known);
            at += length;
        }
        last.row = row;
        at
    }

    fn step(&self, last: &mut Last, symbol: Symbol, at: usize, each: &mut impl FnMut(Candidate)) {
        let known = self.symbols[usize::from(symbol)];
        if self.follows.is_pair(last.row, &known) {
            self.told(last, 0, symbol, at, each);
        }
        if last.put_in > 0 || known.plain > 0 {
            self.letters(last, symbol, at, each);
        } else {
            last.take(symbol, &known);
        }
    }

    /// The same beside letters and digits.
    fn letters(
        &self,
        last: &mut Last,
        symbol: Symbol,
        at: usize,
        each: &mut impl FnMut(Candidate),
    ) {
        let known = self.symbols[usize::from(symbol)];
        let put_in = last.put_in;
        let may_be = (1..=PUT_IN).contains(&put_in);
        if may_be
            && self
                .follows
                .is_pair(self.symbols[last.get(put_in)].row, &known)
        {
            self.told(last, put_in, symbol, at, each);
        }
        // The number of a tone belongs to its syllable.
        if last.is_letter && matches!(known.plain, b'1'..=b'5') {
            last.is_letter = false;
        } else if symbol != NONE {
            last.take(symbol, &known);
            last.put_in = if known.plain > 0 { put_in + 1 } else { 0 };
            last.is_letter = known.plain.is_ascii_lowercase();
        }
    }

    #[inline(never)]
    fn told(
        &self,
        last: &Last,
        from: usize,
        symbol: Symbol,
        at: usize,
        each: &mut impl FnMut(Candidate),
    ) {
        let start = Reading {
            back: from,
            is_put_in: from > 0,
            is_split: false,
        };
        let (row, known) = (
            self.symbols[last.get(from)].row,
            self.symbols[usize::from(symbol)],
        );
        for group in self.follows.groups(row, &known) {
            let group = &self.groups[usize::from(*group)];
            let Some(read) = self.read(&group.before, last, start) else {
                continue;
            };
            for end in &group.ends {
                if self.may_stand(&end.before, last, read) {
                    each(Candidate {
                        spelling: end.spelling,
                        at,
                        pair: end.pair,
                    });
                }
            }
        }
    }

    /// Whether the symbols that are not read yet may be the elements of a spelling.
    fn may_stand(&self, elements: &[Before], last: &Last, read: Reading) -> bool {
        let mut elements = elements.iter();
        let end = elements.try_fold(read, |read, element| self.read(element, last, read));
        end.is_some()
    }

    /// Reads an element backwards; `None` if it does not stand there.
    #[inline]
    fn read(&self, element: &Before, last: &Last, read: Reading) -> Option<Reading> {
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

    fn is(&self, set: usize, last: &Last, back: usize) -> bool {
        self.sets.has(set, last.get(back))
    }

    /// How many symbols an element takes that is no split character.
    fn taken(&self, element: &Before, last: &Last, back: usize) -> Option<usize> {
        if element.is_number {
            let digits = (0..6)
                .take_while(|it| self.is(element.one, last, back + it))
                .count();
            return (digits > 0).then_some(digits);
        }
        if self.is(element.one, last, back) {
            return Some(1);
        }
        let letter = |back: usize| self.symbols[last.get(back)].plain;
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

/// As many symbols are kept; a power of two, more than a spelling has characters.
const RING: usize = 32;

/// The symbols that were read last.
#[derive(Clone, Copy, Default)]
struct Last {
    ring: [Symbol; RING],
    next: usize,
    /// The row of the last one.
    row: u32,
    /// How many letters and digits were read since the last other character.
    put_in: usize,
    is_letter: bool,
}

impl Last {
    /// The last symbol but `back`.
    #[inline]
    fn symbol(&self, back: usize) -> Symbol {
        self.ring[self.next.wrapping_sub(1 + back) % RING]
    }

    #[inline]
    fn get(&self, back: usize) -> usize {
        usize::from(self.symbol(back))
    }

    /// Takes a symbol; marks are passed over.
    #[inline]
    fn take(&mut self, symbol: Symbol, known: &Known) {
        self.row = known.row_behind(self.row);
        self.push(symbol, known);
    }

    #[inline]
    fn push(&mut self, symbol: Symbol, known: &Known) {
        // A character that is written twice in a row is read as one: 职职业业.
        let is_new = known.may_double || symbol != self.symbol(0);
        self.ring[self.next % RING] = symbol;
        // What is written for a mark is written over.
        self.next = self
            .next
            .wrapping_add(usize::from(is_new && known.keeps == 0));
    }
}

/// What of an element a set is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Of {
    One,
    Start,
    End,
    Own,
}

struct Making<'a> {
    alphabet: &'a Alphabet,
    width: usize,
    sets: Vec<Set>,
    known: HashMap<(Element, Bending, Of), usize>,
}

impl Making<'_> {
    /// The symbols that may be the first of a pair, or, for letters, its end or its beginning.
    fn firsts(&self, before: &Before) -> impl Iterator<Item = usize> {
        let letters = [before.syllable.first(), before.syllable.last()];
        let letters = letters.into_iter().flatten();
        let letters = letters.flat_map(|it| self.alphabet.of_atom(Atom::Plain(*it)));
        let sets = [Some(before.one), Some(before.part), before.own];
        let sets = sets.into_iter().flatten();
        let of_sets = sets.flat_map(|it| ones(&self.sets[it]));
        let firsts: BTreeSet<usize> = of_sets.chain(letters.map(|it| usize::from(*it))).collect();
        firsts.into_iter()
    }

    /// The pairs of a spelling, each with the set of its last character.
    fn ends(&mut self, spelling: usize, it: &Spelling) -> Vec<(End, usize)> {
        let count = it.elements.len();
        let is_full = it.bending == Bending::Full && count > 2;
        let before: Vec<Before> = (0..count.saturating_sub(1))
            .rev()
            .map(|at| Before {
                one: self.set(it, at, Of::One),
                part: self.set(it, at, Of::End),
                syllable: it.characters[at]
                    .sound
                    .filter(|_| it.bending == Bending::Full)
                    .map_or(&[], |it| it.syllable.as_bytes()),
                is_number: it.elements[at] == Element::Number,
                own: is_full.then(|| self.set(it, at, Of::Own)),
            })
            .collect();
        let last = self.set(it, count - 1, Of::Start);
        let mut ends = Vec::new();
        if is_full {
            let own = |before: &Before| before.own.unwrap_or(before.one);
            let exactly = before.iter().map(|it| Before {
                one: own(it),
                part: NOTHING,
                own: None,
                syllable: &[],
                is_number: it.is_number,
            });
            let end = End {
                spelling,
                pair: Pair::BeforeLast,
                before: exactly.skip(1).collect(),
            };
            ends.push((end, own(&before[0])));
        }
        let pair = Pair::Last;
        ends.push((
            End {
                spelling,
                pair,
                before,
            },
            last,
        ));
        ends
    }

    /// The symbols of an element.
    fn set(&mut self, spelling: &Spelling, at: usize, of: Of) -> usize {
        let element = spelling.elements[at];
        let key = (element, spelling.bending, of);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let mut set = vec![0; self.width];
        for atom in atoms(spelling, at, of) {
            for symbol in self.alphabet.of_atom(atom) {
                let symbol = usize::from(*symbol);
                set[symbol / 64] |= 1 << (symbol % 64);
            }
        }
        self.sets.push(set);
        self.known.insert(key, self.sets.len() - 1);
        self.sets.len() - 1
    }
}

/// For each symbol whether a spelling has two characters in a row that it may stand for.
fn doubled(spellings: &[Spelling], alphabet: &Alphabet) -> Vec<bool> {
    let mut doubled = vec![false; usize::from(alphabet.count()) + 1];
    let pairs = spellings.iter().flat_map(|it| it.elements.windows(2));
    for pair in pairs {
        if let [Element::Han(first), Element::Han(second)] = pair
            && first == second
        {
            let atoms = [Atom::Same(*first), Atom::Like(*first)];
            let symbols = atoms.iter().flat_map(|it| alphabet.of_atom(*it));
            symbols.for_each(|it| doubled[usize::from(*it)] = true);
        }
    }
    doubled
}

/// What an element, its start or its end may be.
fn atoms(spelling: &Spelling, at: usize, of: Of) -> Vec<Atom> {
    let digits = (b'0'..=b'9').map(Atom::Plain);
    let character = match spelling.elements[at] {
        Element::Plain(byte) => return vec![Atom::Plain(byte)],
        Element::Number if of == Of::End => return Vec::new(),
        Element::Number => return digits.chain([Atom::Numeral]).collect(),
        Element::Han(character) => character,
    };
    let one = match spelling.bending {
        Bending::Script => Atom::Same(character),
        Bending::Full => Atom::Like(character),
    };
    let Character { splits, sound, .. } = &spelling.characters[at];
    let is_full = spelling.bending == Bending::Full;
    let part = |it: &Vec<char>| {
        if of == Of::Start {
            it.first()
        } else {
            it.last()
        }
        .copied()
    };
    let parts = splits.iter().filter_map(part).map(Atom::Same);
    let letters = sound.iter().filter_map(|it| {
        let syllable = it.syllable.as_bytes();
        syllable.first().copied().map(Atom::Plain)
    });
    match of {
        Of::Own => vec![Atom::Same(character)],
        Of::Start if is_full => [one].into_iter().chain(parts).chain(letters).collect(),
        Of::Start | Of::One => vec![one],
        Of::End if is_full => parts.collect(),
        Of::End => Vec::new(),
    }
}

fn has(set: &Set, symbol: usize) -> bool {
    (set[symbol / 64] >> (symbol % 64)) & 1 == 1
}

/// The symbols of a set.
fn ones(set: &Set) -> impl Iterator<Item = usize> + use<'_> {
    (usize::from(OTHER) + 1..set.len() * 64).filter(|it| has(set, *it))
}
