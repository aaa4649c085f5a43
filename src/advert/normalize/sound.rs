//! How characters sound.

use pinyin::ToPinyin;

/// The usual reading of a Han character. Rare readings are left out: with them, characters that no
/// reader takes for each other would sound alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sound {
    /// The syllable without its tone: `zhi`.
    pub syllable: &'static str,
    /// The syllable with its tone: `zhi2`.
    pub toned: &'static str,
}

/// How a Han character is read; `None` if it is no Han character.
#[must_use]
pub fn sound(character: char) -> Option<Sound> {
    let reading = character.to_pinyin()?;
    Some(Sound {
        syllable: reading.plain(),
        toned: reading.with_tone_num_end(),
    })
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn tones_are_told_apart() {
        let of = |character| sound(character).map(|it| (it.syllable, it.toned));
        assert_eq!(of('职'), Some(("zhi", "zhi2")));
        assert_eq!(of('直'), of('职'));
        assert_ne!(of('只'), of('职'));
        assert_eq!(of('a'), None);
    }
}
