//! What a character stands for, whatever form it is written in. Every step is a function of one
//! character, so that places are never lost.

mod fold;
mod gap;
mod sound;
mod tables;

pub use fold::{Glyph, glyphs};
pub use gap::{Gap, gap};
pub use sound::{Sound, sound};
pub use tables::{look_alikes, splits, variant, variants};
