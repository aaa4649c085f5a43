//! A sheet as `SpreadsheetML` (ECMA-376), row by row.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::Planned;
use crate::model::Day;

/// How many characters a cell can have, in units of UTF-16.
const CHARACTERS: usize = 32_767;

/// How a cell looks: its number in `parts::STYLES`.
#[derive(Debug, Clone, Copy)]
pub enum Look {
    /// As it comes.
    Plain = 0,
    /// The head of a column.
    Head = 1,
    /// Text for people.
    Text = 2,
    /// What must not be taken for a number.
    Code = 3,
    /// A day.
    Day = 4,
    /// A number, yes or no.
    Number = 5,
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub enum Cell<'v> {
    /// Nothing.
    Empty,
    /// A text, which is never a formula.
    Text(Cow<'v, str>),
    /// A number.
    Number(f64),
    /// A day.
    Day(Day),
    /// Yes or no.
    YesNo(bool),
}

impl Cell<'_> {
    /// The same with a text of its own.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Cell::Empty => Cell::Empty,
            Cell::Number(number) => Cell::Number(number),
            Cell::Day(day) => Cell::Day(day),
            Cell::YesNo(yes) => Cell::YesNo(yes),
        }
    }
}

/// A sheet that is being written.
pub struct Sheet<W: Write> {
    out: W,
    row: u32,
    /// What is not yet given to `out`.
    text: String,
}

/// How much is gathered before it is given away.
const PIECE: usize = 1 << 16;

impl<W: Write> Sheet<W> {
    /// Begins a sheet. Those with a `number` have a head and a first column that stay in sight; the first of them is
    /// the one that is seen when the book is opened.
    pub fn begin(out: W, number: usize, widths: &[u16]) -> Self {
        let selected = if number == 1 {
            " tabSelected=\"1\""
        } else {
            ""
        };
        let pane = match number {
            0 => "",
            _ => {
                "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>"
            }
        };
        let mut text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetViews><sheetView{selected} workbookViewId=\"0\">{pane}</sheetView></sheetViews>\
             <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
        );
        for (number, width) in (1..).zip(widths) {
            // Writing to a String cannot fail.
            let _ = write!(
                text,
                "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
            );
        }
        text.push_str("</cols><sheetData>");
        Self { out, row: 0, text }
    }

    /// Writes a row.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = (Look, Cell<'c>)>) -> io::Result<()> {
        self.row += 1;
        // Writing to a String cannot fail.
        let _ = write!(self.text, "<row r=\"{}\">", self.row);
        for (column, (look, cell)) in cells.into_iter().enumerate() {
            self.cell(column, look, &cell);
        }
        self.text.push_str("</row>");
        if self.text.len() >= PIECE {
            self.out.write_all(self.text.as_bytes())?;
            self.text.clear();
        }
        Ok(())
    }

    fn cell(&mut self, column: usize, look: Look, cell: &Cell<'_>) {
        let is_empty =
            matches!(cell, Cell::Empty) || matches!(cell, Cell::Text(it) if it.is_empty());
        if is_empty {
            return;
        }
        let text = &mut self.text;
        text.push_str("<c r=\"");
        push_letters(text, column);
        // Writing to a String cannot fail.
        let _ = write!(text, "{}\" s=\"{}\"", self.row, look as u8);
        let _ = match cell {
            Cell::Empty => Ok(()),
            Cell::Number(number) => write!(text, "><v>{number}</v></c>"),
            Cell::Day(day) => write!(text, "><v>{}</v></c>", serial(*day)),
            Cell::YesNo(yes) => write!(text, " t=\"b\"><v>{}</v></c>", u8::from(*yes)),
            Cell::Text(it) => {
                text.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                push_text(text, &fitting(it));
                text.push_str("</t></is></c>");
                Ok(())
            }
        };
    }

    /// Ends the sheet, with a filter over what was planned for it.
    pub fn end(mut self, filtered: Option<&Planned>) -> io::Result<()> {
        self.text.push_str("</sheetData>");
        if let Some(planned) = filtered {
            let range = range(planned, "");
            // Writing to a String cannot fail.
            let _ = write!(self.text, "<autoFilter ref=\"{range}\"/>");
        }
        self.text.push_str("</worksheet>");
        self.out.write_all(self.text.as_bytes())
    }
}

