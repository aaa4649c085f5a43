//! Whether a spelling that stands in a text is the banned wording, and how sure that is.

use std::cell::OnceCell;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::super::normalize::{Gap, Glyph, gap, glyphs};
use super::Matcher;
use super::align::{Alignment, Unit, Way};
use super::gaps::{Joined, joined};
use super::spelling::{Element, Order, Spelling};
use super::words::is_common;
use crate::model::TermSeverity;

/// What was decided, and why: the last step of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is the wording.
    Hit {
        /// How sure that is, 0 to 1.
        certainty: f32,
        /// What becomes of it.
        severity: TermSeverity,
        /// The phrase or the circumstance that made it milder.
        because: Option<Because>,
    },
    /// It is not.
    Clean(Reason),
}

/// What in the policy decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// A longer phrase, by its position.
    Phrase(usize),
    /// A circumstance, by its position.
    Circumstance(usize),
    /// It stands in a title, 《…》.
    Title,
}

/// Why a spelling is not the banned wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The marks between leave two words apart.
    Apart,
    /// It is made of the end of one word and the start of the next.
    WordBorder,
    /// The characters that are not the term's own are words of ordinary use.
    OrdinaryWords,
    /// Too little of the term is left.
    TooFar,
    /// Letters that go on to other letters.
    OtherLetters,
    /// None of the words that it counts with is near.
    Alone,
    /// The policy says that it is another matter.
    Policy(Because),
}

/// How sure a hit of one bent character of three or four is at the least to be denied.
const SURE: f32 = 0.5;
/// What is less sure than this is not told at all.
const DOUBTFUL: f32 = 0.3;

impl Matcher {
    /// Judges an alignment in its text.
    pub(super) fn judge(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
    ) -> Verdict {
        let range = alignment.units();
        let bytes = units[range.start].start..units[range.end - 1].end();
        let phrase = self.phrase(text, &bytes, spelling);
        if let Some((because, None)) = phrase {
            return Verdict::Clean(Reason::Policy(because));
        }
        let term = &self.policy.terms[spelling.term];
        let around = OnceCell::new();
        let around = || around.get_or_init(|| Around::of(text, &bytes));
        if let Some(with) = &self.with[spelling.term]
            && !around().has(with)
        {
            return Verdict::Clean(Reason::Alone);
        }
        let sure = match self.certainty(text, units, spelling, alignment, phrase.is_some()) {
            Ok(sure) => sure,
            Err(reason) => return Verdict::Clean(reason),
        };
        if sure < DOUBTFUL {
            return Verdict::Clean(Reason::TooFar);
        }
        let severity = if sure < SURE {
            TermSeverity::Review
        } else {
            term.severity
        };
        let phrase = phrase.filter(|it| it.1 != Some(TermSeverity::Deny));
        // A disguise is no quotation and no denial.
        let is_open = alignment.bent() == 0 && sure >= 0.99;
        let circumstance = || self.circumstance(spelling, around()).filter(|_| is_open);
        match phrase.or_else(circumstance) {
            Some((because, None)) => Verdict::Clean(Reason::Policy(because)),
            Some((because, Some(effect))) => Verdict::Hit {
                certainty: sure,
                severity: severity.min(effect),
                because: Some(because),
            },
            None => Verdict::Hit {
                certainty: sure,
                severity,
                because: None,
            },
        }
    }

    /// How sure it is by the way it is written alone.
    fn certainty(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
        is_phrase: bool,
    ) -> Result<f32, Reason> {
        let mut sure = bent(spelling, alignment)?;
        letters(text, units, alignment)?;
        let joined = joined(text, units, alignment, &spelling.inside);
        sure *= match joined {
            Joined::Closely => 1.0,
            Joined::WithMarks | Joined::SpelledOut => 0.95,
            Joined::NotAtAll => return Err(Reason::Apart),
        };
        sure *= match spelling.order {
            Order::Straight => 1.0,
            Order::Changed => 0.8,
        };
        if !is_phrase && joined != Joined::SpelledOut {
            self.ordinary(text, units, spelling, alignment, joined)?;
        }
        Ok(sure)
    }
}

