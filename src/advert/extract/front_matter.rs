//! The YAML block at the top of a Markdown text: its values are shown, as the title or in a list,
//! its keys are not.

use std::ops::Range;

use super::Kind;
use super::html::LITERAL;
use super::map::Map;
use super::page::Page;
use super::weave::{Chunk, Read};

/// Text in which white space is folded.
const FOLDED: Read = Read {
    references: None,
    keeps_blanks: false,
};

/// Reads the block at `range` of `text`, line by line: what is not sound YAML is text all the same.
pub(super) fn read(page: &mut Page, text: &str, range: Range<usize>) {
    let map = Map::Straight(0);
    let chunk = Chunk { text, map: &map };
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let range = trimmed(text, at..at + line.len());
        if !matches!(&text[range.clone()], "---" | "...") {
            read_line(page, chunk, range);
        }
        at += line.len();
    }
    page.border(at);
}

fn read_line(page: &mut Page, chunk: Chunk<'_>, line: Range<usize>) {
    if chunk.text[line.clone()].starts_with('#') {
        return page.aside(Kind::Hidden, chunk, line, LITERAL);
    }
    let value = value(chunk.text, line.clone());
    if value.start > line.start || line.is_empty() {
        page.border(line.start);
    } else {
        // A value that goes on; the end of the line before it.
        page.line_break(line.start..line.start);
    }
    page.text(chunk, value, FOLDED);
}

/// The value in a line, without key, dash and quotes.
fn value(text: &str, line: Range<usize>) -> Range<usize> {
    let mut range = line;
    while text[range.clone()].starts_with("- ") {
        range = trimmed(text, range.start + 2..range.end);
    }
    if let Some(len) = key_len(&text[range.clone()]) {
        range = trimmed(text, range.start + len..range.end);
    }
    let value = &text[range.clone()];
    if matches!(value.trim_end_matches(['-', '+']), "|" | ">") {
        return range.end..range.end;
    }
    let is_quoted = |it: char| value.len() > 1 && value.starts_with(it) && value.ends_with(it);
    if is_quoted('"') || is_quoted('\'') {
        range = range.start + 1..range.end - 1;
    }
    range
}

/// The length of `key:` at the beginning of a line.
fn key_len(line: &str) -> Option<usize> {
    let colon = line.find(':')?;
    let is_end = line[colon + 1..]
        .chars()
        .next()
        .is_none_or(char::is_whitespace);
    let is_plain = !line[..colon].contains(['"', '\'', '[', '{', ' ']);
    (is_end && is_plain).then_some(colon + 1)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
