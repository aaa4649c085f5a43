//! Bytes to text: every file read once, hashed, and decoded with its oddities reported.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::picture::is_as_named;
use super::rules;
use super::walk::{Found, Kind, PassedOver, Why, walk};
use crate::advert::extract;
use crate::diag::Diagnostic;
use crate::source::{LineColumn, LineIndex, Place, Reread, SourceId};

/// The largest text that is read, in bytes: a record of this size is a mistake.
const MAX_TEXT: u64 = 4 << 20;
/// The largest attachment that is published, in bytes.
const MAX_ATTACHMENT: u64 = 64 << 20;

/// Everything below the content folder, read.
#[derive(Debug)]
pub struct Files {
    /// The files, in the order of their paths; a file's [`SourceId`] is its position.
    pub files: Vec<ReadFile>,
    /// The content folder.
    pub root: Arc<Path>,
    /// What was found on the way.
    pub findings: Vec<Diagnostic>,
    /// A hash of all paths and bytes.
    pub fingerprint: blake3::Hash,
}

/// One file.
#[derive(Debug)]
pub struct ReadFile {
    /// Path below the content folder.
    pub path: String,
    /// Where it was read.
    pub file: PathBuf,
    /// What it is for.
    pub kind: Kind,
    /// The text; `None` for attachments and for what could not be read.
    pub text: Option<String>,
    /// A hash of its bytes.
    pub hash: blake3::Hash,
    /// Whether it begins as its name says, if it is named as a picture.
    pub is_picture: Option<bool>,
    /// Whether `text` is not what the file holds, and so cannot be read again.
    pub is_altered: bool,
}

/// Reads a text again if its bytes are still those of the hash.
#[derive(Debug)]
pub struct Again {
    /// The content folder.
    pub root: Arc<Path>,
    /// The hash.
    pub hash: blake3::Hash,
    /// Which encodings it may have.
    pub encoding: Encodings,
}

/// Which encodings a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encodings {
    /// UTF-8; of any other it has been told that it is wrong.
    Told,
    /// Any that a browser or an editor would read: an advert's file is published as it is.
    Any,
}

impl Reread for Again {
    fn reread(&self, path: &str) -> Option<String> {
        let bytes = fs::read(self.root.join(path)).ok()?;
        let decoded = |bytes: Vec<u8>| match self.encoding {
            // What was to be said of the encoding has been said.
            Encodings::Told => decode(SourceId(0), bytes, &mut Vec::new()),
            Encodings::Any => Some(extract::decode(&bytes).text.into_owned()),
        };
        (blake3::hash(&bytes) == self.hash)
            .then_some(bytes)
            .and_then(decoded)
    }
}

/// A file's content and what was odd about it.
struct Content {
    text: Option<String>,
    hash: blake3::Hash,
    is_picture: Option<bool>,
    findings: Vec<Diagnostic>,
}

/// Reads all files below `root`.
#[must_use]
pub fn read(root: &Path) -> Files {
    let (found, passed_over) = walk(root);
    let numbered: Vec<(SourceId, &Found)> = (0..).map(SourceId).zip(&found).collect();
    let contents: Vec<Content> = numbered
        .into_par_iter()
        .map(|(source, found)| content(source, found))
        .collect();
    let mut hasher = blake3::Hasher::new();
    let mut findings = Vec::new();
    let mut files = Vec::with_capacity(found.len() + passed_over.len());
    for (found, content) in found.into_iter().zip(contents) {
        hasher.update(found.path.as_bytes());
        hasher.update(content.hash.as_bytes());
        findings.extend(content.findings);
        files.push(ReadFile {
            path: found.path,
            file: found.file,
            kind: found.kind,
            text: content.text,
            hash: content.hash,
            is_picture: content.is_picture,
            is_altered: false,
        });
    }
    for passed_over in passed_over {
        hasher.update(passed_over.path.as_bytes());
        findings.push(say_passed_over(SourceId(next_id(&files)), &passed_over));
        files.push(ReadFile {
            file: root.join(&passed_over.path),
            path: passed_over.path,
            kind: Kind::PassedOver,
            text: None,
            hash: blake3::hash(b""),
            is_picture: None,
            is_altered: false,
        });
    }
    Files {
        files,
        root: root.into(),
        findings,
        fingerprint: hasher.finalize(),
    }
}

/// The number of the next file. There are never four thousand million of them.
fn next_id(files: &[ReadFile]) -> u32 {
    u32::try_from(files.len()).unwrap_or(u32::MAX)
}

fn say_passed_over(source: SourceId, passed_over: &PassedOver) -> Diagnostic {
    let place = Place::file(source);
    match &passed_over.why {
        Why::OutsideLink => {
            Diagnostic::new(&rules::OUTSIDE_LINK, place).arg("path", &passed_over.path)
        }
        Why::Unreadable(error) => say_unreadable(place, error).arg("path", &passed_over.path),
    }
}

