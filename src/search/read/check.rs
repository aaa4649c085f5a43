//! Holding what was asked for against a card.

use std::rc::Rc;

use super::near::{LEAPS, are_near};
use super::pieces::Index;
use super::sounds::Row;

/// What a token asks of a record.
#[derive(Debug)]
pub enum Check {
    /// A row of patterns in a name, and how exact it is at best.
    Row(Row, f64),
    /// Initials of a name with words left out.
    Leap(Row),
    /// A code; who has it at the beginning of one, and who at the end.
    Code(String, Vec<usize>, Vec<usize>),
    /// A code with a mistake.
    NearCode(String),
    /// A name with few mistakes.
    NearName(Row),
    /// One of several; the best counts.
    Best(Vec<Rc<Check>>),
    /// What nobody has.
    Nobody,
}

/// How a record has what was asked for.
#[derive(Debug, Clone)]
pub struct Hit {
    /// How exactly; 0 is best.
    pub score: f64,
    /// In which of its names.
    pub name: Option<usize>,
    /// Where in the folded name.
    pub spans: Vec<(usize, usize)>,
}

impl Hit {
    /// Outside of names.
    fn of(score: f64) -> Self {
        Self {
            score,
            name: None,
            spans: Vec::new(),
        }
    }
}

impl Index {
    /// How a record, whose card was loaded, has what is asked for.
    pub fn check(&self, check: &Check, number: usize) -> Option<Hit> {
        match check {
            Check::Row(row, base) => self.matched(number, row, *base),
            Check::Leap(row) => self
                .matched(number, row, 8.0)
                .or_else(|| self.leap(number, row, LEAPS)),
            Check::Code(code, starts, ends) => {
                Some(Hit::of(self.code_score(number, code, starts, ends)))
            }
            Check::NearCode(code) => self.is_near_code(number, code).then(|| Hit::of(1.0)),
            Check::NearName(row) => self.near_name(number, row),
            Check::Best(all) => best(all.iter().filter_map(|one| self.check(one, number))),
            Check::Nobody => None,
        }
    }

    fn code_score(&self, number: usize, code: &str, starts: &[usize], ends: &[usize]) -> f64 {
        let card = self.card(number);
        let whole = format!("{}{}", self.boot.code, card.serial);
        if [&card.serial, &whole, &card.credit].contains(&&code.to_owned()) {
            0.0
        } else if starts.contains(&number) {
            2.0
        } else if ends.contains(&number) {
            3.0
        } else {
            3.5
        }
    }

    fn is_near_code(&self, number: usize, code: &str) -> bool {
        let card = self.card(number);
        if code.len() > 15 {
            are_near(code, &card.credit)
        } else {
            are_near(code, &format!("{}{}", self.boot.code, card.serial))
        }
    }
}

/// The first of those that are most exact.
fn best(hits: impl Iterator<Item = Hit>) -> Option<Hit> {
    hits.reduce(|best, hit| if hit.score < best.score { hit } else { best })
}
