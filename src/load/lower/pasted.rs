//! What spreadsheets make of values that are then pasted into a record: dates with a time of day or as
//! numbers, long numbers without their last digits, TRUE for true.

use super::Problem;
use crate::model::Day;

/// Words for yes and no that are clear without being ours; those of [`super::cursor::YES_NO`] in other
/// letters are, too.
const YES_NO: &[(&str, bool)] = &[
    ("√", true),
    ("✓", true),
    ("✔", true),
    ("☑", true),
    ("1", true),
    ("y", true),
    ("×", false),
    ("✗", false),
    ("✘", false),
    ("☒", false),
    ("0", false),
    ("n", false),
];

/// The day of a date behind which a time of day is written: `2024-03-05 00:00:00`.
pub fn day_of_moment(text: &str) -> Option<Day> {
    let (date, time) = text.trim().split_once([' ', 'T'])?;
    let mut parts = time.trim().split(':');
    let is_time = (2..=3).contains(&time.split(':').count())
        && parts.all(|part| {
            let is_digit = |it: char| it.is_ascii_digit();
            part.starts_with(is_digit) && part.chars().all(|it| is_digit(it) || it == '.')
        });
    is_time.then(|| Day::parse(date).ok())?
}

/// Why a text is no date, if that is a spreadsheet's doing.
pub fn date(text: &str) -> Option<Problem> {
    serial(text).or_else(|| year_last(text))
}

/// A date as the number of days that spreadsheets count from the end of 1899: 45356 is 2024-03-05.
fn serial(text: &str) -> Option<Problem> {
    const BEFORE_FIRST: i32 = -2; // 1899-12-30 as they count, for 1900 was no leap year
    let is_number = text.len() == 5 && text.bytes().all(|it| it.is_ascii_digit());
    let number: i32 = text.parse().ok().filter(|_| is_number)?;
    let day = Day::FIRST.plus_days(BEFORE_FIRST + number);
    let is_likely = (1950..=2099).contains(&day.year());
    is_likely.then(|| {
        Problem::new("serial")
            .arg("day", day)
            .guess(Some(day.to_string()))
    })
}

/// A date with its year last: `5/3/2024` is of March or of May.
fn year_last(text: &str) -> Option<Problem> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [first, second, year] = parts.as_slice() else {
        return None;
    };
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
    let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let problem = |variant| Problem::new(variant);
    match (Day::new(year, first, second), Day::new(year, second, first)) {
        (Some(one), Some(other)) if one != other => {
            Some(problem("year-last").arg("one", one).arg("other", other))
        }
        (Some(day), _) | (None, Some(day)) => {
            Some(problem("year-at-end").guess(Some(day.to_string())))
        }
        (None, None) => None,
    }
}

/// Whether a text is a long number as spreadsheets shorten it: `5.23501E+17`.
pub fn is_shortened(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let is_number = |text: &str| {
        let is_part = |it: char| it.is_ascii_digit() || it == '.';
        text.starts_with(|it: char| it.is_ascii_digit()) && text.chars().all(is_part)
    };
    power.starts_with('+') && is_number(digits) && is_number(&power[1..])
}

/// What a word that is none of ours means by yes or no.
pub fn yes_no(text: &str) -> Option<bool> {
    let small = text.to_lowercase();
    let mut words = YES_NO.iter().chain(super::cursor::YES_NO);
    let found = words.find(|(word, _)| *word == small);
    found.map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_write_is_known() {
        let day = |text| day_of_moment(text).map(|day| day.to_string());
        assert_eq!(day("2024-03-05 00:00:00").as_deref(), Some("2024-03-05"));
        assert_eq!(day("2024/3/5 0:00").as_deref(), Some("2024-03-05"));
        assert_eq!(day("2024-03-05T08:30").as_deref(), Some("2024-03-05"));
        assert_eq!(day("2024-03-05 上午"), None);
        assert_eq!(day("2024-02-30 00:00"), None);
        let meant = |text| date(text).and_then(|problem| problem.suggestion);
        assert_eq!(meant("45356").as_deref(), Some("2024-03-05"));
        assert_eq!(meant("13/5/2024").as_deref(), Some("2024-05-13"));
        assert_eq!(meant("5/3/2024"), None);
        assert!(date("5/3/2024").is_some());
        assert!(date("2024").is_none() && date("35/35/2024").is_none());
        assert!(is_shortened("5.23501E+17"));
        assert!(!is_shortened("52350102DEM000014F") && !is_shortened("E+17"));
        assert_eq!(yes_no("TRUE"), Some(true));
        assert_eq!(yes_no("×"), Some(false));
        assert_eq!(yes_no("也许"), None);
    }
}
