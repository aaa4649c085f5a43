//! The dated events of a record, and the standings that they lead to.

use std::collections::HashSet;

use super::super::raw::{EvaluatorRecord, EventRecord};
use super::super::rules;
use super::Lower;
use super::filing::notice;
use crate::diag::{Diagnostic, Severity};
use crate::model::fold::{Disorder, DisorderReason, Subject, Terms, fold};
use crate::model::{
    Event, EventKind, Filing, HalfEvent, OccupationCode, ScopeItem, Timeline, Validity,
};
use crate::source::{At, Place, SourceId};

/// The words for the kinds of events in records, in English and Chinese.
pub const KINDS: &[(&str, &str)] = &[
    ("publicised", "publicised"),
    ("filed", "filed"),
    ("renewal_applied", "renewal_applied"),
    ("renewed", "renewed"),
    ("renewal_declined", "renewal_declined"),
    ("scope_added", "scope_added"),
    ("scope_removed", "scope_removed"),
    ("suspended", "suspended"),
    ("reinstated", "reinstated"),
    ("rectification_ordered", "rectification_ordered"),
    ("rectification_closed", "rectification_closed"),
    ("renamed", "renamed"),
    ("moved", "moved"),
    ("withdrawn", "withdrawn"),
    ("cancelled", "cancelled"),
    ("公示", "publicised"),
    ("备案", "filed"),
    ("受理延期", "renewal_applied"),
    ("延期", "renewed"),
    ("不予延期", "renewal_declined"),
    ("新增职业", "scope_added"),
    ("核减职业", "scope_removed"),
    ("暂停认定", "suspended"),
    ("恢复认定", "reinstated"),
    ("限期整改", "rectification_ordered"),
    ("整改完成", "rectification_closed"),
    ("更名", "renamed"),
    ("迁址", "moved"),
    ("主动退出", "withdrawn"),
    ("取消备案", "cancelled"),
];

/// Reads the events in the order of their days. The filing itself is an event; a record need
/// not say it twice.
pub fn events(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &EvaluatorRecord,
    filing: Option<&Filing>,
    scope: &[ScopeItem],
    half_read: &mut Vec<HalfEvent>,
) -> Vec<Event> {
    let at = at.key("events");
    let mut events: Vec<Event> = Vec::with_capacity(raw.events.0.len() + 1);
    for (index, event) in raw.events.iter() {
        let at = at.index(index);
        // An item that could not be read has its own finding.
        let scope_is_whole = scope.len() == raw.scope.0.len();
        match read(lower, &at, index, event, scope, scope_is_whole) {
            Ok(event) => events.push(event),
            Err(event) => half_read.push(event),
        }
    }
    check_list(lower, &at, &events);
    if let Some(filing) = filing {
        check_filed(lower, &at, filing, &events);
    }
    let is_filed = |event: &Event| event.kind == EventKind::Filed;
    if let (Some(filing), false) = (filing, events.iter().any(is_filed)) {
        events.push(Event {
            index: None,
            on: filing.filed_on,
            kind: EventKind::Filed,
            scope: Vec::new(),
            notice: filing.notice.clone(),
            note: None,
        });
    }
    // On one day the filing comes first; else the record's own order holds.
    events.sort_by_key(|event| (event.on, event.kind != EventKind::Filed));
    events
}

fn read(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    index: usize,
    raw: &EventRecord,
    scope: &[ScopeItem],
    scope_is_whole: bool,
) -> Result<Event, HalfEvent> {
    let on = lower.required_day(&at.key("on"), &raw.on);
    let kind = kind(lower, at, raw);
    lower.twice(&at.key("scope"), &raw.scope);
    let mut occupations = Vec::new();
    for (position, code) in raw.scope.iter() {
        let at = at.key("scope");
        let at = at.index(position);
        let rule = &rules::OCCUPATION_CODE;
        let code = lower.optional(rule, &at, code, OccupationCode::parse);
        let Some(code) = code else { continue };
        if scope.iter().any(|item| item.occupation.code == code) {
            occupations.push(code);
        } else if scope_is_whole {
            lower.report(Diagnostic::new(&rules::EVENT_SCOPE, at.place()).arg("code", code));
        }
    }
    let notice = notice(lower, at, raw.notice.as_ref());
    let names_some = !raw.scope.0.is_empty();
    let mut is_sound = !names_some || !occupations.is_empty();
    if let Some(kind) = &kind {
        is_sound &= goes_with_its_scope(lower, at, kind, names_some);
    }
    match (on, kind) {
        (Some(on), Some(kind)) if is_sound => Ok(Event {
            index: Some(index),
            on,
            kind,
            scope: occupations,
            notice,
            note: raw.note.get().map(str::to_owned),
        }),
        (on, kind) => Err(HalfEvent {
            index,
            on,
            kind,
            has_notice: raw.notice.is_some(),
        }),
    }
}

