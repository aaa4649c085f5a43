//! Text for terminals: Han characters take two columns, lines break between them but not before
//! a comma.

use std::io::IsTerminal;

/// The widest that text is set: longer lines are hard to read.
const WIDEST: usize = 100;
/// How wide text is set where there is no terminal to ask.
pub const USUAL: usize = 80;

/// The columns of the terminal that standard output goes to; `None` if it goes elsewhere.
pub fn terminal_columns() -> Option<usize> {
    std::io::stdout().is_terminal().then(|| match columns() {
        columns @ 40.. => columns.min(WIDEST),
        _ => USUAL,
    })
}

#[cfg(unix)]
fn columns() -> usize {
    let size = rustix::termios::tcgetwinsize(std::io::stdout());
    size.map_or(USUAL, |size| usize::from(size.ws_col))
}

#[cfg(not(unix))]
fn columns() -> usize {
    USUAL
}

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

fn width_of(c: char) -> usize {
    let is_wide = matches!(
        u32::from(c),
        0x1100..=0x115F
            | 0x2E80..=0xA4CF
            | 0xAC00..=0xD7A3
            | 0xF900..=0xFAFF
            | 0xFE30..=0xFE6F
            | 0xFF00..=0xFF60
            | 0xFFE0..=0xFFE6
            | 0x20000..=0x3FFFD
    );
    1 + usize::from(is_wide)
}

/// The text, filled with blanks to so many columns.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Markdown paragraphs set to so many columns; the lines of lists and tables stay as they are.
pub fn set(markdown: &str, columns: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut paragraph = String::new();
    for line in markdown.lines().chain([""]) {
        let is_text = !line.is_empty() && !line.starts_with(['-', '|', ' ', '#']);
        if is_text {
            join(&mut paragraph, line);
            continue;
        }
        lines.extend(wrap(&paragraph, columns));
        paragraph.clear();
        lines.push(line.to_owned());
    }
    lines.pop();
    lines.join("\n")
}

/// Puts a line behind others of its paragraph. A blank separates words, not Han characters.
fn join(paragraph: &mut String, line: &str) {
    let is_wide = |c: char| width_of(c) > 1;
    let (last, first) = (paragraph.chars().next_back(), line.chars().next());
    if let (Some(last), Some(first)) = (last, first) {
        let is_mark = |c: char| "，。；：、！？（）《》“”".contains(c);
        let needs_none = (is_wide(last) && is_wide(first)) || is_mark(last) || is_mark(first);
        if !needs_none {
            paragraph.push(' ');
        }
    }
    paragraph.push_str(line);
}

/// Breaks a text into lines of so many columns.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && width(&line) + width(piece.trim_end()) > columns {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    if !line.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces between which a line may break: words with the blanks behind them, and Han
/// characters, each with the marks that may not begin or end a line.
fn pieces(text: &str) -> Vec<&str> {
    const NOT_FIRST: &str = "，。；：、！？）》」』”’〕】…()";
    const NOT_LAST: &str = "（《「『“‘〔【()";
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let may_break = before.is_some_and(|before| {
            let between_wide = width_of(before) > 1 || width_of(c) > 1;
            let after_blank = before == ' ' && c != ' ';
            let is_free = !NOT_FIRST.contains(c) && !NOT_LAST.contains(before);
            after_blank || (between_wide && is_free && c != ' ')
        });
        if may_break {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_take_two_columns() {
        assert_eq!(width("备案号 S1"), 9);
        assert_eq!(pad("警告", 6), "警告  ");
        assert_eq!(width("“三级”"), 6);
    }

    #[test]
    fn lines_break_between_characters_but_not_before_marks() {
        assert_eq!(wrap("备案号重复。", 10), ["备案号重", "复。"]);
        assert_eq!(wrap("备案号（重复）", 8), ["备案号", "（重复）"]);
        assert_eq!(wrap("依据三(二)3", 8), ["依据", "三(二)3"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("写 credit_code 或", 8), ["写", "credit_code", "或"]);
    }

    #[test]
    fn lines_of_a_paragraph_are_joined() {
        assert_eq!(
            set("前面\n后面 x\ny\n\n- 甲\n- 乙", 80),
            "前面后面 x y\n\n- 甲\n- 乙"
        );
        assert_eq!(set("写成\nname。\nname 写", 80), "写成 name。name 写");
    }
}
