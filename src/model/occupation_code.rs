//! Occupations of the national classification (中华人民共和国职业分类大典): codes, their groups, and the edition they are of.

use std::fmt;
use std::str::FromStr;

use super::fault::{Explain, Fault, Words};
use super::tidy::{Tidied, is_dash};

/// The code of an occupation (职业编码), `d-dd-dd-dd`: major, middle, minor group and the occupation itself (大类、中类、小类、细类).
///
/// A code alone does not name an occupation: 4-07-05-04 means 消防设施操作员 in the 2015 edition and
/// 安全防范系统安装维护员 in that of 2022, so an [`Edition`] always stands beside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccupationCode(u32);

/// A group of the classification (大类、中类 or 小类): `6`, `6-31` or `6-31-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupCode {
    /// The code of the group with zeros for what lies below it, so that order is that of the classification.
    first: u32,
    depth: u8,
}

/// The edition of the classification (大典版次) that a code is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// 《职业分类大典（2015年版）》, which 通知 二(一) names.
    Of2015,
    /// 《职业分类大典（2022年版）》 with the new occupations published since.
    Of2022,
}

/// Why a text is no occupation code.
pub type OccupationCodeError = Fault<OccupationCodeProblem>;

/// What is wrong with a written occupation code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OccupationCodeProblem {
    /// Readable, but not as `d-dd-dd-dd`: dashes missing or of another kind, full width, zeros left out.
    Form,
    /// A mark such as `L/S` (绿色、数字职业) follows the code; marks are no part of it.
    Mark,
    /// A character that is neither a digit nor a dash.
    Character {
        /// What stands there.
        found: char,
    },
    /// Not seven digits in four parts.
    Length {
        /// How many digits there are.
        digits: usize,
    },
    /// The first digit is no major group; there are 1 to 8.
    Major {
        /// The digit.
        found: char,
    },
}

/// Why a text names no edition.
pub type EditionError = Fault<EditionProblem>;

/// What is wrong with a written edition: there are 2015 and 2022.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionProblem;

impl OccupationCode {
    /// The code of no occupation: there is no major group 0. It stands where none could be read.
    pub const NONE: Self = Self(0);

    /// Reads `d-dd-dd-dd`.
    ///
    /// # Errors
    /// The first problem, with the plain form as suggestion where the digits are clear.
    pub fn parse(text: &str) -> Result<Self, OccupationCodeError> {
        Self::exact(text).ok_or_else(|| diagnose(text))
    }

    /// Major group (大类), 1 to 8.
    #[must_use]
    pub fn major(self) -> GroupCode {
        GroupCode::around(self.0, 1)
    }

    /// The digit of the major group (大类): 1 to 8.
    #[must_use]
    pub fn major_digit(self) -> u8 {
        // Seven digits, the first from 1 to 8: always within u8.
        u8::try_from(self.0 / 1_000_000).unwrap_or(u8::MAX)
    }

    /// Middle group (中类), such as `6-31`.
    #[must_use]
    pub fn middle(self) -> GroupCode {
        GroupCode::around(self.0, 2)
    }

    /// Minor group (小类), such as `6-31-01`.
    #[must_use]
    pub fn minor(self) -> GroupCode {
        GroupCode::around(self.0, 3)
    }

    fn exact(text: &str) -> Option<Self> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let mut number = 0;
        for (index, &byte) in bytes.iter().enumerate() {
            match (index, byte) {
                (1 | 4 | 7, b'-') => {}
                (1 | 4 | 7, _) => return None,
                (_, b'0'..=b'9') => number = number * 10 + u32::from(byte - b'0'),
                _ => return None,
            }
        }
        (1..=8)
            .contains(&(number / 1_000_000))
            .then_some(Self(number))
    }
}

