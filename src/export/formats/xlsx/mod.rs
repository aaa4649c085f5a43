//! XLSX: all tables in one workbook, a sheet each, then a sheet that says what is in it. The parts are written one
//! after the other as they are made, into whatever is to hold the book: no copy of it in memory, none on the disk.

mod parts;
mod sheet;

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::about;
use crate::export::cell;
use crate::export::data::Data;
use crate::export::table::{Column, Kind, Table};
use crate::export::value::{Degrees, Value};
use sheet::{Cell, Look, Sheet};

/// How many rows a sheet can have, its head included.
pub const ROWS: u32 = 1_048_576;

/// A sheet before it is written: its name and where it begins and ends in its table.
struct Planned {
    name: String,
    /// The head and the rows.
    height: u32,
    width: usize,
}

/// Writes the tables, at most `most` rows to a sheet, its head included.
///
/// # Errors
/// If `out` cannot be written.
pub fn write<W: Write + Seek>(
    tables: &[&'static dyn Table],
    data: &Data<'_>,
    most: u32,
    out: W,
) -> io::Result<()> {
    let mut book = Book(ZipWriter::new(out));
    match put_together(&mut book, tables, data, most) {
        Ok(()) => {
            book.0.finish()?;
            Ok(())
        }
        Err(error) => {
            // Dropped, it would try once more and complain on standard error.
            std::mem::forget(book);
            Err(error)
        }
    }
}

fn put_together<W: Write + Seek>(
    book: &mut Book<W>,
    tables: &[&'static dyn Table],
    data: &Data<'_>,
    most: u32,
) -> io::Result<()> {
    let planned: Vec<Vec<Planned>> = tables.iter().map(|it| plan(*it, data, most)).collect();
    let filtered: Vec<&Planned> = planned.iter().flatten().collect();
    let about = data.words.language.of(about::SHEET);
    book.part("[Content_Types].xml", &parts::types(filtered.len() + 1))?;
    book.part("_rels/.rels", parts::RELATIONS)?;
    book.part("docProps/core.xml", &parts::core(data))?;
    book.part("docProps/app.xml", parts::APPLICATION)?;
    book.part("xl/workbook.xml", &parts::workbook(&filtered, about))?;
    book.part(
        "xl/_rels/workbook.xml.rels",
        &parts::sheets(filtered.len() + 1),
    )?;
    book.part("xl/styles.xml", parts::STYLES)?;
    let mut number = 0;
    for (table, sheets) in tables.iter().zip(&planned) {
        fill(book, *table, data, sheets, &mut number)?;
    }
    let mut sheet = Sheet::begin(book.sheet(number + 1)?, 0, &about::WIDTHS);
    explain(&mut sheet, tables, data)?;
    sheet.end(None)
}

/// The book as an archive. All of its parts bear the same time, so that the same records give the same bytes. None is of
/// the form for parts of more than 4 GB, which `LibreOffice` does not open.
struct Book<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Book<W> {
    fn begin(&mut self, name: &str) -> io::Result<&mut ZipWriter<W>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT);
        self.0.start_file(name, options)?;
        Ok(&mut self.0)
    }

    fn part(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.begin(name)?.write_all(text.as_bytes())
    }

    fn sheet(&mut self, number: usize) -> io::Result<&mut ZipWriter<W>> {
        self.begin(&format!("xl/worksheets/sheet{number}.xml"))
    }
}

/// The sheets of a table: another is begun where one is full.
fn plan(table: &dyn Table, data: &Data<'_>, most: u32) -> Vec<Planned> {
    let name = data.words.language.of(table.meta().label);
    let width = table.columns().len();
    let room = most.max(2) - 1;
    let mut left = table.count(data);
    let mut sheets = Vec::new();
    loop {
        let rows = u32::try_from(left).unwrap_or(room).min(room);
        let name = match sheets.len() {
            0 => name.to_owned(),
            before => format!("{name} ({})", before + 1),
        };
        let height = rows + 1;
        sheets.push(Planned {
            name,
            height,
            width,
        });
        left -= u64::from(rows);
        if left == 0 {
            return sheets;
        }
    }
}

