//! What is different for the public between two states of the directory, in the field's words.
//!
//! [`PublicFacts`] is what the public reads of one evaluator, as plain pairs and with nothing that depends on the
//! day; it can be written as a line and read again, so that the state of the last publication need not be a
//! Catalog. [`compare`] holds two states against each other: what a new event says is that event's matter,
//! what changed without one is a correction 更正.

mod compare;
mod correction;
mod fact;
mod facts;
mod topic;

pub use compare::{Difference, What, compare};
pub use correction::{BrokenLog, Correction, Corrections};
pub use fact::{Fact, Item};
pub use facts::{PublicFacts, RecordedEvent, of_catalog, of_evaluator, shard};
pub use topic::Topic;
