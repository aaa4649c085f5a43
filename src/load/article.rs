//! Notices and pages: front matter and Markdown.

use std::ops::Range;

use super::lower::Lower;
use super::raw::FrontMatter;
use crate::model::Article;
use crate::source::{At, SourceFile, SourceId};

/// The bytes of the front matter between the lines `---`; empty if there is none.
#[must_use]
pub fn front_matter(text: &str) -> Range<usize> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return 0..0;
    };
    let start = first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            return start..end;
        }
        end += line.len();
    }
    0..0
}

/// Reads a notice or a page; `None` if it has no title.
pub fn article(
    lower: &mut Lower<'_>,
    origin: SourceId,
    file: &SourceFile,
    raw: &FrontMatter,
) -> Option<Article> {
    let at = At::Top(origin);
    let title = lower.required_text(&at.key("title"), &raw.title);
    let date = lower.day(&at.key("date"), &raw.date);
    let order = lower.number(&at.key("order"), &raw.order);
    let body_start = body_start(file);
    let (_, slug) = file.path.split_once('/').unwrap_or(("", &file.path));
    Some(Article {
        origin,
        slug: slug.trim_end_matches(".md").to_owned(),
        title: title?,
        date,
        source: raw.source.get().map(str::to_owned),
        number: raw.number.get().map(str::to_owned),
        summary: raw.summary.get().map(str::to_owned),
        order: order.unwrap_or(u32::MAX),
        section: raw.section.get().map(str::to_owned),
        body: file.text().get(body_start..).unwrap_or_default().to_owned(),
        body_start,
    })
}

/// A Markdown file beside a record: all of it is text.
pub fn document(origin: SourceId, file: &SourceFile) -> Article {
    Article {
        origin,
        slug: file.path.clone(),
        title: String::new(),
        date: None,
        source: None,
        number: None,
        summary: None,
        order: 0,
        section: None,
        body_start: 0,
        body: file.text().to_owned(),
    }
}

/// Where the text after the front matter's closing line begins.
fn body_start(file: &SourceFile) -> usize {
    if file.yaml.is_empty() {
        return 0;
    }
    let rest = file.text().get(file.yaml.end..).unwrap_or_default();
    file.yaml.end + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::front_matter;

    #[test]
    fn front_matter_stands_between_dashes() {
        let text = "---\ntitle: 甲\n---\n正文\n";
        assert_eq!(&text[front_matter(text)], "title: 甲\n");
        assert_eq!(front_matter("正文\n---\n"), 0..0);
        assert_eq!(front_matter("---\n没有结尾\n"), 0..0);
    }
}
