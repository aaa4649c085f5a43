//! One look at a whole text: whether anything in it may be worth a second look by the rules about
//! what is written. Sound texts cost no more than this pass over their bytes, made while they are
//! at hand. A bit too many does no harm: the rules look closely themselves.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::memrchr;

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
/// A comment right behind a value, which may be a part of it: `66号 #2楼`.
pub const CUT: u8 = 1 << 5;

/// The bytes at which there is something to look at: one in ten.
static MATTERS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        table[byte as usize] = matches!(
            byte,
            b'0'..=b'9' | b'#' | b'?' | b':' | b',' | b'-' | b'[' | b'{' | b'"' | b'\''
            | 0..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f | 0xc2 | 0xc3 | 0xe1 | 0xe2 | 0xef
        );
        byte += 1;
    }
    table
};

/// What a text may hold, in the bits above.
pub(super) fn look(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let mut seen = misread(text);
    let mut at = 0;
    let matters = |byte: &u8| MATTERS[usize::from(*byte)];
    while let Some(ahead) = bytes[at..].iter().position(matters) {
        at += ahead;
        seen |= match bytes[at] {
            b'0'..=b'9' => {
                let (end, bit) = number(bytes, at);
                at = end - 1;
                bit
            }
            b'?' if bytes[at..].starts_with(b"???") => GARBLED,
            b':' | b',' | b'-' | b'[' | b'{' => value(bytes, at),
            b'"' | b'\'' if is_empty_quote(bytes, at) => BLANK,
            b'#' if is_cut(bytes, at) => CUT,
            b'?' | b'#' | b'"' | b'\'' => 0,
            0xc2..=0xef => character(bytes, at),
            _ => GARBLED,
        };
        at += 1;
    }
    seen
}

/// Whether a `#` stands behind a value and one blank, with something right behind it.
fn is_cut(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    let is_behind_value =
        matches!(before, [.., value, b' '] if !value.is_ascii_whitespace() && *value != b':');
    let after = bytes.get(at + 1);
    is_behind_value && after.is_some_and(|it| !it.is_ascii_whitespace())
}

/// Whether words stand in a text that only a wrong encoding makes.
fn misread(text: &str) -> u8 {
    static WORDS: LazyLock<[Finder<'static>; 4]> =
        LazyLock::new(|| ["锟斤拷", "锟锟", "烫烫", "屯屯"].map(Finder::new));
    let is_there = |word: &Finder<'_>| word.find(text.as_bytes()).is_some();
    if WORDS.iter().any(is_there) {
        GARBLED
    } else {
        0
    }
}

/// From the first digit of a run to its end, with single blanks and dashes between digits. Fifteen
/// digits may be an identity number or a card; a mobile number has eleven from where it may begin.
/// Numbers that follow a letter are codes, unless they are very long.
fn number(bytes: &[u8], start: usize) -> (usize, u8) {
    let is_code = start > 0 && bytes[start - 1].is_ascii_alphanumeric();
    let mut digits = 0;
    let mut before_mobile = None;
    let mut at = start;
    loop {
        if let [b'1', b'3'..=b'9', ..] | [b'8', b'6', ..] = bytes[at..] {
            before_mobile.get_or_insert(digits);
        }
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
    let is_mobile = before_mobile.is_some_and(|before| digits - before >= 11);
    let is_long = digits >= if is_code { 17 } else { 15 };
    let may_be = is_long || (is_mobile && !is_code);
    (at, if may_be { NUMBER } else { 0 })
}

/// Whether a digit or dash of full width, a no-break blank or a long dash comes next.
fn is_wide(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xef, 0xbc, 0x8d | 0x90..=0x99, ..] | [0xc2, 0xa0, ..] | [0xe2, 0x80, 0x90..=0x95, ..]
    )
}

/// What may begin behind `:`, `,`, `-`, `[` or `{`: nothing, or what stands in for a value.
fn value(bytes: &[u8], mark: usize) -> u8 {
    if let [b' ', rest @ ..] = &bytes[mark + 1..]
        && !placeholder::is_worth_a_look(rest)
    {
        return 0;
    }
    let at = mark + 1 + blanks(&bytes[mark + 1..]);
    let is_opening = matches!(bytes[mark], b'[' | b'{');
    let is_apart =
        at > mark + 1 || is_opening || matches!(bytes.get(at), None | Some(b'\n' | b'\r'));
    if !is_apart && !matches!(bytes.get(at), Some(b'}' | b']' | b',')) {
        return 0;
    }
    match bytes.get(at) {
        Some(b'\n' | b'\r' | b'#') if matches!(bytes[mark], b':' | b'-') => {
            if is_more_below(bytes, mark) { 0 } else { BLANK }
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
fn is_more_below(bytes: &[u8], mark: usize) -> bool {
    let is_key = bytes[mark] == b':';
    let start = memrchr(b'\n', &bytes[..mark]).map_or(0, |at| at + 1);
    // A key in a list item is as far in as it stands behind the dash.
    let own = bytes[start..mark].iter();
    let own = own.take_while(|byte| matches!(byte, b' ' | b'-')).count();
    let lines = bytes[mark..].split(|byte| *byte == b'\n').skip(1);
    let mut lines = lines.map(|line| line.split_at(blanks(line)));
    let said = lines.find(|(_, rest)| !matches!(rest.first(), None | Some(b'\r' | b'\t' | b'#')));
    said.is_some_and(|(indent, rest)| {
        indent.len() > own || (is_key && indent.len() == own && rest.starts_with(b"-"))
    })
}

/// How many blanks there are at the beginning.
fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b' ').count()
}

/// `""`, `''`, or blanks in quotes.
fn is_empty_quote(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at + 1..];
    rest.get(blanks(rest)) == Some(&bytes[at])
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
            "id: 2026-01-00001\nid: 2026-12-13001\n",
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
            ("0 138 0000 0000\n", NUMBER),
            ("86 138 0000 0000\n", NUMBER),
            ("8613800000000\n", NUMBER),
            ("110105491231002\n", NUMBER),
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
