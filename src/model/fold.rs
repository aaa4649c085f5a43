//! The fold over dated events: from what happened to a [`Timeline`], and which events cannot
//! have happened in that order.
//!
//! Clauses: valid 3 years, extended or not after assessment, adjusted dynamically: 三(二)3.
//! Renewal keeps the code; occupations come and go with the evaluator's validity unchanged.

use super::standing::{Standing, Step, Timeline};
use super::{Day, Event, EventKind, OccupationCode, Validity};

/// What the fold starts from.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The validity that the filing gave.
    pub whole: Validity,
    /// The same, or that of the scope item if it has its own.
    pub validity: Validity,
    /// How many of the last days of a validity count as nearing its end.
    pub expiring_days: u16,
}

/// An event that cannot have happened when the record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disorder {
    /// Position in the events given to the fold.
    pub event: usize,
    /// Why not.
    pub reason: DisorderReason,
}

/// Why an event cannot have happened then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisorderReason {
    /// It comes before the filing.
    BeforeFiling,
    /// There is a filing already.
    FiledTwice,
    /// The evaluator has withdrawn or was cancelled before.
    AfterEnd,
    /// What it begins has begun already.
    AlreadySo,
    /// What it ends has not begun.
    NotSo,
    /// The new validity does not reach beyond the old one.
    NoLater,
}

/// Whose standing is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The evaluator as a whole.
    Evaluator,
    /// One occupation of its scope.
    Item(OccupationCode),
}

/// Works out the standing of `subject` from `events`, which are in the order of their days.
///
/// Events in an impossible order are reported and otherwise ignored. For a scope item only the
/// events that name it are reported; those of the whole evaluator are its own matter.
#[must_use]
pub fn fold(subject: Subject, terms: Terms, events: &[Event]) -> (Timeline, Vec<Disorder>) {
    let mut state = State::new(subject, terms, events);
    let (mut steps, mut disorders) = (Vec::new(), Vec::new());
    for (index, event) in events.iter().enumerate() {
        let Some(level) = Level::of(event, subject) else {
            continue;
        };
        let is_own_matter = level == Level::Own || subject == Subject::Evaluator;
        if let (Err(reason), true) = (state.take(event, level), is_own_matter) {
            disorders.push(Disorder {
                event: index,
                reason,
            });
        }
        let mut later = events[index + 1..].iter();
        let next = later.find(|next| Level::of(next, subject).is_some());
        // Of several events on one day the last says how the day is.
        if next.is_none_or(|next| next.on > event.on) {
            state.push_steps(event.on, next.map(|next| next.on), &mut steps);
        }
    }
    (Timeline::new(steps), disorders)
}

/// Whether an event counts for the subject because it is about the whole evaluator or because
/// it names the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Whole,
    Own,
}

impl Level {
    fn of(event: &Event, subject: Subject) -> Option<Self> {
        match subject {
            _ if event.is_whole() => Some(Self::Whole),
            Subject::Item(occupation) if event.names(occupation) => Some(Self::Own),
            _ => None,
        }
    }
}

/// What is open at one level.
#[derive(Debug, Default, Clone, Copy)]
struct Open {
    suspended: bool,
    rectifying: bool,
    renewing: bool,
}

struct State {
    terms: Terms,
    /// The last day of the subject's own validity.
    valid_until: Day,
    /// The last day of the evaluator's validity, beyond which no item is valid.
    whole_until: Day,
    filed: bool,
    publicised: bool,
    in_scope: bool,
    ended: Option<Standing>,
    whole: Open,
    own: Open,
}

impl State {
    fn new(subject: Subject, terms: Terms, events: &[Event]) -> Self {
        let added_later = |occupation| {
            events
                .iter()
                .find(|event| event.kind.changes_scope() && event.names(occupation))
                .is_some_and(|event| event.kind == EventKind::ScopeAdded)
        };
        Self {
            terms,
            valid_until: terms.validity.last_day(),
            whole_until: terms.whole.last_day(),
            filed: false,
            publicised: false,
            in_scope: match subject {
                Subject::Evaluator => true,
                Subject::Item(occupation) => !added_later(occupation),
            },
            ended: None,
            whole: Open::default(),
            own: Open::default(),
        }
    }

