//! Character references: `&#x804C;`, `&#32844;`, `&nbsp;`, and the few names that HTML reads without
//! a semicolon.

use htmlize::{BARE_ENTITY_MAX_LENGTH, ENTITIES, ENTITY_MAX_LENGTH};

/// Where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// In text.
    Text,
    /// In the value of an attribute, where `&lang=zh` is no reference.
    Attribute,
}

/// What a reference stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    /// How many bytes it takes.
    pub(super) len: usize,
    /// The character.
    pub(super) first: char,
    /// Some names stand for two.
    pub(super) second: Option<char>,
}

/// The reference at the beginning of `text`, where a `&` stands.
pub(super) fn reference(text: &str, within: Within) -> Option<Reference> {
    let bytes = text.as_bytes();
    match bytes.get(1)? {
        b'#' => numeric(bytes),
        it if it.is_ascii_alphanumeric() => named(bytes, within),
        _ => None,
    }
}

fn numeric(bytes: &[u8]) -> Option<Reference> {
    let (radix, start) = match bytes.get(2)? {
        b'x' | b'X' => (16, 3),
        _ => (10, 2),
    };
    let mut value = 0u32;
    let mut end = start;
    while let Some(digit) = bytes
        .get(end)
        .and_then(|it| char::from(*it).to_digit(radix))
    {
        value = value.saturating_mul(radix).saturating_add(digit);
        end += 1;
    }
    if end == start {
        return None;
    }
    let len = end + usize::from(bytes.get(end) == Some(&b';'));
    let first = character(value);
    let second = None;
    Some(Reference { len, first, second })
}

/// The character of a number; those that were control characters of Latin-1 are read as Windows
/// meant them.
fn character(value: u32) -> char {
    match value {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => {
            let byte = [u8::try_from(value).unwrap_or_default()];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next().unwrap_or_default()
        }
        _ => char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn named(bytes: &[u8], within: Within) -> Option<Reference> {
    let head = &bytes[..bytes.len().min(ENTITY_MAX_LENGTH)];
    let is_name = |it: &u8| it.is_ascii_alphanumeric();
    let name = 1 + head[1..].iter().take_while(|it| is_name(it)).count();
    if head.get(name) == Some(&b';')
        && let Some(found) = lookup(&head[..=name])
    {
        return Some(found);
    }
    let found = (2..=name.min(BARE_ENTITY_MAX_LENGTH))
        .rev()
        .find_map(|len| lookup(&head[..len]))?;
    let next = bytes.get(found.len);
    let goes_on = next.is_some_and(|it| is_name(it) || *it == b'=');
    (within == Within::Text || !goes_on).then_some(found)
}

fn lookup(name: &[u8]) -> Option<Reference> {
    let expansion = std::str::from_utf8(ENTITIES.get(name)?).ok()?;
    let mut chars = expansion.chars();
    let (first, second) = (chars.next()?, chars.next());
    let len = name.len();
    Some(Reference { len, first, second })
}

#[cfg(test)]
mod tests {
    use super::Within::{Attribute, Text};
    use super::*;

    #[test]
    fn references_are_read_as_browsers_do() {
        for (text, within, len, expected) in [
            ("&#x804C;", Text, 8, "职"),
            ("&#X804c业", Text, 7, "职"),
            ("&#32844;", Text, 8, "职"),
            ("&#32844", Text, 7, "职"),
            ("&#0;", Text, 4, "\u{FFFD}"),
            ("&#x110000;", Text, 10, "\u{FFFD}"),
            ("&#xD800;", Text, 8, "\u{FFFD}"),
            ("&#99999999999999999999;", Text, 23, "\u{FFFD}"),
            ("&#x80;", Text, 6, "€"),
            ("&#x81;", Text, 6, "\u{81}"),
            ("&nbsp;", Text, 6, "\u{A0}"),
            ("&nbsp业", Text, 5, "\u{A0}"),
            ("&notin;", Text, 7, "∉"),
            ("&notit;", Text, 4, "¬"),
            ("&notit;", Attribute, 0, ""),
            ("&not;", Attribute, 5, "¬"),
            ("&lang=zh", Attribute, 0, ""),
            ("&lt=", Attribute, 0, ""),
            ("&lt", Attribute, 3, "<"),
            ("&nvle;", Text, 6, "≤⃒"),
            ("&CounterClockwiseContourIntegral;", Text, 33, "∳"),
            ("&", Text, 0, ""),
            ("&;", Text, 0, ""),
            ("&#;", Text, 0, ""),
            ("&#x;", Text, 0, ""),
            ("&nothing;", Text, 4, "¬"),
            ("&职业;", Text, 0, ""),
        ] {
            let found = reference(text, within);
            let said = found.map_or(String::new(), |it| {
                std::iter::once(it.first).chain(it.second).collect()
            });
            assert_eq!(
                (found.map_or(0, |it| it.len), &*said),
                (len, expected),
                "{text}"
            );
        }
    }

    #[test]
    fn no_name_stands_for_more_than_two_characters() {
        for expansion in ENTITIES.values() {
            let count = std::str::from_utf8(expansion).unwrap().chars().count();
            assert!((1..=2).contains(&count));
        }
    }
}
