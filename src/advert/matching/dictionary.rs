//! The words of ordinary Chinese with how often they are seen, and how they make up a sentence: the
//! most likely words of all that could. The list is looked up as it is, in its order, so that it is
//! ready in two milliseconds.

use std::ops::Range;
use std::sync::LazyLock;

const WORDS: &str = include_str!("data/words.txt");

/// The dictionary, read when the first doubt arises.
pub static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| Dictionary::new(WORDS));

/// The unified Han characters, of which its words are made.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';
/// How many they are.
const COUNT: usize = LAST as usize - FIRST as usize + 1;
/// How many bits tell which characters begin a word together.
const BITS: usize = 1 << 19;
/// In UTF-8, each of its characters has so many bytes.
const WIDTH: usize = 3;

/// Words in the order of their characters.
pub struct Dictionary {
    lines: &'static str,
    words: Vec<Word>,
    /// Of each word the second character, which is of the first plane; 0 if there is none.
    seconds: Vec<u16>,
    /// For each character the first word that begins with it.
    of_first: Vec<u32>,
    /// The first two characters of words, by [`bit`].
    pairs: Vec<u64>,
    total: usize,
}

struct Word {
    /// Where its line starts.
    start: u32,
    /// Its characters.
    length: u8,
    /// The logarithm of how often it is seen.
    log: f64,
}

impl Dictionary {
    fn new(lines: &'static str) -> Self {
        let mut dictionary = Self {
            lines,
            words: Vec::with_capacity(lines.len() / 10),
            seconds: Vec::with_capacity(lines.len() / 10),
            of_first: vec![0; COUNT + 1],
            pairs: vec![0; BITS / 64],
            total: 0,
        };
        let mut start = 0;
        for line in lines.split_inclusive('\n') {
            dictionary.add(start, line);
            start += line.len();
        }
        for at in 0..COUNT {
            dictionary.of_first[at + 1] += dictionary.of_first[at];
        }
        dictionary
    }

    /// The list as it is: a word, a blank, how often it is seen.
    pub fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.lines.lines()
    }

    /// Adds a line: the word, a blank, how often it is seen. A line that is none, which a test
    /// excludes, has no word.
    fn add(&mut self, start: usize, line: &str) {
        let mut characters = line.chars();
        let (Some(first), second) = (characters.next(), characters.next()) else {
            return;
        };
        let (Some(at), Ok(start)) = (place(first), u32::try_from(start)) else {
            return;
        };
        let bytes = line.bytes().take_while(|it| *it != b' ').count();
        let digits = line[bytes..].trim().bytes();
        let frequency = digits.fold(0, |all, it| all * 10 + usize::from(it.saturating_sub(b'0')));
        self.total += frequency;
        self.of_first[at + 1] += 1;
        let second = second.filter(|it| place(*it).is_some()).unwrap_or_default();
        let bit = bit(first, second);
        self.pairs[bit / 64] |= 1 << (bit % 64);
        self.seconds.push(second as u16);
        self.words.push(Word {
            start,
            length: u8::try_from(bytes / WIDTH).unwrap_or(u8::MAX),
            log: log(frequency),
        });
    }

    /// How often all of its words are seen.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The words that begin with a character.
    fn of_first(&self, first: char) -> Range<usize> {
        place(first).map_or(0..0, |at| {
            self.of_first[at] as usize..self.of_first[at + 1] as usize
        })
    }

    /// The characters of a word.
    fn text(&self, word: &Word) -> &'static str {
        let start = word.start as usize;
        let text = self
            .lines
            .get(start..start + usize::from(word.length) * WIDTH);
        text.unwrap_or_default()
    }

    /// The word of one character among all that begin with it.
    fn alone(&self, all: &Range<usize>) -> Option<&Word> {
        let is_alone = !all.is_empty() && self.seconds[all.start] == 0;
        is_alone.then(|| &self.words[all.start])
    }

    /// Whether a character is seen as a word by itself at least so often.
    pub fn is_seen(&self, character: char, times: usize) -> bool {
        let alone = self.alone(&self.of_first(character));
        alone.is_some_and(|it| it.log >= log(times))
    }

    /// The logarithm of how often a word is seen.
    pub fn log_of(&self, word: &str) -> Option<f64> {
        let first = word.chars().next().unwrap_or_default();
        let all = &self.words[self.of_first(first)];
        let at = all.binary_search_by(|it| self.text(it).cmp(word)).ok()?;
        Some(all[at].log)
    }

    /// Whether it has a word.
    pub fn has(&self, word: &str) -> bool {
        self.log_of(word).is_some()
    }

    /// Calls `each` with the length and the logarithm of every word that a text begins with.
    pub fn each(&self, text: &[char], mut each: impl FnMut(usize, f64)) {
        let Some(first) = text.first() else { return };
        let all = self.of_first(*first);
        if let Some(alone) = self.alone(&all) {
            each(1, alone.log);
        }
        let Some(second) = text.get(1).filter(|it| place(**it).is_some()) else {
            return;
        };
        let bit = bit(*first, *second);
        if (self.pairs[bit / 64] >> (bit % 64)) & 1 == 0 {
            return;
        }
        let second = *second as u16;
        let seconds = &self.seconds[all.clone()];
        let from = all.start + seconds.partition_point(|it| *it < second);
        for at in (from..all.end).take_while(|at| self.seconds[*at] == second) {
            let word = &self.words[at];
            let length = usize::from(word.length);
            let rest = || self.text(word).chars().skip(2);
            if length <= text.len() && (length == 2 || rest().eq(text[2..length].iter().copied())) {
                each(length, word.log);
            }
        }
    }
}

