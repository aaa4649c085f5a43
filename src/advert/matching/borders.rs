//! Which words may stand over a border of a wording, or within it, by the wording's own characters.

use std::collections::HashSet;

use super::spelling::{Element, spellings};
use crate::model::Advertising;

/// The first and last characters of all spellings, and which stand side by side in one.
#[derive(Debug, Default)]
pub struct Borders {
    firsts: HashSet<char>,
    lasts: HashSet<char>,
    pairs: HashSet<(char, char)>,
}

impl Borders {
    /// Of all spellings of a policy's wording.
    #[must_use]
    pub fn of(policy: &Advertising) -> Self {
        let mut borders = Self::default();
        let terms = policy.terms.iter().enumerate();
        for spelling in terms.flat_map(|(at, term)| spellings(at, term)) {
            let character = |it: &Element| match it {
                Element::Han(character) => Some(*character),
                _ => None,
            };
            let elements = &spelling.elements;
            borders.firsts.extend(elements.first().and_then(character));
            borders.lasts.extend(elements.last().and_then(character));
            let pairs = elements.windows(2);
            let pairs = pairs.filter_map(|it| Some((character(&it[0])?, character(&it[1])?)));
            borders.pairs.extend(pairs);
        }
        borders
    }

    /// Whether a word ends with what a spelling begins with, begins with what one ends with, or has two characters of one.
    #[must_use]
    pub fn may_cross(&self, word: &str) -> bool {
        let begins = word
            .chars()
            .next()
            .is_some_and(|it| self.lasts.contains(&it));
        let ends = word
            .chars()
            .next_back()
            .is_some_and(|it| self.firsts.contains(&it));
        let mut pairs = word.chars().zip(word.chars().skip(1));
        begins || ends || pairs.any(|it| self.pairs.contains(&it))
    }
}
