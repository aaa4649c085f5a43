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
    fn new(key: u64, number: u32, is_start: bool) -> Self {
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