/// The logarithm of how often a word is seen.
#[allow(clippy::cast_precision_loss)] // They are numbers of a few digits.
pub fn log(frequency: usize) -> f64 {
    (frequency as f64).ln()
}

/// The most likely words of `run`, as ranges in it. `each_word` tells of what words it may begin with:
/// their lengths and logarithms.
pub fn most_likely(
    run: &[char],
    log_total: f64,
    each_word: impl Fn(&[char], &mut dyn FnMut(usize, f64)),
) -> impl Iterator<Item = Range<usize>> {
    // From every character on: how likely the words are to the end, and where the first ends.
    let mut best = vec![(0.0, run.len()); run.len() + 1];
    for at in (0..run.len()).rev() {
        let mut chosen: Option<(f64, usize)> = None;
        each_word(&run[at..], &mut |length, log| {
            let end = at + length;
            let likely = log - log_total + best[end].0;
            let is_better = |it: (f64, usize)| likely > it.0 || (likely >= it.0 && end > it.1);
            if chosen.is_none_or(is_better) {
                chosen = Some((likely, end));
            }
        });
        best[at] = chosen.unwrap_or_else(|| (0.0 - log_total + best[at + 1].0, at + 1));
    }
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = best.get(start)?.1;
        let word = start..end;
        (start < end).then(|| {
            start = end;
            word
        })
    })
}

/// The position of a character among those that words are made of.
fn place(character: char) -> Option<usize> {
    let is_one = (FIRST..=LAST).contains(&character);
    is_one.then(|| character as usize - FIRST as usize)
}

/// The bit for two characters side by side; others may share it.
fn bit(first: char, second: char) -> usize {
    let mixed =
        u32::from(first).wrapping_mul(0x9e37_79b1) ^ u32::from(second).wrapping_mul(0x85eb_ca6b);
    mixed as usize >> (u32::BITS - BITS.ilog2())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_of_han_characters() {
        let words: Vec<&str> = WORDS
            .lines()
            .filter_map(|it| Some(it.split_once(' ')?.0))
            .collect();
        assert_eq!(words.len(), WORDS.lines().count());
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(
            words
                .iter()
                .all(|it| it.chars().all(|it| place(it).is_some()))
        );
        assert_eq!(DICTIONARY.words.len(), words.len());
        assert!(words.iter().all(|it| DICTIONARY.has(it)));
        assert!(!DICTIONARY.has("业资") && !DICTIONARY.has("") && !DICTIONARY.has("a"));
    }
}
