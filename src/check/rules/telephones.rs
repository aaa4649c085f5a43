//! Telephone numbers as offices have them: with an area code, service numbers, mobile numbers.

/// What a text is as a telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telephone {
    /// One that can be called from anywhere.
    Sound,
    /// A local number without its area code.
    Local,
    /// One with an area code in which all numbers are longer.
    Short,
    /// A mobile number.
    Mobile,
    /// None.
    Unsound,
}

/// What a text is: the worst of its numbers, which `、`, `，`, `；`, `/` or blanks part.
pub fn telephone(text: &str) -> Telephone {
    if is_usual(text.as_bytes()) {
        return Telephone::Sound;
    }
    let plain: String = text.chars().map(narrow).collect();
    let parts = plain.split(['、', '，', ',', '；', ';', '/']);
    let kinds: Vec<_> = parts.map(|part| one(part.trim())).collect();
    let from_worst = [
        Telephone::Unsound,
        Telephone::Mobile,
        Telephone::Short,
        Telephone::Local,
    ];
    let worst = from_worst.into_iter().find(|kind| kinds.contains(kind));
    worst.unwrap_or(Telephone::Sound)
}

/// `0591-00000000`, as most are written; nothing more needs to be known.
fn is_usual(bytes: &[u8]) -> bool {
    let are_digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    matches!(bytes, [b'0', b'3'..=b'9', rest @ ..]
        if rest.len() == 11 && rest[2] == b'-' && are_digits(&rest[..2]) && are_digits(&rest[3..]))
}

/// Digits and marks of full width as those of ASCII.
fn narrow(character: char) -> char {
    match character {
        '（' => '(',
        '）' => ')',
        '－' | '—' | '–' | '‐' | '‑' => '-',
        '＋' => '+',
        '　' | '\u{a0}' => ' ',
        '０'..='９' => {
            char::from_u32(character as u32 - '０' as u32 + '0' as u32).unwrap_or(character)
        }
        _ => character,
    }
}

/// What a single number is.
fn one(text: &str) -> Telephone {
    let number = without_extension(text);
    let known = |it: char| it.is_ascii_digit() || matches!(it, '-' | ' ' | '(' | ')' | '+');
    if !number.chars().all(known) {
        return Telephone::Unsound;
    }
    let is_foreign = number.starts_with('+') && !number.starts_with("+86");
    let digits: String = number
        .strip_prefix("+86")
        .unwrap_or(number)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let is_home = number.starts_with("+86");
    let first = digits.as_bytes().first().copied().unwrap_or(b'0');
    match digits.len() {
        _ if is_foreign => Telephone::Unsound,
        11 if first == b'1' && digits.as_bytes()[1] >= b'3' => Telephone::Mobile,
        10 if digits.starts_with("400") || digits.starts_with("800") => Telephone::Sound,
        // 12333, 95598, 96166, 114: called as they are.
        3 if first == b'1' => Telephone::Sound,
        5 | 6
            if digits.starts_with('1') || digits.starts_with("95") || digits.starts_with("96") =>
        {
            Telephone::Sound
        }
        10 | 11 if first == b'0' && is_short(&digits) => Telephone::Short,
        10..=12 if first == b'0' && has_area_code(&digits) => Telephone::Sound,
        9..=11 if is_home && has_area_code(&format!("0{digits}")) => Telephone::Sound,
        7 | 8 if (b'2'..=b'8').contains(&first) => Telephone::Local,
        _ => Telephone::Unsound,
    }
}

/// An area code of three or four digits and a number of seven or eight, which does not begin with 1 or 9.
fn has_area_code(digits: &str) -> bool {
    let length = match digits.as_bytes() {
        [b'0', b'1' | b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return false,
    };
    let number = digits.get(length..).unwrap_or_default();
    matches!(number.len(), 7 | 8)
}

/// Area codes of four digits in which all numbers have eight; of those of three digits all are so.
const EIGHT: &[&str] = &[
    "0311", "0371", "0411", "0431", "0451", "0510", "0512", "0513", "0514", "0515", "0516", "0517",
    "0518", "0519", "0531", "0532", "0551", "0571", "0574", "0575", "0576", "0577", "0579", "0591",
    "0595", "0731", "0755", "0757", "0769", "0791", "0851", "0871", "0898",
];

/// Whether a number of seven digits stands behind an area code in which all have eight.
fn is_short(digits: &str) -> bool {
    match digits.len() {
        10 => matches!(digits.as_bytes(), [b'0', b'1' | b'2', ..]),
        11 => EIGHT.iter().any(|code| digits.starts_with(code)),
        _ => false,
    }
}

/// The number before an extension: `转 802`, `-802` behind the number.
fn without_extension(text: &str) -> &str {
    let is_extension = |it: &str| {
        let it = it.trim_matches([' ', '机', '接']);
        (1..=5).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit())
    };
    for mark in ["转", "分机", "ext.", "ext"] {
        if let Some((number, extension)) = text.split_once(mark)
            && is_extension(extension)
        {
            return number.trim();
        }
    }
    match text.rsplit_once('-') {
        // Behind an area code and a number, not between them.
        Some((number, extension))
            if is_extension(extension)
                && number.bytes().filter(u8::is_ascii_digit).count() >= 10 =>
        {
            number
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Telephone, telephone};

    #[test]
    fn numbers_are_told_apart() {
        for text in [
            "0591-00000001",
            "0598-8730000",
            "059100000001",
            "(0591)00000001",
            "（0591）00000001",
            "０５９１－００００００００",
            "0591 0000 0001",
            "+86 591 0000 0001",
            "+86-591-00000001",
            "+86 10 12345678",
            "010-12345678",
            "0591-00000001-802",
            "0591-00000001转802",
            "0591-00000001 转 802",
            "0591-00000001 分机 8",
            "400-000-0000",
            "4000000000",
            "800-000-0000",
            "12333",
            "95598",
            "968123",
            "114",
            "0591-00000001、0591-00000002",
            "0591-00000001/12333",
        ] {
            assert_eq!(telephone(text), Telephone::Sound, "{text}");
        }
        for (text, kind) in [
            ("87300000", Telephone::Local),
            ("8730000", Telephone::Local),
            ("0591-00000001、87300000", Telephone::Local),
            ("0591-8730000", Telephone::Short),
            ("010-8730000", Telephone::Short),
            ("13800000000", Telephone::Mobile),
            ("+86 138 0000 0000", Telephone::Mobile),
            ("0591-0000001X", Telephone::Unsound),
            ("0591-123456", Telephone::Unsound),
            ("0591-000000012", Telephone::Unsound),
            ("见官网", Telephone::Unsound),
            ("1234", Telephone::Unsound),
            ("", Telephone::Unsound),
            ("0591-00000001 王老师", Telephone::Unsound),
            ("kaowu@yangli.example", Telephone::Unsound),
        ] {
            assert_eq!(telephone(text), kind, "{text}");
        }
    }
}
