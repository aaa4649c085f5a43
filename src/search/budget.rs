//! How much goes into a piece, and how many cards ride. Readers do not know these numbers; only what they give is tried out
//! (`benches/search_index.rs`).

use super::lists::Heads;
use super::riding::Riding;

/// Sizes are bytes before compression.
#[derive(Debug)]
pub struct Budget {
    /// A piece of pairs.
    pub pairs: usize,
    /// A piece of initials.
    pub initials: usize,
    /// A piece of occupations.
    pub occupations: usize,
    /// A piece of other facets.
    pub facets: usize,
    /// How many evaluator codes lie in a piece.
    pub codes: usize,
    /// How many credit codes do.
    pub credit_codes: usize,
    /// How many cards do.
    pub chunk: usize,
    /// Records in a piece of columns.
    pub column: usize,
    /// What of a list stands in its piece.
    pub heads: Heads,
    /// How many of the first of a facet's list ride.
    pub first: usize,
    /// How many of the first of each district ride with an occupation, of districts with more than `few`.
    pub first_of_district: usize,
    /// So few are asked for one by one.
    pub few: usize,
    /// The cards that ride with pairs.
    pub riding_pairs: Riding,
    /// The cards that ride with initials.
    pub riding_initials: Riding,
}

impl Budget {
    /// For so many records. In a small directory a card that rides weighs as much as a large part of its list; a large one has room for
    /// all that would lie scattered.
    pub fn of(records: usize) -> Self {
        let is_large = records >= LARGE;
        let chunk = if is_large { 40 } else { 48 };
        let of = |small, large| if is_large { large } else { small };
        let riding = |all, strays| Riding {
            all,
            strays,
            first: 10,
            whole: 16,
            chunk,
        };
        Self {
            pairs: of(9_000, 14_000),
            initials: of(9_000, 16_000),
            occupations: of(14_000, 18_000),
            facets: of(12_000, 16_000),
            codes: of(800, 1_800),
            credit_codes: of(500, 1_000),
            chunk,
            column: 4_000,
            heads: Heads {
                longest: 700,
                head: 60,
            },
            first: 10,
            first_of_district: of(5, 10),
            few: 4,
            riding_pairs: riding(of(records / 11, records / 2), of(records / 4, 0)),
            riding_initials: riding(of(records / 60, records / 8), 0),
        }
    }
}

/// From so many records on a directory is large.
const LARGE: usize = 30_000;
