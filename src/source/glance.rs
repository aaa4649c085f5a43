//! One look at a whole text: whether anything in it may be worth a second look by the rules about
//! what is written. Sound texts cost no more than this pass over their bytes, made while they are
//! at hand. A bit too many does no harm: the rules look closely themselves.

use super::placeholder;

/// A run of digits long enough for a number of a person: identity, bank card, mobile telephone.
pub const NUMBER: u8 = 1;
/// Replacement or control characters, question marks in a row, words that only a wrong encoding makes.
pub const GARBLED: u8 = 1 << 1;
/// Characters that cannot be seen.
pub const INVISIBLE: u8 = 1 << 2;
/// A value that stands in for one: `待定`.
pub const PLACEHOLDER: u8 = 1 << 3;
/// A key with nothing behind it.
pub const BLANK: u8 = 1 << 4;

/// What a text may hold, in the bits above.
pub(super) fn look(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let mut seen = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        seen |= match byte {
            b'0'..=b'9' => {
                let (end, bit) = number(bytes, at);
                at = end - 1;
                bit
            }
            0..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f => GARBLED,
            b'?' if bytes[at..].starts_with(b"???") => GARBLED,
            b':' | b',' | b'-' | b'[' | b'{' => value(text, at),
            b'"' | b'\'' if is_empty_quote(bytes, at) => BLANK,
            0xc2..=0xef if byte != 0xe4 => character(bytes, at),
            _ => 0,
        };
        at += 1;
    }
    seen
}

/// From the first digit of a run to its end, with single blanks and dashes between digits. Numbers
/// that follow a letter are codes, unless they are very long, and a telephone with an area code
/// begins with 0.
fn number(bytes: &[u8], start: usize) -> (usize, u8) {
    let is_code = start > 0 && bytes[start - 1].is_ascii_alphanumeric();
    let mut digits = 0;
    let mut at = start;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            digits += 1;
            at += 1;
        }
        let next_is_digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        match bytes.get(at) {
            Some(b' ' | b'-') if next_is_digit && !is_code => at += 1,
            // Digits and separators of other widths: rare enough for a second look.
            Some(0xef | 0xc2 | 0xe2) if digits >= 3 && is_wide(&bytes[at..]) => {
                return (at, NUMBER);
            }
            _ => break,
        }
    }
    let is_telephone = bytes[start] == b'0' && digits <= 12;
    let is_long = digits >= if is_code { 17 } else { 11 };
    let bit = if is_long && !is_telephone { NUMBER } else { 0 };
    (at, bit)
}

/// Whether a digit or dash of full width, a no-break blank or a long dash comes next.
fn is_wide(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xef, 0xbc, 0x8d | 0x90..=0x99, ..] | [0xc2, 0xa0, ..] | [0xe2, 0x80, 0x90..=0x95, ..]
    )
}

/// What may begin behind `:`, `,`, `-`, `[` or `{`: nothing, or what stands in for a value.
fn value(text: &str, mark: usize) -> u8 {
    let bytes = text.as_bytes();
    let mut at = mark + 1;
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    let is_opening = matches!(bytes[mark], b'[' | b'{');
    let is_apart =
        at > mark + 1 || is_opening || matches!(bytes.get(at), None | Some(b'\n' | b'\r'));
    if !is_apart && !matches!(bytes.get(at), Some(b'}' | b']' | b',')) {
        return 0;
    }
    match bytes.get(at) {
        Some(b'\n' | b'\r' | b'#') if matches!(bytes[mark], b':' | b'-') => {
            if is_more_below(text, mark) { 0 } else { BLANK }
        }
        None | Some(b',' | b'}' | b']' | b'~') => BLANK,
        Some(b'n' | b'N') if is_null(&bytes[at..]) => BLANK,
        Some(_) if placeholder::may_begin(&bytes[at..]) => PLACEHOLDER,
        Some(_) => 0,
    }
}

fn is_null(bytes: &[u8]) -> bool {
    bytes
        .get(..4)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"null"))
}

/// Whether the value of a key at the end of a line follows on the lines below: further in, or as a
/// list.
fn is_more_below(text: &str, mark: usize) -> bool {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_key = text.as_bytes()[mark] == b':';
    let start = text[..mark].rfind('\n').map_or(0, |at| at + 1);
    // A key in a list item is as far in as it stands behind the dash.
    let own = &text[start..mark];
    let own = own.len() - own.trim_start_matches([' ', '-']).len();
    let lines = text[mark..].split('\n').skip(1);
    let mut lines = lines.filter(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    lines.next().is_some_and(|line| {
        indent(line) > own || (is_key && indent(line) == own && line.trim_start().starts_with('-'))
    })
}

/// `""`, `''`, or blanks in quotes.
fn is_empty_quote(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at + 1..];
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    rest.get(blanks) == Some(&bytes[at])
}

