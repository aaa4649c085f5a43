//! The one place that asks what day it is.

use std::env;

use crate::model::Day;

/// The day given on the command line; else that of `SOURCE_DATE_EPOCH` in UTC; else today here.
///
/// # Errors
/// If `SOURCE_DATE_EPOCH` is set and is no number of seconds, or the clock has gone wrong; the
/// text is what was found.
pub fn as_of(given: Option<Day>) -> Result<Day, String> {
    if let Some(day) = given {
        return Ok(day);
    }
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => of_epoch(&seconds),
        Err(_) => today(),
    }
}

/// A day as written on the command line.
///
/// # Errors
/// If it is none.
pub fn parse_day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|_| format!("{text}: YYYY-MM-DD"))
}

#[allow(clippy::disallowed_methods)]
fn today() -> Result<Day, String> {
    day(jiff::ZonedDateTime::now().date())
}

/// A date of the calendar as a Day; one that a Day cannot hold comes from a clock gone wrong.
fn day(date: jiff::civil::Date) -> Result<Day, String> {
    Day::new(date.year(), date.month(), date.day()).ok_or_else(|| date.to_string())
}

fn of_epoch(seconds: &str) -> Result<Day, String> {
    let wrong = || format!("SOURCE_DATE_EPOCH={seconds}");
    let seconds: i64 = seconds.trim().parse().map_err(|_| wrong())?;
    let instant = jiff::Timestamp::from_second(seconds).map_err(|_| wrong())?;
    day(jiff::tz::TimeZone::UTC.to_datetime(instant).date())
}

#[cfg(test)]
mod tests {
    use super::of_epoch;

    #[test]
    fn the_epoch_gives_a_day_in_utc() {
        assert_eq!(of_epoch("1763856000").unwrap().to_string(), "2025-11-23");
        assert!(of_epoch("yesterday").is_err());
    }
}
