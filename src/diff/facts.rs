//! What the public reads of one evaluator, as pairs of names and texts.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};

use super::{Fact, Item};
use crate::model::{
    Catalog, Contact, Day, Evaluator, EvaluatorCode, Event, OccupationCode, ScopeItem,
};

/// The public facts of one evaluator and the events of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFacts {
    /// 备案号
    pub code: EvaluatorCode,
    /// The facts, as written: levels as their digits, days as `2027-03-31`.
    pub facts: BTreeMap<Fact, String>,
    /// What happened, in the order of the days.
    pub events: Vec<RecordedEvent>,
}

/// An event of a record: its day, its kind (`scope_added`) and the occupations that it names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordedEvent {
    /// The day.
    pub on: Day,
    /// The kind's stable name.
    pub kind: String,
    /// The occupations; none for the whole evaluator.
    pub scope: Vec<OccupationCode>,
}

/// The public facts of the evaluators that are listed on the day, in the order of their codes.
#[must_use]
pub fn of_catalog(catalog: &Catalog, as_of: Day) -> Vec<PublicFacts> {
    let listed = catalog.evaluators.iter();
    let listed = listed.filter(|it| it.timeline.standing(as_of).is_some());
    let mut all: Vec<PublicFacts> = listed.map(|it| of_evaluator(it)).collect();
    all.dedup_by_key(|it| it.code);
    all
}

/// The group of neighbouring codes to which one belongs, of at most a thousand: all but its last three digits.
#[must_use]
pub fn shard(code: &EvaluatorCode) -> &str {
    &code.as_str()[..10]
}

/// The public facts of an evaluator.
#[must_use]
pub fn of_evaluator(evaluator: &Evaluator) -> PublicFacts {
    let mut facts = Facts::default();
    identity(evaluator, &mut facts);
    contacts(&evaluator.contacts, &mut facts);
    filing(evaluator, &mut facts);
    for place in &evaluator.places {
        let text = format!("{} {}", place.name, place.address);
        facts.put(Fact::Place(place.id.clone()), text.trim());
    }
    for item in &evaluator.scope {
        scope(item, &mut facts);
    }
    PublicFacts {
        code: evaluator.code,
        facts: facts.0,
        events: evaluator.events.iter().map(RecordedEvent::from).collect(),
    }
}

/// Facts as they are gathered. What has several values, such as the telephones, has them all in one text.
#[derive(Default)]
struct Facts(BTreeMap<Fact, String>);

impl Facts {
    fn put(&mut self, fact: Fact, value: &str) {
        if value.is_empty() {
            return;
        }
        let text = self.0.entry(fact).or_default();
        if !text.is_empty() {
            text.push('；');
        }
        text.push_str(value);
    }

    fn put_some(&mut self, fact: Fact, value: Option<&str>) {
        self.put(fact, value.unwrap_or_default());
    }
}

fn identity(evaluator: &Evaluator, facts: &mut Facts) {
    facts.put(Fact::Name, &evaluator.name);
    facts.put(Fact::ShortNames, &evaluator.short_names.join("、"));
    facts.put(Fact::CreditCode, &evaluator.credit_code.to_string());
    facts.put(Fact::Kind, evaluator.kind.key());
    facts.put(Fact::District, &evaluator.district);
    facts.put(Fact::Address, &evaluator.address);
    facts.put_some(Fact::Website, evaluator.website.as_deref());
    if evaluator.accepts_entrusted == Some(true) {
        facts.put(Fact::Entrusted, "true");
    }
}

fn contacts(contacts: &[Contact], facts: &mut Facts) {
    for contact in contacts {
        let office = contact.office.as_deref();
        let of_office = |value: &str| match office {
            Some(office) => format!("{office} {value}"),
            None => value.to_owned(),
        };
        let parts = [
            (Fact::Phone, &contact.phone),
            (Fact::Email, &contact.email),
            (Fact::Hours, &contact.hours),
        ];
        for (fact, value) in parts {
            facts.put_some(fact, value.as_deref().map(of_office).as_deref());
        }
    }
}

fn filing(evaluator: &Evaluator, facts: &mut Facts) {
    let filing = &evaluator.filing;
    facts.put(Fact::FiledOn, &filing.filed_on.to_string());
    facts.put(Fact::Authority, &filing.authority);
    let notice = filing.notice.as_ref().map(|it| it.number.as_str());
    facts.put_some(Fact::FilingNotice, notice);
    facts.put(Fact::ValidFrom, &filing.validity.first_day().to_string());
    let mut last = evaluator.timeline.steps().iter().rev();
    let until = last.find_map(|step| step.valid_until);
    let until = until.unwrap_or_else(|| filing.validity.last_day());
    facts.put(Fact::ValidUntil, &until.to_string());
}

fn scope(item: &ScopeItem, facts: &mut Facts) {
    let name = Item {
        occupation: item.occupation,
        job: item.job.clone(),
    };
    let digits = item.levels.iter().map(|level| level.digit().to_string());
    facts.put(Fact::Levels(name.clone()), &digits.collect::<String>());
    for (level, fee) in &item.fees {
        facts.put(Fact::Fee(name.clone(), *level), &fee.to_string());
    }
    if let Some(workstations) = item.workstations {
        facts.put(Fact::Workstations(name), &workstations.to_string());
    }
}

impl PublicFacts {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.facts.get(&Fact::Name).map_or("", String::as_str)
    }

    /// As one line of JSON.
    #[must_use]
    pub fn to_line(&self) -> String {
        let facts = self.facts.iter();
        let facts: serde_json::Map<String, Value> = facts
            .map(|(fact, value)| (fact.to_string(), Value::from(value.as_str())))
            .collect();
        let events: Vec<String> = self.events.iter().map(ToString::to_string).collect();
        json!({"code": self.code.as_str(), "facts": facts, "events": events}).to_string()
    }

    /// What was written as such a line; `None` if it makes no sense.
    #[must_use]
    pub fn of_line(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let facts = value["facts"].as_object()?.iter();
        let facts =
            facts.map(|(fact, value)| Some((fact.parse().ok()?, value.as_str()?.to_owned())));
        let events = value["events"].as_array()?.iter();
        let events = events.map(|event| RecordedEvent::parse(event.as_str()?));
        Some(Self {
            code: EvaluatorCode::parse(value["code"].as_str()?).ok()?,
            facts: facts.collect::<Option<_>>()?,
            events: events.collect::<Option<_>>()?,
        })
    }
}

impl From<&Event> for RecordedEvent {
    fn from(event: &Event) -> Self {
        Self {
            on: event.on,
            kind: event.kind.key().to_owned(),
            scope: event.scope.clone(),
        }
    }
}

impl RecordedEvent {
    /// What is shown by [`fmt::Display`]; `None` if it is no such text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let on = Day::parse_iso(parts.next()?).ok()?;
        let kind = parts.next()?.to_owned();
        let codes = parts.next().into_iter().flat_map(|codes| codes.split(','));
        let scope = codes.map(|code| OccupationCode::parse(code).ok());
        let scope = scope.collect::<Option<_>>()?;
        Some(Self { on, kind, scope })
    }
}

/// `2026-01-05 scope_added 6-31-01-03,4-10-01-03`
impl fmt::Display for RecordedEvent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.on, self.kind)?;
        for (index, code) in self.scope.iter().enumerate() {
            let separator = if index == 0 { ' ' } else { ',' };
            write!(formatter, "{separator}{code}")?;
        }
        Ok(())
    }
}
