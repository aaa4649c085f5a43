//! How characters sound.

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

/// The usual reading of a Han character. Rare readings are left out: with them, characters that no
/// reader takes for each other would sound alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sound {
    /// The syllable without its tone: `zhi`.
    pub syllable: &'static str,
    /// The syllable with its tone: `zhi2`.
    pub toned: &'static str,
    /// The syllable as many speak it.
    pub spoken: Spoken,
}

/// A syllable in which sounds that many speakers do not tell apart are one: zh and z, ch and c,
/// sh and s, n and l, and the endings n and ng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spoken([u8; LONGEST]);

/// No syllable has more letters: `zhuang`.
const LONGEST: usize = 6;

impl Spoken {
    fn new(syllable: &str) -> Self {
        let mut letters = syllable.bytes().filter(u8::is_ascii_lowercase).peekable();
        let mut spoken = [0; LONGEST];
        let mut last = 0;
        for place in &mut spoken {
            let Some(letter) = letters.next() else { break };
            *place = if letter == b'l' { b'n' } else { letter };
            if matches!(letter, b'z' | b'c' | b's') {
                letters.next_if_eq(&b'h');
            }
            // The ending of ong is heard.
            if letter == b'n' && matches!(last, b'a' | b'e' | b'i') {
                letters.next_if_eq(&b'g');
            }
            last = letter;
        }
        Self(spoken)
    }
}

/// How a Han character is read; `None` if it is no Han character.
#[must_use]
pub fn sound(character: char) -> Option<Sound> {
    character.to_pinyin().map(Sound::of)
}

/// Characters with two readings that everybody knows: 仔 is zai and zi.
const SECOND: [(char, &str); 10] = [
    ('仔', "zi"),
    ('蛤', "ge"),
    ('槛', "jian"),
    ('盛', "cheng"),
    ('曝', "bao"),
    ('剥', "bao"),
    ('伽', "jia"),
    ('什', "shi"),
    ('折', "she"),
    ('拾', "she"),
];

/// The second reading of the few characters that have one.
#[must_use]
pub fn second_sound(character: char) -> Option<Sound> {
    let (_, wanted) = SECOND.iter().find(|it| it.0 == character)?;
    let mut readings = character.to_pinyin_multi()?.into_iter();
    readings.find(|it| it.plain() == *wanted).map(Sound::of)
}

/// All characters that have a second reading, with it.
#[must_use]
pub fn second_sounds() -> Vec<(char, Sound)> {
    let characters = SECOND.iter().map(|it| it.0);
    characters
        .filter_map(|it| Some((it, second_sound(it)?)))
        .collect()
}

impl Sound {
    fn of(reading: Pinyin) -> Self {
        Self {
            syllable: reading.plain(),
            toned: reading.with_tone_num_end(),
            spoken: Spoken::new(reading.plain()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SECOND, Sound, second_sound, sound};

    #[test]
    fn second_readings_are_no_usual_ones() {
        for (character, syllable) in SECOND {
            let of = |it: Option<Sound>| it.map(|it| it.syllable);
            let both = (of(sound(character)), of(second_sound(character)));
            assert!(both.0 != Some(syllable), "{character} {both:?}");
            assert_eq!(both.1, Some(syllable), "{character}");
        }
    }

    #[test]
    fn tones_are_told_apart() {
        let of = |character| sound(character).map(|it| (it.syllable, it.toned));
        assert_eq!(of('职'), Some(("zhi", "zhi2")));
        assert_eq!(of('直'), of('职'));
        assert_ne!(of('只'), of('职'));
        assert_eq!(of('a'), None);
    }

    #[test]
    fn sounds_that_many_do_not_tell_apart_are_spoken_alike() {
        let of = |character| sound(character).map(|it| it.spoken);
        for (left, right) in [
            ('资', '之'),
            ('证', '真'),
            ('社', '色'),
            ('录', '怒'),
            ('床', '窜'),
        ] {
            assert_eq!(of(left), of(right), "{left} {right}");
        }
        for (left, right) in [('资', '次'), ('证', '张'), ('红', '魂'), ('业', '一')] {
            assert_ne!(of(left), of(right), "{left} {right}");
        }
    }
}
