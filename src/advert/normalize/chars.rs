//! Maps from characters, which are looked up for every character that there is while a policy is made
//! ready.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from characters. Its keys are those of tables and of the policy, never of a text, so that
/// nobody can choose them to fall together.
pub type CharMap<V> = HashMap<char, V, BuildHasherDefault<CharHasher>>;

/// One multiplication.
#[derive(Debug, Clone, Copy, Default)]
pub struct CharHasher(u64);

impl Hasher for CharHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        let mixed = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
