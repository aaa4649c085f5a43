//! The address of everything: paths from the site's root, ending in `/`. An address once
//! published stays; a renamed or ended evaluator keeps its page.

use crate::model::{EvaluatorCode, Initial, Month, Occupation, SkillLevel};

/// `evaluators/S000035010001/`
#[must_use]
pub fn evaluator(code: EvaluatorCode) -> String {
    format!("evaluators/{code}/")
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

/// `changes/2026/`
#[must_use]
pub fn year(year: i16) -> String {
    format!("changes/{year}/")
}

/// `notices/SLUG/`
#[must_use]
pub fn notice(slug: &str) -> String {
    format!("notices/{slug}/")
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
