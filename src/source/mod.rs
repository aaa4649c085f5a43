//! Files as they were read, and where things stand in them. Knows nothing of evaluators.
//!
//! Everything that may be found fault with is named by a [`Place`]: a symbolic path such as
//! `scope → 2 → levels` that costs nothing while all is well. Only a place that is reported is
//! turned into a byte [`Span`], by parsing the file once more with a parser that keeps spans.

pub mod glance;
mod lines;
mod place;
mod placeholder;
mod rewrite;
mod shape;
mod suggest;
mod width;
mod yaml_tree;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

pub use lines::{LineColumn, LineIndex};
pub use place::{At, Part, Place, Segment};
pub use placeholder::is_placeholder;
pub use rewrite::{encode, same_but};
pub use shape::{Field, Form, HasShape, Shape};
pub use suggest::closest;
pub use width::narrow;
pub use yaml_tree::{Node, Oddity, OddityKind, Value, YamlTree};

/// The number of a file within [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A byte range within one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// The bytes, half open; always on character borders of the file's text.
    pub range: Range<usize>,
}

/// One file's text with what is needed to find places in it.
#[derive(Debug)]
pub struct SourceFile {
    /// The path below the content folder, with `/` between the parts.
    pub path: String,
    text: Text,
    /// Which keys the file may hold; `None` for files that are not YAML.
    pub shape: Option<&'static Shape>,
    /// Where `text` begins in the file; not at its start if it is an excerpt.
    pub start: LineColumn,
    /// Bytes before the YAML in `text` (a Markdown file's front matter begins after `---`).
    pub yaml: Range<usize>,
    /// Boxed, for it is made of few files.
    tree: OnceLock<Option<Box<YamlTree>>>,
    lines: OnceLock<LineIndex>,
    glance: OnceLock<u8>,
}

/// A file's text.
#[derive(Debug)]
enum Text {
    /// At hand.
    Held(String),
    /// Put down, and perhaps taken up again.
    PutDown(Box<dyn Reread>, OnceLock<String>),
}

/// A way to read a file once more.
pub trait Reread: std::fmt::Debug + Send + Sync {
    /// The text of the file at `path` below the content folder; `None` if the file is no longer
    /// what it was.
    fn reread(&self, path: &str) -> Option<String>;
}

impl SourceFile {
    /// A file of which only the name is of interest (an attachment, an unreadable file).
    #[must_use]
    pub fn named(path: String) -> Self {
        Self::plain(path, String::new())
    }

    /// A text that is read when it is asked for; nothing in it is known before.
    #[must_use]
    pub fn later(path: String, way: Box<dyn Reread>) -> Self {
        let mut file = Self::named(path);
        file.put_down(way);
        file
    }

    /// A text that is not YAML.
    #[must_use]
    pub fn plain(path: String, text: String) -> Self {
        Self {
            path,
            text: Text::Held(text),
            shape: None,
            start: LineColumn { line: 1, column: 1 },
            yaml: 0..0,
            tree: OnceLock::new(),
            lines: OnceLock::new(),
            glance: OnceLock::new(),
        }
    }

    /// A part of a text that is not YAML, which begins at `start`.
    #[must_use]
    pub fn excerpt(path: String, text: String, start: LineColumn) -> Self {
        Self {
            start,
            ..Self::plain(path, text)
        }
    }

    /// A YAML file, or a text whose part `yaml` is YAML, that may hold the keys of `shape`.
    #[must_use]
    pub fn yaml(path: String, text: String, yaml: Range<usize>, shape: &'static Shape) -> Self {
        Self {
            shape: Some(shape),
            yaml,
            ..Self::plain(path, text)
        }
    }

