//! Cards and columns: what the index says of a record.

use serde_json::Value as Json;

use super::number;
use crate::search::occupations::BEHIND_Z;

/// A card. What is absent is empty.
#[derive(Debug, Default)]
pub struct Card {
    pub name: String,
    /// The evaluator code without what all have in common.
    pub serial: String,
    /// Position in `boot.districts`.
    pub district: Option<usize>,
    /// The standing on the day of the records.
    pub now: usize,
    /// The last valid day as 20270331, or 0.
    pub until: i64,
    /// From when on which standing.
    pub steps: Vec<(i64, usize)>,
    pub scope: Scope,
    /// Days as 20261205.
    pub sessions: Vec<i64>,
    pub flags: usize,
    pub others: Vec<String>,
    pub credit: String,
    /// Whether the credit code was on it, which cards that ride along lack.
    pub full: bool,
}

/// What may be assessed, and the sum of its levels.
pub type Scope = Vec<(usize, usize)>;

impl Card {
    /// A card of a piece; `full` if it did not ride along.
    pub fn of(json: &Json, full: bool) -> Self {
        let standing = json.get(3);
        let position = |at: usize| number(standing.and_then(|it| it.get(at)));
        Self {
            name: text(json.get(0)),
            serial: text(json.get(1)),
            district: json.get(2).and_then(Json::as_u64).map(as_position),
            now: position(0),
            until: signed(standing.and_then(|it| it.get(1))),
            steps: steps(standing),
            scope: scope(json.get(4)),
            sessions: each(json.get(5))
                .iter()
                .map(|it| signed(Some(it)))
                .collect(),
            flags: number(json.get(6)),
            others: each(json.get(7)).iter().map(|it| text(Some(it))).collect(),
            credit: text(json.get(8)),
            full,
        }
    }
}

fn as_position(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn steps(standing: Option<&Json>) -> Vec<(i64, usize)> {
    let steps = each(standing).get(2..).unwrap_or_default();
    let pairs = steps.chunks_exact(2);
    pairs
        .map(|pair| (signed(pair.first()), number(pair.get(1))))
        .collect()
}

/// A scope as cards and columns have it.
pub fn scope(json: Option<&Json>) -> Scope {
    let pairs = each(json).chunks_exact(2);
    pairs
        .map(|pair| (number(pair.first()), number(pair.get(1))))
        .collect()
}

/// The values of an array; none if it is none.
pub fn each(json: Option<&Json>) -> &[Json] {
    json.and_then(Json::as_array)
        .map_or(&[], |it| it.as_slice())
}

fn signed(json: Option<&Json>) -> i64 {
    json.and_then(Json::as_i64).unwrap_or_default()
}

/// A text; empty if it is none.
pub fn text(json: Option<&Json>) -> String {
    json.and_then(Json::as_str).unwrap_or_default().to_owned()
}

/// What facets say of many records: a digit or an entry of each.
#[derive(Debug)]
pub struct Column {
    districts: Vec<char>,
    standings: Vec<char>,
    flags: Vec<char>,
    scopes: Vec<Scope>,
}

impl Column {
    /// A piece of columns.
    pub fn of(json: &Json) -> Self {
        let digits = |key: &str| text(json.get(key)).chars().collect();
        Self {
            districts: digits("v"),
            standings: digits("s"),
            flags: digits("f"),
            scopes: each(json.get("w"))
                .iter()
                .map(|it| scope(Some(it)))
                .collect(),
        }
    }

    /// District, standing, flags and scope of one.
    pub fn row(&self, at: usize) -> (Option<usize>, usize, usize, Scope) {
        let scope = self.scopes.get(at).cloned();
        (
            district(&self.districts, at),
            digit(&self.standings, at, 36).unwrap_or_default(),
            digit(&self.flags, at, 36).unwrap_or_default(),
            scope.unwrap_or_default(),
        )
    }
}

/// A digit of a row of them; `-` is none.
pub fn digit(digits: &[char], at: usize, base: u32) -> Option<usize> {
    let digit = digits.get(at)?.to_digit(base)?;
    usize::try_from(digit).ok()
}

/// The position of a district that one character tells.
pub fn district(digits: &[char], at: usize) -> Option<usize> {
    let behind_z = || u32::from(*digits.get(at)?).checked_sub(BEHIND_Z);
    digit(digits, at, 36).or_else(|| usize::try_from(behind_z().filter(|it| *it > 35)?).ok())
}
