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
pub fn glyphs(character: char, mut each: impl FnMut(Glyph)) {
    if ('\u{4e00}'..='\u{9fff}').contains(&character) {
        return each(Glyph::Han(variant(character)));
    }
    if let Some(gap) = gap(character) {
        return each(Glyph::Gap(gap));
    }
    if character.is_ascii_alphanumeric() || character == '%' {
        return each(plain(character));
    }
    if character == '💯' {
        return "100%".chars().for_each(|it| each(plain(it)));
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
