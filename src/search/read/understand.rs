//! What a token may be. `QUERY.md` has the order; `6-query.js` is the same in the page's script.

use std::rc::Rc;

use super::codes::digits;
use super::error::Error;
use super::names::{Found, Skips};
use super::pieces::Index;
use super::text::{Text, is_han_word, utf16_length};
use super::words::{Facet, Value, Values};

/// What a part of a query means.
#[derive(Debug, Clone)]
pub enum Term {
    /// A value of a facet, with its place in the text.
    Chip(Rc<Value>, usize, usize),
    /// What was found for a name or code.
    Found(Found),
}

impl Term {
    /// Whether it is a value of a facet.
    pub fn is_chip(&self) -> bool {
        matches!(self, Self::Chip(..))
    }

    /// Whether it is a district, or a place that all records are in.
    fn is_region(&self) -> bool {
        matches!(self, Self::Chip(value, ..) if matches!(value.facet, Facet::Place | Facet::District))
    }

    /// Whether it is a place that all records are in.
    pub fn is_place(&self) -> bool {
        matches!(self, Self::Chip(value, ..) if value.facet == Facet::Place)
    }
}

/// What was understood of a token; nothing if it means nothing.
pub type Read = Option<Vec<Term>>;

/// A token and what it means.
#[derive(Debug, Clone)]
pub struct Part {
    pub token: Text,
    pub read: Read,
}

/// How a word may be spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    Syllables,
    Initials,
}

/// Whether letters may end before the word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Whole,
    Open,
}

fn chips(token: &Text, values: Values) -> Read {
    let (from, to) = token.span();
    let chip = |value| Term::Chip(value, from, to);
    (!values.is_empty()).then(|| values.into_iter().map(chip).collect())
}

/// What was found, as terms.
pub fn terms(found: Option<Found>) -> Read {
    found.map(|found| vec![Term::Found(found)])
}

impl Index {
    fn whole_word(&self, token: &Text) -> Read {
        let (from, to) = token.span();
        chips(token, self.words.meaning(&token.text()))
            .or_else(|| chips(token, self.words.coded(&token.written(from, to))))
    }

    /// Facet words in a row that make up all of the token, the longest first, from the left.
    fn words_in_a_row(&self, token: &Text) -> Result<Read, Error> {
        if token.units.len() > 60 {
            return Ok(None);
        }
        let words = self.words_from(token, 0).filter(|words| words.len() > 1);
        let Some(words) = words else {
            return Ok(None);
        };
        let all = words.iter().filter_map(|word| self.whole_word(word));
        let all: Vec<Term> = all.flatten().collect();
        if !all.iter().all(Term::is_region) && self.stands(token)? {
            return Ok(None);
        }
        Ok(Some(all))
    }

    fn words_from(&self, token: &Text, at: usize) -> Option<Vec<Text>> {
        let size = token.units.len();
        if at == size {
            return Some(Vec::new());
        }
        let longest = size.min(at + self.words.longest);
        (at + 1..=longest).rev().find_map(|to| {
            let word = token.part(at, to);
            let has = self.words.has(&word.text());
            let rest = has.then(|| self.words_from(token, to))??;
            Some([word].into_iter().chain(rest).collect())
        })
    }

    /// Whether letters are a word's pinyin.
    fn spells(&self, word: &[char], letters: &str, spelling: Spelling, end: End) -> bool {
        if letters.is_empty() {
            return end == End::Open || word.is_empty();
        }
        let Some((first, rest)) = word.split_first() else {
            return false;
        };
        self.sounds.readings(*first).any(|s| {
            let sound = match (spelling, end) {
                (Spelling::Initials, _) => &s[..s.chars().next().map_or(0, char::len_utf8)],
                (_, End::Open) if s.starts_with(letters) => letters,
                _ => s,
            };
            let left = letters.strip_prefix(sound);
            left.is_some_and(|left| self.spells(rest, left, spelling, end))
        })
    }

    /// Words of facets whose pinyin, or whose initials, the token is.
    fn spelled(&self, token: &Text, spelling: Spelling) -> Read {
        let is_short = spelling == Spelling::Initials && token.units.len() < 3;
        if !token.is_latin() || is_short {
            return None;
        }
        let letters = token.text();
        let is_it = |word: &&str| {
            let characters: Vec<char> = word.chars().collect();
            is_han_word(word)
                && characters.len() > 1
                && self.spells(&characters, &letters, spelling, End::Whole)
        };
        let word = self.words.all().find(is_it)?;
        chips(token, self.words.meaning(word))
    }

