//! What the faults that reading found in a record cost: of what stands there the rules know nothing.

use super::lower::{EVENT_KINDS, ORIGINS};
use super::{keys, rules};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Day, Lost, OccupationCode};
use crate::source::{Part, Place, Segment, SourceFile, SourceId, closest};

/// The cost of the errors among `findings`, which are all of `file`; `None` if there are none.
pub fn lost(source: SourceId, file: &SourceFile, findings: &[Diagnostic]) -> Option<Lost> {
    let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
    let mut errors = findings.iter().filter(is_error).peekable();
    errors.peek()?;
    let mut lost = Lost {
        paths: errors.flat_map(|finding| paths(file, finding)).collect(),
        ..Lost::default()
    };
    let read = Read { source, file };
    for path in lost.paths.clone() {
        if let [Segment::Key(list), rest @ ..] = path.as_slice() {
            cost(&mut lost, &read, list, rest);
        }
    }
    lost.origin = read.origin();
    lost.valid_until = read.valid_until();
    Some(lost)
}

/// What a fault in one of the record's lists costs, at an item of it or at the list itself.
fn cost(lost: &mut Lost, read: &Read<'_>, list: &str, rest: &[Segment]) {
    let index = match rest.first() {
        Some(Segment::Index(index)) => Some(*index),
        _ => None,
    };
    let key = match rest.get(1) {
        Some(Segment::Key(key)) => Some(&**key),
        _ => None,
    };
    let is_costly = |keys: &[&str]| key.is_none_or(|key| keys.contains(&key));
    match list {
        "events" if is_costly(EVENT) => {
            let kind = index.and_then(|index| read.kind_of_event(index));
            lost.events.push(kind);
        }
        "scope" if is_costly(ITEM) => {
            // A code that does not go with its name may be that of another.
            let is_sure = !matches!(key, Some("occupation" | "name"));
            let index = index.filter(|_| is_sure);
            lost.items
                .push(index.and_then(|index| read.code_of_item(index)));
        }
        "places" if is_costly(PLACE) => lost.places = true,
        _ => {}
    }
}

/// Takes out what is only missing because what stands there is at fault as a whole: a list instead
/// of an item, a key that is misspelt.
pub fn leave_out_followers(file: &SourceFile, findings: &mut Vec<Diagnostic>) {
    let is_of_bytes = |finding: &&Diagnostic| matches!(finding.place.part, Part::Bytes(_));
    let is_plain =
        |finding: &&Diagnostic| finding.rule != &rules::UNKNOWN_KEY || finding.fix.is_some();
    let told = findings.iter().filter(is_of_bytes).filter(is_plain);
    let told: Vec<_> = told.flat_map(|finding| paths(file, finding)).collect();
    if !told.is_empty() {
        let follows = |finding: &Diagnostic| {
            let path = &finding.place.path;
            finding.rule == &rules::MISSING && told.iter().any(|told| path.starts_with(told))
        };
        findings.retain(|finding| !follows(finding));
    }
}

/// The keys of an event without which it is another, or none.
const EVENT: &[&str] = &["on", "kind", "scope", "valid_until", "from"];
/// Those of a scope item.
const ITEM: &[&str] = &[
    "edition",
    "occupation",
    "name",
    "levels",
    "since",
    "valid_until",
    "places",
];
/// Those of a place.
const PLACE: &[&str] = &["id", "district", "address", "occupations"];

/// What a finding is about, as ways into the document.
fn paths(file: &SourceFile, finding: &Diagnostic) -> Vec<Vec<Segment>> {
    let Part::Bytes(range) = &finding.place.part else {
        return vec![finding.place.path.clone()];
    };
    let Some(mut path) = file.path_at(range.start) else {
        return Vec::new();
    };
    if finding.rule != &rules::UNKNOWN_KEY {
        return vec![path];
    }
    if let Some(meant) = keys::place_meant(finding) {
        return meant;
    }
    path.pop();
    let free: Vec<&'static str> = file.free_keys(&path);
    let near = finding.fix.as_ref().map(|fix| fix.text.as_str());
    let meant = near.and_then(|near| {
        let shape = file.shape_at(&path)?;
        shape.field(near).map(|field| field.name)
    });
    let below = |key: &'static str| {
        let mut path = path.clone();
        path.push(Segment::Key(key.into()));
        path
    };
    match meant {
        Some(key) => vec![below(key)],
        None => free.into_iter().map(below).collect(),
    }
}

/// What is written in a record, whether or not it was understood.
struct Read<'f> {
    source: SourceId,
    file: &'f SourceFile,
}

impl<'f> Read<'f> {
    fn text(&self, place: impl FnOnce(Place) -> Place) -> Option<&'f str> {
        let node = self.file.node(&place(Place::file(self.source)))?;
        Some(node.text().trim())
    }

    fn kind_of_event(&self, index: usize) -> Option<&'static str> {
        let written = self.text(|it| it.key("events").index(index).key("kind"))?;
        // What is near to a known word is taken for it.
        let word = closest(written, EVENT_KINDS.iter().map(|(word, _)| *word)).unwrap_or(written);
        let known = EVENT_KINDS.iter().find(|(known, _)| *known == word);
        known.map(|(_, kind)| *kind)
    }

    fn code_of_item(&self, index: usize) -> Option<OccupationCode> {
        let written = self.text(|it| it.key("scope").index(index).key("occupation"))?;
        OccupationCode::parse(written).ok()
    }

    fn origin(&self) -> Option<crate::model::Origin> {
        let written = self.text(|it| it.key("filing").key("origin"))?;
        let known = ORIGINS.iter().find(|(word, _)| *word == written);
        known.map(|(_, origin)| *origin)
    }

    fn valid_until(&self) -> Option<Day> {
        let written = self.text(|it| it.key("filing").key("valid_until"))?;
        Day::parse(written).ok()
    }
}
