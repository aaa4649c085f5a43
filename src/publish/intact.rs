//! The fast way out: nothing the site depends on has changed, and nothing of the site has.

use std::path::Path;

use rayon::prelude::*;

use super::disk::{Found, RealDisk, look};
use super::error::{At, Doing, PublishError};
use super::folder::Folder;
use super::manifest::{Entry, Manifest, Receipt, parse_head, read};
use super::walk::{foreign, strangers};

/// What stands in the output, whole and unchanged.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Intact {
    /// What the build that made it left behind.
    pub receipt: Receipt,
    /// Everything in the folder that minglu did not write, sorted.
    pub foreign: Vec<String>,
}

/// The receipt of the last publication to `output`, if it had this fingerprint, none is under way or was
/// interrupted, and every file is there with its size and time. Reads only; takes no lock.
///
/// # Errors
///
/// [`PublishError::BrokenState`] and [`PublishError::Disk`].
pub fn intact(output: &Path, fingerprint: &str) -> Result<Option<Intact>, PublishError> {
    let folder = Folder::new(output, Box::new(RealDisk));
    let journal = folder.journal();
    if look(&journal).at(Doing::Read, &journal)? != Found::Nothing {
        return Ok(None);
    }
    // A build that was killed while staging left bytes behind, which the next one clears away.
    let stage = folder.stage();
    if look(&stage).at(Doing::Read, &stage)? != Found::Nothing {
        return Ok(None);
    }
    let file = folder.manifest();
    let Some(text) = read(&file)? else {
        return Ok(None);
    };
    let broken = |line| PublishError::BrokenState {
        path: file.clone(),
        line,
    };
    let (_, receipt) = parse_head(&text).map_err(broken)?;
    if receipt.is_none_or(|receipt| receipt.fingerprint != fingerprint) {
        return Ok(None);
    }
    let manifest = Manifest::parse(&text).map_err(broken)?;
    let is_whole = manifest
        .entries()
        .par_iter()
        .with_min_len(256)
        .all(|entry| stands(&folder, entry));
    if !is_whole {
        return Ok(None);
    }
    let strangers = strangers(output, &|path| manifest.get(path).is_some())?;
    let foreign = foreign(strangers);
    Ok(manifest.receipt.map(|receipt| Intact { receipt, foreign }))
}

fn stands(folder: &Folder, entry: &Entry) -> bool {
    look(&folder.target(&entry.path)).is_ok_and(|found| found == Found::File(entry.stat))
}
