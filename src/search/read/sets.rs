//! Sets and lists of records. `2-pieces.js` is the same in the page's script.

use std::cmp::Ordering;

use serde_json::Value as Json;

use super::number;

/// A list as it is worked with.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// Who begins so.
    pub starts: Vec<usize>,
    /// Who has it elsewhere.
    pub inner: Vec<usize>,
    /// How many in all.
    pub total: usize,
    /// The pieces that hold what is lacking.
    pub rests: Vec<String>,
    /// Whether all of it is known to be right.
    pub sure: bool,
}

/// Numbers of records from a set, which has each less the one before.
pub fn numbers(set: Option<&Json>) -> Vec<usize> {
    let steps = set.and_then(Json::as_array).into_iter().flatten();
    let mut last: usize = 0;
    let add = |step: &Json| {
        last = last.saturating_add(number(Some(step)));
        last
    };
    steps.map(add).collect()
}

/// Both ascending.
pub fn intersect(a: &[usize], b: &[usize]) -> Vec<usize> {
    let (mut i, mut j) = (0, 0);
    let mut common = Vec::new();
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        if one == other {
            common.push(*one);
        }
        if one <= other {
            i += 1;
        } else {
            j += 1;
        }
    }
    common
}

/// All that are in one of several, ascending, each once.
pub fn unite<'s>(sets: impl IntoIterator<Item = &'s Vec<usize>>) -> Vec<usize> {
    sorted(sets.into_iter().flatten().copied().collect())
}

/// Ascending, each once.
pub fn sorted(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Those of one that are not in the other; both ascending.
pub fn without(a: &[usize], b: &[usize]) -> Vec<usize> {
    let is_other = |number: &&usize| b.binary_search(number).is_err();
    a.iter().filter(is_other).copied().collect()
}

impl List {
    /// A list of the index.
    pub fn of(json: Option<&Json>) -> Self {
        let part = |at: usize| json.and_then(|it| it.get(at));
        let mut list = Self {
            starts: numbers(part(0)),
            inner: numbers(part(1)),
            total: number(part(2)),
            ..Self::default()
        };
        if list.total > 0 {
            list.rests.push(format!("m{}", number(part(3))));
        } else {
            list.total = list.starts.len() + list.inner.len();
        }
        list
    }

    /// A list that nobody is on, and that is right.
    pub fn none() -> Self {
        Self {
            sure: true,
            ..Self::default()
        }
    }

    /// All who are on it.
    pub fn members(&self) -> Vec<usize> {
        unite([&self.starts, &self.inner])
    }
}

/// One list of several.
pub fn merge(mut lists: Vec<List>) -> List {
    if lists.len() < 2 {
        return lists.pop().unwrap_or_default();
    }
    let starts = unite(lists.iter().map(|one| &one.starts));
    let inner = without(&unite(lists.iter().map(|one| &one.inner)), &starts);
    let rests: Vec<String> = lists.iter().flat_map(|one| one.rests.clone()).collect();
    let total = if rests.is_empty() {
        starts.len() + inner.len()
    } else {
        lists.iter().map(|one| one.total).sum()
    };
    List {
        starts,
        inner,
        total,
        rests,
        sure: false,
    }
}

/// How scripts compare texts.
pub fn compare(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// The pieces between two keys, both included.
pub fn between(bounds: &[String], low: &str, high: &str) -> std::ops::Range<usize> {
    let behind = |key: &str| bounds.partition_point(|it| compare(it, key) != Ordering::Greater);
    behind(low).saturating_sub(1)..behind(high)
}
