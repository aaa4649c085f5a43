//! A month as a table of weeks, with how many assessments begin on each day.

use serde::Serialize;

use crate::model::{Day, Month};
use crate::render::Site;

#[derive(Serialize)]
pub(super) struct Grid {
    caption: String,
    weekdays: Vec<Weekday>,
    weeks: Vec<Vec<Cell>>,
}

#[derive(Serialize)]
struct Weekday {
    short: String,
    long: String,
}

/// A day, or the place of a day of another month.
#[derive(Serialize)]
struct Cell {
    /// `2026-12-05`; empty where there is no day.
    iso: String,
    day: i8,
    /// How many begin.
    count: usize,
}

/// The table of a month; weeks begin on Monday.
pub(super) fn grid(site: &Site<'_>, month: Month) -> Grid {
    let texts = &site.theme.texts;
    let mut cells = Vec::new();
    if let Some(first) = Day::new(month.year(), month.month(), 1) {
        cells.extend((1..first.weekday()).map(|_| Cell::EMPTY));
        let sessions = site.directory.sessions.of_month(month);
        let mut day = first;
        while Month::of(day) == month {
            let begin = sessions.iter().filter(|it| it.plan.starts_on == day);
            cells.push(Cell {
                iso: day.to_string(),
                day: day.day(),
                count: begin.count(),
            });
            day = day.next();
        }
    }
    cells.resize_with(cells.len().next_multiple_of(7), || Cell::EMPTY);
    let mut cells = cells.into_iter();
    let weeks = std::iter::from_fn(|| Some(cells.by_ref().take(7).collect::<Vec<_>>()));
    Grid {
        caption: texts.fill("calendar_grid", &[("month", texts.month(month))]),
        weekdays: (1..=7).map(|it| weekday(site, it)).collect(),
        weeks: weeks.take_while(|week| !week.is_empty()).collect(),
    }
}

impl Cell {
    const EMPTY: Self = Self {
        iso: String::new(),
        day: 0,
        count: 0,
    };
}

fn weekday(site: &Site<'_>, number: i32) -> Weekday {
    let text = |prefix| site.theme.texts.of(prefix, &number.to_string());
    Weekday {
        short: text("weekday_short"),
        long: text("weekday"),
    }
}
