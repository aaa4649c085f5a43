//! Open data: what there is, on what terms, what each column means, how to fetch and check it.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{About, Page};
use crate::derive::routes;
use crate::export::{self, Column, Data, Kind, Made, Source, TABLES, Table};
use crate::model::{DataFormat, Day};
use crate::render::Site;
use crate::render::ld::known;
use crate::render::shapes::DayView;

#[derive(Serialize)]
struct DataView {
    licence: Option<Licence>,
    attribution: Option<String>,
    cite: String,
    book: Option<FileView>,
    formats: Vec<&'static str>,
    tables: Vec<TableView>,
    package: Option<&'static str>,
    sums: Option<&'static str>,
    api: Vec<Document>,
    openapi: Option<&'static str>,
    schema: Option<&'static str>,
}

#[derive(Serialize)]
struct Licence {
    name: String,
    url: Option<String>,
}

#[derive(Serialize)]
struct FileView {
    format: &'static str,
    path: String,
    size: Option<String>,
}

#[derive(Serialize)]
struct TableView {
    name: &'static str,
    label: &'static str,
    about: &'static str,
    rows: u64,
    latest: Option<DayView>,
    files: Vec<FileView>,
    columns: Vec<ColumnView>,
}

#[derive(Serialize)]
struct ColumnView {
    key: &'static str,
    label: &'static str,
    about: &'static str,
    unit: Option<&'static str>,
    kind: String,
    example: &'static str,
    derived: bool,
}

#[derive(Serialize)]
struct Document {
    label: String,
    path: String,
    example: Option<String>,
}

/// The one page, if anything is given away.
pub fn page(site: &Site<'_>) -> Option<Page> {
    let is_any = site.directory.catalog.site.data.is_any();
    is_any.then(|| {
        Page::new("data/".to_owned(), "data.html", |site, path| {
            let texts = &site.theme.texts;
            let view = view(site);
            let about = About::new("data", "", texts.get("title_data").to_owned())
                .described(texts.get("data_description").to_owned())
                .in_schema_org(schema_org(site, path))
                .column(texts.get("column_type"));
            about.context(site, path, &view)
        })
    })
}

fn view(site: &Site<'_>) -> DataView {
    let own = &site.directory.catalog.site;
    let open = &own.data;
    let has_files = DataFormat::ALL
        .into_iter()
        .any(|it| it != DataFormat::Api && open.has(it));
    let has_api = open.has(DataFormat::Api);
    let words = site.words();
    let data = Data {
        directory: site.directory,
        words: &words,
    };
    let (books, files): (Vec<_>, Vec<_>) = export::files(open)
        .into_iter()
        .partition(|it| it.table.is_none());
    let mut formats: Vec<&str> = files.iter().map(|it| label(it.format)).collect();
    formats.sort_unstable();
    formats.dedup();
    DataView {
        licence: open.licence.clone().map(|name| Licence {
            name,
            url: open.licence_url.clone(),
        }),
        attribution: open.attribution.clone(),
        cite: cite(site),
        book: books.into_iter().next().map(|file| file_view(site, file)),
        formats,
        tables: TABLES.iter().map(|it| table(site, &data, *it)).collect(),
        package: has_files.then_some(export::PACKAGE),
        sums: has_files.then_some(export::SUMS),
        api: if has_api { api(site) } else { Vec::new() },
        openapi: has_api.then_some(export::OPENAPI),
        schema: has_api.then_some(export::SCHEMA),
    }
}

/// How whoever uses the data names where they come from.
fn cite(site: &Site<'_>) -> String {
    let own = &site.directory.catalog.site;
    let args = [
        ("operator", own.operator.name.clone()),
        ("site", own.name.clone()),
        ("day", site.theme.texts.day(site.directory.as_of)),
        ("url", own.url.clone().unwrap_or_default()),
    ];
    let cited = site.theme.texts.fill("data_citation", &args);
    cited.trim().to_owned()
}

fn label(format: DataFormat) -> &'static str {
    match format {
        DataFormat::Xlsx => "XLSX",
        DataFormat::Csv => "CSV",
        DataFormat::Json => "JSON",
        DataFormat::JsonLines => "JSON Lines",
        DataFormat::Api => "API",
    }
}

fn file_view(site: &Site<'_>, file: export::File) -> FileView {
    let made = site.made.iter().find(|it| it.path == file.path);
    FileView {
        format: label(file.format),
        path: file.path,
        size: made.map(|made| size(made.bytes)),
    }
}

