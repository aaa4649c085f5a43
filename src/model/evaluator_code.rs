//! The code of an evaluator (评价机构备案号): the thirteen characters that say who filed it, where, and which one it is.

use std::fmt;
use std::str::FromStr;

use super::fault::{Explain, Fault, Words};
use super::tidy::{Tidied, lookalike_digit};

/// A filed evaluator's code, such as `S000035900001`: kind letter, first filing, province, serial.
///
/// Thirteen characters `^[YS]\d{4}\d{2}\d{6}$`, no city digit and no check digit. The province codes the body (通知 三(二)2–3) and
/// renewal keeps the code, so it is the identity of a record and of its page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvaluatorCode([u8; 13]);

/// The first letter of an evaluator code: what kind of body was filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeLetter {
    /// `S` 社会培训评价组织: a social training evaluator.
    S,
    /// `Y` 用人单位 or 院校: an employer or a school that assesses its own.
    Y,
}

/// Who filed the evaluator first: digits two to five of its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FirstFiling {
    /// `0000`: filed with a province first (省级备案).
    Province,
    /// `0001`–`9999`: filed with the ministry first (部备案).
    Ministry(u16),
}

/// Why a text is no evaluator code.
pub type EvaluatorCodeError = Fault<EvaluatorCodeProblem>;

/// What is wrong with a written evaluator code. Places are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvaluatorCodeProblem {
    /// Readable, but in full width, in lower case or with separators; the suggestion holds the plain form.
    Form,
    /// Not thirteen characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// The first character is neither `S` nor `Y`.
    Letter {
        /// What stands there.
        found: char,
    },
    /// A character that should be a digit.
    Digit {
        /// Its place, from 1.
        at: usize,
        /// What stands there.
        found: char,
    },
    /// Digits six and seven are no province of GB/T 2260.
    Province {
        /// The two digits.
        found: u8,
    },
}

impl EvaluatorCode {
    /// How many characters a code has.
    pub const LENGTH: usize = 13;

    /// A code that no evaluator can have: what stands for one that could not be read.
    pub const NOBODY: Self = Self(*b"-------------");

    /// Reads a code written plainly; anything else is a fault, with the plain form as suggestion where it is sure.
    ///
    /// # Errors
    /// The first problem of the text, from the left.
    pub fn parse(text: &str) -> Result<Self, EvaluatorCodeError> {
        Self::exact(text).ok_or_else(|| diagnose(text))
    }

    /// The code of these parts, or `None` when a part has too many digits or the province is none of GB/T 2260.
    #[must_use]
    pub fn from_parts(
        letter: CodeLetter,
        first: FirstFiling,
        province: u8,
        serial: u32,
    ) -> Option<Self> {
        let filing = match first {
            FirstFiling::Province => 0,
            FirstFiling::Ministry(0) => return None,
            FirstFiling::Ministry(number) => number,
        };
        Self::exact(&format!("{letter}{filing:04}{province:02}{serial:06}"))
    }

    /// Kind letter.
    #[must_use]
    pub fn letter(self) -> CodeLetter {
        if self.0[0] == b'S' {
            CodeLetter::S
        } else {
            CodeLetter::Y
        }
    }

    /// Who filed it first.
    #[must_use]
    pub fn first_filing(self) -> FirstFiling {
        match self.number(1, 5) {
            0 => FirstFiling::Province,
            number => FirstFiling::Ministry(u16::try_from(number).unwrap_or(u16::MAX)), // four digits fit
        }
    }

    /// GB/T 2260 province, 35 for Fujian (福建省).
    #[must_use]
    pub fn province(self) -> u8 {
        u8::try_from(self.number(5, 7)).unwrap_or(u8::MAX) // two digits fit
    }

    /// The six-digit serial number within the province.
    #[must_use]
    pub fn serial(self) -> u32 {
        self.number(7, 13)
    }

