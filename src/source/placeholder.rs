//! Texts that stand in for a value: `待定`, `暂无`, `TODO`.

/// The words in Latin letters, small ones.
const LATIN: &[&str] = &[
    "todo",
    "tbd",
    "tba",
    "fixme",
    "n/a",
    "test",
    "xxx",
    "placeholder",
    "undefined",
    "none",
    "nan",
];

/// All others.
const WORDS: &[&str] = &[
    "待定",
    "待补",
    "待补充",
    "待填",
    "待填写",
    "待完善",
    "待更新",
    "待核实",
    "待核",
    "待确认",
    "待查",
    "待录入",
    "暂无",
    "暂缺",
    "暂定",
    "暂空",
    "无名",
    "未填",
    "未填写",
    "未定",
    "未知",
    "不详",
    "测试",
    "某某",
    "请填写",
    "请补充",
    "此处填写",
    "同上",
    "略",
    "见附件",
    "详见附件",
    "附后",
    "另附",
    "/",
    "--",
    "---",
    "—",
    "——",
    "…",
    "……",
    "××",
    "＊＊",
    "？？",
    "...",
];

/// Wide characters that may stand before one.
const OPENINGS: &[&str] = &["（", "【", "《", "〈", "“"];

/// Whether a text does nothing but stand in for a value.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let is_around =
        |it: char| it.is_whitespace() || "()（）[]【】<>《》〈〉“”\"'。！!：:".contains(it);
    let bare = text.trim_matches(is_around);
    let is_fill = |fill: char| bare.chars().count() >= 2 && bare.chars().all(|it| it == fill);
    WORDS.contains(&bare)
        || is_latin(bare.as_bytes())
        || ['x', 'X', '×', '某', '*', '＊', '_', '?', '？']
            .into_iter()
            .any(is_fill)
}

fn is_latin(word: &[u8]) -> bool {
    let mut words = LATIN.iter().map(|known| known.as_bytes());
    words.any(|known| word.eq_ignore_ascii_case(known))
}

/// The bytes with which a value begins that may be one, or may be none at all, whatever follows:
/// those of ASCII, and that of `×`.
const HEADS: &[u8] = b" \n\r#}],~\"'(<-./*_?nNtTfFpuxX\xc3";

/// A bit for each first character of the words and of what may stand before them, and one for
/// the [`HEADS`]: in which of them a byte can be the first, the second, the third. So a few steps
/// without a branch tell whether three bytes begin any.
static BEGINNINGS: [[u32; 256]; 3] = {
    const ANY_HEAD: u32 = 1;
    let mut tables = [[0; 256], [ANY_HEAD; 256], [ANY_HEAD; 256]];
    let mut at = 0;
    while at < HEADS.len() {
        tables[0][HEADS[at] as usize] |= ANY_HEAD;
        at += 1;
    }
    let mut bit = ANY_HEAD;
    at = 0;
    while at < WORDS.len() + OPENINGS.len() {
        let word = if at < WORDS.len() {
            WORDS[at]
        } else {
            OPENINGS[at - WORDS.len()]
        };
        at += 1;
        // Words that begin alike, or with a head, are known by now.
        if let [first, second, third, ..] = *word.as_bytes()
            && begins(&tables, first, second, third) == 0
        {
            // Were there more than bits, this would not compile.
            bit *= 2;
            tables[0][first as usize] |= bit;
            tables[1][second as usize] |= bit;
            tables[2][third as usize] |= bit;
        }
    }
    tables
};

/// The bits of what begins with three bytes.
const fn begins(tables: &[[u32; 256]; 3], first: u8, second: u8, third: u8) -> u32 {
    tables[0][first as usize] & tables[1][second as usize] & tables[2][third as usize]
}

/// Whether a value that begins with these bytes may be one, or none at all. Nearly all are done
/// with here.
pub(super) fn is_worth_a_look(bytes: &[u8]) -> bool {
    match *bytes {
        [first, second, third, ..] => begins(&BEGINNINGS, first, second, third) != 0,
        _ => true,
    }
}

/// Whether the bytes where a value begins may be one; a second look.
pub(super) fn may_begin(bytes: &[u8]) -> bool {
    let is_opening = |byte: &u8| matches!(byte, b'"' | b'\'' | b'(' | b'<');
    let quotes = bytes
        .iter()
        .take(2)
        .take_while(|byte| is_opening(byte))
        .count();
    let bytes = &bytes[quotes..];
    let mut openings = OPENINGS.iter();
    let opened = openings.find_map(|it| bytes.strip_prefix(it.as_bytes()));
    let bytes = opened.unwrap_or(bytes);
    match bytes.first() {
        Some(b'x' | b'X' | b'*' | b'_' | b'?') => bytes.get(1) == bytes.first(),
        Some(b'/' | b'-' | b'.') => ends_soon(bytes),
        Some(b't' | b'T' | b'f' | b'F' | b'n' | b'N' | b'p' | b'u') => {
            let end = bytes
                .iter()
                .position(|it| !it.is_ascii_alphanumeric() && *it != b'/');
            is_latin(&bytes[..end.unwrap_or(bytes.len())])
        }
        _ => {
            let mut words = WORDS.iter();
            words.any(|word| bytes.starts_with(word.as_bytes())) && ends_soon(bytes)
        }
    }
}

/// Whether the value is short: its line, item or entry ends within a few characters.
fn ends_soon(bytes: &[u8]) -> bool {
    let is_end = |byte: &u8| {
        matches!(
            byte,
            b'\n' | b'\r' | b',' | b'}' | b']' | b'"' | b'\'' | b' '
        )
    };
    bytes.len() <= 20 || bytes[..20].iter().any(is_end)
}

#[cfg(test)]
mod tests {
    use super::{LATIN, WORDS, is_placeholder, is_worth_a_look, may_begin};

    #[test]
    fn no_word_is_overlooked() {
        let fills = ["xx", "XX", "××", "某某某", "**", "＊＊", "__", "??", "？？"];
        for word in WORDS.iter().chain(LATIN).chain(&fills) {
            for text in [
                (*word).to_owned(),
                format!("{word}\n"),
                format!("({word})"),
                format!("（{word}）"),
                format!("【{word}】"),
                format!("“{word}”"),
                format!("\"{word}\", b: 1"),
            ] {
                assert!(is_worth_a_look(text.as_bytes()), "{text}");
                assert!(may_begin(text.as_bytes()), "{text}");
            }
        }
        assert!(!is_worth_a_look("福州".as_bytes()));
    }

    #[test]
    fn only_what_says_nothing_else() {
        for text in [
            "待定",
            "（待定）",
            "待补充。",
            "TODO",
            "todo:",
            "N/A",
            "xxx",
            "XX",
            "××",
            "暂无",
            "测试",
            "……",
            "/",
            "——",
            "某某某",
            "***",
            "见附件",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "",
            "无",
            "0",
            "待定岗位评价部",
            "测试中心",
            "X",
            "x射线",
            "暂无不良记录",
            "考务办公室",
            "否",
            "no",
            "A/B",
            "某某技校考点",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
