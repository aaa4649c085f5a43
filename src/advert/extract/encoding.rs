//! Bytes of a file to text, and places in the text back to bytes of the file.

use std::borrow::Cow;
use std::ops::Range;

/// A part of a file this long is decoded at a time, and gone through again to find a place in it.
const PART: usize = 4096;

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How a file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16 with a byte order mark, the low byte first.
    Utf16Le,
    /// UTF-16 with a byte order mark, the high byte first.
    Utf16Be,
    /// GB 18030, which contains GBK and GB 2312.
    Gb18030,
}

/// A file's text.
#[derive(Debug, Clone)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark. What could not be read is U+FFFD.
    pub text: Cow<'b, str>,
    /// How the file is encoded.
    pub encoding: Encoding,
    /// Whether some bytes could not be read.
    pub is_damaged: bool,
    bytes: &'b [u8],
    /// Where parts of the text and of the file begin; where the text is a part of the file, one.
    parts: Vec<(usize, usize)>,
}

impl Decoded<'_> {
    /// The bytes of the file for bytes of the text.
    #[must_use]
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end).max(start);
        self.byte(start)..self.byte(end)
    }

    /// The byte at which the character at `at` begins.
    fn byte(&self, at: usize) -> usize {
        let next = self.parts.partition_point(|(text, _)| *text <= at);
        let part = next.checked_sub(1).and_then(|it| self.parts.get(it));
        let &(mut text, mut byte) = part.unwrap_or(&(0, 0));
        if let Cow::Borrowed(_) = self.text {
            return byte + (at - text);
        }
        while text < at && byte < self.bytes.len() {
            let len = self.encoding.step(&self.bytes[byte..]);
            text += self.encoding.decode(&self.bytes[byte..byte + len]).0.len();
            byte += len;
        }
        byte
    }
}

impl Encoding {
    /// The encoding of a file that begins like this, and the length of its byte order mark.
    #[must_use]
    pub fn guess(bytes: &[u8]) -> (Self, usize) {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => (Self::Utf8, 3),
            [0xFF, 0xFE, ..] => (Self::Utf16Le, 2),
            [0xFE, 0xFF, ..] => (Self::Utf16Be, 2),
            _ if is_mostly_utf8(bytes) => (Self::Utf8, 0),
            _ => (Self::Gb18030, 0),
        }
    }

    /// How many of these bytes, which begin with a character, are whole characters for sure,
    /// whatever follows.
    #[must_use]
    pub fn whole(self, bytes: &[u8]) -> usize {
        // No character takes more than four bytes.
        let sure = bytes.len().saturating_sub(3);
        let mut end = match self {
            Self::Utf8 => sure.saturating_sub(4),
            _ => 0,
        };
        while self == Self::Utf8 && end < sure && bytes[end] & 0xC0 == 0x80 {
            end += 1;
        }
        while end < sure {
            end += self.step(&bytes[end..]);
        }
        end
    }

    fn table(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
        }
    }

    fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        self.table().decode_without_bom_handling(bytes)
    }

    /// How many bytes the first character of `bytes`, which are some, takes; one that is damaged
    /// takes one byte, or two in UTF-16.
    fn step(self, bytes: &[u8]) -> usize {
        match self {
            Self::Utf8 => utf8_step(bytes),
            Self::Utf16Le => utf16_step(bytes, u16::from_le_bytes),
            Self::Utf16Be => utf16_step(bytes, u16::from_be_bytes),
            Self::Gb18030 => gb18030_step(bytes),
        }
    }
}

/// Whether these bytes are UTF-8 but for a few: Han in other encodings is hardly ever Han in UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut bad, mut wide) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        bad += usize::from(!chunk.invalid().is_empty());
        wide += chunk.valid().chars().filter(|it| it.len_utf8() > 2).count();
    }
    bad <= wide / 4
}

fn utf8_step(bytes: &[u8]) -> usize {
    let head = &bytes[..bytes.len().min(4)];
    let whole = head.utf8_chunks().next();
    let first = whole.and_then(|it| it.valid().chars().next());
    first.map_or(1, char::len_utf8)
}

fn utf16_step(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> usize {
    match *bytes {
        [a, b, c, d, ..] => {
            let is_high = (0xD800..0xDC00).contains(&unit([a, b]));
            let is_low = (0xDC00..0xE000).contains(&unit([c, d]));
            if is_high && is_low { 4 } else { 2 }
        }
        _ => bytes.len().min(2),
    }
}

fn gb18030_step(bytes: &[u8]) -> usize {
    match *bytes {
        [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => 4,
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
        _ => 1,
    }
}

/// These bytes as a text, if they are sound UTF-8. The crate looks at many bytes at once, which takes
/// a tenth of the time of the standard library.
fn utf8(bytes: &[u8]) -> Option<&str> {
    match encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(Cow::Borrowed(text)) => Some(text),
        _ => None,
    }
}

/// The text of a file: UTF-8, UTF-16 with a byte order mark, else GB 18030.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let plain = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    if let Some(text) = utf8(plain) {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: Encoding::Utf8,
            is_damaged: false,
            bytes,
            parts: vec![(0, bytes.len() - plain.len())],
        };
    }
    let (encoding, mark) = Encoding::guess(bytes);
    decode_parts(bytes, encoding, mark)
}

