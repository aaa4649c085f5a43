//! Markdown to safe HTML: no raw HTML, no scheme but the usual, links within the site made
//! relative and checked, with the place of everything that is wrong.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
    html::push_html,
};
use serde::Serialize;

use super::links::resolve;
use super::rules;
use crate::derive::routes::{self, to_root};
use crate::diag::Diagnostic;
use crate::model::Article;
use crate::source::{Place, closest};

/// The schemes of links that lead out of the site.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// An article's HTML.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// What is wrong with the Markdown.
    pub flaws: Vec<Flaw>,
}

/// A heading that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its text.
    pub label: String,
    /// Its anchor.
    pub id: String,
    /// 2 for the first level below the title.
    pub level: u8,
}

/// Something wrong with the Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Bytes of the article's body.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: FlawKind,
}

/// The kinds of [`Flaw`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlawKind {
    /// A link within the site to nothing; a path that may have been meant.
    BrokenLink {
        /// As written.
        link: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// A link with a scheme that is not allowed.
    UnsafeLink(String),
    /// An HTML tag.
    RawHtml,
    /// `**` that did not become bold.
    LiteralEmphasis,
}

impl Flaw {
    /// The finding for a flaw of `article`.
    #[must_use]
    pub fn finding(&self, article: &Article) -> Diagnostic {
        let start = article.body_start;
        let range = start + self.range.start..start + self.range.end;
        let place = Place::bytes(article.origin, range);
        match &self.kind {
            FlawKind::BrokenLink { link, near } => {
                let finding = Diagnostic::new(&rules::BROKEN_LINK, place).arg("link", link);
                match near {
                    Some(near) => finding.variant("near").guess(near.clone()),
                    None => finding,
                }
            }
            FlawKind::UnsafeLink(link) => {
                Diagnostic::new(&rules::UNSAFE_LINK, place).arg("link", link)
            }
            FlawKind::RawHtml => Diagnostic::new(&rules::RAW_HTML, place),
            FlawKind::LiteralEmphasis => Diagnostic::new(&rules::LITERAL_EMPHASIS, place),
        }
    }
}

/// Renders the Markdown of an article whose page is at `path`. `paths` are all that the site
/// has; pages as `guide/workers/`.
#[must_use]
pub fn to_html(article: &Article, path: &str, paths: &HashSet<String>) -> Rendered {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_ext(&article.body, options);
    let mut writer = Writer {
        body: &article.body,
        folder: article
            .slug
            .rfind('/')
            .map_or("", |at| &article.slug[..=at]),
        beside: if path.starts_with("notices/") {
            "notices/"
        } else {
            ""
        },
        root: to_root(path),
        paths,
        shift: article.body.lines().any(|line| line.starts_with("# ")),
        rendered: Rendered::default(),
        in_code: false,
        in_comment: false,
    };
    let mut events = Vec::new();
    for (event, range) in TextMergeWithOffset::new(parser.into_offset_iter()) {
        writer.take(event, range, &mut events);
    }
    number_headings(&mut events, &mut writer.rendered.headings);
    push_html(&mut writer.rendered.html, events.into_iter());
    writer.rendered
}

struct Writer<'a> {
    body: &'a str,
    folder: &'a str,
    /// Where files beside the article are published.
    beside: &'static str,
    root: String,
    paths: &'a HashSet<String>,
    /// The page's title is the only heading of the first level.
    shift: bool,
    rendered: Rendered,
    in_code: bool,
    in_comment: bool,
}