    /// The code as text, without allocating.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default() // `exact` admits ASCII only
    }

    /// Grouped for the eye: `S 0000 35 900001`.
    #[must_use]
    pub fn grouped(self) -> String {
        let code = self.as_str();
        format!(
            "{} {} {} {}",
            &code[..1],
            &code[1..5],
            &code[5..7],
            &code[7..]
        )
    }

    fn number(self, from: usize, to: usize) -> u32 {
        self.0[from..to]
            .iter()
            .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    }

    fn exact(text: &str) -> Option<Self> {
        let bytes: [u8; Self::LENGTH] = text.as_bytes().try_into().ok()?;
        let well_formed =
            matches!(bytes[0], b'S' | b'Y') && bytes[1..].iter().all(u8::is_ascii_digit);
        let code = well_formed.then_some(Self(bytes))?;
        is_province(code.province()).then_some(code)
    }
}

/// Provinces of GB/T 2260 (中华人民共和国行政区划代码, first two digits).
pub(super) fn is_province(code: u8) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81 | 82)
}

fn diagnose(text: &str) -> EvaluatorCodeError {
    let tidied = Tidied::read(text);
    let plain = tidied.text();
    if let (Some(code), Some(at)) = (EvaluatorCode::exact(&plain), tidied.dressed_at()) {
        return Fault::at(at, EvaluatorCodeProblem::Form).suggest(Some(code.to_string()));
    }
    if tidied.len() != EvaluatorCode::LENGTH {
        let problem = EvaluatorCodeProblem::Length {
            found: tidied.len(),
        };
        return Fault::whole(text, problem).guess(head_of_certificate(&plain));
    }
    let (index, problem) = first_problem(&tidied);
    let range = match problem {
        EvaluatorCodeProblem::Province { .. } => tidied.range_through(5, 6),
        _ => tidied.range(index),
    };
    Fault::at(range, problem).guess(repaired(&tidied))
}

fn first_problem(tidied: &Tidied) -> (usize, EvaluatorCodeProblem) {
    let mut province = 0;
    for (index, found) in tidied.chars().enumerate() {
        match (index, found.to_digit(10)) {
            (0, _) if matches!(found, 'S' | 'Y') => {}
            (0, _) => return (0, EvaluatorCodeProblem::Letter { found }),
            (5 | 6, Some(digit)) => province = province * 10 + digit,
            (_, Some(_)) => {}
            (_, None) => {
                return (
                    index,
                    EvaluatorCodeProblem::Digit {
                        at: index + 1,
                        found,
                    },
                );
            }
        }
    }
    let found = u8::try_from(province).unwrap_or(u8::MAX); // two digits fit
    (5, EvaluatorCodeProblem::Province { found })
}

/// The code after reading letters that look like digits as digits, if that makes it a code.
fn repaired(tidied: &Tidied) -> Option<String> {
    let look = |(index, c): (usize, char)| match (index, c) {
        (0, '5') => 'S',
        (0, c) => c,
        (_, c) => lookalike_digit(c).unwrap_or(c),
    };
    let text: String = tidied.chars().enumerate().map(look).collect();
    EvaluatorCode::exact(&text).map(|code| code.to_string())
}

/// A certificate number (证书编号, 22 characters) begins with the code of the evaluator that issued it.
fn head_of_certificate(plain: &str) -> Option<String> {
    let head = (plain.chars().count() == 22).then(|| plain.get(..EvaluatorCode::LENGTH))??;
    EvaluatorCode::exact(head).map(|code| code.to_string())
}

impl CodeLetter {
    /// What bodies carry the letter, in Chinese.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::S => "社会培训评价组织",
            Self::Y => "用人单位、院校",
        }
    }
}

impl fmt::Display for CodeLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::S => "S",
            Self::Y => "Y",
        })
    }
}

impl fmt::Display for EvaluatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for EvaluatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EvaluatorCode({self})")
    }
}

