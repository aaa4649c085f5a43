//! The number of a skill-level certificate (职业技能等级证书编号): whose certificate it is, of which year and level.

use std::fmt;
use std::str::FromStr;

use super::evaluator_code::EvaluatorCode;
use super::fault::{Explain, Fault, Words};
use super::level::SkillLevel;
use super::tidy::Tidied;

/// A certificate number of 22 characters: evaluator code, two-digit year, level, six-digit serial.
///
/// The level is a digit 5–1; 特级技师 has a letter there (which one is not published, so any letter is admitted).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateNumber {
    evaluator: EvaluatorCode,
    year: u8,
    level: u8,
    serial: u32,
}

/// Why a text is no certificate number.
pub type CertificateNumberError = Fault<CertificateNumberProblem>;

/// What is wrong with a written certificate number. Places are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CertificateNumberProblem {
    /// Readable, but in full width, in lower case or with separators.
    Form,
    /// Sixteen digits: a national vocational qualification certificate of old (国家职业资格证书), which no evaluator issued.
    OldQualification,
    /// Not 22 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// The first thirteen characters are no evaluator code.
    Evaluator,
    /// A character that should be a digit.
    Digit {
        /// Its place, from 1.
        at: usize,
        /// What stands there.
        found: char,
    },
    /// The sixteenth character is neither a level 5–1 nor a letter.
    Level {
        /// What stands there.
        found: char,
    },
}

impl CertificateNumber {
    /// How many characters a number has.
    pub const LENGTH: usize = 22;

    /// Reads a number written plainly.
    ///
    /// # Errors
    /// The first problem of the text, from the left.
    pub fn parse(text: &str) -> Result<Self, CertificateNumberError> {
        let tidied = Tidied::read(text);
        let number = read(&tidied).map_err(|(range, problem)| match problem {
            CertificateNumberProblem::Length { .. }
            | CertificateNumberProblem::OldQualification => Fault::whole(text, problem),
            _ => Fault::at(range, problem),
        })?;
        match tidied.dressed_at() {
            None => Ok(number),
            Some(at) => {
                Err(Fault::at(at, CertificateNumberProblem::Form).suggest(Some(number.to_string())))
            }
        }
    }

    /// The evaluator that issued it.
    #[must_use]
    pub fn evaluator(self) -> EvaluatorCode {
        self.evaluator
    }

    /// The year it was issued.
    #[must_use]
    pub fn year(self) -> u16 {
        2000 + u16::from(self.year)
    }

    /// The level, or `None` for the letter of 特级技师.
    #[must_use]
    pub fn level(self) -> Option<SkillLevel> {
        SkillLevel::from_digit(self.level.wrapping_sub(b'0'))
    }

    /// The six-digit serial within evaluator, year and level.
    #[must_use]
    pub fn serial(self) -> u32 {
        self.serial
    }
}

type Problem = (std::ops::Range<usize>, CertificateNumberProblem);

fn read(tidied: &Tidied) -> Result<CertificateNumber, Problem> {
    let text = tidied.text();
    let all_digits = tidied.chars().all(|c| c.is_ascii_digit());
    match tidied.len() {
        CertificateNumber::LENGTH => {}
        16 if all_digits => return Err((0..0, CertificateNumberProblem::OldQualification)),
        found => return Err((0..0, CertificateNumberProblem::Length { found })),
    }
    let evaluator = text
        .get(..EvaluatorCode::LENGTH)
        .and_then(|head| EvaluatorCode::parse(head).ok());
    let evaluator = evaluator.ok_or_else(|| {
        (
            tidied.range_through(0, EvaluatorCode::LENGTH - 1),
            CertificateNumberProblem::Evaluator,
        )
    })?;
    let year = number(tidied, 13, 15)?;
    let level = level_character(tidied)?;
    let serial = number(tidied, 16, 22)?;
    let year = u8::try_from(year).unwrap_or(u8::MAX); // two digits fit
    Ok(CertificateNumber {
        evaluator,
        year,
        level,
        serial,
    })
}

fn number(tidied: &Tidied, from: usize, to: usize) -> Result<u32, Problem> {
    let mut number = 0;
    for (index, found) in tidied.chars().enumerate().take(to).skip(from) {
        let wrong = || {
            (
                tidied.range(index),
                CertificateNumberProblem::Digit {
                    at: index + 1,
                    found,
                },
            )
        };
        number = number * 10 + found.to_digit(10).ok_or_else(wrong)?;
    }
    Ok(number)
}

fn level_character(tidied: &Tidied) -> Result<u8, Problem> {
    let found = tidied.chars().nth(15).unwrap_or(' ');
    match u8::try_from(found) {
        Ok(level) if matches!(level, b'1'..=b'5' | b'A'..=b'Z') => Ok(level),
        _ => Err((tidied.range(15), CertificateNumberProblem::Level { found })),
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{:02}{}{:06}",
            self.evaluator,
            self.year,
            char::from(self.level),
            self.serial
        )
    }
}

impl fmt::Debug for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateNumber({self})")
    }
}

impl FromStr for CertificateNumber {
    type Err = CertificateNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Explain for CertificateNumberProblem {
    fn words(&self) -> (&'static str, Words) {
        match self {
            Self::Form => ("form", vec![]),
            Self::OldQualification => ("old-qualification", vec![]),
            Self::Length { found } => ("length", vec![("found", found.to_string())]),
            Self::Evaluator => ("evaluator", vec![]),
            Self::Digit { at, found } => (
                "digit",
                vec![("at", at.to_string()), ("found", found.to_string())],
            ),
            Self::Level { found } => ("level", vec![("found", found.to_string())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CertificateNumber, CertificateNumberProblem as Problem};
    use crate::model::SkillLevel;
    use proptest::prelude::*;

    #[test]
    fn parts_are_read() {
        let number = CertificateNumber::parse("S000035900001263000042").expect("valid");
        assert_eq!(number.evaluator().to_string(), "S000035900001");
        assert_eq!(
            (number.year(), number.level(), number.serial()),
            (2026, Some(SkillLevel::Three), 42)
        );
        let special =
            CertificateNumber::parse("S00003590000126T000042").expect("a letter is admitted");
        assert_eq!(special.level(), None);
    }

    #[test]
    fn old_and_broken_numbers_are_named() {
        let problem = |text| CertificateNumber::parse(text).expect_err("refused").problem;
        assert_eq!(problem("1435003000300123"), Problem::OldQualification);
        assert_eq!(
            problem("S0000359000012630000"),
            Problem::Length { found: 20 }
        );
        assert_eq!(
            problem("S000035900001268000042"),
            Problem::Level { found: '8' }
        );
        assert_eq!(
            problem("S0000359000012X3000042"),
            Problem::Digit { at: 15, found: 'X' }
        );
        assert_eq!(problem("X000035900001263000042"), Problem::Evaluator);
        assert_eq!(problem("S 0000 35 900001 26 3 000042"), Problem::Form);
    }

    proptest! {
        #[test]
        fn parse_undoes_display(text in "S000035[0-9]{6}[0-9]{2}[1-5A-Z][0-9]{6}") {
            let number = CertificateNumber::parse(&text).expect("well formed");
            prop_assert_eq!(number.to_string(), text);
        }

        #[test]
        fn any_text_is_answered(text in ".{0,30}") {
            if let Err(fault) = CertificateNumber::parse(&text) {
                prop_assert!(text.get(fault.range).is_some());
            }
        }
    }
}