impl<'a> Writer<'a> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>, events: &mut Vec<Event<'a>>) {
        match event {
            Event::Html(text) | Event::InlineHtml(text) => {
                if self.in_comment || text.trim_start().starts_with("<!--") {
                    // Each line of a comment comes by itself.
                    self.in_comment = !text.contains("-->");
                    return;
                }
                self.flaw(&range, FlawKind::RawHtml);
                events.push(Event::Text(text));
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Heading { level, .. }) => events.push(self.heading_start(level)),
            Event::End(TagEnd::Heading(level)) => {
                events.push(Event::End(TagEnd::Heading(self.level(level))));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let dest_url = match link_type {
                    // `<a@b.example>`: the writer adds the scheme.
                    LinkType::Email => dest_url,
                    _ => self.address(dest_url, &range),
                };
                events.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }));
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let dest_url = self.address(dest_url, &range);
                events.push(Event::Start(Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                }));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.in_code = true;
                events.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                events.push(event);
            }
            Event::Text(text) => {
                if let (false, Some(at)) = (self.in_code, text.find("**")) {
                    let start = (range.start + at).min(range.end);
                    let end = (start + 2).min(range.end);
                    self.flaw(&(start..end), FlawKind::LiteralEmphasis);
                }
                events.push(Event::Text(text));
            }
            Event::Start(Tag::Table(_)) => {
                events.push(Event::Html(
                    "<div class=\"table-scroll\" tabindex=\"0\">".into(),
                ));
                events.push(event);
            }
            Event::End(TagEnd::Table) => {
                events.push(event);
                events.push(Event::Html("</div>".into()));
            }
            other => events.push(other),
        }
    }

    fn heading_start(&self, level: HeadingLevel) -> Event<'a> {
        Event::Start(Tag::Heading {
            level: self.level(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })
    }

    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        match (self.shift, level) {
            (_, HeadingLevel::H1) => HeadingLevel::H2,
            (true, HeadingLevel::H2) => HeadingLevel::H3,
            (true, HeadingLevel::H3) => HeadingLevel::H4,
            (true, HeadingLevel::H4) => HeadingLevel::H5,
            (true, _) => HeadingLevel::H6,
            (false, level) => level,
        }
    }

    /// The address as the page has it; `#` for one that must not be followed.
    fn address(&mut self, link: CowStr<'a>, range: &Range<usize>) -> CowStr<'a> {
        if link.starts_with('#') || link.is_empty() {
            return link;
        }
        let scheme = link.find(':').map(|colon| &link[..colon]);
        let scheme = scheme.filter(|scheme| !scheme.contains(['/', '#', '?']));
        let is_allowed = |scheme: &str| SCHEMES.iter().any(|it| scheme.eq_ignore_ascii_case(it));
        match scheme {
            Some(scheme) if is_allowed(scheme) => link,
            None if !link.starts_with("//") => self.within_the_site(&link, range).into(),
            _ => {
                self.flaw(range, FlawKind::UnsafeLink(link.to_string()));
                "#".into()
            }
        }
    }

    /// A link to a page, or to a file beside the article.
    fn within_the_site(&mut self, link: &str, range: &Range<usize>) -> String {
        let (folder, rest) = match link.strip_prefix('/') {
            Some(rest) => (String::new(), rest),
            None => (format!("{}{}", self.beside, self.folder), link),
        };
        let (path, tail) = rest.split_at(rest.find(['#', '?']).unwrap_or(rest.len()));
        let meant = resolve(&routes::decoded(path), &folder);
        // Many write a file's name as it is, not as addresses have it.
        let as_written = [(path, tail), (rest, "")];
        let as_written = as_written.map(|(path, tail)| (resolve(path, &folder), tail));
        let candidates = [(meant.clone(), tail)].into_iter().chain(as_written);
        let known = candidates
            .filter_map(|(path, tail)| path.zip(Some(tail)))
            .find(|(path, _)| self.paths.contains(path));
        let (path, tail) = known.unwrap_or_else(|| {
            let path = meant.unwrap_or_else(|| path.to_owned());
            self.leads_nowhere(link, &path, range);
            (path, tail)
        });
        format!("{}{}{tail}", self.root, routes::encoded(&path))
    }

    fn leads_nowhere(&mut self, link: &str, path: &str, range: &Range<usize>) {
        let with_slash = format!("{path}/");
        let near = if self.paths.contains(&with_slash) {
            Some(with_slash)
        } else {
            self.near_page(path)
        };
        let link_range = self.link_range(link, range);
        let kind = FlawKind::BrokenLink {
            link: link.to_owned(),
            near: near.map(|near| as_written(&near)),
        };
        self.flaw(&link_range, kind);
    }

    /// A page with a similar address. Addresses made of codes are all similar to one another, and
    /// there are as many as records: they are left out.
    fn near_page(&self, path: &str) -> Option<String> {
        let is_made_of_codes =
            |page: &str| page.starts_with("evaluators/") || page.starts_with("occupations/");
        if is_made_of_codes(path) {
            return None;
        }
        let pages = self.paths.iter().map(String::as_str);
        let mut pages: Vec<&str> = pages
            .filter(|page| !page.is_empty() && !is_made_of_codes(page))
            .collect();
        pages.sort_unstable();
        closest(path, pages).map(str::to_owned)
    }

    /// The bytes of the address itself within the link.
    fn link_range(&self, link: &str, range: &Range<usize>) -> Range<usize> {
        match self.body[range.clone()].rfind(link) {
            Some(at) => range.start + at..range.start + at + link.len(),
            None => range.clone(),
        }
    }

    fn flaw(&mut self, range: &Range<usize>, kind: FlawKind) {
        self.rendered.flaws.push(Flaw {
            range: range.clone(),
            kind,
        });
    }
}

/// A path as an author would write it in Markdown: only what would end or change it is encoded.
fn as_written(path: &str) -> String {
    let mut link = "/".to_owned();
    for character in path.chars() {
        let mut bytes = [0; 4];
        let text: &str = character.encode_utf8(&mut bytes);
        match character {
            ' ' | '%' | '#' | '?' | '(' | ')' | '<' | '>' => link.push_str(&routes::encoded(text)),
            _ => link.push_str(text),
        }
    }
    link
}

/// Gives every heading an anchor made of its text, and lists them.
fn number_headings(events: &mut [Event<'_>], headings: &mut Vec<Heading>) {
    let mut open: Option<(usize, String)> = None;
    for index in 0..events.len() {
        match &events[index] {
            Event::Start(Tag::Heading { .. }) => open = Some((index, String::new())),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, label)) = &mut open {
                    label.push_str(text);
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                let level = *level as u8;
                let Some((start, label)) = open.take() else {
                    continue;
                };
                let anchor = anchor(&label, headings);
                if let Event::Start(Tag::Heading { id, .. }) = &mut events[start] {
                    *id = Some(anchor.clone().into());
                }
                headings.push(Heading {
                    label,
                    id: anchor,
                    level,
                });
            }
            _ => {}
        }
    }
}

fn anchor(label: &str, headings: &[Heading]) -> String {
    let kept = label
        .chars()
        .filter(|it| it.is_alphanumeric() || *it == '-');
    let base: String = kept.flat_map(char::to_lowercase).collect();
    let base = if base.is_empty() {
        "section".to_owned()
    } else {
        base
    };
    let taken = |anchor: &str| headings.iter().any(|heading| heading.id == anchor);
    if !taken(&base) {
        return base;
    }
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    numbered
        .into_iter()
        .find(|anchor| !taken(anchor))
        .unwrap_or(base)
}
