//! YAML with the span of every key and value. The only file that knows the span parser; it is
//! asked only for files that have something to report.

use std::ops::Range;

use granit_parser::{Event, Parser, Span, StructureStyle};

/// How deep a document may be nested.
const MAX_DEPTH: usize = 64;

/// A document with spans.
#[derive(Debug)]
pub struct YamlTree {
    /// The top value.
    pub root: Node,
    /// Constructions that records do not use, in the order of the text.
    pub oddities: Vec<Oddity>,
}

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What is written there.
    pub value: Value,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A scalar with its text after escapes; `plain` if it is written without quotes.
    Scalar {
        /// The text.
        text: String,
        /// Written without quotes and not as a block.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written, duplicates included.
    Map(Vec<(Node, Node)>),
}

/// A construction of YAML that a record must not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// What it is.
    pub kind: OddityKind,
    /// Where it is.
    pub span: Range<usize>,
}

/// The kinds of [`Oddity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddityKind {
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `!tag`
    Tag,
    /// A second document after `---`.
    Document,
}

/// The document is not sound YAML: where and why, in the parser's words.
#[derive(Debug)]
pub struct YamlSyntaxError {
    /// Byte offset in the file.
    pub offset: usize,
    /// The parser's message, in English.
    pub message: String,
}

impl Node {
    /// The text of a scalar; empty for anything else.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Scalar { text, .. } => text,
            Value::List(_) | Value::Map(_) => "",
        }
    }

    /// Whether it is a scalar of which something is written.
    #[must_use]
    pub fn is_written_scalar(&self) -> bool {
        matches!(self.value, Value::Scalar { .. }) && !self.span.is_empty()
    }

    /// Whether nothing is written: no value after the key, `~` or `null`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// Whether it holds nothing: nothing is written, blanks in quotes, or an empty collection.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Scalar { text, .. } => self.is_empty() || text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
        }
    }
}

impl YamlTree {
    /// Parses one document. `base` is added to every offset: where `text` begins in its file.
    ///
    /// # Errors
    /// If the text is not sound YAML or is nested deeper than 64 levels.
    pub fn parse(text: &str, base: usize) -> Result<Self, YamlSyntaxError> {
        let mut builder = Builder::new(base);
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| YamlSyntaxError {
                offset: base + error.marker().byte_offset().unwrap_or_default(),
                message: error.info(),
            })?;
            builder.take(event, &span)?;
        }
        Ok(builder.finish())
    }
}

/// A collection that is being filled.
struct Open {
    start: usize,
    style: StructureStyle,
    held: Held,
}

/// What it holds so far.
enum Held {
    List(Vec<Node>),
    Map(Vec<(Node, Node)>, Option<Node>),
}

struct Builder {
    base: usize,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    oddities: Vec<Oddity>,
}

impl Builder {
    fn new(base: usize) -> Self {
        Self {
            base,
            open: Vec::new(),
            root: None,
            documents: 0,
            oddities: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<(), YamlSyntaxError> {
        let range = self.range(span);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.note(OddityKind::Document, range);
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.note_properties(anchor, tag.is_some(), &range);
                let plain = style == granit_parser::ScalarStyle::Plain;
                let text = text.into_owned();
                self.add(Node {
                    span: range,
                    value: Value::Scalar { text, plain },
                });
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.note(OddityKind::Alias, range.clone());
                let value = Value::Scalar {
                    text: String::new(),
                    plain: true,
                };
                self.add(Node { span: range, value });
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.note_properties(anchor, tag.is_some(), &range);
                self.enter(range.start, style, Held::List(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                self.note_properties(anchor, tag.is_some(), &range);
                self.enter(range.start, style, Held::Map(Vec::new(), None))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            _ => {}
        }
        Ok(())
    }

    fn finish(self) -> YamlTree {
        let nothing = Node {
            span: self.base..self.base,
            value: Value::Scalar {
                text: String::new(),
                plain: true,
            },
        };
        YamlTree {
            root: self.root.unwrap_or(nothing),
            oddities: self.oddities,
        }
    }

    fn enter(
        &mut self,
        start: usize,
        style: StructureStyle,
        held: Held,
    ) -> Result<(), YamlSyntaxError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(YamlSyntaxError {
                offset: start,
                message: "nested too deeply".to_owned(),
            });
        }
        self.open.push(Open { start, style, held });
        Ok(())
    }

    /// Ends a collection: one in brackets with its bracket, any other with the last thing in it, for
    /// the parser sees its end only at what follows.
    fn close(&mut self, end: usize) {
        let Some(Open { start, style, held }) = self.open.pop() else {
            return;
        };
        let (last, value) = match held {
            Held::List(items) => (items.last().map(|it| it.span.end), Value::List(items)),
            Held::Map(entries, _) => {
                let last = entries.last();
                let last = last.map(|(key, value)| value.span.end.max(key.span.end));
                (last, Value::Map(entries))
            }
        };
        let end = match style {
            StructureStyle::Flow => end.max(last.unwrap_or(end)),
            StructureStyle::Block => last.unwrap_or(end),
        };
        self.add(Node {
            span: start..end.max(start),
            value,
        });
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.held) {
            Some(Held::List(items)) => items.push(node),
            Some(Held::Map(entries, key)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
            // Only the first document counts; a second one is an oddity.
            None => {
                self.root.get_or_insert(node);
            }
        }
    }

    fn note_properties(&mut self, anchor: usize, tagged: bool, range: &Range<usize>) {
        if anchor != 0 {
            self.note(OddityKind::Anchor, range.clone());
        }
        if tagged {
            self.note(OddityKind::Tag, range.clone());
        }
    }

    fn note(&mut self, kind: OddityKind, span: Range<usize>) {
        self.oddities.push(Oddity { kind, span });
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        self.base + range.start..self.base + range.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry<'a>(node: &'a Node, key: &str) -> &'a Node {
        let Value::Map(entries) = &node.value else {
            panic!("no mapping")
        };
        &entries.iter().find(|(k, _)| k.text() == key).unwrap().1
    }

    #[test]
    fn spans_are_bytes_of_the_file() {
        let text = "名称: 榕光\n列:\n  - 甲\n  - {乙: 1.10}\n";
        let tree = YamlTree::parse(text, 0).unwrap();
        assert_eq!(&text[entry(&tree.root, "名称").span.clone()], "榕光");
        let Value::List(items) = &entry(&tree.root, "列").value else {
            panic!("no list")
        };
        assert_eq!(&text[items[0].span.clone()], "甲");
        assert_eq!(entry(&items[1], "乙").text(), "1.10");
        assert_eq!(&text[items[1].span.clone()], "{乙: 1.10}");
        assert_eq!(
            &text[entry(&tree.root, "列").span.clone()],
            "- 甲\n  - {乙: 1.10}"
        );
    }

    #[test]
    fn oddities_are_noted_and_depth_is_bounded() {
        let tree = YamlTree::parse("a: &x 1\nb: *x\nc: !t 2\n", 0).unwrap();
        let kinds: Vec<_> = tree.oddities.iter().map(|oddity| oddity.kind).collect();
        assert_eq!(
            kinds,
            [OddityKind::Anchor, OddityKind::Alias, OddityKind::Tag]
        );
        assert!(YamlTree::parse(&"[".repeat(5_000), 0).is_err());
    }
}
