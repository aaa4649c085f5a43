//! Open data, read back by readers of others: every format holds what every other one does, and that is what the
//! records say.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

#[path = "data/model.rs"]
mod model;
#[path = "data/odd.rs"]
mod odd;
#[path = "data/readers.rs"]
mod readers;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data as XlsxCell, Reader, Xlsx};
use minglu::derive::Directory;
use minglu::export::{self, Data, Language, Source, TABLES, Words, xlsx};
use minglu::load::{read, understand};
use minglu::model::{Catalog, DataFormat, Day};

use readers::{Tables, read_csv, read_json, read_json_lines, read_xlsx};
use support::{Scratch, files, fixture, printed, run};

fn today() -> Day {
    Day::parse(support::TODAY).unwrap()
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

fn catalog(folder: &Path) -> Catalog {
    understand(read(folder)).catalog
}

/// Writes all files in memory: bytes by path.
fn written(data: &Data<'_>) -> BTreeMap<String, Vec<u8>> {
    let open = &data.directory.catalog.site.data;
    let all = export::files(open).into_iter().map(|file| {
        let mut out = Cursor::new(Vec::new());
        let made = file.write(data, &mut out).expect("memory can be written");
        let bytes = out.into_inner();
        assert_eq!(made.bytes, bytes.len() as u64, "{}", file.path);
        (file.path, bytes)
    });
    all.collect()
}

/// The tables as each format gives them back.
fn read_back(files: &BTreeMap<String, Vec<u8>>, language: Language) -> Vec<(&'static str, Tables)> {
    vec![
        ("CSV", read_csv(files)),
        ("JSON", read_json(files)),
        ("JSON Lines", read_json_lines(files)),
        ("XLSX", read_xlsx(&files[export::WORKBOOK], language)),
    ]
}

fn comes_back(folder: &Path, words: &Words) {
    let catalog = catalog(folder);
    let directory = Directory::new(&catalog, today());
    let data = Data {
        directory: &directory,
        words,
    };
    let read = read_back(&written(&data), words.language);
    let (_, first) = &read[0];
    assert_eq!(first.len(), TABLES.len());
    for (format, tables) in &read[1..] {
        for (table, rows) in first {
            assert_eq!(
                rows.len(),
                tables[table].len(),
                "rows of {table} in {format}"
            );
            for (number, (of_csv, row)) in rows.iter().zip(&tables[table]).enumerate() {
                assert_eq!(of_csv, row, "row {number} of {table} in {format}");
            }
        }
    }
    model::is_what_is_read(&directory, first);
}

#[test]
fn the_sample_comes_back_from_every_format() {
    comes_back(&sample(), &Words::default());
}

#[test]
fn the_fixture_comes_back_under_english_labels() {
    let words = Words {
        language: Language::English,
        ..Words::default()
    };
    comes_back(&fixture("site/content"), &words);
}

#[test]
fn odd_texts_come_back_from_every_format() {
    let scratch = Scratch::with_fixture();
    let number = odd::write(&scratch);
    let catalog = catalog(&scratch.path("content"));
    assert_eq!(
        catalog.evaluators.len(),
        number,
        "each record is understood"
    );
    comes_back(&scratch.path("content"), &Words::default());
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let catalog = catalog(&sample());
    let directory = Directory::new(&catalog, today());
    let words = Words::default();
    let data = Data {
        directory: &directory,
        words: &words,
    };
    assert!(written(&data) == written(&data));
}

#[test]
fn no_cell_of_csv_is_a_formula() {
    let scratch = Scratch::with_fixture();
    odd::write(&scratch);
    let catalog = catalog(&scratch.path("content"));
    let directory = Directory::new(&catalog, today());
    let words = Words::default();
    let data = Data {
        directory: &directory,
        words: &words,
    };
    let mut guarded = 0;
    for (path, bytes) in written(&data) {
        let Some(text) = bytes.strip_prefix(b"\xef\xbb\xbf") else {
            assert!(!path.ends_with(".csv"), "{path} has no mark");
            continue;
        };
        assert!(
            !text
                .windows(2)
                .any(|it| it[1] == b'\n' && it[0] != b'\r' && it[0] != b'\n')
                || text.contains(&b'"'),
            "{path}: lines end in CRLF"
        );
        let mut lines = csv::ReaderBuilder::new()
            .has_headers(true)
            .from_reader(text);
        for line in lines.records() {
            for cell in &line.unwrap() {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(
                    is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell}"
                );
                guarded += usize::from(cell.starts_with('\''));
            }
        }
    }
    assert!(guarded > 20, "{guarded}");
}

