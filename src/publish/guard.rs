//! What must be so before the first file is switched: nothing foreign in the way, no hand edit lost.

use std::collections::HashSet;
use std::path::Path;

use blake3::Hash;

use super::disk::{self, Found, look, may_write};
use super::error::{At, Doing, PublishError};
use super::folder::Folder;
use super::journal::{Journal, Op};
use super::manifest::{Entry, Manifest};
use super::path::folders;
use super::walk::{Kind, Stranger};

/// A published file that a person had edited by hand.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct HandEdit {
    /// The path, relative to the output folder.
    pub path: String,
    /// Where the edited file is kept, relative to the output folder.
    pub kept: String,
}

/// Refuses a switch that would replace, hide or write through anything that is not minglu's.
pub(super) fn check_way(journal: &Journal, strangers: &[Stranger]) -> Result<(), PublishError> {
    let writes: HashSet<&str> = journal.ops.iter().filter_map(written).collect();
    let emptied: HashSet<&str> = journal.ops.iter().flat_map(emptied).collect();
    let in_the_way = |stranger: &&Stranger| {
        let path = stranger.path.as_str();
        if stranger.kind == Kind::EmptyFolder && emptied.contains(path) {
            return false;
        }
        writes.contains(path)
            || folders(path).any(|folder| writes.contains(folder))
            || (stranger.kind == Kind::Thing && journal.manifest.has_below(path))
    };
    let paths: Vec<String> = strangers
        .iter()
        .filter(in_the_way)
        .map(|stranger| stranger.path.clone())
        .collect();
    if paths.is_empty() {
        Ok(())
    } else {
        Err(PublishError::ForeignInTheWay { paths })
    }
}

/// Makes sure that the folders of all operations may be written to.
pub(super) fn check_rights(folder: &Folder, ops: &[Op]) -> Result<(), PublishError> {
    let mut seen: HashSet<&str> = HashSet::new();
    for op in ops {
        for above in folders(op.path()).chain([""]) {
            if !seen.insert(above) {
                break;
            }
            let target = folder.target(above);
            if look(&target).at(Doing::Read, &target)? == Found::Folder {
                may_write(&target).at(Doing::Replace, &target)?;
                break;
            }
        }
    }
    Ok(())
}

/// Keeps a copy of each hand-edited file that is about to be replaced or removed.
pub(super) fn keep_edits(
    folder: &Folder,
    old: &Manifest,
    journal: &Journal,
) -> Result<Vec<HandEdit>, PublishError> {
    let mut edits = Vec::new();
    for op in &journal.ops {
        let new = journal.manifest.get(op.path()).map(|entry| entry.hash);
        let Some(entry) = old.get(op.path()) else {
            continue;
        };
        let target = folder.target(op.path());
        match edited(entry, &target).at(Doing::Read, &target)? {
            Some(hash) if new != Some(hash) => edits.push(keep(folder, &entry.path, hash)?),
            _ => {}
        }
    }
    edits.sort();
    Ok(edits)
}

/// The hash of the file at `target`, if it is not the one that minglu wrote.
fn edited(entry: &Entry, target: &Path) -> std::io::Result<Option<Hash>> {
    match look(target)? {
        Found::File(stat) if stat != entry.stat => {
            let hash = disk::hash(target)?;
            Ok((hash != entry.hash).then_some(hash))
        }
        _ => Ok(None),
    }
}

fn keep(folder: &Folder, path: &str, hash: Hash) -> Result<HandEdit, PublishError> {
    let name = format!("kept/{path}.{}", &hash.to_hex()[..12]);
    let copy = folder.state(&name);
    if let Some(parent) = copy.parent() {
        folder.make_folder(parent)?;
    }
    let target = folder.target(path);
    folder.disk().keep(&target, &copy).at(Doing::Write, &copy)?;
    Ok(HandEdit {
        path: path.to_owned(),
        kept: format!("{}/{name}", super::path::STATE),
    })
}

/// The folders that a removal may leave empty, and then removes.
fn emptied(op: &Op) -> impl Iterator<Item = &str> {
    let removed = match op {
        Op::Write { .. } => "",
        Op::Remove { path } => path,
    };
    folders(removed)
}

fn written(op: &Op) -> Option<&str> {
    match op {
        Op::Write { path, .. } => Some(path),
        Op::Remove { .. } => None,
    }
}