/// `A1:F10`, with `$` before letters and numbers where the place is fixed.
pub fn range(planned: &Planned, fixed: &str) -> String {
    let mut last = String::new();
    push_letters(&mut last, planned.width.saturating_sub(1));
    format!("{fixed}A{fixed}1:{fixed}{last}{fixed}{}", planned.height)
}

/// The letters of a column, from 0: A … Z, AA …
fn push_letters(text: &mut String, column: usize) {
    if column >= 26 {
        push_letters(text, column / 26 - 1);
    }
    let letter = u8::try_from(column % 26).unwrap_or_default();
    text.push(char::from(b'A' + letter));
}

/// A day as spreadsheets count them: 1 is the first of 1900, a year that they take for a leap year.
fn serial(day: Day) -> i32 {
    let since = Day::FIRST.days_until(day) + 1;
    if since >= 60 { since + 1 } else { since }
}

/// A text of XML. What XML cannot hold, and what a program would take for that, is written as `_xHHHH_`.
fn push_text(text: &mut String, value: &str) {
    for (at, character) in value.char_indices() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '_' if is_escape(&value.as_bytes()[at..]) => text.push_str("_x005F_"),
            '\t' | '\n' => text.push(character),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {
                // Writing to a String cannot fail.
                let _ = write!(text, "_x{:04X}_", u32::from(character));
            }
            other => text.push(other),
        }
    }
}

/// Whether what stands here would be taken for a character written as `_xHHHH_`.
fn is_escape(bytes: &[u8]) -> bool {
    let hex = bytes.get(2..6);
    bytes.starts_with(b"_x")
        && bytes.get(6) == Some(&b'_')
        && hex.is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
}

/// As much of a text as a cell can have.
fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= CHARACTERS || text.encode_utf16().count() <= CHARACTERS {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let mut kept = text.chars().take_while(|character| {
        units += character.len_utf16();
        // One is kept for the sign that something is left out.
        units < CHARACTERS
    });
    let kept: String = kept.by_ref().collect();
    Cow::Owned(kept + "…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_says_that_it_was_cut() {
        let long = "甲".repeat(CHARACTERS);
        assert_eq!(fitting(&long), long);
        let cut = fitting(&format!("{long}乙")).into_owned();
        assert_eq!(cut.chars().count(), CHARACTERS);
        assert!(cut.ends_with('…'));
        let pairs = "𠮷".repeat(CHARACTERS);
        assert!(fitting(&pairs).encode_utf16().count() <= CHARACTERS);
    }

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (day, number) in [
            ("1900-01-01", 1),
            ("1900-02-28", 59),
            ("1900-03-01", 61),
            ("2026-11-23", 46_349),
        ] {
            assert_eq!(serial(Day::parse_iso(day).unwrap()), number, "{day}");
        }
    }

    #[test]
    fn columns_have_letters() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (702, "AAA"),
        ] {
            let mut text = String::new();
            push_letters(&mut text, column);
            assert_eq!(text, letters);
        }
    }

    #[test]
    fn texts_are_those_of_xml() {
        for (text, xml) in [
            ("a<b>&\"c\"", "a&lt;b&gt;&amp;\"c\""),
            ("\r\n\u{1}", "_x000D_\n_x0001_"),
            ("_x0041_ _x004_", "_x005F_x0041_ _x004_"),
        ] {
            let mut written = String::new();
            push_text(&mut written, text);
            assert_eq!(written, xml);
        }
    }
}
