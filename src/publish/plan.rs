//! What a publication changes, and in which order: see the argument in [`super`].

use std::collections::BTreeMap;

use blake3::Hash;

use super::disk::Stat;
use super::error::PublishError;
use super::folder::Folder;
use super::journal::{Journal, Op};
use super::manifest::{Entry, Manifest, Receipt};
use super::path::{folders, is_left, is_page};

/// A path that was put, and what came of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Put {
    pub(super) hash: Hash,
    pub(super) stat: Stat,
    pub(super) fate: Fate,
}

/// What has to be done about a path that was put.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fate {
    /// These bytes are there already.
    Unchanged,
    /// Nothing is there; the staged file with this number has the bytes.
    Add(u32),
    /// Other bytes are there; the staged file with this number has the new ones.
    Change(u32),
}

/// All paths that were put, sorted.
pub(super) type Puts = BTreeMap<String, Put>;

/// The operations in their order, the manifest that will hold after them, and how many there are of each kind.
pub(super) struct Plan {
    pub(super) journal: Journal,
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) removed: usize,
    pub(super) unchanged: usize,
    pub(super) bytes_written: u64,
}

/// When an operation is due. Within a phase the site's entrance comes last.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Phase {
    /// Files that stand where a folder must be, or below what must be a file.
    MakeWay,
    AddAssets,
    AddPages,
    ChangeAssets,
    ChangePages,
    RemovePages,
    RemoveAssets,
}

/// Refuses publications that need one path both as a file and as a folder.
pub(super) fn check_folders(puts: &Puts) -> Result<(), PublishError> {
    for below in puts.keys() {
        if let Some(file) = folders(below).find(|folder| puts.contains_key(*folder)) {
            return Err(PublishError::FileAndFolder {
                file: file.to_owned(),
                below: below.clone(),
            });
        }
    }
    Ok(())
}

/// Decides what to do so that exactly `puts` is published where `old` was.
pub(super) fn plan(
    folder: &Folder,
    old: &Manifest,
    puts: Puts,
    receipt: Option<Receipt>,
) -> Result<Plan, PublishError> {
    let removals = removals(folder, old, &puts)?;
    let mut steps: Vec<(Phase, Op)> = Vec::new();
    let (mut added, mut changed, mut unchanged, mut bytes_written) = (0, 0, 0, 0);
    for (path, put) in &puts {
        // What is left to the next build is no file of the site.
        let counts = usize::from(!is_left(path));
        let staged = match put.fate {
            Fate::Unchanged => {
                unchanged += counts;
                continue;
            }
            Fate::Add(staged) => {
                added += counts;
                staged
            }
            Fate::Change(staged) => {
                changed += counts;
                staged
            }
        };
        bytes_written += put.stat.size;
        let path = path.clone();
        steps.push((write_phase(&path, put.fate), Op::Write { path, staged }));
    }
    let removed = removals.iter().filter(|path| !is_left(path)).count();
    steps.extend(
        removals
            .into_iter()
            .map(|path| (removal_phase(&path, &puts), Op::Remove { path })),
    );
    let journal = Journal {
        ops: in_order(steps),
        manifest: Manifest::new(receipt, puts.into_iter().map(entry).collect()),
    };
    Ok(Plan {
        journal,
        added,
        changed,
        removed,
        unchanged,
        bytes_written,
    })
}

/// The files of `old` that were not put. One that a person has removed is listed too, for its empty folders;
/// one that a person has replaced by a link or a folder is no longer minglu's.
fn removals(folder: &Folder, old: &Manifest, puts: &Puts) -> Result<Vec<String>, PublishError> {
    let mut removals = Vec::new();
    for Entry { path, .. } in old.entries() {
        if puts.contains_key(path) {
            continue;
        }
        if folder.is_removable(path)? {
            removals.push(path.clone());
        }
    }
    Ok(removals)
}

fn write_phase(path: &str, fate: Fate) -> Phase {
    match (fate, is_page(path)) {
        (Fate::Change(_), true) => Phase::ChangePages,
        (Fate::Change(_), false) => Phase::ChangeAssets,
        (_, true) => Phase::AddPages,
        (_, false) => Phase::AddAssets,
    }
}

fn removal_phase(path: &str, puts: &Puts) -> Phase {
    let prefix = format!("{path}/");
    let must_be_folder = puts
        .range(prefix.clone()..)
        .next()
        .is_some_and(|(next, _)| next.starts_with(&prefix));
    if must_be_folder || folders(path).any(|folder| puts.contains_key(folder)) {
        Phase::MakeWay
    } else if is_page(path) {
        Phase::RemovePages
    } else {
        Phase::RemoveAssets
    }
}

fn in_order(mut steps: Vec<(Phase, Op)>) -> Vec<Op> {
    let key = |(phase, op): &(Phase, Op)| (*phase, op.path() == "index.html");
    steps.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.1.path().cmp(b.1.path())));
    steps.into_iter().map(|(_, op)| op).collect()
}

fn entry((path, put): (String, Put)) -> Entry {
    Entry {
        path,
        hash: put.hash,
        stat: put.stat,
    }
}
