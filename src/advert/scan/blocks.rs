//! Plain text of any length, read in blocks that overlap: each hit is found where enough stands
//! around it, so that the result is that of the whole text.

use std::io::{self, Read};
use std::ops::Range;

use super::{Cursor, Found, Names, Seen, Show};
use crate::advert::extract::{Encoding, Kind, decode_as};
use crate::advert::matching::{Matcher, REACH};

/// How many bytes are read at a time: as many as stay at hand in the processor while they are
/// decoded and looked at.
pub const BLOCK: usize = 1 << 18;

/// How much text on both sides of a hit decides about it: its own reach, and several times what is
/// read of its clause and of other hits that it may be part of.
const MARGIN: usize = 4 * REACH;

/// Finds all banned wording of a plain text, block by block, in its order. `size` is how many bytes
/// are read at a time, [`BLOCK`] usually; `show` what is wanted of each.
///
/// The encoding is settled by the first block that is not all ASCII.
///
/// # Errors
/// What the reader says.
pub fn scan_blocks(
    matcher: &Matcher,
    mut reader: impl Read,
    names: &Names,
    size: usize,
    show: Show,
    mut each: impl FnMut(Found),
) -> io::Result<()> {
    let mut window = Window::default();
    loop {
        let is_last = window.read(&mut reader, size)?;
        let until = window.until(is_last);
        let hits = names.without(&window.text, matcher.hits(&window.text));
        let mut hits: Vec<_> = hits
            .into_iter()
            .filter(|hit| (window.from..until).contains(&hit.range.start))
            .collect();
        hits.sort_by_key(|it| (it.range.start, it.range.end));
        for hit in hits {
            window.cursor.advance(&window.text, hit.range.start);
            let seen = Seen {
                source: &window.text,
                place: hit.range.clone(),
                text: &window.text,
            };
            let bytes = window.bytes(&hit.range);
            each(seen.found(hit, Kind::Visible, &window.cursor, bytes, show));
        }
        if is_last {
            return Ok(());
        }
        window.go_on(until);
    }
}

/// The part of a text that is at hand.
#[derive(Default)]
struct Window {
    text: String,
    /// Where hits that have not been told begin; before it stands what they need around them.
    from: usize,
    cursor: Cursor,
    encoding: Option<Encoding>,
    pieces: Vec<Piece>,
    /// Bytes that are not whole characters yet.
    rest: Vec<u8>,
    /// Where `rest` begins in the file.
    read: usize,
}

/// What was decoded at one go.
struct Piece {
    /// Where it begins in the text at hand.
    text: usize,
    /// Where it begins in the file.
    file: usize,
    /// Its bytes, if they are not those of the text.
    raw: Option<Vec<u8>>,
}

impl Window {
    /// Reads the next block; whether it was the last.
    fn read(&mut self, reader: &mut impl Read, size: usize) -> io::Result<bool> {
        let wanted = size.max(MARGIN) as u64;
        let read = reader.take(wanted).read_to_end(&mut self.rest)? as u64;
        let is_last = read < wanted;
        let mut mark = 0;
        if self.encoding.is_none() && (self.read == 0 || !self.rest.is_ascii()) {
            let (encoding, length) = Encoding::guess(&self.rest);
            mark = if self.read == 0 { length } else { 0 };
            let is_settled = mark > 0 || !self.rest.is_ascii();
            self.encoding = is_settled.then_some(encoding);
        }
        let encoding = self.encoding.unwrap_or(Encoding::Utf8);
        self.read += mark;
        self.rest.drain(..mark);
        let whole = if is_last {
            self.rest.len()
        } else {
            encoding.whole(&self.rest)
        };
        self.take(encoding, whole);
        Ok(is_last)
    }

    /// Decodes the first bytes of `rest`; the others remain for later.
    fn take(&mut self, encoding: Encoding, whole: usize) {
        let raw = &self.rest[..whole];
        let text = self.text.len();
        let decoded = decode_as(raw, encoding).text;
        self.text.push_str(&decoded);
        let is_text = matches!(decoded, std::borrow::Cow::Borrowed(_));
        self.pieces.push(Piece {
            text,
            file: self.read,
            raw: (!is_text).then(|| raw.to_vec()),
        });
        self.rest.drain(..whole);
        self.read += whole;
    }

    /// Where the hits begin that only the next block can tell.
    fn until(&self, is_last: bool) -> usize {
        if is_last {
            return self.text.len() + 1;
        }
        let until = self.text.len().saturating_sub(MARGIN);
        self.text.floor_char_boundary(until).max(self.from)
    }

    /// Lets go what no later hit needs.
    fn go_on(&mut self, until: usize) {
        self.cursor.advance(&self.text, until);
        let gone = self.text.floor_char_boundary(until.saturating_sub(MARGIN));
        self.text.drain(..gone);
        self.from = until - gone;
        self.cursor.let_go(gone);
        let first = self.pieces.partition_point(|it| it.text <= gone);
        self.pieces.drain(..first.saturating_sub(1));
        self.let_go(gone);
    }

    /// The pieces begin so much earlier in the text at hand; the first may have begun before it.
    fn let_go(&mut self, gone: usize) {
        let encoding = self.encoding.unwrap_or(Encoding::Utf8);
        for piece in &mut self.pieces {
            if piece.text >= gone {
                piece.text -= gone;
                continue;
            }
            let cut = piece.byte(gone - piece.text, encoding);
            if let Some(raw) = &mut piece.raw {
                raw.drain(..cut);
            }
            piece.file += cut;
            piece.text = 0;
        }
    }

    /// The bytes of the file for bytes of the text at hand.
    fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end)
    }

    fn byte(&self, at: usize) -> usize {
        let encoding = self.encoding.unwrap_or(Encoding::Utf8);
        let next = self.pieces.partition_point(|it| it.text <= at);
        let piece = next.checked_sub(1).and_then(|it| self.pieces.get(it));
        piece.map_or(0, |it| it.file + it.byte(at - it.text, encoding))
    }
}

impl Piece {
    /// The byte of the piece at which the character at `at` of its text begins.
    fn byte(&self, at: usize, encoding: Encoding) -> usize {
        match &self.raw {
            Some(raw) => decode_as(raw, encoding).bytes(at..at).start,
            None => at,
        }
    }
}