/// Characters beyond ASCII that deserve a look.
fn character(bytes: &[u8], at: usize) -> u8 {
    let (Some(&second), third) = (bytes.get(at + 1), bytes.get(at + 2).copied().unwrap_or(0))
    else {
        return 0;
    };
    match (bytes[at], second, third) {
        // The last is letters of Latin-1 in a row: UTF-8 that was read as something else.
        (0xc2, 0x80..=0x9f, _) | (0xef, 0xbf, 0xbd) | (0xc2 | 0xc3, _, 0xc2 | 0xc3) => GARBLED,
        (0xc2, 0xad, _)
        | (0xe1, 0xa0, 0x8e)
        | (0xef, 0xbb, 0xbf)
        | (0xe2, 0x80, 0x8b..=0x8f | 0xaa..=0xae)
        | (0xe2, 0x81, 0xa0..=0xa9) => INVISIBLE,
        (0xef, 0xbc, 0x90..=0x99) => NUMBER,
        (0xe9, 0x94, 0x9f) | (0xe7, 0x83, 0xab) | (0xe5, 0xb1, 0xaf) => {
            let is_doubled = bytes.get(at + 3..at + 6) == bytes.get(at..at + 3);
            let is_misread = bytes[at..].starts_with("锟斤拷".as_bytes());
            if is_doubled || is_misread { GARBLED } else { 0 }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_record_shows_nothing() {
        let text = include_str!("../../tests/rules/base/evaluators/S000035010001.yaml");
        assert_eq!(look(text), 0);
        for text in [
            "phone: 0591-00000001\n",
            "filed_on: 2025-03-03\nsince: 2015-06\n",
            "a: {b: 2025-03-03, c: 2025-03-04}\n",
            "credit_code: 52350102DEM000014F\n",
            "summary: |\n  第一行\n  第二行\n",
            "scope:\n- a: 1\n  b: 2\n",
            "scope:   # 两项\n  # 第一项\n  - 1\n",
            "url: https://minglu.example/a?b=1\n",
            "note: “原文”——见 §3…\n",
            "name: 测试设备有限公司\n",
            "",
        ] {
            assert_eq!(look(text), 0, "{text}");
        }
    }

    #[test]
    fn what_may_matter_is_noted() {
        for (text, bit) in [
            ("phone: 13800000000\n", NUMBER),
            ("phone: 138-0000-0000\n", NUMBER),
            ("phone: １３８０００００００００\n", NUMBER),
            ("0591-00000001 13800000000\n", NUMBER),
            ("T11010519491231002X\n", NUMBER),
            ("name: 福州\u{fffd}中心\n", GARBLED),
            ("name: ???\n", GARBLED),
            ("name: 锟斤拷\n", GARBLED),
            ("name: 烫烫烫\n", GARBLED),
            ("name: ç¦å·ž\n", GARBLED),
            ("name: a\u{1}\n", GARBLED),
            ("name: 福\u{200b}州\n", INVISIBLE),
            ("name: \u{202e}州\n", INVISIBLE),
            ("name: 待定\n", PLACEHOLDER),
            ("a: {name: 暂无, b: 1}\n", PLACEHOLDER),
            ("a: [TODO]\n", PLACEHOLDER),
            ("name: \"待定\"\n", PLACEHOLDER),
            ("name:\nb: 1\n", BLANK),
            ("name:", BLANK),
            ("name: ~\n", BLANK),
            ("name: null\n", BLANK),
            ("name: \"\"\n", BLANK),
            ("name: '  '\n", BLANK),
            ("a: []\n", BLANK),
            ("a: {}\n", BLANK),
            ("a: {b: , c: 1}\n", BLANK),
            ("a: {b:}\n", BLANK),
            ("a:\n  b:\n  c: 1\n", BLANK),
            ("- a:\n  b: 1\n", BLANK),
            ("a:\n  -\n  - 1\n", BLANK),
            ("name: # 以后补\nb: 1\n", BLANK),
        ] {
            assert_eq!(look(text) & bit, bit, "{text}");
        }
    }
}
