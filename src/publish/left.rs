//! What a build left to the next one, besides the site: it says what was published, so that the next can tell what is
//! different.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{Found, RealDisk, Stat, is_missing, look};
use super::error::{At, Doing, PublishError};
use super::folder::Folder;
use super::manifest::read;
use super::path;
use super::stage::Stage;

/// What stands in the output before a publication.
#[derive(Debug)]
pub struct Before {
    output: PathBuf,
    /// How many operations of an interrupted switch were done on looking, if there was such a switch.
    pub rolled_forward: Option<usize>,
    pub(super) stamp: Option<Stat>,
}

impl Before {
    /// Looks at `output`. An interrupted switch is finished first, so that what was left belongs to what stands.
    ///
    /// # Errors
    ///
    /// As [`Stage::open`].
    pub fn look(output: &Path) -> Result<Self, PublishError> {
        let folder = Folder::new(output, Box::new(RealDisk));
        let journal = folder.journal();
        let rolled_forward = match look(&journal).at(Doing::Read, &journal)? {
            Found::Nothing => None,
            _ => Stage::open(output)?.rolled_forward(),
        };
        Ok(Self {
            output: output.to_path_buf(),
            rolled_forward,
            stamp: Self::stamp(&folder)?,
        })
    }

    /// Size and time of the manifest, which every publication writes.
    pub(super) fn stamp(folder: &Folder) -> Result<Option<Stat>, PublishError> {
        let manifest = folder.manifest();
        Ok(match look(&manifest).at(Doing::Read, &manifest)? {
            Found::File(stat) => Some(stat),
            _ => None,
        })
    }

    /// The text that was left under a name; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`PublishError::BrokenState`] if it is no text, and [`PublishError::Disk`].
    pub fn left(&self, name: &str) -> Result<Option<String>, PublishError> {
        read(&self.file(name))
    }

    /// Where that text stands.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.output.join(path::left(name))
    }

    /// The names of what was left in a folder, sorted.
    ///
    /// # Errors
    ///
    /// [`PublishError::Disk`].
    pub fn names(&self, folder: &str) -> Result<Vec<String>, PublishError> {
        let path = self.file(folder);
        let entries = match fs::read_dir(&path) {
            Err(error) if is_missing(&error) => return Ok(Vec::new()),
            entries => entries.at(Doing::Read, &path)?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry.at(Doing::Read, &path)?.file_name();
            // What has another name was not written here.
            names.extend(name.into_string().ok());
        }
        names.sort();
        Ok(names)
    }
}
