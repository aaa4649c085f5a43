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
    "/",
    "--",
    "---",
    "—",
    "——",
    "…",
    "……",
    "...",
];

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

/// Whether the bytes where a value begins may be one; a first look.
pub(super) fn may_begin(bytes: &[u8]) -> bool {
    let is_opening = |byte: &u8| matches!(byte, b'"' | b'\'' | b'(' | b'<');
    let quotes = bytes
        .iter()
        .take(2)
        .take_while(|byte| is_opening(byte))
        .count();
    let bytes = &bytes[quotes..];
    let is_word = |words: &[&str]| words.iter().any(|it| bytes.starts_with(it.as_bytes()));
    match bytes.first() {
        Some(0xe5) => is_word(&["待"]),
        Some(0xe6) => {
            is_word(&["暂", "无名", "未填", "未定", "未知", "测试", "此处", "某"])
                && ends_soon(bytes)
        }
        Some(0xe4) => is_word(&["不详"]),
        Some(0xe5..=0xe9) => is_word(&["请", "略"]) && ends_soon(bytes),
        // Full brackets, dashes and dots.
        Some(0xe2) => is_word(&["…", "—"]),
        Some(0xe3) => is_word(&["【", "《"]),
        Some(0xef) => is_word(&["（", "＊", "？"]),
        Some(b'x' | b'X' | b'*' | b'_' | b'?') => bytes.get(1) == bytes.first(),
        Some(b'/' | b'-' | b'.') => ends_soon(bytes),
        Some(b't' | b'T' | b'f' | b'F' | b'n' | b'N' | b'p' | b'u') => {
            let end = bytes
                .iter()
                .position(|it| !it.is_ascii_alphanumeric() && *it != b'/');
            is_latin(&bytes[..end.unwrap_or(bytes.len())])
        }
        _ => false,
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
    use super::is_placeholder;

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
