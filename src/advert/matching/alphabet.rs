//! Characters by what they may stand for in some term. Two characters that may stand for the same
//! are one symbol of the automaton; what no term asks for is [`OTHER`].

use std::collections::{BTreeSet, HashMap};

use super::super::normalize::{
    CharMap, Glyph, HUNDRED, Spoken, glyphs, look_alikes, second_sound, sound,
};
use super::spelling::{Element, Spelling};
use crate::model::Bending;

/// A symbol: 0 is nothing (a mark between characters), 1 is any character that no term asks for.
pub type Symbol = u16;

/// The symbol of marks: they are left out.
pub const NONE: Symbol = 0;
/// The symbol of what no term asks for, and of borders that no term crosses.
pub const OTHER: Symbol = 1;
/// The last symbol: as code points, symbols stay below the surrogates.
const LAST: Symbol = 0xd7ff;
/// In the table: the character stands for several symbols.
pub const SEVERAL: Symbol = Symbol::MAX;

/// What a position of a term can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Atom {
    /// The character in any of its forms.
    Same(char),
    /// The character, or one of its sound or its look.
    Like(char),
    /// A letter, a digit or `%`.
    Plain(u8),
    /// A Han numeral.
    Numeral,
    /// What is put in between characters and says nothing: a stroke, a particle.
    Filler,
}

/// The symbols of all characters.
pub struct Alphabet {
    /// By code point, of the first plane, in which all but everything is written.
    near: Vec<Symbol>,
    /// By code point, of all others, in pages of 256; pages in which nothing is asked for are shared.
    pages: Vec<u16>,
    table: Vec<[Symbol; PAGE]>,
    several: HashMap<char, Vec<Symbol>>,
    /// The symbols that can be each atom.
    by_atom: HashMap<Atom, Vec<Symbol>>,
    count: Symbol,
}

const NEAR: usize = 0x1_0000;
const PAGE: usize = 256;
const CODE_POINTS: usize = 0x11_0000;
/// The Han characters in use: the unified block and its first extension.
const HAN: [std::ops::RangeInclusive<char>; 2] = ['\u{3400}'..='\u{4dbf}', '\u{4e00}'..='\u{9fff}'];
/// Characters that are another form of others.
const FORMS: [std::ops::RangeInclusive<char>; 8] = [
    '\0'..='\u{33ff}',
    '\u{a640}'..='\u{a7ff}',
    '\u{f900}'..='\u{faff}',
    '\u{fe00}'..='\u{ffff}',
    '\u{1bc00}'..='\u{1bcff}',
    '\u{1d100}'..='\u{1d7ff}',
    '\u{1f000}'..='\u{1f2ff}',
    '\u{2f800}'..='\u{2fa1f}',
];

/// Strokes, which stand for lines.
const STROKES: &str = "丨丶丿";
/// Particles, which are spoken between characters; 的 and 和 are too frequent to be passed over.
const PARTICLES: &str = "啊呀哦呢嘛吧哈嗯哟诶";

/// Whether a character is a stroke and no word.
pub fn is_stroke(character: char) -> bool {
    STROKES.contains(character)
}

/// Whether a character may be put in anywhere.
pub fn is_filler(character: char) -> bool {
    is_stroke(character) || character == HUNDRED || PARTICLES.contains(character)
}

const NUMERALS: &str = "〇零一二两三四五六七八九十百千半几数壹贰叁肆伍陆柒捌玖拾";

impl Alphabet {
    /// The symbols that the spellings need.
    #[must_use]
    pub fn new(spellings: &[Spelling], parts: impl Iterator<Item = char>) -> Self {
        let atoms = Atoms::new(spellings, parts);
        let mut symbols = Symbols::default();
        let mut alphabet = Self {
            near: vec![OTHER; NEAR],
            pages: vec![0; CODE_POINTS / PAGE],
            table: vec![[OTHER; PAGE]],
            several: HashMap::new(),
            by_atom: HashMap::new(),
            count: 0,
        };
        let written = HAN.into_iter().chain(FORMS).flatten();
        for character in written.chain(atoms.far_look_alikes()).chain([HUNDRED]) {
            let mut all = Vec::new();
            glyphs(character, |glyph| {
                all.push(match glyph {
                    Glyph::Gap(super::Gap::Border) => OTHER,
                    Glyph::Gap(_) => NONE,
                    glyph => symbols.of(atoms.of(character, glyph)),
                });
            });
            match all[..] {
                [symbol] => alphabet.set(character, symbol),
                [] => alphabet.set(character, NONE),
                _ => {
                    alphabet.set(character, SEVERAL);
                    alphabet.several.insert(character, all);
                }
            }
        }
        // Tags and variation selectors beyond the first plane.
        for character in '\u{e0000}'..='\u{e0fff}' {
            alphabet.set(character, NONE);
        }
        for character in ('\u{1f300}'..='\u{1faff}').filter(|it| *it != HUNDRED) {
            alphabet.set(character, NONE);
        }
        alphabet.by_atom = symbols.by_atom();
        alphabet.count = symbols.next;
        alphabet
    }

    fn set(&mut self, character: char, symbol: Symbol) {
        if let Some(near) = self.near.get_mut(character as usize) {
            *near = symbol;
            return;
        }
        let (page, at) = (character as usize / PAGE, character as usize % PAGE);
        if self.table[usize::from(self.pages[page])][at] == symbol {
            return;
        }
        if self.pages[page] == 0 {
            // There are 4,352 pages.
            self.pages[page] = u16::try_from(self.table.len()).unwrap_or(0);
            self.table.push([OTHER; PAGE]);
        }
        self.table[usize::from(self.pages[page])][at] = symbol;
    }

