//! Sets of records as they are written, and the lists of those that have a key.

use std::fmt::Write;

use rayon::prelude::*;

use super::names::Name;

/// A set of records given in ascending order, each less the one before: `[3,1,5]`.
pub fn set(numbers: impl Iterator<Item = u32>) -> String {
    let mut text = String::from("[");
    let mut last = 0;
    for number in numbers {
        if text.len() > 1 {
            text.push(',');
        }
        // Writing to a String cannot fail.
        let _ = write!(text, "{}", number - last);
        last = number;
    }
    text.push(']');
    text
}

/// A record that has a key: its number doubled, and one more unless a name of it, or what follows the place at its head, begins so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The key.
    pub key: u64,
    entry: u32,
}

impl Posting {
    /// A record that has a key, and whether a name begins with it.
    pub fn new(key: u64, number: u32, is_start: bool) -> Self {
        let entry = number * 2 + u32::from(!is_start);
        Self { key, entry }
    }

    /// The record's number.
    pub fn number(self) -> u32 {
        self.entry / 2
    }

    /// Whether a name begins with the key.
    pub fn is_start(self) -> bool {
        self.entry.is_multiple_of(2)
    }
}

/// Who has which keys, by key and record, each once.
pub fn postings(
    names: &[Vec<Name>],
    keys: impl Fn(&Name, &mut dyn FnMut(u64, bool)) + Sync,
) -> Vec<Posting> {
    let numbered = (0..).zip(names).collect::<Vec<(u32, _)>>();
    let of_record = |&(number, names): &(u32, &Vec<Name>)| {
        let mut all = Vec::new();
        for name in names {
            keys(name, &mut |key, is_start| {
                all.push(Posting::new(key, number, is_start));
            });
        }
        all
    };
    let mut all: Vec<Posting> = numbered.par_iter().flat_map_iter(of_record).collect();
    all.par_sort_unstable();
    all.dedup_by_key(|posting| (posting.key, posting.number()));
    all
}

/// How much of a list stands in its piece.
#[derive(Debug, Clone, Copy)]
pub struct Heads {
    /// A list of more records than these is cut.
    pub longest: usize,
    /// To how many of either set.
    pub head: usize,
}

/// A list as it is written.
#[derive(Debug)]
pub struct List {
    /// Without the closing bracket, and without the number of the piece that has the whole.
    text: String,
    /// The whole, if this is but its head.
    pub whole: Option<String>,
}

impl List {
    /// The list of the records of one key.
    pub fn new(postings: &[Posting], heads: Heads) -> Self {
        let starts = || postings.iter().filter(|it| it.is_start());
        let inner = || postings.iter().filter(|it| !it.is_start());
        let text = |most: usize| {
            let starts = set(starts().take(most).map(|it| it.number()));
            let inner = set(inner().take(most).map(|it| it.number()));
            match (starts.len(), inner.len()) {
                (_, 2) => format!("[{starts}"),
                _ => format!("[{starts},{inner}"),
            }
        };
        if postings.len() <= heads.longest {
            let text = text(usize::MAX);
            return Self { text, whole: None };
        }
        let whole = text(usize::MAX) + "]";
        let mut head = text(heads.head);
        if inner().next().is_none() {
            head += ",[]";
        }
        let _ = write!(head, ",{}", postings.len());
        Self {
            text: head,
            whole: Some(whole),
        }
    }

    /// The list in JSON; `more` is the number of the piece with the whole of it.
    pub fn json(self, more: Option<usize>) -> String {
        let mut text = self.text;
        if let Some(more) = more {
            let _ = write!(text, ",{more}");
        }
        text.push(']');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Heads, List, Posting, set};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// What a reader makes of a set.
    fn read(set: &serde_json::Value) -> Vec<u32> {
        let mut last = 0;
        let deltas: Vec<u32> = serde_json::from_value(set.clone()).expect("numbers");
        let numbers = deltas.into_iter().map(|delta| {
            last += delta;
            last
        });
        numbers.collect()
    }

    #[test]
    fn a_set_is_written_as_the_format_says() {
        assert_eq!(set([3, 4, 9].into_iter()), "[3,1,5]");
        assert_eq!(set(std::iter::empty()), "[]");
    }

    proptest! {
        #[test]
        fn a_list_is_read_as_it_was(records in prop::collection::btree_map(0_u32..5_000, any::<bool>(), 0..60)) {
            let records: BTreeMap<u32, bool> = records;
            let postings: Vec<Posting> = records.iter().map(|(number, is_start)| Posting::new(7, *number, *is_start)).collect();
            let of = |wanted: bool| -> Vec<u32> {
                records.iter().filter(|it| *it.1 == wanted).map(|it| *it.0).collect()
            };
            let heads = Heads { longest: 30, head: 4 };
            let mut list = List::new(&postings, heads);
            let whole = list.whole.take();
            prop_assert_eq!(whole.is_some(), records.len() > 30);
            let more = whole.is_some().then_some(12);
            let json: serde_json::Value = serde_json::from_str(&list.json(more)).expect("JSON");
            let both = |json: &serde_json::Value| {
                let empty = serde_json::json!([]);
                [0, 1].map(|at| read(json.get(at).unwrap_or(&empty)))
            };
            if let Some(whole) = whole {
                let whole = serde_json::from_str(&whole).expect("JSON");
                prop_assert_eq!(both(&whole), [of(true), of(false)]);
                let head = |all: Vec<u32>| all.into_iter().take(4).collect::<Vec<_>>();
                prop_assert_eq!(both(&json), [head(of(true)), head(of(false))]);
                prop_assert_eq!(&json[2], &serde_json::json!(records.len()));
                prop_assert_eq!(&json[3], &serde_json::json!(12));
            } else {
                prop_assert_eq!(both(&json), [of(true), of(false)]);
            }
        }
    }
}
