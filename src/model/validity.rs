//! Validity (有效期): the days from the first through the last on which a filing holds, both included.

use std::fmt;

use super::day::Day;

/// From a first day through a last day, both included; never empty.
///
/// A filing holds three years (通知 三(二)3): from 2024-04-01 through 2027-03-31.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Validity {
    first_day: Day,
    last_day: Day,
}

/// The last day lies before the first (有效期止早于起).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValidityError {
    /// The day it should begin.
    pub first_day: Day,
    /// The day it should end.
    pub last_day: Day,
}

impl Validity {
    /// From `first_day` through `last_day`.
    ///
    /// # Errors
    /// When the last day lies before the first.
    pub fn new(first_day: Day, last_day: Day) -> Result<Self, ValidityError> {
        if last_day < first_day {
            Err(ValidityError {
                first_day,
                last_day,
            })
        } else {
            Ok(Self {
                first_day,
                last_day,
            })
        }
    }

    /// So many whole years from `first_day`: 2024-04-01 and three years end on 2027-03-31.
    ///
    /// From 29 February the last day is 28 February, the end of that month, where the last year has no 29th
    /// (期间的最后一日没有对应日的，月末日为最后一日: 民法典 第二百零二条). No years at all count as one day.
    #[must_use]
    pub fn for_years(first_day: Day, years: u8) -> Self {
        let same_day = first_day.plus_years(years);
        let last_day = if same_day.day() == first_day.day() {
            same_day.previous()
        } else {
            same_day
        };
        Self {
            first_day,
            last_day: last_day.max(first_day),
        }
    }

    /// The first day on which it holds (有效期起).
    #[must_use]
    pub fn first_day(self) -> Day {
        self.first_day
    }

    /// The last day on which it holds (有效期止).
    #[must_use]
    pub fn last_day(self) -> Day {
        self.last_day
    }

    /// Whether it holds on `day`.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        (self.first_day..=self.last_day).contains(&day)
    }

    /// Whether every day of `other` is a day of this one.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.first_day <= other.first_day && other.last_day <= self.last_day
    }

    /// How many days follow `day` until the last: 0 on the last day itself, negative once it is past.
    #[must_use]
    pub fn days_left(self, day: Day) -> i32 {
        day.days_until(self.last_day)
    }

    /// How many days it holds in all.
    #[must_use]
    pub fn days(self) -> i32 {
        self.first_day.days_until(self.last_day) + 1
    }

    /// The first of its last `days` days: 90 days before the end of 2027-03-31 that is 2027-01-01 (即将到期).
    #[must_use]
    pub fn expiring_from(self, days: u16) -> Day {
        self.last_day
            .next()
            .plus_days(-i32::from(days))
            .clamp(self.first_day, self.last_day.next())
    }
}

impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} – {}", self.first_day, self.last_day)
    }
}

impl fmt::Debug for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Validity({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::Validity;
    use crate::model::Day;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn three_years_end_the_day_before() {
        for (first, last) in [
            ("2024-04-01", "2027-03-31"),
            ("2024-01-01", "2026-12-31"),
            ("2025-03-01", "2028-02-29"),
            ("2024-02-29", "2027-02-28"),
            ("2024-03-31", "2027-03-30"),
        ] {
            assert_eq!(
                Validity::for_years(day(first), 3).last_day(),
                day(last),
                "{first}"
            );
        }
        assert_eq!(
            Validity::for_years(day("2024-02-29"), 4).last_day(),
            day("2028-02-28")
        );
        assert_eq!(Validity::for_years(day("2024-04-01"), 0).days(), 1);
    }

    #[test]
    fn both_ends_are_included() {
        let validity = Validity::new(day("2024-04-01"), day("2027-03-31")).expect("in order");
        assert!(validity.contains(day("2024-04-01")) && validity.contains(day("2027-03-31")));
        assert!(!validity.contains(day("2024-03-31")) && !validity.contains(day("2027-04-01")));
        assert_eq!(validity.days_left(day("2027-03-31")), 0);
        assert_eq!(validity.days_left(day("2027-01-01")), 89);
        assert_eq!(validity.days_left(day("2027-04-02")), -2);
        assert_eq!(validity.expiring_from(90), day("2027-01-01"));
        assert_eq!(validity.expiring_from(5_000), day("2024-04-01"));
        assert!(Validity::new(day("2024-04-02"), day("2024-04-01")).is_err());
    }

    proptest! {
        #[test]
        fn years_hold_whole_years(days in 0i32..70_000, years in 1u8..10) {
            let first = day("1950-01-01").plus_days(days);
            let validity = Validity::for_years(first, years);
            let whole = i32::from(years) * 365;
            prop_assert!((whole..=whole + 3).contains(&validity.days()), "{validity}");
        }

        #[test]
        fn the_expiring_days_are_the_last(length in 0i32..2_000, within in 0u16..2_000) {
            let first = day("2024-04-01");
            let validity = Validity::new(first, first.plus_days(length)).expect("in order");
            let expiring = validity.expiring_from(within);
            let count = expiring.days_until(validity.last_day()) + 1;
            prop_assert_eq!(count, i32::from(within).min(validity.days()));
        }
    }
}
