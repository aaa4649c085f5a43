//! Two states of the public facts side by side.

use std::cmp::Ordering;

use super::{Fact, PublicFacts, RecordedEvent, Topic};
use crate::model::EvaluatorCode;

/// Something that is different for the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Whose it is.
    pub code: EvaluatorCode,
    /// Its name: the new one, if there is one.
    pub name: String,
    /// What is different.
    pub what: What,
}

/// What is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was not listed before; its events say since when it is filed.
    Listed,
    /// It is not listed any more, without an event that says so.
    Unlisted,
    /// An event that was not in the record: filed, renewed, scope added …
    Event(RecordedEvent),
    /// A fact that is another one, and no new event says so.
    Corrected {
        /// Which.
        fact: Fact,
        /// What stood there; `None` if nothing did.
        before: Option<String>,
        /// What stands there now.
        after: Option<String>,
    },
}

impl What {
    /// What it is about; `None` for an event of a kind that is not known.
    #[must_use]
    pub fn topic(&self) -> Option<Topic> {
        match self {
            Self::Listed => Some(Topic::New),
            Self::Unlisted | Self::Corrected { .. } => Some(Topic::Corrected),
            Self::Event(event) => topic(&event.kind),
        }
    }
}

/// The topic of an event by the name of its kind, as [`Topic::of`] has it.
fn topic(kind: &str) -> Option<Topic> {
    Some(match kind {
        "publicised" | "filed" => Topic::New,
        "renewal_applied" | "renewed" | "renewal_declined" => Topic::Renewed,
        "scope_added" | "scope_removed" => Topic::Scope,
        "suspended" | "reinstated" | "rectification_ordered" | "rectification_closed" => {
            Topic::Suspended
        }
        "withdrawn" | "cancelled" => Topic::Ended,
        "renamed" | "moved" => Topic::Details,
        _ => return None,
    })
}

/// What is different in `new`. Both are in the order of the codes, each code once; so are the differences, and
/// for one evaluator the events come first.
#[must_use]
pub fn compare(old: &[PublicFacts], new: &[PublicFacts]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return differences,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(before), Some(after)) => before.code.cmp(&after.code),
        };
        let before = if order.is_le() { old.next() } else { None };
        let after = if order.is_ge() { new.next() } else { None };
        let whats = match (before, after) {
            (Some(before), Some(after)) => of_one(before, after),
            (Some(_), None) => vec![What::Unlisted],
            _ => vec![What::Listed],
        };
        if let Some(named) = after.or(before) {
            differences.extend(whats.into_iter().map(|what| Difference {
                code: named.code,
                name: named.name().to_owned(),
                what,
            }));
        }
    }
}

/// What is different of an evaluator that was and is listed.
fn of_one(before: &PublicFacts, after: &PublicFacts) -> Vec<What> {
    let (mut gone, mut come) = only_once(&before.events, &after.events);
    let moved = moved(&mut gone, &mut come);
    let mut whats: Vec<What> = come.iter().cloned().map(What::Event).collect();
    let history = |before: Option<RecordedEvent>, after: Option<RecordedEvent>| What::Corrected {
        fact: Fact::History,
        before: before.map(|it| it.to_string()),
        after: after.map(|it| it.to_string()),
    };
    let facts = before.facts.keys().chain(after.facts.keys());
    let mut facts: Vec<&Fact> = facts.collect();
    facts.sort_unstable();
    facts.dedup();
    for fact in facts {
        let (before, after) = (before.facts.get(fact), after.facts.get(fact));
        if before != after && !come.iter().any(|event| explains(event, fact)) {
            whats.push(What::Corrected {
                fact: fact.clone(),
                before: before.cloned(),
                after: after.cloned(),
            });
        }
    }
    whats.extend(
        moved
            .into_iter()
            .map(|(was, is)| history(Some(was), Some(is))),
    );
    whats.extend(gone.into_iter().map(|was| history(Some(was), None)));
    whats
}

/// The events that are in one list only.
fn only_once(
    before: &[RecordedEvent],
    after: &[RecordedEvent],
) -> (Vec<RecordedEvent>, Vec<RecordedEvent>) {
    let mut come = after.to_vec();
    let mut gone = Vec::new();
    for event in before {
        match come.iter().position(|it| it == event) {
            Some(index) => drop(come.remove(index)),
            None => gone.push(event.clone()),
        }
    }
    (gone, come)
}

/// Takes out of both lists what is the same event on another day.
fn moved(
    gone: &mut Vec<RecordedEvent>,
    come: &mut Vec<RecordedEvent>,
) -> Vec<(RecordedEvent, RecordedEvent)> {
    let mut moved = Vec::new();
    gone.retain(|was| {
        let same = |it: &RecordedEvent| it.kind == was.kind && it.scope == was.scope;
        let Some(index) = come.iter().position(same) else {
            return true;
        };
        moved.push((was.clone(), come.remove(index)));
        false
    });
    moved
}

