//! Why an index cannot be read.

use std::io;
use std::path::PathBuf;

/// Why an index cannot be read.
#[derive(Debug)]
pub enum Error {
    /// The folder has no index.
    NoIndex(PathBuf),
    /// A piece cannot be read.
    Unread(PathBuf, io::Error),
    /// A piece is not what the format says.
    Broken(PathBuf, String),
}
