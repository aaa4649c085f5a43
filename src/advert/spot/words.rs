//! The words of ordinary Chinese that are frequent, or may stand over the border of a wording, as a tree of characters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use super::coder::{Coder, NUMBER, base64};
use crate::advert::matching::{Borders, dictionary};
use crate::model::Advertising;

/// A word seen as often as this is kept whatever it is.
const FREQUENT: usize = 200;
/// One that may stand over the border of a wording in its own characters is kept if it is seen as often as this.
const SEEN: usize = 20;
/// Words that are kept though they are less frequent: a text that somebody wrote was judged otherwise without them.
const KEPT: &str = include_str!("kept.txt");

/// How often a word was seen is told by steps of a quarter, by its logarithm; `BASE` is the step at which no word is seldom any more.
const STEP: f64 = 0.25;
const BASE: i32 = 11;
const SELDOM: f64 = 150.0;

/// The piece.
pub fn value(policy: &Advertising) -> Value {
    let words = kept(policy);
    let tree = Tree::of(&words);
    let ranked = tree.ranked();
    let total: usize = dictionary().map(|it| it.1).sum();
    json!({
        "total": total,
        "step": STEP,
        "base": BASE,
        "seldom": SELDOM,
        "characters": ranked.iter().collect::<String>(),
        "tree": base64(&coded(&tree, &ranked)),
    })
}

/// The words that are kept, each with how often it was seen; and the characters of which they are made, as words by themselves.
fn kept(policy: &Advertising) -> Vec<(&'static str, usize)> {
    let borders = Borders::of(policy);
    let own = policy.terms.iter().map(|it| it.text.as_str());
    let lines = KEPT.lines().filter(|it| !it.starts_with('#'));
    let kept: BTreeSet<&str> = lines.flat_map(str::split_whitespace).chain(own).collect();
    let is_kept = |(word, seen): &(&str, usize)| {
        word.chars().nth(1).is_some()
            && (*seen >= FREQUENT
                || kept.contains(word)
                || (*seen >= SEEN && borders.may_cross(word)))
    };
    let words: Vec<_> = dictionary().filter(is_kept).collect();
    let characters: BTreeSet<char> = words.iter().flat_map(|it| it.0.chars()).collect();
    let single = |it: &(&str, usize)| {
        let mut all = it.0.chars();
        all.next().is_some_and(|it| characters.contains(&it)) && all.next().is_none()
    };
    dictionary().filter(single).chain(words).collect()
}

/// Words by their characters.
#[derive(Default)]
struct Tree {
    /// How often the word was seen that ends here; 0 if none does.
    seen: usize,
    more: BTreeMap<char, Tree>,
}

impl Tree {
    fn of(words: &[(&str, usize)]) -> Self {
        let mut tree = Self::default();
        for (word, seen) in words {
            let end = word
                .chars()
                .fold(&mut tree, |it, next| it.more.entry(next).or_default());
            end.seen = *seen;
        }
        tree
    }

    /// All characters, those first that stand in most words behind another.
    fn ranked(&self) -> Vec<char> {
        let mut uses: BTreeMap<char, usize> = self.more.keys().map(|it| (*it, 0)).collect();
        let mut open: Vec<&Self> = self.more.values().collect();
        while let Some(next) = open.pop() {
            for (character, tree) in &next.more {
                *uses.entry(*character).or_default() += 1;
                open.push(tree);
            }
        }
        let mut ranked: Vec<_> = uses.into_iter().collect();
        ranked.sort_by_key(|it| (Reverse(it.1), it.0));
        ranked.into_iter().map(|it| it.0).collect()
    }

    /// 0 if no word ends here; else how frequent it is.
    fn level(&self) -> usize {
        if self.seen == 0 {
            return 0;
        }
        // A word is seen less than ten million times: that is level 58.
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
        let steps = ((self.seen as f64 / SELDOM).ln() / STEP).floor() as i32;
        usize::try_from((steps + BASE).clamp(0, 62)).unwrap_or(0) + 1
    }
}

/// Contexts: numbers by how deep, how far and how many; levels by how deep, after what, and how far.
const FARS: usize = 16;
const LEVEL: usize = 64;
const HEADS: usize = 16;
const FIRST_LEVELS: usize = 3 * FARS * 3 * NUMBER;
const LEVELS: usize = FIRST_LEVELS + FARS * LEVEL;
const CONTEXTS: usize = LEVELS + 3 * HEADS * FARS * LEVEL;

/// The tree in bits: for each character its level and what follows it.
fn coded(tree: &Tree, ranked: &[char]) -> Vec<u8> {
    let numbers: HashMap<char, usize> = ranked.iter().copied().zip(0..).collect();
    let mut coder = Coder::new(CONTEXTS);
    let none = Tree::default();
    for (number, character) in ranked.iter().enumerate() {
        let branch = tree.more.get(character).unwrap_or(&none);
        coder.tree(FIRST_LEVELS + length(number) * LEVEL, 6, branch.level());
        branches(&mut coder, branch, 0, &numbers);
    }
    coder.finish()
}

/// What follows: the characters in their order, each by how far it is from the one before, its level and what follows it; 0 at the end.
fn branches(coder: &mut Coder, tree: &Tree, depth: usize, numbers: &HashMap<char, usize>) {
    let mut all: Vec<(usize, &Tree)> = tree.more.iter().map(|it| (numbers[it.0], it.1)).collect();
    all.sort_by_key(|it| it.0);
    let head = (tree.level() / 4).min(HEADS - 1);
    let mut next = 0;
    let context =
        |next: usize, count: usize| ((depth * FARS + length(next)) * 3 + count.min(2)) * NUMBER;
    for (count, (number, branch)) in all.iter().enumerate() {
        coder.number(context(next, count), number + 1 - next);
        next = number + 1;
        let level = LEVELS + ((depth * HEADS + head) * FARS + length(*number) / 2) * LEVEL;
        coder.tree(level, 6, branch.level());
        if depth < 2 {
            branches(coder, branch, depth + 1, numbers);
        }
    }
    coder.number(context(next, all.len()), 0);
}

/// How many bits a number has.
fn length(number: usize) -> usize {
    (usize::BITS - number.leading_zeros()) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{FREQUENT, KEPT, SELDOM, Tree};
    use crate::advert::matching::dictionary;

    #[test]
    fn words_are_only_kept_that_would_not_be() {
        let known: HashMap<&str, usize> = dictionary().collect();
        let lines = KEPT.lines().filter(|it| !it.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            let seen = known.get(word).copied();
            assert!(seen.is_some_and(|it| it < FREQUENT), "{word}: {seen:?}");
        }
    }

    #[test]
    fn seldom_words_are_told_by_their_level() {
        let level = |seen| {
            Tree {
                seen,
                ..Tree::default()
            }
            .level()
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let border = SELDOM as usize;
        assert_eq!(level(0), 0);
        assert_eq!((level(border - 1), level(border)), (11, 12));
        assert_eq!((level(10), level(1_000_000)), (1, 47));
    }
}
