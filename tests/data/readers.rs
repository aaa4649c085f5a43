//! Readers of others for each format; what they read, in one form.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data as XlsxCell, Reader, Xlsx};
use minglu::export::{Kind, Language, TABLES, cell};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// What stands in a cell: one text or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    One(String),
    Many(Vec<String>),
}

impl Cell {
    /// The text; an empty one if the record does not say it.
    pub fn text(&self) -> &str {
        match self {
            Self::One(text) => text,
            Self::Many(texts) => panic!("{texts:?} are several"),
        }
    }
}

/// A row by the keys of its columns.
pub type Row = BTreeMap<&'static str, Cell>;

/// Rows by the names of the tables.
pub type Tables = BTreeMap<&'static str, Vec<Row>>;

pub fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// A row of texts, lists not yet divided.
fn row(table: usize, texts: impl Iterator<Item = String>) -> Row {
    let columns = TABLES[table].columns();
    let texts: Vec<String> = texts.collect();
    assert_eq!(texts.len(), columns.len(), "{}", TABLES[table].meta().name);
    let cells = columns.iter().zip(texts).map(|(column, text)| {
        let cell = match column.kind {
            Kind::Texts | Kind::Integers => Cell::Many(cell::items(&text)),
            _ => Cell::One(text),
        };
        (column.key, cell)
    });
    cells.collect()
}

pub fn read_csv(files: &BTreeMap<String, Vec<u8>>) -> Tables {
    let read = TABLES.iter().enumerate().map(|(at, table)| {
        let bytes = &files[&format!("data/{}.csv", table.meta().name)];
        let mut lines = csv::Reader::from_reader(&bytes[3..]);
        let heads: Vec<&str> = table.columns().iter().map(|it| it.key).collect();
        assert_eq!(lines.headers().unwrap().iter().collect::<Vec<_>>(), heads);
        let rows = lines.records().map(|line| {
            let line = line.unwrap();
            row(at, line.iter().map(|it| cell::unguarded(it).to_owned()))
        });
        (table.meta().name, rows.collect())
    });
    read.collect()
}

fn plain(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string().trim_end_matches(".0").to_owned(),
    }
}

fn object(table: usize, json: &Json) -> Row {
    let columns = TABLES[table].columns();
    let object = json.as_object().unwrap();
    assert_eq!(object.len(), columns.len());
    let cells = columns.iter().map(|column| {
        let cell = match &object[column.key] {
            Json::Array(items) => Cell::Many(items.iter().map(plain).collect()),
            one => Cell::One(plain(one)),
        };
        (column.key, cell)
    });
    cells.collect()
}

pub fn read_json(files: &BTreeMap<String, Vec<u8>>) -> Tables {
    let read = TABLES.iter().enumerate().map(|(at, table)| {
        let bytes = &files[&format!("data/{}.json", table.meta().name)];
        let document: Json = serde_json::from_slice(bytes).unwrap();
        let rows = document["rows"].as_array().unwrap();
        (
            table.meta().name,
            rows.iter().map(|it| object(at, it)).collect(),
        )
    });
    read.collect()
}

pub fn read_json_lines(files: &BTreeMap<String, Vec<u8>>) -> Tables {
    let read = TABLES.iter().enumerate().map(|(at, table)| {
        let bytes = &files[&format!("data/{}.jsonl", table.meta().name)];
        let text = std::str::from_utf8(bytes).unwrap();
        let rows = text.lines();
        let rows = rows.map(|line| object(at, &serde_json::from_str(line).unwrap()));
        (table.meta().name, rows.collect())
    });
    read.collect()
}

pub fn read_xlsx(bytes: &[u8], language: Language) -> Tables {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let read = TABLES.iter().enumerate().map(|(at, table)| {
        let sheet = book
            .worksheet_range(language.of(table.meta().label))
            .unwrap();
        let mut rows = sheet.rows();
        let heads: Vec<String> = rows
            .next()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        let labels: Vec<&str> = table
            .columns()
            .iter()
            .map(|it| language.of(it.label))
            .collect();
        assert_eq!(heads, labels);
        let rows = rows.map(|cells| row(at, cells.iter().map(of_sheet)));
        (table.meta().name, rows.collect())
    });
    read.collect()
}

fn of_sheet(cell: &XlsxCell) -> String {
    match cell {
        XlsxCell::Empty => String::new(),
        XlsxCell::String(text) => text.clone(),
        XlsxCell::Float(number) => number.to_string(),
        XlsxCell::Int(number) => number.to_string(),
        XlsxCell::Bool(yes) => yes.to_string(),
        XlsxCell::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => panic!("{other:?}"),
    }
}
