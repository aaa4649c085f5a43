//! The ways a term may be written: as listed, and with its characters in another order.

use std::collections::HashSet;

use super::super::normalize::{HUNDRED, Sound, look_alikes, phonetic, sound, splits};
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
    /// Its parts, each way of them; its sound in the letters of Zhuyin is one, too.
    pub splits: Vec<Vec<char>>,
}

impl Character {
    /// A character that only stands for itself.
    fn plain(han: char) -> Self {
        Self {
            han,
            sound: None,
            look_alikes: &[],
            splits: Vec::new(),
        }
    }

    fn new(han: char) -> Self {
        let parts = |it: &str| it.chars().map(folded).collect();
        Self {
            han,
            sound: sound(han),
            look_alikes: look_alikes(han),
            splits: written(han).map(|it| parts(&it)).collect(),
        }
    }
}

/// The ways of writing a character as several others: its parts, the letters of its sound.
pub fn written(han: char) -> impl Iterator<Item = String> {
    let letters = sound(han).map(|it| phonetic(it.syllable));
    let letters = letters.filter(|it| !it.is_empty());
    splits(han).iter().map(ToString::to_string).chain(letters)
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
    /// Some of them changed places, or all of them.
    Changed,
}

/// Where a spelling counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Anywhere.
    Anywhere,
    /// Where it is a clause of its own; elsewhere it may be plain prose: 依据录用通知.
    Alone,
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
    /// Where it counts.
    pub stands: Stands,
    /// Whether it is the term as listed, and no other spelling of it.
    pub is_listed: bool,
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
            // Most phrases are too short for most spellings.
            let may_be = phrase.text.len() >= text.len();
            let (head, tail) = may_be.then(|| phrase.text.split_once(&text))??;
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

/// So many characters keep a wording what it is though some of them are bent.
const LONG: usize = 4;

/// All spellings of a term.
#[must_use]
pub fn spellings(position: usize, term: &Term) -> Vec<Spelling> {
    let listed = elements(&term.text);
    let inside = junctions(listed.len(), &term.words);
    let straight = Spelling {
        term: position,
        longest: longest(&listed, term.bending),
        phrases: Vec::new(),
        characters: characters(&listed, term.bending),
        elements: listed,
        inside,
        order: Order::Straight,
        stands: Stands::Anywhere,
        is_listed: true,
        bending: term.bending,
    };
    let mut all = vec![straight.clone()];
    let put_in = with_put_in(term).into_iter().map(|it| (it, false));
    let also = term.also.iter().map(|it| (it.clone(), true)).chain(put_in);
    let mut known = HashSet::from([straight.elements.clone()]);
    for (text, is_own) in also {
        let elements = elements(&text);
        if !known.insert(elements.clone()) {
            continue;
        }
        // Short ones are bent themselves; bent once more they would be anything.
        let is_han = elements.iter().all(|it| matches!(it, Element::Han(_)));
        let bending = match elements.len() {
            LONG.. if is_own && is_han => term.bending,
            _ => Bending::Script,
        };
        all.push(Spelling {
            inside: junctions(elements.len(), &usual_words(elements.len())),
            longest: longest(&elements, bending),
            characters: characters(&elements, bending),
            bending,
            is_listed: false,
            elements,
            ..straight.clone()
        });
    }
    if term.bending == Bending::Full {
        let changed = changed(&straight).into_iter();
        let changed = changed.map(|it| (vec![true; it.len() - 1], it, Stands::Anywhere));
        let words = words_changed(&straight.elements, &term.words).into_iter();
        let words = words.map(|(it, words)| (junctions(it.len(), &words), it, Stands::Anywhere));
        let turned = words_turned(&straight.elements, &term.words).into_iter();
        let turned = turned.map(|(it, words, stands)| (junctions(it.len(), &words), it, stands));
        for (inside, elements, stands) in changed.chain(words).chain(turned) {
            if known.insert(elements.clone()) {
                all.push(Spelling {
                    inside,
                    stands,
                    longest: longest(&elements, Bending::Script),
                    characters: characters(&elements, Bending::Script),
                    elements,
                    order: Order::Changed,
                    is_listed: false,
                    bending: Bending::Script,
                    ..straight.clone()
                });
            }
        }
    }
    all
}

fn characters(elements: &[Element], bending: Bending) -> Vec<Character> {
    let of = |element: &Element| match (element, bending) {
        (Element::Han(character), Bending::Full) => Character::new(*character),
        (Element::Han(character), Bending::Script) => Character::plain(*character),
        _ => Character::plain('\0'),
    };
    elements.iter().map(of).collect()
}

