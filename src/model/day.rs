//! A day of the calendar (日期), without time of day or zone: filings, events and validity are counted in whole days.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::fault::{Explain, Fault, Words};
use super::tidy::is_dash;
use crate::source::narrow;

/// One day. Displays as `2027-03-31`; people read `2027年3月31日`.
///
/// What is written must lie in 1900–2199, which catches a digit too many or too few; arithmetic may leave that range.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// Why a text is no day.
pub type DayError = Fault<DayProblem>;

/// What is wrong with a written day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayProblem {
    /// Not year, month and day in one of the forms that are read.
    Form,
    /// Readable, yet not as `2027-03-31` (only from [`Day::parse_iso`]).
    NotIso,
    /// The year is not in 1900–2199.
    Year(i32),
    /// The month is not in 1–12.
    Month(u32),
    /// The month has no such day.
    NoSuchDay {
        /// The year.
        year: i16,
        /// The month.
        month: i8,
        /// The day that was written.
        day: u32,
        /// The last day that the month has.
        last: i8,
    },
}

impl Day {
    /// The first day that can be written.
    pub const FIRST: Self = Self(Date::constant(1900, 1, 1));

    /// The day of this year, month and day; `None` when there is none in 1900–2199.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        (1900..=2199)
            .contains(&year)
            .then(|| Date::new(year, month, day).ok().map(Self))?
    }

    /// Reads what people write: `2027-03-31`, `2027.3.31`, `2027/3/31`, `2027年3月31日`, `20270331`, in any width.
    ///
    /// # Errors
    /// When the text has another form or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        match Self::from_iso(text.as_bytes()) {
            Some(day) => Ok(day),
            None => read_written(text),
        }
    }

    /// Reads `2027-03-31` and nothing else; another readable form is refused with this one as suggestion.
    ///
    /// # Errors
    /// As [`Day::parse`], and [`DayProblem::NotIso`].
    pub fn parse_iso(text: &str) -> Result<Self, DayError> {
        if let Some(day) = Self::from_iso(text.as_bytes()) {
            return Ok(day);
        }
        let day = read_written(text)?;
        Err(Fault::whole(text, DayProblem::NotIso).suggest(Some(day.to_string())))
    }

    /// The day in the calendar library's terms.
    #[must_use]
    pub fn date(self) -> Date {
        self.0
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week (星期): Monday is 1, Sunday 7.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// Saturday or Sunday (双休日); whether it is *worked* only the calendar of working days knows.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// For people: `2027年3月31日`.
    #[must_use]
    pub fn text(self) -> String {
        format!("{}年{}月{}日", self.year(), self.month(), self.day())
    }

    /// The day so many days later (earlier when negative), stopping at the calendar's ends, years −9999 and 9999.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(
            self.0
                .saturating_add(Span::new().days(days.clamp(-4_000_000, 4_000_000))),
        )
    }

    /// The same day so many years later; 29 February becomes 28 February where there is none.
    #[must_use]
    pub fn plus_years(self, years: u8) -> Self {
        let year = self.year().saturating_add(i16::from(years));
        let same_day = Date::new(year, self.month(), self.day());
        let by_the_calendar = |_| self.0.saturating_add(Span::new().years(i64::from(years)));
        Self(same_day.unwrap_or_else(by_the_calendar))
    }

    /// The following day.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.tomorrow().unwrap_or(self.0))
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.yesterday().unwrap_or(self.0))
    }

    /// How many days after this one `other` is; negative when it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        let hours = self.0.duration_until(other.0).as_hours();
        i32::try_from(hours / 24).unwrap_or(i32::MAX) // twenty thousand years of days fit
    }

    fn from_iso(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; 10] = bytes.try_into().ok()?;
        if bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |from: usize, to: usize| {
            let digit = |sum: i16, byte: &u8| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i16::from(byte - b'0'))
            };
            bytes[from..to].iter().try_fold(0, digit)
        };
        Self::new(
            number(0, 4)?,
            i8::try_from(number(5, 7)?).ok()?,
            i8::try_from(number(8, 10)?).ok()?,
        )
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

