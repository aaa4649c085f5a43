//! Raw records to model values: field by field, reporting every problem and keeping what can be
//! understood.

mod advert;
mod cursor;
mod evaluator;
mod events;
mod filing;
mod place;
mod plan;
mod scope;

pub use cursor::{Lower, Problem, or_near};
pub use evaluator::evaluator;
pub use plan::plans;
