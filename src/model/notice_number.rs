//! The number of a notice (文号, 发文字号): who issued it, in which year, which one.

use std::fmt;
use std::str::FromStr;

use super::fault::{Explain, Fault, Words};
use crate::source::narrow;

/// A notice's number such as `榕人社〔2024〕3号`.
///
/// GB/T 9704-2012, 7.2.5: the issuer's short form (机关代字), the year in full within `〔〕`, the serial in Arabic figures without
/// 第 and without leading zeros, and 号.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeNumber {
    issuer: Box<str>,
    year: u16,
    serial: u32,
}

/// Why a text is no notice number.
pub type NoticeNumberError = Fault<NoticeNumberProblem>;

/// What is wrong with a written notice number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeNumberProblem {
    /// The year stands in other brackets than `〔〕`.
    Brackets {
        /// The opening one as written.
        found: char,
    },
    /// Readable, but with spaces, full-width figures, 第 or leading zeros.
    Form,
    /// Nothing like `……〔2024〕3号`.
    Shape,
    /// No issuer before the year.
    Issuer,
    /// The year is not four digits in 1949–2199.
    Year,
    /// The serial is not a number from 1, or 号 is missing.
    Serial,
}

impl NoticeNumber {
    /// Reads a number written by the standard; brackets of another kind and the like are refused with the plain form.
    ///
    /// # Errors
    /// The first problem of the text.
    pub fn parse(text: &str) -> Result<Self, NoticeNumberError> {
        if let Some(number) = by_the_standard(text) {
            return Ok(number);
        }
        let (number, brackets) = read(text)?;
        if number.to_string() == text {
            return Ok(number);
        }
        let suggestion = Some(number.to_string());
        Err(match brackets {
            Brackets {
                open: '〔',
                close: '〕',
                ..
            } => Fault::whole(text, NoticeNumberProblem::Form),
            Brackets { open, at, .. } => {
                Fault::at(at, NoticeNumberProblem::Brackets { found: open })
            }
        }
        .suggest(suggestion))
    }

    /// The issuer's short form (机关代字), such as 榕人社.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// Which notice of that issuer and year.
    #[must_use]
    pub fn serial(&self) -> u32 {
        self.serial
    }
}

/// The number if it is written as it should be, as nearly all are.
fn by_the_standard(text: &str) -> Option<NoticeNumber> {
    let (issuer, rest) = text.split_once('〔')?;
    let (year, rest) = rest.split_once('〕')?;
    let serial = rest.strip_suffix('号')?;
    let is_odd = |c: char| c.is_whitespace() || is_open(c) || is_close(c);
    let is_plain = |figures: &str| {
        !figures.starts_with('0') && figures.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_sound =
        !issuer.is_empty() && !issuer.contains(is_odd) && is_plain(year) && is_plain(serial);
    let year = year.parse().ok().filter(|_| is_sound)?;
    (1949..=2199).contains(&year).then_some(NoticeNumber {
        issuer: issuer.into(),
        year,
        serial: serial.parse().ok()?,
    })
}

/// The brackets around the year as written, and their bytes together with the year.
struct Brackets {
    open: char,
    close: char,
    at: std::ops::Range<usize>,
}

fn read(text: &str) -> Result<(NoticeNumber, Brackets), NoticeNumberError> {
    let shape = || Fault::whole(text, NoticeNumberProblem::Shape);
    let (open_at, open) = text
        .char_indices()
        .find(|(_, c)| is_open(*c))
        .ok_or_else(shape)?;
    let year_at = open_at + open.len_utf8();
    let (close_at, close) = text[year_at..]
        .char_indices()
        .find(|(_, c)| is_close(*c))
        .ok_or_else(shape)?;
    let close_at = year_at + close_at;
    let serial_at = close_at + close.len_utf8();
    let issuer = text[..open_at].trim();
    if issuer.is_empty() || issuer.chars().any(|c| c.is_whitespace() || is_close(c)) {
        return Err(Fault::at(0..open_at, NoticeNumberProblem::Issuer));
    }
    let year = figures(&text[year_at..close_at]).and_then(|year| u16::try_from(year).ok());
    let year = year.filter(|year| (1949..=2199).contains(year));
    let year = year.ok_or_else(|| Fault::at(year_at..close_at, NoticeNumberProblem::Year))?;
    let tail = text[serial_at..]
        .trim()
        .trim_start_matches('第')
        .strip_suffix('号');
    let serial = tail.and_then(figures).filter(|&serial| serial > 0);
    let serial =
        serial.ok_or_else(|| Fault::at(serial_at..text.len(), NoticeNumberProblem::Serial))?;
    Ok((
        NoticeNumber {
            issuer: issuer.into(),
            year,
            serial,
        },
        Brackets {
            open,
            close,
            at: open_at..serial_at,
        },
    ))
}

/// A number in Arabic figures of any width, spaces around it ignored.
fn figures(text: &str) -> Option<u32> {
    let narrowed: String = text.trim().chars().map(narrow).collect();
    let plain = !narrowed.is_empty() && narrowed.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| narrowed.parse().ok())?
}

