//! The sample's calendar of working days, against the counts that the specification fixes.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use minglu::model::Day;
use support::fixture;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

#[test]
fn the_samples_calendar_counts_as_the_notices_have_it() {
    let loaded = minglu::load::load(&fixture("../content"));
    let calendar = loaded.catalog.working_days.expect("a calendar");
    let before = |text: &str| calendar.subtract(day(text), 10).expect("covered");
    let after = |text: &str| calendar.add(day(text), 10).expect("covered");
    assert_eq!(before("2021-10-08"), day("2021-09-17"));
    assert_eq!(after("2021-10-08"), day("2021-10-21"));
    assert_eq!(after("2024-02-18"), day("2024-03-01"));
    assert_eq!(before("2026-02-24"), day("2026-02-03"));
    // What is published ends with 2026: nothing is guessed.
    assert!(calendar.add(day("2026-12-21"), 10).is_err());
    assert!(calendar.subtract(day("2027-01-05"), 10).is_err());
}
