//! Folding: names and queries in the form in which they are compared. `tests/search/fold.json` holds what readers must agree on.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::advert::normalize::variant;

/// A text in compatibility form, small letters and usual characters, without all that is neither letter nor digit.
#[must_use]
pub fn folded(text: &str) -> String {
    let compatible: String = text.nfkc().collect();
    let small = compatible.to_lowercase();
    small.chars().map(usual).filter(|it| is_kept(*it)).collect()
}

/// The usual form of a character; the sigma at the end of a word is a sigma.
fn usual(character: char) -> char {
    match character {
        'ς' => 'σ',
        other => variant(other),
    }
}

/// Whether a character is of the general categories L or N.
pub(super) fn is_kept(character: char) -> bool {
    // White letters on black are alphabetic symbols without a compatibility form.
    let is_symbol = matches!(character, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    character.is_alphanumeric() && !is_combining_mark(character) && !is_symbol
}