/// What the system says, as far as people can be told in their own words.
fn say_unreadable(place: Place, error: &io::Error) -> Diagnostic {
    let variant = match error.kind() {
        io::ErrorKind::PermissionDenied => "denied",
        io::ErrorKind::NotFound => "dangling",
        _ => "default",
    };
    let finding = Diagnostic::new(&rules::UNREADABLE, place).variant(variant);
    finding.arg("error", error)
}

fn content(source: SourceId, found: &Found) -> Content {
    let is_text = found.kind != Kind::Attachment || found.path.ends_with(".md");
    let limit = if is_text { MAX_TEXT } else { MAX_ATTACHMENT };
    let refused = |finding: Diagnostic| Content {
        text: None,
        hash: blake3::hash(&found.size.to_le_bytes()),
        is_picture: None,
        findings: vec![finding.arg("path", &found.path)],
    };
    if found.kind == Kind::Unused {
        return refused(Diagnostic::new(&rules::UNUSED_FILE, Place::file(source)));
    }
    if found.size > limit {
        let too_large = Diagnostic::new(&rules::TOO_LARGE, Place::file(source));
        return refused(
            too_large
                .hiding_rest()
                .arg("size", found.size >> 20)
                .arg("limit", limit >> 20),
        );
    }
    let bytes = match fs::read(&found.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            return refused(say_unreadable(Place::file(source), &error).hiding_rest());
        }
    };
    let hash = blake3::hash(&bytes);
    let is_picture = (found.kind == Kind::Attachment)
        .then(|| is_as_named(&found.path, &bytes))
        .flatten();
    let mut findings = Vec::new();
    let text = is_text
        .then(|| decode(source, bytes, &mut findings))
        .flatten();
    Content {
        text,
        hash,
        is_picture,
        findings,
    }
}

/// The text of `bytes`, without a byte order mark. Bytes that are not UTF-8 are an error; the text
/// is read all the same, so that the rest of the file can be checked: some bad bytes are passed
/// over, a file in another encoding is taken for GB 18030. `None` if it is no text in any encoding.
fn decode(source: SourceId, mut bytes: Vec<u8>, findings: &mut Vec<Diagnostic>) -> Option<String> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
        let place = Place::bytes(source, 0..0);
        findings.push(Diagnostic::new(&rules::BYTE_ORDER_MARK, place));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let (valid, bytes) = (error.utf8_error().valid_up_to(), error.into_bytes());
            let (finding, text) = if is_damaged(&bytes) {
                decode_damaged(source, valid, &bytes)
            } else {
                decode_foreign(source, valid, &bytes)
            };
            let at = position(&bytes, valid);
            let finding = finding.arg("line", at.line);
            findings.push(finding.arg("column", at.column));
            text?
        }
    };
    if let Some(at) = text.find("\r\n") {
        let place = Place::bytes(source, at..at);
        findings.push(Diagnostic::new(&rules::LINE_ENDS, place));
    }
    Some(text)
}

/// Whether these bytes are UTF-8 but for some: Han in other encodings is hardly ever Han in UTF-8.
fn is_damaged(bytes: &[u8]) -> bool {
    let (mut bad, mut han) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        bad += usize::from(!chunk.invalid().is_empty());
        han += chunk.valid().chars().filter(|it| it.len_utf8() > 2).count();
    }
    let is_marked = encoding_rs::Encoding::for_bom(bytes).is_some();
    !is_marked && bad <= han.max(1)
}

fn decode_damaged(source: SourceId, valid: usize, bytes: &[u8]) -> (Diagnostic, Option<String>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let bad = valid..valid + char::REPLACEMENT_CHARACTER.len_utf8();
    let finding = Diagnostic::new(&rules::ENCODING, Place::bytes(source, bad)).variant("damaged");
    (finding, Some(text))
}

/// The position of the first byte that is not UTF-8; all before it is.
fn position(bytes: &[u8], valid: usize) -> LineColumn {
    let text = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    LineIndex::new(text).line_column(text, valid)
}

fn decode_foreign(source: SourceId, valid: usize, bytes: &[u8]) -> (Diagnostic, Option<String>) {
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(encoding_rs::GB18030);
    let (text, _, malformed) = encoding.decode(bytes);
    if malformed {
        let finding = Diagnostic::new(&rules::ENCODING, Place::file(source)).variant("unknown");
        let finding = finding.hiding_rest();
        return (finding.arg("encoding", encoding.name()), None);
    }
    let line = memchr::memchr_iter(b'\n', &bytes[..valid]).count();
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let end = start
        + text[start..]
            .find(['\r', '\n'])
            .unwrap_or(text.len() - start);
    let finding = Diagnostic::new(&rules::ENCODING, Place::bytes(source, start..end));
    let finding = finding.variant("known").arg("encoding", encoding.name());
    (finding, Some(text.into_owned()))
}
