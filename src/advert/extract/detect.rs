//! Which format a text is in, when nobody says so.

use super::Format;
use super::entities::{Within, reference};
use super::tags::Name;

/// The format that the end of a file's name tells, if it tells one.
#[must_use]
pub fn of_name(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Text),
        _ => None,
    }
}

/// The format that a text of which only the content is known is most likely written in.
///
/// Markdown may hold HTML and is read as such; so a text that begins with a tag, or that has tags or
/// references and nothing of Markdown, is HTML. A list is Markdown too: its items are apart. What only
/// might be mark-up (`a * b`, one `- 一`) is text.
#[must_use]
pub fn detect(text: &str) -> Format {
    let begins_with_tag = has_tag_at(text.trim_start());
    if begins_with_tag && !has_markdown_block(text) {
        Format::Html
    } else if has_markdown(text) {
        Format::Markdown
    } else if begins_with_tag || has_html(text) {
        Format::Html
    } else {
        Format::Text
    }
}

/// Whether a tag, a comment or a document type begins here.
fn has_tag_at(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    if rest.starts_with("!--")
        || rest
            .get(..8)
            .is_some_and(|it| it.eq_ignore_ascii_case("!doctype"))
    {
        return true;
    }
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-';
    let len = rest.find(|it| !is_name(it)).unwrap_or(rest.len());
    let next = rest[len..].chars().next();
    let is_tag = next.is_some_and(|it| it == '>' || it == '/' || it.is_ascii_whitespace());
    is_tag && (rest[..len].contains('-') || Name::new(&rest[..len]).is_known())
}

fn has_html(text: &str) -> bool {
    let has = |mark: char, holds: fn(&str) -> bool| {
        let mut marks = text.match_indices(mark);
        marks.any(|(at, _)| holds(&text[at..]))
    };
    has('<', has_tag_at) || has('&', is_reference)
}

/// Whether a reference that ends in a semicolon stands here: people write `R&D` too.
fn is_reference(text: &str) -> bool {
    let found = reference(text, Within::Text);
    found.is_some_and(|it| text[..it.len].ends_with(';'))
}

/// Whether a line can only be meant as Markdown.
fn has_markdown_block(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.any(|line| {
        let after = line.trim_start_matches('#');
        let level = line.len() - after.len();
        (1..=6).contains(&level) && after.starts_with(' ')
            || line.starts_with("```")
            || line.starts_with("> ")
            || is_table_rule(line)
    })
}

/// `|---|---|`
fn is_table_rule(line: &str) -> bool {
    let is_part = |it: char| matches!(it, '|' | '-' | ':' | ' ');
    line.contains('|') && line.contains("---") && line.chars().all(is_part)
}

fn has_markdown(text: &str) -> bool {
    has_markdown_block(text)
        || text.starts_with("---\n")
        || has_list(text)
        || has_definition(text)
        || text.lines().any(has_markdown_span)
}

/// Two items of one list.
fn has_list(text: &str) -> bool {
    let marks: Vec<char> = text.lines().filter_map(bullet).collect();
    let repeats = |mark| marks.iter().filter(|it| **it == mark).count() > 1;
    "-*+.)".chars().any(repeats)
}

/// The mark that begins an item: `-`, `*`, `+`, or that after a number.
fn bullet(line: &str) -> Option<char> {
    let line = line.trim_start();
    let number = line.trim_start_matches(|it: char| it.is_ascii_digit());
    let marks = match line.len() - number.len() {
        0 => "-*+",
        1..=9 => ".)",
        _ => return None,
    };
    let (mark, rest) = number.split_at_checked(1)?;
    let is_item = marks.contains(mark) && rest.starts_with(' ');
    is_item.then(|| mark.chars().next())?
}

/// `[a]: http…` for a `[…][a]`, or `[//]: # (…)`, which is how a comment is written.
fn has_definition(text: &str) -> bool {
    let has_use = text.contains("][");
    text.lines()
        .map(str::trim)
        .filter(|it| it.starts_with('['))
        .any(|line| line.starts_with("[//]: ") || has_use && line.contains("]: http"))
}

fn has_markdown_span(line: &str) -> bool {
    let has_pairs = ["**", "__", "~~", "`"].iter().any(|it| has_pair(line, it));
    has_pairs || has_emphasis(line) || has_link(line) || has_escape(line)
}

