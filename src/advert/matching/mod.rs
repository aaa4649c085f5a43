//! Finding the banned wording of a policy in a text, however it is spelled.
//!
//! A text is read once: each character becomes the symbol of what it may stand for (`alphabet`),
//! marks are left out, and one table of pairs says where a spelling of a term may end (`pairs`).
//! Only there is the text itself looked at: which characters write the term and how far each is
//! bent (`align`), what stands between them (`gaps`), whether it is the end of one word and the
//! start of the next (`words`), and what its clause says (`context`).

mod align;
mod alphabet;
mod behind;
mod bends;
mod borders;
mod context;
mod dictionary;
mod faces;
mod follows;
mod gaps;
mod making;
mod ordinary;
mod pairs;
mod spelling;
mod units;
mod verdict;
mod wanted;
mod window;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use super::normalize::{Gap, Glyph, glyphs};

use crate::model::{Advertising, Bending, Phrase, TermSeverity};
use align::{Alignment, Step, align};
use alphabet::Alphabet;
use context::ContextWords;
use pairs::{Candidate, Pair, Pairs};
use spelling::{Element, Order, Spelling, spellings, written};
use units::{Longest, Unit, end_behind, ends, units_before};
use wanted::Wanted;
use words::Words;

pub use align::Way;
pub use borders::Borders;
pub use spelling::usual_words;
pub use units::REACH;
pub use verdict::{Because, Reason, Verdict};
pub use words::{common, dictionary, known};

/// A policy made ready to be looked for.
pub struct Matcher {
    policy: Advertising,
    /// For each term the words without which it does not count.
    with: Vec<Option<Wanted>>,
    contexts: Vec<ContextWords>,
    words: Words,
    spellings: Vec<Spelling>,
    alphabet: Alphabet,
    pairs: Pairs,
}

/// A banned wording in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// From its first to its last character, in bytes of the text.
    pub range: Range<usize>,
    /// The position of the term in the policy's list.
    pub term: usize,
    /// What becomes of it.
    pub severity: TermSeverity,
    /// How sure it is, 0 to 1: how far it had to be bent.
    pub certainty: f32,
    /// The ways in which its characters are written, each once, the plainest first.
    pub ways: Vec<Way>,
    /// Whether its characters stand in another order than listed.
    pub is_reordered: bool,
    /// What in the policy made it milder.
    pub because: Option<Because>,
}

/// A spelling that stands in a text and what was decided about it, for explanations.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// Where it stands.
    pub range: Range<usize>,
    /// The position of the term.
    pub term: usize,
    /// The spelling, for [`Matcher::listed`].
    pub spelling: usize,
    /// The characters as listed, each with how it is written.
    pub ways: Vec<Way>,
    /// Where each of them stands, in bytes of the text.
    pub places: Vec<Range<usize>>,
    /// Whether its characters stand in another order than listed.
    pub is_reordered: bool,
    /// What was decided.
    pub verdict: Verdict,
}

impl Matcher {
    /// Makes a policy ready.
    ///
    /// # Errors
    /// If it has more spellings than can be told apart.
    pub fn new(policy: &Advertising) -> Result<Self, String> {
        let terms = policy.terms.iter().enumerate();
        let mut spellings: Vec<Spelling> =
            terms.flat_map(|(at, term)| spellings(at, term)).collect();
        take_phrases(&mut spellings, &policy.phrases);
        let alphabet = Alphabet::new(&spellings, parts(&spellings).into_iter());
        let pairs = Pairs::new(&spellings, &alphabet)?;
        let with = policy.terms.iter().map(|term| Wanted::new(&term.with));
        let with = with.collect();
        let contexts = policy.contexts.iter().map(ContextWords::new);
        let contexts = contexts.collect();
        let words = Words::new(own_words(policy));
        Ok(Self {
            policy: policy.clone(),
            with,
            contexts,
            words,
            spellings,
            alphabet,
            pairs,
        })
    }

    /// Takes other phrases instead of the policy's, to see what becomes of a text then.
    pub fn set_phrases(&mut self, phrases: &[Phrase]) {
        take_phrases(&mut self.spellings, phrases);
    }

