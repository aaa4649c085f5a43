//! Properties of the fold over dated events, against a plain day-by-day account.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::match_same_arms)] // a test fails by panicking

use minglu::model::fold::{Subject, Terms, fold};
use minglu::model::{Day, Event, EventKind, OccupationCode, Standing, Validity};
use proptest::prelude::*;

const EXPIRING: u16 = 90;

fn start() -> Day {
    Day::new(2024, 1, 1).expect("a day")
}

fn code() -> OccupationCode {
    OccupationCode::parse("6-31-01-03").expect("a code")
}

fn event(on: Day, kind: EventKind, scoped: bool) -> Event {
    Event {
        index: None,
        on,
        scope: if scoped || kind.changes_scope() {
            vec![code()]
        } else {
            Vec::new()
        },
        kind,
        notice: None,
        note: None,
    }
}

fn kinds() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        Just(EventKind::Publicised),
        Just(EventKind::RenewalApplied),
        (0..2500_i32).prop_map(|days| EventKind::Renewed {
            valid_until: start().plus_days(days)
        }),
        Just(EventKind::RenewalDeclined),
        Just(EventKind::ScopeAdded),
        Just(EventKind::ScopeRemoved),
        Just(EventKind::Suspended),
        Just(EventKind::Reinstated),
        Just(EventKind::RectificationOrdered),
        Just(EventKind::RectificationClosed),
        Just(EventKind::Withdrawn),
        Just(EventKind::Cancelled),
    ]
}

/// Some events, with the filing among them, in the order of their days.
fn histories() -> impl Strategy<Value = Vec<Event>> {
    let others = prop::collection::vec((0..1500_i32, kinds(), any::<bool>()), 0..12);
    (0..60_i32, others).prop_map(|(filed, others)| {
        let mut events: Vec<Event> = others
            .into_iter()
            .map(|(day, kind, scoped)| event(start().plus_days(day), kind, scoped))
            .collect();
        events.push(event(start().plus_days(filed), EventKind::Filed, false));
        events.sort_by_key(|event| (event.on, event.kind != EventKind::Filed));
        events
    })
}

fn terms() -> Terms {
    Terms {
        whole: Validity::for_years(start(), 3),
        validity: Validity::for_years(start(), 3),
        expiring_days: EXPIRING,
    }
}

/// The evaluator's standing on a day, told from the beginning without any step function.
fn plainly(events: &[Event], day: Day) -> Option<Standing> {
    let (mut filed, mut public, mut suspended, mut mending, mut renewing) =
        (false, false, false, false, false);
    let mut until = terms().validity.last_day();
    for event in events
        .iter()
        .filter(|event| event.on <= day && event.is_whole())
    {
        match event.kind {
            EventKind::Publicised if !filed => public = true,
            EventKind::Filed if !filed => (filed, public) = (true, false),
            _ if !filed => {}
            EventKind::Suspended => suspended = true,
            EventKind::Reinstated => suspended = false,
            EventKind::RectificationOrdered => mending = true,
            EventKind::RectificationClosed => mending = false,
            EventKind::RenewalApplied => renewing = true,
            EventKind::RenewalDeclined => renewing = false,
            EventKind::Renewed { valid_until } => {
                (until, renewing) = (until.max(valid_until), false);
            }
            EventKind::Withdrawn => return Some(Standing::Withdrawn),
            EventKind::Cancelled => return Some(Standing::Cancelled),
            _ => {}
        }
    }
    if !filed {
        return public.then_some(Standing::Publicity);
    }
    let left = day.days_until(until);
    Some(match (left < 0, renewing, suspended, mending) {
        (true, false, ..) => Standing::Expired,
        (_, _, true, _) => Standing::Suspended,
        (_, _, false, true) => Standing::UnderRectification,
        (_, true, false, false) => Standing::UnderRenewal,
        (false, false, false, false) if left < i32::from(EXPIRING) => Standing::Expiring,
        _ => Standing::InForce,
    })
}

proptest! {
    #[test]
    fn the_step_function_agrees_with_the_plain_account(events in histories(), days in prop::collection::vec(0..2600_i32, 20)) {
        let (timeline, _) = fold(Subject::Evaluator, terms(), &events);
        for day in days {
            let day = start().plus_days(day);
            prop_assert_eq!(timeline.standing(day), plainly(&events, day), "{}", day);
        }
    }

    #[test]
    fn steps_go_forward_and_each_changes_something(events in histories()) {
        for subject in [Subject::Evaluator, Subject::Item(code())] {
            let (timeline, _) = fold(subject, terms(), &events);
            for pair in timeline.steps().windows(2) {
                prop_assert!(pair[0].from < pair[1].from);
                prop_assert!(pair[0].standing != pair[1].standing || pair[0].valid_until != pair[1].valid_until);
            }
        }
    }

    #[test]
    fn an_item_may_never_assess_while_its_evaluator_may_not(events in histories(), day in 0..2600_i32) {
        let day = start().plus_days(day);
        let (whole, _) = fold(Subject::Evaluator, terms(), &events);
        let (item, _) = fold(Subject::Item(code()), terms(), &events);
        let may = |standing: Option<Standing>| standing.is_some_and(Standing::may_assess);
        prop_assert!(may(whole.standing(day)) || !may(item.standing(day)));
    }

    #[test]
    fn events_of_other_occupations_change_nothing(events in histories(), day in 0..2600_i32) {
        let other = OccupationCode::parse("4-10-01-03").expect("a code");
        let day = start().plus_days(day);
        let whole: Vec<Event> = events.iter().filter(|event| event.is_whole()).cloned().collect();
        let (with, _) = fold(Subject::Item(other), terms(), &events);
        let (without, _) = fold(Subject::Item(other), terms(), &whole);
        prop_assert_eq!(with.standing(day), without.standing(day));
    }
}
