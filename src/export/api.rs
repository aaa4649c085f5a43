//! The documents of the static API, at addresses that stay: `api/v1/…`. What is added to them later does not change
//! their version; what is taken away or means something else does.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::data::Data;
use super::formats::json::Object;
use super::schema::OWN;
use super::table::Table;
use super::tables::{
    DISTRICTS, EVALUATORS, EVENTS, OCCUPATIONS, OF_EVALUATORS, address, occupations,
};
use super::value::Value;
use crate::derive::{Assessor, EntryId, routes};
use crate::model::{Day, Occupation, SkillLevel, Standing};

/// How many of the latest events the first document of changes has.
pub const LATEST: usize = 200;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// An evaluator with all that belongs to it.
    Evaluator(EntryId),
    /// An occupation with who assesses it.
    Occupation(Occupation),
    /// A district with who is filed from there.
    District(String),
    /// The latest events.
    Changes,
    /// The events of a year.
    ChangesOf(i16),
}

/// The documents of the directory. Of two evaluators with one code the first has one.
#[must_use]
pub fn documents(data: &Data<'_>) -> Vec<Document> {
    let directory = data.directory;
    let ids = (0..directory.entries.len()).map(|place| directory.by_code(place));
    let mut evaluators: Vec<EntryId> = ids.collect();
    evaluators.dedup_by_key(|id| directory.entry(*id).evaluator.code);
    let occupations = directory.lists.by_occupation.keys().copied();
    let districts = directory.lists.by_district.keys().cloned();
    let mut documents = vec![Document::Changes];
    documents.extend(years(data).into_iter().map(Document::ChangesOf));
    documents.extend(districts.map(Document::District));
    documents.extend(occupations.map(Document::Occupation));
    documents.extend(evaluators.into_iter().map(Document::Evaluator));
    documents
}

/// The years in which something happened, the latest first.
#[must_use]
pub fn years(data: &Data<'_>) -> Vec<i16> {
    let events = data.directory.changes.events();
    let mut years: Vec<i16> = events.map(|(on, ..)| on.year()).collect();
    years.dedup();
    years
}

/// The day of an event, whose it is, and its position among the evaluator's.
type Event = (Day, EntryId, usize);

impl Document {
    /// Its path in the site.
    #[must_use]
    pub fn path(&self, data: &Data<'_>) -> String {
        match self {
            Self::Evaluator(id) => routes::api_evaluator(data.entry(*id).evaluator.code),
            Self::Occupation(occupation) => routes::api_occupation(*occupation),
            Self::District(id) => routes::api_district(id),
            Self::Changes => format!("{}changes.json", routes::API),
            Self::ChangesOf(year) => format!("{}changes/{year}.json", routes::API),
        }
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self, data: &Data<'_>) -> Vec<u8> {
        let mut document = match self {
            Self::Evaluator(id) => evaluator(data, *id),
            Self::Occupation(it) => occupation(data, *it),
            Self::District(id) => district(data, id),
            Self::Changes => {
                let latest = data.directory.changes.events().take(LATEST);
                changes(data, &latest.collect::<Vec<_>>())
            }
            Self::ChangesOf(year) => {
                let events = data.directory.changes.events();
                let of_year = events.filter(|(on, ..)| on.year() == *year);
                changes(data, &of_year.collect::<Vec<_>>())
            }
        };
        document.insert("as_of".to_owned(), json!(data.directory.as_of.to_string()));
        line(&Json::Object(document))
    }
}

