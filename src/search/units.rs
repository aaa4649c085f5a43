//! Names as rows of units: characters with the syllables that they are read as.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::model::readings;

/// How a unit sounds. Syllables come before all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sound {
    /// A Han character's reading in the name.
    Read(&'static str),
    /// Letters, digits, and what no dictionary reads: `~` and the character.
    Itself,
}

/// A character of a folded name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Its sound.
    pub sound: Sound,
    /// The character.
    pub character: char,
}

impl Unit {
    /// The syllable as pieces have it.
    pub fn syllable(self) -> Cow<'static, str> {
        match self.sound {
            Sound::Read(syllable) => Cow::Borrowed(syllable),
            Sound::Itself => Cow::Owned(format!("~{}", self.character)),
        }
    }

    /// The first letter of the syllable, or the character itself.
    pub fn initial(self) -> char {
        match self.sound {
            Sound::Read(syllable) => syllable.chars().next().unwrap_or(self.character),
            Sound::Itself => self.character,
        }
    }

    /// By what units are ordered: as texts of UTF-16, which is how scripts compare.
    fn order(self) -> (Sound, u32) {
        (self.sound, in_utf16(self.character))
    }
}

/// A number by which characters stand in the order of their UTF-16 forms.
pub fn in_utf16(character: char) -> u32 {
    let code = u32::from(character);
    if (0xe000..=0xffff).contains(&code) {
        code + 0x11_0000
    } else {
        code
    }
}

/// The units of a folded text.
pub fn units(folded: &str) -> Vec<Unit> {
    let characters = folded.chars().zip(readings(folded));
    let unit = |(character, reading): (char, Option<&'static str>)| Unit {
        sound: reading.map_or(Sound::Itself, Sound::Read),
        character,
    };
    characters.map(unit).collect()
}

/// The number of a unit among all of the directory; 0 is the end of a name.
pub type UnitId = u32;

/// The end of a name.
pub const END: UnitId = 0;

/// All units of the directory, in order.
#[derive(Debug, Default)]
pub struct Units {
    all: Vec<Unit>,
    /// For each unit the number of its syllable.
    syllables: Vec<u32>,
    ids: HashMap<Unit, UnitId>,
}

impl Units {
    /// Gathers the units of all names.
    pub fn of<'n>(names: impl ParallelIterator<Item = &'n [Unit]>) -> Self {
        let distinct = names.fold(BTreeSet::new, |mut all, units| {
            all.extend(units.iter().map(|unit| (unit.order(), unit.character)));
            all
        });
        let distinct = distinct.reduce(BTreeSet::new, |mut left, mut right| {
            left.append(&mut right);
            left
        });
        let all: Vec<Unit> = distinct
            .into_iter()
            .map(|((sound, _), character)| Unit { sound, character })
            .collect();
        let ids = all.iter().copied().zip(1..).collect();
        let syllables = numbers_of_syllables(&all);
        Self {
            all,
            syllables,
            ids,
        }
    }

    /// All of them, in order.
    pub fn all(&self) -> &[Unit] {
        &self.all
    }

    /// The number of a unit that is among them.
    pub fn id(&self, unit: Unit) -> UnitId {
        self.ids.get(&unit).copied().unwrap_or(END)
    }

    /// The unit with this number; `None` for the end.
    pub fn get(&self, id: UnitId) -> Option<Unit> {
        let index = usize::try_from(id).ok()?.checked_sub(1)?;
        self.all.get(index).copied()
    }

    /// Where the syllable of a unit stands among all; 0 for the end.
    pub fn syllable_order(&self, id: UnitId) -> u32 {
        let index = usize::try_from(id).ok().and_then(|id| id.checked_sub(1));
        index
            .and_then(|index| self.syllables.get(index))
            .copied()
            .unwrap_or(0)
    }
}

fn numbers_of_syllables(all: &[Unit]) -> Vec<u32> {
    let mut number = 0;
    let mut last = None;
    let number_of = |unit: &Unit| {
        let is_same =
            matches!((last, unit.sound), (Some(Sound::Read(a)), Sound::Read(b)) if a == b);
        if !is_same {
            number += 1;
        }
        last = Some(unit.sound);
        number
    };
    all.iter().map(number_of).collect()
}

#[cfg(test)]
mod tests {
    use super::{END, Unit, Units, units};
    use rayon::prelude::*;

    fn written(text: &str) -> String {
        let syllables = units(text).into_iter().map(Unit::syllable);
        syllables.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_character_sounds_as_its_word_has_it() {
        assert_eq!(written("长乐音乐"), "chang le yin yue");
        assert_eq!(written("成长3d绿"), "cheng zhang ~3 ~d lv");
        let initials: String = units("长乐3d").into_iter().map(Unit::initial).collect();
        assert_eq!(initials, "cl3d");
    }

    #[test]
    fn readings_of_one_character_are_units_of_their_own_in_the_order_of_syllables() {
        let names = [units("音乐乐学"), units("b长成长")];
        let all = Units::of(names.par_iter().map(Vec::as_slice));
        let text: Vec<String> = all
            .all()
            .iter()
            .map(|unit| format!("{}{}", unit.syllable(), unit.character))
            .collect();
        let expected = [
            "chang长", "cheng成", "le乐", "xue学", "yin音", "yue乐", "zhang长", "~bb",
        ];
        assert_eq!(text, expected);
        for unit in all.all() {
            assert_eq!(all.get(all.id(*unit)), Some(*unit));
        }
        assert_eq!((all.get(END), all.syllable_order(END)), (None, 0));
    }
}
