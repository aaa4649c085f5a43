//! Raw records to model values: field by field, reporting every problem and keeping what can be
//! understood.

mod advert;
mod cursor;
mod evaluator;
mod events;
mod filing;
mod pasted;
mod place;
mod plan;
mod scope;

pub use cursor::{Lower, Problem, YES_NO, or_near};
pub use evaluator::{KINDS, evaluator};
pub use events::KINDS as EVENT_KINDS;
pub use filing::{CONDITIONS, ORIGINS};
pub use place::millionths;
pub use plan::{Plans, plans};
