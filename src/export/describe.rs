//! What describes the data, made when all files are written: the data package with the dictionary, the API's
//! index and description, the JSON Schema, the checksums.

use std::fmt::Write;

use serde_json::{Map, Value as Json, json};

use super::api;
use super::cell::{GUARD, SEPARATOR};
use super::data::Data;
use super::files::{FOLDER, Made, sha256};
use super::openapi::openapi;
use super::schema;
use super::tables::{TABLES, address};
use crate::derive::routes;
use crate::model::{DataFormat, OpenData};

/// The data package.
pub const PACKAGE: &str = "data/datapackage.json";

/// The checksums of what can be downloaded.
pub const SUMS: &str = "data/SHA256SUMS";

/// The JSON Schema of an evaluator's document.
pub const SCHEMA: &str = "api/v1/evaluator.schema.json";

/// The index of the API.
pub const INDEX: &str = "api/v1/index.json";

/// The description of the API.
pub const OPENAPI: &str = "api/v1/openapi.json";

/// All that describes the data: paths in the site, and bytes.
#[must_use]
pub fn describe(data: &Data<'_>, made: &[Made]) -> Vec<(String, Vec<u8>)> {
    let mut described = Vec::new();
    let open = &data.directory.catalog.site.data;
    if made.iter().any(|file| file.format != DataFormat::Api) {
        let package = pretty(&package(data, made));
        described.push((SUMS.to_owned(), sums(made, &package)));
        described.push((PACKAGE.to_owned(), package));
    }
    if open.has(DataFormat::Api) {
        described.push((INDEX.to_owned(), pretty(&index(data, made))));
        described.push((OPENAPI.to_owned(), pretty(&openapi(data))));
        described.push((SCHEMA.to_owned(), pretty(&evaluator_schema(data))));
    }
    described
}

/// The paths of all that describes the data.
#[must_use]
pub fn paths(open: &OpenData) -> Vec<&'static str> {
    let files = DataFormat::ALL.into_iter();
    let mut files = files.filter(|it| *it != DataFormat::Api);
    let mut paths = Vec::new();
    if files.any(|format| open.has(format)) {
        paths.extend([SUMS, PACKAGE]);
    }
    if open.has(DataFormat::Api) {
        paths.extend([INDEX, OPENAPI, SCHEMA]);
    }
    paths
}

fn pretty(json: &Json) -> Vec<u8> {
    let mut text = format!("{json:#}");
    text.push('\n');
    text.into_bytes()
}

fn evaluator_schema(data: &Data<'_>) -> Json {
    let mut head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address(data, SCHEMA),
    });
    if let (Some(head), Json::Object(schema)) =
        (head.as_object_mut(), schema::evaluator(data.words.language))
    {
        head.extend(schema);
    }
    head
}

/// The names of the file and of its table as a resource of a package.
fn resource(data: &Data<'_>, file: &Made) -> Option<Json> {
    let table = TABLES
        .iter()
        .find(|it| Some(it.meta().name) == file.table)?;
    let (media, format, of_format) = match file.format {
        DataFormat::Csv => (
            "text/csv",
            "csv",
            json!({ "dialect": { "csv": { "delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": true } }, "encoding": "utf-8-sig" }),
        ),
        DataFormat::Json => (
            "application/json",
            "json",
            json!({ "dialect": { "json": { "property": "rows" } }, "encoding": "utf-8" }),
        ),
        _ => ("application/jsonl", "jsonl", json!({ "encoding": "utf-8" })),
    };
    let language = data.words.language;
    // Only one of the resources goes by the name of its table, to which other tables refer.
    let name = match file.format {
        DataFormat::Csv => table.meta().name.to_owned(),
        other => format!("{}-{}", table.meta().name, other.key()),
    };
    let mut resource = json!({
        "name": name,
        "type": "table",
        "path": file.path.strip_prefix(FOLDER).unwrap_or(&file.path),
        "title": language.of(table.meta().label),
        "description": language.of(table.meta().about),
        "format": format,
        "mediatype": media,
        "hash": format!("sha256:{}", file.sha256),
    });
    // The reference implementation cannot count what it reads as one document.
    if file.format != DataFormat::Json {
        resource["bytes"] = json!(file.bytes);
    }
    if let (Some(resource), Json::Object(more)) = (resource.as_object_mut(), of_format) {
        resource.extend(more);
    }
    let mut of_table = schema::table(*table, language);
    if file.format != DataFormat::Csv {
        as_json(&mut of_table);
    }
    resource["schema"] = of_table;
    Some(resource)
}

/// Lists are lists in JSON, and what refers to other tables is said once.
fn as_json(schema: &mut Json) {
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("foreignKeys");
    }
    let fields = schema["fields"].as_array_mut();
    for field in fields.into_iter().flatten() {
        if field["type"] == "list" {
            field["type"] = json!("array");
        }
        if let Some(field) = field.as_object_mut() {
            field.remove("delimiter");
            field.remove("itemType");
        }
    }
}

