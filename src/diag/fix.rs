//! Putting right what findings find: which bytes of a file a fix replaces, and by what. Nothing
//! else of the file changes: comments, order, quotes and line ends stay as they are.

use std::ops::Range;

use crate::source::{Place, SourceFile, SourceId, Sources, YamlTree, encode, same_but};

/// A text to put in place of what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The place whose text is replaced.
    pub place: Place,
    /// The new text.
    pub text: String,
    /// Whether the program may apply it by itself.
    pub safety: Safety,
    /// What `text` is.
    pub form: FixForm,
}

/// What the text of a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixForm {
    /// What a value is to read; it is written in quotes if it needs them.
    Value,
    /// What is written, as it is: signs of YAML, too.
    Text,
}

/// Whether a fix can be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// The record says the same afterwards, only better written.
    Safe,
    /// What is meant is a guess: a person decides.
    Unsafe,
}

/// Bytes of a file and what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub source: SourceId,
    /// The bytes of the file's text that go.
    pub range: Range<usize>,
    /// What is written instead, in the quotes that stood there or that it needs.
    pub text: String,
    /// What the value at `range` reads afterwards; `None` if the bytes are no single value.
    reads: Option<String>,
}

/// What became of the edits of one file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// The file's new text.
    pub text: String,
    /// Which of the edits were applied, by their position.
    pub applied: Vec<usize>,
    /// Which were not, because they overlap with an earlier one or would change more than they say.
    pub left: Vec<usize>,
}

impl Fix {
    /// The same text, written otherwise.
    #[must_use]
    pub fn safe(place: Place, text: impl Into<String>) -> Self {
        Self {
            place,
            text: text.into(),
            safety: Safety::Safe,
            form: FixForm::Value,
        }
    }

    /// Takes the text for what is written, signs of YAML included.
    #[must_use]
    pub fn as_text(mut self) -> Self {
        self.form = FixForm::Text;
        self
    }

    /// What is likely meant.
    #[must_use]
    pub fn guess(place: Place, text: impl Into<String>) -> Self {
        Self {
            safety: Safety::Unsafe,
            ..Self::safe(place, text)
        }
    }

    /// Whether the program may apply it by itself.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.safety == Safety::Safe
    }

    /// What it does to its file; `None` if nothing that could be replaced is written at its
    /// place, or the text cannot be written there.
    #[must_use]
    pub fn edit(&self, sources: &Sources) -> Option<Edit> {
        let source = self.place.source;
        let file = sources.get(source);
        if self.text.contains(['\n', '\r']) {
            return None;
        }
        let range = sources.written(&self.place)?;
        let scalar = match self.form {
            FixForm::Value => file.tree().and_then(|tree| tree.scalar_around(&range)),
            FixForm::Text => None,
        };
        let (range, text, reads) = match scalar {
            // A whole value, or a part of one that is written as it reads.
            Some(node) if node.span == range => {
                let style = file.text().get(range.clone())?;
                (
                    range,
                    encode(node, style, &self.text)?,
                    Some(self.text.clone()),
                )
            }
            Some(node) if file.shape.is_some() && !node.is_document(file) => {
                let span = node.span.clone();
                let style = file.text().get(span.clone())?;
                let at = span.start + style.find(node.text())?;
                let part = range.start.checked_sub(at)?..range.end.checked_sub(at)?;
                let mut reads = node.text().to_owned();
                reads.get(part.clone())?;
                reads.replace_range(part, &self.text);
                (span, encode(node, style, &reads)?, Some(reads))
            }
            _ => (range, self.text.clone(), None),
        };
        Some(Edit {
            source,
            range,
            text,
            reads,
        })
    }
}

/// Applies edits to a file's text: of those that overlap the first, and only those after which
/// the file says what it said, but for the values that they are about.
#[must_use]
pub fn apply(file: &SourceFile, edits: &[&Edit]) -> Edited {
    let mut order: Vec<usize> = (0..edits.len()).collect();
    order.sort_by_key(|&index| (edits[index].range.start, index));
    let mut edited = Edited::default();
    let mut end = 0;
    for index in order {
        let range = &edits[index].range;
        if range.start >= end && range.end <= file.text().len() {
            end = range.end.max(end);
            edited.applied.push(index);
        } else {
            edited.left.push(index);
        }
    }
    let all: Vec<&Edit> = edited.applied.iter().map(|&index| edits[index]).collect();
    edited.text = replaced(file.text(), &all);
    if !keeps_the_rest(file, &edited.text, &all) {
        one_by_one(file, edits, &mut edited);
    }
    edited
}

