//! The static API as `OpenAPI` 3.1, made of the same declarations as the data.

use serde_json::{Map, Value as Json, json};

use super::data::{Data, Language};
use super::schema;
use super::table::{Both, Table};
use super::tables::{DISTRICTS, EVENTS, OCCUPATIONS, TABLES};

/// The description of the API.
#[must_use]
pub fn openapi(data: &Data<'_>) -> Json {
    let site = &data.directory.catalog.site;
    let language = data.words.language;
    let mut info = json!({
        "title": site.name,
        "version": "1",
        "description": language.of(ABOUT),
        "contact": { "name": site.operator.name },
    });
    if let Some(licence) = &site.data.licence {
        info["license"] = json!({ "name": licence });
        if let Some(url) = &site.data.licence_url {
            info["license"]["url"] = json!(url);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": info,
        // Without an address of the site's own that of this description: two folders above it the site begins.
        "servers": [{ "url": site.url.as_deref().unwrap_or("../../") }],
        "paths": paths(language),
        "components": { "schemas": schemas(language) },
    })
}

const ABOUT: Both = [
    "本站的数据以静态文件提供：没有密钥，没有限额，地址不变。今后可能增加字段，不会改变已有字段的含义；那样做的版本另有地址。",
    "The data of this site as static files: no keys, no limits, addresses that stay. Fields may be added; what is there keeps its meaning, or has another version with another address.",
];

/// The name of an operation, its path, what it gives, the schema of it, and its parameters.
type Operation = (
    &'static str,
    &'static str,
    Both,
    &'static str,
    &'static [Parameter],
);

/// The name of a parameter, what it is, and an example.
type Parameter = (&'static str, Both, &'static str);

const CODE: Parameter = ("code", ["备案号", "Evaluator code"], "S000035900001");
const EDITION: Parameter = (
    "edition",
    ["大典版次", "Edition of the classification"],
    "2022",
);
const OCCUPATION: Parameter = ("code", ["职业编码", "Occupation code"], "6-31-01-03");
const DISTRICT: Parameter = ("id", ["区划代码", "District code"], "350102");
const YEAR: Parameter = ("year", ["年份", "Year"], "2026");

const OPERATIONS: [Operation; 6] = [
    (
        "getIndex",
        "/api/v1/index.json",
        [
            "有什么数据、截至哪天、怎么取",
            "What there is, of which day, and where",
        ],
        "index",
        &[],
    ),
    (
        "getEvaluator",
        "/api/v1/evaluators/{code}.json",
        [
            "一家评价机构的全部公开内容",
            "All that is public of an evaluator",
        ],
        "evaluator",
        &[CODE],
    ),
    (
        "getOccupation",
        "/api/v1/occupations/{edition}/{code}.json",
        [
            "一个职业和认定它的机构",
            "An occupation and who assesses it",
        ],
        "occupation",
        &[EDITION, OCCUPATION],
    ),
    (
        "getDistrict",
        "/api/v1/districts/{id}.json",
        [
            "一个区县和在此备案的机构",
            "A district and who is filed from there",
        ],
        "district",
        &[DISTRICT],
    ),
    (
        "getChanges",
        "/api/v1/changes.json",
        ["最近的变动", "The latest changes"],
        "changes",
        &[],
    ),
    (
        "getChangesOfYear",
        "/api/v1/changes/{year}.json",
        ["一年的变动", "The changes of a year"],
        "changes",
        &[YEAR],
    ),
];

fn paths(language: Language) -> Json {
    let paths = OPERATIONS.map(|(id, path, about, schema, parameters)| {
        let reference = format!("#/components/schemas/{schema}");
        let parameters: Vec<Json> = parameters
            .iter()
            .map(|(name, about, example)| {
                json!({
                    "name": name,
                    "in": "path",
                    "required": true,
                    "description": language.of(*about),
                    "schema": { "type": "string" },
                    "example": example,
                })
            })
            .collect();
        let answer = json!({
            "description": language.of(about),
            "content": { "application/json": { "schema": { "$ref": reference } } },
        });
        let mut responses = json!({ "200": answer });
        if !parameters.is_empty() {
            let missing = language.of(["没有这一项", "There is none"]);
            responses["404"] = json!({ "description": missing });
        }
        let operation = json!({
            "operationId": id,
            "summary": language.of(about),
            "parameters": parameters,
            "responses": responses,
        });
        (path.to_owned(), json!({ "get": operation }))
    });
    Json::Object(paths.into_iter().collect())
}