fn package(data: &Data<'_>, made: &[Made]) -> Json {
    let site = &data.directory.catalog.site;
    let resources: Vec<Json> = made.iter().filter_map(|it| resource(data, it)).collect();
    let day = data.directory.as_of.to_string();
    let language = data.words.language;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "minglu",
        "title": site.name,
        "description": language.of([NOTE_ZH, NOTE_EN]),
        "version": day,
        "created": format!("{day}T00:00:00Z"),
        "sources": [{ "title": site.operator.name, "path": site.url }],
        "contributors": [{ "title": site.operator.name, "roles": ["publisher"] }],
    });
    if let Some(url) = &site.url {
        package["homepage"] = json!(url);
    } else {
        package["sources"] = json!([{ "title": site.operator.name }]);
    }
    if let Some(licence) = licence(data) {
        package["licenses"] = json!([licence]);
    }
    if let Some(attribution) = &site.data.attribution {
        package["attribution"] = json!(attribution);
    }
    package["list"] = json!({ "delimiter": SEPARATOR, "escape": "\\" });
    package["formulaGuard"] = json!(GUARD);
    package["resources"] = json!(resources);
    package
}

const NOTE_ZH: &str = "CSV 里以 ' 开头的文字，读时去掉这个 '：它防止电子表格把文字当公式。列表以 ; 分隔，条目里的 ; 和 \\ 前面有 \\。空格子表示记录没有写。source 为 derived 的列是算出来的，回填记录时不用。";
const NOTE_EN: &str = "Of a text of CSV that begins with ', take the ' away: it keeps spreadsheets from taking the text for a formula. Items of lists are divided by ;, and a ; or \\ within an item has a \\ before it. An empty cell is what the record does not say. Columns whose source is derived are worked out and need not be read back.";

/// The licence as packages have it.
fn licence(data: &Data<'_>) -> Option<Json> {
    let open = &data.directory.catalog.site.data;
    let mut licence = Map::new();
    if let Some(title) = &open.licence {
        licence.insert("title".to_owned(), json!(title));
        let name = title.replace(' ', "-");
        let is_name = name
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"-._".contains(&it));
        licence.extend(is_name.then(|| ("name".to_owned(), json!(name))));
    }
    if let Some(url) = &open.licence_url {
        licence.insert("path".to_owned(), json!(url));
    }
    let is_valid = licence.contains_key("name") || licence.contains_key("path");
    is_valid.then_some(Json::Object(licence))
}

/// Lines as `sha256sum --check` reads them in the folder of the files.
fn sums(made: &[Made], package: &[u8]) -> Vec<u8> {
    let mut lines: Vec<(&str, &str)> = made
        .iter()
        .map(|it| (it.path.as_str(), it.sha256.as_str()))
        .collect();
    let of_package = sha256(package);
    lines.push((PACKAGE, &of_package));
    lines.sort_unstable();
    let mut text = String::new();
    for (path, hash) in lines {
        let name = path.strip_prefix(FOLDER).unwrap_or(path);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{hash}  {name}");
    }
    text.into_bytes()
}

fn index(data: &Data<'_>, made: &[Made]) -> Json {
    let directory = data.directory;
    let site = &directory.catalog.site;
    let full = |path: &str| address(data, path);
    let tables = TABLES.iter().map(|table| {
        let files = made.iter().filter(|it| it.table == Some(table.meta().name));
        let files = files.map(|it| {
            let file = json!({ "url": full(&it.path), "bytes": it.bytes, "sha256": it.sha256 });
            (it.format.key().to_owned(), file)
        });
        let files: Map<String, Json> = files.collect();
        json!({
            "name": table.meta().name,
            "title": data.words.language.of(table.meta().label),
            "rows": table.count(data),
            "files": files,
        })
    });
    let tables: Vec<Json> = tables.collect();
    let occupations = directory.lists.by_occupation.keys();
    let occupations: Vec<String> = occupations
        .map(|it| full(&routes::api_occupation(*it)))
        .collect();
    let districts = directory.lists.by_district.keys();
    let districts: Vec<String> = districts
        .map(|it| full(&routes::api_district(it)))
        .collect();
    let years: Vec<i16> = api::years(data);
    json!({
        "version": "1",
        "title": site.name,
        "publisher": site.operator.name,
        "url": site.url,
        "demonstration": site.demonstration,
        "as_of": directory.as_of.to_string(),
        "licence": site.data.licence,
        "licence_url": site.data.licence_url,
        "attribution": site.data.attribution,
        "evaluators": directory.entries.len(),
        "on_register": directory.on_register(),
        "description": full(OPENAPI),
        "schema": full(SCHEMA),
        "templates": {
            "evaluator": full(&format!("{}evaluators/{{code}}.json", routes::API)),
            "occupation": full(&format!("{}occupations/{{edition}}/{{code}}.json", routes::API)),
            "district": full(&format!("{}districts/{{id}}.json", routes::API)),
            "changes": full(&format!("{}changes/{{year}}.json", routes::API)),
        },
        "changes": full(&format!("{}changes.json", routes::API)),
        "years": years,
        "tables": tables,
        "occupations": occupations,
        "districts": districts,
    })
}
