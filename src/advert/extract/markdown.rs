//! Markdown as its HTML would be shown: blocks and spans become elements of a [`Page`], so that
//! HTML within, whose elements may reach over several of them, means what it means to a browser.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::align::{Decoding, align};
use super::front_matter;
use super::html::LITERAL;
use super::map::{Map, Mapped};
use super::page::Page;
use super::tags::Name;
use super::tokens::Mode;
use super::visibility::Look;
use super::weave::{Chunk, Read};
use super::{Kind, Run};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// Text that has been decoded.
const DECODED: Read = Read {
    references: None,
    keeps_blanks: false,
};

/// The runs of a text in Markdown.
pub(super) fn extract<'t>(text: &str) -> Vec<Run<'t>> {
    let mut reader = Reader {
        text,
        page: Page::new(),
        images: 0,
        html: Mapped::default(),
        skips: 0,
    };
    let mut events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    for (event, range) in events.by_ref() {
        reader.event(&event, range);
    }
    for (_, definition) in events.reference_definitions().iter() {
        if let Some(title) = &definition.title {
            // `[//]: # (…)` is how a comment is written.
            let is_comment = matches!(&*definition.dest, "#" | "");
            let kind = if is_comment {
                Kind::Hidden
            } else {
                Kind::Attribute("title")
            };
            reader.title(title, definition.span.clone(), kind);
        }
    }
    reader.page.finish()
}

struct Reader<'t> {
    text: &'t str,
    page: Page,
    /// How many images are open: one may stand in the words for another.
    images: usize,
    /// The block of HTML that is being read.
    html: Mapped,
    /// How many parts are open whose events are passed over.
    skips: usize,
}

