//! CSV: RFC 4180 with a byte-order mark, by which spreadsheets know UTF-8. `cell.rs` says how values are written.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use crate::export::cell::guarded;
use crate::export::data::Data;
use crate::export::table::Table;

/// What tells spreadsheets that the text is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes a table.
pub fn write(table: &dyn Table, data: &Data<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(MARK)?;
    let mut lines: Writer<_> = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    lines.write_record(table.columns().iter().map(|it| it.key))?;
    for part in 0..table.parts(data) {
        let mut failed = Ok(());
        table.part(data, part, &mut |values| {
            for value in values {
                if failed.is_ok() {
                    failed = lines.write_field(guarded(value).as_bytes());
                }
            }
            if failed.is_ok() {
                failed = lines.write_record(None::<&[u8]>);
            }
        });
        failed?;
    }
    lines.flush()
}
