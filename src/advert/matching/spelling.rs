//! The ways a term may be written: as listed, and with its characters in another order.

use super::super::normalize::{Sound, look_alikes, sound, splits};
use super::folded;
use crate::model::{Bending, Phrase, Term, TermSeverity};

/// What one position of a spelling asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Element {
    /// A Han character.
    Han(char),
    /// A Latin letter in lower case, a digit or `%`.
    Plain(u8),
    /// `{数}`: one to six digits, Latin or Han.
    Number,
}

/// A Han character with all that may stand for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Character {
    /// The character.
    pub han: char,
    /// How it sounds.
    pub sound: Option<Sound>,
    /// What looks like it.
    pub look_alikes: &'static [char],
    /// Its parts, each way of them.
    pub splits: Vec<Vec<char>>,
}

impl Character {
    fn new(han: char) -> Self {
        let parts = |it: &str| it.chars().map(folded).collect();
        Self {
            han,
            sound: sound(han),
            look_alikes: look_alikes(han),
            splits: splits(han).iter().map(|it| parts(it)).collect(),
        }
    }
}

impl Element {
    /// As the policy writes it.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Han(character) => character.to_string(),
            Self::Plain(byte) => char::from(byte).to_string(),
            Self::Number => "{数}".to_owned(),
        }
    }
}

/// How the characters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As listed.
    Straight,
    /// Two of them changed places, or all of them.
    Changed,
}

/// One way to write a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The position of the term in the policy's list.
    pub term: usize,
    /// What stands one after the other.
    pub elements: Vec<Element>,
    /// The characters of `elements`; what is none has an empty one.
    pub characters: Vec<Character>,
    /// For each junction between two elements, whether it is inside a word.
    pub inside: Vec<bool>,
    /// The order.
    pub order: Order,
    /// How far it may be bent.
    pub bending: Bending,
    /// How many characters of a text it can take at most.
    pub longest: usize,
    /// The longer phrases that it is part of, the longest first; none if the order is changed.
    pub phrases: Vec<Around>,
}

/// What a longer phrase has around a spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The position of the phrase in the policy's list.
    pub index: usize,
    /// What stands before the spelling.
    pub head: String,
    /// What stands behind it.
    pub tail: String,
    /// What the phrase makes of it.
    pub effect: Option<TermSeverity>,
}

impl Spelling {
    /// The phrases that the spelling is part of.
    #[must_use]
    pub fn within(&self, phrases: &[Phrase]) -> Vec<Around> {
        let plain = |element: &Element| match element {
            Element::Han(character) => Some(*character),
            Element::Plain(byte) => Some(char::from(*byte)),
            Element::Number => None,
        };
        let Some(text) = self.elements.iter().map(plain).collect::<Option<String>>() else {
            return Vec::new();
        };
        let around = |phrase: &Phrase| {
            let (head, tail) = phrase.text.split_once(&text)?;
            Some(Around {
                index: phrase.index,
                head: head.to_owned(),
                tail: tail.to_owned(),
                effect: phrase.effect,
            })
        };
        phrases.iter().filter_map(around).collect()
    }
}

/// All spellings of a term.
#[must_use]
pub fn spellings(position: usize, term: &Term) -> Vec<Spelling> {
    let listed = elements(&term.text);
    let inside = junctions(listed.len(), &term.words);
    let straight = Spelling {
        term: position,
        longest: longest(&listed, term.bending),
        phrases: Vec::new(),
        characters: characters(&listed),
        elements: listed,
        inside,
        order: Order::Straight,
        bending: term.bending,
    };
    let mut all = vec![straight.clone()];
    // Other spellings are bent themselves; bent once more they would be anything.
    for text in &term.also {
        let elements = elements(text);
        all.push(Spelling {
            inside: junctions(elements.len(), &usual_words(elements.len())),
            longest: longest(&elements, Bending::Script),
            characters: characters(&elements),
            bending: Bending::Script,
            elements,
            ..straight.clone()
        });
    }
    if term.bending == Bending::Full {
        for elements in changed(&straight) {
            if all.iter().all(|it| it.elements != elements) {
                all.push(Spelling {
                    inside: vec![true; elements.len() - 1],
                    longest: longest(&elements, Bending::Script),
                    characters: characters(&elements),
                    elements,
                    order: Order::Changed,
                    bending: Bending::Script,
                    ..straight.clone()
                });
            }
        }
    }
    all
}

fn characters(elements: &[Element]) -> Vec<Character> {
    let of = |element: &Element| match element {
        Element::Han(character) => Character::new(*character),
        _ => Character::new('\0'),
    };
    elements.iter().map(of).collect()
}

/// How many characters of a text a spelling can take: a Han character at most four parts or a
/// syllable with its tone, and two that are put in; a number six digits.
fn longest(elements: &[Element], bending: Bending) -> usize {
    let each = |element: &Element| match element {
        Element::Han(_) if bending == Bending::Full => 9,
        Element::Han(_) | Element::Plain(_) => 1,
        Element::Number => 6,
    };
    elements.iter().map(each).sum()
}

/// The characters of a listed wording; marks and blanks in it say nothing.
fn elements(text: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    for (index, part) in text.split("{数}").enumerate() {
        if index > 0 {
            elements.push(Element::Number);
        }
        for character in part.chars() {
            match character {
                _ if character.is_ascii_alphanumeric() || character == '%' => {
                    // An ASCII character is one byte.
                    elements.push(Element::Plain(character.to_ascii_lowercase() as u8));
                }
                _ if character.is_alphanumeric() => elements.push(Element::Han(character)),
                _ => {}
            }
        }
    }
    elements
}

/// Which junctions are inside a word.
fn junctions(length: usize, words: &[usize]) -> Vec<bool> {
    let mut inside = vec![true; length.saturating_sub(1)];
    let mut end = 0;
    for word in words {
        end += word;
        if let Some(junction) = end.checked_sub(1).and_then(|it| inside.get_mut(it)) {
            *junction = false;
        }
    }
    inside
}

/// Words of two characters each, the usual form of a Chinese term; the last may be of one.
#[must_use]
pub fn usual_words(length: usize) -> Vec<usize> {
    let mut words = vec![2; length / 2];
    words.extend((length % 2 == 1).then_some(1));
    words
}

/// The orders in which a reader still understands it: two neighbours of one word changed, two
/// neighbours of different words changed in a longer term, all of it backwards.
fn changed(spelling: &Spelling) -> Vec<Vec<Element>> {
    let listed = &spelling.elements;
    let is_plain = listed.iter().all(|it| matches!(it, Element::Han(_)));
    if !is_plain || !(3..=5).contains(&listed.len()) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let last = listed.len() - 1;
    for at in 0..last {
        if spelling.inside[at] || listed.len() == 3 || (at > 0 && at + 1 < last) {
            let mut swapped = listed.clone();
            swapped.swap(at, at + 1);
            all.push(swapped);
        }
    }
    if let [a, b, c, d] = listed[..]
        && spelling.inside[0]
        && spelling.inside[2]
    {
        all.push(vec![b, a, d, c]);
    }
    all.push(listed.iter().rev().copied().collect());
    all
}
