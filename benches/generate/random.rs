//! Numbers that look random and are the same on every machine: `SplitMix64` (public domain, Sebastiano Vigna).

/// A stream of numbers that its seed decides.
pub struct Random(u64);

impl Random {
    /// The stream of one record: it depends on the seed and the record's number, never on how many records there are.
    pub fn of(seed: u64, record: usize) -> Self {
        let mut random = Self(seed ^ (record as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which must not be 0.
    pub fn below(&mut self, end: u32) -> u32 {
        ((u64::from(end) * (self.next() >> 32)) >> 32) as u32
    }

    /// A number from `first` through `last`.
    pub fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last - first + 1)
    }

    /// A number of days from `first` through `last`.
    pub fn days(&mut self, first: u32, last: u32) -> i32 {
        self.between(first, last).cast_signed()
    }

    /// Whether a thing happens that happens `percent` times in a hundred.
    pub fn happens(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        let count = u32::try_from(things.len()).expect("a short list");
        &things[self.below(count) as usize]
    }

    /// One of them, the heavier the likelier.
    pub fn weighted<'a, T>(&mut self, things: &'a [T], weight: impl Fn(&T) -> u32) -> &'a T {
        let mut left = self.below(things.iter().map(&weight).sum());
        for thing in things {
            if left < weight(thing) {
                return thing;
            }
            left -= weight(thing);
        }
        &things[0]
    }
}
