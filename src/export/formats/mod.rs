//! The formats, one file each.

pub mod about;
pub mod csv;
pub mod json;
pub mod jsonl;
pub mod xlsx;