/// Whether it follows from an event that a fact is another one.
fn explains(event: &RecordedEvent, fact: &Fact) -> bool {
    match event.kind.as_str() {
        "filed" => matches!(
            fact,
            Fact::FiledOn
                | Fact::Authority
                | Fact::FilingNotice
                | Fact::ValidFrom
                | Fact::ValidUntil
        ),
        "renamed" => matches!(fact, Fact::Name | Fact::ShortNames),
        "moved" => matches!(fact, Fact::Address | Fact::District | Fact::Place(_)),
        "renewed" => *fact == Fact::ValidUntil,
        "scope_added" | "scope_removed" => {
            let item = fact.item();
            item.is_some_and(|item| event.scope.contains(&item.occupation.code))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EventKind;

    /// An evaluator in short: `name=甲,phone=1 | 2026-01-05 filed`.
    fn facts(code: &str, text: &str) -> PublicFacts {
        let (facts, events) = text.split_once(" | ").unwrap_or((text, ""));
        let pairs = facts.split(',').filter_map(|pair| pair.split_once('='));
        PublicFacts {
            code: EvaluatorCode::parse(code).expect("a code"),
            facts: pairs
                .map(|(fact, value)| (fact.parse().expect("a fact"), value.to_owned()))
                .collect(),
            events: events
                .split("; ")
                .filter(|it| !it.is_empty())
                .map(|it| RecordedEvent::parse(it).expect("an event"))
                .collect(),
        }
    }

    /// The differences of one evaluator in short.
    fn told(before: &str, after: &str) -> Vec<String> {
        let of = |text| vec![facts("S000035010001", text)];
        let differences = compare(&of(before), &of(after));
        differences.into_iter().map(|it| tell(&it.what)).collect()
    }

    fn tell(what: &What) -> String {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        match what {
            What::Event(event) => format!("{event}"),
            What::Corrected {
                fact,
                before,
                after,
            } => {
                format!("{fact}: {} → {}", text(before), text(after))
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_fact_that_changes_by_itself_is_a_correction() {
        assert_eq!(told("name=甲,phone=1", "name=甲,phone=1"), [""; 0]);
        assert_eq!(
            told("name=甲,phone=1,hours=早", "name=申,email=a@b,phone=2"),
            [
                "name: 甲 → 申",
                "phone: 1 → 2",
                "email:  → a@b",
                "hours: 早 → "
            ]
        );
    }

    #[test]
    fn what_a_new_event_says_is_no_correction() {
        let cases = [
            ("name=甲", "name=乙", "renamed"),
            ("address=甲", "address=乙", "moved"),
            (
                "valid_until=2026-01-01",
                "valid_until=2029-01-01",
                "renewed",
            ),
            (
                "name=甲",
                "name=甲,levels 2022/6-31-01-03=54",
                "scope_added 6-31-01-03",
            ),
            (
                "fee 5 2022/6-31-01-03=1",
                "name=甲",
                "scope_removed 6-31-01-03",
            ),
        ];
        for (before, after, event) in cases {
            let after = format!("{after} | 2026-05-06 {event}");
            let told = told(before, &after);
            let others = told
                .iter()
                .filter(|it| !it.starts_with("name:  →") && !it.ends_with("甲"));
            assert_eq!(
                others.collect::<Vec<_>>(),
                [&format!("2026-05-06 {event}")],
                "{after}"
            );
        }
        // Another event explains nothing, nor does one that was there before.
        assert_eq!(
            told("phone=1", "phone=2 | 2026-05-06 renewed"),
            ["2026-05-06 renewed", "phone: 1 → 2"]
        );
        assert_eq!(
            told(
                "name=甲 | 2026-05-06 renamed",
                "name=乙 | 2026-05-06 renamed"
            ),
            ["name: 甲 → 乙"]
        );
        assert_eq!(
            told(
                "name=甲",
                "levels 2022/6-31-01-04=54,name=甲 | 2026-05-06 scope_added 6-31-01-03"
            ),
            [
                "2026-05-06 scope_added 6-31-01-03",
                "levels 2022/6-31-01-04:  → 54"
            ]
        );
    }

    #[test]
    fn events_that_go_or_move_are_corrections() {
        assert_eq!(
            told(
                "name=甲 | 2026-05-06 suspended; 2026-05-07 renamed",
                "name=甲 | 2026-05-08 suspended"
            ),
            [
                "history: 2026-05-06 suspended → 2026-05-08 suspended",
                "history: 2026-05-07 renamed → "
            ]
        );
        // Two of a kind on one day are two.
        assert_eq!(
            told(
                "name=甲 | 2026-05-06 moved",
                "name=甲 | 2026-05-06 moved; 2026-05-06 moved"
            ),
            ["2026-05-06 moved"]
        );
    }

    #[test]
    fn evaluators_come_and_go() {
        let one = |code| facts(code, "name=甲");
        let old = [one("S000035010001"), one("S000035010003")];
        let new = [one("S000035010002"), one("S000035010003")];
        let differences = compare(&old, &new);
        let differences: Vec<_> = differences
            .iter()
            .map(|it| (it.code.as_str(), &it.what, it.what.topic()))
            .collect();
        assert_eq!(
            differences,
            [
                ("S000035010001", &What::Unlisted, Some(Topic::Corrected)),
                ("S000035010002", &What::Listed, Some(Topic::New)),
            ]
        );
    }

    #[test]
    fn topics_by_name_are_those_of_the_events() {
        let day = crate::model::Day::parse("2026-01-01").expect("a day");
        let kinds = [
            EventKind::Publicised,
            EventKind::Filed,
            EventKind::RenewalApplied,
            EventKind::Renewed { valid_until: day },
            EventKind::RenewalDeclined,
            EventKind::ScopeAdded,
            EventKind::ScopeRemoved,
            EventKind::Suspended,
            EventKind::Reinstated,
            EventKind::RectificationOrdered,
            EventKind::RectificationClosed,
            EventKind::Renamed {
                from: String::new(),
            },
            EventKind::Moved { from: None },
            EventKind::Withdrawn,
            EventKind::Cancelled,
        ];
        for kind in kinds {
            assert_eq!(topic(kind.key()), Some(Topic::of(&kind)), "{kind:?}");
        }
    }
}
