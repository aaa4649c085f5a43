//! A month of a year (年月): since when a body has trained people, and a page of the calendar of sessions.

use std::fmt;
use std::str::FromStr;

use super::day::{Day, DayError};

/// One month. Displays as `2026-12`; people read `2026年12月`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month that `day` is in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }

    /// Reads `2026-12`, `2026.12`, `2026/12`, `2026年12月`, or a whole day, of which the month is taken.
    ///
    /// # Errors
    /// As [`Day::parse`].
    pub fn parse(text: &str) -> Result<Self, DayError> {
        if let Some(month) = Self::plain(text) {
            return Ok(month);
        }
        if let Ok(day) = Day::parse(text) {
            return Ok(Self::of(day));
        }
        let trimmed = text.trim_end();
        let first = match trimmed.chars().next_back() {
            Some('月') => format!("{trimmed}1日"),
            _ if trimmed.contains(['.', '．']) => format!("{trimmed}.1"),
            _ if trimmed.contains(['/', '／']) => format!("{trimmed}/1"),
            _ => format!("{trimmed}-1"),
        };
        match Day::parse(&first) {
            Ok(day) => Ok(Self::of(day)),
            Err(mut fault) => {
                // The added day lies behind the text, and a problem of the form is about the text as a whole.
                fault.range =
                    fault.range.start.min(trimmed.len())..fault.range.end.min(trimmed.len());
                Err(fault)
            }
        }
    }

    /// Reads `2016-03`, as most are written, and nothing else.
    #[must_use]
    pub fn plain(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let is_plain = [(year, 4), (month, 2)].iter().all(|(digits, length)| {
            digits.len() == *length && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        if !is_plain {
            return None;
        }
        Day::new(year.parse().ok()?, month.parse().ok()?, 1).map(Self::of)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// For people: `2026年12月`.
    #[must_use]
    pub fn text(self) -> String {
        format!("{}年{}月", self.year, self.month)
    }

    /// The following month.
    #[must_use]
    pub fn next(self) -> Self {
        match self.month {
            12 => Self {
                year: self.year + 1,
                month: 1,
            },
            month => Self {
                month: month + 1,
                ..self
            },
        }
    }

    /// How many months after this one `other` is; negative when it is earlier.
    #[must_use]
    pub fn months_until(self, other: Self) -> i32 {
        let count = |month: Self| i32::from(month.year) * 12 + i32::from(month.month);
        count(other) - count(self)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Month({self})")
    }
}

impl FromStr for Month {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Month;
    use crate::model::{Day, DayProblem};
    use proptest::prelude::*;

    #[test]
    fn forms_that_people_write() {
        for text in [
            "2016-03",
            "2016-3",
            "2016.3",
            "2016/03",
            "2016年3月",
            "２０１６年３月",
            "2016-03-15",
        ] {
            assert_eq!(
                Month::parse(text).map(|month| month.to_string()),
                Ok("2016-03".to_owned()),
                "{text}"
            );
        }
        assert_eq!(Month::plain("2016-03").map(Month::month), Some(3));
        for text in ["2016-3", "2016-13", "2016-03-15", "+201-03", "2016.03"] {
            assert_eq!(Month::plain(text), None, "{text}");
        }
        assert_eq!(
            Month::parse("2016-13").expect_err("refused").problem,
            DayProblem::Month(13)
        );
        assert!(
            Month::parse("三月").is_err()
                && Month::parse("").is_err()
                && Month::parse("2016").is_err()
        );
    }

    #[test]
    fn months_follow_each_other() {
        let december = Month::parse("2026-12").expect("a month");
        assert_eq!(december.next().text(), "2027年1月");
        assert_eq!(
            Month::parse("2021-04")
                .expect("a month")
                .months_until(december),
            68
        );
        assert_eq!(Month::of(Day::new(2026, 12, 5).expect("a day")), december);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "(.{0,12}|[0-9年月./-]{0,9})") {
            if let Err(fault) = Month::parse(&text) {
                prop_assert!(text.get(fault.range).is_some());
            }
        }
    }
}