/// Whether an event names occupations if, and only if, it can concern them.
fn goes_with_its_scope(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    kind: &EventKind,
    names_some: bool,
) -> bool {
    if kind.changes_scope() && !names_some {
        lower.missing(&at.key("scope"));
        return false;
    }
    if names_some && is_of_the_whole(kind) {
        let finding = Diagnostic::new(&rules::EVENT_SCOPE, at.key("scope").place());
        lower.report(finding.variant("whole"));
        return false;
    }
    true
}

/// Whether an event can only concern the evaluator as a whole.
fn is_of_the_whole(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Publicised
            | EventKind::Filed
            | EventKind::Renamed { .. }
            | EventKind::Moved { .. }
            | EventKind::Withdrawn
            | EventKind::Cancelled
    )
}

/// The list goes on from the earliest to the latest, or back from the latest: one that does neither has
/// a wrong date, or an event at the wrong place.
fn check_list(lower: &mut Lower<'_>, at: &At<'_>, events: &[Event]) {
    let mut pairs = events.windows(2);
    let goes_back = pairs.all(|pair| pair[1].on <= pair[0].on);
    let mut pairs = events.windows(2);
    let Some(pair) = pairs
        .find(|pair| pair[1].on < pair[0].on)
        .filter(|_| !goes_back)
    else {
        return;
    };
    let place = |event: &Event| at.index(event.index.unwrap_or_default()).key("on").place();
    let mut finding = Diagnostic::new(&rules::EVENT_ORDER, place(&pair[1]));
    finding.severity = Severity::Note;
    let finding = finding.variant("list").related(place(&pair[0]), "before");
    lower.report(finding.arg("on", pair[1].on).arg("before", pair[0].on));
}

/// The filing's own event, if it is written, is of the filing's day.
fn check_filed(lower: &mut Lower<'_>, at: &At<'_>, filing: &Filing, events: &[Event]) {
    let filed = events.iter().find(|event| event.kind == EventKind::Filed);
    if let Some(filed) = filed.filter(|filed| filed.on != filing.filed_on) {
        let place = at.index(filed.index.unwrap_or_default()).key("on").place();
        let finding = Diagnostic::new(&rules::EVENT_ORDER, place).variant("filed-on");
        lower.report(finding.arg("on", filed.on).arg("filed_on", filing.filed_on));
    }
}

fn kind(lower: &mut Lower<'_>, at: &At<'_>, raw: &EventRecord) -> Option<EventKind> {
    let at_kind = at.key("kind");
    if raw.kind.get().is_none() {
        lower.missing(&at_kind);
    }
    Some(match lower.choice(&at_kind, &raw.kind, KINDS)? {
        "publicised" => EventKind::Publicised,
        "filed" => EventKind::Filed,
        "renewal_applied" => EventKind::RenewalApplied,
        "renewed" => EventKind::Renewed {
            valid_until: lower.required_day(&at.key("valid_until"), &raw.valid_until)?,
        },
        "renewal_declined" => EventKind::RenewalDeclined,
        "scope_added" => EventKind::ScopeAdded,
        "scope_removed" => EventKind::ScopeRemoved,
        "suspended" => EventKind::Suspended,
        "reinstated" => EventKind::Reinstated,
        "rectification_ordered" => EventKind::RectificationOrdered,
        "rectification_closed" => EventKind::RectificationClosed,
        "renamed" => EventKind::Renamed {
            from: lower.required_text(&at.key("from"), &raw.from)?,
        },
        "moved" => EventKind::Moved {
            from: raw.from.get().map(str::to_owned),
        },
        "withdrawn" => EventKind::Withdrawn,
        _ => EventKind::Cancelled,
    })
}

