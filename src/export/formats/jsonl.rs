//! JSON Lines: a row a line, for programs that read one after the other.

use std::io::{self, Write};

use super::json;
use crate::export::data::Data;
use crate::export::table::Table;

/// Writes a table.
pub fn write(table: &dyn Table, data: &Data<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut is_first = true;
    json::each(table, data, out, &mut |out| {
        let between: &[u8] = if is_first { b"" } else { b"\n" };
        is_first = false;
        out.write_all(between)
    })?;
    if is_first {
        return Ok(());
    }
    out.write_all(b"\n")
}
