//! What a character stands for, whatever form it is written in. Every step is a function of one
//! character, so that places are never lost.

mod chars;
mod fold;
mod gap;
mod phonetic;
mod sound;
mod tables;

pub use chars::CharMap;
pub use fold::{Glyph, HUNDRED, glyphs};
pub use gap::{Gap, gap, is_invisible};
pub use phonetic::{is_phonetic, phonetic};
pub use sound::{Sound, Spoken, second_sound, second_sounds, sound};
pub use tables::{letters, look_alikes, splits, variant, variants};