fn is_open(c: char) -> bool {
    matches!(
        narrow(c),
        '〔' | '[' | '【' | '(' | '〈' | '〖' | '{' | '<' | '﹝' | '「'
    )
}

fn is_close(c: char) -> bool {
    matches!(
        narrow(c),
        '〕' | ']' | '】' | ')' | '〉' | '〗' | '}' | '>' | '﹞' | '」'
    )
}

impl fmt::Display for NoticeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.issuer, self.year, self.serial)
    }
}

impl fmt::Debug for NoticeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NoticeNumber({self})")
    }
}

impl FromStr for NoticeNumber {
    type Err = NoticeNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Explain for NoticeNumberProblem {
    fn words(&self) -> (&'static str, Words) {
        match self {
            Self::Brackets { found } => ("brackets", vec![("found", found.to_string())]),
            Self::Form => ("form", vec![]),
            Self::Shape => ("shape", vec![]),
            Self::Issuer => ("issuer", vec![]),
            Self::Year => ("year", vec![]),
            Self::Serial => ("serial", vec![]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NoticeNumber, NoticeNumberProblem as Problem};
    use proptest::prelude::*;

    fn fault(text: &str) -> (Problem, &str, Option<String>) {
        let fault = NoticeNumber::parse(text).expect_err(text);
        (fault.problem, &text[fault.range], fault.suggestion)
    }

    #[test]
    fn parts_are_read() {
        let number = NoticeNumber::parse("榕人社〔2024〕3号").expect("by the standard");
        assert_eq!(
            (number.issuer(), number.year(), number.serial()),
            ("榕人社", 2024, 3)
        );
        for text in [
            "闽人社文〔2021〕71号",
            "人社厅发〔2024〕36号",
            "榕人社演〔2026〕8号",
        ] {
            assert_eq!(
                NoticeNumber::parse(text).map(|number| number.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn other_brackets_are_offered_in_the_right_ones() {
        let plain = Some("榕人社〔2024〕3号".to_owned());
        for (text, found, piece) in [
            ("榕人社[2024]3号", '[', "[2024]"),
            ("榕人社【2024】3号", '【', "【2024】"),
            ("榕人社(2024)3号", '(', "(2024)"),
            ("榕人社（2024）3号", '（', "（2024）"),
            ("榕人社﹝2024﹞3号", '﹝', "﹝2024﹞"),
            ("榕人社［２０２４］第03号", '［', "［２０２４］"),
        ] {
            assert_eq!(
                fault(text),
                (Problem::Brackets { found }, piece, plain.clone()),
                "{text}"
            );
        }
        for text in [
            "榕人社〔2024〕03号",
            "榕人社〔2024〕第3号",
            "榕人社 〔2024〕 3 号",
            "榕人社〔２０２４〕３号",
        ] {
            assert_eq!(fault(text), (Problem::Form, text, plain.clone()), "{text}");
        }
    }

    #[test]
    fn the_problem_is_named() {
        assert_eq!(fault("榕人社〔24〕3号"), (Problem::Year, "24", None));
        assert_eq!(fault("榕人社〔2024〕3"), (Problem::Serial, "3", None));
        assert_eq!(fault("榕人社〔2024〕0号"), (Problem::Serial, "0号", None));
        assert_eq!(fault("〔2024〕3号"), (Problem::Issuer, "", None));
        assert_eq!(fault("2024年第3号公告").0, Problem::Shape);
        assert_eq!(fault("").0, Problem::Shape);
    }

    proptest! {
        #[test]
        fn parse_undoes_display(issuer in "[榕闽人社文发厅]{1,6}", year in 1949u16..2200, serial in 1u32..100_000) {
            let text = format!("{issuer}〔{year}〕{serial}号");
            let number = NoticeNumber::parse(&text).expect("by the standard");
            prop_assert_eq!(number.to_string(), text);
        }

        #[test]
        fn any_text_is_answered(text in "(.{0,16}|[榕〔【(2024)】〕第0-9 号]{0,14})") {
            if let Err(fault) = NoticeNumber::parse(&text) {
                prop_assert!(text.get(fault.range).is_some());
                prop_assert!(fault.suggestion.is_none_or(|number| NoticeNumber::parse(&number).is_ok()));
            }
        }
    }
}