/// Leaves out the edits after which the file would say something else.
fn one_by_one(file: &SourceFile, edits: &[&Edit], edited: &mut Edited) {
    let mut kept: Vec<usize> = Vec::new();
    for index in std::mem::take(&mut edited.applied) {
        let tried: Vec<&Edit> = kept.iter().chain([&index]).map(|&it| edits[it]).collect();
        if keeps_the_rest(file, &replaced(file.text(), &tried), &tried) {
            kept.push(index);
        } else {
            edited.left.push(index);
        }
    }
    let all: Vec<&Edit> = kept.iter().map(|&index| edits[index]).collect();
    edited.text = replaced(file.text(), &all);
    edited.applied = kept;
}

/// The text with edits, which are in order and do not overlap.
fn replaced(text: &str, edits: &[&Edit]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        new.push_str(text.get(done..edit.range.start).unwrap_or_default());
        new.push_str(&edit.text);
        done = edit.range.end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}

/// Whether the new text reads as the old one but for the values that are edited. A text that
/// was no YAML record has nothing to keep.
fn keeps_the_rest(file: &SourceFile, text: &str, edits: &[&Edit]) -> bool {
    let Some(old) = file.tree().filter(|tree| tree.root.is_collection()) else {
        return true;
    };
    let grown = text.len() + file.yaml.end - file.text().len();
    let Some(yaml) = text.get(file.yaml.start..grown) else {
        return false;
    };
    let Ok(new) = YamlTree::parse(yaml, file.yaml.start) else {
        return false;
    };
    let edited = |span: &Range<usize>| {
        let mut edits = edits.iter();
        let touching = edits.find(|it| it.range.start < span.end && span.start < it.range.end);
        touching.map(|edit| edit.reads.clone())
    };
    new.oddities.len() == old.oddities.len() && same_but(&old.root, &new.root, &edited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Field, Shape};

    static SHAPE: Shape = Shape::Fields(&[
        Field {
            name: "a",
            aliases: &["甲"],
            shape: &Shape::Text,
            forms: &[],
            about: "",
        },
        Field {
            name: "b",
            aliases: &[],
            shape: &Shape::List(&Shape::Text),
            forms: &[],
            about: "",
        },
    ]);

    fn file(text: &str) -> Sources {
        let path = "a.yaml".to_owned();
        let file = SourceFile::yaml(path, text.to_owned(), 0..text.len(), &SHAPE);
        Sources::new(vec![file])
    }

    fn place() -> Place {
        Place::file(SourceId(0))
    }

    /// The file's text after fixes, and how many of them were left.
    fn fixed(text: &str, fixes: &[Fix]) -> (String, usize) {
        let sources = file(text);
        let edits: Vec<Edit> = fixes.iter().filter_map(|it| it.edit(&sources)).collect();
        let edited = apply(sources.get(SourceId(0)), &edits.iter().collect::<Vec<_>>());
        (edited.text, fixes.len() - edited.applied.len())
    }

    #[test]
    fn a_value_is_written_as_it_was_written() {
        let fix = |text: &str| [Fix::safe(place().key("a"), text)];
        assert_eq!(fixed("a: 一\n", &fix("二\n三")).1, 1);
        let all = [
            ("甲: 一 # 注\n", "二", "甲: 二 # 注\n"),
            ("a: '一'\n", "it's", "a: 'it''s'\n"),
            ("a: \"一\"\n", "\"", "a: \"\\\"\"\n"),
            ("a: 一\n", "二: 三", "a: '二: 三'\n"),
            ("{a: 一, b: [x]}\n", "二, 三", "{a: '二, 三', b: [x]}\n"),
            ("a: 一\n", "~", "a: '~'\n"),
        ];
        for (old, text, new) in all {
            assert_eq!(fixed(old, &fix(text)), (new.to_owned(), 0), "{old}");
        }
    }

    #[test]
    fn what_is_not_written_or_is_a_block_is_left() {
        let fix = [Fix::safe(place().key("a"), "二")];
        for text in ["b: [x]\n", "a:\n", "a: |\n  一\n", "a: >-\n  一\n"] {
            assert_eq!(fixed(text, &fix), (text.to_owned(), 1), "{text}");
        }
    }

    #[test]
    fn of_fixes_that_overlap_the_first_wins() {
        let part = |range| place().key("a").part(crate::source::Part::Within(range));
        let fixes = [
            Fix::safe(part(0..3), "甲"),
            Fix::safe(part(3..6), "乙"),
            Fix::safe(place().key("b").index(1), "z"),
        ];
        let (text, left) = fixed("a: 一二三\nb: [x, y]\n", &fixes);
        assert_eq!((text.as_str(), left), ("a: 甲二三\nb: [x, z]\n", 1));
    }

    #[test]
    fn bytes_that_would_change_more_than_they_say_are_left() {
        let text = "a: 一\nb: [x, y]\n";
        let at = text.find(", y").unwrap_or_default();
        let fixes = [
            Fix::safe(Place::bytes(SourceId(0), at..at + 3), ""),
            Fix::safe(place().key("a"), "二"),
        ];
        assert_eq!(fixed(text, &fixes), ("a: 二\nb: [x, y]\n".to_owned(), 1));
    }
}
