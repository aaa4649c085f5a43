//! HTML into text, tags and comments, by the rules of the standard's tokenizer.

use std::ops::Range;

use super::tags::{Name, Raw};

/// The attributes that say what is shown; others are passed over.
const ATTRIBUTES: [&str; 14] = [
    "alt",
    "aria-label",
    "content",
    "hidden",
    "http-equiv",
    "itemprop",
    "label",
    "name",
    "placeholder",
    "property",
    "style",
    "title",
    "type",
    "value",
];

/// How the text is to be read from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As text with tags.
    Data,
    /// As the content of an element that holds no elements.
    Raw(Name, Raw),
    /// As a comment that has begun.
    Comment,
}

/// A part of the text, in bytes.
#[derive(Debug)]
pub(super) enum Token {
    /// Text with character references.
    Text(Range<usize>),
    /// The content of an element that holds no elements; whether its end tag follows.
    Raw(Range<usize>, Raw, bool),
    /// The beginning of an element.
    Start(Tag),
    /// The end of an element.
    End(Name, Range<usize>),
    /// What a comment says.
    Comment(Range<usize>),
    /// A tag that is never closed: browsers show nothing of it.
    Torn(Range<usize>),
    /// What is no content, such as the document type.
    Nothing,
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Tag {
    /// Its name.
    pub(super) name: Name,
    /// All of the tag.
    pub(super) range: Range<usize>,
    /// Whether it ends in `/>`.
    pub(super) is_closed: bool,
    attributes: Vec<(&'static str, Range<usize>)>,
}

impl Tag {
    /// The value of an attribute; of several of one name the first counts.
    pub(super) fn get(&self, name: &str) -> Option<Range<usize>> {
        let found = self.attributes.iter().find(|(it, _)| *it == name);
        found.map(|(_, value)| value.clone())
    }
}

/// Reads the tokens of a text.
#[derive(Debug)]
pub(super) struct Tokens<'c> {
    text: &'c str,
    at: usize,
}

impl<'c> Tokens<'c> {
    pub(super) fn new(text: &'c str) -> Self {
        Self { text, at: 0 }
    }

    /// The next token; the mode is changed where it ends.
    pub(super) fn next(&mut self, mode: &mut Mode) -> Option<Token> {
        if self.at >= self.text.len() {
            return None;
        }
        Some(match *mode {
            Mode::Data => self.data(mode),
            Mode::Raw(name, raw) => self.raw(name, raw, mode),
            Mode::Comment => self.comment(self.at, mode),
        })
    }

    fn rest(&self) -> &'c [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn data(&mut self, mode: &mut Mode) -> Token {
        match self.rest() {
            [b'<', b'!', b'-', b'-', ..] => {
                *mode = Mode::Comment;
                self.comment(self.at + 4, mode)
            }
            [b'<', b'/', it, ..] if it.is_ascii_alphabetic() => self.tag(2),
            [b'<', b'/', b'>', ..] => {
                self.at += 3;
                Token::Nothing
            }
            [b'<', b'!' | b'?', ..] | [b'<', b'/', _, ..] => self.declaration(),
            [b'<', it, ..] if it.is_ascii_alphabetic() => self.tag(1),
            _ => self.plain(),
        }
    }

    /// Text up to the next `<`; a `<` that begins no tag is text.
    fn plain(&mut self) -> Token {
        let start = self.at;
        let len = memchr::memchr(b'<', &self.rest()[1..]);
        self.at = len.map_or(self.text.len(), |it| start + 1 + it);
        Token::Text(start..self.at)
    }

    /// The rest of a comment; what it says begins at `start`.
    fn comment(&mut self, start: usize, mode: &mut Mode) -> Token {
        let rest = &self.text[start..];
        let is_new = start > self.at;
        for abrupt in [">", "->"] {
            if is_new && rest.starts_with(abrupt) {
                self.at = start + abrupt.len();
                *mode = Mode::Data;
                return Token::Nothing;
            }
        }
        let mut dashes = memchr::memmem::find_iter(rest.as_bytes(), b"--");
        let ends = |at: usize| match rest.as_bytes()[at + 2..] {
            [b'>', ..] => Some((at, at + 3)),
            [b'!', b'>', ..] => Some((at, at + 4)),
            // `--->` ends a comment too.
            [b'-', b'>', ..] => Some((at + 1, at + 4)),
            _ => None,
        };
        let Some((len, end)) = dashes.find_map(ends) else {
            self.at = self.text.len();
            return Token::Comment(start..self.at);
        };
        self.at = start + end;
        *mode = Mode::Data;
        Token::Comment(start..start + len)
    }