/// Which events of a record, by their positions, are known to be out of order, and how: what an
/// event does to several items of the scope is said once.
type Said = HashSet<(Option<usize>, &'static str)>;

/// Works out standings and reports events in an impossible order.
pub struct Standings<'a> {
    /// What the fold starts from.
    pub terms: Terms,
    /// The events in the order of their days.
    pub events: &'a [Event],
}

impl Standings<'_> {
    /// The evaluator's standing; each scope item gets its own, and its first day in the scope.
    pub fn work_out(
        &self,
        lower: &mut Lower<'_>,
        origin: SourceId,
        scope: &mut [ScopeItem],
        raw: &EvaluatorRecord,
    ) -> Timeline {
        let (timeline, disorders) = fold(Subject::Evaluator, self.terms, self.events);
        let mut said = Said::new();
        self.report(lower, origin, &disorders, &mut said);
        for item in scope {
            let mut terms = self.terms;
            let own = raw.scope.0.get(item.index);
            let until = own.and_then(|raw| raw.valid_until.get());
            let until = until.and_then(|text| crate::model::Day::parse(text).ok());
            let first_day = terms.validity.first_day();
            if until.is_none() && item.since <= first_day && self.says_nothing_of(item) {
                item.timeline = timeline.clone();
                continue;
            }
            if let Some(Ok(validity)) = until.map(|until| Validity::new(first_day, until)) {
                terms.validity = validity;
            }
            let subject = Subject::Item(item.occupation.code);
            let (timeline, disorders) = match self.with_beginning(item) {
                Some(events) => fold(subject, terms, &events),
                None => fold(subject, terms, self.events),
            };
            self.report(lower, origin, &disorders, &mut said);
            let added = self.events.iter().rfind(|event| {
                event.kind == EventKind::ScopeAdded && event.names(item.occupation.code)
            });
            item.since = added.map_or(item.since, |event| event.on);
            item.timeline = timeline;
        }
        timeline
    }

    /// Whether all that happened to an item happened to the evaluator as a whole.
    fn says_nothing_of(&self, item: &ScopeItem) -> bool {
        let mut events = self.events.iter();
        !events.any(|event| event.names(item.occupation.code))
    }

    /// The events with the addition that `since` stands for: an item that begins later than the
    /// filing and has no event that says so.
    fn with_beginning(&self, item: &ScopeItem) -> Option<Vec<Event>> {
        let code = item.occupation.code;
        let is_added = |event: &Event| event.kind == EventKind::ScopeAdded && event.names(code);
        if item.since <= self.terms.validity.first_day() || self.events.iter().any(is_added) {
            return None;
        }
        let mut events = self.events.to_vec();
        let at = events.partition_point(|event| event.on <= item.since);
        let addition = Event {
            index: None,
            on: item.since,
            kind: EventKind::ScopeAdded,
            scope: vec![code],
            notice: None,
            note: None,
        };
        events.insert(at, addition);
        Some(events)
    }

    fn report(
        &self,
        lower: &mut Lower<'_>,
        origin: SourceId,
        disorders: &[Disorder],
        said: &mut Said,
    ) {
        for disorder in disorders {
            let Some(event) = self.events.get(disorder.event) else {
                continue;
            };
            let variant = match disorder.reason {
                DisorderReason::BeforeFiling => "before-filing",
                DisorderReason::FiledTwice => "filed-twice",
                DisorderReason::AfterEnd => "after-end",
                DisorderReason::AlreadySo => "already-so",
                DisorderReason::NotSo => "not-so",
                DisorderReason::NoLater => "no-later",
            };
            if !said.insert((event.index, variant)) {
                continue;
            }
            let place = match event.index {
                Some(index) => Place::file(origin).key("events").index(index),
                None => Place::file(origin).key("filing"),
            };
            let place = match (disorder.reason, event.index) {
                (DisorderReason::NoLater, _) => place.key("valid_until"),
                (DisorderReason::BeforeFiling, Some(_)) => place.key("on"),
                (_, Some(_)) => place.key("kind"),
                (_, None) => place.key("filed_on"),
            };
            let finding = Diagnostic::new(&rules::EVENT_ORDER, place).variant(variant);
            lower.report(finding.arg("on", event.on).arg("kind", event.kind.key()));
        }
    }
}
