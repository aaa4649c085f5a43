//! Advertising 广告宣传: what an evaluator says of itself, read as its readers do.
//!
//! A text in any format becomes runs of what is seen, in which every character knows its place.

pub mod extract;
pub mod matching;
pub mod normalize;
pub mod scan;
pub mod spot;
