//! The directory as open data: tables, each declared once, in the formats that people and programs read.

mod api;
pub mod cell;
mod data;
mod describe;
mod files;
mod formats;
mod openapi;
mod schema;
mod table;
mod tables;
mod value;

pub use api::{Document, documents};
pub use data::{Data, Language, Words};
pub use describe::{INDEX, OPENAPI, PACKAGE, SCHEMA, SUMS, describe, paths};
pub use files::{FOLDER, File, Made, WORKBOOK, files};
pub use formats::xlsx;
pub use table::{Both, Column, Kind, Meta, Role, Source, Table};
pub use tables::TABLES;
pub use value::{Degrees, Value};
