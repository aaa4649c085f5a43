//! Words of ordinary Chinese: where a term is only the end of one word and the start of the next.

use std::ops::Range;
use std::sync::OnceLock;

use super::dictionary::{DICTIONARY, log, most_likely};

/// Characters that are frequent words by themselves, seen at least this often.
const COMMON: usize = 5_000;
/// Characters that are words by themselves at all.
const KNOWN: usize = 2_000;

/// How frequent the policy's own words are taken to be: as an ordinary word of the dictionary.
const OWN: usize = 3;

/// A word seen less often than this is one that hardly anybody writes.
const SELDOM: usize = 150;

/// A segmenter that knows the words of the policy besides those of its dictionary.
pub struct Words {
    own: Vec<String>,
    ready: OnceLock<Ready>,
}

/// What is made when the first doubt arises.
struct Ready {
    /// The words of the policy that the dictionary does not have, in their order.
    own: Vec<Vec<char>>,
    /// With what each of them begins.
    firsts: Vec<char>,
    own_log: f64,
    /// The logarithm of how often all words are seen.
    log_total: f64,
}

impl Words {
    /// With these words of the policy.
    #[must_use]
    pub fn new(own: Vec<String>) -> Self {
        Self {
            own,
            ready: OnceLock::new(),
        }
    }

    /// Whether some word that a text begins with is longer than so many characters.
    #[must_use]
    pub fn begins_with_longer(&self, text: &[char], most: usize) -> bool {
        let ready = self.ready.get_or_init(|| Ready::new(&self.own));
        let mut is_longer = false;
        ready.each(text, &mut |length, _| is_longer |= length > most);
        is_longer
    }

    /// Whether the word at a range of characters of a text is one of two that hardly anybody writes.
    #[must_use]
    pub fn is_seldom(text: &str, word: &Range<usize>) -> bool {
        let is_short = word.len() == 2;
        let word: String = text.chars().skip(word.start).take(word.len()).collect();
        is_short && DICTIONARY.log_of(&word).is_some_and(|it| it < log(SELDOM))
    }

    /// The words of a text as ranges of characters.
    #[must_use]
    pub fn of(&self, text: &str) -> Vec<Range<usize>> {
        let ready = self.ready.get_or_init(|| Ready::new(&self.own));
        let characters: Vec<char> = text.chars().collect();
        let mut words = Vec::with_capacity(characters.len());
        let mut from = 0;
        for run in characters.chunk_by(|left, right| is_of_run(*left) == is_of_run(*right)) {
            let mut put = |word: Range<usize>| {
                if run[word.clone()].iter().all(|it| is_han(*it)) {
                    words.push(from + word.start..from + word.end);
                }
            };
            if run.first().is_some_and(|it| is_of_run(*it)) {
                let each = |text: &[char], each: &mut dyn FnMut(usize, f64)| ready.each(text, each);
                most_likely(run, ready.log_total, each).for_each(put);
            } else {
                (0..run.len()).for_each(|at| put(at..at + 1));
            }
            from += run.len();
        }
        words
    }
}

impl Ready {
    fn new(own: &[String]) -> Self {
        let own = own.iter().filter(|it| !DICTIONARY.has(it));
        let mut own: Vec<Vec<char>> = own.map(|it| it.chars().collect()).collect();
        own.retain(|it| !it.is_empty());
        own.sort_unstable();
        own.dedup();
        Self {
            log_total: log(DICTIONARY.total() + own.len() * OWN),
            own_log: log(OWN),
            firsts: own.iter().filter_map(|it| it.first().copied()).collect(),
            own,
        }
    }

    /// Calls `each` with the length and the logarithm of every word that a text begins with.
    fn each(&self, text: &[char], each: &mut dyn FnMut(usize, f64)) {
        DICTIONARY.each(text, &mut *each);
        let Some(first) = text.first() else { return };
        let from = self.firsts.partition_point(|it| it < first);
        let alike = self.firsts[from..].iter().take_while(|it| *it == first);
        let alike = self.own[from..].iter().take(alike.count());
        alike
            .filter(|it| text.starts_with(it))
            .for_each(|it| each(it.len(), self.own_log));
    }
}

