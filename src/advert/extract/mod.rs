//! Where advertising text comes from: plain text, Markdown and HTML become runs of text as a reader
//! meets them, in which every character knows its place in the source.
//!
//! Mark-up never hides a word and never joins what is seen apart. Four characters of a run stand
//! for what is not text:
//!
//! | in the run | in the source | stands for |
//! |---|---|---|
//! | [`BORDER`] | nothing | the end of a paragraph, a cell, an item: no term runs across |
//! | `\n` | `<br>`, the end of a line | a break of lines within a paragraph |
//! | a blank | any white space | the blank that a browser shows for it |
//! | [`OBJECT`] | `<img>`, `[^1]` … | a picture, a field or a mark of a note between the words |

mod align;
mod colour;
mod detect;
mod encoding;
mod entities;
mod front_matter;
mod html;
mod map;
mod markdown;
mod page;
mod tags;
mod tokens;
mod visibility;
mod weave;

use std::borrow::Cow;
use std::ops::Range;

pub use detect::{detect, of_name};
pub use encoding::{Decoded, Encoding, decode, decode_as};
use map::Map;

/// A border that a term never runs across; it has no extent in the source.
pub const BORDER: char = '\u{2029}';

/// Something between the characters that is not text, such as a picture.
pub const OBJECT: char = '\u{FFFC}';

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text: what is written is what is seen.
    Text,
    /// Markdown (`CommonMark` with tables, notes and strikethrough), HTML within it included.
    Markdown,
    /// HTML, sound or not.
    Html,
}

/// How a reader comes to see a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text of the document.
    Visible,
    /// The value of an attribute that is shown or read out: `alt`, `title`, `placeholder`,
    /// `content`, `aria-label`, `value`, `label`.
    Attribute(&'static str),
    /// A comment, or text of an element that is not shown, with its attributes.
    Hidden,
}

/// A stretch of text as a reader meets it, in which every character knows its place in the source.
#[derive(Debug, Clone)]
pub struct Run<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// How it is seen.
    pub kind: Kind,
    map: Map,
}

impl<'t> Run<'t> {
    /// A text that stands in the source from byte `at` on as it is.
    #[must_use]
    pub fn verbatim(text: &'t str, at: usize, kind: Kind) -> Self {
        Self {
            text: Cow::Borrowed(text),
            kind,
            map: Map::Straight(at),
        }
    }

    /// The bytes of the source from the first to the last character of `range`, which are bytes of
    /// [`Run::text`], with all mark-up between them. A range that is not on character borders is
    /// widened; one that is empty gives a point.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end).max(start);
        self.map.source(start..end, self.text.len())
    }
}

/// What a reader meets in `text`: the document's own text as one visible run, if there is any, then
/// what stands apart from it in the order of the source.
#[must_use]
pub fn extract(text: &str, format: Format) -> Vec<Run<'_>> {
    match format {
        _ if text.is_empty() => Vec::new(),
        Format::Text => vec![Run::verbatim(text, 0, Kind::Visible)],
        Format::Markdown => markdown::extract(text),
        Format::Html => html::extract(text),
    }
}

#[cfg(test)]
mod tests;
