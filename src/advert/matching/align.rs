//! Where each character of a spelling stands in a text, and how far it was bent: a candidate of
//! the automaton looked at closely, from its end to its start.

use std::ops::Range;

use super::super::normalize::{Glyph, glyphs, look_alikes, sound, splits};
use super::automaton::{ANYTHING, folded};
use super::spelling::{Element, Spelling};
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
            Self::Initial => 8,
        }
    }

    /// Whether another character, or none, stands where the term has its own.
    #[must_use]
    pub fn is_bent(self) -> bool {
        self > Self::Variant
    }
}

/// A character of the text that is no mark.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// Where it starts, in bytes of the text.
    pub start: usize,
    /// The character as it is written.
    pub written: char,
    /// What it stands for.
    pub glyph: Glyph,
}

impl Unit {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.written.len_utf8()
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
        let is_last = left == self.spelling.elements.len();
        for (skipped, put_in, cost) in self.skips(is_last, end, put_in, cost) {
            let end = end - skipped;
            for (length, way) in self.ways(self.spelling.elements[index], end) {
                self.steps.push(Step {
                    units: end - length..end,
                    way,
                });
                self.back(index, end - length, put_in, cost + way.cost());
                self.steps.pop();
            }
        }
    }

    /// How many units before `end` may be passed over, how many are put in then, and what it costs.
    fn skips(
        &self,
        is_last: bool,
        end: usize,
        put_in: usize,
        cost: u32,
    ) -> Vec<(usize, usize, u32)> {
        let mut skips = vec![(0, put_in, cost)];
        let bending = self.spelling.bending;
        if is_last || bending == Bending::Script || self.spelling.elements.len() < 3 {
            return skips;
        }
        let unit = |back: usize| end.checked_sub(back).and_then(|at| self.units.get(at));
        let is_plain = |unit: &Unit| matches!(unit.glyph, Glyph::Letter(_) | Glyph::Digit(_));
        if let Some(one) = unit(1) {
            let is_plain_one = is_plain(one);
            let is_tone = matches!(one.glyph, Glyph::Digit(b'1'..=b'5'))
                && unit(2).is_some_and(|it| matches!(it.glyph, Glyph::Letter(_)));
            match (is_tone, is_plain_one) {
                (true, _) => skips.push((1, put_in, cost)),
                (false, true) => skips.push((1, put_in + 1, cost + 2)),
                (false, false) if put_in == 0 => skips.push((1, 1, cost + 6)),
                (false, false) => {}
            }
            if is_plain_one && unit(2).is_some_and(is_plain) {
                skips.push((2, put_in + 2, cost + 4));
            }
        }
        skips
    }

    /// The ways in which the units before `end` may write an element, with their number.
    fn ways(&self, element: Element, end: usize) -> Vec<(usize, Way)> {
        let before = &self.units[..end];
        let Some(last) = before.last() else {
            return match element {
                Element::Anything => vec![(0, Way::Plain)],
                _ => Vec::new(),
            };
        };
        match element {
            Element::Plain(byte) => {
                let is_it =
                    matches!(last.glyph, Glyph::Letter(it) | Glyph::Digit(it) if it == byte);
                is_it.then_some((1, Way::Plain)).into_iter().collect()
            }
            Element::Number => {
                let digits = before.iter().rev().take_while(|it| is_number(it)).count();
                (1..=digits.min(6))
                    .rev()
                    .map(|it| (it, Way::Plain))
                    .collect()
            }
            Element::Anything => {
                let most = before.len().min(ANYTHING as usize);
                (0..=most).map(|it| (it, Way::Plain)).collect()
            }
            Element::Han(character) => {
                let mut ways: Vec<_> = way(last, character, self.spelling.bending)
                    .map(|way| (1, way))
                    .into_iter()
                    .collect();
                if self.spelling.bending == Bending::Full {
                    ways.extend(in_parts(before, character).map(|it| (it, Way::Split)));
                    ways.extend(as_letters(before, character));
                }
                ways
            }
        }
    }
}

/// How one unit may write a character.
fn way(unit: &Unit, character: char, bending: Bending) -> Option<Way> {
    if unit.written == character {
        return Some(Way::Plain);
    }
    if unit.glyph == Glyph::Han(character) {
        let is_han = ('\u{4e00}'..='\u{9fff}').contains(&unit.written);
        return Some(if is_han { Way::Variant } else { Way::Form });
    }
    if bending == Bending::Script {
        return None;
    }
    let looks = look_alikes(character);
    let is_look_alike = |it: char| looks.contains(&it);
    match unit.glyph {
        Glyph::Han(it) => {
            let (of_it, of_term) = (sound(it), sound(character));
            if of_it.is_some() && of_it == of_term {
                return Some(Way::Homophone);
            }
            if is_look_alike(it) || is_look_alike(unit.written) {
                return Some(Way::LookAlike);
            }
            (of_it?.syllable == of_term?.syllable).then_some(Way::Syllable)
        }
        Glyph::Letter(it) | Glyph::Digit(it) => {
            let is_it = is_look_alike(char::from(it)) || is_look_alike(unit.written);
            is_it.then_some(Way::LookAlike)
        }
        Glyph::Gap(_) => None,
    }
}

/// How many units before an end are the parts of a character.
fn in_parts<'u>(before: &'u [Unit], character: char) -> impl Iterator<Item = usize> + use<'u> {
    splits(character).iter().filter_map(|parts| {
        let length = parts.chars().count();
        let units = &before[before.len().checked_sub(length)?..];
        let is_part = |(unit, part): (&Unit, char)| {
            unit.written == part || unit.glyph == Glyph::Han(folded(part))
        };
        units
            .iter()
            .zip(parts.chars())
            .all(is_part)
            .then_some(length)
    })
}

/// How many units before an end are the pinyin of a character, or its first letter.
fn as_letters(before: &[Unit], character: char) -> Vec<(usize, Way)> {
    let mut ways = Vec::new();
    let mut try_it = |text: &str, way| {
        let Some(start) = before.len().checked_sub(text.len()) else {
            return;
        };
        let is_it = |(unit, byte): (&Unit, u8)| unit.glyph == Glyph::Letter(byte);
        if before[start..].iter().zip(text.bytes()).all(is_it) {
            ways.push((text.len(), way));
        }
    };
    if let Some(syllable) = sound(character).map(|it| it.syllable) {
        try_it(syllable, Way::Pinyin);
        if let Some(initial) = syllable.get(..1).filter(|it| it.len() < syllable.len()) {
            try_it(initial, Way::Initial);
        }
    }
    ways
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

/// The units of a text, its marks left out. `at` is where the text starts.
#[must_use]
pub fn units(text: &str, at: usize) -> Vec<Unit> {
    let mut units = Vec::new();
    for (offset, written) in text.char_indices() {
        glyphs(written, |glyph| {
            if !matches!(glyph, Glyph::Gap(_)) {
                units.push(Unit {
                    start: at + offset,
                    written,
                    glyph,
                });
            }
        });
    }
    units
}
