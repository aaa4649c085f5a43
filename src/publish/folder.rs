//! An output folder: where each thing stands in it, and how small files are saved there safely.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Found, look};
use super::error::{At, Doing, PublishError};
use super::path::{STATE, folders};

/// The output folder and the disk it is on.
#[derive(Debug)]
pub(super) struct Folder {
    output: PathBuf,
    disk: Box<dyn Disk>,
}

impl Folder {
    /// Names the folder; nothing is touched.
    pub(super) fn new(output: &Path, disk: Box<dyn Disk>) -> Self {
        Self {
            output: output.to_path_buf(),
            disk,
        }
    }

    /// Makes the output and its state folder, unless they are there.
    pub(super) fn make(&self) -> Result<(), PublishError> {
        let state = self.state("");
        match look(&state).at(Doing::Read, &state)? {
            Found::Folder => Ok(()),
            Found::Nothing => self.make_folder(&state),
            Found::File(_) | Found::Other => Err(PublishError::ForeignInTheWay {
                paths: vec![STATE.to_owned()],
            }),
        }
    }

    /// The folder itself.
    pub(super) fn output(&self) -> &Path {
        &self.output
    }

    /// The disk it is on.
    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// Where a published path stands.
    pub(super) fn target(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }

    /// Whether a removal of `path` stays within this folder and concerns a file: no part of the way there is a
    /// link, and what is at its end is a plain file or nothing.
    pub(super) fn is_removable(&self, path: &str) -> Result<bool, PublishError> {
        for above in folders(path) {
            let above = self.target(above);
            if !matches!(
                look(&above).at(Doing::Read, &above)?,
                Found::Folder | Found::Nothing
            ) {
                return Ok(false);
            }
        }
        let target = self.target(path);
        let found = look(&target).at(Doing::Read, &target)?;
        Ok(matches!(found, Found::File(_) | Found::Nothing))
    }

    /// A file or folder of minglu's own.
    pub(super) fn state(&self, name: &str) -> PathBuf {
        let state = self.output.join(STATE);
        if name.is_empty() {
            state
        } else {
            state.join(name)
        }
    }

    /// Where the manifest is.
    pub(super) fn manifest(&self) -> PathBuf {
        self.state("manifest")
    }

    /// Where the journal of a switch is, while there is one.
    pub(super) fn journal(&self) -> PathBuf {
        self.state("journal")
    }

    /// Where new bytes wait for the switch.
    pub(super) fn stage(&self) -> PathBuf {
        self.state("stage")
    }

    /// One staged file.
    pub(super) fn staged(&self, number: u32) -> PathBuf {
        self.stage().join(format!("{number:05}"))
    }

    /// Makes a folder and those above it.
    pub(super) fn make_folder(&self, folder: &Path) -> Result<(), PublishError> {
        self.disk.make_folder(folder).at(Doing::MakeFolder, folder)
    }

    /// Puts `text` in place of a state file: all of it, durably, or nothing.
    pub(super) fn save(&self, file: &Path, text: &str) -> Result<(), PublishError> {
        let new = file.with_extension("new");
        self.disk
            .write(&new, text.as_bytes())
            .at(Doing::Write, &new)?;
        self.sync(&new)?;
        self.disk.rename(&new, file).at(Doing::Replace, file)?;
        self.sync(&self.state(""))
    }

    /// Makes one file, or the names in one folder, durable.
    pub(super) fn sync(&self, path: &Path) -> Result<(), PublishError> {
        self.disk.sync_one(path).at(Doing::Sync, path)
    }

    /// Removes a file; none there is as good.
    pub(super) fn remove(&self, file: &Path) -> Result<(), PublishError> {
        self.disk.remove(file).at(Doing::Remove, file)
    }

    /// Removes the staged files.
    pub(super) fn clear_stage(&self) -> Result<(), PublishError> {
        let stage = self.stage();
        self.disk.clear_folder(&stage).at(Doing::Remove, &stage)
    }
}
