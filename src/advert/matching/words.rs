//! Words of ordinary Chinese: where a term is only the end of one word and the start of the next.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use jieba_rs::Jieba;

const WORDS: &str = include_str!("data/words.txt");

/// Characters that are frequent words by themselves, seen at least this often.
const COMMON: usize = 5_000;
/// Characters that are words by themselves at all.
const KNOWN: usize = 2_000;

/// Characters that are words by themselves, with how often they were seen.
static CHARACTERS: LazyLock<HashMap<char, usize>> = LazyLock::new(|| {
    let of_line = |line: &str| {
        let (word, frequency) = line.split_once(' ')?;
        let mut characters = word.chars();
        let only = characters.next().filter(|_| characters.next().is_none())?;
        Some((only, frequency.parse().ok()?))
    };
    let of_line = |line: &str| of_line(line).filter(|it| it.1 >= KNOWN);
    WORDS.lines().filter_map(of_line).collect()
});

/// A word seen less often than this is one that hardly anybody writes.
const SELDOM: usize = 150;

/// Words of two characters that hardly anybody writes.
static SELDOM_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = WORDS.lines().filter_map(|line| line.split_once(' '));
    let is_seldom = |it: &(&str, &str)| {
        it.0.chars().count() == 2 && it.1.parse::<usize>().is_ok_and(|it| it < SELDOM)
    };
    lines.filter(is_seldom).map(|it| it.0).collect()
});

/// A segmenter that knows the words of the policy besides those of its dictionary.
pub struct Words {
    own: Vec<String>,
    jieba: OnceLock<Jieba>,
}

impl Words {
    /// With these words of the policy.
    #[must_use]
    pub fn new(own: Vec<String>) -> Self {
        Self {
            own,
            jieba: OnceLock::new(),
        }
    }

    /// Whether hardly anybody writes the word at a range of characters of a text.
    #[must_use]
    pub fn is_seldom(text: &str, word: &Range<usize>) -> bool {
        let word: String = text.chars().skip(word.start).take(word.len()).collect();
        SELDOM_WORDS.contains(word.as_str())
    }

    /// The words of a text as ranges of characters. The dictionary takes a while to read, so it is
    /// read when the first doubt arises.
    #[must_use]
    pub fn of(&self, text: &str) -> Vec<Range<usize>> {
        let jieba = self.jieba.get_or_init(|| {
            // A dictionary that cannot be read, which a test excludes, knows no words.
            let mut jieba =
                Jieba::with_dict(&mut WORDS.as_bytes()).unwrap_or_else(|_| Jieba::empty());
            for word in &self.own {
                if !jieba.has_word(word) {
                    jieba.add_word(word, Some(OWN), None);
                }
            }
            jieba
        });
        let is_han = |word: &str| {
            word.chars()
                .all(|it| ('\u{3400}'..='\u{9fff}').contains(&it))
        };
        let words = jieba.cut(text, false).into_iter();
        words
            .filter(|word| is_han(word.word))
            .map(|word| word.start..word.end)
            .collect()
    }
}

/// The words with how often they were seen.
pub fn dictionary() -> impl Iterator<Item = (&'static str, usize)> {
    let lines = WORDS.lines().filter_map(|line| line.split_once(' '));
    lines.filter_map(|(word, frequency)| Some((word, frequency.parse().ok()?)))
}

/// All characters that are frequent words by themselves, in their order.
#[must_use]
pub fn common() -> String {
    known().chars().filter(|it| is_common(*it)).collect()
}

/// All characters that are words by themselves, in their order.
#[must_use]
pub fn known() -> String {
    let mut known: Vec<char> = CHARACTERS.keys().copied().collect();
    known.sort_unstable();
    known.into_iter().collect()
}

/// Whether a character is a frequent word by itself.
#[must_use]
pub fn is_common(character: char) -> bool {
    CHARACTERS.get(&character).is_some_and(|it| *it >= COMMON)
}

/// Whether a character is a word by itself at all.
#[must_use]
pub fn is_word(character: char) -> bool {
    CHARACTERS.contains_key(&character)
}

/// How frequent the policy's own words are taken to be: as an ordinary word of the dictionary.
const OWN: usize = 3;
