//! Everything in the output folder that minglu did not write.

use std::fs::{self, DirEntry};
use std::path::Path;

use rayon::prelude::*;

use super::error::{At, Doing, PublishError};
use super::path::STATE;

/// Something that minglu did not write.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Stranger {
    /// Relative to the output folder.
    pub(super) path: String,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a stranger is. A folder with something in it is not one itself; what is in it may be.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Kind {
    /// A file, a link (never followed), a device, or a folder that may not be read.
    Thing,
    /// A folder with nothing in it.
    EmptyFolder,
}

/// All strangers below `output`, sorted. `is_ours` is asked about plain files only.
pub(super) fn strangers(
    output: &Path,
    is_ours: &(dyn Fn(&str) -> bool + Sync),
) -> Result<Vec<Stranger>, PublishError> {
    let entries = entries(output).at(Doing::Read, output)?;
    let mut all: Vec<Stranger> = entries
        .par_iter()
        .filter(|entry| entry.file_name() != STATE)
        .flat_map_iter(|entry| below(entry, "", is_ours))
        .collect();
    all.sort();
    Ok(all)
}

/// What is reported of the strangers: things, but not the `.gitignore` at the root.
pub(super) fn foreign(strangers: Vec<Stranger>) -> Vec<String> {
    let things = strangers
        .into_iter()
        .filter(|stranger| stranger.kind == Kind::Thing && stranger.path != ".gitignore");
    things.map(|stranger| stranger.path).collect()
}

fn entries(folder: &Path) -> std::io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}

fn below(entry: &DirEntry, above: &str, is_ours: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Stranger> {
    let name = entry.file_name();
    let path = format!("{above}{}", name.to_string_lossy());
    let kind = entry.file_type().ok();
    if kind.is_some_and(|kind| kind.is_dir()) {
        let Ok(inner) = entries(&entry.path()) else {
            return vec![Stranger {
                path,
                kind: Kind::Thing,
            }];
        };
        if inner.is_empty() {
            return vec![Stranger {
                path,
                kind: Kind::EmptyFolder,
            }];
        }
        let above = format!("{path}/");
        return inner
            .par_iter()
            .flat_map_iter(|entry| below(entry, &above, is_ours))
            .collect();
    }
    if kind.is_some_and(|kind| kind.is_file()) && name.to_str().is_some() && is_ours(&path) {
        return Vec::new();
    }
    vec![Stranger {
        path,
        kind: Kind::Thing,
    }]
}
