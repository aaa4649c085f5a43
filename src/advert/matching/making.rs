//! Making the table of pairs: the spellings by their last two characters, and the symbols that
//! each of their elements may be.

use std::collections::{BTreeSet, HashMap};

use super::alphabet::{Alphabet, Atom, OTHER};
use super::follows::Membership;
use super::pairs::{Ahead, Before, End, Group, NOTHING, Pair, Sets};
use super::spelling::{Character, Element, Spelling};
use crate::model::Bending;

/// Symbols, a bit for each.
type Set = Vec<u64>;

/// What of an element a set is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Of {
    One,
    Start,
    End,
    Own,
}

/// The sets that were made so far.
pub struct Making<'a> {
    alphabet: &'a Alphabet,
    width: usize,
    sets: Vec<Set>,
    known: HashMap<(Element, Bending, Of), usize>,
    unions: HashMap<BTreeSet<usize>, usize>,
}

impl<'a> Making<'a> {
    /// None but that of no symbols.
    pub fn new(alphabet: &'a Alphabet) -> Self {
        let width = (usize::from(alphabet.count()) + 1).div_ceil(64);
        Self {
            alphabet,
            width,
            // The first is `NOTHING`.
            sets: vec![vec![0; width]],
            known: HashMap::new(),
            unions: HashMap::new(),
        }
    }

    /// All spellings by their last two characters; with each group the set of the last.
    pub fn groups(&mut self, spellings: &[Spelling]) -> Vec<(Group, usize)> {
        let mut groups: Vec<(Group, usize)> = Vec::new();
        let mut known: HashMap<(Before, usize), usize> = HashMap::new();
        for (spelling, it) in spellings.iter().enumerate() {
            for (mut end, last) in self.ends(spelling, it) {
                if end.before.is_empty() {
                    continue;
                }
                let before = end.before.remove(0);
                let group = *known.entry((before, last)).or_insert_with(|| {
                    let ends = Vec::new();
                    groups.push((Group { before, ends }, last));
                    groups.len() - 1
                });
                groups[group].0.ends.push(end);
            }
        }
        groups
    }

    /// For each symbol the groups of whose pair it may be the first, and the last.
    pub fn memberships(&self, groups: &[(Group, usize)]) -> Vec<Membership> {
        let mut of_symbol = vec![Membership::default(); usize::from(self.alphabet.count()) + 1];
        for (group, (it, last)) in (0..).zip(groups) {
            for symbol in self.firsts(&it.before) {
                of_symbol[symbol].0.push(group);
            }
            for symbol in ones(&self.sets[*last]) {
                of_symbol[symbol].1.push(group);
            }
        }
        of_symbol
    }

    /// What may stand before the pair of some groups.
    pub fn ahead(&mut self, groups: &[&Group]) -> Ahead {
        let ends = || groups.iter().flat_map(|it| &it.ends);
        let nearest = || ends().filter_map(|it| it.before.first());
        let next = nearest().flat_map(|it| [it.one, it.part]).collect();
        let behind_put_in = nearest().filter_map(|it| it.own).collect();
        let part = groups.iter().map(|it| it.before.part).collect();
        Ahead {
            is_whole: ends().any(|it| it.before.is_empty()),
            part: self.union(part),
            next: self.union(next),
            behind_put_in: self.union(behind_put_in),
        }
    }

    /// All sets that were made.
    pub fn sets(self) -> Sets {
        Sets::new(self.width, &self.sets)
    }

    /// The symbols of all of these sets.
    fn union(&mut self, mut sets: BTreeSet<usize>) -> usize {
        sets.remove(&NOTHING);
        if sets.len() < 2 {
            return sets.first().copied().unwrap_or(NOTHING);
        }
        if let Some(known) = self.unions.get(&sets) {
            return *known;
        }
        let mut all = vec![0; self.width];
        for set in &sets {
            for (word, of_set) in all.iter_mut().zip(&self.sets[*set]) {
                *word |= of_set;
            }
        }
        self.sets.push(all);
        self.unions.insert(sets, self.sets.len() - 1);
        self.sets.len() - 1
    }

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
pub fn doubled(spellings: &[Spelling], alphabet: &Alphabet) -> Vec<bool> {
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
