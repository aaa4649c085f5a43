//! The address of everything: paths from the site's root, ending in `/`. An address once
//! published stays; a renamed or ended evaluator keeps its page.

use std::borrow::Cow;
use std::fmt::Write;

use crate::model::{EvaluatorCode, Initial, Month, Occupation, SkillLevel};

/// `evaluators/S000035010001/`
#[must_use]
pub fn evaluator(code: EvaluatorCode) -> String {
    format!("evaluators/{code}/")
}

/// `evaluators/S000035010001/rules/exam/`
#[must_use]
pub fn rule(code: EvaluatorCode, key: &str) -> String {
    format!("evaluators/{code}/rules/{key}/")
}

/// `occupations/2022/6-31-01-03/`
#[must_use]
pub fn occupation(occupation: Occupation) -> String {
    format!("occupations/{}/{}/", occupation.edition, occupation.code)
}

/// `districts/350102/`
#[must_use]
pub fn district(id: &str) -> String {
    format!("districts/{id}/")
}

/// `levels/3/`
#[must_use]
pub fn level(level: SkillLevel) -> String {
    format!("levels/{}/", level.digit())
}

/// `names/a/`
#[must_use]
pub fn letter(letter: Initial) -> String {
    format!("names/{}/", letter.slug())
}

/// `calendar/2026-12/`
#[must_use]
pub fn month(month: Month) -> String {
    format!("calendar/{month}/")
}

/// The calendar file of all announced assessments.
pub const ALL_SESSIONS: &str = "calendar/all.ics";

/// The calendar file beside the page at `path`: `evaluators/S000035010001/sessions.ics`
#[must_use]
pub fn sessions(path: &str) -> String {
    format!("{path}sessions.ics")
}

/// `changes/2026/`
#[must_use]
pub fn year(year: i16) -> String {
    format!("changes/{year}/")
}

/// `changes/suspended/`
#[must_use]
pub fn topic(key: &str) -> String {
    format!("changes/{key}/")
}

/// `districts/350102/changes/`: what changed in what the page at `path` lists.
#[must_use]
pub fn changes_of(path: &str) -> String {
    format!("{path}changes/")
}

/// `feeds/districts/350102.atom`: the feed of the page at `path`.
#[must_use]
pub fn feed(path: &str) -> String {
    format!("feeds/{}.atom", path.trim_end_matches('/'))
}

/// `notices/SLUG/`
#[must_use]
pub fn notice(slug: &str) -> String {
    format!("notices/{slug}/")
}

/// Where the documents of the static API lie.
pub const API: &str = "api/v1/";

/// `api/v1/evaluators/S000035010001.json`
#[must_use]
pub fn api_evaluator(code: EvaluatorCode) -> String {
    format!("{API}evaluators/{code}.json")
}

/// `api/v1/occupations/2022/6-31-01-03.json`
#[must_use]
pub fn api_occupation(occupation: Occupation) -> String {
    format!(
        "{API}occupations/{}/{}.json",
        occupation.edition, occupation.code
    )
}

/// `api/v1/districts/350102.json`
#[must_use]
pub fn api_district(id: &str) -> String {
    format!("{API}districts/{id}.json")
}

/// A plain page: `guide/workers/`.
#[must_use]
pub fn page(slug: &str) -> String {
    format!("{slug}/")
}

/// The `number`th page (from 1) of a list that begins at `path`.
#[must_use]
pub fn paged(path: &str, number: usize) -> String {
    match number {
        0 | 1 => path.to_owned(),
        _ => format!("{path}{number}/"),
    }
}

/// What has to stand before a path from the root on a page at `path`: `../../`, or `./` on the
/// home page.
#[must_use]
pub fn to_root(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// A path as links have it: what is not a plain character of an address is percent-encoded, so
/// that a name with `#`, `%`, blanks or Han is found.
#[must_use]
pub fn encoded(path: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    if path.bytes().all(is_plain) {
        return Cow::Borrowed(path);
    }
    let mut text = String::with_capacity(path.len() * 2);
    for byte in path.bytes() {
        if is_plain(byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    Cow::Owned(text)
}

/// What an address from a link means as a path; a `%` that encodes nothing stands for itself.
#[must_use]
pub fn decoded(address: &str) -> Cow<'_, str> {
    if !address.contains('%') {
        return Cow::Borrowed(address);
    }
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *first == b'%');
        let pair = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        // A sign would pass for part of a number.
        let pair = pair.filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(address), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded};

    #[test]
    fn every_name_comes_back() {
        for (path, address) in [
            ("evaluators/S1/a.pdf", "evaluators/S1/a.pdf"),
            ("章程 #1.pdf", "%E7%AB%A0%E7%A8%8B%20%231.pdf"),
            ("100%25&?.pdf", "100%2525%26%3F.pdf"),
        ] {
            assert_eq!(encoded(path), address);
            assert_eq!(decoded(address), path);
        }
        assert_eq!(decoded("100%.pdf"), "100%.pdf");
        assert_eq!(decoded("%+1%E7x"), "%+1%E7x");
    }
}
