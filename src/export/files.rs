//! The files to download: which there are, and how each is written.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Read, Seek, Write};

use sha2::{Digest, Sha256};

use super::data::Data;
use super::formats::{csv, json, jsonl, xlsx};
use super::table::Table;
use super::tables::TABLES;
use crate::model::{DataFormat, OpenData};

/// Where the files lie.
pub const FOLDER: &str = "data/";

/// The workbook of all tables.
pub const WORKBOOK: &str = "data/minglu.xlsx";

/// A file to download.
pub struct File {
    /// Its path in the site.
    pub path: String,
    /// Its format.
    pub format: DataFormat,
    /// The table that it holds; `None`: all.
    pub table: Option<&'static dyn Table>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its path in the site.
    pub path: String,
    /// Its format.
    pub format: DataFormat,
    /// The name of the table that it holds; `None`: all.
    pub table: Option<&'static str>,
    /// Its size.
    pub bytes: u64,
    /// The hash of its bytes.
    pub sha256: String,
}

/// The files of the formats that the site gives away; the largest first, for they are written at the same time.
#[must_use]
pub fn files(open: &OpenData) -> Vec<File> {
    let book = File {
        path: WORKBOOK.to_owned(),
        format: DataFormat::Xlsx,
        table: None,
    };
    let each = [DataFormat::Json, DataFormat::JsonLines, DataFormat::Csv];
    let each = TABLES.iter().flat_map(|table| {
        each.map(|format| File {
            path: format!("{FOLDER}{}.{}", table.meta().name, format.key()),
            format,
            table: Some(*table),
        })
    });
    let all = std::iter::once(book).chain(each);
    all.filter(|file| open.has(file.format)).collect()
}

impl File {
    /// Writes it, then reads it once more for its hash.
    ///
    /// # Errors
    /// If `out` cannot be written or read.
    pub fn write<F: Read + Write + Seek + Send>(
        &self,
        data: &Data<'_>,
        out: &mut F,
    ) -> io::Result<Made> {
        let mut buffer = BufWriter::with_capacity(1 << 16, &mut *out);
        match (self.table, self.format) {
            (Some(table), DataFormat::Csv) => csv::write(table, data, &mut buffer)?,
            (Some(table), DataFormat::Json) => json::write(table, data, &mut buffer)?,
            (Some(table), _) => jsonl::write(table, data, &mut buffer)?,
            (None, _) => xlsx::write(&TABLES, data, xlsx::ROWS, &mut buffer)?,
        }
        buffer.flush()?;
        drop(buffer);
        let (bytes, sha256) = digest(out)?;
        Ok(Made {
            path: self.path.clone(),
            format: self.format,
            table: self.table.map(|table| table.meta().name),
            bytes,
            sha256,
        })
    }
}

fn digest<F: Read + Seek>(file: &mut F) -> io::Result<(u64, String)> {
    file.rewind()?;
    let mut hasher = Sha256::new();
    let mut bytes = 0;
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok((bytes, hex(&hasher.finalize())));
        }
        bytes += read as u64;
        hasher.update(&piece[..read]);
    }
}

/// The hash of bytes that are at hand.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
