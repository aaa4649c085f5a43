//! The slow way to a raw record, for a file that does not fit: every misfit is noted, what does
//! not fit is left out, and the rest is read, so that one run reports everything.

use std::ops::Range;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::source::{Field, Form, Node, Shape, Value};

/// Something in a document that does not fit its shape.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong.
    pub kind: MisfitKind,
    /// The key as written; empty if the value is at fault.
    pub found: String,
    /// Where it is written.
    pub span: Range<usize>,
}

/// The kinds of [`Misfit`].
#[derive(Debug, PartialEq, Eq)]
pub enum MisfitKind {
    /// The key is not one of the fields.
    UnknownKey {
        /// All names of the fields.
        names: Vec<&'static str>,
        /// The fields that are not written yet, each with its Chinese label.
        free: Vec<(&'static str, Option<&'static str>)>,
    },
    /// The key stands twice; the bytes of the first one.
    DuplicateKey(Range<usize>),
    /// A single value was expected.
    NotText,
    /// Values by skill level were expected; `found` is the key.
    NotByLevel,
    /// `：` or `:` between a key and its value, both of which were taken for a key; the text that is
    /// meant.
    Glued(&'static str),
    /// A comma of thousands, which began another entry; the number that is meant.
    Thousands(String),
    /// A list was expected.
    NotList,
    /// A mapping was expected.
    NotMapping,
}

/// The part of `node` that fits `shape`; what does not fit is noted and left out.
pub fn conform(node: &Node, shape: &'static Shape, misfits: &mut Vec<Misfit>) -> Option<Node> {
    if node.is_empty() {
        return Some(node.clone());
    }
    match (shape, &node.value) {
        (Shape::Text | Shape::TextOr(_), Value::Scalar { .. }) => Some(node.clone()),
        (Shape::TextOr(shape), Value::Map(_)) => conform(node, shape, misfits),
        (Shape::List(item), Value::List(items)) => {
            let items = items.iter().map(|node| {
                // What is left out keeps its place: those behind it are found by their numbers.
                conform(node, item, misfits).unwrap_or_else(|| with(node, nothing()))
            });
            Some(with(node, Value::List(items.collect())))
        }
        (Shape::List(item), _) => conform(node, item, misfits),
        (Shape::Fields(_), Value::Map(entries)) => {
            Some(with(node, fields(entries, shape, misfits)))
        }
        (Shape::Entries(value), Value::Map(entries)) => {
            Some(with(node, free_entries(entries, value, misfits)))
        }
        _ => {
            misfits.push(Misfit {
                kind: expected(shape),
                found: String::new(),
                span: node.span.clone(),
            });
            None
        }
    }
}

/// Reads a raw record from a node that fits.
///
/// # Errors
/// Only if the node does not fit the record's shape, which [`conform`] rules out.
pub fn from_node<T: DeserializeOwned>(node: &Node) -> Result<T, serde::de::value::Error> {
    T::deserialize(NodeDeserializer(node))
}

fn with(node: &Node, value: Value) -> Node {
    Node {
        span: node.span.clone(),
        value,
    }
}

fn nothing() -> Value {
    let text = String::new();
    Value::Scalar { text, plain: true }
}

fn expected(shape: &Shape) -> MisfitKind {
    match shape {
        Shape::Text | Shape::TextOr(_) => MisfitKind::NotText,
        Shape::List(_) => MisfitKind::NotList,
        Shape::Fields(_) | Shape::Entries(_) => MisfitKind::NotMapping,
    }
}

fn fields(entries: &[(Node, Node)], shape: &'static Shape, misfits: &mut Vec<Misfit>) -> Value {
    let mut kept: Vec<(Node, Node)> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let is_number = |(key, _): &&mut (Node, Node)| {
            let field = shape.field(key.text());
            field.is_some_and(|field| field.forms.contains(&Form::Number))
        };
        if let Some(last) = kept.last_mut().filter(is_number)
            && let Some(thousands) = thousands(last, key, value)
        {
            misfits.push(thousands);
            continue;
        }
        let Some(field) = shape.field(key.text()) else {
            match glued(key, value, shape) {
                Some((entry, slip)) => {
                    misfits.push(slip);
                    kept.push(entry);
                }
                None => misfits.push(misfit(unknown_key(entries, shape), key)),
            }
            continue;
        };
        if let Some((first, _)) = kept.iter().find(|(kept, _)| field.is_named(kept.text())) {
            misfits.push(misfit(MisfitKind::DuplicateKey(first.span.clone()), key));
        } else if let Some(value) = conform(value, field.shape, misfits) {
            kept.push((key.clone(), value));
        } else if let Some(last) = misfits.last_mut() {
            let is_by_level = field.forms.contains(&Form::LevelKeys);
            let is_one_value = matches!(field.shape, Shape::Entries(Shape::Text));
            if is_by_level && is_one_value && last.span == value.span && !value.text().is_empty() {
                last.kind = MisfitKind::NotByLevel;
                key.text().clone_into(&mut last.found);
            }
        }
    }
    Value::Map(kept)
}