/// Whether a character may stand in a sentence without a mark: Han, Latin letters, digits and what
/// is written in between them.
fn is_of_run(character: char) -> bool {
    match character {
        _ if character.is_ascii() => {
            character.is_ascii_alphanumeric() || "+#&._%-".contains(character)
        }
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2ebef}'
        | '\u{2f800}'..='\u{2fa1f}' => true,
        _ => false,
    }
}

/// Whether a character is of those that words are made of.
fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

/// The words with how often they were seen.
pub fn dictionary() -> impl Iterator<Item = (&'static str, usize)> {
    let lines = DICTIONARY.lines().filter_map(|line| line.split_once(' '));
    lines.filter_map(|(word, frequency)| Some((word, frequency.parse().ok()?)))
}

/// All characters that are frequent words by themselves, in their order.
#[must_use]
pub fn common() -> String {
    alone().filter(|it| is_common(*it)).collect()
}

/// All characters that are words by themselves, in their order.
#[must_use]
pub fn known() -> String {
    alone().filter(|it| is_word(*it)).collect()
}

/// The words of a single character, in their order.
fn alone() -> impl Iterator<Item = char> {
    let first = |word: &str| word.chars().next();
    dictionary().filter_map(move |(word, _)| first(word).filter(|it| it.len_utf8() == word.len()))
}

/// Whether a character is a frequent word by itself.
#[must_use]
pub fn is_common(character: char) -> bool {
    DICTIONARY.is_seen(character, COMMON)
}

/// Whether a character is a word by itself at all.
#[must_use]
pub fn is_word(character: char) -> bool {
    DICTIONARY.is_seen(character, KNOWN)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use jieba_rs::Jieba;
    use proptest::prelude::*;

    use super::*;

    const OWN_WORDS: [&str; 4] = ["职业技能鉴定", "职业资格", "证明", "100通过"];

    static WORDS: LazyLock<Words> =
        LazyLock::new(|| Words::new(OWN_WORDS.iter().map(ToString::to_string).collect()));

    static USUAL: LazyLock<Jieba> = LazyLock::new(|| {
        let lines = include_str!("data/words.txt");
        let mut usual = Jieba::with_dict(&mut lines.as_bytes()).expect("the list can be read");
        for word in OWN_WORDS {
            if !usual.has_word(word) {
                usual.add_word(word, Some(OWN), None);
            }
        }
        usual
    });

    fn usual(text: &str) -> Vec<Range<usize>> {
        let words = USUAL.cut(text, false).into_iter();
        let of_han = words.filter(|it| it.word.chars().all(is_han));
        of_han.map(|it| it.start..it.end).collect()
    }

    #[test]
    fn sentences_are_cut_as_usual() {
        for text in [
            "从事职业技能鉴定工作的就业资格证明已经开出",
            "职业·资格证 100%通过，a1考\u{4dc0}证㐀\u{20000}了",
            "通过率100通过",
            "",
        ] {
            assert_eq!(WORDS.of(text), usual(text), "{text}");
        }
        let text = "就业证明";
        assert_eq!(WORDS.of(text), [0..2, 2..4]);
        let behind: Vec<char> = text.chars().skip(2).collect();
        assert!(WORDS.begins_with_longer(&behind, 1) && !WORDS.begins_with_longer(&behind, 2));
    }

    proptest! {
        #[test]
        fn any_text_is_cut_as_usual(
            text in "[职业技能鉴定资格证明书就从事人员国家中的一不是了考试过包保学习工作大小a1%.· ，\u{3400}-\u{34ff}一-龥]{0,24}",
        ) {
            prop_assert_eq!(WORDS.of(&text), usual(&text));
        }
    }
}
