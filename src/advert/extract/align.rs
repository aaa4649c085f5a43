//! Where the characters stand that a parser has decoded: the Markdown parser tells the place of a
//! text as a whole, and the text may differ from what is written there.

use std::ops::Range;

use super::entities::{Within, reference};
use super::map::Mapped;

/// How the text came from its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decoding {
    /// As it is, but for line ends and the marks that begin lines in quotations.
    Lines,
    /// References and backslashes were decoded as well.
    References,
}

/// Adds `text`, which was made of `source`, with the places of its characters; `at` is where the
/// source stands.
pub(super) fn align(text: &str, source: &str, at: usize, decoding: Decoding, to: &mut Mapped) {
    if text == source {
        return to.push(text, at..at + source.len());
    }
    let mut last = 0..0;
    let mut pending = None;
    for (index, c) in text.char_indices() {
        let range = if pending.take() == Some(c) {
            last.clone()
        } else {
            let (range, second) = find(c, source, last.end, decoding);
            pending = second;
            range
        };
        let part = &text[index..index + c.len_utf8()];
        to.push(part, at + range.start..at + range.end);
        last = range;
    }
}

/// Where `c` is written from `from` on, and what else the same reference stands for. What is not
/// written at all (the blanks of a tab) has no extent.
fn find(c: char, source: &str, from: usize, decoding: Decoding) -> (Range<usize>, Option<char>) {
    let mut at = from;
    while let Some(next) = source[at..].chars().next() {
        let rest = &source[at..];
        if decoding == Decoding::References
            && let Some(escaped) = escaped(rest)
        {
            if escaped == c {
                return (at + 1..at + 2, None);
            }
            at += 2;
            continue;
        }
        if next == '&'
            && decoding == Decoding::References
            && let Some(found) = reference(rest, Within::Text)
            && found.first == c
        {
            return (at..at + found.len, found.second);
        }
        if let Some(len) = written(c, rest) {
            return (at..at + len, None);
        }
        if !matches!(next, '\\' | '>' | '`' | ' ' | '\t' | '\r' | '\n') {
            break;
        }
        at += next.len_utf8();
    }
    (at..at, None)
}

/// The mark at the beginning of `rest` that a backslash makes a plain one: `\\&amp;` is no reference.
fn escaped(rest: &str) -> Option<char> {
    let mark = rest.strip_prefix('\\')?.chars().next()?;
    mark.is_ascii_punctuation().then_some(mark)
}

/// The bytes at the beginning of `rest` that are read as `c`.
fn written(c: char, rest: &str) -> Option<usize> {
    match (c, rest.as_bytes()) {
        ('\n' | ' ', [b'\r', b'\n', ..]) => Some(2),
        ('\n' | ' ', [b'\r' | b'\n', ..])
        | (' ', [b'\t', ..])
        | (char::REPLACEMENT_CHARACTER, [0, ..]) => Some(1),
        _ => rest.starts_with(c).then(|| c.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, source: &str, decoding: Decoding) -> Vec<String> {
        let mut mapped = Mapped::default();
        align(text, source, 0, decoding, &mut mapped);
        let (text, map) = mapped.map();
        let places = text.char_indices().map(|(at, c)| {
            let place = map.source(at..at + c.len_utf8(), text.len());
            source[place].to_owned()
        });
        places.collect()
    }

    #[test]
    fn every_character_is_found() {
        use Decoding::{Lines, References};
        let parts = |it: &str| it.split('|').map(str::to_owned).collect::<Vec<_>>();
        for (text, source, decoding, expected) in [
            ("职业", "职业", References, "职|业"),
            ("职&业", "职&amp;业", References, "职|&amp;|业"),
            ("&amp;", "&amp;", Lines, "&|a|m|p|;"),
            ("职*业", "职\\*业", References, "职|*|业"),
            ("职&amp;", "职\\&amp;", References, "职|&|a|m|p|;"),
            ("\\&", "\\\\&amp;", References, "\\|&amp;"),
            ("≤\u{20D2}x", "&nvle;x", References, "&nvle;|&nvle;|x"),
            ("职\n业", "职\r\n> 业", Lines, "职|\r\n|业"),
            ("职\u{FFFD}业", "职\0业", Lines, "职|\0|业"),
            ("职  业", "职\t业", Lines, "职|\t||业"),
            ("职x业", "职业", Lines, "职||业"),
        ] {
            assert_eq!(places(text, source, decoding), parts(expected), "{source}");
        }
    }
}
