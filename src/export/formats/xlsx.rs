//! XLSX: all tables in one workbook, a sheet each, written row by row; then a sheet that says what is in it.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::about;
use crate::export::cell;
use crate::export::data::Data;
use crate::export::table::{Column, Kind, Table};
use crate::export::value::{Degrees, Value};
use crate::model::Day;

/// How many rows a sheet can have, its head included.
pub const ROWS: u32 = 1_048_576;

/// How many characters a cell can have, in units of UTF-16.
const CHARACTERS: usize = 32_767;

/// Writes the tables, at most `most` rows to a sheet, its head included.
///
/// # Errors
/// If `out`, or a file that is needed meanwhile, cannot be written.
pub fn write<W: Write + Send>(
    tables: &[&'static dyn Table],
    data: &Data<'_>,
    most: u32,
    out: W,
) -> io::Result<()> {
    let mut book = Workbook::new();
    let looks = Looks::new(&mut book);
    if let Some(properties) = properties(data) {
        book.set_properties(&properties);
    }
    let book = Mutex::new(book);
    let filled = tables.par_iter().map(|table| {
        let mut sheets = Sheets {
            book: &book,
            looks: &looks,
            name: data.words.language.of(table.meta().label),
            columns: table.columns(),
            data,
            most: most.max(2),
            done: Vec::new(),
            open: None,
            row: 0,
        };
        sheets.fill(*table)?;
        Ok(sheets.done)
    });
    let filled: Vec<_> = filled.collect::<Result<_, XlsxError>>().map_err(told)?;
    let mut book = book.into_inner().unwrap_or_else(PoisonError::into_inner);
    for sheet in filled.into_iter().flatten() {
        book.push_worksheet(sheet);
    }
    let sheet = book.new_worksheet_with_constant_memory().map_err(told)?;
    let sheet = explain(sheet, tables, data, &looks).map_err(told)?;
    book.push_worksheet(sheet);
    book.save_to_writer(out).map_err(told)
}

/// An error as those of files are.
fn told(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

/// How cells look. They are known to the book before any sheet uses one, so that their numbers do not depend on
/// which sheet is first.
struct Looks {
    head: Format,
    text: Format,
    code: Format,
    day: Format,
}

impl Looks {
    fn new(book: &mut Workbook) -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00E6_EFE9));
        let top = || Format::new().set_align(FormatAlign::Top);
        let looks = Self {
            head,
            text: top().set_text_wrap(),
            code: top().set_num_format("@"),
            day: top().set_num_format("yyyy-mm-dd"),
        };
        for format in [&looks.head, &looks.text, &looks.code, &looks.day] {
            book.register_format(format);
        }
        looks
    }

    fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Text | Kind::Texts => &self.text,
            Kind::Day => &self.day,
            _ => &self.code,
        }
    }
}

/// What the book says of itself. It is made on the day that it is about, so that the same records give the same bytes.
fn properties(data: &Data<'_>) -> Option<DocProperties> {
    let site = &data.directory.catalog.site;
    let properties = DocProperties::new()
        .set_title(&site.name)
        .set_author(&site.operator.name)
        .set_comment(site.data.attribution.as_deref().unwrap_or_default());
    let made = excel_day(data.directory.as_of).ok()?;
    Some(properties.set_creation_datetime(&made))
}

fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// The sheets of one table: another is begun where one is full.
struct Sheets<'w> {
    book: &'w Mutex<Workbook>,
    looks: &'w Looks,
    name: &'static str,
    columns: Vec<&'static Column>,
    data: &'w Data<'w>,
    most: u32,
    done: Vec<Worksheet>,
    open: Option<Worksheet>,
    row: u32,
}

