//! What happened: the events of all records, the ends that no event records, and the corrections, in the order of
//! their days.

use std::collections::{BTreeMap, HashMap};

use super::directory::{Entry, EntryId};
use crate::diff::{Corrections, Fact, Topic};
use crate::model::{
    Day, Evaluator, EvaluatorCode, Event, Occupation, ScopeItem, Standing, Timeline,
};

/// Something that happened to an evaluator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub on: Day,
    /// Whose it is; `None` if it is not listed any more.
    pub entry: Option<EntryId>,
    /// What happened.
    pub what: Happening,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// An event, by its position among the evaluator's events.
    Event(usize),
    /// The validity had ended: the first day on which the evaluator may not assess any more.
    Expired,
    /// The validity of some of its occupations had ended, before that of the evaluator.
    ItemsExpired,
    /// A correction, by its position among all.
    Corrected(usize),
}

/// How many changes the lists of one occupation or district hold.
pub const LATEST: usize = 100;

/// What happened up to the directory's day, and where it is shown.
#[derive(Debug, Default)]
pub struct Changes {
    /// All, the latest first; on one day in alphabetical order.
    pub all: Vec<Change>,
    /// The positions of the changes of each topic, in the same order, by [`Topic::rank`].
    by_topic: [Vec<u32>; Topic::ALL.len()],
    /// Those of the latest changes for each occupation.
    by_occupation: BTreeMap<Occupation, Vec<u32>>,
    /// Those of the latest changes in each district.
    by_district: BTreeMap<String, Vec<u32>>,
    /// The positions of all corrections of an evaluator.
    corrected: HashMap<EntryId, Vec<u32>>,
}