    /// The text as decoded (without a byte order mark). Empty for files that are not text, and for
    /// one that was put down and has changed since.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.text {
            Text::Held(text) => text,
            Text::PutDown(way, text) => {
                text.get_or_init(|| way.reread(&self.path).unwrap_or_default())
            }
        }
    }

    /// The same, read for this once if it is not at hand.
    #[must_use]
    pub fn text_once(&self) -> Cow<'_, str> {
        match &self.text {
            Text::PutDown(way, text) if text.get().is_none() => {
                Cow::Owned(way.reread(&self.path).unwrap_or_default())
            }
            _ => Cow::Borrowed(self.text()),
        }
    }

    /// Frees the memory of the text. Should it be asked for again, it is read again.
    pub fn put_down(&mut self, way: Box<dyn Reread>) {
        // What the rules ask of every text is noted while it is at hand.
        self.may_hold(0);
        self.text = Text::PutDown(way, OnceLock::new());
    }

    /// The YAML part of the text.
    #[must_use]
    pub fn yaml_text(&self) -> &str {
        self.text().get(self.yaml.clone()).unwrap_or_default()
    }

    /// The tree of spans, parsed when first asked for; `None` if the file is not sound YAML.
    pub fn tree(&self) -> Option<&YamlTree> {
        self.tree
            .get_or_init(|| {
                let tree = YamlTree::parse(self.yaml_text(), self.yaml.start);
                tree.ok().map(Box::new)
            })
            .as_deref()
    }

    /// The way to what stands at a byte of the file, as far as it is known.
    #[must_use]
    pub fn path_at(&self, offset: usize) -> Option<Vec<Segment>> {
        place::path_at(self, offset)
    }

    /// The shape of what a path leads to.
    #[must_use]
    pub fn shape_at(&self, path: &[Segment]) -> Option<&'static Shape> {
        place::shape_at(self, path)
    }

    /// The keys that may be written in the mapping at a path and are not.
    #[must_use]
    pub fn free_keys(&self, path: &[Segment]) -> Vec<&'static str> {
        place::free_keys(self, path)
    }

    /// What is written at a place of this file.
    #[must_use]
    pub fn node(&self, place: &Place) -> Option<&Node> {
        place::node(self, place)
    }

    /// Whether the text may hold what `what` stands for, one of the bits of [`glance`].
    pub fn may_hold(&self, what: u8) -> bool {
        self.glance.get_or_init(|| glance::look(self.text())) & what != 0
    }

    /// Line and column of a byte offset.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let lines = self.lines.get_or_init(|| LineIndex::new(self.text()));
        lines.line_column(self.text(), offset).behind(self.start)
    }
}

/// All files that were read, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes the files; a file's number is its position.
    #[must_use]
    pub fn new(files: Vec<SourceFile>) -> Self {
        Self { files }
    }

    /// The numbers of all files.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> {
        // There are never four thousand million files.
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(SourceId)
    }

    /// The paths of the files by number; the texts are let go.
    #[must_use]
    pub fn into_paths(self) -> Vec<String> {
        self.files.into_iter().map(|file| file.path).collect()
    }

    /// The file with this number. Numbers are only made by [`Sources::new`]'s order.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The label that official tables have for the field at a place.
    #[must_use]
    pub fn label(&self, place: &Place) -> Option<&'static str> {
        place::label(self.get(place.source).shape?, &place.path)
    }

    /// The bytes of everything that is written at a place, its own parts included; `None` if
    /// nothing is.
    #[must_use]
    pub fn extent(&self, place: &Place) -> Option<Range<usize>> {
        place::extent(self.get(place.source), place)
    }

    /// Whether something is written at the place itself, be it sound or not.
    #[must_use]
    pub fn is_written(&self, place: &Place) -> bool {
        place::is_written(self.get(place.source), place)
    }

    /// What is written at the place itself, if the file is sound YAML and has it.
    #[must_use]
    pub fn node(&self, place: &Place) -> Option<&Node> {
        place::node(self.get(place.source), place)
    }

    /// The bytes of what is written at the place itself; `None` if nothing is.
    #[must_use]
    pub fn written(&self, place: &Place) -> Option<Range<usize>> {
        place::written(self.get(place.source), place)
    }

    /// Where the place stands in its file. A place that cannot be found (a key that is not
    /// there) gives the nearest enclosing thing that is, in the last resort the first line.
    #[must_use]
    pub fn span(&self, place: &Place) -> Span {
        let file = self.get(place.source);
        let range = place::resolve(file, place);
        Span {
            source: place.source,
            range: lines::clamp_to_characters(file.text(), range),
        }
    }
}
