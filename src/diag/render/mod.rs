//! Findings as text, one file a format.

mod human;

pub use human::{Style, human};
