//! What the policy says of a term by what stands around it: longer phrases, titles, circumstances.

use super::Matcher;
use super::align::{Alignment, Unit};
use super::spelling::{Element, Spelling};
use super::verdict::{Around, Because};
use crate::model::{Circumstance, TermSeverity};

impl Matcher {
    /// What becomes of a hit by what its clause says; `None` if it says nothing.
    pub(super) fn circumstance(
        &self,
        spelling: &Spelling,
        around: &Around,
    ) -> Option<(Because, Option<TermSeverity>)> {
        let term = &self.policy.terms[spelling.term];
        if is_in_title(around) {
            let is_clean = self.policy.classes[term.class].clean_in_titles;
            return Some((Because::Title, (!is_clean).then_some(TermSeverity::Review)));
        }
        let applies = |it: &&Circumstance| {
            (it.classes.is_empty() || it.classes.contains(&term.class))
                && (it.terms.is_empty() || it.terms.contains(&term.text))
                && is_met(it, around)
        };
        let found = self.policy.contexts.iter().find(applies)?;
        Some((Because::Circumstance(found.index), found.effect))
    }

    /// The longer phrase that the hit is part of.
    pub(super) fn phrase(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
    ) -> Option<(Because, Option<TermSeverity>)> {
        let range = alignment.units();
        let listed: String = spelling
            .elements
            .iter()
            .filter_map(|it| match it {
                Element::Han(it) => Some(*it),
                Element::Plain(it) => Some(char::from(*it)),
                _ => None,
            })
            .collect();
        let (start, end) = (units[range.start].start, units[range.end - 1].end());
        // The longest first, as the policy's list is kept.
        self.phrases.iter().find_map(|phrase| {
            let at = phrase.text.find(&listed)?;
            let (head, tail) = (&phrase.text[..at], &phrase.text[at + listed.len()..]);
            let before = read_back(&text[..start], head)?;
            let behind = read_on(&text[end..], tail)?;
            let to = end + behind;
            let goes_on = !tail.is_empty()
                && self.is_cut(
                    &text[start - before..],
                    &text[to..],
                    end - (start - before),
                    to - (start - before),
                );
            (!goes_on).then_some((Because::Phrase(phrase.index), phrase.effect))
        })
    }

    /// Whether a word that begins where the term ends goes on behind the phrase: 就业证|明天.
    fn is_cut(&self, from: &str, rest: &str, term_end: usize, phrase_end: usize) -> bool {
        let rest: String = rest.chars().take(6).collect();
        let window = format!("{}{rest}", &from[..phrase_end]);
        let position = |bytes: usize| window[..bytes].chars().count();
        let (term_end, phrase_end) = (position(term_end), position(phrase_end));
        let words = self.words.of(&window);
        words
            .iter()
            .any(|word| word.start == term_end && word.end > phrase_end)
    }
}

/// How many bytes at the end of `text` are `head`, marks that nobody sees left out.
fn read_back(text: &str, head: &str) -> Option<usize> {
    let mut wanted = head.chars().rev().peekable();
    let mut read = 0;
    for character in text.chars().rev() {
        let Some(next) = wanted.peek() else { break };
        if super::super::normalize::gap(character) != Some(super::Gap::Invisible) {
            if super::automaton::folded(character) != *next {
                return None;
            }
            wanted.next();
        }
        read += character.len_utf8();
    }
    wanted.peek().is_none().then_some(read)
}

/// How many bytes at the start of `text` are `tail`.
fn read_on(text: &str, tail: &str) -> Option<usize> {
    let mut wanted = tail.chars().peekable();
    let mut read = 0;
    for character in text.chars() {
        let Some(next) = wanted.peek() else { break };
        if super::super::normalize::gap(character) != Some(super::Gap::Invisible) {
            if super::automaton::folded(character) != *next {
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
    let opened = around.before.rfind('《');
    let closed = around.before.rfind('》');
    let is_open = opened.is_some_and(|at| closed.is_none_or(|it| it < at));
    let open = around.after.find('《').unwrap_or(usize::MAX);
    is_open && around.after.find('》').is_some_and(|at| at < open)
}

fn is_met(it: &Circumstance, around: &Around) -> bool {
    let (before, after) = if it.sentence {
        (around.before.as_str(), around.after.as_str())
    } else {
        (
            around.before.rsplit('，').next().unwrap_or_default(),
            around.after.split('，').next().unwrap_or_default(),
        )
    };
    let has = |text: &str, words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    let (is_before, is_after) = (has(before, &it.before), has(after, &it.after));
    let is_met = if it.both {
        is_before && is_after
    } else {
        is_before || is_after
    };
    is_met && !has(before, &it.unless) && !has(after, &it.unless)
}
