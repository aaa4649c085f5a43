//! Which cards ride in pieces of names: where the first results of a list lie scattered over many pieces of cards, they come with the list, so
//! that they can be shown at once. The longest lists come first: more queries end in them. Of short lists that lie in one piece of cards but for a
//! few, those few come along, so that one piece more will do.

use std::collections::BTreeMap;

use super::lists::Posting;

/// How cards ride.
#[derive(Debug, Clone, Copy)]
pub struct Riding {
    /// How many may ride with all lists together.
    pub all: usize,
    /// How many of a list's first ride.
    pub first: usize,
    /// A list of no more records rides whole.
    pub whole: usize,
    /// Cards in a piece of cards.
    pub chunk: usize,
    /// How many may ride that lie apart from the others of a short list.
    pub strays: usize,
}

/// So many of a list may lie apart.
const FEW: usize = 3;

impl Riding {
    /// The cards that ride with each of the lists.
    pub fn riders(&self, lists: &[&[Posting]]) -> Vec<Vec<u32>> {
        let mut by_length: Vec<usize> = (0..lists.len()).collect();
        by_length.sort_by_key(|index| std::cmp::Reverse(lists[*index].len()));
        let mut riders = vec![Vec::new(); lists.len()];
        let (mut left, mut strays_left) = (self.all, self.strays);
        for index in by_length {
            let first = self.first_of(lists[index]);
            if first.len() <= left && self.is_scattered(&first) {
                left -= first.len();
                riders[index] = first;
                continue;
            }
            let strays = self.strays(lists[index]);
            if strays.len() <= strays_left.min(FEW) {
                strays_left -= strays.len();
                riders[index] = strays;
            }
        }
        riders
    }

    /// Those of a short list that do not lie where most of it does.
    fn strays(&self, list: &[Posting]) -> Vec<u32> {
        if list.len() > self.whole {
            return Vec::new();
        }
        let mut by_chunk: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for posting in list {
            let chunk = self.chunk_of(posting.number());
            by_chunk.entry(chunk).or_default().push(posting.number());
        }
        let most = by_chunk.values().map(Vec::len).max();
        let most = by_chunk.iter().find(|it| Some(it.1.len()) == most);
        let most = most.map(|it| *it.0);
        by_chunk.retain(|chunk, _| Some(*chunk) != most);
        by_chunk.into_values().flatten().collect()
    }

    fn chunk_of(&self, number: u32) -> usize {
        usize::try_from(number).unwrap_or(0) / self.chunk
    }

    /// The records that are shown first: those of which a name begins with the key, then others.
    fn first_of(&self, list: &[Posting]) -> Vec<u32> {
        let most = if list.len() <= self.whole {
            self.whole
        } else {
            self.first
        };
        let starts = list.iter().filter(|it| it.is_start());
        let inner = list.iter().filter(|it| !it.is_start());
        let first = starts.chain(inner).take(most);
        first.map(|it| it.number()).collect()
    }

    /// Whether cards lie in more than two pieces.
    fn is_scattered(&self, numbers: &[u32]) -> bool {
        let chunks = numbers.iter().map(|it| self.chunk_of(*it));
        let mut chunks: Vec<usize> = chunks.collect();
        chunks.sort_unstable();
        chunks.dedup();
        chunks.len() > 2
    }
}

#[cfg(test)]
mod tests {
    use super::super::lists::Posting;
    use super::Riding;

    #[test]
    fn only_what_lies_scattered_rides_the_longest_first_as_long_as_there_is_room() {
        let list = |numbers: &[u32]| -> Vec<Posting> {
            let postings = numbers
                .iter()
                .map(|number| Posting::new(1, *number, *number > 50));
            postings.collect()
        };
        let near = list(&[1, 2, 3, 4]);
        let scattered = list(&[1, 20, 40, 60]);
        let short = list(&[1, 20, 40]);
        let riding = Riding {
            all: 5,
            first: 3,
            whole: 3,
            chunk: 10,
            strays: 0,
        };
        let riders = riding.riders(&[&near, &scattered, &short]);
        // The one of which a name begins so is shown first.
        assert_eq!(riders, [vec![], vec![60, 1, 20], vec![]]);
    }

    #[test]
    fn the_few_of_a_short_list_that_lie_apart_ride_as_long_as_there_is_room() {
        let list = |numbers: &[u32]| -> Vec<Posting> {
            let postings = numbers.iter();
            postings.map(|it| Posting::new(1, *it, false)).collect()
        };
        let riding = Riding {
            all: 0,
            first: 3,
            whole: 5,
            chunk: 10,
            strays: 3,
        };
        let apart = list(&[1, 2, 3, 55]);
        let scattered = list(&[11, 21, 31, 41, 51]);
        let together = list(&[11, 12]);
        let two_apart = list(&[1, 2, 22, 33]);
        let too_late = list(&[1, 2, 44]);
        let riders = riding.riders(&[&apart, &scattered, &together, &two_apart, &too_late]);
        assert_eq!(riders, [vec![55], vec![], vec![], vec![22, 33], vec![]]);
    }
}
