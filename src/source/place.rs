//! Symbolic places in a file, and how one becomes a byte range.

use std::borrow::Cow;
use std::ops::Range;

use super::shape::Shape;
use super::yaml_tree::{Node, Value};
use super::{SourceFile, SourceId};

/// One step of a path into a YAML document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    /// A field by its English name; the file may use one of the field's other names.
    Key(Cow<'static, str>),
    /// An item of a list, from 0.
    Index(usize),
}

/// Which part of what the path leads to is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The key.
    Key,
    /// The value; if there is none, the key.
    Value,
    /// These bytes of the scalar's text; the whole value if it is written with escapes.
    Within(Range<usize>),
    /// These bytes of the file, whatever the path.
    Bytes(Range<usize>),
}

/// A place in a file, named by the words of the record rather than by bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The way from the top of the document.
    pub path: Vec<Segment>,
    /// What is meant there.
    pub part: Part,
}

impl Place {
    /// The whole document.
    #[must_use]
    pub fn file(source: SourceId) -> Self {
        Self {
            source,
            path: Vec::new(),
            part: Part::Value,
        }
    }

    /// Bytes of a file.
    #[must_use]
    pub fn bytes(source: SourceId, range: Range<usize>) -> Self {
        Self {
            source,
            path: Vec::new(),
            part: Part::Bytes(range),
        }
    }

    /// The field `name` of what this place means.
    #[must_use]
    pub fn key(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.path.push(Segment::Key(name.into()));
        self
    }

    /// The item `index` (from 0) of what this place means.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.path.push(Segment::Index(index));
        self
    }

    /// The same place, another part of it.
    #[must_use]
    pub fn part(mut self, part: Part) -> Self {
        self.part = part;
        self
    }
}

/// A way into a document that is being read: a chain on the stack that allocates nothing until
/// something has to be reported.
#[derive(Debug, Clone, Copy)]
pub enum At<'a> {
    /// The top of a document.
    Top(SourceId),
    /// A field.
    Key(&'a At<'a>, &'static str),
    /// An entry of a mapping whose keys are data.
    Entry(&'a At<'a>, &'a str),
    /// An item of a list, from 0.
    Index(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// A field of what is here.
    #[must_use]
    pub fn key(&'a self, name: &'static str) -> Self {
        Self::Key(self, name)
    }

    /// An entry of the mapping that is here.
    #[must_use]
    pub fn entry(&'a self, key: &'a str) -> Self {
        Self::Entry(self, key)
    }

    /// An item of the list that is here.
    #[must_use]
    pub fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The place, as a value that can be kept.
    #[must_use]
    pub fn place(&self) -> Place {
        match *self {
            Self::Top(source) => Place::file(source),
            Self::Key(parent, name) => parent.place().key(name),
            Self::Entry(parent, key) => parent.place().key(key.to_owned()),
            Self::Index(parent, index) => parent.place().index(index),
        }
    }
}

/// The bytes that `place` means in `file`, or of the nearest enclosing thing.
pub(super) fn resolve(file: &SourceFile, place: &Place) -> Range<usize> {
    if let Part::Bytes(range) = &place.part {
        return range.clone();
    }
    let Some(tree) = file.tree() else {
        return first_line(file.text(), 0);
    };
    let found = walk(&tree.root, file.shape, &place.path);
    match (&place.part, found.key) {
        (Part::Within(part), _) if found.complete => within(file, found.node, part),
        (Part::Value, Some(_)) if found.complete && found.node.is_written_scalar() => {
            found.node.span.clone()
        }
        (_, Some(key)) => key,
        (_, None) if found.node.is_written_scalar() => found.node.span.clone(),
        (_, None) => first_line(file.text(), found.node.span.start),
    }
}

/// The other name of the field that a path ends with: the label of the official tables.
pub(super) fn label(shape: &'static Shape, path: &[Segment]) -> Option<&'static str> {
    let (last, above) = path.split_last()?;
    let mut shape = shape;
    for segment in above {
        shape = shape.step(segment)?;
    }
    match last {
        Segment::Key(name) => shape.field(name)?.aliases.first().copied(),
        Segment::Index(_) => None,
    }
}

/// Whether the file has something written at the place itself.
pub(super) fn is_written(file: &SourceFile, place: &Place) -> bool {
    node(file, place).is_some_and(|node| !node.is_blank())
}

/// The bytes of the whole value at the place.
pub(super) fn extent(file: &SourceFile, place: &Place) -> Option<Range<usize>> {
    let found = walk(&file.tree()?.root, file.shape, &place.path);
    found.complete.then(|| found.node.span.clone())
}

/// The way to what stands at a byte of the file; to the nearest enclosing thing if nothing does. Keys
/// are named as the shape names them.
pub(super) fn path_at(file: &SourceFile, offset: usize) -> Option<Vec<Segment>> {
    let mut node = &file.tree()?.root;
    let mut shape = file.shape;
    let mut path = Vec::new();
    let holds = |node: &Node| node.span.contains(&offset) || node.span.start == offset;
    loop {
        let next = match (&node.value, shape) {
            // A single value stands for a list of one.
            (Value::Map(_), Some(Shape::List(_))) => Some((node, Segment::Index(0))),
            (Value::Map(entries), _) => {
                let entry = entries.iter().find(|(key, it)| holds(key) || holds(it));
                entry.map(|(key, value)| {
                    let field = shape.and_then(|shape| shape.field(key.text()));
                    let name =
                        field.map_or_else(|| key.text().to_owned().into(), |it| it.name.into());
                    (if holds(key) { key } else { value }, Segment::Key(name))
                })
            }
            (Value::List(items), _) => {
                let index = items.iter().position(holds);
                index.map(|index| (&items[index], Segment::Index(index)))
            }
            (Value::Scalar { .. }, _) => None,
        };
        let Some((below, segment)) = next else {
            return Some(path);
        };
        shape = shape.and_then(|shape| shape.step(&segment));
        path.push(segment);
        node = below;
    }
}

/// The shape at the end of a path.
pub(super) fn shape_at(file: &SourceFile, path: &[Segment]) -> Option<&'static Shape> {
    let mut shape = file.shape?;
    for segment in path {
        shape = shape.step(segment)?;
    }
    Some(shape)
}

/// The keys that may be written in the mapping at a path and are not.
pub(super) fn free_keys(file: &SourceFile, path: &[Segment]) -> Vec<&'static str> {
    let node = file.tree().map(|tree| walk(&tree.root, file.shape, path));
    let entries = node.as_ref().map(|found| &found.node.value);
    let is_free = |field: &&super::shape::Field| match entries {
        Some(Value::Map(entries)) => !entries.iter().any(|(key, _)| field.is_named(key.text())),
        _ => true,
    };
    let fields = shape_at(file, path).and_then(Shape::fields);
    let free = fields.unwrap_or_default().iter().filter(is_free);
    free.map(|field| field.name).collect()
}

/// What the file has at the place itself.
pub(super) fn node<'f>(file: &'f SourceFile, place: &Place) -> Option<&'f Node> {
    let found = walk(&file.tree()?.root, file.shape, &place.path);
    found.complete.then_some(found.node)
}

