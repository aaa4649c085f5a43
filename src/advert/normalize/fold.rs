//! One character in its plain form: compatibility forms, variants, capitals and look-alikes of
//! letters are set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::gap::{Gap, gap, is_invisible};
use super::tables::{letter, variant};

/// What a character stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// A Han character in its simplified, usual form; or another letter that is no Latin one.
    Han(char),
    /// A Latin letter, in lower case.
    Letter(u8),
    /// A digit, `0`–`9`, or the per cent sign.
    Digit(u8),
    /// A mark that belongs to no word.
    Gap(Gap),
}

/// What one character stands for; several where one code point is written for several, as `㈱`.
/// Calls `each` for one after the other.
#[inline]
pub fn glyphs(character: char, mut each: impl FnMut(Glyph)) {
    if ('\u{4e00}'..='\u{9fff}').contains(&character) {
        return each(Glyph::Han(variant(character)));
    }
    of_others(character, each);
}

/// The same for all but the unified Han characters.
fn of_others(character: char, mut each: impl FnMut(Glyph)) {
    if character == HUNDRED {
        return each(Glyph::Han(HUNDRED));
    }
    if let Some(gap) = gap(character) {
        return each(Glyph::Gap(gap));
    }
    if let Some(glyph) = latin(character) {
        return each(glyph);
    }
    // The box of an enclosed form is dropped by the compatibility form, its brackets are not.
    for folded in std::iter::once(character).nfkc() {
        match gap(folded) {
            Some(Gap::Bracket) => {}
            Some(gap) => each(Glyph::Gap(gap)),
            None => each(plain(folded)),
        }
    }
}

/// The emoji for full marks, which is read as a word: a hundred per cent.
pub const HUNDRED: char = '💯';

/// A Latin letter or a digit in its usual form, or full-width as Chinese texts have digits.
fn latin(character: char) -> Option<Glyph> {
    let byte = match character {
        '０'..='９' => u8::try_from(character as u32 - '０' as u32).ok()? + b'0',
        _ => u8::try_from(character).ok()?,
    };
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Some(Glyph::Letter(byte.to_ascii_lowercase())),
        b'0'..=b'9' | b'%' => Some(Glyph::Digit(byte)),
        _ => None,
    }
}

/// A character that is in its compatibility form already.
fn plain(character: char) -> Glyph {
    let mut base = None;
    decompose_canonical(character, |part| {
        if !is_invisible(part) {
            base = base.or(Some(part));
        }
    });
    let base = base.unwrap_or(character);
    // Capitals of other scripts look like other letters than their small forms.
    let base = letter(base).unwrap_or(base);
    let lower = base.to_lowercase().next().unwrap_or(base);
    match u8::try_from(lower) {
        Ok(byte) if byte.is_ascii_lowercase() => Glyph::Letter(byte),
        Ok(byte) if byte.is_ascii_digit() || byte == b'%' => Glyph::Digit(byte),
        _ => Glyph::Han(variant(lower)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(character: char) -> Vec<Glyph> {
        let mut all = Vec::new();
        glyphs(character, |glyph| all.push(glyph));
        all
    }

    #[test]
    fn forms_of_a_character_are_one() {
        for (written, plain) in [
            ('證', '证'),
            ('証', '证'),
            ('㊣', '正'),
            ('⼈', '人'),
            ('⻔', '门'),
            ('業', '业'),
            ('\u{f900}', '岂'),
        ] {
            assert_eq!(all(written), [Glyph::Han(plain)], "{written}");
        }
    }

    #[test]
    fn letters_are_small_latin_ones() {
        for (written, plain) in [
            ('Ｚ', b'z'),
            ('é', b'e'),
            ('ǐ', b'i'),
            ('а', b'a'),
            ('ⓩ', b'z'),
        ] {
            assert_eq!(all(written), [Glyph::Letter(plain)], "{written}");
        }
        assert_eq!(all('７'), [Glyph::Digit(b'7')]);
        assert_eq!(all('％'), [Glyph::Digit(b'%')]);
    }

    #[test]
    fn one_code_point_may_be_several_characters() {
        assert_eq!(all('㈱'), [Glyph::Han('株')]);
        assert_eq!(all('㍿').len(), 4);
        assert_eq!(all('\u{200b}'), [Glyph::Gap(Gap::Invisible)]);
        assert_eq!(all('★'), [Glyph::Gap(Gap::Symbol)]);
    }
}