impl Changes {
    /// What happened to `entries` up to `as_of`; `by_code` are their codes in order.
    pub(super) fn new(
        entries: &[Entry<'_>],
        by_code: &[(EvaluatorCode, EntryId)],
        corrections: &Corrections,
        as_of: Day,
    ) -> Self {
        let mut all = corrected(by_code, corrections, as_of);
        for (_, id) in by_code {
            let evaluator = entries[id.0 as usize].evaluator;
            all.extend(of_evaluator(*id, evaluator, as_of));
        }
        all.sort_unstable_by_key(order);
        let mut changes = Self {
            all,
            ..Self::default()
        };
        changes.arrange(entries, corrections);
        changes
    }

    fn arrange(&mut self, entries: &[Entry<'_>], corrections: &Corrections) {
        for (position, change) in (0..).zip(&self.all) {
            let evaluator = change.entry.map(|id| entries[id.0 as usize].evaluator);
            self.by_topic[change.topic(evaluator).rank()].push(position);
            let Some((evaluator, id)) = evaluator.zip(change.entry) else {
                continue;
            };
            if let Happening::Corrected(_) = change.what {
                self.corrected.entry(id).or_default().push(position);
            }
            for occupation in occupations(change, evaluator, corrections) {
                push_latest(self.by_occupation.entry(occupation).or_default(), position);
            }
            match self.by_district.get_mut(&evaluator.district) {
                Some(list) => push_latest(list, position),
                None => drop(
                    self.by_district
                        .insert(evaluator.district.clone(), vec![position]),
                ),
            }
        }
    }

    /// The events of the records alone, the latest first: the day, whose it is, its position among the evaluator's.
    pub fn events(&self) -> impl Iterator<Item = (Day, EntryId, usize)> {
        self.all.iter().filter_map(|change| match change.what {
            Happening::Event(number) => Some((change.on, change.entry?, number)),
            _ => None,
        })
    }

    /// Those of a topic.
    #[must_use]
    pub fn of_topic(&self, topic: Topic) -> Vec<&Change> {
        self.at(&self.by_topic[topic.rank()])
    }

    /// How many there are of a topic.
    #[must_use]
    pub fn count(&self, topic: Topic) -> usize {
        self.by_topic[topic.rank()].len()
    }

    /// The latest that concern an occupation.
    #[must_use]
    pub fn of_occupation(&self, occupation: Occupation) -> Vec<&Change> {
        self.at(self
            .by_occupation
            .get(&occupation)
            .map_or(&[], Vec::as_slice))
    }

    /// The latest of the evaluators in a district.
    #[must_use]
    pub fn of_district(&self, id: &str) -> Vec<&Change> {
        self.at(self.by_district.get(id).map_or(&[], Vec::as_slice))
    }

    /// The corrections of one evaluator.
    pub(super) fn corrections_of(&self, id: EntryId) -> Vec<&Change> {
        self.at(self.corrected.get(&id).map_or(&[], Vec::as_slice))
    }

    fn at(&self, positions: &[u32]) -> Vec<&Change> {
        positions.iter().map(|at| &self.all[*at as usize]).collect()
    }
}

fn push_latest(list: &mut Vec<u32>, position: u32) {
    if list.len() < LATEST {
        list.push(position);
    }
}

/// The latest first; those of bodies that are not listed any more come last on their day.
fn order(change: &Change) -> (std::cmp::Reverse<Day>, bool, Option<EntryId>, Happening) {
    let is_unlisted = change.entry.is_none();
    (
        std::cmp::Reverse(change.on),
        is_unlisted,
        change.entry,
        change.what,
    )
}

/// What happened to one evaluator up to `as_of`, but for corrections.
pub(super) fn of_evaluator(
    id: EntryId,
    evaluator: &Evaluator,
    as_of: Day,
) -> impl Iterator<Item = Change> {
    let events = evaluator.events.iter().enumerate();
    let events = events.map(|(index, event)| (event.on, Happening::Event(index)));
    let ends = expiries(&evaluator.timeline).map(|on| (on, Happening::Expired));
    let items = evaluator.scope.iter().flat_map(|it| expiries(&it.timeline));
    let mut items: Vec<Day> = items.collect();
    items.sort_unstable();
    items.dedup();
    // The occupations of an evaluator whose own validity has ended ended with it.
    let has_ended = |on: &Day| {
        evaluator
            .timeline
            .standing(*on)
            .is_none_or(Standing::has_ended)
    };
    items.retain(|on| !has_ended(on));
    let items = items.into_iter().map(|on| (on, Happening::ItemsExpired));
    let happened = events.chain(ends).chain(items);
    let happened = happened.filter(move |(on, _)| *on <= as_of);
    happened.map(move |(on, what)| Change {
        on,
        entry: Some(id),
        what,
    })
}

/// The days on which a validity had ended.
fn expiries(timeline: &Timeline) -> impl Iterator<Item = Day> {
    let steps = timeline.steps();
    let ended = |index: &usize| {
        let is_expired = |step: usize| steps[step].standing == Some(Standing::Expired);
        is_expired(*index) && !index.checked_sub(1).is_some_and(is_expired)
    };
    let ended = (0..steps.len()).filter(ended);
    ended.map(|index| steps[index].from)
}

fn corrected(
    by_code: &[(EvaluatorCode, EntryId)],
    corrections: &Corrections,
    as_of: Day,
) -> Vec<Change> {
    let id = |code| {
        let found = by_code.binary_search_by_key(&code, |(code, _)| *code);
        found.ok().map(|index| by_code[index].1)
    };
    let known = corrections.all.iter().enumerate();
    let known = known.filter(|(_, correction)| correction.on <= as_of);
    let changes = known.map(|(index, correction)| Change {
        on: correction.on,
        entry: id(correction.code),
        what: Happening::Corrected(index),
    });
    changes.collect()
}

impl Change {
    /// What it is about. `evaluator` is whose it is.
    #[must_use]
    pub fn topic(&self, evaluator: Option<&Evaluator>) -> Topic {
        match self.what {
            Happening::Event(index) => {
                let event = evaluator.and_then(|it| it.events.get(index));
                event.map_or(Topic::Corrected, |event| Topic::of(&event.kind))
            }
            Happening::Expired | Happening::ItemsExpired => Topic::Ended,
            Happening::Corrected(_) => Topic::Corrected,
        }
    }
}

/// The occupations that a change concerns, each once.
fn occupations(
    change: &Change,
    evaluator: &Evaluator,
    corrections: &Corrections,
) -> Vec<Occupation> {
    let fact = match change.what {
        Happening::Corrected(index) => Some(&corrections.all[index].fact),
        _ => None,
    };
    let concerned = |item: &&ScopeItem| match change.what {
        Happening::Event(index) => is_named(&evaluator.events[index], item),
        Happening::Expired => was_part(item, change.on.previous()),
        Happening::ItemsExpired => expiries(&item.timeline).any(|on| on == change.on),
        Happening::Corrected(_) => match fact.and_then(Fact::item) {
            Some(named) => named.occupation == item.occupation,
            None => was_part(item, change.on),
        },
    };
    let items = evaluator.scope.iter().filter(concerned);
    let mut occupations: Vec<Occupation> = items.map(|item| item.occupation).collect();
    occupations.sort_unstable();
    occupations.dedup();
    occupations
}

/// Whether an event is about a scope item: it names it, or it is about the whole evaluator and the item was part of
/// its scope then or the day before.
fn is_named(event: &Event, item: &ScopeItem) -> bool {
    if !event.is_whole() {
        return event.names(item.occupation.code);
    }
    was_part(item, event.on) || was_part(item, event.on.previous())
}

fn was_part(item: &ScopeItem, day: Day) -> bool {
    let standing = item.timeline.standing(day);
    standing.is_some_and(|it| !it.has_ended())
}