    /// The characters of a spelling as listed, one for each of [`Trial::ways`].
    #[must_use]
    pub fn listed(&self, spelling: usize) -> Vec<String> {
        let spelling = self.spellings.get(spelling);
        let elements = spelling.map_or(&[][..], |it| &it.elements);
        elements.iter().map(|it| it.text()).collect()
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &Advertising {
        &self.policy
    }

    /// All banned wording of a text, in its order. What a longer term has in it is told once.
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.judged(text, |_, it, units, alignment, verdict| {
            if let Verdict::Hit {
                certainty,
                severity,
                because,
            } = verdict
            {
                let mut ways = ways(alignment);
                ways.sort_unstable();
                ways.dedup();
                hits.push(Hit {
                    range: range(text, units, alignment),
                    term: it.term,
                    severity,
                    certainty,
                    ways,
                    is_reordered: it.order == Order::Changed,
                    because,
                });
            }
        });
        told_once(hits)
    }

    /// Calls `each` with every spelling that stands in a text, hit or not.
    pub fn trials(&self, text: &str, mut each: impl FnMut(Trial)) {
        self.judged(text, |spelling, it, units, alignment, verdict| {
            let steps = alignment.steps.iter();
            each(Trial {
                range: range(text, units, alignment),
                term: it.term,
                spelling,
                ways: ways(alignment),
                places: steps.map(|it| place(units, it)).collect(),
                is_reordered: it.order == Order::Changed,
                verdict,
            });
        });
    }

    /// Calls `each` with every spelling that stands in a text, its position first, and what was
    /// decided about it.
    fn judged(
        &self,
        text: &str,
        mut each: impl FnMut(usize, &Spelling, &[Unit], &Alignment, Verdict),
    ) {
        let mut near = Near::default();
        self.pairs
            .candidates(text, &self.alphabet, |Candidate { spelling, at, pair }| {
                let it = &self.spellings[spelling];
                let mut try_end = |end| {
                    if near.is_new(spelling, end) {
                        let units = near.units(text, end, it);
                        if let Some(alignment) = align(it, units) {
                            let verdict = self.judge(text, units, it, &alignment);
                            each(spelling, it, units, &alignment, verdict);
                        }
                    }
                };
                match pair {
                    Pair::Last => ends(text, at, it, try_end),
                    Pair::BeforeLast => end_behind(text, at).into_iter().for_each(&mut try_end),
                }
            });
    }
}

/// What was looked at last: many spellings end at one place.
#[derive(Default)]
struct Near {
    end: usize,
    /// The units before the end, and how many were asked for.
    units: Vec<Unit>,
    asked: Option<Longest>,
    spellings: Vec<(usize, usize)>,
    last: usize,
}

/// No last character of a spelling is longer, in bytes, marks between its parts included.
const LAST: usize = 256;

impl Near {
    /// Whether a spelling was not yet looked at with this end.
    fn is_new(&mut self, spelling: usize, end: usize) -> bool {
        // The last character of a spelling has at most a few units, and pairs come in their order.
        if end > self.last + LAST {
            self.spellings.clear();
        }
        self.last = self.last.max(end);
        let is_new = !self.spellings.contains(&(spelling, end));
        if is_new {
            self.spellings.push((spelling, end));
        }
        is_new
    }

    /// The last units before `end`, as many as a spelling can take.
    fn units(&mut self, text: &str, end: usize, spelling: &Spelling) -> &[Unit] {
        let longest = Longest::of(spelling);
        let is_enough = |asked: Longest| asked.covers(&longest);
        if self.end != end || !self.asked.is_some_and(is_enough) {
            units_before(text, end, longest, &mut self.units);
            (self.end, self.asked) = (end, Some(longest));
        }
        &self.units
    }
}

/// A character as texts are read: simplified, in its usual form.
fn folded(character: char) -> char {
    let mut plain = character;
    glyphs(character, |glyph| {
        if let Glyph::Han(folded) = glyph {
            plain = folded;
        }
    });
    plain
}

/// Where a spelling ends: behind the number of the tone if its last character is pinyin.
fn end(text: &str, units: &[Unit], alignment: &Alignment) -> usize {
    let end = units[alignment.units().end - 1].end();
    let is_pinyin = alignment
        .steps
        .last()
        .is_some_and(|it| it.way == Way::Pinyin);
    let next = text[end..].chars().next();
    let is_tone = next.is_some_and(|it| matches!(it, '1'..='5' | 'ˉ' | 'ˊ' | 'ˇ' | 'ˋ' | '˙'));
    end + next
        .filter(|_| is_pinyin && is_tone)
        .map_or(0, char::len_utf8)
}

