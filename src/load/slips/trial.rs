//! A text with slips mended for a try: how far the parsers come in it, and where its bytes stand in
//! the text as it is written.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::Slip;
use crate::source::YamlTree;

/// The byte at which a text stops being a sound record; `None` if it does not.
pub fn stop(text: &str) -> Option<usize> {
    let tree = match YamlTree::parse(text, 0) {
        Ok(tree) => tree,
        Err(fault) => return Some(fault.offset),
    };
    if tree.root.is_written_scalar() {
        // No key at all was understood.
        return Some(tree.root.span.start);
    }
    let error = serde_yaml::from_str::<IgnoredAny>(text).err()?;
    error.location().map(|location| location.index())
}

/// A text in which something is mended.
#[derive(Debug, Clone)]
pub struct Trial<'t> {
    written: &'t str,
    /// Bytes of what is written and what stands instead of each, in order.
    edits: Vec<(Range<usize>, String)>,
    text: String,
}

impl<'t> Trial<'t> {
    /// Nothing is mended yet.
    pub fn new(written: &'t str) -> Self {
        Self {
            written,
            edits: Vec::new(),
            text: written.to_owned(),
        }
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with one more slip mended, if a parser that stopped at `at` then comes further.
    pub fn proves(&self, slip: &Slip, at: usize) -> Option<Self> {
        let told = self.told(slip)?;
        let mut edits = self.edits.clone();
        edits.extend(told.edits);
        edits.sort_by_key(|(range, _)| range.start);
        let overlap = edits.windows(2).any(|it| it[0].0.end > it[1].0.start);
        if overlap {
            return None;
        }
        let better = Self {
            written: self.written,
            text: replaced(self.written, &edits),
            edits,
        };
        let further = match stop(better.text()) {
            Some(stop) => better.origin(stop) > self.origin(at),
            None => true,
        };
        further.then_some(better)
    }

    /// The slip with its bytes as they are written.
    pub fn told(&self, slip: &Slip) -> Option<Slip> {
        let written = |range: &Range<usize>| self.origin(range.start)..self.origin(range.end);
        let mut told = slip.clone();
        for (range, _) in &mut told.edits {
            *range = written(range);
        }
        told.mark = slip.mark.as_ref().map(written);
        let is_whole = |range: &Range<usize>| self.written.get(range.clone()).is_some();
        let mut ranges = told.edits.iter().map(|(range, _)| range).chain(&told.mark);
        ranges.all(is_whole).then_some(told)
    }

    /// Where a byte of the text is written; one that was put in stands behind what it replaces.
    fn origin(&self, at: usize) -> usize {
        let (mut here, mut there) = (0, 0);
        for (range, text) in &self.edits {
            let start = here + (range.start - there);
            if at < start {
                break;
            }
            here = start + text.len();
            there = range.end;
            if at < here {
                return range.end;
            }
        }
        there + at.saturating_sub(here)
    }
}

fn replaced(written: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut text = String::with_capacity(written.len() + edits.len());
    let mut done = 0;
    for (range, new) in edits {
        text.push_str(written.get(done..range.start).unwrap_or_default());
        text.push_str(new);
        done = range.end;
    }
    text.push_str(written.get(done..).unwrap_or_default());
    text
}
