//! A publication in the making: bytes are staged beside the site and switched in at once.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use super::disk::{self, Disk, Found, RealDisk, Stat, look};
use super::error::{At, Doing, PublishError};
use super::folder::Folder;
use super::guard::{HandEdit, check_rights, check_way, keep_edits};
use super::journal::Journal;
use super::left::Before;
use super::lock::Lock;
use super::manifest::{Manifest, Receipt};
use super::path;
use super::plan::{Fate, Plan, Put, Puts, check_folders, plan};
use super::switch::{prepare, roll_forward, switch};
use super::walk::{Stranger, foreign, strangers};

/// An output folder that is being published to. Dropped without [`Stage::commit`], it leaves the site as it was.
#[derive(Debug)]
pub struct Stage {
    folder: Folder,
    old: Manifest,
    puts: Mutex<Puts>,
    next: AtomicU32,
    rolled_forward: Option<usize>,
    hand_edited: Vec<HandEdit>,
    /// The journal is written: the staged files belong to it.
    is_journalled: bool,
    _lock: Lock,
}

/// What a publication came to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Published {
    /// Files that were not there before.
    pub added: usize,
    /// Files that were there with other bytes.
    pub changed: usize,
    /// Files that were there with the same bytes, and were not touched.
    pub unchanged: usize,
    /// Files that were taken away.
    pub removed: usize,
    /// Everything in the folder that minglu did not write, sorted. It was not touched.
    pub foreign: Vec<String>,
    /// Published files that a person had edited and that were replaced or removed; each was kept.
    pub hand_edited: Vec<HandEdit>,
    /// Bytes of the added and changed files.
    pub bytes_written: u64,
}

impl Stage {
    /// Opens `output` for one publication: makes the folder, locks it, and finishes an interrupted switch.
    ///
    /// # Errors
    ///
    /// [`PublishError::Busy`] if another build has it; [`PublishError::ForeignInTheWay`] if that switch
    /// cannot be finished; [`PublishError::BrokenState`] and [`PublishError::Disk`].
    pub fn open(output: &Path) -> Result<Self, PublishError> {
        Self::open_on(output, Box::new(RealDisk))
    }

    /// The same, if nothing was published since `before` was looked at.
    ///
    /// # Errors
    ///
    /// As [`Stage::open`]; [`PublishError::Busy`] if another build came between.
    pub fn open_after(output: &Path, before: &Before) -> Result<Self, PublishError> {
        let stage = Self::open(output)?;
        if stage.rolled_forward.is_some() || Before::stamp(&stage.folder)? != before.stamp {
            return Err(PublishError::Busy {
                output: output.to_path_buf(),
            });
        }
        Ok(stage)
    }

    /// The same on any disk.
    pub(super) fn open_on(output: &Path, disk: Box<dyn Disk>) -> Result<Self, PublishError> {
        let folder = Folder::new(output, disk);
        folder.make()?;
        let lock = Lock::take(&folder.state("lock"), output)?;
        let (old, rolled) = roll_forward(&folder)?;
        Ok(Self {
            folder,
            old,
            puts: Mutex::default(),
            next: AtomicU32::new(0),
            rolled_forward: rolled.as_ref().map(|rolled| rolled.ops),
            hand_edited: rolled.map_or_else(Vec::new, |rolled| rolled.edits),
            is_journalled: false,
            _lock: lock,
        })
    }

    /// How many operations of an interrupted switch were done on opening; `None` if there was no such switch.
    #[must_use]
    pub fn rolled_forward(&self) -> Option<usize> {
        self.rolled_forward
    }