/// Where a spelling stands.
fn range(text: &str, units: &[Unit], alignment: &Alignment) -> Range<usize> {
    units[alignment.units().start].start..end(text, units, alignment)
}

/// How each of its characters is written.
fn ways(alignment: &Alignment) -> Vec<Way> {
    alignment.steps.iter().map(|it| it.way).collect()
}

/// Gives each spelling the phrases that it is part of, the longest first.
fn take_phrases(spellings: &mut [Spelling], phrases: &[Phrase]) {
    let mut phrases = phrases.to_vec();
    phrases.sort_by_key(|it| std::cmp::Reverse(it.text.chars().count()));
    for spelling in spellings.iter_mut() {
        spelling.phrases = match spelling.order {
            Order::Straight => spelling.within(&phrases),
            Order::Changed => Vec::new(),
        };
    }
    // What goes on behind a term goes on behind its other spellings: 资格证|书, 资格认定证|书,
    // 格资证|书.
    for at in 1..spellings.len() {
        let (before, rest) = spellings.split_at_mut(at);
        let (Some(it), Some(listed)) = (rest.first_mut(), listed_before(before)) else {
            continue;
        };
        let ends_alike = it.elements.last() == listed.elements.last();
        if it.term == listed.term && ends_alike {
            let tails = listed.phrases.iter().filter(|it| it.head.is_empty());
            it.phrases.extend(tails.cloned());
        }
    }
}

/// The last term as listed; its other spellings follow it.
fn listed_before(spellings: &[Spelling]) -> Option<&Spelling> {
    spellings.iter().rfind(|it| it.is_listed)
}

/// Where a character of a term stands; a point if nothing stands for it.
fn place(units: &[Unit], step: &Step) -> Range<usize> {
    let of_step = units.get(step.units.clone()).unwrap_or_default();
    let start = units.get(step.units.start).map_or(0, |it| it.start);
    start..of_step.last().map_or(start, Unit::end)
}

/// The policy's terms as words.
fn own_words(policy: &Advertising) -> Vec<String> {
    let mut own = Vec::new();
    for term in &policy.terms {
        own.push(
            term.text
                .chars()
                .filter(|it| it.is_alphanumeric())
                .collect::<String>(),
        );
    }
    own.retain(|word| word.chars().count() > 2);
    own
}

/// The parts in which characters of terms may be written.
fn parts(spellings: &[Spelling]) -> Vec<char> {
    let full = spellings.iter().filter(|it| it.bending == Bending::Full);
    let characters = full.flat_map(|it| &it.elements).filter_map(|it| match it {
        Element::Han(character) => Some(*character),
        _ => None,
    });
    let parts = characters.flat_map(written);
    parts
        .flat_map(|it| it.chars().map(folded).collect::<Vec<_>>())
        .collect()
}

/// The characters of a policy's wording that may be bent, each with the ways of writing it as several others.
#[must_use]
pub fn heads(policy: &Advertising) -> BTreeMap<char, Vec<String>> {
    let terms = policy.terms.iter().enumerate();
    let spellings = terms.flat_map(|(at, term)| spellings(at, term));
    let full = spellings.filter(|it| it.bending == Bending::Full);
    let characters = full
        .flat_map(|it| it.characters)
        .filter(|it| it.han != '\0');
    let text = |it: Vec<char>| it.into_iter().collect();
    characters
        .map(|it| (it.han, it.splits.into_iter().map(text).collect()))
        .collect()
}

/// Leaves out what stands within another hit, and of one term in one place all but the surest.
fn told_once(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by(|left, right| {
        let length = |it: &Hit| it.range.len();
        (left.range.start, right.is_reordered, length(right))
            .cmp(&(right.range.start, left.is_reordered, length(left)))
            // Of two terms in the same characters the one that is bent less is meant: 保考过, 包考过.
            .then(right.certainty.total_cmp(&left.certainty))
    });
    let mut told: Vec<Hit> = Vec::new();
    for hit in hits {
        let is_within =
            |it: &Hit| it.range.start <= hit.range.start && it.range.end >= hit.range.end;
        let overlaps = |it: &Hit| it.term == hit.term && it.range.end > hit.range.start;
        match told
            .iter_mut()
            .rev()
            .take(8)
            .find(|it| is_within(it) || overlaps(it))
        {
            Some(other) if overlaps(other) && hit.certainty > other.certainty => *other = hit,
            Some(_) => {}
            None => told.push(hit),
        }
    }
    told
}