impl GroupCode {
    /// Reads `d`, `d-dd` or `d-dd-dd`.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(text: &str) -> Result<Self, OccupationCodeError> {
        let depth = match text.len() {
            1 => 1,
            4 => 2,
            7 => 3,
            _ => return Err(diagnose(text)),
        };
        let below = "-00-00-00".get(text.len() - 1..).unwrap_or_default();
        let first = OccupationCode::exact(&format!("{text}{below}"));
        let code = first.ok_or_else(|| diagnose(text))?;
        Ok(Self::around(code.0, depth))
    }

    /// The group that this one belongs to; `None` for a major group.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        (self.depth > 1).then(|| Self::around(self.first, self.depth - 1))
    }

    /// 1 for a major, 2 for a middle, 3 for a minor group.
    #[must_use]
    pub fn depth(self) -> u8 {
        self.depth
    }

    fn around(code: u32, depth: u8) -> Self {
        let unit = 100_u32.pow(4 - u32::from(depth));
        Self {
            first: code / unit * unit,
            depth,
        }
    }
}

impl Edition {
    /// Both editions, the older first.
    pub const ALL: [Self; 2] = [Self::Of2015, Self::Of2022];

    /// Reads `2022`, `2022版` or `2022年版`.
    ///
    /// # Errors
    /// When the text is neither edition.
    pub fn parse(text: &str) -> Result<Self, EditionError> {
        let plain = Tidied::read(text).text();
        match plain.trim_end_matches('版').trim_end_matches('年') {
            "2015" => Ok(Self::Of2015),
            "2022" => Ok(Self::Of2022),
            _ => Err(Fault::whole(text, EditionProblem)),
        }
    }

    /// The year as a number.
    #[must_use]
    pub fn year(self) -> u16 {
        match self {
            Self::Of2015 => 2015,
            Self::Of2022 => 2022,
        }
    }

    /// As it is called: `2022年版`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Of2015 => "2015年版",
            Self::Of2022 => "2022年版",
        }
    }
}

fn diagnose(text: &str) -> OccupationCodeError {
    let mark = text
        .find(|c: char| c.is_ascii_alphabetic())
        .filter(|&at| is_mark(&text[at..]));
    let code = mark.map_or(text, |at| &text[..at]);
    let tidied = Tidied::read(code);
    let suggestion = plain_form(code, &tidied);
    if let (Some(at), Some(_)) = (mark, &suggestion) {
        return Fault::at(at..text.len(), OccupationCodeProblem::Mark).suggest(suggestion);
    }
    if let Some(index) = tidied.chars().position(|c| !c.is_ascii_digit()) {
        let found = tidied.chars().nth(index).unwrap_or(' ');
        return Fault::at(
            tidied.range(index),
            OccupationCodeProblem::Character { found },
        );
    }
    if suggestion.is_some() {
        return Fault::whole(text, OccupationCodeProblem::Form).suggest(suggestion);
    }
    match tidied.chars().next() {
        Some(found) if tidied.len() == 7 && !('1'..='8').contains(&found) => {
            Fault::at(tidied.range(0), OccupationCodeProblem::Major { found })
        }
        _ => Fault::whole(
            text,
            OccupationCodeProblem::Length {
                digits: tidied.len(),
            },
        ),
    }
}

/// The marks that the classification prints after some names: L 绿色, S 数字.
fn is_mark(tail: &str) -> bool {
    matches!(tail.trim_end(), "L" | "S" | "L/S" | "l" | "s" | "l/s")
}

/// The code that four parts or seven digits stand for.
fn plain_form(code: &str, tidied: &Tidied) -> Option<String> {
    let narrowed: String = code.chars().map(crate::source::narrow).collect();
    let parts: Vec<&str> = narrowed
        .trim()
        .split(|c| is_dash(c) || matches!(c, '.' | ' '))
        .collect();
    let digits =
        |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = match parts.as_slice() {
        [major, middle, minor, own] if major.len() == 1 && parts.iter().all(digits) => {
            format!("{major}-{middle:0>2}-{minor:0>2}-{own:0>2}")
        }
        _ => {
            let plain = tidied.text();
            let split = |from, to| plain.get(from..to);
            format!(
                "{}-{}-{}-{}",
                split(0, 1)?,
                split(1, 3)?,
                split(3, 5)?,
                plain.get(5..)?
            )
        }
    };
    OccupationCode::exact(&text).map(|code| code.to_string())
}

impl fmt::Display for OccupationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |unit: u32| self.0 / unit % 100;
        write!(
            f,
            "{}-{:02}-{:02}-{:02}",
            self.0 / 1_000_000,
            part(10_000),
            part(100),
            part(1)
        )
    }
}