    /// Publishes `bytes` as `path` (relative, `/` between its parts). May be called from many threads.
    /// If the same bytes are there already nothing is written; if not, they are staged, and not kept in memory.
    ///
    /// # Errors
    ///
    /// [`PublishError::BadPath`], [`PublishError::PutTwice`], [`PublishError::Disk`].
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        path::check(path)?;
        self.take(path, self.examine(path, bytes)?)
    }

    /// Leaves `bytes` to the next build under a name (see `left`). They are switched together with the
    /// site, so that they always belong to the version that stands.
    ///
    /// # Errors
    ///
    /// As [`Stage::put`].
    pub fn leave(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        path::check(name)?;
        let path = path::left(name);
        self.take(&path, self.examine(&path, bytes)?)
    }

    /// Leaves to the next build what the one before left under this name. Answers whether it could: it cannot if the
    /// file is not as that build wrote it.
    ///
    /// # Errors
    ///
    /// As [`Stage::put`].
    pub fn leave_again(&self, name: &str) -> Result<bool, PublishError> {
        path::check(name)?;
        let path = path::left(name);
        let target = self.folder.target(&path);
        let found = look(&target).at(Doing::Read, &target)?;
        let Some(old) = self.old.get(&path) else {
            return Ok(false);
        };
        if found != Found::File(old.stat) {
            return Ok(false);
        }
        let (hash, stat, fate) = (old.hash, old.stat, Fate::Unchanged);
        self.take(&path, Put { hash, stat, fate })?;
        Ok(true)
    }

    fn take(&self, path: &str, put: Put) -> Result<(), PublishError> {
        let mut puts = self.puts.lock().unwrap_or_else(PoisonError::into_inner);
        match puts.insert(path.to_owned(), put) {
            None => Ok(()),
            Some(_) => Err(PublishError::PutTwice {
                path: path.to_owned(),
            }),
        }
    }

    /// Keeps what minglu published at `path` last time, given that it was made of nothing but the file
    /// at `of`, which was put before and has not changed. Answers whether it was there to be kept.
    ///
    /// # Errors
    ///
    /// [`PublishError::BadPath`], [`PublishError::PutTwice`], [`PublishError::Disk`].
    pub fn keep(&self, path: &str, of: &str) -> Result<bool, PublishError> {
        path::check(path)?;
        let puts = self.puts.lock().unwrap_or_else(PoisonError::into_inner);
        let is_unchanged = puts.get(of).is_some_and(|put| put.fate == Fate::Unchanged);
        drop(puts);
        let Some(old) = self.old.get(path).filter(|_| is_unchanged) else {
            return Ok(false);
        };
        let target = self.folder.target(path);
        let found = look(&target).at(Doing::Read, &target)?;
        if found != Found::File(old.stat) {
            return Ok(false);
        }
        let (hash, stat, fate) = (old.hash, old.stat, Fate::Unchanged);
        self.take(path, Put { hash, stat, fate })?;
        Ok(true)
    }

    /// Publishes what `make` writes as `path`, which is staged as it is written and never in memory as a whole.
    /// Answers what `make` does.
    ///
    /// # Errors
    ///
    /// [`PublishError::BadPath`], [`PublishError::PutTwice`], [`PublishError::Disk`].
    pub fn put_with<T>(
        &self,
        path: &str,
        make: impl FnOnce(&mut File) -> io::Result<T>,
    ) -> Result<T, PublishError> {
        path::check(path)?;
        let (number, file) = self.create()?;
        let staged = self.folder.staged(number);
        let mut file = file;
        let made = make(&mut file).at(Doing::Write, &staged)?;
        drop(file);
        let put = self.examine_staged(path, number)?;
        self.take(path, put)?;
        Ok(made)
    }

    /// Switches the site to exactly what was put. With a receipt, [`intact`](super::intact()) can tell the next build
    /// that there is nothing to do.
    ///
    /// # Errors
    ///
    /// [`PublishError::FileAndFolder`], [`PublishError::ForeignInTheWay`] and [`PublishError::Disk`] leave the
    /// site as it was. After [`PublishError::Midway`] the next [`Stage::open`] finishes the switch.
    pub fn commit(mut self, receipt: Option<Receipt>) -> Result<Published, PublishError> {
        let puts = std::mem::take(self.puts.get_mut().unwrap_or_else(PoisonError::into_inner));
        check_folders(&puts)?;
        let strangers = self.strangers(&puts)?;
        let plan = plan(&self.folder, &self.old, puts, receipt)?;
        check_way(&plan.journal, &strangers)?;
        if !plan.journal.ops.is_empty() {
            self.switch(&plan)?;
        } else if plan.journal.manifest != self.old {
            plan.journal.manifest.save(&self.folder)?;
        }
        Ok(self.report(&plan, strangers))
    }

    /// Compares with what is there and stages the bytes if they differ.
    fn examine(&self, path: &str, bytes: &[u8]) -> Result<Put, PublishError> {
        let hash = blake3::hash(bytes);
        let target = self.folder.target(path);
        let found = look(&target).at(Doing::Read, &target)?;
        let old = self.old.get(path);
        let there = match (found, old) {
            (Found::File(stat), Some(old)) if stat == old.stat => Some((old.hash, stat)),
            (Found::File(stat), _) if stat.size == bytes.len() as u64 => {
                Some((disk::hash(&target).at(Doing::Read, &target)?, stat))
            }
            _ => None,
        };
        if let Some((_, stat)) = there.filter(|(there, _)| *there == hash) {
            let fate = Fate::Unchanged;
            return Ok(Put { hash, stat, fate });
        }
        let (staged, stat) = self.stage(bytes)?;
        let fate = match found {
            Found::File(_) => Fate::Change(staged),
            _ => Fate::Add(staged),
        };
        Ok(Put { hash, stat, fate })
    }

    /// A new file in the stage, to be written.
    fn create(&self) -> Result<(u32, File), PublishError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let staged = self.folder.staged(number);
        let disk = self.folder.disk();
        let file = match disk.create(&staged) {
            // The first one: see `stage`.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.folder.make_folder(&self.folder.stage())?;
                disk.create(&staged)
            }
            other => other,
        };
        Ok((number, file.at(Doing::Write, &staged)?))
    }

    /// Compares a staged file with what is there, and lets it go if they are the same.
    fn examine_staged(&self, path: &str, number: u32) -> Result<Put, PublishError> {
        let staged = self.folder.staged(number);
        let hash = disk::hash(&staged).at(Doing::Read, &staged)?;
        let Found::File(stat) = look(&staged).at(Doing::Read, &staged)? else {
            let gone = io::Error::from(io::ErrorKind::NotFound);
            return Err(gone).at(Doing::Read, &staged);
        };
        let target = self.folder.target(path);
        let found = look(&target).at(Doing::Read, &target)?;
        let Found::File(there) = found else {
            let fate = Fate::Add(number);
            return Ok(Put { hash, stat, fate });
        };
        let old = self.old.get(path).filter(|old| old.stat == there);
        let is_same = match old {
            Some(old) => old.hash == hash,
            None => {
                there.size == stat.size && disk::hash(&target).at(Doing::Read, &target)? == hash
            }
        };
        if is_same {
            self.folder.remove(&staged)?;
            let (stat, fate) = (there, Fate::Unchanged);
            return Ok(Put { hash, stat, fate });
        }
        let fate = Fate::Change(number);
        Ok(Put { hash, stat, fate })
    }

    fn stage(&self, bytes: &[u8]) -> Result<(u32, Stat), PublishError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let file = self.folder.staged(number);
        let disk = self.folder.disk();
        let stat = match disk.write(&file, bytes) {
            // The first one: the folder is not made before, so that a build without changes writes nothing.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.folder.make_folder(&self.folder.stage())?;
                disk.write(&file, bytes)
            }
            other => other,
        };
        Ok((number, stat.at(Doing::Write, &file)?))
    }

    fn strangers(&self, puts: &Puts) -> Result<Vec<Stranger>, PublishError> {
        strangers(self.folder.output(), &|path| {
            self.old.get(path).is_some()
                || puts
                    .get(path)
                    .is_some_and(|put| put.fate == Fate::Unchanged)
        })
    }

    fn switch(&mut self, plan: &Plan) -> Result<(), PublishError> {
        let folder = &self.folder;
        let ops = &plan.journal.ops;
        check_rights(folder, ops)?;
        let edits = keep_edits(folder, &self.old, &plan.journal)?;
        self.hand_edited.extend(edits);
        let mut staged = ops
            .iter()
            .filter_map(|op| Some(folder.staged(op.staged()?)));
        folder
            .disk()
            .sync_all(folder.output(), &mut staged)
            .at(Doing::Sync, folder.output())?;
        self.is_journalled = true;
        if let Err(error) = plan
            .journal
            .save(folder)
            .and_then(|()| prepare(folder, ops))
        {
            Journal::withdraw(folder)?;
            self.is_journalled = false;
            return Err(error);
        }
        switch(folder, &plan.journal)
    }

    fn report(&mut self, plan: &Plan, strangers: Vec<Stranger>) -> Published {
        let mut hand_edited = std::mem::take(&mut self.hand_edited);
        hand_edited.sort();
        hand_edited.dedup();
        Published {
            added: plan.added,
            changed: plan.changed,
            unchanged: plan.unchanged,
            removed: plan.removed,
            foreign: foreign(strangers),
            hand_edited,
            bytes_written: plan.bytes_written,
        }
    }
}

impl Drop for Stage {
    /// Frees the space of staged files that no journal speaks of. If it fails the next `open` does it.
    fn drop(&mut self) {
        if !self.is_journalled {
            let _ = self.folder.clear_stage();
        }
    }
}