impl FromStr for EvaluatorCode {
    type Err = EvaluatorCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Explain for EvaluatorCodeProblem {
    fn words(&self) -> (&'static str, Words) {
        match self {
            Self::Form => ("form", vec![]),
            Self::Length { found: 22 } => ("certificate", vec![]),
            Self::Length { found } => ("length", vec![("found", found.to_string())]),
            Self::Letter { found } => ("letter", vec![("found", found.to_string())]),
            Self::Digit { at, found } => (
                "digit",
                vec![("at", at.to_string()), ("found", found.to_string())],
            ),
            Self::Province { found } => ("province", vec![("found", format!("{found:02}"))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeLetter, EvaluatorCode, EvaluatorCodeProblem as Problem, FirstFiling};
    use proptest::prelude::*;

    fn fault(text: &str) -> (Problem, &str, Option<String>) {
        let fault = EvaluatorCode::parse(text).expect_err("should be refused");
        (fault.problem, &text[fault.range], fault.suggestion)
    }

    #[test]
    fn parts_are_read() {
        let code = EvaluatorCode::parse("S000035900001").expect("valid");
        assert_eq!(code.letter(), CodeLetter::S);
        assert_eq!(code.first_filing(), FirstFiling::Province);
        assert_eq!((code.province(), code.serial()), (35, 900_001));
        assert_eq!(code.grouped(), "S 0000 35 900001");
        let ministry = EvaluatorCode::parse("Y012311000007").expect("valid");
        assert_eq!(ministry.first_filing(), FirstFiling::Ministry(123));
    }

    #[test]
    fn dress_is_offered_without_being_accepted() {
        let plain = Some("S000035900001".to_owned());
        assert_eq!(fault("s000035900001"), (Problem::Form, "s", plain.clone()));
        assert_eq!(
            fault("S０00035900001"),
            (Problem::Form, "０", plain.clone())
        );
        assert_eq!(
            fault("S 0000 35 900001"),
            (Problem::Form, " ", plain.clone())
        );
        assert_eq!(
            fault("SO00035900001"),
            (Problem::Digit { at: 2, found: 'O' }, "O", plain.clone())
        );
        assert_eq!(
            fault("5000035900001"),
            (Problem::Letter { found: '5' }, "5", plain.clone())
        );
        assert_eq!(fault("S000035900001263000001").2, plain);
    }

    #[test]
    fn the_first_problem_is_named() {
        assert_eq!(fault("X000035900001").0, Problem::Letter { found: 'X' });
        assert_eq!(
            fault("S00003590000榕"),
            (
                Problem::Digit {
                    at: 13,
                    found: '榕'
                },
                "榕",
                None
            )
        );
        assert_eq!(
            fault("S000099900001"),
            (Problem::Province { found: 99 }, "99", None)
        );
        assert_eq!(fault("S00003590001").0, Problem::Length { found: 12 });
        assert_eq!(fault("").0, Problem::Length { found: 0 });
    }

    proptest! {
        #[test]
        fn parse_undoes_display(first in 0u16..10_000, serial in 0u32..1_000_000, social: bool) {
            let letter = if social { CodeLetter::S } else { CodeLetter::Y };
            let first = if first == 0 { FirstFiling::Province } else { FirstFiling::Ministry(first) };
            let code = EvaluatorCode::from_parts(letter, first, 35, serial).expect("parts in range");
            prop_assert_eq!(EvaluatorCode::parse(&code.to_string()), Ok(code));
            prop_assert_eq!((code.letter(), code.first_filing(), code.serial()), (letter, first, serial));
        }

        #[test]
        fn any_text_is_answered(text in ".{0,24}") {
            if let Err(fault) = EvaluatorCode::parse(&text) {
                prop_assert!(text.get(fault.range.clone()).is_some());
                prop_assert!(fault.suggestion.is_none_or(|code| EvaluatorCode::parse(&code).is_ok()));
            }
        }
    }
}
