//! How sure a spelling is by its characters alone: how many are bent, and how.

use super::align::{Alignment, Step, Way};
use super::spelling::Spelling;
use super::units::Unit;
use super::verdict::Reason;

/// How much of the term is left.
pub fn bent(spelling: &Spelling, alignment: &Alignment) -> Result<f32, Reason> {
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
    // So few characters sound like much else: the tone must be right, too, and a person decides.
    let is_doubtful = (length == 2 && spoken > 0) || (length == 3 && own < 2 && spoken > 0);
    let is_far = count(&[Way::Syllable, Way::LookAlike, Way::Initial]) > 0;
    let is_short = length == 2 && (initials > 0 || count(&[Way::LookAlike]) > 1);
    if is_short || (is_doubtful && is_far) {
        return Err(Reason::TooFar);
    }
    let doubt = if is_doubtful { 0.5 } else { 1.0 };
    if alignment.put_in > 0 && bent > 0 {
        return Err(Reason::TooFar);
    }
    // The rest is read from the characters that are left; letters are written on purpose.
    if own * 2 < length && count(&[Way::Syllable]) > 0 && letters == 0 {
        return Err(Reason::TooFar);
    }
    let each: f32 = alignment.steps.iter().map(|it| sureness(it.way)).product();
    let on_purpose = letters + count(&[Way::Split]);
    let few = if (own + on_purpose) * 2 < length || initials == length {
        0.7
    } else {
        1.0
    };
    let put_in = if alignment.put_in > 0 { 0.75 } else { 1.0 };
    // One doubt after the other must not make a plain dodge doubtful.
    Ok(each.max(0.7) * few * put_in * doubt)
}

fn sureness(way: Way) -> f32 {
    match way {
        Way::Plain | Way::Form | Way::Variant => 1.0,
        Way::Homophone | Way::LookAlike | Way::Split | Way::Pinyin => 0.9,
        Way::Syllable => 0.8,
        Way::Initial => 0.75,
    }
}

/// What is done with a certificate: to take an examination for it, get it, have it.
pub const TAKES: &str = "考办拿领取补换发要有持证本";

/// Pinyin is a word of its own: no other letter stands right before or behind it.
pub fn letters(text: &str, units: &[Unit], alignment: &Alignment) -> Result<(), Reason> {
    let is_letters =
        |index: Option<&Step>| index.is_some_and(|it| matches!(it.way, Way::Pinyin | Way::Initial));
    let range = alignment.units();
    let is_letter = |it: Option<char>| {
        it.is_some_and(|it| it.is_alphabetic() && !('\u{3400}'..='\u{9fff}').contains(&it))
    };
    let before = text[..units[range.start].start].chars().next_back();
    // One digit may be the tone; what goes on behind it is another word.
    let after = &text[units[range.end - 1].end()..];
    let after = match after.strip_prefix(['1', '2', '3', '4', '5']) {
        Some(rest) if rest.starts_with(|it: char| it.is_ascii_alphanumeric()) => Some('x'),
        _ => after.chars().next(),
    };
    // A word of two syllables among Latin ones is one of theirs.
    let is_latin = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphabetic());
    let next = text[units[range.end - 1].end()..]
        .trim_start()
        .chars()
        .next();
    let last = text[..units[range.start].start]
        .trim_end()
        .chars()
        .next_back();
    let all_letters = alignment.steps.iter().all(|it| is_letters(Some(it)));
    if alignment.steps.len() == 2 && all_letters && (is_latin(next) || is_latin(last)) {
        return Err(Reason::OtherLetters);
    }
    let goes_on = (is_letters(alignment.steps.first()) && is_letter(before))
        || (is_letters(alignment.steps.last()) && is_letter(after));
    // First letters alone are a word only where Chinese stands right beside them.
    let is_initial = |it: &Step| it.way == Way::Initial;
    let all_initials = alignment.steps.iter().all(is_initial);
    // First letters alone are a word only behind one that has it for its object: 考ZGZ.
    let is_object = before.is_some_and(|it| TAKES.contains(it));
    if goes_on || (all_initials && !is_object) {
        Err(Reason::OtherLetters)
    } else {
        Ok(())
    }
}