    fn take(&mut self, event: &Event, level: Level) -> Result<(), DisorderReason> {
        self.admit(event, level)?;
        match &event.kind {
            EventKind::Publicised => self.publicised = true,
            EventKind::Filed => {
                self.filed = true;
                self.publicised = false;
            }
            EventKind::ScopeAdded => switch(&mut self.in_scope, true)?,
            EventKind::ScopeRemoved => switch(&mut self.in_scope, false)?,
            EventKind::Suspended => switch(&mut self.open(level).suspended, true)?,
            EventKind::Reinstated => switch(&mut self.open(level).suspended, false)?,
            EventKind::RectificationOrdered => switch(&mut self.open(level).rectifying, true)?,
            EventKind::RectificationClosed => switch(&mut self.open(level).rectifying, false)?,
            EventKind::RenewalApplied => switch(&mut self.open(level).renewing, true)?,
            EventKind::RenewalDeclined => self.open(level).renewing = false,
            EventKind::Renewed { valid_until } => {
                self.open(level).renewing = false;
                if level == Level::Whole {
                    self.whole_until = self.whole_until.max(*valid_until);
                }
                if *valid_until <= self.valid_until {
                    return Err(DisorderReason::NoLater);
                }
                self.valid_until = *valid_until;
            }
            EventKind::Withdrawn => self.ended = Some(Standing::Withdrawn),
            EventKind::Cancelled => self.ended = Some(Standing::Cancelled),
            EventKind::Renamed { .. } | EventKind::Moved { .. } => {}
        }
        Ok(())
    }

    /// Whether anything of this kind can happen at all by now.
    fn admit(&self, event: &Event, level: Level) -> Result<(), DisorderReason> {
        let is_about_item = level == Level::Own && !event.kind.changes_scope();
        match event.kind {
            _ if self.ended.is_some() => Err(DisorderReason::AfterEnd),
            EventKind::Filed | EventKind::Publicised if self.filed => {
                Err(DisorderReason::FiledTwice)
            }
            EventKind::Filed | EventKind::Publicised => Ok(()),
            _ if !self.filed => Err(DisorderReason::BeforeFiling),
            _ if is_about_item && !self.in_scope => Err(DisorderReason::NotSo),
            _ => Ok(()),
        }
    }

    fn open(&mut self, level: Level) -> &mut Open {
        match level {
            Level::Whole => &mut self.whole,
            Level::Own => &mut self.own,
        }
    }

    /// The steps from `from` until the next event: the event's own day and the days on which
    /// time alone changes the standing.
    fn push_steps(&self, from: Day, until: Option<Day>, steps: &mut Vec<Step>) {
        let valid_until = self.valid_until.min(self.whole_until);
        let expired_from = valid_until.next();
        let expiring_from = expired_from.plus_days(-i32::from(self.terms.expiring_days));
        let valid_from = self.terms.validity.first_day();
        let mut later = [valid_from, expiring_from, expired_from];
        later.sort_unstable();
        let later = later.into_iter();
        let later = later.filter(|day| *day > from && until.is_none_or(|until| *day < until));
        for day in std::iter::once(from).chain(later) {
            steps.push(Step {
                from: day,
                standing: self.on(day, expiring_from, expired_from),
                valid_until: self.filed.then_some(valid_until),
            });
        }
    }

    fn on(&self, day: Day, expiring_from: Day, expired_from: Day) -> Option<Standing> {
        let is = |open: fn(&Open) -> bool| open(&self.whole) || open(&self.own);
        if !self.in_scope {
            return None;
        }
        if self.ended.is_some() {
            return self.ended;
        }
        if !self.filed {
            return self.publicised.then_some(Standing::Publicity);
        }
        let renewing = is(|open| open.renewing);
        Some(match () {
            () if day < self.terms.validity.first_day() => Standing::Publicity,
            () if day > self.whole_until && !self.whole.renewing => Standing::Expired,
            () if day >= expired_from && !renewing => Standing::Expired,
            () if is(|open| open.suspended) => Standing::Suspended,
            () if is(|open| open.rectifying) => Standing::UnderRectification,
            () if renewing => Standing::UnderRenewal,
            () if day >= expiring_from => Standing::Expiring,
            () => Standing::InForce,
        })
    }
}

/// Turns a flag to `to`; it must not be so already.
fn switch(flag: &mut bool, to: bool) -> Result<(), DisorderReason> {
    if *flag == to {
        return Err(if to {
            DisorderReason::AlreadySo
        } else {
            DisorderReason::NotSo
        });
    }
    *flag = to;
    Ok(())
}
