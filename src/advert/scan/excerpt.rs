//! What is shown of a text around a hit.

use std::ops::Range;

use super::cursor::Cursor;
use crate::source::LineColumn;

/// The lines that a hit stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The lines, without the last line break; of very long ones a part.
    pub text: String,
    /// The hit in `text`.
    pub range: Range<usize>,
    /// Where `text` begins in the file.
    pub start: LineColumn,
}

/// A hit with what stands around it in its sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before it; `…` at the front if that is not all.
    pub before: String,
    /// The hit.
    pub marked: String,
    /// What stands behind it; `…` at the end if that is not all.
    pub after: String,
}

/// How many characters of a line are kept before a hit: all of it, if somebody wrote it.
const BEFORE: usize = 2000;
/// How many behind it.
const BEHIND: usize = 200;
/// How many characters of a sentence are.
const NEAR: usize = 60;

impl Excerpt {
    /// Of no lines, where the cursor stands.
    pub(super) fn none(cursor: &Cursor) -> Self {
        Self {
            text: String::new(),
            range: 0..0,
            start: cursor.position(),
        }
    }

    /// `cursor` stands at the start of `place`.
    pub(super) fn new(source: &str, place: &Range<usize>, cursor: &Cursor) -> Self {
        let before = last_line(&source[..place.start], BEFORE);
        let after = head(&source[place.end..], BEHIND, |it| matches!(it, '\n' | '\r'));
        let start = place.start - before.len();
        let end = place.end + after.len();
        let position = cursor.position();
        Self {
            text: source[start..end].to_owned(),
            range: before.len()..before.len() + place.len(),
            start: LineColumn {
                line: position.line,
                column: position
                    .column
                    .saturating_sub(before.chars().count())
                    .max(1),
            },
        }
    }
}

impl Sentence {
    /// The sentence of `text` around `range`.
    #[must_use]
    pub fn new(text: &str, range: &Range<usize>) -> Self {
        let before = tail(&text[..range.start], NEAR, ends_sentence);
        let behind = &text[range.end..];
        let after = head(behind, NEAR, ends_sentence);
        let mark = behind[after.len()..].chars().next();
        let mark = mark.filter(|it| matches!(it, '。' | '！' | '？' | '；' | '!' | '?' | ';'));
        let goes_before = text[..range.start - before.len()].chars().next_back();
        let is_cut = |next: Option<char>| next.is_some_and(|it| !ends_sentence(it));
        let after_cut = is_cut(behind[after.len()..].chars().next());
        Self {
            before: dots(is_cut(goes_before)) + before.trim_start(),
            marked: text[range.clone()].to_owned(),
            after: after.trim_end().to_owned()
                + &mark.map(String::from).unwrap_or_default()
                + &dots(after_cut),
        }
    }
}

fn dots(is_cut: bool) -> String {
    if is_cut { "…" } else { "" }.to_owned()
}

fn ends_sentence(character: char) -> bool {
    matches!(
        character,
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' | '\r' | '\u{2029}'
    )
}

/// The end of `text` since its last line break, at most `most` characters.
fn last_line(text: &str, most: usize) -> &str {
    // As many bytes as that are enough.
    let near = text.ceil_char_boundary(text.len().saturating_sub(most * 4));
    let start = memchr::memrchr(b'\n', &text.as_bytes()[near..]).map_or(near, |at| near + at + 1);
    let line = &text[start..];
    let much = line.chars().count().saturating_sub(most);
    let cut = line.char_indices().nth(much).map_or(line.len(), |it| it.0);
    &line[cut..]
}

/// The end of `text` since `stops`, at most `most` characters.
fn tail(text: &str, most: usize, stops: impl Fn(char) -> bool) -> &str {
    let kept = text.char_indices().rev().take(most);
    let start = kept.take_while(|(_, it)| !stops(*it)).last();
    &text[start.map_or(text.len(), |(at, _)| at)..]
}

/// The beginning of `text` until `stops`, at most `most` characters.
fn head(text: &str, most: usize, stops: impl Fn(char) -> bool) -> &str {
    let mut rest = text.char_indices();
    let end = rest.by_ref().take(most).find(|(_, it)| stops(*it));
    let end = end.map(|(at, _)| at);
    &text[..end.unwrap_or(text.len() - rest.as_str().len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, marked: &str) -> String {
        let at = text.find(marked).unwrap();
        let it = Sentence::new(text, &(at..at + marked.len()));
        format!("{}[{}]{}", it.before, it.marked, it.after)
    }

    #[test]
    fn a_sentence_ends_at_its_mark() {
        let text = "开班了。本校发职业资格证书，速来！电话见下。";
        assert_eq!(sentence(text, "职业资格"), "本校发[职业资格]证书，速来！");
        assert_eq!(sentence("职业资格", "职业资格"), "[职业资格]");
        assert_eq!(sentence("  甲职业资格 \n乙", "职业资格"), "甲[职业资格]");
    }

    #[test]
    fn a_long_sentence_is_cut() {
        let text = format!("{}职业资格{}", "甲".repeat(90), "乙".repeat(90));
        let cut = sentence(&text, "职业资格");
        let (before, after) = ("甲".repeat(NEAR), "乙".repeat(NEAR));
        assert_eq!(cut, format!("…{before}[职业资格]{after}…"));
    }

    #[test]
    fn the_lines_of_a_hit_are_kept_with_their_place() {
        let text = "一\n二三职业\n资格四\n五";
        let at = text.find('职').unwrap();
        let mut cursor = Cursor::default();
        cursor.advance(text, at);
        let it = Excerpt::new(text, &(at..at + "职业\n资格".len()), &cursor);
        assert_eq!(it.text, "二三职业\n资格四");
        assert_eq!(&it.text[it.range], "职业\n资格");
        assert_eq!(it.start, LineColumn { line: 2, column: 1 });
    }
}