/// The text of a part of a file whose encoding is known, from one character border to another.
#[must_use]
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    match utf8(bytes) {
        Some(text) if encoding == Encoding::Utf8 => Decoded {
            text: Cow::Borrowed(text),
            encoding,
            is_damaged: false,
            bytes,
            parts: vec![(0, 0)],
        },
        _ => decode_parts(bytes, encoding, 0),
    }
}

fn decode_parts(bytes: &[u8], encoding: Encoding, mark: usize) -> Decoded<'_> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let (mut parts, mut is_damaged) = (Vec::new(), false);
    let mut at = mark;
    while at < bytes.len() {
        let end = part_end(bytes, at, encoding);
        parts.push((text.len(), at));
        is_damaged |= decode_part(&bytes[at..end], encoding, &mut text);
        at = end;
    }
    Decoded {
        text: Cow::Owned(text),
        encoding,
        is_damaged,
        bytes,
        parts,
    }
}

/// The end of the part that begins at `at`, between two characters.
fn part_end(bytes: &[u8], at: usize, encoding: Encoding) -> usize {
    let mut end = at;
    while end < bytes.len() && end - at < PART {
        end += encoding.step(&bytes[end..]);
    }
    end
}

/// Decodes a part; whether it was damaged. A sound one is decoded at one go, which gives the same
/// as going by steps; a damaged one by the steps that [`Decoded::bytes`] takes.
fn decode_part(part: &[u8], encoding: Encoding, text: &mut String) -> bool {
    let (sound, is_damaged) = encoding.decode(part);
    if !is_damaged {
        text.push_str(&sound);
        return false;
    }
    let mut at = 0;
    while at < part.len() {
        let len = encoding.step(&part[at..]);
        text.push_str(&encoding.decode(&part[at..at + len]).0);
        at += len;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16(text: &str, pair: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        let marked = std::iter::once(0xFEFF).chain(text.encode_utf16());
        marked.flat_map(pair).collect()
    }

    /// Every character's bytes, decoded by themselves, are the character.
    fn holds(decoded: &Decoded<'_>) {
        let mut last = 0;
        for (at, c) in decoded.text.char_indices() {
            let bytes = decoded.bytes(at..at + c.len_utf8());
            assert!(last <= bytes.start && bytes.start < bytes.end, "{at} {c}");
            let (own, _) = decoded.encoding.decode(&decoded.bytes[bytes.clone()]);
            assert_eq!(own, c.to_string(), "{bytes:?}");
            last = bytes.end;
        }
        assert_eq!(last, decoded.bytes.len());
    }

    #[test]
    fn the_encoding_is_recognized() {
        let text = "职业ā€技能😀等级\r\n㐀";
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        let marked = [UTF8_MARK, text.as_bytes()].concat();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (marked, Encoding::Utf8),
            (gb.to_vec(), Encoding::Gb18030),
            (utf16(text, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(text, u16::to_be_bytes), Encoding::Utf16Be),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((&*decoded.text, decoded.encoding), (text, encoding));
            assert!(!decoded.is_damaged);
            holds(&decoded);
        }
    }

    #[test]
    fn a_few_bad_bytes_leave_a_file_in_its_encoding() {
        let text = [&b"\xFF"[..], "职业技能等级认定".as_bytes(), b"\xE8\x81"].concat();
        let decoded = decode(&text);
        assert_eq!(decoded.text, "\u{FFFD}职业技能等级认定\u{FFFD}\u{FFFD}");
        assert!(decoded.is_damaged && decoded.encoding == Encoding::Utf8);
        holds(&decoded);
        let gb = [&encoding_rs::GB18030.encode("职业技能").0[..], b"\xFF\xD6"].concat();
        let decoded = decode(&gb);
        assert_eq!(decoded.text, "职业技能\u{FFFD}\u{FFFD}");
        assert!(decoded.is_damaged && decoded.encoding == Encoding::Gb18030);
        holds(&decoded);
    }

    #[test]
    fn places_far_into_a_file_are_found() {
        let text = "职业 skill 技能\u{E9}\n".repeat(1000);
        let (gb, _, _) = encoding_rs::GB18030.encode(&text);
        let decoded = decode(&gb);
        assert_eq!(decoded.text, text);
        assert!(decoded.parts.len() > 4);
        let at = text.rfind("技能").unwrap();
        let bytes = &gb[decoded.bytes(at..at + 6)];
        assert_eq!(encoding_rs::GB18030.decode(bytes).0, "技能");
    }

    proptest! {
        #[test]
        fn gb18030_goes_there_and_back(text in "职(\\PC|[职业a0 \n]){0,40}") {
            let (gb, _, unmappable) = encoding_rs::GB18030.encode(&text);
            prop_assume!(!unmappable && std::str::from_utf8(&gb).is_err());
            let decoded = decode_parts(&gb, Encoding::Gb18030, 0);
            prop_assert_eq!(&decoded.text, &text);
            holds(&decoded);
        }

        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let decoded = decode(&bytes);
            let mut last = 0;
            for (at, c) in decoded.text.char_indices() {
                let place = decoded.bytes(at..at + c.len_utf8());
                prop_assert!(last <= place.start && place.start <= place.end);
                prop_assert!(place.end <= bytes.len());
                last = place.end;
            }
        }
    }
}