/// How much of the term is left.
fn bent(spelling: &Spelling, alignment: &Alignment) -> Result<f32, Reason> {
    let length = spelling.elements.len();
    let bent = alignment.bent();
    let count = |wanted: &[Way]| {
        alignment
            .steps
            .iter()
            .filter(|it| wanted.contains(&it.way))
            .count()
    };
    let initials = count(&[Way::Initial]);
    let letters = initials + count(&[Way::Pinyin]);
    let spoken = count(&[Way::Homophone, Way::Syllable]);
    let own = length - bent;
    // Two characters sound like too much else.
    if length == 2 && (spoken > 0 || initials > 0 || count(&[Way::LookAlike]) > 1) {
        return Err(Reason::TooFar);
    }
    if alignment.put_in > 0 && bent > 0 {
        return Err(Reason::TooFar);
    }
    // The rest is read from the characters that are left; letters are written on purpose.
    if own * 2 < length && count(&[Way::Syllable]) > 0 && letters == 0 {
        return Err(Reason::TooFar);
    }
    let each: f32 = alignment.steps.iter().map(|it| sureness(it.way)).product();
    let few = if (own + letters) * 2 < length || initials == length {
        0.7
    } else {
        1.0
    };
    let put_in = if alignment.put_in > 0 { 0.75 } else { 1.0 };
    // One doubt after the other must not make a plain dodge doubtful.
    Ok(each.max(0.7) * few * put_in)
}

fn sureness(way: Way) -> f32 {
    match way {
        Way::Plain | Way::Form | Way::Variant => 1.0,
        Way::Homophone | Way::LookAlike | Way::Split | Way::Pinyin => 0.9,
        Way::Syllable => 0.8,
        Way::Initial => 0.75,
    }
}

/// Pinyin is a word of its own: no other letter stands right before or behind it.
fn letters(text: &str, units: &[Unit], alignment: &Alignment) -> Result<(), Reason> {
    let is_letters = |index: Option<&super::align::Step>| {
        index.is_some_and(|it| matches!(it.way, Way::Pinyin | Way::Initial))
    };
    let range = alignment.units();
    let is_letter = |it: Option<char>| {
        it.is_some_and(|it| it.is_alphabetic() && !('\u{3400}'..='\u{9fff}').contains(&it))
    };
    let before = text[..units[range.start].start].chars().next_back();
    let after = text[units[range.end - 1].end()..].chars().next();
    let goes_on = (is_letters(alignment.steps.first()) && is_letter(before))
        || (is_letters(alignment.steps.last()) && is_letter(after));
    // First letters alone are a word only where Chinese stands right beside them.
    let is_initial = |it: &super::align::Step| it.way == Way::Initial;
    let is_han = |it: Option<char>| it.is_some_and(|it| ('\u{3400}'..='\u{9fff}').contains(&it));
    let all_initials = alignment.steps.iter().all(is_initial);
    let is_beside = is_han(before) || is_han(after) || alignment.steps.len() > 3;
    if goes_on || (all_initials && !is_beside) {
        Err(Reason::OtherLetters)
    } else {
        Ok(())
    }
}

/// How many characters before and behind a hit are read to find the words.
const NEAR: usize = 8;