/// A run of digits and what follows it.
struct Number {
    value: u32,
    digits: usize,
    range: std::ops::Range<usize>,
    after: String,
}

fn read_written(text: &str) -> Result<Day, DayError> {
    let numbers = numbers(text);
    let form = || Fault::whole(text, DayProblem::Form);
    let numbers = match numbers.as_slice() {
        [only] if only.digits == 8 && only.after.is_empty() => compact(only),
        [year, month, day] if is_form([&year.after, &month.after, &day.after]) => {
            [year, month, day].map(|number| (number.value, number.digits, number.range.clone()))
        }
        _ => return Err(form()),
    };
    let [
        (year, year_digits, year_at),
        (month, _, month_at),
        (day, _, day_at),
    ] = numbers;
    let written_year = i32::try_from(year).unwrap_or(i32::MAX);
    let full = i16::try_from(year)
        .ok()
        .filter(|year| year_digits == 4 && (1900..=2199).contains(year));
    let year = full.ok_or_else(|| Fault::at(year_at, DayProblem::Year(written_year)))?;
    let first = i8::try_from(month)
        .ok()
        .and_then(|month| Day::new(year, month, 1));
    let first = first.ok_or_else(|| Fault::at(month_at, DayProblem::Month(month)))?;
    let found = i8::try_from(day)
        .ok()
        .and_then(|day| Day::new(year, first.month(), day));
    found.ok_or_else(|| {
        let last = first.0.days_in_month();
        Fault::at(
            day_at,
            DayProblem::NoSuchDay {
                year,
                month: first.month(),
                day,
                last,
            },
        )
    })
}

/// The three parts of `20270331`.
fn compact(number: &Number) -> [(u32, usize, std::ops::Range<usize>); 3] {
    let width = number.range.len() / 8; // one byte a digit, or three in full width
    let at =
        |from: usize, to: usize| number.range.start + from * width..number.range.start + to * width;
    let value = number.value;
    [
        (value / 10_000, 4, at(0, 4)),
        (value / 100 % 100, 2, at(4, 6)),
        (value % 100, 2, at(6, 8)),
    ]
}

/// Whether what follows year, month and day is one of the forms people use.
fn is_form(after: [&str; 3]) -> bool {
    match after {
        ["年", "月", "日" | "号" | ""] | ["." | "/" | "．" | "。", "." | "/" | "．" | "。", ""] => {
            true
        }
        [first, second, ""] => [first, second]
            .iter()
            .all(|gap| gap.chars().count() == 1 && gap.chars().all(is_dash)),
        _ => false,
    }
}

