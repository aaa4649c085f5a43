//! The renewals of an evaluator's validity, each with the validity that it continues: shared by the
//! rules about them.

use crate::model::{Day, Event, EventKind, Filing, Record, Standing, Validity};
use crate::source::Place;

/// A renewal of the whole evaluator.
#[derive(Clone, Copy)]
pub struct Renewal<'c> {
    /// The event.
    pub event: &'c Event,
    /// The last day of the validity until then.
    pub old_end: Day,
    /// The new last day.
    pub new_end: Day,
}

/// The renewals in the order of their days. Those that reach no farther than the old validity have
/// a finding of form and continue nothing.
pub fn renewals<'c>(filing: &Filing, events: &'c [Event]) -> impl Iterator<Item = Renewal<'c>> {
    let mut end = filing.validity.last_day();
    events.iter().filter_map(move |event| match event.kind {
        EventKind::Renewed { valid_until } if event.is_whole() && valid_until > end => {
            let old_end = std::mem::replace(&mut end, valid_until);
            Some(Renewal {
                event,
                old_end,
                new_end: valid_until,
            })
        }
        _ => None,
    })
}

impl Renewal<'_> {
    /// The last day that it should have: so many years from the day after the old end.
    pub fn expected(self, years: u8) -> Day {
        Validity::for_years(self.old_end.next(), years).last_day()
    }

    /// Whether the new validity was counted from the day of the decision, not from the day after
    /// the old end.
    pub fn counts_from_decision(self, years: u8) -> bool {
        let expected = self.expected(years);
        let counted = Validity::for_years(self.event.on, years).last_day();
        let is_other = self.new_end != expected && self.new_end != expected.next();
        is_other && (self.new_end == counted || self.new_end == counted.next())
    }

    /// Whether nothing held between the old end and the decision: neither the validity nor an
    /// application that kept it open.
    pub fn has_gap(self, record: Record<'_>) -> bool {
        let after = self.old_end.next();
        let standing = record.timeline.and_then(|it| it.standing(after));
        self.event.on > after && standing == Some(Standing::Expired)
    }
}

/// Where an event of a record stands; the filing, if the record gives no event of its own for it.
pub fn event_place(record: Record<'_>, event: &Event) -> Place {
    let file = Place::file(record.origin);
    match event.index {
        Some(index) => file.key("events").index(index),
        None => file.key("filing"),
    }
}

/// The key of an event's day.
pub fn event_day(record: Record<'_>, event: &Event) -> Place {
    let key = if event.index.is_some() {
        "on"
    } else {
        "filed_on"
    };
    event_place(record, event).key(key)
}

/// Where the end of the validity that holds on `day` stands: in the last renewal, else in the filing.
pub fn end_place(record: Record<'_>, day: Day) -> Place {
    let mut past = record.events.iter().rev().filter(|event| event.on <= day);
    let is_renewal =
        |event: &&Event| matches!(event.kind, EventKind::Renewed { .. }) && event.is_whole();
    let place = match past.find(is_renewal) {
        Some(renewal) => event_place(record, renewal),
        None => Place::file(record.origin).key("filing"),
    };
    place.key("valid_until")
}
