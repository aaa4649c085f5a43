//! What the calendar of working days says of a plan's deadlines: shared by the rules about them.
//! Where the answer depends on days that no published calendar covers, there is none.

use crate::check::Context;
use crate::model::{Day, Plan, WorkingDays};

/// Whether at least `count` working days lie after `day` through `until`.
fn has_at_least(context: &Context<'_>, count: u32, day: Day, until: Day) -> Option<bool> {
    if let Some(calendar) = &context.catalog.working_days {
        return calendar.has_at_least(count, day, until);
    }
    let days = u32::try_from(day.days_until(until)).unwrap_or(0);
    (days < count).then_some(false)
}

/// Whether a plan was filed early enough: as many working days before its first day as the policy
/// asks, which is not counted.
pub fn is_filed_ahead(context: &Context<'_>, plan: &Plan) -> Option<bool> {
    let count = context.catalog.policy.plan_filed_ahead;
    let (filed, starts) = (plan.filed_on.previous(), plan.starts_on.previous());
    has_at_least(context, count, filed, starts)
}

/// Whether `day` is past the limit for filing a plan's results.
pub fn is_past_limit(context: &Context<'_>, plan: &Plan, day: Day) -> Option<bool> {
    let count = context.catalog.policy.results_filed_within;
    // Of days in an impossible order nothing follows.
    if plan.ends_on < plan.starts_on {
        return Some(false);
    }
    // On the last of these working days it is in time.
    has_at_least(context, count, plan.ends_on, day.previous())
}

/// The last day for filing a plan, if the calendar has it.
pub fn last_day_ahead(context: &Context<'_>, plan: &Plan) -> Option<Day> {
    let count = context.catalog.policy.plan_filed_ahead;
    calendar(context)?.subtract(plan.starts_on, count).ok()
}

/// The last day for filing a plan's results, if the calendar has it.
pub fn last_day_of_results(context: &Context<'_>, plan: &Plan) -> Option<Day> {
    let count = context.catalog.policy.results_filed_within;
    calendar(context)?.add(plan.ends_on, count).ok()
}

fn calendar<'c>(context: &Context<'c>) -> Option<&'c WorkingDays> {
    context.catalog.working_days.as_ref()
}
