//! Which two symbols may be a pair of some spelling, as a table that every character of a text is
//! looked up in. Most symbols are alike in what they may stand beside, so that it takes a few
//! kilobytes, which a processor has at hand, instead of a hundred.

use std::collections::{BTreeMap, HashMap};

use super::alphabet::NONE;

/// What is to be known of a symbol.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// Where the row begins that tells what may come after it; 0 for a mark.
    pub row: u32,
    /// All ones for a mark, behind which the row of the character before it holds on.
    pub keeps: u32,
    /// Its place in all rows.
    pub second: u16,
    /// The letter or the digit that it is, or what may be put in as letters may; 0 for all others.
    pub plain: u8,
    /// Whether two of it in a row are two characters.
    pub may_double: bool,
}

impl Known {
    /// The row that holds behind it, by arithmetic: where marks stand no processor foresees.
    #[inline]
    pub fn row_behind(&self, row: u32) -> u32 {
        (row & self.keeps) | self.row
    }

    /// Whether it is a letter.
    #[inline]
    pub fn is_letter(&self) -> bool {
        self.plain.is_ascii_lowercase()
    }

    /// Whether it may be the number of a tone.
    #[inline]
    pub fn is_tone(&self) -> bool {
        matches!(self.plain, b'1'..=b'5')
    }
}

/// The groups of which a symbol may be the first of the pair, and those of which the second.
pub type Membership = (Vec<u16>, Vec<u16>);

/// Which symbols are the pair of some spelling.
pub struct Follows {
    /// A bit for each symbol that may come second, in words of 64 bits.
    rows: Vec<u64>,
    /// For each of these bits a position in `lists`.
    list: Vec<u16>,
    /// Groups that have a pair in common.
    lists: Vec<Vec<u16>>,
    /// A place in all rows whose bit is always set.
    always: u16,
}

impl Follows {
    /// From the groups of every symbol.
    pub fn new(of_symbol: &[Membership]) -> (Vec<Known>, Self) {
        let (firsts, first) = alike(of_symbol.iter().map(|it| &it.0));
        let (seconds, second) = alike(of_symbol.iter().map(|it| &it.1));
        let width = (second.len() + 1).div_ceil(64);
        let known = firsts.iter().zip(&seconds).map(|(row, second)| Known {
            // Numbers of 16 bits, a row each.
            row: u32::try_from(usize::from(*row) * width).unwrap_or_default(),
            second: *second,
            ..Known::default()
        });
        let mut known: Vec<Known> = known.collect();
        // Marks are alike to the symbols of no group, whose row is the first and empty.
        known[usize::from(NONE)].keeps = u32::MAX;
        let mut follows = Self {
            rows: vec![0; first.len() * width],
            list: vec![0; first.len() * width * 64],
            lists: Vec::new(),
            // There are no more places than symbols, which are numbers of 16 bits.
            always: u16::try_from(second.len()).unwrap_or_default(),
        };
        for row in 0..first.len() {
            let bit = row * width * 64 + second.len();
            follows.rows[bit / 64] |= 1 << (bit % 64);
        }
        let mut places: HashMap<u16, Vec<usize>> = HashMap::new();
        for (place, groups) in second.iter().enumerate() {
            for group in *groups {
                places.entry(*group).or_default().push(place);
            }
        }
        let mut common: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
        for (row, groups) in first.iter().enumerate() {
            for group in *groups {
                for place in places.get(group).into_iter().flatten() {
                    let bit = row * width * 64 + place;
                    common.entry(bit).or_default().push(*group);
                }
            }
        }
        let mut numbers = HashMap::new();
        for (bit, groups) in common {
            follows.add(bit, groups, &mut numbers);
        }
        (known, follows)
    }

    fn add(&mut self, bit: usize, groups: Vec<u16>, numbers: &mut HashMap<Vec<u16>, u16>) {
        self.rows[bit / 64] |= 1 << (bit % 64);
        self.list[bit] = *numbers.entry(groups).or_insert_with_key(|groups| {
            self.lists.push(groups.clone());
            // There are some hundreds of groups, and few of them have a pair in common.
            u16::try_from(self.lists.len() - 1).unwrap_or_default()
        });
    }

    /// Whether a symbol is a pair with the one before it, which has this row; no mark is.
    #[inline]
    pub fn is_pair(&self, row: u32, second: &Known) -> bool {
        self.has(row, second.second)
    }

    /// Whether the bit of a place in a row is set.
    #[inline]
    pub fn has(&self, row: u32, place: u16) -> bool {
        let place = usize::from(place);
        (self.rows[row as usize + place / 64] >> (place % 64)) & 1 == 1
    }

    /// The place in all rows whose bit is always set.
    pub fn always(&self) -> u16 {
        self.always
    }

    /// The groups of a pair, and the number of their list.
    pub fn groups(&self, row: u32, second: &Known) -> Option<(usize, &[u16])> {
        if !self.is_pair(row, second) {
            return None;
        }
        let bit = row as usize * 64 + usize::from(second.second);
        let list = usize::from(self.list[bit]);
        Some((list, &self.lists[list]))
    }

    /// All lists of groups that have a pair.
    pub fn lists(&self) -> impl Iterator<Item = &[u16]> {
        self.lists.iter().map(Vec::as_slice)
    }
}

/// The number of each among those that differ, and these.
fn alike<'l>(all: impl Iterator<Item = &'l Vec<u16>>) -> (Vec<u16>, Vec<&'l Vec<u16>>) {
    let mut numbers: HashMap<&Vec<u16>, u16> = HashMap::new();
    let mut different = Vec::new();
    let number = |it: &'l Vec<u16>| {
        *numbers.entry(it).or_insert_with(|| {
            different.push(it);
            // There are no more of them than symbols, which are numbers of 16 bits.
            u16::try_from(different.len() - 1).unwrap_or_default()
        })
    };
    (all.map(number).collect(), different)
}