    /// Occupations and jobs of whose name the token is a part.
    fn part_of_word(&self, token: &Text) -> Read {
        let whole = token.text();
        let is_latin = token.is_latin();
        if utf16_length(&whole) < if is_latin { 3 } else { 2 } {
            return None;
        }
        let sounds = |word: &str| {
            let word: Vec<char> = word.chars().collect();
            (0..word.len()).any(|at| {
                [Spelling::Initials, Spelling::Syllables]
                    .iter()
                    .any(|it| self.spells(&word[at..], &whole, *it, End::Open))
            })
        };
        let has = |word: &String| {
            is_han_word(word)
                && if is_latin {
                    sounds(word)
                } else {
                    word.contains(&whole)
                }
        };
        let all = self.words.occupation.iter().chain(&self.words.job);
        let all = all.filter(|value| value.words.iter().any(has));
        chips(token, all.cloned().collect())
    }

    /// Facet words at the head and the end, and the rest in names.
    fn words_and_name(&self, token: &Text, depth: usize) -> Result<Read, Error> {
        let size = token.units.len();
        let longest = self.words.longest.min(size.saturating_sub(1)).min(60);
        for n in (1..=longest).rev() {
            let head = (token.part(0, n), token.part(n, size));
            let end = (token.part(size - n, size), token.part(0, size - n));
            for (word, rest) in [head, end] {
                if !self.words.has(&word.text()) {
                    continue;
                }
                let read = self.understand(&rest, depth + 1)?;
                if let (Some(chips), Some(read)) = (self.whole_word(&word), read) {
                    return Ok(Some(chips.into_iter().chain(read).collect()));
                }
            }
        }
        Ok(None)
    }

    /// All but facet words beside a name.
    fn simple(&self, token: &Text) -> Result<Read, Error> {
        if token.quoted {
            return Ok(terms(self.read_name(token)?));
        }
        if let Some(read) = self.whole_word(token) {
            return Ok(Some(read));
        }
        if let Some(read) = self.words_in_a_row(token)? {
            return Ok(Some(read));
        }
        if let Some(read) = self.spelled(token, Spelling::Syllables) {
            return Ok(Some(read));
        }
        if token.is_code()
            && let Some(found) = self.read_code(token)?
        {
            return Ok(terms(Some(found)));
        }
        let initials = self.spelled(token, Spelling::Initials);
        let is_spelled = initials.is_some() && token.units.len() > 3;
        let skips = if is_spelled { Skips::None } else { Skips::Some };
        if let Some(found) = self.read_name_as(token, skips)? {
            return Ok(terms(Some(found)));
        }
        Ok(initials.or_else(|| self.part_of_word(token)))
    }

    fn understand(&self, token: &Text, depth: usize) -> Result<Read, Error> {
        match self.simple(token)? {
            None if !token.quoted && depth <= 3 => self.words_and_name(token, depth),
            read => Ok(read),
        }
    }

    /// What all tokens may be. Letters beside letters are read as one first, and so is a code with blanks.
    pub fn understand_all(&self, all: &[Text]) -> Result<Vec<Part>, Error> {
        if let Some(part) = self.code_with_blanks(all)? {
            return Ok(vec![part]);
        }
        let mut parts = Vec::new();
        for group in all.chunk_by(|a, b| a.is_latin() && b.is_latin()) {
            self.understand_group(group, &mut parts)?;
        }
        // Places alone stand for all records, so they are looked for in names.
        if parts.iter().all(is_place) {
            for part in &mut parts {
                if let Some(found) = self.read_name(&part.token)? {
                    part.read = terms(Some(found));
                }
            }
        }
        Ok(parts)
    }

    fn code_with_blanks(&self, all: &[Text]) -> Result<Option<Part>, Error> {
        if all.len() < 2 || !all.iter().all(Text::is_code) {
            return Ok(None);
        }
        let token = Text::join(all);
        if digits(&token.text()) < 4 {
            return Ok(None);
        }
        let read = terms(self.read_code(&token)?);
        Ok(read.map(|read| Part {
            token,
            read: Some(read),
        }))
    }

    fn understand_group(&self, group: &[Text], parts: &mut Vec<Part>) -> Result<(), Error> {
        if group.len() > 1 {
            let token = Text::join(group);
            let read = self.simple(&token)?;
            if read.is_some() {
                parts.push(Part { token, read });
                return Ok(());
            }
        }
        for token in group {
            let read = self.understand(token, 0)?;
            let token = token.clone();
            parts.push(Part { token, read });
        }
        Ok(())
    }
}

fn is_place(part: &Part) -> bool {
    let read = part.read.as_ref();
    read.is_some_and(|it| it.iter().all(Term::is_place))
}
