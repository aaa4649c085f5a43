//! Pure answers worked out from a sound Catalog for one day: who is listed where, what comes
//! next, what changed. Rendering, searching and exporting only show what is worked out here.

mod changes;
mod directory;
mod due;
mod lists;
mod matrix;
pub mod routes;
mod sessions;
mod sheet;
mod statistics;
mod tree;

pub use changes::{Change, Changes, Happening, LATEST};
pub use directory::{Directory, Entry, EntryId, entries, place_names};
pub use due::{By, Due, DueKind, due};
pub use lists::{Assessor, Lists, OccupationList};
pub use matrix::{Matrix, MatrixRow};
pub use sessions::{Session, Sessions};
pub use sheet::{Frame, Point, Shape, Sheet};
pub use statistics::{Counts, GroupCounts, Statistics, YearCounts};
pub use tree::{Leaf, Major, Middle, Minor, tree};
