//! Where each character of a spelling stands in a text, and how far it was bent: a candidate of
//! the automaton looked at closely, from its end to its start.

use std::ops::Range;

use super::super::normalize::{Glyph, Sound, is_phonetic, second_sound, sound};
use super::alphabet::is_filler;
use super::spelling::{Character, Element, Spelling};
use super::units::Unit;
use crate::model::Bending;

/// How a character of a term is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// As listed.
    Plain,
    /// In another form: full-width, circled, a radical, a capital.
    Form,
    /// Traditional or another variant.
    Variant,
    /// As a character of the same sound and tone.
    Homophone,
    /// As a character of the same syllable in another tone.
    Syllable,
    /// As a character of a sound that many speakers do not tell from it: zhen for zheng.
    Accent,
    /// As a character that looks alike.
    LookAlike,
    /// In parts.
    Split,
    /// As pinyin.
    Pinyin,
    /// As the first letter of its pinyin.
    Initial,
}

impl Way {
    /// What it costs.
    fn cost(self) -> u32 {
        match self {
            Self::Plain => 0,
            Self::Form | Self::Variant => 1,
            Self::Split => 3,
            Self::Homophone | Self::LookAlike => 4,
            Self::Syllable | Self::Pinyin => 5,
            Self::Accent => 6,
            Self::Initial => 8,
        }
    }

    /// Whether another character, or none, stands where the term has its own.
    #[must_use]
    pub fn is_bent(self) -> bool {
        self > Self::Variant
    }
}

/// One character of the term in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The units that write it, as positions in the window.
    pub units: Range<usize>,
    /// How.
    pub way: Way,
}

/// A spelling laid over a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// The characters in their order.
    pub steps: Vec<Step>,
    /// How many units stand between them that are none of theirs.
    pub put_in: usize,
    cost: u32,
}

impl Alignment {
    /// The units from the first to the last.
    #[must_use]
    pub fn units(&self) -> Range<usize> {
        let start = self.steps.first().map_or(0, |it| it.units.start);
        start..self.steps.last().map_or(start, |it| it.units.end)
    }

    /// Whether all characters but one are written several times: 职职业业资资格格.
    #[must_use]
    pub fn is_stuttered(&self) -> bool {
        let is_once = |it: &&Step| it.units.len() == 1 || it.way.is_bent();
        self.steps.iter().filter(is_once).count() <= usize::from(self.steps.len() > 2)
    }

    /// How many characters are bent.
    #[must_use]
    pub fn bent(&self) -> usize {
        self.steps.iter().filter(|it| it.way.is_bent()).count()
    }
}

/// The least bent way in which `spelling` ends with the last of `units`.
#[must_use]
pub fn align(spelling: &Spelling, units: &[Unit]) -> Option<Alignment> {
    let mut search = Search {
        spelling,
        units,
        steps: Vec::new(),
        best: None,
    };
    search.back(spelling.elements.len(), units.len(), 0, 0);
    search.best
}

struct Search<'s> {
    spelling: &'s Spelling,
    units: &'s [Unit],
    /// From the last to the first.
    steps: Vec<Step>,
    best: Option<Alignment>,
}

/// More units than this are never put in between two characters.
const PUT_IN: usize = 2;