impl fmt::Debug for OccupationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OccupationCode({self})")
    }
}

impl fmt::Display for GroupCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = OccupationCode(self.first).to_string();
        f.write_str(&whole[..usize::from(self.depth) * 3 - 2])
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year())
    }
}

impl FromStr for OccupationCode {
    type Err = OccupationCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl FromStr for Edition {
    type Err = EditionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Explain for OccupationCodeProblem {
    fn words(&self) -> (&'static str, Words) {
        match self {
            Self::Form => ("form", vec![]),
            Self::Mark => ("mark", vec![]),
            Self::Character { found } => ("character", vec![("found", found.to_string())]),
            Self::Length { digits } => ("length", vec![("digits", digits.to_string())]),
            Self::Major { found } => ("major", vec![("found", found.to_string())]),
        }
    }
}

impl Explain for EditionProblem {
    fn words(&self) -> (&'static str, Words) {
        ("edition", vec![])
    }
}

#[cfg(test)]
mod tests {
    use super::{Edition, GroupCode, OccupationCode, OccupationCodeProblem as Problem};
    use proptest::prelude::*;

    fn fault(text: &str) -> (Problem, &str, Option<String>) {
        let fault = OccupationCode::parse(text).expect_err("should be refused");
        (fault.problem, &text[fault.range], fault.suggestion)
    }

    #[test]
    fn groups_are_read() {
        let code = OccupationCode::parse("6-31-01-03").expect("valid");
        assert_eq!(code.major().to_string(), "6");
        assert_eq!(code.middle().to_string(), "6-31");
        assert_eq!(code.minor().to_string(), "6-31-01");
        assert_eq!(code.minor().parent(), Some(code.middle()));
        assert_eq!(code.major().parent(), None);
        for group in [code.major(), code.middle(), code.minor()] {
            assert_eq!(GroupCode::parse(&group.to_string()), Ok(group));
        }
        for wrong in ["", "9", "63", "6-3", "6-31-", "6-31-01-03", "电"] {
            assert!(GroupCode::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn clear_digits_are_offered_in_plain_form() {
        let plain = Some("6-31-01-03".to_owned());
        for text in [
            "6310103",
            "6-31-1-3",
            "６－３１－０１－０３",
            "6–31–01–03",
            "6.31.01.03",
            " 6-31-01-03",
        ] {
            assert_eq!(fault(text), (Problem::Form, text, plain.clone()), "{text}");
        }
        assert_eq!(fault("6-31-01-03 L/S"), (Problem::Mark, "L/S", plain));
    }

    #[test]
    fn the_problem_is_named() {
        assert_eq!(
            fault("9-31-01-03"),
            (Problem::Major { found: '9' }, "9", None)
        );
        assert_eq!(fault("6-31-01").0, Problem::Length { digits: 5 });
        assert_eq!(
            fault("6-31-01-0x"),
            (Problem::Character { found: 'X' }, "x", None)
        );
        assert_eq!(
            fault("电工"),
            (Problem::Character { found: '电' }, "电", None)
        );
        assert_eq!(fault("").0, Problem::Length { digits: 0 });
    }

    #[test]
    fn editions_are_read_as_people_write_them() {
        for text in ["2022", "2022版", "2022年版", "２０２２"] {
            assert_eq!(Edition::parse(text), Ok(Edition::Of2022), "{text}");
        }
        assert!(Edition::parse("2021").is_err());
    }

    proptest! {
        #[test]
        fn parse_undoes_display(text in "[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}") {
            let code = OccupationCode::parse(&text).expect("well formed");
            prop_assert_eq!(code.to_string(), text);
        }

        #[test]
        fn order_is_that_of_the_text(a in "[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}", b in "[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}") {
            let code = |text: &str| OccupationCode::parse(text).expect("well formed");
            prop_assert_eq!(code(&a).cmp(&code(&b)), a.cmp(&b));
        }

        #[test]
        fn any_text_is_answered(text in "(.{0,16}|[0-9.— LS/-]{7,14})") {
            if let Err(fault) = OccupationCode::parse(&text) {
                prop_assert!(text.get(fault.range).is_some());
                prop_assert!(fault.suggestion.is_none_or(|code| OccupationCode::parse(&code).is_ok()));
            }
        }
    }
}
