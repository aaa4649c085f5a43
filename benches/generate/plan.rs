//! Generated assessment plans (认定实施计划): one for about every third evaluator, each filed in time.

use minglu::model::{Day, Month};

use crate::evaluator::{Evaluator, Source};
use crate::random::Random;

/// A session that was planned and filed.
pub struct Plan {
    /// Index of the evaluator and of the item among its own.
    pub evaluator: usize,
    pub item: usize,
    pub filed_on: Day,
    pub starts_on: Day,
    pub ends_on: Day,
    pub seats: u32,
    pub register_until: Day,
    pub results_filed_on: Option<Day>,
}

impl Plan {
    /// The month it is listed under.
    pub fn month(&self) -> Month {
        Month::of(self.starts_on)
    }
}

/// A plan for this evaluator in the year of the build, for about two in three of those that stand all year.
pub fn plan(source: &Source<'_>, index: usize, evaluator: &Evaluator<'_>) -> Option<Plan> {
    let random = &mut Random::of(source.seed ^ 0x_504C_414E, evaluator.record);
    let year = source.as_of.year();
    if !evaluator.is_steady(year) || !random.happens(72) {
        return None;
    }
    let days = &source.catalogue.working_days;
    let saturday = first_saturday(year)?.plus_days(7 * random.days(3, 48));
    let ends_on = if random.happens(50) {
        saturday.next()
    } else {
        saturday
    };
    let filed_on = days
        .subtract(saturday, random.between(10, 16))
        .ok()
        .filter(|filed| *filed <= source.as_of)?;
    let items: Vec<usize> = (0..evaluator.items.len())
        .filter(|&i| evaluator.items[i].removed.is_none())
        .collect();
    let item = *random.pick(&items);
    let results = days.add(ends_on, random.between(1, 9)).ok();
    Some(Plan {
        evaluator: index,
        item,
        filed_on,
        starts_on: saturday,
        ends_on,
        seats: evaluator.items[item].workstations,
        register_until: saturday.plus_days(-3),
        results_filed_on: results.filter(|filed| *filed <= source.as_of),
    })
}

fn first_saturday(year: i16) -> Option<Day> {
    let mut day = Day::new(year, 1, 1)?;
    while !(day.is_weekend() && day.next().is_weekend()) {
        day = day.next();
    }
    Some(day)
}

/// The plans by month, each with its id (`2026-12-00001`), in order of their first days.
pub fn by_month(plans: Vec<Plan>) -> Vec<(Month, Vec<(String, Plan)>)> {
    let mut plans = plans;
    plans.sort_by_key(|plan| (plan.starts_on, plan.evaluator));
    let mut months: Vec<(Month, Vec<(String, Plan)>)> = Vec::new();
    for plan in plans {
        let month = plan.month();
        if months.last().is_none_or(|(last, _)| *last != month) {
            months.push((month, Vec::new()));
        }
        let (_, listed) = months.last_mut().expect("a month was just pushed");
        listed.push((format!("{month}-{:05}", listed.len() + 1), plan));
    }
    months
}
