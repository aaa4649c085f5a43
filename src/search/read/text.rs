//! Text as the index has it, with the place of every character in what was written. `1-text.js` is the same in the page's script.

use std::collections::HashMap;
use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::fold::is_kept;

const LONGEST: usize = 200;

/// Characters in place of which others stand.
pub type Variants = HashMap<char, char>;

/// What folding leaves of a text, or a part of it: `units`, and where each begins and ends in `raw`, in characters.
#[derive(Debug, Clone, Default)]
pub struct Text {
    pub raw: Rc<[char]>,
    pub units: Vec<char>,
    pub from: Vec<usize>,
    pub to: Vec<usize>,
    /// Whether it stood in quotes.
    pub quoted: bool,
    /// Where blanks stood within it: no syllable goes over a blank.
    pub breaks: Vec<usize>,
}

/// Whether a character is joined by NFKC to the one before.
fn is_joined(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{1160}'..='\u{11ff}' | '\u{ff9e}' | '\u{ff9f}')
}

/// What folding leaves of a text.
pub fn fold(raw: Rc<[char]>, variants: Option<&Variants>) -> Text {
    let mut folded = Text::default();
    let mut at = 0;
    while at < raw.len() {
        let marks = raw[at + 1..].iter().take_while(|c| is_joined(**c)).count();
        let end = at + 1 + marks;
        let cluster: String = raw[at..end].iter().nfkc_of();
        for c in cluster.to_lowercase().chars() {
            let usual = variants.and_then(|it| it.get(&c)).copied();
            let unit = if c == 'ς' { 'σ' } else { usual.unwrap_or(c) };
            // Radicals are no letters, but the table may know what they stand for.
            if is_kept(unit) || (variants.is_none() && is_han(unit)) {
                folded.units.push(unit);
                folded.from.push(at);
                folded.to.push(end);
            }
        }
        at = end;
    }
    folded.raw = raw;
    folded
}

/// The compatibility form of characters.
trait Compatible {
    fn nfkc_of(self) -> String;
}

impl<'c, I: Iterator<Item = &'c char>> Compatible for I {
    fn nfkc_of(self) -> String {
        self.copied().nfkc().collect()
    }
}

/// The folded text alone.
pub fn plain(raw: &str, variants: Option<&Variants>) -> String {
    fold(raw.chars().collect(), variants).text()
}

impl Text {
    /// A part of it.
    pub fn part(&self, from: usize, to: usize) -> Self {
        let breaks = self.breaks.iter().copied();
        let breaks = breaks.filter(|at| (from + 1..to).contains(at));
        Self {
            raw: Rc::clone(&self.raw),
            units: self.units[from..to].to_vec(),
            from: self.from[from..to].to_vec(),
            to: self.to[from..to].to_vec(),
            quoted: self.quoted,
            breaks: breaks.map(|at| at - from).collect(),
        }
    }

    /// Several tokens as one.
    pub fn join(tokens: &[Self]) -> Self {
        let mut whole = Self::default();
        if let Some(first) = tokens.first() {
            whole.raw = Rc::clone(&first.raw);
            whole.quoted = first.quoted;
        }
        for token in tokens {
            if !whole.units.is_empty() {
                whole.breaks.push(whole.units.len());
            }
            whole.units.extend(&token.units);
            whole.from.extend(&token.from);
            whole.to.extend(&token.to);
        }
        whole
    }

    /// The folded text alone.
    pub fn text(&self) -> String {
        self.units.iter().collect()
    }

    /// Where it begins and ends in what was written.
    pub fn span(&self) -> (usize, usize) {
        let from = self.from.first().copied().unwrap_or_default();
        (from, self.to.last().copied().unwrap_or_default())
    }

    /// What was written from one place to another.
    pub fn written(&self, from: usize, to: usize) -> String {
        self.raw[from..to].iter().collect()
    }

    /// Whether it is of Latin letters only.
    pub fn is_latin(&self) -> bool {
        !self.quoted && !self.units.is_empty() && self.units.iter().all(char::is_ascii_lowercase)
    }

    /// Whether it is of Latin letters and digits only.
    pub fn is_code(&self) -> bool {
        let is_code = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
        !self.quoted && !self.units.is_empty() && self.units.iter().all(is_code)
    }
}

/// Whether a character is a blank to scripts, which is not quite what it is to Rust.
pub fn is_space(c: char) -> bool {
    (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}'
}

/// Whether a character divides tokens.
fn divides(c: char) -> bool {
    is_space(c) || ",、;|/+&，；｜／＋＆".contains(c)
}

/// Where a text in quotes begins and ends, from `at` on, quotes and all.
fn quoted(raw: &[char], at: usize) -> Option<(usize, usize)> {
    let is_quote = |c: &char| "“\"「”」".contains(*c);
    for from in at..raw.len() {
        if !"“\"「".contains(raw[from]) {
            continue;
        }
        let length = raw[from + 1..].iter().position(is_quote);
        let Some(length) = length.filter(|it| *it > 0) else {
            continue;
        };
        let end = from + 1 + length;
        if "”\"」".contains(raw[end]) {
            return Some((from, end + 1));
        }
    }
    None
}

/// A part of the raw text that is one token, and whether it stood in quotes.
type Place = (usize, usize, bool);

/// Where the raw text is one token.
fn divide(raw: &[char]) -> Vec<Place> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some((from, to)) = quoted(raw, at) {
        words(raw, at, from, &mut places);
        places.push((from + 1, to - 1, true));
        at = to;
    }
    words(raw, at, raw.len(), &mut places);
    places
}

fn words(raw: &[char], mut from: usize, end: usize, places: &mut Vec<Place>) {
    while from < end {
        let length = raw[from..end].iter().take_while(|c| !divides(**c)).count();
        if length > 0 {
            places.push((from, from + length, false));
        }
        from += length + 1;
    }
}

/// The tokens of a query, each folded, with its places in the text.
pub fn tokens(text: &str, variants: Option<&Variants>) -> Vec<Text> {
    let raw: Rc<[char]> = text.chars().take(LONGEST).collect();
    let folded = fold(Rc::clone(&raw), variants);
    let cut_out = |(from, to, quoted): Place| {
        let first = folded.from.iter().position(|at| (from..to).contains(at))?;
        let behind = folded.from.iter().position(|at| *at >= to);
        let part = folded.part(first, behind.unwrap_or(folded.units.len()));
        Some(Text { quoted, ..part })
    };
    divide(&raw).into_iter().filter_map(cut_out).collect()
}

/// Whether a character is of the script Han.
pub fn is_han(c: char) -> bool {
    matches!(
        u32::from(c),
        0x2E80..=0x2E99
            | 0x2E9B..=0x2EF3
            | 0x2F00..=0x2FD5
            | 0x3005
            | 0x3007
            | 0x3021..=0x3029
            | 0x3038..=0x303B
            | 0x3400..=0x4DBF
            | 0x4E00..=0x9FFF
            | 0xF900..=0xFA6D
            | 0xFA70..=0xFAD9
            | 0x16FE2..=0x16FE3
            | 0x16FF0..=0x16FF1
            | 0x20000..=0x2A6DF
            | 0x2A700..=0x2EE5D
            | 0x2F800..=0x2FA1D
            | 0x30000..=0x323AF
    )
}

/// Whether a word begins with a usual Han character.
pub fn is_han_word(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|c| is_han(c) && c <= '\u{ffff}')
}

/// How long scripts say that a text is.
pub fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}