/// Splits into numbers and the text after each; leading text makes a number-less form, which is refused.
fn numbers(text: &str) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    let mut in_number = false;
    for (at, written) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let c = narrow(written);
        let end = at + written.len_utf8();
        let Some(digit) = c.to_digit(10) else {
            match numbers.last_mut() {
                Some(number) => number.after.push(c),
                None => return Vec::new(),
            }
            in_number = false;
            continue;
        };
        match numbers.last_mut().filter(|_| in_number) {
            Some(number) => {
                number.value = number.value.saturating_mul(10).saturating_add(digit);
                number.digits += 1;
                number.range.end = end;
            }
            None => numbers.push(Number {
                value: digit,
                digits: 1,
                range: at..end,
                after: String::new(),
            }),
        }
        in_number = true;
    }
    numbers
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Day({self})")
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Explain for DayProblem {
    fn words(&self) -> (&'static str, Words) {
        match self {
            Self::Form => ("form", vec![]),
            Self::NotIso => ("not-iso", vec![]),
            Self::Year(year) => ("year", vec![("year", year.to_string())]),
            Self::Month(month) => ("month", vec![("month", month.to_string())]),
            Self::NoSuchDay {
                year,
                month,
                day,
                last,
            } => (
                "no-such-day",
                vec![
                    ("year", year.to_string()),
                    ("month", month.to_string()),
                    ("day", day.to_string()),
                    ("last", last.to_string()),
                ],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, DayProblem as Problem};
    use proptest::prelude::*;

    fn fault(text: &str) -> (Problem, &str) {
        let fault = Day::parse(text).expect_err(text);
        (fault.problem, &text[fault.range])
    }

    #[test]
    fn forms_that_people_write() {
        let day = Day::new(2027, 3, 31).expect("a day");
        for text in [
            "2027-03-31",
            "2027-3-31",
            "2027.3.31",
            "2027.03.31",
            "2027/3/31",
            "2027年3月31日",
            "2027年03月31日",
            "２０２７年３月３１日",
            "2027年3月31号",
            "２０２７－０３－３１",
            "20270331",
            " 2027 年 3 月 31 日 ",
            "2027—03—31",
            "２０２７０３３１",
        ] {
            assert_eq!(Day::parse(text), Ok(day), "{text}");
        }
        assert_eq!(day.text(), "2027年3月31日");
    }

    #[test]
    fn iso_alone_is_strict() {
        assert!(Day::parse_iso("2027-03-31").is_ok());
        let fault = Day::parse_iso("2027年3月31日").expect_err("not ISO");
        assert_eq!(
            (fault.problem, fault.suggestion.as_deref()),
            (Problem::NotIso, Some("2027-03-31"))
        );
    }

    #[test]
    fn impossible_days_are_named() {
        assert_eq!(
            fault("2027-02-29"),
            (
                Problem::NoSuchDay {
                    year: 2027,
                    month: 2,
                    day: 29,
                    last: 28
                },
                "29"
            )
        );
        assert_eq!(fault("2027年13月1日"), (Problem::Month(13), "13"));
        assert_eq!(fault("20271301"), (Problem::Month(13), "13"));
        assert_eq!(fault("27.3.31"), (Problem::Year(27), "27"));
        assert_eq!(fault("20270-03-31"), (Problem::Year(20270), "20270"));
        assert_eq!(
            fault("2027年2月３０日"),
            (
                Problem::NoSuchDay {
                    year: 2027,
                    month: 2,
                    day: 30,
                    last: 28
                },
                "３０"
            )
        );
        for text in [
            "",
            "明年三月",
            "2027-03",
            "2027-03-31T00:00",
            "2027.3/31-",
            "2027年3月31日前",
            "2027–",
        ] {
            assert_eq!(fault(text), (Problem::Form, text), "{text}");
        }
    }

    #[test]
    fn days_are_counted() {
        let day = |text| Day::parse(text).expect("a day");
        assert_eq!(day("2024-02-28").days_until(day("2024-03-01")), 2);
        assert_eq!(day("2024-03-01").days_until(day("2024-02-28")), -2);
        assert_eq!(day("2024-12-31").next(), day("2025-01-01"));
        assert_eq!(day("2025-01-01").previous(), day("2024-12-31"));
        assert_eq!(day("2024-02-29").plus_years(3), day("2027-02-28"));
        assert!(day("2026-01-03").is_weekend() && !day("2026-01-05").is_weekend());
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (0i32..109_000).prop_map(|days| Day::new(1900, 1, 1).expect("a day").plus_days(days))
    }

    proptest! {
        #[test]
        fn parse_undoes_display_and_text(day in any_day()) {
            prop_assert_eq!(Day::parse_iso(&day.to_string()), Ok(day));
            prop_assert_eq!(Day::parse(&day.text()), Ok(day));
        }

        #[test]
        fn days_until_undoes_plus_days(day in any_day(), days in -9_999i32..9_999) {
            prop_assert_eq!(day.days_until(day.plus_days(days)), days);
        }

        #[test]
        fn any_text_is_answered(text in "(.{0,16}|[0-9０-９年月日./ -]{4,14})") {
            if let Err(fault) = Day::parse(&text) {
                prop_assert!(text.get(fault.range).is_some());
            }
        }
    }
}
