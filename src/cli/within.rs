//! A length of time as people write it: `90d`, `12w`, `3m`, `1y`, `90`, `90天`.

use jiff::{Span, civil::Date};

use crate::model::Day;

/// A length of time in days or months of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// So many days.
    Days(i32),
    /// So many months.
    Months(i32),
}

impl Within {
    /// The day so much later.
    #[must_use]
    pub fn after(self, day: Day) -> Day {
        match self {
            Self::Days(days) => day.plus_days(days),
            Self::Months(months) => {
                let date: Date = day.date();
                Day::from(date.saturating_add(Span::new().months(months)))
            }
        }
    }
}

/// Reads a length of time of at most a hundred years.
///
/// # Errors
/// If it is none.
pub fn parse_within(text: &str) -> Result<Within, String> {
    const MOST_DAYS: i32 = 36_500;
    let text = text.trim();
    let unit = text.find(|it: char| !it.is_ascii_digit());
    let (number, unit) = text.split_at(unit.unwrap_or(text.len()));
    let number: Option<i32> = number.parse().ok();
    let within = number.filter(|it| *it <= MOST_DAYS).and_then(|number| {
        let (within, days) = match unit.trim() {
            "" | "d" | "天" | "日" => (Within::Days(number), 1),
            "w" | "周" => (Within::Days(number * 7), 7),
            "m" | "月" | "个月" => (Within::Months(number), 30),
            "y" | "年" => (Within::Months(number * 12), 365),
            _ => return None,
        };
        (number * days <= MOST_DAYS).then_some(within)
    });
    within.ok_or_else(|| format!("{text}: 90d, 12w, 3m, 1y, 90"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, expected) in [
            ("90d", Within::Days(90)),
            ("12w", Within::Days(84)),
            ("3m", Within::Months(3)),
            ("1y", Within::Months(12)),
            ("90", Within::Days(90)),
            ("90天", Within::Days(90)),
            ("3 个月", Within::Months(3)),
            ("0", Within::Days(0)),
        ] {
            assert_eq!(parse_within(text), Ok(expected), "{text}");
        }
        for text in ["", "d", "-3d", "3 years", "1.5m", "999999999999d", "200y"] {
            assert!(parse_within(text).is_err(), "{text}");
        }
    }

    #[test]
    fn months_end_with_their_month() {
        let day = |text| Day::parse(text).expect("a day");
        assert_eq!(
            Within::Months(3).after(day("2026-11-30")),
            day("2027-02-28")
        );
        assert_eq!(Within::Days(90).after(day("2026-11-23")), day("2027-02-21"));
    }
}