/// The entry that is meant by `office：考务办公室` within braces, where all of it is a key.
fn glued(key: &Node, value: &Node, shape: &'static Shape) -> Option<((Node, Node), Misfit)> {
    let text = key.text();
    let at = text.find(['：', ':'])?;
    let mark = text[at..].chars().next()?;
    let (name, rest) = (&text[..at], &text[at + mark.len_utf8()..]);
    let field = shape.field(name.trim())?;
    let is_written_so = key.span.len() == text.len() && value.is_empty();
    if !is_written_so || rest.is_empty() || !matches!(field.shape, Shape::Text) {
        return None;
    }
    let start = key.span.start + at;
    let span = start..start + mark.len_utf8();
    let part = |span: Range<usize>, text: &str| Node {
        span,
        value: Value::Scalar {
            text: text.trim().to_owned(),
            plain: true,
        },
    };
    let entry = (
        part(key.span.start..start, name),
        part(span.end..key.span.end, rest),
    );
    let meant = if rest.starts_with(' ') { ":" } else { ": " };
    let kind = MisfitKind::Glued(meant);
    let found = mark.to_string();
    Some((entry, Misfit { kind, found, span }))
}

/// Joins `21` and the `600` that was taken for another key: `{trained: 21,600}`.
fn thousands(last: &mut (Node, Node), key: &Node, value: &Node) -> Option<Misfit> {
    let number = &mut last.1;
    let is_digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    let (head, tail) = (number.text(), key.text());
    let is_one = tail.len() == 3 && is_digits(tail) && !head.is_empty() && is_digits(head);
    let is_tight = number.span.end + 1 == key.span.start && value.is_empty();
    if !is_one || !is_tight {
        return None;
    }
    let text = format!("{head}{tail}");
    let span = number.span.start..key.span.end;
    *number = Node {
        span: span.clone(),
        value: Value::Scalar {
            text: text.clone(),
            plain: true,
        },
    };
    let kind = MisfitKind::Thousands(text);
    let found = String::new();
    Some(Misfit { kind, found, span })
}

/// What to say of a key that is none of the fields of `shape`, beside the others that are written.
fn unknown_key(entries: &[(Node, Node)], shape: &'static Shape) -> MisfitKind {
    let fields = shape.fields().unwrap_or_default();
    let names = fields
        .iter()
        .flat_map(|field| std::iter::once(field.name).chain(field.aliases.iter().copied()));
    let is_free = |field: &&Field| !entries.iter().any(|(key, _)| field.is_named(key.text()));
    let free = fields.iter().filter(is_free);
    MisfitKind::UnknownKey {
        names: names.collect(),
        free: free.map(|field| (field.name, field.label())).collect(),
    }
}

fn free_entries(
    entries: &[(Node, Node)],
    shape: &'static Shape,
    misfits: &mut Vec<Misfit>,
) -> Value {
    let mut kept: Vec<(Node, Node)> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        if let (Some(last), Shape::Text) = (kept.last_mut(), shape)
            && let Some(thousands) = thousands(last, key, value)
        {
            misfits.push(thousands);
            continue;
        }
        let first = kept.iter().find(|(kept, _)| kept.text() == key.text());
        if let Some((first, _)) = first {
            misfits.push(misfit(MisfitKind::DuplicateKey(first.span.clone()), key));
        } else if let Some(value) = conform(value, shape, misfits) {
            kept.push((key.clone(), value));
        }
    }
    Value::Map(kept)
}

fn misfit(kind: MisfitKind, key: &Node) -> Misfit {
    Misfit {
        kind,
        found: key.text().to_owned(),
        span: key.span.clone(),
    }
}

/// Lets serde read a [`Node`]: every scalar is a text, as written.
struct NodeDeserializer<'a>(&'a Node);

impl<'de> IntoDeserializer<'de> for NodeDeserializer<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match &self.0.value {
            _ if self.0.is_empty() => visitor.visit_unit(),
            Value::Scalar { text, .. } => visitor.visit_str(text),
            Value::List(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.iter().map(NodeDeserializer)))
            }
            Value::Map(entries) => visitor.visit_map(MapDeserializer::new(
                entries
                    .iter()
                    .map(|(key, value)| (key.text(), NodeDeserializer(value))),
            )),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.0.is_empty() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