/// Writes the sheets of a table. `number` is that of the sheet before.
fn fill<W: Write + Seek>(
    book: &mut Book<W>,
    table: &dyn Table,
    data: &Data<'_>,
    sheets: &[Planned],
    number: &mut usize,
) -> io::Result<()> {
    let columns = table.columns();
    let widths: Vec<u16> = columns.iter().map(|it| width(it)).collect();
    let mut rows = Rows::new(table, data);
    for planned in sheets {
        *number += 1;
        let mut sheet = Sheet::begin(book.sheet(*number)?, *number, &widths);
        let labels = columns.iter().map(|it| data.words.language.of(it.label));
        sheet.row(labels.map(|label| (Look::Head, Cell::Text(label.into()))))?;
        for _ in 1..planned.height {
            rows.give(&mut sheet, &columns)?;
        }
        sheet.end(Some(planned))?;
    }
    Ok(())
}

/// The rows of a table, a part at a time.
struct Rows<'t> {
    table: &'t dyn Table,
    data: &'t Data<'t>,
    part: usize,
    ready: std::vec::IntoIter<Vec<Cell<'static>>>,
}

impl<'t> Rows<'t> {
    fn new(table: &'t dyn Table, data: &'t Data<'t>) -> Self {
        Self {
            table,
            data,
            part: 0,
            ready: Vec::new().into_iter(),
        }
    }

    /// Writes the next row.
    fn give<W: Write>(&mut self, sheet: &mut Sheet<W>, columns: &[&Column]) -> io::Result<()> {
        while self.ready.len() == 0 && self.part < self.table.parts(self.data) {
            let mut rows = Vec::new();
            self.table.part(self.data, self.part, &mut |values| {
                rows.push(values.iter().map(|it| cell_of(it).into_owned()).collect());
            });
            self.part += 1;
            self.ready = rows.into_iter();
        }
        let row = self.ready.next().unwrap_or_default();
        let looks = columns.iter().map(|it| look(it.kind));
        sheet.row(looks.zip(row))
    }
}

/// Codes are texts, days are days: nothing is left to what a program takes it for.
fn cell_of<'v>(value: &'v Value<'_>) -> Cell<'v> {
    match value {
        Value::Nothing => Cell::Empty,
        Value::Integer(number) => Cell::Number(f64::from(*number)),
        Value::Degrees(degrees) => Cell::Number(Degrees(*degrees).number()),
        Value::Day(day) => Cell::Day(*day),
        Value::YesNo(yes) => Cell::YesNo(*yes),
        Value::Text(_) | Value::Texts(_) | Value::Integers(_) => Cell::Text(cell::text(value)),
    }
}

fn look(kind: Kind) -> Look {
    match kind {
        Kind::Text | Kind::Texts => Look::Text,
        Kind::Day => Look::Day,
        Kind::Integer | Kind::Degrees | Kind::YesNo => Look::Number,
        Kind::Code | Kind::Url | Kind::Integers => Look::Code,
    }
}

/// The width of a column in characters.
fn width(column: &Column) -> u16 {
    match column.kind {
        Kind::Integer | Kind::Integers | Kind::YesNo | Kind::Degrees => 10,
        Kind::Day => 12,
        Kind::Code => {
            let example = u16::try_from(column.example.chars().count());
            example.map_or(26, |it| (it + 2).clamp(10, 26))
        }
        Kind::Text | Kind::Texts | Kind::Url => 28,
    }
}

/// Writes where the book comes from and what its columns mean.
fn explain<W: Write>(
    sheet: &mut Sheet<W>,
    tables: &[&'static dyn Table],
    data: &Data<'_>,
) -> io::Result<()> {
    let language = data.words.language;
    for [label, text] in about::of(data) {
        sheet.row([
            (Look::Head, Cell::Text(label.into())),
            (Look::Plain, Cell::Text(text.into())),
        ])?;
    }
    sheet.row([])?;
    let heads = about::DICTIONARY.map(|head| (Look::Head, Cell::Text(language.of(head).into())));
    sheet.row(heads)?;
    for table in tables {
        for column in table.columns() {
            let texts = [
                language.of(table.meta().label),
                language.of(column.label),
                column.key,
                column.kind.name(),
                column.unit.map_or("", |unit| language.of(unit)),
                language.of(column.about),
            ];
            sheet.row(texts.map(|text| (Look::Text, Cell::Text(text.into()))))?;
        }
    }
    Ok(())
}
