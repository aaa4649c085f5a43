//! What can go wrong while publishing, as data.
//!
//! The texts for people are made elsewhere; `Display` is a plain English line for logs and tests.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError {
    /// Another build is publishing to this folder right now.
    Busy {
        /// The output folder.
        output: PathBuf,
    },
    /// A path that may not be published.
    BadPath {
        /// The path as it was given.
        path: String,
        /// What is wrong with it.
        why: BadPath,
    },
    /// The same path was put twice in one publication.
    PutTwice {
        /// The path.
        path: String,
    },
    /// One path is needed both as a file and as a folder.
    FileAndFolder {
        /// The path that is a file.
        file: String,
        /// The path that lies below it.
        below: String,
    },
    /// Files, links or folders that minglu did not write stand where pages must go. Nothing was switched.
    ForeignInTheWay {
        /// All of them, sorted, relative to the output folder.
        paths: Vec<String>,
    },
    /// A file in the state folder is not what minglu writes there. Nothing was switched.
    BrokenState {
        /// The manifest or journal.
        path: PathBuf,
        /// The line that makes no sense, counted from 1.
        line: usize,
    },
    /// The disk refused before the switch began; the published site is as it was.
    Disk {
        /// What was being done.
        doing: Doing,
        /// The file or folder it was done to.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk refused after the switch began. Each page is whole and each link leads somewhere; the
    /// next run finishes the rest before anything else.
    Midway {
        /// Operations that were done.
        done: usize,
        /// Operations that are left.
        left: usize,
        /// What was being done.
        doing: Doing,
        /// The file or folder it was done to.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What is wrong with a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BadPath {
    /// It, or a part of it, is empty (`""`, `a//b`, `a/`).
    Empty,
    /// It begins with `/`.
    Absolute,
    /// It has a backslash.
    Backslash,
    /// A part is `.` or `..`.
    Dots,
    /// It has a control character.
    Control,
    /// It begins with `.minglu`, which is minglu's own.
    Reserved,
}

/// What was being done when the disk refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Doing {
    /// Making a folder.
    MakeFolder,
    /// Taking the lock.
    Lock,
    /// Reading, or looking what is there.
    Read,
    /// Writing a new file.
    Write,
    /// Putting a staged file in its place.
    Replace,
    /// Removing.
    Remove,
    /// Waiting until the disk has it.
    Sync,
}

/// What a person can do about a refusal of the disk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Remedy {
    /// Free some space (or raise the quota), then build again.
    FreeSpace,
    /// Give this user the right to write there, then build again.
    GrantAccess,
    /// The file system is mounted read-only: publish elsewhere or mount it for writing.
    LeaveReadOnly,
    /// Nothing that minglu knows; the system's own words are all there is.
    ReadTheCause,
}

impl PublishError {
    /// What helps, if the disk refused; `None` for every other error.
    #[must_use]
    pub fn remedy(&self) -> Option<Remedy> {
        match self {
            Self::Disk { source, .. } | Self::Midway { source, .. } => Some(remedy_for(source)),
            _ => None,
        }
    }

    /// The same refusal, told as one that came after the switch began.
    pub(super) fn midway(self, done: usize, left: usize) -> Self {
        match self {
            Self::Disk {
                doing,
                path,
                source,
            } => Self::Midway {
                done,
                left,
                doing,
                path,
                source,
            },
            other => other,
        }
    }
}

fn remedy_for(source: &io::Error) -> Remedy {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Remedy::FreeSpace,
        io::ErrorKind::PermissionDenied => Remedy::GrantAccess,
        io::ErrorKind::ReadOnlyFilesystem => Remedy::LeaveReadOnly,
        _ => Remedy::ReadTheCause,
    }
}

/// Turns a refusal of the disk into one that says what was done to which path.
pub(super) trait At<T> {
    /// Adds what was being done, and to what.
    fn at(self, doing: Doing, path: &Path) -> Result<T, PublishError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, doing: Doing, path: &Path) -> Result<T, PublishError> {
        self.map_err(|source| PublishError::Disk {
            doing,
            path: path.to_path_buf(),
            source,
        })
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } | Self::Midway { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy { output } => write!(
                f,
                "another build is publishing to {} right now",
                output.display()
            ),
            Self::BadPath { path, why } => write!(f, "{path:?} cannot be published: {why}"),
            Self::PutTwice { path } => write!(f, "{path} was put twice"),
            Self::FileAndFolder { file, below } => {
                write!(f, "{file} cannot be a file and the folder of {below}")
            }
            Self::ForeignInTheWay { paths } => {
                write!(
                    f,
                    "not written by minglu but in the way: {}",
                    paths.join(", ")
                )
            }
            Self::BrokenState { path, line } => {
                write!(f, "{}:{line}: not written by minglu", path.display())
            }
            Self::Disk {
                doing,
                path,
                source,
            } => write!(f, "could not {doing} {}: {source}", path.display()),
            Self::Midway {
                done,
                left,
                doing,
                path,
                source,
            } => write!(
                f,
                "stopped after {done} of {} changes, the next run finishes them: could not {doing} {}: {source}",
                done + left,
                path.display()
            ),
        }
    }
}

impl fmt::Display for BadPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "it has an empty part",
            Self::Absolute => "it begins with a slash",
            Self::Backslash => "it has a backslash",
            Self::Dots => "it has a part . or ..",
            Self::Control => "it has a control character",
            Self::Reserved => "names that begin with .minglu are minglu's own",
        })
    }
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MakeFolder => "make the folder",
            Self::Lock => "lock",
            Self::Read => "read",
            Self::Write => "write",
            Self::Replace => "replace",
            Self::Remove => "remove",
            Self::Sync => "sync",
        })
    }
}
