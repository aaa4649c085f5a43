//! The switch: works through a journal, one atomic step at a time, and finishes one that was interrupted.

use std::collections::{BTreeSet, HashSet};

use super::disk::{Found, is_missing, look};
use super::error::{At, Doing, PublishError};
use super::folder::Folder;
use super::guard::{HandEdit, check_rights, check_way, keep_edits};
use super::journal::{Journal, Op};
use super::manifest::Manifest;
use super::path::folders;
use super::walk::{Stranger, strangers};

/// What finishing an interrupted switch came to.
#[derive(Debug)]
pub(super) struct RolledForward {
    /// Operations that were left to do.
    pub(super) ops: usize,
    /// Files that were edited by hand in between.
    pub(super) edits: Vec<HandEdit>,
}

/// Makes the folders for all new files, so that a full disk is met before the first page is switched.
///
/// If it is, the folders are taken away again.
pub(super) fn prepare(folder: &Folder, ops: &[Op]) -> Result<(), PublishError> {
    let removed: HashSet<&str> = ops.iter().filter_map(removed).collect();
    let mut made: BTreeSet<&str> = BTreeSet::new();
    for op in ops {
        let Op::Write { path, .. } = op else { continue };
        let Some(parent) = folders(path).next() else {
            continue;
        };
        // Below a file that has to make way the folder can only be made after that; `step` does it then.
        let blocked = removed.contains(parent) || folders(parent).any(|up| removed.contains(up));
        let target = folder.target(parent);
        if blocked
            || made.contains(parent)
            || look(&target).at(Doing::Read, &target)? == Found::Folder
        {
            continue;
        }
        made.insert(parent);
        if let Err(error) = folder.make_folder(&target) {
            for parent in &made {
                prune(folder, parent);
            }
            return Err(error);
        }
    }
    Ok(())
}

/// Does all operations in their order, then puts the manifest in place and forgets the journal.
pub(super) fn switch(folder: &Folder, journal: &Journal) -> Result<(), PublishError> {
    let total = journal.ops.len();
    for (done, op) in journal.ops.iter().enumerate() {
        step(folder, op).map_err(|error| error.midway(done, total - done))?;
    }
    finish(folder, journal).map_err(|error| error.midway(total, 0))
}

/// Finishes the switch that an earlier run began, if it did. Answers with the manifest that holds now.
pub(super) fn roll_forward(
    folder: &Folder,
) -> Result<(Manifest, Option<RolledForward>), PublishError> {
    let old = Manifest::load(folder)?;
    let Some(mut journal) = Journal::load(folder)? else {
        folder.clear_stage()?;
        return Ok((old, None));
    };
    journal.ops = left(folder, &old, journal.ops)?;
    check_way(&journal, &strangers_to(folder, &old, &journal)?)?;
    check_rights(folder, &journal.ops)?;
    let edits = keep_edits(folder, &old, &journal)?;
    prepare(folder, &journal.ops)?;
    let ops = count(folder, &journal.ops)?;
    switch(folder, &journal)?;
    Ok((journal.manifest, Some(RolledForward { ops, edits })))
}

/// The operations that are not known to be done. A removal that is done stays: its folder may be left.
fn left(folder: &Folder, old: &Manifest, ops: Vec<Op>) -> Result<Vec<Op>, PublishError> {
    let mut left = Vec::new();
    for op in ops {
        let pending = match &op {
            Op::Write { staged, .. } => {
                let staged = folder.staged(*staged);
                look(&staged).at(Doing::Read, &staged)? != Found::Nothing
            }
            Op::Remove { path } => old.get(path).is_some() && folder.is_removable(path)?,
        };
        if pending {
            left.push(op);
        }
    }
    Ok(left)
}

fn count(folder: &Folder, ops: &[Op]) -> Result<usize, PublishError> {
    let mut count = 0;
    for op in ops {
        let target = folder.target(op.path());
        let is_left = matches!(op, Op::Write { .. })
            || look(&target).at(Doing::Read, &target)? != Found::Nothing;
        count += usize::from(is_left);
    }
    Ok(count)
}

/// Strangers in the middle of a switch: what is in neither manifest, or stands where a file is still to come.
fn strangers_to(
    folder: &Folder,
    old: &Manifest,
    journal: &Journal,
) -> Result<Vec<Stranger>, PublishError> {
    let to_come: HashSet<&str> = journal.ops.iter().map(Op::path).collect();
    strangers(folder.output(), &|path| {
        old.get(path).is_some() || (journal.manifest.get(path).is_some() && !to_come.contains(path))
    })
}

fn step(folder: &Folder, op: &Op) -> Result<(), PublishError> {
    let target = folder.target(op.path());
    match op {
        Op::Write { path, staged } => {
            let staged = folder.staged(*staged);
            match folder.disk().rename(&staged, &target) {
                Err(error) if is_missing(&error) => {
                    if let Some(parent) = folders(path).next() {
                        folder.make_folder(&folder.target(parent))?;
                    }
                    folder.disk().rename(&staged, &target)
                }
                other => other,
            }
            .at(Doing::Replace, &target)
        }
        Op::Remove { path } => {
            folder.remove(&target)?;
            if let Some(parent) = folders(path).next() {
                prune(folder, parent);
            }
            Ok(())
        }
    }
}

/// Removes a folder and those above it as far as they are empty. That one is not is no error.
fn prune(folder: &Folder, path: &str) {
    for up in std::iter::once(path).chain(folders(path)) {
        match folder.disk().remove_folder(&folder.target(up)) {
            Err(error) if !is_missing(&error) => return,
            _ => {}
        }
    }
}

fn finish(folder: &Folder, journal: &Journal) -> Result<(), PublishError> {
    // The renames must last before the journal that could repeat them goes.
    let parent = |op: &Op| folder.target(folders(op.path()).next().unwrap_or(""));
    let mut parents = journal.ops.iter().map(parent).filter(|path| path.exists());
    folder
        .disk()
        .sync_all(folder.output(), &mut parents)
        .at(Doing::Sync, folder.output())?;
    journal.manifest.save(folder)?;
    folder.remove(&folder.journal())?;
    folder.clear_stage()
}

fn removed(op: &Op) -> Option<&str> {
    match op {
        Op::Remove { path } => Some(path),
        Op::Write { .. } => None,
    }
}
