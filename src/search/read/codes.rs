//! Codes: evaluator codes and credit codes, by their beginnings and ends. `5-codes.js` is the same in the page's script.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value as Json;

use super::card::{each, text};
use super::check::Check;
use super::error::Error;
use super::names::{Found, Reading};
use super::number;
use super::pieces::{Index, Need};
use super::sets::{List, sorted, unite, without};
use super::text::Text;

/// How many characters of an evaluator code stand before its serial.
const LEAD: usize = 7;

/// Read backwards.
pub fn reverse(text: &str) -> String {
    text.chars().rev().collect()
}

/// A token as codes are written.
pub fn code_of(token: &Text) -> String {
    token.text().to_uppercase()
}

/// How many digits a code has.
pub fn digits(code: &str) -> usize {
    code.chars().filter(char::is_ascii_digit).count()
}

/// Texts of a table and their records. Behind the first only the end stands that is not as in the one before.
pub fn entries(piece: &Json) -> Vec<(String, usize)> {
    let texts = text(piece.get("v"));
    let records = each(piece.get("d"));
    let mut last = String::new();
    let read = |(end, record): (&str, &Json)| {
        let kept = last.chars().count().saturating_sub(end.chars().count());
        last = last.chars().take(kept).chain(end.chars()).collect();
        (last.clone(), number(Some(record)))
    };
    texts.split(' ').zip(records).map(read).collect()
}

/// The last characters of an ASCII text.
fn last(text: &str, count: usize) -> &str {
    &text[text.len().saturating_sub(count)..]
}

impl Index {
    /// Texts of a table between two keys, in no more pieces than `most`.
    pub fn texts(
        &self,
        letter: &str,
        low: &str,
        most: usize,
    ) -> Result<Vec<(String, usize)>, Error> {
        let pieces = self.range(letter, low, &format!("{low}\u{ffff}"), most)?;
        Ok(pieces.iter().flat_map(|piece| entries(piece)).collect())
    }

    /// Who has a text of a table that begins so.
    fn begun(&self, letter: &str, begin: &str) -> Result<Vec<usize>, Error> {
        let all = self.texts(letter, begin, 99)?.into_iter();
        let all = all.filter(|(text, _)| text.starts_with(begin));
        Ok(all.map(|(_, number)| number).collect())
    }

    fn ending(&self, letter: &str, end: &str) -> Result<Vec<usize>, Error> {
        if end.len() > 3 || letter == "r" {
            self.begun(letter, &reverse(end))
        } else {
            Ok(Vec::new())
        }
    }

    /// Any part of an evaluator code, where the directory is small enough to look through all of them.
    fn within(&self, code: &str) -> Result<Vec<usize>, Error> {
        if self.boot.k.len() > 12 {
            return Ok(Vec::new());
        }
        let all = self.texts("k", "", 99)?.into_iter();
        let all = all.filter(|(text, _)| text.contains(code));
        Ok(all.map(|(_, number)| number).collect())
    }

    /// Who has a serial that begins so, behind what evaluator codes begin with: the bounds of their pieces say what that is.
    fn serials(&self, code: &str) -> Result<Vec<usize>, Error> {
        let lead = LEAD.saturating_sub(self.boot.code.len());
        if lead == 0 || code.len() > 5 || digits(code) < code.len() {
            return Ok(Vec::new());
        }
        let leads = self.boot.k.iter().filter_map(|bound| bound.get(..lead));
        let leads: BTreeSet<&str> = leads.collect();
        let mut all = Vec::new();
        for lead in leads {
            all.extend(self.begun("k", &format!("{lead}{code}"))?);
        }
        Ok(all)
    }

    fn evaluators(&self, code: &str) -> Result<Option<Found>, Error> {
        let common = &self.boot.code;
        if common.starts_with(code) {
            return Ok(answer(
                code,
                (0..self.boot.records).collect(),
                Vec::new(),
                Vec::new(),
            ));
        }
        if let Some(serial) = code.strip_prefix(common).filter(|_| !common.is_empty()) {
            return Ok(answer(
                code,
                self.begun("k", serial)?,
                Vec::new(),
                Vec::new(),
            ));
        }
        // The beginning of such a code may reach back into what all have in common.
        let mut tails = common.char_indices().map(|(at, _)| &common[at..]);
        let serial = tails.find_map(|tail| code.strip_prefix(tail));
        let begin = self.begun("k", code)?;
        if code.len() > LEAD && !begin.is_empty() {
            return Ok(answer(code, begin, Vec::new(), Vec::new()));
        }
        let mut end = self.ending("r", code)?;
        if let Some(serial) = serial {
            end.extend(self.begun("k", serial)?);
        }
        Ok(answer(code, begin, end, self.serials(code)?))
    }

    /// Of credit codes no more than ten characters are in the reversed table.
    fn credits(&self, code: &str) -> Result<Option<Found>, Error> {
        let begin = self.begun("u", code)?;
        if !begin.is_empty() {
            return Ok(answer(code, begin, Vec::new(), Vec::new()));
        }
        let mut end = self.ending("w", last(code, 10))?;
        if code.len() > 10 {
            self.fetch(&end, Need::Credit)?;
            end.retain(|number| self.card(*number).credit.ends_with(code));
        }
        Ok(answer(code, Vec::new(), end, Vec::new()))
    }

    /// Who has a code that begins or ends so, or nothing.
    pub fn read_code(&self, token: &Text) -> Result<Option<Found>, Error> {
        let code = code_of(token);
        if !(3..=18).contains(&code.len()) || digits(&code) < 2 {
            return Ok(None);
        }
        let is_short = digits(&code) > 2 && code.len() < 14;
        if is_short && let Some(found) = self.evaluators(&code)? {
            return Ok(Some(found));
        }
        if let Some(found) = self.credits(&code)? {
            return Ok(Some(found));
        }
        if is_short && code.len() < 7 {
            return Ok(answer(&code, Vec::new(), self.within(&code)?, Vec::new()));
        }
        Ok(None)
    }
}

/// Who has a code that begins or ends so, and, behind them, who has it elsewhere in one.
fn answer(code: &str, begin: Vec<usize>, end: Vec<usize>, elsewhere: Vec<usize>) -> Option<Found> {
    let starts = sorted(begin);
    let ends = without(&sorted(end), &starts);
    let inner = unite([&ends, &without(&sorted(elsewhere), &starts)]);
    let check = Check::Code(code.to_owned(), starts.clone(), ends.clone());
    let list = |starts: &[usize], inner: &[usize]| List {
        starts: starts.to_vec(),
        inner: inner.to_vec(),
        total: starts.len() + inner.len(),
        rests: Vec::new(),
        sure: true,
    };
    let mut found = Found::of(list(&starts, &inner), check)?;
    let reading = |base: f64, list: List| {
        let check = Rc::clone(&found.check);
        Rc::new(Reading { base, check, list })
    };
    found.hits = vec![
        reading(0.0, list(&starts, &ends)),
        reading(0.5, list(&[], &inner)),
    ];
    Some(found)
}
