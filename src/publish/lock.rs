//! One build at a time: an exclusive lock that ends with the process, however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::error::{At, Doing, PublishError};

/// Held as long as the value lives.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock `file`, or says that another build of `output` has it.
    pub(super) fn take(file: &Path, output: &Path) -> Result<Self, PublishError> {
        let opened = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(file)
            .at(Doing::Lock, file)?;
        match opened.try_lock() {
            Ok(()) => Ok(Self { _file: opened }),
            Err(TryLockError::WouldBlock) => Err(PublishError::Busy {
                output: output.to_path_buf(),
            }),
            Err(TryLockError::Error(source)) => Err(source).at(Doing::Lock, file),
        }
    }
}