impl Sheets<'_> {
    fn fill(&mut self, table: &dyn Table) -> Result<(), XlsxError> {
        self.begin()?;
        let data = self.data;
        for part in 0..table.parts(data) {
            let mut failed = Ok(());
            table.part(data, part, &mut |values| {
                if failed.is_ok() {
                    failed = self.row(values);
                }
            });
            failed?;
        }
        self.end()
    }

    fn begin(&mut self) -> Result<(), XlsxError> {
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sheet = book.new_worksheet_with_constant_memory()?;
        drop(book);
        let number = self.done.len() + 1;
        match number {
            1 => sheet.set_name(self.name)?,
            _ => sheet.set_name(format!("{} ({number})", self.name))?,
        };
        sheet.set_freeze_panes(1, 1)?;
        for (at, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, width(column))?;
            let label = self.data.words.language.of(column.label);
            sheet.write_string_with_format(0, at, label, &self.looks.head)?;
        }
        self.row = 1;
        self.open = Some(sheet);
        Ok(())
    }

    fn end(&mut self) -> Result<(), XlsxError> {
        if let Some(mut sheet) = self.open.take() {
            let last = u16::try_from(self.columns.len()).unwrap_or(1) - 1;
            sheet.autofilter(0, 0, self.row - 1, last)?;
            self.done.push(sheet);
        }
        Ok(())
    }

    fn row(&mut self, values: &[Value<'_>]) -> Result<(), XlsxError> {
        if self.row == self.most {
            self.end()?;
            self.begin()?;
        }
        if let Some(sheet) = &mut self.open {
            for ((at, column), value) in (0..).zip(&self.columns).zip(values) {
                let look = self.looks.of(column.kind);
                put(sheet, self.row, at, value, look)?;
            }
        }
        self.row += 1;
        Ok(())
    }
}

/// Codes are texts, days are days: nothing is left to what a program takes it for.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value<'_>,
    look: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Nothing => return Ok(()),
        Value::Integer(number) => sheet.write_number(row, column, *number)?,
        Value::Degrees(degrees) => sheet.write_number(row, column, Degrees(*degrees).number())?,
        Value::Day(day) => {
            sheet.write_datetime_with_format(row, column, &excel_day(*day)?, look)?
        }
        Value::YesNo(yes) => sheet.write_boolean(row, column, *yes)?,
        Value::Text(_) | Value::Texts(_) | Value::Integers(_) => {
            let text = cell::text(value);
            if text.is_empty() {
                return Ok(());
            }
            sheet.write_string_with_format(row, column, fitting(&text), look)?
        }
    };
    Ok(())
}

/// As much of a text as a cell can have.
fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= CHARACTERS {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        // One is kept for the sign that something is left out.
        units >= CHARACTERS
    });
    match end {
        Some((end, _)) if text[end..].chars().nth(1).is_some() => {
            Cow::Owned(format!("{}…", &text[..end]))
        }
        _ => Cow::Borrowed(text),
    }
}

/// The width of a column in characters.
fn width(column: &Column) -> u16 {
    match column.kind {
        Kind::Integer | Kind::Integers | Kind::YesNo | Kind::Degrees => 10,
        Kind::Day => 12,
        Kind::Code => {
            u16::try_from(column.example.chars().count()).map_or(24, |it| it.clamp(10, 24))
        }
        Kind::Text | Kind::Texts | Kind::Url => 28,
    }
}

/// The sheet that says where the book comes from and what its columns mean.
fn explain(
    mut sheet: Worksheet,
    tables: &[&'static dyn Table],
    data: &Data<'_>,
    looks: &Looks,
) -> Result<Worksheet, XlsxError> {
    let language = data.words.language;
    sheet.set_name(language.of(about::SHEET))?;
    for (column, width) in (0..).zip([18, 22, 22, 14, 10, 60]) {
        sheet.set_column_width(column, width)?;
    }
    let mut row = 0;
    for [label, text] in about::of(data) {
        sheet.write_string_with_format(row, 0, &label, &looks.head)?;
        sheet.write_string(row, 1, &text)?;
        row += 1;
    }
    row += 1;
    for (column, head) in (0..).zip(about::DICTIONARY) {
        sheet.write_string_with_format(row, column, language.of(head), &looks.head)?;
    }
    for table in tables {
        for column in table.columns() {
            row += 1;
            let texts = [
                language.of(table.meta().label),
                language.of(column.label),
                column.key,
                column.kind.name(),
                column.unit.map_or("", |unit| language.of(unit)),
                language.of(column.about),
            ];
            for (at, text) in (0..).zip(texts) {
                sheet.write_string_with_format(row, at, text, &looks.text)?;
            }
        }
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_says_that_it_was_cut() {
        let long = "甲".repeat(CHARACTERS);
        assert_eq!(fitting(&long), long);
        let longer = format!("{long}乙");
        let cut = fitting(&longer);
        assert_eq!(cut.chars().count(), CHARACTERS);
        assert!(cut.ends_with('…'));
        let pairs = "𠮷".repeat(CHARACTERS);
        assert!(fitting(&pairs).encode_utf16().count() <= CHARACTERS);
    }
}