/// How many characters of a text a spelling can take: a Han character at most four parts or a
/// syllable with its tone, and two that are put in; a number six digits.
fn longest(elements: &[Element], bending: Bending) -> usize {
    let each = |element: &Element| match element {
        Element::Han(_) if bending == Bending::Full => 10,
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
                _ if character.is_alphanumeric() || character == HUNDRED => {
                    elements.push(Element::Han(character));
                }
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

/// The orders in which a reader still understands it: the characters of two words of two mixed in
/// any way, neighbours changed, the words of a long term changed, all of it backwards. Two words
/// that only change places may be plain prose.
fn changed(spelling: &Spelling) -> Vec<Vec<Element>> {
    let listed = &spelling.elements;
    let is_plain = listed.iter().all(|it| matches!(it, Element::Han(_)));
    if !is_plain || listed.len() < 3 {
        return Vec::new();
    }
    let mut all = match (listed.len(), &spelling.inside[..]) {
        (4, [true, false, true]) if !listed.contains(&Element::Han('不')) => mixed(listed),
        (_, inside) => swapped(listed, inside),
    };
    if let ([first, second, third], [true, false]) = (&listed[..], &spelling.inside[..]) {
        all.push(vec![*second, *third, *first]);
    }
    all.push(listed.iter().rev().copied().collect());
    all
}

/// Two words of two characters, mixed in any way but changed as a whole.
fn mixed(listed: &[Element]) -> Vec<Vec<Element>> {
    let whole = [2, 3, 0, 1];
    let orders = orders(4).into_iter().filter(|it| it[..] != whole);
    orders
        .map(|it| it.into_iter().map(|at| listed[at]).collect())
        .collect()
}

/// Two neighbours of one word changed, or two of different words in the middle of a longer term.
fn swapped(listed: &[Element], inside: &[bool]) -> Vec<Vec<Element>> {
    let last = listed.len() - 1;
    let may_swap = |at: &usize| inside[*at] || listed.len() == 3 || (*at > 0 && *at + 1 < last);
    let swap = |at: usize| {
        let mut swapped = listed.to_vec();
        swapped.swap(at, at + 1);
        swapped
    };
    (0..last).filter(may_swap).map(swap).collect()
}

/// The words of a term of four and more in other orders, the last in its place: 技能职业鉴定中心.
fn words_changed(listed: &[Element], words: &[usize]) -> Vec<(Vec<Element>, Vec<usize>)> {
    let Some((last, others)) = words.split_last() else {
        return Vec::new();
    };
    let is_usual = others.iter().all(|it| *it == 2) && words.iter().sum::<usize>() == listed.len();
    if !(3..=4).contains(&others.len()) || !is_usual {
        return Vec::new();
    }
    let (head, tail) = listed.split_at(listed.len() - last);
    let ordered = |order: Vec<usize>| {
        let head = order.iter().flat_map(|at| &head[at * 2..at * 2 + 2]);
        head.chain(tail).copied().collect()
    };
    orders(others.len())
        .into_iter()
        .map(|order| (ordered(order), words.to_vec()))
        .collect()
}

/// The words of a term from the last to the first, 中心鉴定技能职业, which of a short term may be
/// plain prose.
fn words_turned(listed: &[Element], words: &[usize]) -> Vec<(Vec<Element>, Vec<usize>, Stands)> {
    let is_whole = words.iter().sum::<usize>() == listed.len();
    let is_plain = listed.iter().all(|it| matches!(it, Element::Han(_)));
    if words.len() < 2 || !is_whole || !is_plain || listed.contains(&Element::Han('不')) {
        return Vec::new();
    }
    let stands = match words {
        [_, _] | [_, _, _] => Stands::Alone,
        _ => Stands::Anywhere,
    };
    let mut rest = listed;
    let mut turned = Vec::new();
    for length in words {
        let (word, others) = rest.split_at(*length);
        turned.splice(0..0, word.iter().copied());
        rest = others;
    }
    let words = words.iter().rev().copied().collect();
    vec![(turned, words, stands)]
}

/// A term of two words with what may be put in between them, by itself and with 的.
fn with_put_in(term: &Term) -> Vec<String> {
    let [first, _] = term.words[..] else {
        return Vec::new();
    };
    let head: String = term.text.chars().take(first).collect();
    let tail: String = term.text.chars().skip(first).collect();
    let all = term.put_in.iter().flat_map(|it| {
        let is_plain = !it.contains('的');
        let with = [format!("的{it}"), format!("{it}的")];
        std::iter::once(it.clone()).chain(with.into_iter().filter(move |_| is_plain))
    });
    all.map(|it| format!("{head}{it}{tail}")).collect()
}

/// All orders of the first numbers but the usual one.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for next in 0..count {
        let put = |order: &Vec<usize>| {
            let order = order.clone();
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, next);
                order
            })
        };
        all = all.iter().flat_map(put).collect();
    }
    all.retain(|it| !it.is_sorted());
    all
}
