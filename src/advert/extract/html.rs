//! HTML, sound or not, as a browser shows it: tags become elements of a [`Page`].

use std::ops::Range;

use super::entities::Within;
use super::map::Map;
use super::page::Page;
use super::tags::{Name, Raw};
use super::tokens::{Mode, Tag, Token, Tokens};
use super::visibility::{Flow, Look};
use super::weave::{Chunk, Read};
use super::{Kind, Run};

/// Text with references.
pub(super) const TEXT: Read = Read {
    references: Some(Within::Text),
    keeps_blanks: false,
};

/// Text as it is.
pub(super) const LITERAL: Read = Read {
    references: None,
    keeps_blanks: true,
};

/// The value of an attribute.
const ATTRIBUTE: Read = Read {
    references: Some(Within::Attribute),
    keeps_blanks: true,
};

/// The runs of a document in HTML.
pub(super) fn extract<'t>(text: &str) -> Vec<Run<'t>> {
    let mut page = Page::new();
    let map = Map::Straight(0);
    page.html(Chunk { text, map: &map });
    page.finish()
}

impl Page {
    /// Reads HTML on from where the last of it ended.
    pub(super) fn html(&mut self, chunk: Chunk<'_>) {
        let mut tokens = Tokens::new(chunk.text);
        let mut mode = self.mode;
        while let Some(token) = tokens.next(&mut mode) {
            self.mode = mode;
            self.token(chunk, token);
            mode = self.mode;
        }
    }

    fn token(&mut self, chunk: Chunk<'_>, token: Token) {
        match token {
            Token::Text(range) => self.text(chunk, range, TEXT),
            Token::Raw(range, raw, is_ended) => self.raw(chunk, range, raw, is_ended),
            Token::Start(tag) => self.start(chunk, &tag),
            Token::End(name, range) => self.end(name, chunk.source(range)),
            Token::Comment(range) | Token::Torn(range) => {
                self.aside(Kind::Hidden, chunk, range, LITERAL);
            }
            Token::Nothing => {}
        }
    }

    fn raw(&mut self, chunk: Chunk<'_>, range: Range<usize>, raw: Raw, is_ended: bool) {
        match raw {
            Raw::References => self.text(chunk, range, TEXT),
            Raw::Literal => self.text(chunk, range, LITERAL),
            // A script that never ends takes the rest of the document with it.
            Raw::Unseen if !is_ended => self.aside(Kind::Hidden, chunk, range, LITERAL),
            Raw::Unseen => {}
        }
    }

    fn end(&mut self, name: Name, source: Range<usize>) {
        match name.bytes() {
            b"br" => self.line_break(source),
            b"body" | b"html" => self.border(source.start),
            b"p" if !self.close(name, source.start) => self.border(source.start),
            _ => {
                self.close(name, source.start);
            }
        }
    }

    fn start(&mut self, chunk: Chunk<'_>, tag: &Tag) {
        let source = chunk.source(tag.range.clone());
        let look = look(chunk, tag);
        if tag.name.bytes() == b"br" && look.flow != Some(Flow::Nowhere) {
            return self.line_break(source);
        }
        if tag.name.is_object() && look.hides == 0 {
            self.object(source.clone());
        }
        self.open(tag.name, look, source.start);
        self.attributes(chunk, tag);
        if tag.name.is_void() || tag.is_closed && self.state().is_foreign {
            return self.close_last(source.end);
        }
        if let Some(raw) = tag.name.raw()
            && !(raw == Raw::References && self.state().is_foreign)
        {
            self.mode = Mode::Raw(tag.name, raw);
        }
    }

    fn attributes(&mut self, chunk: Chunk<'_>, tag: &Tag) {
        for name in [
            "alt",
            "title",
            "placeholder",
            "aria-label",
            "value",
            "label",
            "content",
        ] {
            if let Some(range) = tag.get(name).filter(|_| is_shown(chunk, tag, name)) {
                self.aside(Kind::Attribute(name), chunk, range, ATTRIBUTE);
            }
        }
    }
}

/// Whether the attribute is shown or read out in an element of this name.
fn is_shown(chunk: Chunk<'_>, tag: &Tag, attribute: &str) -> bool {
    let element = tag.name.bytes();
    match attribute {
        "alt" => matches!(element, b"img" | b"image" | b"area" | b"input"),
        "placeholder" => matches!(element, b"input" | b"textarea"),
        "label" => matches!(element, b"option" | b"optgroup" | b"track"),
        "value" => element == b"input" && shows_value(chunk, tag),
        "content" => {
            let names = ["name", "property", "itemprop"];
            let is_named = names.iter().any(|it| tag.get(it).is_some());
            element == b"meta" && is_named && tag.get("http-equiv").is_none()
        }
        _ => true,
    }
}

/// Whether a field's value is text that is shown, or text that is kept from being shown.
fn shows_value(chunk: Chunk<'_>, tag: &Tag) -> bool {
    const OTHERS: [&str; 13] = [
        "checkbox",
        "color",
        "date",
        "datetime-local",
        "file",
        "image",
        "month",
        "number",
        "password",
        "radio",
        "range",
        "time",
        "week",
    ];
    let kind = tag.get("type").map_or("", |it| chunk.text[it].trim());
    !OTHERS.iter().any(|it| it.eq_ignore_ascii_case(kind))
}

/// What the tag itself says of how it is shown.
fn look(chunk: Chunk<'_>, tag: &Tag) -> Look {
    let kind = tag.get("type").map(|it| chunk.text[it].trim());
    let is_secret =
        tag.name.bytes() == b"input" && kind.is_some_and(|it| it.eq_ignore_ascii_case("hidden"));
    if is_secret || tag.name.is_unseen() {
        return Look::gone();
    }
    let look = tag.get("style").map(|it| Look::of(&decoded(chunk, it)));
    let look = look.unwrap_or_default();
    if tag.get("hidden").is_some() && look.flow.is_none() {
        return Look::gone();
    }
    look
}

/// The value of an attribute for the program's own use.
fn decoded(chunk: Chunk<'_>, range: Range<usize>) -> String {
    let mut weaver = super::weave::Weaver::default();
    chunk.weave(range, ATTRIBUTE, &mut weaver);
    weaver.into_text()
}