#[test]
fn rows_that_a_sheet_has_no_room_for_go_on_in_the_next() {
    let catalog = catalog(&sample());
    let directory = Directory::new(&catalog, today());
    let words = Words::default();
    let data = Data {
        directory: &directory,
        words: &words,
    };
    let mut out = Cursor::new(Vec::new());
    xlsx::write(&TABLES, &data, 50, &mut out).unwrap();
    let bytes = out.into_inner();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    let names = book.sheet_names();
    assert!(
        names.starts_with(&["评价机构".to_owned(), "评价机构 (2)".to_owned()]),
        "{names:?}"
    );
    let sheets = names.iter().filter(|name| name.starts_with("评价机构"));
    let rows: Vec<_> = sheets
        .map(|name| book.worksheet_range(name).unwrap())
        .collect();
    assert!(rows.iter().all(|sheet| sheet.height() <= 50));
    let heads: BTreeSet<String> = rows
        .iter()
        .map(|it| format!("{:?}", it.rows().next()))
        .collect();
    assert_eq!(heads.len(), 1);
    let all: Vec<String> = rows
        .iter()
        .flat_map(|sheet| sheet.rows().skip(1))
        .map(|row| row[0].to_string())
        .collect();
    let mut codes: Vec<String> = directory
        .entries
        .iter()
        .map(|it| it.evaluator.code.to_string())
        .collect();
    codes.sort();
    assert_eq!(all, codes);
}

#[test]
fn codes_are_text_and_days_are_days_on_sheets() {
    let catalog = catalog(&sample());
    let directory = Directory::new(&catalog, today());
    let words = Words::default();
    let data = Data {
        directory: &directory,
        words: &words,
    };
    let files = written(&data);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(files[export::WORKBOOK].as_slice())).unwrap();
    let sheet = book.worksheet_range("评价机构").unwrap();
    let column = |label: &str| {
        let found = sheet
            .rows()
            .next()
            .unwrap()
            .iter()
            .position(|it| *it == label);
        found.unwrap_or_else(|| panic!("no column {label}"))
    };
    for row in sheet.rows().skip(1) {
        assert!(matches!(row[column("区划代码")], XlsxCell::String(_)));
        assert!(matches!(
            row[column("统一社会信用代码")],
            XlsxCell::String(_)
        ));
        assert!(matches!(row[column("备案日期")], XlsxCell::DateTime(_)));
        assert!(matches!(
            row[column("不以营利为目的")],
            XlsxCell::Bool(_) | XlsxCell::Empty
        ));
    }
}

#[test]
fn only_the_chosen_formats_are_published_and_pages_link_no_others() {
    let scratch = Scratch::with_fixture();
    let site = scratch.path("content/site.yaml");
    let text = fs::read_to_string(&site).unwrap();
    for (formats, expected) in [
        (
            "[csv]",
            vec!["SHA256SUMS", "datapackage.json", "index.html"],
        ),
        ("[api]", vec!["index.html"]),
        ("[]", vec![]),
    ] {
        fs::write(&site, format!("{text}\ndata: {{formats: {formats}}}\n")).unwrap();
        let output = run(&scratch.path(""), &["build"]);
        // Links that lead nowhere would be an error.
        assert!(output.status.success(), "{formats}: {}", printed(&output));
        let all = files(&scratch.path("public"));
        let data = all.iter().filter_map(|file| file.strip_prefix("data/"));
        let others: Vec<_> = data.filter(|file| !file.ends_with(".csv")).collect();
        assert_eq!(others, expected, "{formats}");
        let has = |part: &str| all.iter().any(|file| file.contains(part));
        let is_table = |file: &String| file.starts_with("data/") && file.ends_with(".csv");
        assert_eq!(all.iter().any(is_table), formats == "[csv]", "{formats}");
        assert_eq!(has("api/v1/"), formats == "[api]", "{formats}");
        let page = scratch.path("public/evaluators/S000035010001/index.html");
        let page = fs::read_to_string(page).unwrap();
        assert_eq!(
            page.contains("application/json"),
            formats == "[api]",
            "{formats}"
        );
        assert_eq!(page.contains("data/"), formats != "[]", "{formats}");
    }
}

