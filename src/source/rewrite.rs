//! Writing a scalar anew in the manner in which it was written, and seeing that nothing else of
//! a document has changed.

use std::ops::Range;

use super::yaml_tree::{Node, Value, YamlTree};
use super::{SourceFile, lines};

/// `text` as a YAML scalar in the manner of `node`, which is written as `written`: in the same
/// quotes, or in single quotes if it cannot stand without. `None` for block scalars and texts of
/// several lines.
#[must_use]
pub fn encode(node: &Node, written: &str, text: &str) -> Option<String> {
    if text
        .chars()
        .any(|it| it.is_control() || lines::is_break(it))
    {
        return None;
    }
    if matches!(node.value, Value::Scalar { plain: true, .. }) {
        let is_plain = stands_plain(text);
        return Some(if is_plain {
            text.to_owned()
        } else {
            single_quoted(text)
        });
    }
    match written.chars().next()? {
        '"' => {
            let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
            Some(format!("\"{escaped}\""))
        }
        '\'' => Some(single_quoted(text)),
        _ => None,
    }
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Whether a text reads as itself without quotes, wherever it stands.
fn stands_plain(text: &str) -> bool {
    const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`";
    !matches!(text, "" | "~" | "null" | "Null" | "NULL")
        && text.trim() == text
        && !text.starts_with(|it| INDICATORS.contains(it))
        && !text.contains([',', '[', ']', '{', '}'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
}

/// Whether two documents read the same but for the scalars about which `edited` knows what they
/// read now (`Some(None)`: anything). Spans are those of the old document.
pub fn same_but(
    old: &Node,
    new: &Node,
    edited: &impl Fn(&Range<usize>) -> Option<Option<String>>,
) -> bool {
    match (&old.value, &new.value) {
        (Value::Scalar { text: was, .. }, Value::Scalar { text: is, .. }) => {
            match edited(&old.span) {
                Some(Some(reads)) => *is == reads && !new.is_empty(),
                Some(None) => true,
                None => was == is && old.is_empty() == new.is_empty(),
            }
        }
        (Value::List(was), Value::List(is)) => {
            was.len() == is.len()
                && was
                    .iter()
                    .zip(is)
                    .all(|(was, is)| same_but(was, is, edited))
        }
        (Value::Map(was), Value::Map(is)) => {
            // A key without a value that is edited as text may become a key with one, or a part of
            // the value before it.
            let is_free =
                |(key, value): &(Node, Node)| value.is_empty() && edited(&key.span) == Some(None);
            let is_gone = was.len() > is.len();
            let left: Vec<_> = was.iter().filter(|it| !is_gone || !is_free(it)).collect();
            let pairs = left.iter().zip(is);
            left.len() == is.len()
                && pairs.into_iter().all(|(was, is)| {
                    let is_same_value = is_free(was) || same_but(&was.1, &is.1, edited);
                    same_but(&was.0, &is.0, edited) && is_same_value
                })
        }
        _ => false,
    }
}

impl Node {
    /// Whether it is a list or a mapping.
    #[must_use]
    pub fn is_collection(&self) -> bool {
        !matches!(self.value, Value::Scalar { .. })
    }

    /// Whether it is all that a file holds: a text that was meant to be a record.
    #[must_use]
    pub fn is_document(&self, file: &SourceFile) -> bool {
        file.tree().is_some_and(|tree| tree.root.span == self.span)
    }

    /// The scalar in which all of `range` is written.
    fn scalar_around(&self, range: &Range<usize>) -> Option<&Self> {
        match &self.value {
            Value::Scalar { .. } => {
                let is_in = self.span.start <= range.start && range.end <= self.span.end;
                (is_in && !self.span.is_empty()).then_some(self)
            }
            Value::List(items) => items.iter().find_map(|item| item.scalar_around(range)),
            Value::Map(entries) => entries.iter().find_map(|(key, value)| {
                key.scalar_around(range)
                    .or_else(|| value.scalar_around(range))
            }),
        }
    }
}

impl YamlTree {
    /// The key or the value in which all of `range` is written.
    #[must_use]
    pub fn scalar_around(&self, range: &Range<usize>) -> Option<&Node> {
        self.root.scalar_around(range)
    }
}
