//! JSON: a table as one document, and rows as objects.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::Serializer;
use serde_json::json;

use crate::export::data::Data;
use crate::export::table::{Column, Table};
use crate::export::value::Value;

/// A row as an object.
pub struct Object<'r, 'd> {
    /// The columns.
    pub columns: &'r [&'static Column],
    /// The values.
    pub values: &'r [Value<'d>],
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = self.columns.iter().map(|it| it.key);
        serializer.collect_map(keys.zip(self.values))
    }
}

/// Writes a table.
pub fn write(table: &dyn Table, data: &Data<'_>, out: &mut dyn Write) -> io::Result<()> {
    let site = &data.directory.catalog.site;
    let head = json!({
        "table": table.meta().name,
        "title": data.words.language.of(table.meta().label),
        "source": site.name,
        "as_of": data.directory.as_of.to_string(),
        "licence": site.data.licence,
        "licence_url": site.data.licence_url,
        "attribution": site.data.attribution,
    });
    let head = head.to_string();
    // The head's last brace makes room for the rows.
    write!(out, "{},\"rows\":[", head.trim_end_matches('}'))?;
    let mut is_first = true;
    each(table, data, out, &mut |out| {
        let between: &[u8] = if is_first { b"\n" } else { b",\n" };
        is_first = false;
        out.write_all(between)
    })?;
    out.write_all(b"\n]}\n")
}

/// Writes each row as an object, after what `before` writes.
pub fn each(
    table: &dyn Table,
    data: &Data<'_>,
    out: &mut dyn Write,
    before: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let columns = table.columns();
    for part in 0..table.parts(data) {
        let mut failed = Ok(());
        table.part(data, part, &mut |values| {
            if failed.is_ok() {
                let columns = &columns;
                failed = before(out).and_then(|()| {
                    serde_json::to_writer(&mut *out, &Object { columns, values })?;
                    Ok(())
                });
            }
        });
        failed?;
    }
    Ok(())
}
