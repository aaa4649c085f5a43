//! One automaton over all spellings of all terms. It reads symbols, written as the code points of
//! a string, and says where a spelling may end; `align` then looks at the characters themselves.

use std::panic::{RefUnwindSafe, UnwindSafe};

use regex_automata::hybrid::dfa::{Cache, DFA, OverlappingState};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, Repetition};

use super::super::normalize::{Glyph, glyphs, sound, splits};
use super::alphabet::{Alphabet, Atom, OTHER, Symbol};
use super::spelling::{Element, Spelling};
use crate::model::Bending;

/// A spelling that may end at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The position of the spelling.
    pub spelling: usize,
    /// The end in bytes of the string of symbols.
    pub end: usize,
}

type MakeCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// The automaton; its states are made as texts call for them.
pub struct Automaton {
    dfa: DFA,
    caches: Pool<Cache, MakeCache>,
}

impl Automaton {
    /// Makes it, or says why it cannot be made: a policy of unreasonable size.
    ///
    /// # Errors
    /// The words of the underlying library.
    pub fn new(spellings: &[Spelling], alphabet: &Alphabet) -> Result<Self, String> {
        let patterns: Vec<Hir> = spellings.iter().map(|it| pattern(it, alphabet)).collect();
        let nfa = thompson::Compiler::new()
            .configure(
                thompson::Config::new()
                    .utf8(true)
                    .which_captures(WhichCaptures::None),
            )
            .build_many_from_hir(&patterns)
            .map_err(|error| error.to_string())?;
        let config = DFA::config()
            .match_kind(MatchKind::All)
            .cache_capacity(CACHE)
            .skip_cache_capacity_check(true);
        let dfa = DFA::builder().configure(config).build_from_nfa(nfa);
        let dfa = dfa.map_err(|error| error.to_string())?;
        let of = dfa.clone();
        let make: MakeCache = Box::new(move || of.create_cache());
        Ok(Self {
            dfa,
            caches: Pool::new(make),
        })
    }

    /// Calls `each` with every place of `symbols` at which a spelling may end, in their order.
    pub fn candidates(&self, symbols: &str, mut each: impl FnMut(Candidate)) {
        let mut cache = self.caches.get();
        let mut state = OverlappingState::start();
        let input = Input::new(symbols).anchored(Anchored::No);
        // Searching fails only where quitting bytes or a limit of cache clearings are set.
        while self
            .dfa
            .try_search_overlapping_fwd(&mut cache, &input, &mut state)
            .is_ok()
        {
            let Some(found) = state.get_match() else {
                break;
            };
            each(Candidate {
                spelling: found.pattern().as_usize(),
                end: found.offset(),
            });
        }
    }
}

/// How many bytes of states are kept.
const CACHE: usize = 16 << 20;

fn pattern(spelling: &Spelling, alphabet: &Alphabet) -> Hir {
    let length = spelling.elements.len();
    let may_have_between = spelling.bending == Bending::Full && length >= 3;
    let mut parts = Vec::new();
    for (index, element) in spelling.elements.iter().enumerate() {
        parts.push(one(element, spelling.bending, alphabet));
        if may_have_between && index + 1 < length {
            parts.push(between(alphabet));
        }
    }
    Hir::concat(parts)
}

/// What may stand for an element.
fn one(element: &Element, bending: Bending, alphabet: &Alphabet) -> Hir {
    match *element {
        Element::Plain(byte) => symbols(alphabet.of_atom(Atom::Plain(byte))),
        Element::Number => {
            let digits = (b'0'..=b'9').map(Atom::Plain).chain([Atom::Numeral]);
            let digits: Vec<_> = digits
                .flat_map(|atom| alphabet.of_atom(atom))
                .copied()
                .collect();
            repeated(symbols(&digits), 1, 6)
        }
        Element::Anything => repeated(any(alphabet), 0, ANYTHING),
        Element::Han(character) if bending == Bending::Script => {
            symbols(alphabet.of_atom(Atom::Same(character)))
        }
        Element::Han(character) => {
            let mut ways = vec![symbols(alphabet.of_atom(Atom::Like(character)))];
            ways.extend(splits(character).iter().map(|parts| split(parts, alphabet)));
            if let Some(sound) = sound(character) {
                ways.push(letters(sound.syllable, alphabet));
                ways.extend(sound.syllable.get(..1).map(|it| letters(it, alphabet)));
            }
            Hir::alternation(ways)
        }
    }
}

/// How many characters `…` stands for at most.
pub const ANYTHING: u32 = 8;

/// What someone may put in between to dodge: two letters or digits, or any one character.
fn between(alphabet: &Alphabet) -> Hir {
    let plain: Vec<Symbol> = (b'a'..=b'z')
        .chain(b'0'..=b'9')
        .flat_map(|byte| alphabet.of_atom(Atom::Plain(byte)))
        .copied()
        .collect();
    Hir::alternation(vec![
        repeated(any(alphabet), 0, 1),
        repeated(symbols(&plain), 2, 2),
    ])
}

fn any(alphabet: &Alphabet) -> Hir {
    let all: Vec<Symbol> = (OTHER..=alphabet.count()).collect();
    symbols(&all)
}

fn split(parts: &str, alphabet: &Alphabet) -> Hir {
    let parts = parts
        .chars()
        .map(|part| symbols(alphabet.of_atom(Atom::Same(folded(part)))));
    Hir::concat(parts.collect())
}

fn letters(text: &str, alphabet: &Alphabet) -> Hir {
    let letters = text
        .bytes()
        .map(|it| symbols(alphabet.of_atom(Atom::Plain(it))));
    Hir::concat(letters.collect())
}

/// A part of a character as texts are read.
#[must_use]
pub fn folded(part: char) -> char {
    let mut plain = part;
    glyphs(part, |glyph| {
        if let Glyph::Han(character) = glyph {
            plain = character;
        }
    });
    plain
}

/// Any of these symbols; nothing at all if there are none.
fn symbols(all: &[Symbol]) -> Hir {
    let ranges = all.iter().filter_map(|symbol| {
        let character = char::from_u32(u32::from(*symbol))?;
        Some(ClassUnicodeRange::new(character, character))
    });
    Hir::class(Class::Unicode(ClassUnicode::new(ranges)))
}

fn repeated(of: Hir, min: u32, max: u32) -> Hir {
    Hir::repetition(Repetition {
        min,
        max: Some(max),
        greedy: true,
        sub: Box::new(of),
    })
}