    /// `<!DOCTYPE …>`, `<?xml …?>`, and what browsers read as a comment.
    fn declaration(&mut self) -> Token {
        let start = self.at + 2;
        let len = memchr::memchr(b'>', &self.rest()[2..]);
        let end = len.map_or(self.text.len(), |it| start + it);
        let is_xml = self.rest()[1] == b'?';
        let head = self.rest().get(2..9);
        let is_type = head.is_some_and(|it| it.eq_ignore_ascii_case(b"doctype"));
        self.at = (end + 1).min(self.text.len());
        if is_xml || is_type {
            return Token::Nothing;
        }
        // The character after `<!` or `</` may be a wide one: the range is on its border.
        Token::Comment(start..end)
    }

    fn raw(&mut self, name: Name, raw: Raw, mode: &mut Mode) -> Token {
        let start = self.at;
        let ends = memchr::memmem::find_iter(self.rest(), b"</");
        let closing = ends.map(|it| start + it).find(|it| self.is_end(*it, &name));
        let Some(end) = closing else {
            self.at = self.text.len();
            return Token::Raw(start..self.at, raw, false);
        };
        *mode = Mode::Data;
        self.at = end;
        Token::Raw(start..end, raw, true)
    }

    /// Whether the end tag of `name` stands at `at`.
    fn is_end(&self, at: usize, name: &Name) -> bool {
        let rest = &self.text.as_bytes()[at + 2..];
        let len = name.bytes().len();
        let is_name = rest
            .get(..len)
            .is_some_and(|it| it.eq_ignore_ascii_case(name.bytes()));
        let next = rest.get(len);
        is_name && name.bytes() != b"plaintext" && next.is_some_and(|it| is_name_end(*it))
    }

    /// A tag whose name begins after `lead` bytes.
    fn tag(&mut self, lead: usize) -> Token {
        let start = self.at;
        let name_start = start + lead;
        self.at = name_start;
        self.skip_while(|it| !is_name_end(it));
        let name = Name::new(&self.text[name_start..self.at]);
        let mut tag = Tag {
            name,
            range: start..start,
            is_closed: false,
            attributes: Vec::new(),
        };
        loop {
            self.skip_while(|it| it.is_ascii_whitespace());
            match self.rest() {
                [] => return Token::Torn(start..self.at),
                [b'>', ..] => break,
                [b'/', next, ..] => {
                    tag.is_closed = *next == b'>';
                    self.at += 1;
                }
                [b'/'] => self.at += 1,
                _ => self.attribute(&mut tag),
            }
        }
        self.at += 1;
        tag.range.end = self.at;
        if lead == 2 {
            return Token::End(name, tag.range);
        }
        Token::Start(tag)
    }

    fn skip_while(&mut self, holds: impl Fn(u8) -> bool) {
        let rest = self.rest();
        let len = rest.iter().position(|it| !holds(*it));
        self.at += len.unwrap_or(rest.len());
    }

    fn attribute(&mut self, tag: &mut Tag) {
        let start = self.at;
        // A name may begin with `=`.
        self.at += 1;
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.skip_while(|it| !is_name_end(it) && it != b'=');
        let written = &self.text[start..self.at];
        let known = ATTRIBUTES
            .iter()
            .find(|it| it.eq_ignore_ascii_case(written));
        self.skip_while(|it| it.is_ascii_whitespace());
        let value = match self.rest() {
            [b'=', ..] => self.value(),
            _ => self.at..self.at,
        };
        if let Some(name) = known
            && tag.get(name).is_none()
        {
            tag.attributes.push((name, value));
        }
    }

    /// The value of an attribute, from the `=` on.
    fn value(&mut self) -> Range<usize> {
        self.at += 1;
        self.skip_while(|it| it.is_ascii_whitespace());
        let quote = self.rest().first().copied().unwrap_or_default();
        if !matches!(quote, b'"' | b'\'') {
            let start = self.at;
            self.skip_while(|it| !it.is_ascii_whitespace() && it != b'>');
            return start..self.at;
        }
        let start = self.at + 1;
        let len = memchr::memchr(quote, &self.rest()[1..]);
        let end = len.map_or(self.text.len(), |it| start + it);
        self.at = (end + 1).min(self.text.len());
        start..end
    }
}

/// Whether a name in a tag ends before this byte.
fn is_name_end(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}
