//! The published calendars of 2021–2026 and the counts that the specification fixes.

use super::{CalendarError, WorkingDays};
use crate::model::{Day, Validity};
use proptest::prelude::*;

/// Weekdays that rest, 2021–2026.
const REST: &str = "\
    2021-01-01 2021-02-11 2021-02-12 2021-02-15 2021-02-16 2021-02-17 2021-04-05 2021-05-03 2021-05-04 2021-05-05 \
    2021-06-14 2021-09-20 2021-09-21 2021-10-01 2021-10-04 2021-10-05 2021-10-06 2021-10-07 2022-01-03 2022-01-31 \
    2022-02-01 2022-02-02 2022-02-03 2022-02-04 2022-04-04 2022-04-05 2022-05-02 2022-05-03 2022-05-04 2022-06-03 \
    2022-09-12 2022-10-03 2022-10-04 2022-10-05 2022-10-06 2022-10-07 2023-01-02 2023-01-23 2023-01-24 2023-01-25 \
    2023-01-26 2023-01-27 2023-04-05 2023-05-01 2023-05-02 2023-05-03 2023-06-22 2023-06-23 2023-09-29 2023-10-02 \
    2023-10-03 2023-10-04 2023-10-05 2023-10-06 2024-01-01 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 \
    2024-04-04 2024-04-05 2024-05-01 2024-05-02 2024-05-03 2024-06-10 2024-09-16 2024-09-17 2024-10-01 2024-10-02 \
    2024-10-03 2024-10-04 2024-10-07 2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 \
    2025-04-04 2025-05-01 2025-05-02 2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 \
    2025-10-08 2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 \
    2026-05-01 2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07";

/// Weekend days that are worked, 2021–2026.
const WORK: &str = "\
    2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09 2022-01-29 2022-01-30 2022-04-02 \
    2022-04-24 2022-05-07 2022-10-08 2022-10-09 2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 \
    2023-10-08 2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 2025-01-26 \
    2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10";

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

fn days(text: &str) -> Vec<Day> {
    text.split_whitespace().map(day).collect()
}

fn covered() -> Validity {
    Validity::new(day("2021-01-01"), day("2026-12-31")).expect("in order")
}

fn calendar() -> WorkingDays {
    WorkingDays::new(covered(), &days(REST), &days(WORK)).expect("published days")
}

#[test]
fn the_counts_of_the_specification_hold() {
    let calendar = calendar();
    assert_eq!(
        calendar.subtract(day("2021-10-08"), 10),
        Ok(day("2021-09-17"))
    );
    assert_eq!(calendar.add(day("2021-10-08"), 10), Ok(day("2021-10-21")));
    assert_eq!(calendar.add(day("2024-02-18"), 10), Ok(day("2024-03-01")));
    assert_eq!(
        calendar.subtract(day("2026-02-24"), 10),
        Ok(day("2026-02-03"))
    );
}

#[test]
fn make_up_days_are_worked_and_holidays_rest() {
    let calendar = calendar();
    for (text, worked) in [
        ("2021-09-18", true),
        ("2021-09-20", false),
        ("2021-09-25", false),
        ("2021-09-17", true),
    ] {
        assert_eq!(calendar.is_working_day(day(text)), Ok(worked), "{text}");
    }
    assert_eq!(
        calendar.between(day("2021-09-17"), day("2021-10-08")),
        Ok(10)
    );
    assert_eq!(
        calendar.between(day("2021-10-08"), day("2021-09-17")),
        Ok(0)
    );
    assert_eq!(calendar.add(day("2021-09-25"), 0), Ok(day("2021-09-25")));
}