/// JSON in a line of its own.
#[must_use]
pub fn line(json: &Json) -> Vec<u8> {
    let mut bytes = json.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

/// A row as a map, without the columns that `but` names.
fn object(table: &dyn Table, values: &[Value<'_>], but: &[&str]) -> Map<String, Json> {
    let columns = table.columns();
    let row = Object {
        columns: &columns,
        values,
    };
    let mut map = match serde_json::to_value(row) {
        Ok(Json::Object(map)) => map,
        // A row is always written as a map.
        _ => Map::new(),
    };
    map.retain(|key, _| !but.contains(&key.as_str()));
    map
}

fn evaluator(data: &Data<'_>, id: EntryId) -> Map<String, Json> {
    let mut document = Map::new();
    EVALUATORS.of_entry(data, id, &mut |values| {
        document = object(EVALUATORS, values, &[]);
    });
    for table in OF_EVALUATORS {
        let mut rows = Vec::new();
        table.of_entry(data, id, &mut |values| {
            rows.push(Json::Object(object(table, values, &OWN)));
        });
        document.insert(table.meta().name.to_owned(), Json::Array(rows));
    }
    document
}

/// An evaluator as one of a list.
fn listed(data: &Data<'_>, id: EntryId) -> Map<String, Json> {
    let entry = data.entry(id);
    let evaluator = entry.evaluator;
    let until = entry.step.valid_until.map(|day| day.to_string());
    let listed = [
        ("code", json!(evaluator.code.as_str())),
        ("name", json!(evaluator.name)),
        ("district", json!(evaluator.district)),
        ("standing", json!(entry.standing.key())),
        ("valid_until", json!(until)),
        (
            "document",
            json!(address(data, &routes::api_evaluator(evaluator.code))),
        ),
    ];
    let listed = listed.map(|(key, value)| (key.to_owned(), value));
    listed.into_iter().collect()
}

fn assessors(data: &Data<'_>, list: &[Assessor]) -> Vec<Json> {
    let all = list.iter().map(|assessor| {
        let mut listed = listed(data, assessor.entry);
        let item = &data.entry(assessor.entry).evaluator.scope[assessor.item];
        let standing = item.timeline.standing(data.directory.as_of);
        let levels: Vec<u8> = assessor.levels.iter().map(SkillLevel::digit).collect();
        listed.insert("levels".to_owned(), json!(levels));
        let standing = standing.map_or("removed", Standing::key);
        listed.insert("item_standing".to_owned(), json!(standing));
        listed.insert("may_assess".to_owned(), json!(assessor.may_assess));
        Json::Object(listed)
    });
    all.collect()
}

fn occupation(data: &Data<'_>, occupation: Occupation) -> Map<String, Json> {
    // What no catalogue has is told by its code.
    let mut document = Map::new();
    document.insert("edition".to_owned(), json!(occupation.edition.to_string()));
    document.insert("code".to_owned(), json!(occupation.code.to_string()));
    occupations::one(data, occupation, &mut |values| {
        document = object(OCCUPATIONS, values, &[]);
    });
    if let Some(list) = data.directory.lists.by_occupation.get(&occupation) {
        document.insert("current".to_owned(), json!(list.current.len()));
        document.insert("former".to_owned(), json!(list.former.len()));
        let lists = [
            ("evaluators", &list.current),
            ("former_evaluators", &list.former),
        ];
        for (name, list) in lists {
            document.insert(name.to_owned(), json!(assessors(data, list)));
        }
    }
    document
}

fn district(data: &Data<'_>, id: &str) -> Map<String, Json> {
    let mut document = Map::new();
    document.insert("id".to_owned(), json!(id));
    DISTRICTS.part(data, 0, &mut |values| {
        // Its first column is the identifier.
        if values.first() == Some(&Value::text(id)) {
            document = object(DISTRICTS, values, &[]);
        }
    });
    let list = data.directory.lists.by_district.get(id);
    let list = list.map(Vec::as_slice).unwrap_or_default();
    let all: Vec<Json> = list
        .iter()
        .map(|id| Json::Object(listed(data, *id)))
        .collect();
    document.insert("evaluators".to_owned(), Json::Array(all));
    document
}

fn changes(data: &Data<'_>, changes: &[Event]) -> Map<String, Json> {
    let mut by_entry: BTreeMap<(EntryId, u32), Json> = BTreeMap::new();
    let mut entries: Vec<EntryId> = changes.iter().map(|(_, entry, _)| *entry).collect();
    entries.sort_unstable();
    entries.dedup();
    for id in entries {
        let mut number = 0;
        EVENTS.of_entry(data, id, &mut |values| {
            let mut event = object(EVENTS, values, &[]);
            let name = &data.entry(id).evaluator.name;
            event.insert("evaluator_name".to_owned(), json!(name));
            by_entry.insert((id, number), Json::Object(event));
            number += 1;
        });
    }
    // Events of later days come last in a record, so that positions are the same.
    let all = changes.iter().filter_map(|(_, entry, number)| {
        let number = u32::try_from(*number).ok()?;
        by_entry.remove(&(*entry, number))
    });
    let all: Vec<Json> = all.collect();
    let documents = years(data).into_iter().map(|year| {
        let path = format!("{}changes/{year}.json", routes::API);
        (year.to_string(), json!(address(data, &path)))
    });
    let documents: Map<String, Json> = documents.collect();
    [
        ("changes".to_owned(), Json::Array(all)),
        ("years".to_owned(), Json::Object(documents)),
    ]
    .into_iter()
    .collect()
}