impl Search<'_> {
    /// Finds the elements before `left` in the units before `end`.
    fn back(&mut self, left: usize, end: usize, put_in: usize, cost: u32) {
        if self.best.as_ref().is_some_and(|best| best.cost <= cost) {
            return;
        }
        let Some(index) = left.checked_sub(1) else {
            let steps = self.steps.iter().rev().cloned().collect();
            self.best = Some(Alignment {
                steps,
                put_in,
                cost,
            });
            return;
        };
        for skipped in 0..=PUT_IN {
            let Some((put_in, cost)) = self.skip(skipped, left, end, put_in, cost) else {
                continue;
            };
            let end = end - skipped;
            let ways = self.ways(index, end);
            for (length, way) in ways.iter() {
                self.steps.push(Step {
                    units: end - length..end,
                    way,
                });
                self.back(index, end - length, put_in, cost + way.cost());
                self.steps.pop();
            }
        }
    }

    /// What is put in and what it costs if `skipped` units before `end` are passed over; `None` if
    /// they cannot be.
    fn skip(
        &self,
        skipped: usize,
        left: usize,
        end: usize,
        put_in: usize,
        cost: u32,
    ) -> Option<(usize, u32)> {
        if skipped == 0 {
            return Some((put_in, cost));
        }
        let is_last = left == self.spelling.elements.len();
        if is_last || self.spelling.bending == Bending::Script || self.spelling.elements.len() < 3 {
            return None;
        }
        let unit = |back: usize| end.checked_sub(back).and_then(|at| self.units.get(at));
        let is_letter = |it: &Unit| matches!(it.glyph, Glyph::Letter(_));
        let is_plain = |it: &Unit| is_letter(it) || matches!(it.glyph, Glyph::Digit(_));
        let one = unit(1)?;
        if skipped == 2 {
            let both = is_plain(one) && unit(2).is_some_and(is_plain);
            return both.then_some((put_in + 2, cost + 4));
        }
        let is_tone =
            matches!(one.glyph, Glyph::Digit(b'1'..=b'5')) && unit(2).is_some_and(is_letter);
        match (is_tone, is_plain(one) || is_filler(one.written)) {
            (true, _) => Some((put_in, cost)),
            (false, true) => Some((put_in + 1, cost + 2)),
            (false, false) => (put_in == 0).then_some((1, cost + 6)),
        }
    }

    /// The ways in which the units before `end` may write an element.
    fn ways(&self, index: usize, end: usize) -> Ways {
        let mut ways = Ways::default();
        let before = &self.units[..end];
        let Some(last) = before.last() else {
            return ways;
        };
        match &self.spelling.elements[index] {
            Element::Plain(byte) => {
                if matches!(last.glyph, Glyph::Letter(it) | Glyph::Digit(it) if it == *byte) {
                    ways.add(1, Way::Plain);
                }
            }
            Element::Number => {
                let digits = digits(before);
                (1..=digits.min(6))
                    .rev()
                    .for_each(|it| ways.add(it, Way::Plain));
            }
            Element::Han(_) => {
                let character = &self.spelling.characters[index];
                let way = |unit| way(unit, character, self.spelling.bending);
                if let Some(way) = way(last) {
                    ways.add(1, way);
                }
                if self.spelling.bending == Bending::Full {
                    let own = |unit| way(unit).filter(|it| !it.is_bent());
                    if let Some(way) = own(last) {
                        (2..=repeated(before)).for_each(|it| ways.add(it, way));
                    }
                    in_parts(before, character, &mut ways);
                    as_letters(before, character, &mut ways);
                    if let Some((length, way)) = with_note(before, character, own) {
                        ways.add(length, way);
                    }
                }
            }
        }
        ways
    }
}

/// A few ways, each with how many units it takes.
#[derive(Default)]
struct Ways {
    all: [Option<(usize, Way)>; 16],
    count: usize,
}