fn schemas(language: Language) -> Json {
    let mut schemas = Map::new();
    schemas.insert("index".to_owned(), index());
    schemas.insert("evaluator".to_owned(), schema::evaluator(language));
    let occupation = with(
        OCCUPATIONS,
        language,
        &["evaluators", "former_evaluators"],
        "assessor",
    );
    schemas.insert("occupation".to_owned(), occupation);
    let district = with(DISTRICTS, language, &["evaluators"], "listed");
    schemas.insert("district".to_owned(), district);
    schemas.insert("listed".to_owned(), listed());
    schemas.insert("assessor".to_owned(), assessor());
    schemas.insert("changes".to_owned(), changes(language));
    Json::Object(schemas)
}

/// A row of a table with lists of evaluators.
fn with(table: &dyn Table, language: Language, lists: &[&str], of: &str) -> Json {
    let mut schema = schema::row(table, language, &[]);
    let items = json!({ "$ref": format!("#/components/schemas/{of}") });
    for name in lists {
        schema["properties"][name] = json!({ "type": "array", "items": items });
    }
    schema["properties"]["as_of"] = day();
    // An occupation that no catalogue has is told by its code alone.
    schema["required"] = json!(["as_of"]);
    schema
}

fn day() -> Json {
    json!({ "type": "string", "format": "date" })
}

fn text() -> Json {
    json!({ "type": ["string", "null"] })
}

fn listed() -> Json {
    json!({
        "type": "object",
        "properties": {
            "code": { "type": "string" },
            "name": { "type": "string" },
            "district": { "type": "string" },
            "standing": { "type": "string" },
            "valid_until": { "type": ["string", "null"], "format": "date" },
            "document": { "type": "string", "format": "uri-reference" },
        },
        "required": ["code", "name", "district", "standing", "valid_until", "document"],
    })
}

fn assessor() -> Json {
    let levels =
        json!({ "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": 5 } });
    json!({
        "allOf": [{ "$ref": "#/components/schemas/listed" }],
        "type": "object",
        "properties": {
            "levels": levels,
            "item_standing": { "type": "string" },
            "may_assess": { "type": "boolean" },
        },
        "required": ["levels", "item_standing", "may_assess"],
    })
}

fn changes(language: Language) -> Json {
    let mut event = schema::row(EVENTS, language, &[]);
    event["properties"]["evaluator_name"] = json!({ "type": "string" });
    json!({
        "type": "object",
        "properties": {
            "as_of": day(),
            "changes": { "type": "array", "items": event },
            "years": {
                "type": "object",
                "additionalProperties": { "type": "string", "format": "uri-reference" },
            },
        },
        "required": ["as_of", "changes", "years"],
    })
}

fn index() -> Json {
    let file = json!({
        "type": "object",
        "properties": {
            "url": { "type": "string", "format": "uri-reference" },
            "bytes": { "type": "integer" },
            "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        },
        "required": ["url", "bytes", "sha256"],
    });
    let names: Vec<&str> = TABLES.iter().map(|table| table.meta().name).collect();
    let table = json!({
        "type": "object",
        "properties": {
            "name": { "type": "string", "enum": names },
            "title": { "type": "string" },
            "rows": { "type": "integer" },
            "files": { "type": "object", "additionalProperties": file },
        },
        "required": ["name", "title", "rows", "files"],
    });
    let address = json!({ "type": "string", "format": "uri-reference" });
    json!({
        "type": "object",
        "properties": {
            "version": { "const": "1" },
            "title": { "type": "string" },
            "publisher": { "type": "string" },
            "url": text(),
            "demonstration": { "type": "boolean" },
            "as_of": day(),
            "licence": text(),
            "licence_url": text(),
            "attribution": text(),
            "evaluators": { "type": "integer" },
            "on_register": { "type": "integer" },
            "description": address,
            "schema": address,
            "templates": { "type": "object", "additionalProperties": { "type": "string" } },
            "changes": address,
            "years": { "type": "array", "items": { "type": "integer" } },
            "tables": { "type": "array", "items": table },
            "occupations": { "type": "array", "items": address },
            "districts": { "type": "array", "items": address },
        },
        "required": ["version", "title", "as_of", "evaluators", "tables", "templates"],
    })
}