    /// The symbol of a character; [`SEVERAL`] if it stands for more than one.
    #[inline]
    pub fn symbol(&self, character: char) -> Symbol {
        if let Some(near) = self.near.get(character as usize) {
            return *near;
        }
        let (page, at) = (character as usize / PAGE, character as usize % PAGE);
        self.table[usize::from(self.pages[page])][at]
    }

    /// The symbols of the first plane, by code point.
    pub fn near(&self) -> &[Symbol] {
        &self.near
    }

    /// The symbols of a character that stands for several; there may be marks among them.
    pub fn several(&self, character: char) -> &[Symbol] {
        self.several.get(&character).map_or(&[], Vec::as_slice)
    }

    /// The symbols that can be an atom.
    #[must_use]
    pub fn of_atom(&self, atom: Atom) -> &[Symbol] {
        self.by_atom.get(&atom).map_or(&[], Vec::as_slice)
    }

    /// How many symbols there are: one more than the greatest.
    #[must_use]
    pub fn count(&self) -> Symbol {
        self.count
    }
}

/// The atoms of all spellings, by what a character must be to stand for them.
struct Atoms {
    same: CharMap<Vec<Atom>>,
    by_sound: HashMap<Spoken, Vec<Atom>>,
    by_look: CharMap<Vec<Atom>>,
}

impl Atoms {
    fn new(spellings: &[Spelling], parts: impl Iterator<Item = char>) -> Self {
        let mut atoms = Self {
            same: CharMap::default(),
            by_sound: HashMap::new(),
            by_look: CharMap::default(),
        };
        let mut seen = BTreeSet::new();
        for spelling in spellings {
            for element in &spelling.elements {
                let Element::Han(character) = *element else {
                    continue;
                };
                if seen.insert(Atom::Same(character)) {
                    atoms.add(character, Atom::Same(character));
                }
                let is_full = spelling.bending == Bending::Full;
                if is_full && seen.insert(Atom::Like(character)) {
                    atoms.add(character, Atom::Like(character));
                }
            }
        }
        for part in parts {
            if seen.insert(Atom::Same(part)) {
                atoms.add(part, Atom::Same(part));
            }
        }
        for numeral in NUMERALS.chars() {
            atoms.same.entry(numeral).or_default().push(Atom::Numeral);
        }
        for filler in STROKES.chars().chain(PARTICLES.chars()).chain([HUNDRED]) {
            atoms.same.entry(filler).or_default().push(Atom::Filler);
        }
        atoms
    }

    fn add(&mut self, character: char, atom: Atom) {
        self.same.entry(character).or_default().push(atom);
        if let Atom::Like(_) = atom {
            if let Some(sound) = sound(character) {
                self.by_sound.entry(sound.spoken).or_default().push(atom);
            }
            for look_alike in look_alikes(character) {
                self.by_look.entry(*look_alike).or_default().push(atom);
            }
        }
    }

    /// Look-alikes outside of the blocks that are gone through.
    fn far_look_alikes(&self) -> impl Iterator<Item = char> {
        let is_far = |it: &char| !HAN.iter().chain(&FORMS).any(|range| range.contains(it));
        self.by_look
            .keys()
            .copied()
            .filter(is_far)
            .collect::<BTreeSet<_>>()
            .into_iter()
    }

    /// What a character that stands for `glyph` may be.
    fn of(&self, written: char, glyph: Glyph) -> BTreeSet<Atom> {
        let mut all = BTreeSet::new();
        let mut add = |atoms: Option<&Vec<Atom>>| all.extend(atoms.into_iter().flatten().copied());
        add(self.by_look.get(&written));
        match glyph {
            Glyph::Han(character) => {
                add(self.same.get(&character));
                add(self.by_look.get(&character));
                for sound in sound(character).into_iter().chain(second_sound(character)) {
                    add(self.by_sound.get(&sound.spoken));
                }
            }
            Glyph::Letter(byte) | Glyph::Digit(byte) => {
                add(self.by_look.get(&char::from(byte)));
                all.insert(Atom::Plain(byte));
            }
            Glyph::Gap(_) => {}
        }
        all
    }
}

/// The symbols given out so far.
#[derive(Default)]
struct Symbols {
    given: HashMap<BTreeSet<Atom>, Symbol>,
    next: Symbol,
}

impl Symbols {
    fn of(&mut self, atoms: BTreeSet<Atom>) -> Symbol {
        self.next = self.next.max(OTHER + 1);
        if atoms.is_empty() {
            return OTHER;
        }
        let next = &mut self.next;
        *self.given.entry(atoms).or_insert_with(|| {
            // There are fewer sets than Han characters, which are 28,000.
            let symbol = *next;
            *next = next.saturating_add(1).min(LAST);
            symbol
        })
    }

    fn by_atom(&self) -> HashMap<Atom, Vec<Symbol>> {
        let mut by_atom: HashMap<Atom, Vec<Symbol>> = HashMap::new();
        let mut given: Vec<_> = self.given.iter().collect();
        given.sort_by_key(|(_, symbol)| **symbol);
        for (atoms, symbol) in given {
            for atom in atoms {
                by_atom.entry(*atom).or_default().push(*symbol);
            }
        }
        by_atom
    }
}