#[test]
fn an_unknown_format_is_told_by_its_place() {
    let scratch = Scratch::with_fixture();
    let site = scratch.path("content/site.yaml");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, format!("{text}\ndata: {{formats: [xslx]}}\n")).unwrap();
    let output = printed(&run(&scratch.path(""), &["check"]));
    assert!(
        output.contains("xslx") && output.contains("xlsx"),
        "{output}"
    );
}

#[test]
fn published_documents_fit_their_schemas_and_sums_are_right() {
    let scratch = Scratch::with_fixture();
    let output = run(&scratch.path(""), &["build"]);
    assert!(output.status.success(), "{}", printed(&output));
    let public = scratch.path("public");
    let json = |path: &str| -> serde_json::Value {
        let text = fs::read_to_string(public.join(path)).unwrap_or_else(|_| panic!("no {path}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let of_evaluator = jsonschema::validator_for(&json("api/v1/evaluator.schema.json")).unwrap();
    let openapi = json("api/v1/openapi.json");
    let named = |name: &str| {
        let reference = format!("#/components/schemas/{name}");
        let schema = serde_json::json!({ "$ref": reference, "components": openapi["components"] });
        jsonschema::draft202012::new(&schema).unwrap()
    };
    let mut seen = BTreeMap::new();
    for path in files(&public) {
        let Some(below) = path.strip_prefix("api/v1/") else {
            continue;
        };
        let kind = match below.split(['/', '.']).next().unwrap() {
            "evaluators" => "evaluator",
            "occupations" => "occupation",
            "districts" => "district",
            "changes" => "changes",
            "index" => "index",
            _ => continue,
        };
        let document = json(&path);
        let valid = named(kind).validate(&document);
        assert!(valid.is_ok(), "{path}: {valid:?}");
        if kind == "evaluator" {
            assert!(of_evaluator.validate(&document).is_ok(), "{path}");
        }
        *seen.entry(kind).or_insert(0) += 1;
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
    let pages = files(&public.join("evaluators"));
    let pages = pages
        .iter()
        .filter(|it| it.matches('/').count() == 1 && it.ends_with("index.html"));
    assert_eq!(seen["evaluator"], pages.count());
    for line in fs::read_to_string(public.join(export::SUMS))
        .unwrap()
        .lines()
    {
        let (sum, name) = line.split_once("  ").unwrap();
        let bytes = fs::read(public.join("data").join(name)).unwrap();
        assert_eq!(readers::sha256(&bytes), sum, "{name}");
    }
    for resource in json(export::PACKAGE)["resources"].as_array().unwrap() {
        let file = public.join("data").join(resource["path"].as_str().unwrap());
        assert!(file.exists(), "{}", file.display());
    }
}

#[test]
fn columns_are_told_apart_and_names_of_other_tables_lead_somewhere() {
    for table in TABLES {
        let (name, columns) = (table.meta().name, table.columns());
        for distinct in [
            columns.iter().map(|it| it.key).collect::<BTreeSet<_>>(),
            columns.iter().map(|it| it.label[0]).collect(),
            columns.iter().map(|it| it.label[1]).collect(),
        ] {
            assert_eq!(distinct.len(), columns.len(), "{name}: {distinct:?}");
        }
        assert!(
            columns.iter().any(|it| it.role.is_key()),
            "{name} has no key"
        );
        for column in columns {
            let texts = [column.label, column.about].concat();
            assert!(
                texts.iter().all(|it| !it.is_empty()),
                "{name}.{}",
                column.key
            );
            assert!(!column.example.is_empty(), "{name}.{}", column.key);
            if let Some((table, key)) = column.role.refers() {
                let other = TABLES.iter().find(|it| it.meta().name == table).unwrap();
                assert!(
                    other
                        .columns()
                        .iter()
                        .any(|it| it.key == key && it.role.is_key())
                );
            }
        }
    }
    let derived = TABLES.iter().flat_map(|it| it.columns());
    assert!(derived.filter(|it| it.source == Source::Derived).count() > 20);
}

#[test]
fn every_value_of_few_is_declared() {
    let catalog = catalog(&sample());
    let directory = Directory::new(&catalog, today());
    let words = Words::default();
    let data = Data {
        directory: &directory,
        words: &words,
    };
    let read = read_csv(&written(&data));
    for table in TABLES {
        for column in table.columns() {
            let rows = &read[table.meta().name];
            for row in rows.iter().filter(|_| !column.one_of.is_empty()) {
                let value = row[column.key].text();
                assert!(column.one_of.contains(&value), "{}: {value}", column.key);
            }
        }
    }
    assert!(catalog.site.data.has(DataFormat::Csv));
}
