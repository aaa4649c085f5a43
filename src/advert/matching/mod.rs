//! Finding the banned wording of a policy in a text, however it is spelled.
//!
//! A text is read once: each character becomes the symbol of what it may stand for, marks are left
//! out, and one automaton over all spellings of all terms says where one may end ([`automaton`]).
//! Only there is the text itself looked at: which characters write the term and how far each is
//! bent ([`align`]), what stands between them ([`gaps`]), whether it is the end of one word and the
//! start of the next ([`words`]), and what its clause says ([`context`]).

mod align;
mod alphabet;
mod automaton;
mod context;
mod gaps;
mod spelling;
mod verdict;
mod words;

use std::ops::Range;

use super::normalize::{Gap, splits};

use crate::model::{Advertising, Bending, Phrase, TermSeverity};
use align::{Alignment, Unit, align, units};
use alphabet::Alphabet;
use automaton::{Automaton, Candidate, folded};
use spelling::{Element, Order, Spelling, spellings};
use words::Words;

pub use align::Way;
pub use spelling::usual_words;
pub use verdict::{Because, Reason, Verdict};

/// A policy made ready to be looked for.
pub struct Matcher {
    policy: Advertising,
    /// The policy's phrases, the longest first.
    phrases: Vec<Phrase>,
    words: Words,
    spellings: Vec<Spelling>,
    alphabet: Alphabet,
    automaton: Automaton,
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
    /// The characters as listed, each with how it is written.
    pub ways: Vec<Way>,
    /// Whether its characters stand in another order than listed.
    pub is_reordered: bool,
    /// What was decided.
    pub verdict: Verdict,
}

/// The longest stretch of text, in bytes, that is looked at for one candidate.
const REACH: usize = 768;

impl Matcher {
    /// Makes a policy ready.
    ///
    /// # Errors
    /// What is unreasonable about the policy, in the words of the automaton's library.
    pub fn new(policy: &Advertising) -> Result<Self, String> {
        let terms = policy.terms.iter().enumerate();
        let spellings: Vec<Spelling> = terms.flat_map(|(at, term)| spellings(at, term)).collect();
        let alphabet = Alphabet::new(&spellings, parts(&spellings).into_iter());
        let automaton = Automaton::new(&spellings, &alphabet)?;
        let mut phrases = policy.phrases.clone();
        phrases.sort_by_key(|it| std::cmp::Reverse(it.text.chars().count()));
        let words = Words::new(own_words(policy));
        Ok(Self {
            policy: policy.clone(),
            phrases,
            words,
            spellings,
            alphabet,
            automaton,
        })
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
        self.trials(text, |trial| {
            if let Verdict::Hit {
                certainty,
                severity,
                because,
            } = trial.verdict
            {
                let mut ways = trial.ways;
                ways.sort_unstable();
                ways.dedup();
                hits.push(Hit {
                    range: trial.range,
                    term: trial.term,
                    severity,
                    certainty,
                    ways,
                    is_reordered: trial.is_reordered,
                    because,
                });
            }
        });
        told_once(hits)
    }

    /// Calls `each` with every spelling that stands in a text, hit or not.
    pub fn trials(&self, text: &str, mut each: impl FnMut(Trial)) {
        let mut symbols = String::new();
        let mut places = Vec::new();
        for (at, character) in text.char_indices() {
            self.alphabet.symbols(character, |symbol| {
                // Symbols stay below the surrogates.
                let symbol = char::from_u32(u32::from(symbol)).unwrap_or('\u{1}');
                symbols.push(symbol);
                // Texts are taken in blocks far below 4 GiB.
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                places.extend(std::iter::repeat_n(at, symbol.len_utf8()));
            });
        }
        let mut last = None;
        self.automaton
            .candidates(&symbols, |Candidate { spelling, end }| {
                let at = places[end - 1] as usize;
                // A character of several symbols can end the same spelling more than once.
                if last.replace((spelling, at)) != Some((spelling, at)) {
                    self.trial(text, at, spelling)
                        .into_iter()
                        .for_each(&mut each);
                }
            });
    }

    /// Looks at a spelling that may end with the character at `at`.
    fn trial(&self, text: &str, at: usize, spelling: usize) -> Option<Trial> {
        let spelling = &self.spellings[spelling];
        let end = at + text[at..].chars().next()?.len_utf8();
        let from = text.floor_char_boundary(at.saturating_sub(REACH));
        let from = text[from..end]
            .rfind('\u{2029}')
            .map_or(from, |it| from + it);
        let units = units(&text[from..end], from);
        let alignment = align(spelling, &units)?;
        let verdict = self.judge(text, &units, spelling, &alignment);
        Some(trial(text, &units, spelling, &alignment, verdict))
    }
}

/// Where a spelling ends: behind the number of the tone if its last character is pinyin.
fn end(text: &str, units: &[Unit], alignment: &Alignment) -> usize {
    let end = units[alignment.units().end - 1].end();
    let is_pinyin = alignment
        .steps
        .last()
        .is_some_and(|it| it.way == Way::Pinyin);
    let is_tone = text[end..].starts_with(['1', '2', '3', '4', '5']);
    end + usize::from(is_pinyin && is_tone)
}

fn trial(
    text: &str,
    units: &[Unit],
    spelling: &Spelling,
    alignment: &Alignment,
    verdict: Verdict,
) -> Trial {
    let range = alignment.units();
    Trial {
        range: units[range.start].start..end(text, units, alignment),
        term: spelling.term,
        ways: alignment.steps.iter().map(|it| it.way).collect(),
        is_reordered: spelling.order == Order::Changed,
        verdict,
    }
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
    characters
        .flat_map(splits)
        .flat_map(|it| it.chars())
        .map(folded)
        .collect()
}

/// Leaves out what stands within another hit, and of one term in one place all but the surest.
fn told_once(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by(|left, right| {
        let length = |it: &Hit| it.range.len();
        (left.range.start, right.is_reordered, length(right)).cmp(&(
            right.range.start,
            left.is_reordered,
            length(left),
        ))
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
