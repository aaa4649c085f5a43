//! Which cards ride in pieces of names: where the first results of a list lie scattered over many pieces of cards, they come with the list, so
//! that they can be shown at once. The longest lists come first: more queries end in them.

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
}

impl Riding {
    /// The cards that ride with each of the lists.
    pub fn riders(&self, lists: &[&[Posting]]) -> Vec<Vec<u32>> {
        let mut by_length: Vec<usize> = (0..lists.len()).collect();
        by_length.sort_by_key(|index| std::cmp::Reverse(lists[*index].len()));
        let mut riders = vec![Vec::new(); lists.len()];
        let mut left = self.all;
        for index in by_length {
            let first = self.first_of(lists[index]);
            if first.len() <= left && self.is_scattered(&first) {
                left -= first.len();
                riders[index] = first;
            }
        }
        riders
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
        let chunk = |number: &u32| usize::try_from(*number).unwrap_or(0) / self.chunk;
        let mut chunks: Vec<usize> = numbers.iter().map(chunk).collect();
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
        };
        let riders = riding.riders(&[&near, &scattered, &short]);
        // The one of which a name begins so is shown first.
        assert_eq!(riders, [vec![], vec![60, 1, 20], vec![]]);
    }
}