impl<'t> Reader<'t> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => {
                self.skips += 1;
                front_matter::read(&mut self.page, self.text, range);
            }
            Event::End(TagEnd::MetadataBlock(_)) => self.skips -= 1,
            _ if self.skips > 0 => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range.end),
            Event::Text(text) => self.span(text, range, Decoding::References),
            Event::Code(text) => self.code(text, range),
            Event::Html(html) => align(
                html,
                self.slice(&range),
                range.start,
                Decoding::Lines,
                &mut self.html,
            ),
            Event::InlineHtml(html) if self.images == 0 => {
                align(
                    html,
                    self.slice(&range),
                    range.start,
                    Decoding::Lines,
                    &mut self.html,
                );
                self.read_html();
            }
            Event::SoftBreak | Event::HardBreak => self.page.line_break(range),
            Event::Rule => self.page.border(range.start),
            Event::FootnoteReference(_) => self.page.object(range),
            _ => {}
        }
    }

    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::HtmlBlock => {}
            Tag::Image {
                title, link_type, ..
            } => {
                self.images += 1;
                if self.images == 1 {
                    self.page.object(range.clone());
                    self.inline_title(title, *link_type, range);
                    self.page
                        .open_aside(Name::new("alt"), Kind::Attribute("alt"));
                }
            }
            _ if self.images > 0 => {}
            _ => {
                if let Tag::Link {
                    title, link_type, ..
                } = tag
                {
                    self.inline_title(title, *link_type, range.clone());
                }
                self.open(name(tag.to_end()), range.start);
                if let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag {
                    self.info(info, range);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::HtmlBlock => self.read_html(),
            TagEnd::Image => {
                self.images -= 1;
                if self.images == 0 {
                    self.page.close_last(at);
                }
            }
            _ if self.images > 0 => {}
            _ if self.page.mode == Mode::Data => {
                self.page.close(name(tag), at);
            }
            _ => self.border(name(tag), at),
        }
    }

    fn open(&mut self, name: Name, at: usize) {
        if self.page.mode == Mode::Data {
            self.page.open(name, Look::default(), at);
        } else {
            self.border(name, at);
        }
    }

    /// Where an element that holds no elements was left open, those of Markdown are but borders.
    fn border(&mut self, name: Name, at: usize) {
        if name.is_block() {
            self.page.border(at);
        }
    }

    /// Text that was made of what stands at `range`.
    fn span(&mut self, text: &str, range: Range<usize>, decoding: Decoding) {
        if text == self.slice(&range) {
            let map = Map::Straight(range.start);
            return self.put(Chunk { text, map: &map });
        }
        let mut mapped = Mapped::default();
        align(text, self.slice(&range), range.start, decoding, &mut mapped);
        let (text, map) = mapped.map();
        self.put(Chunk {
            text: &text,
            map: &map,
        });
    }

    fn put(&mut self, chunk: Chunk<'_>) {
        let all = 0..chunk.text.len();
        match self.page.mode {
            Mode::Comment => self.page.aside(Kind::Hidden, chunk, all, LITERAL),
            Mode::Raw(name, _) if name.is_never_text() => {
                self.page.aside(Kind::Hidden, chunk, all, LITERAL);
            }
            _ => self.page.text(chunk, all, DECODED),
        }
    }

    fn code(&mut self, text: &str, range: Range<usize>) {
        let source = self.slice(&range);
        let marks = source.len() - source.trim_start_matches('`').len();
        let inner = range.start + marks..range.end.saturating_sub(marks);
        if inner.start <= inner.end {
            self.span(text, inner, Decoding::Lines);
        }
    }

    /// What stands after the fence of a block of code: the language, which is not shown.
    fn info(&mut self, info: &str, block: Range<usize>) {
        let line = self.slice(&block).lines().next().unwrap_or_default();
        let fence = line.len() - line.trim_start_matches(['`', '~', ' ']).len();
        if !info.is_ascii() {
            let range = block.start + fence..block.start + line.len();
            self.decoded(info, range, Kind::Hidden);
        }
    }

    fn read_html(&mut self) {
        let (text, map) = std::mem::take(&mut self.html).map();
        self.page.html(Chunk {
            text: &text,
            map: &map,
        });
    }

    /// The title of a link or image that is written within it.
    fn inline_title(&mut self, title: &str, link: LinkType, range: Range<usize>) {
        if link == LinkType::Inline && !title.is_empty() {
            let bracket = usize::from(self.slice(&range).ends_with(')'));
            let end = range.end - bracket;
            self.title(title, range.start..end, Kind::Attribute("title"));
        }
    }

    /// A title at the end of `range`, in its quotes.
    fn title(&mut self, title: &str, range: Range<usize>, kind: Kind) {
        let source = self.slice(&range).trim_end();
        let Some(inner) = quoted(source) else { return };
        let inner = range.start + inner.start..range.start + inner.end;
        self.decoded(title, inner, kind);
    }

    /// A run of its own that was made of what stands at `range`.
    fn decoded(&mut self, text: &str, range: Range<usize>, kind: Kind) {
        let mut mapped = Mapped::default();
        let source = self.slice(&range);
        align(text, source, range.start, Decoding::References, &mut mapped);
        let (text, map) = mapped.map();
        let chunk = Chunk {
            text: &text,
            map: &map,
        };
        self.page.aside(kind, chunk, 0..text.len(), LITERAL);
    }
}

/// What stands in the quotes at the end of `source`.
fn quoted(source: &str) -> Option<Range<usize>> {
    let (open, end) = match source.as_bytes() {
        [.., quote @ (b'"' | b'\'')] => (*quote, source.len() - 1),
        [.., b')'] => (b'(', source.len() - 1),
        _ => return None,
    };
    let bytes = &source.as_bytes()[..end];
    let mut found = memchr::memrchr_iter(open, bytes);
    let start = found.find(|it| !is_escaped(bytes, *it))?;
    Some(start + 1..end)
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let slashes = bytes[..at].iter().rev().take_while(|it| **it == b'\\');
    slashes.count() % 2 == 1
}

/// The element of HTML that is made of a part of Markdown.
fn name(tag: TagEnd) -> Name {
    Name::new(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(_) => "h1",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableHead => "thead",
        TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Link => "a",
        TagEnd::Strikethrough => "del",
        _ => "div",
    })
}
