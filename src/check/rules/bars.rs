//! What forbids an assessment on the days of a plan, and the event that brought it about.

use super::renewals::event_day;
use crate::model::{Day, Event, EventKind, Matter, Plan, Record, Standing, Timeline};
use crate::source::Place;

/// Why not, and on which day first.
#[derive(Clone, Copy)]
pub struct Bar {
    /// The first such day.
    pub day: Day,
    /// The standing on it.
    pub standing: Option<Standing>,
}

/// What forbids an assessment on one of the plan's days.
pub fn bar(timeline: &Timeline, plan: &Plan) -> Option<Bar> {
    let first = Bar {
        day: plan.starts_on,
        standing: timeline.standing(plan.starts_on),
    };
    let steps = timeline.steps().iter();
    let later = steps.filter(|step| plan.starts_on < step.from && step.from <= plan.ends_on);
    let later = later.map(|step| Bar {
        day: step.from,
        standing: step.standing,
    });
    let may = |bar: &Bar| bar.standing.is_some_and(Standing::may_assess);
    let mut bars = std::iter::once(first).chain(later).filter(|bar| !may(bar));
    let first = bars.next()?;
    // What may be allowed is not said where something else is certain.
    let certain = |bar: &Bar| bar.standing != Some(Standing::UnderRectification);
    Some(if certain(&first) {
        first
    } else {
        bars.find(certain).unwrap_or(first)
    })
}

/// Whether nothing at all can be assessed on the plan's days, for the evaluator had left: what else the
/// plan says of its scope is no question then.
pub fn has_left(record: Record<'_>, plan: &Plan) -> bool {
    let is_known = record.knows_standing() && plan.knows(&["starts_on", "ends_on"]);
    let timeline = record.timeline.filter(|_| is_known);
    let bar = timeline.and_then(|timeline| bar(timeline, plan));
    bar.is_some_and(|bar| {
        matches!(
            bar.standing,
            Some(Standing::Withdrawn | Standing::Cancelled)
        ) && bar.day == plan.starts_on
    })
}

/// The event that brought it about.
pub fn since(
    record: Record<'_>,
    bar: Bar,
    concerns: impl Fn(&Event) -> bool,
) -> Option<(Place, Day)> {
    let matter = match bar.standing {
        Some(Standing::Suspended) => Some(Matter::Suspension),
        Some(Standing::UnderRectification) => Some(Matter::Rectification),
        _ => None,
    };
    let event = if let Some(matter) = matter {
        let mut open = matter.open_on(record.events, bar.day);
        open.find(|event| concerns(event))
    } else {
        let kind = match bar.standing {
            Some(Standing::Withdrawn) => EventKind::Withdrawn,
            Some(Standing::Cancelled) => EventKind::Cancelled,
            None => EventKind::ScopeRemoved,
            _ => return None,
        };
        let mut past = record.events.iter().rev();
        past.find(|event| event.on <= bar.day && event.kind == kind && concerns(event))
    };
    event.map(|event| (event_day(record, event), event.on))
}
