//! Matters that an event opens and a later one closes: a rectification, a suspension, an
//! application for renewal. What is open on a day waits for somebody.

use super::{Day, Event, EventKind, Standing, Timeline};

/// How many days after its end a filing still waits for a decision. Later it is a past one: the
/// authority has let it lapse. Not of the notice.
const LAPSES_AFTER: i32 = 180;

/// What an event opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// 限期整改, until it is closed.
    Rectification,
    /// 暂停认定, until it is reinstated.
    Suspension,
    /// 延期申请, until it is decided.
    Renewal,
}

impl Matter {
    fn is_opened_by(self, kind: &EventKind) -> bool {
        match self {
            Self::Rectification => *kind == EventKind::RectificationOrdered,
            Self::Suspension => *kind == EventKind::Suspended,
            Self::Renewal => *kind == EventKind::RenewalApplied,
        }
    }

    fn is_closed_by(self, kind: &EventKind) -> bool {
        match self {
            Self::Rectification => *kind == EventKind::RectificationClosed,
            Self::Suspension => *kind == EventKind::Reinstated,
            Self::Renewal => matches!(kind, EventKind::Renewed { .. } | EventKind::RenewalDeclined),
        }
    }

    /// The events that opened such a matter which is still open on `day`. `events` are in the
    /// order of their days. Of a filing that has ended nothing is open.
    pub fn open_on(self, events: &[Event], day: Day) -> impl Iterator<Item = &Event> {
        let happened = &events[..events.partition_point(|event| event.on <= day)];
        let has_ended = happened
            .iter()
            .any(|event| matches!(event.kind, EventKind::Withdrawn | EventKind::Cancelled));
        let opened = happened.iter().enumerate();
        opened.filter_map(move |(index, event)| {
            let is_open = !has_ended
                && self.is_opened_by(&event.kind)
                && !self.is_closed(event, &happened[index + 1..]);
            is_open.then_some(event)
        })
    }

    /// Whether all that `event` opened is closed by `later`: the whole evaluator, or each of the
    /// occupations that it names.
    fn is_closed(self, event: &Event, later: &[Event]) -> bool {
        let mut closing = later.iter().filter(|it| self.is_closed_by(&it.kind));
        if event.is_whole() {
            return closing.any(Event::is_whole);
        }
        let closed = |code| closing.clone().any(|it| it.names(code));
        event.scope.iter().all(|code| closed(*code))
    }
}

/// The end of a validity that is past and of which nobody has recorded what came of it: no
/// renewal, no decision against one, no withdrawal.
#[must_use]
pub fn undecided_end(timeline: &Timeline, events: &[Event], day: Day) -> Option<Day> {
    let step = timeline.at(day)?;
    let end = step
        .valid_until
        .filter(|_| step.standing == Some(Standing::Expired))?;
    let happened = events.iter().rev().filter(|event| event.on <= day);
    let last = happened.filter(|event| event.is_whole()).find(|event| {
        matches!(
            event.kind,
            EventKind::Renewed { .. } | EventKind::RenewalDeclined
        )
    });
    let is_declined = last.is_some_and(|event| event.kind == EventKind::RenewalDeclined);
    let is_fresh = (1..=LAPSES_AFTER).contains(&end.days_until(day));
    (is_fresh && !is_declined).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OccupationCode;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn event(on: &str, kind: EventKind, scope: &[&str]) -> Event {
        let codes = scope.iter();
        Event {
            index: None,
            on: day(on),
            kind,
            scope: codes
                .map(|it| OccupationCode::parse(it).expect("a code"))
                .collect(),
            notice: None,
            note: None,
        }
    }

    fn open(matter: Matter, events: &[Event], on: &str) -> usize {
        matter.open_on(events, day(on)).count()
    }

    #[test]
    fn a_matter_is_open_until_it_is_closed_at_its_own_level() {
        let events = [
            event("2024-01-01", EventKind::Suspended, &[]),
            event(
                "2024-02-01",
                EventKind::Suspended,
                &["6-31-01-03", "4-10-01-03"],
            ),
            event("2024-03-01", EventKind::Reinstated, &["6-31-01-03"]),
            event("2024-04-01", EventKind::Reinstated, &[]),
            event("2024-05-01", EventKind::Reinstated, &["4-10-01-03"]),
        ];
        let days = ["2023-12-31", "2024-01-01", "2024-03-01", "2024-04-01"];
        let counts = days.map(|on| open(Matter::Suspension, &events, on));
        assert_eq!(counts, [0, 1, 2, 1]);
        assert_eq!(open(Matter::Suspension, &events, "2024-05-01"), 0);
        assert_eq!(open(Matter::Rectification, &events, "2024-03-01"), 0);
    }

    #[test]
    fn nothing_is_open_after_the_end() {
        let events = [
            event("2024-01-01", EventKind::RenewalApplied, &[]),
            event("2024-02-01", EventKind::Withdrawn, &[]),
        ];
        assert_eq!(open(Matter::Renewal, &events, "2024-01-31"), 1);
        assert_eq!(open(Matter::Renewal, &events, "2024-02-01"), 0);
    }
}
