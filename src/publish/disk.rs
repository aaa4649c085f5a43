//! The few things publishing does to a disk. All changes go through the trait [`Disk`], so that a test
//! can pull the plug before any of them.

use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use blake3::Hash;

/// Size and time of a file: if both are as written down, its bytes are taken to be so too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Stat {
    /// Bytes.
    pub(super) size: u64,
    /// Last change, in nanoseconds since 1970.
    pub(super) mtime: i64,
}

/// What stands at a path. A link is never followed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A plain file.
    File(Stat),
    /// A folder.
    Folder,
    /// A link, a device, a socket.
    Other,
}

/// Everything that changes the output folder.
pub(super) trait Disk: Debug + Send + Sync {
    /// Writes a file, not yet durable; its time is the one it keeps.
    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<Stat> {
        let mut opened = File::create(file)?;
        opened.write_all(bytes)?;
        Ok(stat(&opened.metadata()?))
    }

    /// Begins a file that is written piece by piece and read again, not yet durable.
    fn create(&self, file: &Path) -> io::Result<File> {
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(true);
        options.open(file)
    }

    /// Makes one file, or the names in one folder, durable.
    fn sync_one(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    /// Makes all that was written to the file system of `folder` durable; `files` are the ones that matter.
    fn sync_all(&self, folder: &Path, files: &mut dyn Iterator<Item = PathBuf>) -> io::Result<()> {
        sync_file_system(folder, files)
    }

    /// Puts one file in the place of another, or of none, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Gives a file a second name (where links are not to be had: copies it).
    fn keep(&self, file: &Path, copy: &Path) -> io::Result<()> {
        match fs::hard_link(file, copy) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                fs::copy(file, copy).map(|_| ())
            }
            _ => Ok(()),
        }
    }

    /// Removes a file; none there is as good.
    fn remove(&self, file: &Path) -> io::Result<()> {
        unless_missing(fs::remove_file(file))
    }

    /// Makes a folder and those above it.
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    /// Removes a folder with all that is in it; none there is as good.
    fn clear_folder(&self, folder: &Path) -> io::Result<()> {
        unless_missing(fs::remove_dir_all(folder))
    }
}

/// The disk as it is.
#[derive(Debug)]
pub(super) struct RealDisk;

impl Disk for RealDisk {}

/// What stands at `path`.
pub(super) fn look(path: &Path) -> io::Result<Found> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(Found::File(stat(&found))),
        Ok(found) if found.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::Other),
        Err(error) if is_missing(&error) => Ok(Found::Nothing),
        Err(error) => Err(error),
    }
}

/// The hash of a file's bytes, read piece by piece.
pub(super) fn hash(path: &Path) -> io::Result<Hash> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(hasher.finalize())
}

/// Whether the path is not there: neither itself nor, perhaps, a folder above it.
pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn unless_missing(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if is_missing(&error) => Ok(()),
        other => other,
    }
}

fn stat(metadata: &fs::Metadata) -> Stat {
    let mtime = metadata
        .modified()
        .map_or(0, |time| match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
            Err(before) => {
                i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanos| -nanos)
            }
        });
    Stat {
        size: metadata.len(),
        mtime,
    }
}

/// One call for the whole file system: 10,000 files cost hardly more than one.
#[cfg(target_os = "linux")]
fn sync_file_system(folder: &Path, _: &mut dyn Iterator<Item = PathBuf>) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Elsewhere each file by itself.
#[cfg(not(target_os = "linux"))]
fn sync_file_system(folder: &Path, files: &mut dyn Iterator<Item = PathBuf>) -> io::Result<()> {
    for file in files {
        File::open(file)?.sync_all()?;
    }
    File::open(folder)?.sync_all()
}

/// Whether this process may make and remove names in `folder`.
#[cfg(unix)]
pub(super) fn may_write(folder: &Path) -> io::Result<()> {
    use rustix::fs::Access;
    Ok(rustix::fs::access(
        folder,
        Access::WRITE_OK | Access::EXEC_OK,
    )?)
}

/// Elsewhere the switch itself finds out.
#[cfg(not(unix))]
pub(super) fn may_write(_: &Path) -> io::Result<()> {
    Ok(())
}