#[test]
fn nothing_is_counted_beyond_the_published_years() {
    let calendar = calendar();
    let beyond = calendar
        .add(day("2026-12-25"), 10)
        .expect_err("2027 is not published");
    assert_eq!(
        (beyond.needed, beyond.covered),
        (day("2027-01-01"), covered())
    );
    assert_eq!(
        calendar
            .subtract(day("2021-01-04"), 1)
            .expect_err("2020 is not covered")
            .needed,
        day("2020-12-31")
    );
    assert_eq!(
        calendar
            .add(day("2027-01-04"), 1)
            .expect_err("not covered")
            .needed,
        day("2027-01-04")
    );
    assert!(calendar.add(day("2026-12-25"), u32::MAX).is_err());
}

#[test]
fn what_is_certain_without_the_missing_years_is_answered() {
    let calendar = calendar();
    let at_least =
        |count, from: &str, until: &str| calendar.has_at_least(count, day(from), day(until));
    // Eight working days of 2026 are left, and two days of 2027 may be worked.
    assert_eq!(at_least(8, "2026-12-21", "2027-01-02"), Some(true));
    assert_eq!(at_least(9, "2026-12-21", "2027-01-02"), None);
    assert_eq!(at_least(11, "2026-12-21", "2027-01-02"), Some(false));
    assert_eq!(at_least(3, "2027-03-01", "2027-03-03"), Some(false));
    assert_eq!(at_least(2, "2027-03-01", "2027-03-03"), None);
    assert_eq!(at_least(1, "2020-12-30", "2021-01-04"), Some(true));
    assert_eq!(at_least(1, "2026-12-21", "2026-12-21"), Some(false));
    assert_eq!(at_least(1, "2026-12-22", "2026-12-21"), Some(false));
}

#[test]
fn lists_that_contradict_the_week_are_refused() {
    let new = |rest: &[&str], work: &[&str]| {
        let days = |list: &[&str]| list.iter().map(|text| day(text)).collect::<Vec<_>>();
        WorkingDays::new(covered(), &days(rest), &days(work)).err()
    };
    assert_eq!(
        new(&["2024-02-18"], &[]),
        Some(CalendarError::RestOnWeekend(day("2024-02-18")))
    );
    assert_eq!(
        new(&[], &["2024-02-19"]),
        Some(CalendarError::WorkOnWeekday(day("2024-02-19")))
    );
    assert_eq!(
        new(&["2027-01-01"], &[]),
        Some(CalendarError::Outside(day("2027-01-01")))
    );
    assert_eq!(new(&[], &[]), None);
}

fn covered_day() -> impl Strategy<Value = Day> {
    (0i32..2_191).prop_map(|days| day("2021-01-01").plus_days(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn subtract_undoes_add_on_working_days(start in covered_day(), count in 0u32..400) {
        let calendar = calendar();
        prop_assume!(calendar.is_working_day(start) == Ok(true));
        if let Ok(end) = calendar.add(start, count) {
            prop_assert_eq!(calendar.subtract(end, count), Ok(start));
            prop_assert_eq!(calendar.between(start, end), Ok(count));
        }
    }

    #[test]
    fn certainty_agrees_with_counting(start in covered_day(), days in 0i32..40, count in 0u32..40) {
        let calendar = calendar();
        let until = start.plus_days(days);
        if let Ok(between) = calendar.between(start, until) {
            prop_assert_eq!(calendar.has_at_least(count, start, until), Some(between >= count));
        } else if let Some(certain) = calendar.has_at_least(count, start, until) {
            let worked = calendar.between(start, covered().last_day()).unwrap_or_default();
            prop_assert_eq!(certain, worked >= count);
        }
    }

    #[test]
    fn counting_agrees_with_walking(start in covered_day(), count in 1u32..40) {
        let calendar = calendar();
        let (mut walked, mut left) = (start, count);
        while left > 0 && calendar.is_working_day(walked.next()).is_ok() {
            walked = walked.next();
            left -= u32::from(calendar.is_working_day(walked) == Ok(true));
        }
        prop_assert_eq!(calendar.add(start, count).ok(), (left == 0).then_some(walked));
    }
}
