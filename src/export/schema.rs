//! The tables as JSON Schema and as Frictionless' Table Schema.

use serde_json::{Map, Value as Json, json};

use super::cell::{SEPARATOR, items};
use super::data::Language;
use super::table::{Column, Kind, Role, Source, Table};
use super::tables::{EVALUATORS, OF_EVALUATORS};

/// A row of a table as JSON Schema, without the columns that `but` names.
#[must_use]
pub fn row(table: &dyn Table, language: Language, but: &[&str]) -> Json {
    let columns = table.columns();
    let columns = columns.into_iter().filter(|it| !but.contains(&it.key));
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for column in columns {
        properties.insert(column.key.to_owned(), property(column, language));
        required.push(column.key);
    }
    json!({
        "type": "object",
        "title": language.of(table.meta().label),
        "description": language.of(table.meta().about),
        "properties": properties,
        "required": required,
    })
}

fn property(column: &Column, language: Language) -> Json {
    let mut schema = Map::new();
    let (kind, format, items) = match column.kind {
        Kind::Text | Kind::Code => ("string", None, None),
        Kind::Url => ("string", Some("uri-reference"), None),
        Kind::Integer => ("integer", None, None),
        Kind::Degrees => ("number", None, None),
        Kind::Day => ("string", Some("date"), None),
        Kind::YesNo => ("boolean", None, None),
        Kind::Texts => ("array", None, Some("string")),
        Kind::Integers => ("array", None, Some("integer")),
    };
    // A list that says nothing is empty.
    let always = column.role.is_key() || items.is_some();
    let kind = if always {
        json!(kind)
    } else {
        json!([kind, "null"])
    };
    schema.insert("type".to_owned(), kind);
    schema.extend(format.map(|format| ("format".to_owned(), json!(format))));
    schema.extend(items.map(|items| ("items".to_owned(), json!({ "type": items }))));
    schema.insert("title".to_owned(), json!(language.of(column.label)));
    schema.insert("description".to_owned(), json!(described(column, language)));
    if !column.one_of.is_empty() {
        let mut values: Vec<Json> = column.one_of.iter().map(|it| json!(it)).collect();
        values.extend((!always).then_some(Json::Null));
        schema.insert("enum".to_owned(), json!(values));
    }
    Json::Object(schema)
}

/// What a column means, with its unit.
fn described(column: &Column, language: Language) -> String {
    let about = language.of(column.about);
    match column.unit {
        None => about.to_owned(),
        Some(unit) => match language {
            Language::Chinese => format!("{about}（{}）", language.of(unit)),
            Language::English => format!("{about} ({})", language.of(unit)),
        },
    }
}

/// The columns of the tables of an evaluator that its own document does not repeat.
pub const OWN: [&str; 2] = ["evaluator", "evaluator_name"];

/// An evaluator's document.
#[must_use]
pub fn evaluator(language: Language) -> Json {
    let mut schema = row(EVALUATORS, language, &[]);
    let lists = OF_EVALUATORS.map(|table| {
        let list = json!({
            "type": "array",
            "title": language.of(table.meta().label),
            "description": language.of(table.meta().about),
            "items": row(table, language, &OWN),
        });
        (table.meta().name, list)
    });
    let about = json!({
        "type": "string",
        "format": "date",
        "title": language.of(["数据日期", "As of"]),
        "description": language.of([
            "状态和合计截至这一天",
            "The day on which the standings and the sums hold",
        ]),
    });
    for (name, list) in lists.into_iter().chain([("as_of", about)]) {
        schema["properties"][name] = list;
        if let Some(required) = schema["required"].as_array_mut() {
            required.push(json!(name));
        }
    }
    schema
}

/// A table as a Table Schema.
#[must_use]
pub fn table(table: &dyn Table, language: Language) -> Json {
    let columns = table.columns();
    let fields: Vec<Json> = columns.iter().map(|it| field(it, language)).collect();
    let keys = columns.iter().filter(|it| it.role.is_key());
    let keys: Vec<&str> = keys.map(|it| it.key).collect();
    let foreign = columns.iter().filter_map(|it| {
        let (table, key) = it.role.refers()?;
        Some(json!({
            "fields": [it.key],
            "reference": { "resource": table, "fields": [key] },
        }))
    });
    let foreign: Vec<Json> = foreign.collect();
    let mut schema = json!({ "fields": fields, "primaryKey": keys, "missingValues": [""] });
    if !foreign.is_empty() {
        schema["foreignKeys"] = json!(foreign);
    }
    schema
}

fn field(column: &Column, language: Language) -> Json {
    let mut field = json!({
        "name": column.key,
        "title": language.of(column.label),
        "description": described(column, language),
        "type": column.kind.name(),
        "example": column.example,
        "source": match column.source {
            Source::Stated => "record",
            Source::Derived => "derived",
        },
    });
    let item = match column.kind {
        Kind::Texts => Some("string"),
        Kind::Integers => Some("integer"),
        _ => None,
    };
    if let Some(item) = item {
        field["delimiter"] = json!(SEPARATOR);
        field["itemType"] = json!(item);
        field["example"] = json!(items(column.example));
    }
    let mut constraints = Map::new();
    if column.role != Role::Plain && column.role.is_key() {
        constraints.insert("required".to_owned(), json!(true));
    }
    if !column.one_of.is_empty() {
        constraints.insert("enum".to_owned(), json!(column.one_of));
    }
    if !constraints.is_empty() {
        field["constraints"] = Json::Object(constraints);
    }
    field
}
