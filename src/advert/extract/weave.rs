//! Puts a run together: white space as a browser shows it, borders, and the place of everything.

use std::borrow::Cow;
use std::ops::Range;

use super::entities::{Within, reference};
use super::map::{Map, Mapped, Piece};
use super::{BORDER, Kind, OBJECT, Run};

/// A run in the making.
#[derive(Debug, Default)]
pub(super) struct Weaver {
    made: Mapped,
    gap: Gap,
}

/// What comes before the next character.
#[derive(Debug, Default)]
enum Gap {
    /// Nothing.
    #[default]
    None,
    /// White space at this place.
    Blank(Range<usize>),
    /// A border at this byte.
    Border(usize),
}

impl Weaver {
    /// Text that stands in the source from `at` on as it is.
    pub(super) fn verbatim(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.settle();
            self.made.push(text, at..at + text.len());
        }
    }

    /// One character that stands for `source`.
    pub(super) fn one(&mut self, c: char, source: Range<usize>) {
        self.settle();
        self.made.push(c.encode_utf8(&mut [0; 4]), source);
    }

    /// White space: a browser shows one blank for a row of it, and none at the ends of a line.
    pub(super) fn blank(&mut self, source: Range<usize>) {
        let is_first = matches!(self.gap, Gap::None);
        if is_first && !self.made.text.is_empty() && !self.made.text.ends_with('\n') {
            self.gap = Gap::Blank(source);
        }
    }

    /// What stands before is seen apart from what comes next.
    pub(super) fn border(&mut self, at: usize) {
        let is_first = !matches!(self.gap, Gap::Border(_));
        if is_first && !self.made.text.is_empty() {
            self.gap = Gap::Border(at);
        }
    }

    /// The line ends, and the paragraph goes on. Where nothing has begun yet there is no line.
    pub(super) fn line_break(&mut self, source: Range<usize>) {
        if let Gap::Blank(_) = self.gap {
            self.gap = Gap::None;
        }
        if matches!(self.gap, Gap::None) && !self.made.text.is_empty() {
            self.made.push("\n", source);
        }
    }

    fn settle(&mut self) {
        match std::mem::take(&mut self.gap) {
            Gap::None => {}
            Gap::Blank(source) => self.made.push(" ", source),
            Gap::Border(at) => self.made.push(BORDER.encode_utf8(&mut [0; 4]), at..at),
        }
    }

    /// The text alone.
    pub(super) fn into_text(self) -> String {
        self.made.text
    }

    /// The run, if there is anything in it.
    pub(super) fn finish<'t>(self, kind: Kind) -> Option<Run<'t>> {
        let is_empty = |it: char| it.is_whitespace() || it == OBJECT;
        if self.made.text.chars().all(is_empty) {
            return None;
        }
        let (text, map) = self.made.map();
        let text = Cow::Owned(text);
        Some(Run { text, kind, map })
    }
}

/// How text is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    /// Whether character references are decoded, and by which rules.
    pub(super) references: Option<Within>,
    /// Whether white space is kept as it is.
    pub(super) keeps_blanks: bool,
}

/// A part of a document as it is written, which may be put together of several parts of the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk<'c> {
    /// The text, mark-up and all.
    pub(super) text: &'c str,
    /// Where it stands.
    pub(super) map: &'c Map,
}

impl Read {
    /// Whether this byte cannot simply be handed on.
    fn minds(self, byte: u8) -> bool {
        match byte {
            0 | b'\r' => true,
            b'&' => self.references.is_some(),
            _ => is_blank(byte) && !self.keeps_blanks,
        }
    }
}

/// White space that browsers fold; wider blanks (U+00A0, U+3000) are kept.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

impl Chunk<'_> {
    /// Bytes of the source.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        self.map.source(range, self.text.len())
    }

    /// Hands a part of the text on as a reader sees it.
    pub(super) fn weave(&self, range: Range<usize>, read: Read, to: &mut Weaver) {
        let bytes = &self.text.as_bytes()[..range.end];
        let mut at = range.start;
        while at < range.end {
            let len = bytes[at..].iter().position(|it| read.minds(*it));
            let special = len.map_or(range.end, |it| at + it);
            self.copy(at..special, to);
            at = special;
            if at < range.end {
                at = self.special(at..range.end, read, to);
            }
        }
    }

    /// Hands on what stands at the beginning of `range`; where it ends.
    fn special(&self, range: Range<usize>, read: Read, to: &mut Weaver) -> usize {
        let at = range.start;
        let text = &self.text[range];
        match (text.as_bytes(), read.references) {
            ([0, ..], _) => at + 1,
            ([b'&', ..], Some(within)) => self.reference(at, text, within, read, to),
            ([b'\r', b'\n', ..], _) if read.keeps_blanks => {
                to.one('\n', self.source(at..at + 2));
                at + 2
            }
            ([b'\r', ..], _) if read.keeps_blanks => {
                to.one('\n', self.source(at..at + 1));
                at + 1
            }
            (bytes, _) => {
                let len = bytes.iter().position(|it| !is_blank(*it));
                let end = at + len.unwrap_or(bytes.len());
                to.blank(self.source(at..end));
                end
            }
        }
    }

    fn reference(
        &self,
        at: usize,
        text: &str,
        within: Within,
        read: Read,
        to: &mut Weaver,
    ) -> usize {
        let Some(found) = reference(text, within) else {
            self.copy(at..at + 1, to);
            return at + 1;
        };
        let end = at + found.len;
        let source = self.source(at..end);
        let is_folded = u8::try_from(found.first).is_ok_and(is_blank) && !read.keeps_blanks;
        if is_folded {
            to.blank(source);
            return end;
        }
        to.one(found.first, source.clone());
        if let Some(second) = found.second {
            to.one(second, source);
        }
        end
    }

    /// Hands a part of the text on as it is.
    fn copy(&self, range: Range<usize>, to: &mut Weaver) {
        match self.map {
            Map::Straight(at) => to.verbatim(&self.text[range.clone()], at + range.start),
            Map::Pieces(pieces) => self.copy_pieces(pieces, range, to),
        }
    }

    fn copy_pieces(&self, pieces: &[Piece], range: Range<usize>, to: &mut Weaver) {
        let first = pieces.partition_point(|it| it.text <= range.start);
        let mut index = first.saturating_sub(1);
        while let Some(piece) = pieces.get(index).filter(|it| it.text < range.end) {
            index += 1;
            let piece_end = pieces.get(index).map_or(self.text.len(), |it| it.text);
            let part = piece.text.max(range.start)..piece_end.min(range.end);
            if piece.is_straight(piece_end) {
                let at = piece.start + (part.start - piece.text);
                to.verbatim(&self.text[part], at);
            } else {
                let one = self.text[part].chars();
                one.for_each(|it| to.one(it, piece.start..piece.end));
            }
        }
    }
}
