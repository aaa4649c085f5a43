//! What a YAML file writes, value by value, each with its place. Asked only for files in which a
//! glance has seen something.

use crate::source::{Node, Place, Shape, SourceFile, SourceId, Value};

/// Asks about every value behind a known key or in a list, from the top down.
pub fn each(id: SourceId, file: &SourceFile, mut ask: impl FnMut(&Place, &Node)) {
    if let (Some(tree), Some(shape)) = (file.tree(), file.shape) {
        below(&Place::file(id), &tree.root, shape, &mut ask);
    }
}

fn below(place: &Place, node: &Node, shape: &'static Shape, ask: &mut impl FnMut(&Place, &Node)) {
    let mut next = |place: Place, node: &Node, shape: &'static Shape| {
        ask(&place, node);
        below(&place, node, shape, ask);
    };
    match (&node.value, shape) {
        (Value::Map(entries), Shape::Entries(value)) => {
            for (key, node) in entries {
                next(place.clone().key(key.text().to_owned()), node, value);
            }
        }
        (Value::Map(entries), _) => {
            for (key, node) in entries {
                // A key that is not known has a finding of its own.
                if let Some(field) = shape.field(key.text()) {
                    next(place.clone().key(field.name), node, field.shape);
                }
            }
        }
        (Value::List(items), Shape::List(item)) => {
            for (index, node) in items.iter().enumerate() {
                next(place.clone().index(index), node, item);
            }
        }
        _ => {}
    }
}

/// Whether the byte stands in a comment of YAML, which is not published.
pub fn is_comment(file: &SourceFile, at: usize) -> bool {
    file.shape.is_some()
        && file.yaml.contains(&at)
        && file.tree().is_some_and(|tree| !holds(&tree.root, at))
}

/// Whether one of the values, or of the keys, holds the byte.
fn holds(node: &Node, at: usize) -> bool {
    match &node.value {
        Value::Scalar { .. } => node.span.contains(&at),
        Value::List(items) => items.iter().any(|item| holds(item, at)),
        Value::Map(entries) => {
            let mut entries = entries.iter();
            entries.any(|(key, value)| holds(key, at) || holds(value, at))
        }
    }
}
