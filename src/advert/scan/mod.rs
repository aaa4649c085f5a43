//! Looking for banned wording in a whole text of some format, or block by block in plain text of
//! any length, with places in bytes and characters of what was given.

mod blocks;
mod cursor;
mod excerpt;
mod names;

use std::ops::Range;

use super::extract::{Decoded, Kind, Run};
use super::matching::{Hit, Matcher};
pub use blocks::{BLOCK, scan_blocks};
pub use cursor::Cursor;
pub use excerpt::{Excerpt, Sentence};
pub use names::Names;

/// A banned wording in a text, with all that is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What and how sure.
    pub hit: Hit,
    /// How a reader comes to see it.
    pub kind: Kind,
    /// Its characters (Unicode scalar values) from the start of the decoded text.
    pub points: Range<usize>,
    /// Its bytes in the file as it was given.
    pub bytes: Range<usize>,
    /// The characters of the source, with all mark-up between them.
    pub matched: String,
    /// Its lines in the source.
    pub excerpt: Excerpt,
    /// Its sentence, as a reader meets it.
    pub sentence: Sentence,
}

/// What is wanted of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Everything.
    Lines,
    /// Its places alone: without its lines and its sentence, which are most of what it takes to
    /// make and to keep it.
    Places,
}

/// All banned wording of `runs`, which were extracted from `text`, in the order of the source. What
/// lies within one of `names` is left out.
#[must_use]
pub fn scan(matcher: &Matcher, text: &Decoded<'_>, runs: &[Run<'_>], names: &Names) -> Vec<Found> {
    let mut placed = Vec::new();
    for run in runs {
        let hits = names.without(&run.text, matcher.hits(&run.text));
        placed.extend(
            hits.into_iter()
                .map(|hit| (run.source(hit.range.clone()), run, hit)),
        );
    }
    placed.sort_by_key(|(place, ..)| (place.start, place.end));
    let source: &str = &text.text;
    let mut cursor = Cursor::default();
    let found = placed.into_iter().map(|(place, run, hit)| {
        cursor.advance(source, place.start);
        let seen = Seen {
            source,
            place: place.clone(),
            text: &run.text,
        };
        seen.found(hit, run.kind, &cursor, text.bytes(place), Show::Lines)
    });
    found.collect()
}

/// A hit in its surroundings.
struct Seen<'t> {
    /// The source, or a block of it.
    source: &'t str,
    /// The hit's bytes in `source`.
    place: Range<usize>,
    /// The text as a reader meets it.
    text: &'t str,
}

impl Seen<'_> {
    /// `cursor` stands where the hit begins.
    fn found(
        &self,
        hit: Hit,
        kind: Kind,
        cursor: &Cursor,
        bytes: Range<usize>,
        show: Show,
    ) -> Found {
        let (excerpt, sentence) = match show {
            Show::Lines => (
                Excerpt::new(self.source, &self.place, cursor),
                Sentence::new(self.text, &hit.range),
            ),
            Show::Places => (Excerpt::none(cursor), Sentence::default()),
        };
        let matched = &self.source[self.place.clone()];
        let start = cursor.points();
        Found {
            kind,
            points: start..start + matched.chars().count(),
            bytes,
            matched: matched.to_owned(),
            excerpt,
            sentence,
            hit,
        }
    }
}