impl Matcher {
    /// Holds the hit against the words of ordinary Chinese.
    fn ordinary(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
        joined: Joined,
    ) -> Result<(), Reason> {
        let range = alignment.units();
        let window = Window::of(text, units[range.start].start..units[range.end - 1].end());
        let hit = window.hit.clone();
        let words = self.words.of(&window.text);
        let plain = alignment.bent() == 0 && alignment.put_in == 0;
        // A word that has a character of a bent spelling in it is what is meant: 就业|政策.
        let bent = window.bent(units, alignment);
        let is_over_border = |it: &&Range<usize>| {
            let (before, behind) = (it.start < hit.start, it.end > hit.end);
            it.len() > 1 && (before != behind) && it.start < hit.end && it.end > hit.start
        };
        let has_bent = |it: &Range<usize>| bent.iter().any(|at| it.contains(at));
        if words.iter().filter(is_over_border).any(has_bent) {
            return Err(Reason::WordBorder);
        }
        // Otherwise the text is read as if the term stood there in its own characters.
        let as_listed =
            spelling.order == Order::Straight && alignment.put_in == 0 && joined == Joined::Closely;
        let restored = window.restored(spelling, alignment);
        let (listed, inner) = match &restored {
            Some(restored) => (self.words.of(restored), listed_words(spelling, hit.start)),
            None => (
                words.clone(),
                inner_words(spelling, alignment, units, &window),
            ),
        };
        let end = inner.last().map_or(hit.end, |it| it.end);
        for word in listed.iter().filter(|it| it.len() > 1) {
            // 资格审查 begins with a word of the term; 证实 begins with a single character of it.
            let cuts_start = word.start < hit.start && word.end > hit.start && word.end < end;
            let whole = inner.iter().any(|it| it.end == word.end && it.len() > 1);
            if cuts_start && !(as_listed && whole) {
                return Err(Reason::WordBorder);
            }
            let cuts_end = word.start > hit.start && word.start < end && word.end > end;
            let whole = inner
                .iter()
                .any(|it| it.start == word.start && it.len() > 1);
            if cuts_end && !(as_listed && whole) {
                return Err(Reason::WordBorder);
            }
        }
        if plain && spelling.order == Order::Straight {
            return Ok(());
        }
        // A bent spelling that is read as words of its own is no dodge.
        let inside = words
            .iter()
            .filter(|it| it.start >= hit.start && it.end <= hit.end);
        let covered: usize = inside
            .filter(|it| it.len() > 1)
            .map(ExactSizeIterator::len)
            .sum();
        let is_cover =
            |it: &&Range<usize>| it.start <= hit.start && it.end >= hit.end && it.len() > 2;
        if covered == hit.len() || words.iter().any(|it| is_cover(&it)) {
            return Err(Reason::OrdinaryWords);
        }
        if goes_on(spelling, alignment, &window) {
            return Err(Reason::OrdinaryWords);
        }
        Ok(())
    }
}

/// Whether only a last word of one character is bent, into a common word, and the sentence goes
/// on: 就业正当时.
fn goes_on(spelling: &Spelling, alignment: &Alignment, window: &Window) -> bool {
    let Some((last, others)) = alignment.steps.split_last() else {
        return false;
    };
    let is_alone = spelling.inside.last() == Some(&false);
    let only_last = last.way.is_bent() && others.iter().all(|it| !it.way.is_bent());
    let mut rest = window.text.chars().skip(window.hit.end - 1);
    let (Some(bent), Some(next)) = (rest.next(), rest.next()) else {
        return false;
    };
    let is_han = ('\u{4e00}'..='\u{9fff}').contains(&next);
    is_alone && only_last && is_han && is_common(bent)
}

/// The words of the term, as ranges of the window.
fn inner_words(
    spelling: &Spelling,
    alignment: &Alignment,
    units: &[Unit],
    window: &Window,
) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = window.hit.start;
    for (index, inside) in spelling.inside.iter().enumerate() {
        if let (false, Some(next)) = (*inside, alignment.steps.get(index + 1)) {
            let Some(unit) = units.get(next.units.start) else {
                continue;
            };
            let end = window.position(unit.start);
            words.push(start..end);
            start = end;
        }
    }
    words.push(start..window.hit.end);
    words
}

/// The words of a term in its own characters, from `start` on.
fn listed_words(spelling: &Spelling, start: usize) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut from = start;
    for (index, inside) in spelling.inside.iter().enumerate() {
        if !inside {
            words.push(from..start + index + 1);
            from = start + index + 1;
        }
    }
    words.push(from..start + spelling.elements.len());
    words
}

/// A text around a hit in plain characters, with marks in it as they are.
struct Window {
    text: String,
    /// For each character where it starts in the whole text.
    starts: Vec<usize>,
    /// The hit in characters of `text`.
    hit: Range<usize>,
}

