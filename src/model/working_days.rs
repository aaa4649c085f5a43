//! Working days (工作日): counting the ten days of 通知 三(三)1 and 三(三)2 by the holiday notices of the State Council.
//!
//! The calendar knows the weekdays that rest (节假日) and the weekend days that are worked (调休上班) of the years whose
//! notices are published. Beyond them nothing is counted: an answer that needs an unpublished year would be a guess.

use super::day::Day;
use super::validity::Validity;

/// A calendar of working days over a range of whole days; a count takes one look-up, however long it is.
///
/// Day 0 is never counted: ten working days *after* 8 October end on the tenth working day that follows it, whether
/// or not that day itself is worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    covered: Validity,
    /// Every working day, in order.
    worked: Vec<Day>,
    /// For each covered day, how many working days lie before it; one entry more for the end.
    before: Vec<u32>,
}

/// The count needs a day that no published calendar covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfCalendar {
    /// A day that is needed and not covered.
    pub needed: Day,
    /// What is covered.
    pub covered: Validity,
}

/// Why lists of rest and make-up days make no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarError {
    /// A rest day that is a weekend day: it rests anyway, so the date is likely wrong.
    RestOnWeekend(Day),
    /// A make-up day that is a weekday: it is worked anyway, so the date is likely wrong.
    WorkOnWeekday(Day),
    /// A day outside the covered range.
    Outside(Day),
    /// A day that is said to rest and to be worked.
    Both(Day),
}

impl WorkingDays {
    /// The calendar of `covered` in which the weekdays `rest` rest and the weekend days `work` are worked.
    ///
    /// # Errors
    /// The first day that lies outside the range, on the wrong side of the week or in both lists.
    pub fn new(covered: Validity, rest: &[Day], work: &[Day]) -> Result<Self, CalendarError> {
        for &day in rest {
            Self::check_rest(covered, day)?;
        }
        for &day in work {
            Self::check_work(covered, rest, day)?;
        }
        let mut calendar = Self {
            covered,
            worked: Vec::new(),
            before: vec![0],
        };
        let mut day = covered.first_day();
        while day <= covered.last_day() {
            if if day.is_weekend() {
                work.contains(&day)
            } else {
                !rest.contains(&day)
            } {
                calendar.worked.push(day);
            }
            calendar
                .before
                .push(u32::try_from(calendar.worked.len()).unwrap_or(u32::MAX)); // a day is one entry
            day = day.next();
        }
        Ok(calendar)
    }

    /// Whether `day` can be a rest day of a calendar of `covered`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_rest(covered: Validity, day: Day) -> Result<(), CalendarError> {
        match (covered.contains(day), day.is_weekend()) {
            (false, _) => Err(CalendarError::Outside(day)),
            (true, true) => Err(CalendarError::RestOnWeekend(day)),
            (true, false) => Ok(()),
        }
    }

    /// Whether `day` can be a make-up day of a calendar of `covered` with these rest days.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_work(covered: Validity, rest: &[Day], day: Day) -> Result<(), CalendarError> {
        match (covered.contains(day), rest.contains(&day), day.is_weekend()) {
            (_, true, _) => Err(CalendarError::Both(day)),
            (false, ..) => Err(CalendarError::Outside(day)),
            (true, false, false) => Err(CalendarError::WorkOnWeekday(day)),
            (true, false, true) => Ok(()),
        }
    }

    /// The range that is covered by published notices.
    #[must_use]
    pub fn covered(&self) -> Validity {
        self.covered
    }

    /// Whether `day` is a working day.
    ///
    /// # Errors
    /// When `day` is not covered.
    pub fn is_working_day(&self, day: Day) -> Result<bool, OutOfCalendar> {
        Ok(self.through(day)? > self.before(day)?)
    }

    /// The `count`-th working day after `day`; `day` itself for 0.
    ///
    /// Results must be filed by `add(end, 10)` (通知 三(三)2).
    ///
    /// # Errors
    /// When `day` or the answer is not covered.
    pub fn add(&self, day: Day, count: u32) -> Result<Day, OutOfCalendar> {
        let passed = self.through(day)?;
        match count {
            0 => Ok(day),
            _ => self
                .nth(u64::from(passed) + u64::from(count))
                .ok_or_else(|| self.out(self.covered.last_day().next())),
        }
    }

    /// The `count`-th working day before `day`; `day` itself for 0.
    ///
    /// A plan must be filed by `subtract(start, 10)` (通知 三(三)1).
    ///
    /// # Errors
    /// When `day` or the answer is not covered.
    pub fn subtract(&self, day: Day, count: u32) -> Result<Day, OutOfCalendar> {
        let before = u64::from(self.before(day)?);
        match count {
            0 => Ok(day),
            _ => (before + 1)
                .checked_sub(u64::from(count))
                .and_then(|nth| self.nth(nth))
                .ok_or_else(|| self.out(self.covered.first_day().previous())),
        }
    }

    /// How many working days lie after `day` through `until`: 0 when `until` is not later. Undoes [`WorkingDays::add`].
    ///
    /// # Errors
    /// When either day is not covered.
    pub fn between(&self, day: Day, until: Day) -> Result<u32, OutOfCalendar> {
        Ok(self.through(until)?.saturating_sub(self.through(day)?))
    }

    /// Whether at least `count` working days lie after `day` through `until`, as far as that is
    /// certain: days that are not covered may be worked or not, and `None` is the answer if it
    /// depends on them.
    #[must_use]
    pub fn has_at_least(&self, count: u32, day: Day, until: Day) -> Option<bool> {
        let days = u32::try_from(day.days_until(until)).unwrap_or(0);
        let first = self.covered.first_day().previous();
        let (from, to) = (day.max(first), until.min(self.covered.last_day()));
        let covered = u32::try_from(from.days_until(to)).unwrap_or(0);
        let worked = match covered {
            0 => 0,
            _ => self.through(to).ok()? - self.before(from.next()).ok()?,
        };
        if worked >= count {
            Some(true)
        } else if worked + (days - covered) < count {
            Some(false)
        } else {
            None
        }
    }

    /// The working day that is `nth` in the calendar, counted from 1.
    fn nth(&self, nth: u64) -> Option<Day> {
        let index = usize::try_from(nth).ok()?.checked_sub(1)?;
        self.worked.get(index).copied()
    }

    /// Working days before `day`.
    fn before(&self, day: Day) -> Result<u32, OutOfCalendar> {
        self.entry(day, 0)
    }

    /// Working days through `day`.
    fn through(&self, day: Day) -> Result<u32, OutOfCalendar> {
        self.entry(day, 1)
    }

    fn entry(&self, day: Day, offset: usize) -> Result<u32, OutOfCalendar> {
        let days = self.covered.first_day().days_until(day);
        let index = usize::try_from(days)
            .ok()
            .filter(|_| self.covered.contains(day));
        index
            .and_then(|index| self.before.get(index + offset).copied())
            .ok_or_else(|| self.out(day))
    }

    fn out(&self, needed: Day) -> OutOfCalendar {
        OutOfCalendar {
            needed,
            covered: self.covered,
        }
    }
}

#[cfg(test)]
#[path = "working_days_tests.rs"]
mod tests;