/// Thousands and millions of bytes, as file managers show them.
fn size(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = (bytes * 10).div_ceil(unit);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match bytes {
        0..=999_999 => format!("{} KB", bytes.div_ceil(1000)),
        1_000_000..=9_999_999 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

fn table(site: &Site<'_>, data: &Data<'_>, table: &'static dyn Table) -> TableView {
    let (meta, language) = (table.meta(), data.words.language);
    let files = export::files(&site.directory.catalog.site.data).into_iter();
    let files = files.filter(|it| it.table.is_some_and(|it| it.meta().name == meta.name));
    let mut files: Vec<FileView> = files.map(|file| file_view(site, file)).collect();
    files.sort_by_key(|file| file.format);
    TableView {
        name: meta.name,
        label: language.of(meta.label),
        about: language.of(meta.about),
        rows: table.count(data),
        latest: latest(site, meta.name).map(|day| site.day(day)),
        files,
        columns: table
            .columns()
            .into_iter()
            .map(|it| column(site, it))
            .collect(),
    }
}

/// The latest day on which something was entered of which the table tells. Corrections have no day.
fn latest(site: &Site<'_>, table: &str) -> Option<Day> {
    let directory = site.directory;
    match table {
        "sessions" | "session_items" => {
            let filed = directory.sessions.all.iter().map(|it| it.plan.filed_on);
            filed.filter(|day| *day <= directory.as_of).max()
        }
        _ => directory.changes.all.first().map(|change| change.on),
    }
}

fn column(site: &Site<'_>, column: &'static Column) -> ColumnView {
    let language = site.language();
    let kind = match column.kind {
        Kind::Url => "url",
        other => other.name(),
    };
    ColumnView {
        key: column.key,
        label: language.of(column.label),
        about: language.of(column.about),
        unit: column.unit.map(|unit| language.of(unit)),
        kind: site.theme.texts.of("data_kind", kind),
        example: column.example,
        derived: column.source == Source::Derived,
    }
}

/// The documents of the API, each with one that there is.
fn api(site: &Site<'_>) -> Vec<Document> {
    let directory = site.directory;
    let texts = &site.theme.texts;
    let evaluator = directory.entries.first();
    let occupation = directory.lists.by_occupation.keys().next();
    let district = directory.lists.by_district.keys().next();
    let year = directory.changes.events().next().map(|(on, ..)| on.year());
    let document = |key: &str, path: &str, example: Option<String>| Document {
        label: texts.of("data_api", key),
        path: format!("{}{path}", routes::API),
        example,
    };
    vec![
        document("index", "index.json", Some(export::INDEX.to_owned())),
        document(
            "evaluator",
            "evaluators/{code}.json",
            evaluator.map(|it| routes::api_evaluator(it.evaluator.code)),
        ),
        document(
            "occupation",
            "occupations/{edition}/{code}.json",
            occupation.map(|it| routes::api_occupation(*it)),
        ),
        document(
            "district",
            "districts/{id}.json",
            district.map(|id| routes::api_district(id)),
        ),
        document(
            "changes",
            "changes.json",
            Some(format!("{}changes.json", routes::API)),
        ),
        document(
            "changes_of",
            "changes/{year}.json",
            year.map(|year| format!("{}changes/{year}.json", routes::API)),
        ),
    ]
}

/// The data in the words of schema.org.
fn schema_org(site: &Site<'_>, path: &str) -> Json {
    let own = &site.directory.catalog.site;
    let texts = &site.theme.texts;
    let first = site.directory.changes.all.last().map(|change| change.on);
    let as_of = site.directory.as_of;
    let covered = first.map(|first| format!("{first}/{as_of}"));
    let distribution: Vec<Json> = site
        .made
        .iter()
        .map(|it| download(site, path, it))
        .collect();
    known([
        ("@type", json!("Dataset")),
        ("name", json!(own.name)),
        ("description", json!(texts.get("data_description"))),
        ("url", json!(site.full(path, path))),
        (
            "license",
            json!(own.data.licence_url.as_ref().or(own.data.licence.as_ref())),
        ),
        ("creditText", json!(own.data.attribution)),
        ("isAccessibleForFree", json!(true)),
        ("creator", site.publisher()),
        ("inLanguage", json!(own.language)),
        ("dateModified", json!(as_of.to_string())),
        ("temporalCoverage", json!(covered)),
        ("spatialCoverage", json!(own.region.last())),
        ("distribution", json!(distribution)),
    ])
}

fn download(site: &Site<'_>, path: &str, made: &Made) -> Json {
    let media = match made.format {
        DataFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        DataFormat::Csv => "text/csv",
        DataFormat::JsonLines => "application/jsonl",
        DataFormat::Json | DataFormat::Api => "application/json",
    };
    json!({
        "@type": "DataDownload",
        "encodingFormat": media,
        "contentUrl": site.full(path, &made.path),
        "contentSize": made.bytes.to_string(),
    })
}