impl Window {
    fn of(text: &str, hit: Range<usize>) -> Self {
        let stops = |it: &(usize, char)| !matches!(gap(it.1), Some(Gap::Line | Gap::Border));
        let before = text[..hit.start]
            .char_indices()
            .rev()
            .take_while(stops)
            .take(NEAR)
            .last();
        let from = before.map_or(hit.start, |(at, _)| at);
        let after = text[hit.end..]
            .char_indices()
            .take_while(stops)
            .take(NEAR)
            .last();
        let to = after.map_or(hit.end, |(at, it)| hit.end + at + it.len_utf8());
        let mut window = Self {
            text: String::new(),
            starts: Vec::new(),
            hit: 0..0,
        };
        for (at, character) in text[from..to].char_indices() {
            glyphs(character, |glyph| {
                let plain = match glyph {
                    Glyph::Han(it) => it,
                    Glyph::Letter(it) | Glyph::Digit(it) => char::from(it),
                    Glyph::Gap(Gap::Invisible) => return,
                    // Inside of the hit, marks are what it is dodged with.
                    Glyph::Gap(_) if hit.contains(&(from + at)) && !character.is_alphanumeric() => {
                        character
                    }
                    Glyph::Gap(_) => character,
                };
                window.text.push(plain);
                window.starts.push(from + at);
            });
        }
        window.hit = window.position(hit.start)..window.position(hit.end);
        window
    }

    /// The characters that are bent, as positions.
    fn bent(&self, units: &[Unit], alignment: &Alignment) -> Vec<usize> {
        let bent = alignment.steps.iter().filter(|it| it.way.is_bent());
        bent.flat_map(|it| it.units.clone())
            .map(|unit| self.position(units[unit].start))
            .collect()
    }

    /// The text with the characters of the term where it is bent; `None` if it is not, or if it
    /// has not one character for each.
    fn restored(&self, spelling: &Spelling, alignment: &Alignment) -> Option<String> {
        if alignment.bent() == 0 {
            return None;
        }
        let listed = spelling.elements.iter().map(|it| match it {
            Element::Han(character) => Some(*character),
            _ => None,
        });
        let listed: String = listed.collect::<Option<_>>()?;
        let before: String = self.text.chars().take(self.hit.start).collect();
        let after: String = self.text.chars().skip(self.hit.end).collect();
        Some(before + &listed + &after)
    }

    /// The first character of the window that starts at a byte of the whole text or behind it.
    fn position(&self, byte: usize) -> usize {
        self.starts.partition_point(|it| *it < byte)
    }
}

/// The clause around a hit, in plain characters without marks.
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// How many characters of a clause are read on either side.
const CLAUSE: usize = 24;

impl Around {
    fn of(text: &str, hit: &Range<usize>) -> Self {
        let is_end = |it: &char| {
            matches!(
                it,
                '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' | '\u{2029}'
            )
        };
        let before = text[..hit.start]
            .chars()
            .rev()
            .take_while(|it| !is_end(it))
            .take(CLAUSE);
        let before: Vec<char> = before.collect();
        let after = text[hit.end..]
            .chars()
            .take_while(|it| !is_end(it))
            .take(CLAUSE);
        Self {
            before: plain(before.into_iter().rev()),
            after: plain(after),
        }
    }

    fn has(&self, words: &AhoCorasick) -> bool {
        words.is_match(&self.before) || words.is_match(&self.after)
    }
}

/// Characters in their plain form; of marks only commas, colons and titles are kept.
fn plain(characters: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for character in characters {
        glyphs(character, |glyph| match glyph {
            Glyph::Han(it) => text.push(it),
            Glyph::Letter(it) | Glyph::Digit(it) => text.push(char::from(it)),
            Glyph::Gap(Gap::Sentence) => text.push('，'),
            Glyph::Gap(Gap::Bracket) => text.push(character),
            Glyph::Gap(_) => {}
        });
    }
    text
}