/// The bytes of what is written at the place itself: a key, a scalar or a part of one.
pub(super) fn written(file: &SourceFile, place: &Place) -> Option<Range<usize>> {
    if let Part::Bytes(range) = &place.part {
        return file.text().get(range.clone()).map(|_| range.clone());
    }
    let found = walk(&file.tree()?.root, file.shape, &place.path);
    if !found.complete {
        return None;
    }
    match &place.part {
        Part::Key => found.key,
        Part::Value | Part::Within(_) if !found.node.is_written_scalar() => None,
        Part::Within(part) => Some(within(file, found.node, part)),
        _ => Some(found.node.span.clone()),
    }
}

/// How far a path led.
struct Found<'t> {
    node: &'t Node,
    /// The key that led to the node.
    key: Option<Range<usize>>,
    /// Whether the whole path was followed.
    complete: bool,
}

/// Follows the path as far as it goes.
fn walk<'t>(root: &'t Node, shape: Option<&'static Shape>, path: &[Segment]) -> Found<'t> {
    let mut shape = shape;
    let mut found = Found {
        node: root,
        key: None,
        complete: true,
    };
    for segment in path {
        let Some((node, key)) = step(&found, shape, segment) else {
            found.complete = false;
            break;
        };
        shape = shape.and_then(|shape| shape.step(segment));
        (found.node, found.key) = (node, key);
    }
    found
}

fn step<'t>(
    from: &Found<'t>,
    shape: Option<&'static Shape>,
    segment: &Segment,
) -> Option<(&'t Node, Option<Range<usize>>)> {
    match (segment, &from.node.value) {
        (Segment::Key(name), Value::Map(entries)) => {
            let field = shape.and_then(|shape| shape.field(name));
            let is_it = |key: &Node| match field {
                Some(field) => field.is_named(key.text()),
                None => key.text() == name,
            };
            let (key, value) = entries.iter().find(|(key, _)| is_it(key))?;
            Some((value, Some(key.span.clone())))
        }
        (Segment::Index(index), Value::List(items)) => items.get(*index).map(|item| (item, None)),
        // A single value stands for a list of one.
        (Segment::Index(0), _) => Some((from.node, from.key.clone())),
        _ => None,
    }
}

/// The part of a scalar's text, if the file writes the scalar as it reads, line breaks aside.
fn within(file: &SourceFile, node: &Node, part: &Range<usize>) -> Range<usize> {
    let text = node.text();
    let written = &file.text()[node.span.clone()];
    match written.find(text) {
        Some(offset) if !text.is_empty() && part.end <= text.len() => {
            let start = node.span.start + offset;
            start + part.start..start + part.end
        }
        _ => match across_lines(written, text, part) {
            Some(range) => node.span.start + range.start..node.span.start + range.end,
            None => node.span.clone(),
        },
    }
}

/// The part of a text that is written over several lines: there blanks and line breaks are others
/// than those of the text. `None` if anything else is.
fn across_lines(written: &str, text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let is_ink = |(_, character): &(usize, char)| !character.is_whitespace();
    let start = match written.as_bytes().first()? {
        b'|' | b'>' => written.find('\n')?,
        b'"' | b'\'' => 1,
        _ => 0,
    };
    let mut ink = written[start..].char_indices().filter(is_ink);
    let mut range: Option<Range<usize>> = None;
    for (at, character) in text.char_indices().filter(is_ink) {
        let (from, same) = ink.next()?;
        if same != character {
            return None;
        }
        if part.contains(&at) {
            let (from, end) = (start + from, start + from + same.len_utf8());
            range = Some(range.map_or(from, |it| it.start)..end);
        }
    }
    range
}

fn first_line(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    start..start + rest.find(['\r', '\n']).unwrap_or(rest.len())
}