/// `*…*`, alone in its line: with more stars, or around numbers, they hardly mean emphasis.
fn has_emphasis(line: &str) -> bool {
    let parts: Vec<&str> = line.splitn(4, '*').collect();
    let [_, inner, _] = parts[..] else {
        return false;
    };
    let is_tight =
        inner.starts_with(char::is_alphanumeric) && inner.ends_with(char::is_alphanumeric);
    is_tight && !inner.is_ascii()
}

/// Whether something is enclosed in `mark`.
fn has_pair(line: &str, mark: &str) -> bool {
    let mut parts = line.split(mark).skip(1).peekable();
    while let Some(part) = parts.next() {
        let is_closed = parts.peek().is_some();
        let is_tight =
            !part.starts_with(char::is_whitespace) && !part.ends_with(char::is_whitespace);
        let has_words = part.chars().any(char::is_alphanumeric);
        if is_closed && is_tight && has_words {
            return true;
        }
    }
    false
}

/// `[…](…)`
fn has_link(line: &str) -> bool {
    let (first, last) = (line.find('['), line.rfind(')'));
    let mut ends = line.match_indices("](").map(|(at, _)| Some(at));
    ends.any(|at| first.is_some() && first < at && at < last)
}

/// `\*`
fn has_escape(line: &str) -> bool {
    let mut slashes = line.match_indices('\\');
    slashes.any(|(at, _)| {
        let next = line.as_bytes().get(at + 1);
        next.is_some_and(|it| it.is_ascii_punctuation() && *it != b'\\')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_guessed() {
        use Format::{Html, Markdown, Text};
        for (text, format) in [
            ("", Text),
            ("职业技能等级认定", Text),
            ("一、报名\n- 时间\n* 地点\n\n价格<100，R&D", Text),
            ("职*业*资*格", Text),
            ("3 < 5 > 2 <职业>", Text),
            ("<职业资格>", Text),
            ("[1] (2)", Text),
            ("带*为必填，*号", Text),
            ("3*4*5", Text),
            ("[官网]: https://a.example", Text),
            ("2026.11.1 开班\n2026.12.1 开班", Text),
            ("★★职业★★", Text),
            ("**** 热招 ****", Text),
            ("2 ** 3 ** 4", Text),
            ("snake__case", Text),
            ("C:\\报名", Text),
            ("# 招生\n\n正文", Markdown),
            ("职业**资格**", Markdown),
            ("职业[资格](a.html)", Markdown),
            ("~~职业~~", Markdown),
            ("*职业*资格", Markdown),
            ("- 职业\n- 资格", Markdown),
            ("1. 职业\n2. 资格", Markdown),
            ("职[业][1]\n\n[1]: https://a.example", Markdown),
            ("职\n\n[//]: # (业)", Markdown),
            ("职\\-业", Markdown),
            ("职\\*业", Markdown),
            ("| 一 | 二 |\n|---|---|\n| 三 | 四 |", Markdown),
            ("> 引用", Markdown),
            ("---\ntitle: 招生\n---\n正文", Markdown),
            ("**职<b>业</b>**", Markdown),
            ("# 招生\n\n<p>正文</p>", Markdown),
            ("<p align=center>图</p>\n\n# 招生", Markdown),
            ("<b>职业</b>资格", Html),
            ("<B>职业</B>资格", Html),
            ("职<br/>业", Html),
            ("职<my-tag>业", Html),
            ("职<!-- x -->业", Html),
            ("&#x804C;业", Html),
            ("职&nbsp;业", Html),
            ("<!DOCTYPE html><p>**职业**", Html),
            ("<p>职业 ** 资格</p>", Html),
        ] {
            assert_eq!(detect(text), format, "{text}");
        }
    }

    #[test]
    fn names_tell_formats() {
        assert_eq!(of_name("a/index.HTML"), Some(Format::Html));
        assert_eq!(of_name("招生.md"), Some(Format::Markdown));
        assert_eq!(of_name("招生.txt"), Some(Format::Text));
        assert_eq!(of_name("招生.csv"), None);
        assert_eq!(of_name("README"), None);
    }
}
