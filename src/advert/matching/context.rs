//! What the policy says of a term by what stands around it: longer phrases, titles, circumstances.

use std::ops::Range;

use super::super::normalize::{Gap, gap};
use super::spelling::Spelling;
use super::verdict::Because;
use super::wanted::Wanted;
use super::window::Around;
use super::{Matcher, folded};
use crate::model::{Circumstance, TermSeverity};

impl Matcher {
    /// What becomes of a hit by what its clause says; `None` if it says nothing.
    pub(super) fn circumstance(
        &self,
        spelling: &Spelling,
        around: &Around,
        sentence: &Around,
    ) -> Option<(Because, Option<TermSeverity>)> {
        let term = &self.policy.terms[spelling.term];
        if is_in_title(around) {
            let is_clean = self.policy.classes[term.class].clean_in_titles;
            return Some((Because::Title, (!is_clean).then_some(TermSeverity::Review)));
        }
        let clause = around.clause();
        let is_met = |(it, words): &(&Circumstance, &ContextWords)| {
            (it.classes.is_empty() || it.classes.contains(&term.class))
                && (it.terms.is_empty() || it.terms.contains(&term.text))
                && words.are_met(
                    it,
                    if it.sentence {
                        sentence.parts()
                    } else {
                        clause
                    },
                )
        };
        let mut contexts = self.policy.contexts.iter().zip(&self.contexts);
        let (found, _) = contexts.find(is_met)?;
        Some((Because::Circumstance(found.index), found.effect))
    }

    /// The longer phrase that the hit is part of.
    pub(super) fn phrase(
        &self,
        text: &str,
        hit: &Range<usize>,
        spelling: &Spelling,
    ) -> Option<(Because, Option<TermSeverity>)> {
        // The longest first, as the policy's list is kept.
        let is_spaced = text[hit.clone()]
            .chars()
            .any(|it| gap(it) == Some(Gap::Blank));
        let (before, behind) = (&text[..hit.start], &text[hit.end..]);
        let last = before.chars().next_back().filter(|it| is_han(*it));
        let next = behind.chars().next().filter(|it| is_han(*it));
        let (last, next) = (last.map(folded), next.map(folded));
        // Nearly all are set aside by the very next character.
        let may_be = |it: &&super::spelling::Around| {
            let begins = |part: Option<char>, read: Option<char>| {
                part.is_none() || read.is_none() || part == read
            };
            begins(it.head.chars().next_back(), last) && begins(it.tail.chars().next(), next)
        };
        spelling.phrases.iter().filter(may_be).find_map(|phrase| {
            let before = read(before.chars().rev(), phrase.head.chars().rev(), is_spaced)?;
            let behind = read(behind.chars(), phrase.tail.chars(), is_spaced)?;
            let (from, to) = (hit.start - before, hit.end + behind);
            let goes_on = !phrase.tail.is_empty()
                && self.is_cut(&text[from..], &text[to..], hit.end - from, to - from);
            (!goes_on).then_some((Because::Phrase(phrase.index), phrase.effect))
        })
    }

    /// Whether a word that begins where the term ends goes on behind the phrase: 就业证|明天.
    fn is_cut(&self, from: &str, rest: &str, term_end: usize, phrase_end: usize) -> bool {
        let rest: String = rest.chars().take(6).collect();
        let window = format!("{}{rest}", &from[..phrase_end]);
        let position = |bytes: usize| window[..bytes].chars().count();
        let (term_end, phrase_end) = (position(term_end), position(phrase_end));
        let behind: Vec<char> = window.chars().skip(term_end).collect();
        if !self
            .words
            .begins_with_longer(&behind, phrase_end - term_end)
        {
            return false;
        }
        let words = self.words.of(&window);
        words
            .iter()
            .any(|word| word.start == term_end && word.end > phrase_end)
    }
}

/// Whether a character is a Han character and no mark.
fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// How many bytes of a text are these characters, marks that nobody sees left out, and blanks where
/// the hit has some; `None` if it has
/// others.
fn read(
    text: impl Iterator<Item = char>,
    wanted: impl Iterator<Item = char>,
    is_spaced: bool,
) -> Option<usize> {
    let mut wanted = wanted.peekable();
    let mut read = 0;
    for character in text {
        let Some(next) = wanted.peek() else { break };
        let is_passed_over = match gap(character) {
            Some(Gap::Invisible) => true,
            Some(Gap::Blank) => is_spaced,
            _ => false,
        };
        if !is_passed_over {
            if folded(character) != *next {
                return None;
            }
            wanted.next();
        }
        read += character.len_utf8();
    }
    wanted.peek().is_none().then_some(read)
}

/// Whether a title is open before the hit, 《, and closed behind it.
fn is_in_title(around: &Around) -> bool {
    // A certificate is no book.
    let title = around.after.split('》').next().unwrap_or_default();
    if title.ends_with('证') || title.ends_with("证书") {
        return false;
    }
    let opened = around.before.rfind('《');
    let closed = around.before.rfind('》');
    let is_open = opened.is_some_and(|at| closed.is_none_or(|it| it < at));
    let open = around.after.find('《').unwrap_or(usize::MAX);
    is_open && around.after.find('》').is_some_and(|at| at < open)
}

/// The words of a circumstance, ready to be looked for.
pub struct ContextWords {
    before: Option<Wanted>,
    after: Option<Wanted>,
    unless: Option<Wanted>,
}

impl ContextWords {
    /// Makes the words of a circumstance ready.
    pub fn new(it: &Circumstance) -> Self {
        Self {
            before: Wanted::new(&it.before),
            after: Wanted::new(&it.after),
            unless: Wanted::new(&it.unless),
        }
    }

    /// Whether the circumstance is met around a hit.
    fn are_met(&self, it: &Circumstance, (before, after): (&str, &str)) -> bool {
        let has =
            |text: &str, words: &Option<Wanted>| words.as_ref().is_some_and(|it| it.is_in(text));
        let (is_before, is_after) = (has(before, &self.before), has(after, &self.after));
        let is_adjoining = it.adjoining.iter().any(|word| before.ends_with(word));
        let is_met = if it.both {
            is_before && is_after
        } else {
            is_before || is_after || is_adjoining
        };
        is_met && !has(before, &self.unless) && !has(after, &self.unless)
    }
}
