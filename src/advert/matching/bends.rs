//! How sure a spelling is by its characters alone: how many are bent, and how.

use std::ops::Range;

use super::super::normalize::is_invisible;
use super::align::{Alignment, Step, Way};
use super::spelling::Spelling;
use super::units::Unit;
use super::verdict::Reason;

/// What the characters alone say of a spelling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bent {
    /// How sure it is.
    pub sure: f32,
    /// If so much of it is only spoken alike that the sentence must speak for it: how sure it is if
    /// it does. Otherwise it is doubtful at best.
    pub spoken: Option<f32>,
}

/// How much of the term is left.
pub fn bent(spelling: &Spelling, alignment: &Alignment) -> Result<Bent, Reason> {
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
    let far = count(&[Way::Syllable, Way::Accent]);
    let spoken = count(&[Way::Homophone]) + far;
    let own = length - bent;
    let looks = count(&[Way::LookAlike]);
    // So few characters sound like much else.
    let is_doubtful = spoken > 0 && (length == 2 || (length == 3 && own < 2));
    let is_short = length == 2
        && (initials > 0 || looks > 1 || count(&[Way::Accent]) > 0 || (spoken == 2 && far > 0));
    let is_mixed = initials > 0 || (looks > 0 && length == 2);
    if is_short || (is_doubtful && is_mixed) {
        return Err(Reason::TooFar);
    }
    if alignment.put_in > 0 && bent > 0 {
        return Err(Reason::TooFar);
    }
    let each: f32 = alignment.steps.iter().map(|it| sureness(it.way)).product();
    // One doubt after the other must not make a plain dodge doubtful.
    let each = each.max(0.7);
    let on_purpose = letters + count(&[Way::Split]);
    let is_little = (own + on_purpose) * 2 < length;
    let few = if is_little { 0.7 } else { 1.0 };
    let put_in = if alignment.put_in > 0 { 0.75 } else { 1.0 };
    // The rest is read from the characters that are left; letters are written on purpose.
    let is_heard = own * 2 < length && on_purpose + looks == 0;
    let is_far =
        is_heard || count(&[Way::Accent]) > 0 || (far > 0 && own * 2 < length && letters == 0);
    if is_doubtful || is_far {
        let is_nothing = length == 2 || far > 0 || length > 3;
        let sure = if is_nothing { 0.0 } else { each * few * 0.5 };
        return Ok(Bent {
            sure,
            spoken: Some(each),
        });
    }
    Ok(Bent {
        sure: each * few * put_in,
        spoken: None,
    })
}

fn sureness(way: Way) -> f32 {
    match way {
        Way::Plain | Way::Form | Way::Variant => 1.0,
        Way::Homophone | Way::LookAlike | Way::Split | Way::Pinyin => 0.9,
        Way::Syllable | Way::Accent => 0.8,
        Way::Initial => 0.75,
    }
}

/// What is done with a certificate: to take an examination for it, get it, have it.
pub const TAKES: &str = "考办拿领取补换发要有持证本";

/// Pinyin is a word of its own: no other letter stands right before or behind it.
pub fn letters(text: &str, units: &[Unit], alignment: &Alignment) -> Result<(), Reason> {
    let is_letters =
        |index: Option<&Step>| index.is_some_and(|it| matches!(it.way, Way::Pinyin | Way::Initial));
    // Most hits have none.
    if !alignment.steps.iter().any(|it| is_letters(Some(it))) {
        return Ok(());
    }
    let range = alignment.units();
    let is_letter = |it: Option<char>| {
        it.is_some_and(|it| it.is_alphabetic() && !('\u{3400}'..='\u{9fff}').contains(&it))
    };
    let before = text[..units[range.start].start].chars().next_back();
    // One digit may be the tone; what goes on behind it is another word.
    let after = &text[units[range.end - 1].end()..];
    let after = after.trim_start_matches(is_invisible);
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
    let all_pinyin = alignment.steps.iter().all(|it| it.way == Way::Pinyin);
    if alignment.steps.len() > 2 && all_pinyin && is_address(text, units[range.start].start) {
        return Ok(());
    }
    let goes_on = (is_letters(alignment.steps.first()) && is_letter(before))
        || (is_letters(alignment.steps.last()) && is_letter(after));
    let is_initial = |it: &Step| it.way == Way::Initial;
    let all_initials = alignment.steps.iter().all(is_initial);
    // First letters alone are a word only behind one that has it for its object, 考ZGZ, or where
    // certificates are spoken of.
    let is_object = last.is_some_and(|it| TAKES.contains(it) || "报认凭".contains(it));
    let is_meant = || {
        is_object
            || speaks_of_certificates(
                text,
                &(units[range.start].start..units[range.end - 1].end()),
            )
    };
    let is_brand = all_letters && next.is_some_and(|it| BRANDS.contains(it));
    if goes_on || is_brand || (all_initials && !is_meant()) {
        Err(Reason::OtherLetters)
    } else {
        Ok(())
    }
}

/// Whether the letters at a place are those of a host's name: www.abczigezheng.cn.
fn is_address(text: &str, at: usize) -> bool {
    let is_of_host = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-');
    let before = text[..at]
        .chars()
        .rev()
        .take(BESIDE * 4)
        .take_while(is_of_host);
    let before: Vec<char> = before.collect();
    before.ends_with(&['.', 'w', 'w', 'w']) || before.ends_with(&['w', 'w', 'w'])
}

/// Whether two syllables are written as names are, with capitals: `BaoGuo`, `Sucheng`.
pub fn is_name(units: &[Unit], alignment: &Alignment) -> bool {
    let all_pinyin = alignment.steps.iter().all(|it| it.way == Way::Pinyin);
    let letters = || units[alignment.units()].iter().map(|it| it.written);
    alignment.steps.len() == 2
        && all_pinyin
        && letters().next().is_some_and(char::is_uppercase)
        && letters().any(char::is_lowercase)
}

/// What follows a name in letters: 牌, 路, 街.
const BRANDS: &str = "牌路街";

/// Words near first letters that show what they stand for.
const CERTIFICATES: [&str; 25] = [
    "直签",
    "名额",
    "拼",
    "连读",
    "首字母",
    "考试",
    "考证",
    "考前",
    "证书",
    "取证",
    "拿证",
    "领证",
    "发证",
    "办证",
    "出证",
    "换证",
    "报考",
    "报名",
    "培训",
    "代办",
    "代报",
    "办理",
    "本本",
    "个证",
    "的证",
];

/// How many characters beside first letters are read.
const BESIDE: usize = 8;

fn speaks_of_certificates(text: &str, hit: &Range<usize>) -> bool {
    let before: Vec<char> = text[..hit.start].chars().rev().take(BESIDE).collect();
    let before: String = before.into_iter().rev().collect();
    let behind: String = text[hit.end..].chars().take(BESIDE).collect();
    let has = |it: &&str| before.contains(*it) || behind.contains(*it);
    CERTIFICATES.iter().any(has)
}