impl Ways {
    /// Adds one; there are never more than there is room for: a character, it twice or three times, its
    /// parts, its syllable, its first letter, or six lengths of a number.
    fn add(&mut self, length: usize, way: Way) {
        if let Some(free) = self.all.get_mut(self.count) {
            *free = Some((length, way));
            self.count += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = (usize, Way)> {
        self.all.iter().take(self.count).flatten().copied()
    }
}

/// How one unit may write a character.
fn way(unit: &Unit, character: &Character, bending: Bending) -> Option<Way> {
    if unit.written == character.han {
        return Some(Way::Plain);
    }
    if unit.glyph == Glyph::Han(character.han) {
        let is_han = ('\u{4e00}'..='\u{9fff}').contains(&unit.written);
        return Some(if is_han { Way::Variant } else { Way::Form });
    }
    if bending == Bending::Script {
        return None;
    }
    let is_look_alike = |it: char| character.look_alikes.contains(&it);
    match unit.glyph {
        Glyph::Han(it) => {
            let heard = heard(it, character);
            if heard == Some(Way::Homophone) {
                return heard;
            }
            let looks = is_look_alike(it) || is_look_alike(unit.written);
            if looks { Some(Way::LookAlike) } else { heard }
        }
        Glyph::Letter(it) | Glyph::Digit(it) => {
            let is_it = is_look_alike(char::from(it)) || is_look_alike(unit.written);
            is_it.then_some(Way::LookAlike)
        }
        Glyph::Gap(_) => None,
    }
}

/// How a character sounds like one of a term, the closest first.
fn heard(written: char, character: &Character) -> Option<Way> {
    let term = character.sound?;
    let of = |it: Sound| match () {
        () if it == term => Some(Way::Homophone),
        () if it.syllable == term.syllable => Some(Way::Syllable),
        () if it.spoken == term.spoken => Some(Way::Accent),
        () => None,
    };
    let usual = sound(written).and_then(of);
    usual.or_else(|| second_sound(written).and_then(of))
}

/// Adds the ways in which the units before an end are the parts of a character.
fn in_parts(before: &[Unit], character: &Character, ways: &mut Ways) {
    for parts in &character.splits {
        let is_part =
            |(unit, part): (&Unit, &char)| unit.written == *part || unit.glyph == Glyph::Han(*part);
        let start = before.len().checked_sub(parts.len());
        let is_split = start.is_some_and(|start| {
            let units = &before[start..];
            units.iter().zip(parts).all(is_part) && !units[1..].iter().any(|it| it.is_apart)
        });
        if is_split {
            let is_sound = parts.first().is_some_and(|it| is_phonetic(*it));
            let way = if is_sound { Way::Pinyin } else { Way::Split };
            ways.add(parts.len(), way);
        }
    }
}

/// How many times the last unit is written in a row.
fn repeated(before: &[Unit]) -> usize {
    let last = before.last().map(|it| it.written);
    let same = |it: &&Unit| Some(it.written) == last;
    before.iter().rev().take_while(same).take(MOST).count()
}

/// More often than this nobody writes a character in a row.
const MOST: usize = 3;

/// A character with its pinyin behind it: 职(zhi).
fn with_note<'u>(
    before: &'u [Unit],
    character: &Character,
    own: impl Fn(&'u Unit) -> Option<Way>,
) -> Option<(usize, Way)> {
    let syllable = character.sound?.syllable.as_bytes();
    let start = before.len().checked_sub(syllable.len())?;
    let is_it = |(unit, byte): (&Unit, &u8)| unit.glyph == Glyph::Letter(*byte);
    let is_noted = before[start..].iter().zip(syllable).all(is_it);
    let unit = before[..start].last().filter(|_| is_noted)?;
    Some((syllable.len() + 1, own(unit)?))
}

/// Adds the ways in which the units before an end are the pinyin of a character.
fn as_letters(before: &[Unit], character: &Character, ways: &mut Ways) {
    let last = before.last().map(|it| it.glyph);
    let (Some(Glyph::Letter(last)), Some(sound)) = (last, character.sound) else {
        return;
    };
    let syllable = sound.syllable.as_bytes();
    let is_it = |(unit, byte): (&Unit, &u8)| unit.glyph == Glyph::Letter(*byte);
    let start = before.len().checked_sub(syllable.len());
    if start.is_some_and(|start| before[start..].iter().zip(syllable).all(is_it)) {
        ways.add(syllable.len(), Way::Pinyin);
    }
    if syllable.len() > 1 && syllable.first() == Some(&last) {
        ways.add(1, Way::Initial);
    }
}

/// How many digits stand in a row at the end, with nothing between them but a point or a comma.
fn digits(before: &[Unit]) -> usize {
    let last = before.last().is_some_and(is_number);
    let goes_on = |pair: &&[Unit]| {
        let distance = pair[1].start - pair[0].end();
        is_number(&pair[0]) && (distance == 0 || (distance == 1 && pair[1].is_apart))
    };
    usize::from(last) + before.windows(2).rev().take_while(goes_on).count() * usize::from(last)
}

/// Whether a unit is a digit, in Latin or in Han.
fn is_number(unit: &Unit) -> bool {
    const HAN: &str = "〇零一二两三四五六七八九十百千半几数壹贰叁肆伍陆柒捌玖拾";
    match unit.glyph {
        Glyph::Digit(byte) => byte != b'%',
        Glyph::Han(it) => HAN.contains(it),
        _ => false,
    }
}
