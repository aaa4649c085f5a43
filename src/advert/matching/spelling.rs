//! The ways a term may be written: as listed, and with its characters in another order.

use crate::model::{Bending, Term};

/// What one position of a spelling asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Element {
    /// A Han character.
    Han(char),
    /// A Latin letter in lower case, a digit or `%`.
    Plain(u8),
    /// `{数}`: one to six digits, Latin or Han.
    Number,
    /// `…`: up to eight characters of any kind within a clause.
    Anything,
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
    /// For each junction between two elements, whether it is inside a word.
    pub inside: Vec<bool>,
    /// The order.
    pub order: Order,
    /// How far it may be bent.
    pub bending: Bending,
}

/// All spellings of a term.
#[must_use]
pub fn spellings(position: usize, term: &Term) -> Vec<Spelling> {
    let listed = elements(&term.text);
    let inside = junctions(listed.len(), &term.words);
    let straight = Spelling {
        term: position,
        elements: listed,
        inside,
        order: Order::Straight,
        bending: term.bending,
    };
    let mut all = vec![straight.clone()];
    for text in &term.also {
        let elements = elements(text);
        let inside = junctions(elements.len(), &usual_words(elements.len()));
        all.push(Spelling {
            elements,
            inside,
            ..straight.clone()
        });
    }
    if term.bending == Bending::Full {
        for elements in changed(&straight) {
            if all.iter().all(|it| it.elements != elements) {
                all.push(Spelling {
                    inside: vec![true; elements.len() - 1],
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

/// The characters of a listed wording; marks and blanks in it say nothing.
fn elements(text: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    for (index, part) in text.split("{数}").enumerate() {
        if index > 0 {
            elements.push(Element::Number);
        }
        for character in part.chars() {
            match character {
                '…' => elements.push(Element::Anything),
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
