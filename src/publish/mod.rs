//! Paths and bytes → a folder that is whole at every moment, whatever happens to the process.
//!
//! [`Stage::open`] locks the folder, [`Stage::put`] takes one file after another, [`Stage::commit`] switches the
//! site to exactly those. [`intact()`] answers, in a few milliseconds, that there is nothing to do at all.
//! Everything minglu needs for this is in `.minglu/` inside the output, so it moves with the folder:
//!
//! | | |
//! |---|---|
//! | `lock` | held by the build that is publishing |
//! | `manifest` | what minglu wrote: hash, size and time of each file |
//! | `stage/00017` | new bytes, waiting |
//! | `journal` | a switch that was decided on: its operations in order, and the manifest that follows |
//! | `state/…` | what a build leaves to the next one: facts that were public, corrections found; in the manifest, too |
//! | `kept/…` | files that a person had edited by hand, before they were replaced |
//!
//! # Why a reader never meets half a site
//!
//! Suppose that each version put here is closed: every link of its pages leads to a path of the same version.
//! Let *old* be the version that stands and *new* the one that comes.
//!
//! **No torn page.** Bytes are written to `stage/` only, where no link leads. A page changes by one `rename`,
//! which the system does wholly or not at all; someone who is reading the old file goes on reading it. Before
//! the first rename all staged bytes are durable, so a power cut cannot put an empty file in a page's place.
//!
//! **No dead link.** The switch has seven phases: 1 make way, 2 add assets, 3 add pages, 4 change assets,
//! 5 change pages, 6 remove pages, 7 remove assets. Within a phase the entrance `index.html` comes last.
//!
//! - In 2 and 3 only paths of *new* appear that *old* does not have. By closure no page of *old* links to them,
//!   so the pages that can be reached from the entrance are those of *old*, and none of them has gone.
//! - When 4 begins, every path of *old* and every path of *new* is there. Whether a file is still the old or
//!   already the new one, what it links to is there. Assets that hold links (a search index) are therefore
//!   changed after all pages were added. Nothing is removed before the last page was changed.
//! - When 6 begins, every path of *new* holds *new*. None links to what is going to be removed. Pages go before
//!   assets, so that a page which is still there finds its style sheet.
//!
//! Hence at every moment each page that can be reached from the entrance has all it links to, and a reader who
//! opened a page at one moment can follow its links at any later one, with one exception that no folder of
//! files can avoid: what *new* no longer has cannot be fetched any more by someone who still holds an old page
//! that leads to it (minglu keeps pages once published, so that this is rare). An asset may be of the other
//! version than the page for as long as phases 4 and 5 last, unless its name changes with its bytes.
//!
//! Phase 1 is empty unless a path that was a file becomes a folder or the other way round; then that path
//! is missing for a moment, since both cannot be there at once.
//!
//! # Why the next run can always finish
//!
//! Order on the disk: staged bytes, sync, journal (new file, sync, rename, sync), operations, sync, manifest
//! (likewise), journal removed, stage removed. The state in between is never in memory only:
//!
//! - no journal: the site is wholly *old* or wholly *new*; what is in `stage/` is discarded;
//! - a journal: [`Stage::open`] does what is left. A write is done when its staged file is gone, a removal when
//!   its target is; doing one again changes nothing, so this too may be interrupted any number of times.
//!
//! A journal is taken back only while no operation was done (a full disk when folders are made, for instance).
//!
//! # What a build leaves to the next
//!
//! [`Stage::leave`] puts a text below `state/`. It is staged, journalled and listed in the manifest like a page, so it
//! always belongs to the version that stands, after a cut as well, and [`intact()`] sees when it was touched. It is no
//! file of the site: it is not counted, and who copies the site elsewhere leaves it out. A build reads what was left
//! ([`Before::look`]) before it has the lock; [`Stage::open_after`] refuses if another one published in between.
//!
//! # What is never lost
//!
//! Only paths of the manifest, or of the journal, are replaced or removed. Anything else in the folder is named in
//! [`Published::foreign`] and left alone; if it stands where something must go, or a link does on the way there,
//! nothing is switched ([`PublishError::ForeignInTheWay`]). A foreign file that already has exactly the bytes
//! to be published is taken over, so that a site whose `.minglu/` was lost is not refused. A published file
//! that a person edited is kept below `.minglu/kept/` before it is replaced ([`Published::hand_edited`]).

mod disk;
mod error;
mod folder;
mod guard;
mod intact;
mod journal;
mod left;
mod lock;
mod manifest;
mod path;
mod plan;
mod stage;
mod switch;
mod walk;

#[cfg(test)]
mod cut;

pub use error::{BadPath, Doing, PublishError, Remedy};
pub use guard::HandEdit;
pub use intact::{Intact, intact};
pub use left::Before;
pub use manifest::Receipt;
pub use stage::{Published, Stage};
