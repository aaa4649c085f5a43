//! The journal of a switch: every operation in its order, then the manifest that will hold afterwards.
//!
//! ```text
//! minglu-journal 1 2
//! write 17 evaluators/S1/index.html
//! remove evaluators/S2/index.html
//! minglu-manifest 1 …
//! ```
//!
//! `write 17` puts the staged file 17 in place. It is done once the staged file is gone, and a removal is
//! done once the file is gone, so the journal needs no marks and may be worked through any number of times.

use std::fmt::Write;

use super::error::PublishError;
use super::folder::Folder;
use super::manifest::{Manifest, read};
use super::path;

const FORMAT: &str = "minglu-journal 1";

/// One change of one path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Op {
    /// Puts a staged file in place.
    Write { path: String, staged: u32 },
    /// Removes a file.
    Remove { path: String },
}

impl Op {
    /// The path that is changed.
    pub(super) fn path(&self) -> &str {
        match self {
            Self::Write { path, .. } | Self::Remove { path } => path,
        }
    }

    /// The staged file that is put there.
    pub(super) fn staged(&self) -> Option<u32> {
        match self {
            Self::Write { staged, .. } => Some(*staged),
            Self::Remove { .. } => None,
        }
    }
}

/// A switch that was decided on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Journal {
    pub(super) ops: Vec<Op>,
    pub(super) manifest: Manifest,
}

impl Journal {
    /// The journal of an interrupted switch, if there is one.
    pub(super) fn load(folder: &Folder) -> Result<Option<Self>, PublishError> {
        let file = folder.journal();
        let Some(text) = read(&file)? else {
            return Ok(None);
        };
        Self::parse(&text)
            .map(Some)
            .map_err(|line| PublishError::BrokenState { path: file, line })
    }

    /// From here on the switch will happen, if not now then in the next run.
    pub(super) fn save(&self, folder: &Folder) -> Result<(), PublishError> {
        folder.save(&folder.journal(), &self.to_text())
    }

    /// Takes back a journal of which no operation was done. The staged files may go only after this.
    pub(super) fn withdraw(folder: &Folder) -> Result<(), PublishError> {
        folder.remove(&folder.journal())?;
        folder.remove(&folder.journal().with_extension("new"))?;
        folder.sync(&folder.state(""))
    }

    fn to_text(&self) -> String {
        let mut text = format!("{FORMAT} {}\n", self.ops.len());
        for op in &self.ops {
            // Writing to a string cannot fail.
            let _ = match op {
                Op::Write { path, staged } => writeln!(text, "write {staged} {path}"),
                Op::Remove { path } => writeln!(text, "remove {path}"),
            };
        }
        text.push_str(&self.manifest.to_text());
        text
    }

    fn parse(text: &str) -> Result<Self, usize> {
        let (head, mut rest) = text.split_once('\n').ok_or(1_usize)?;
        let count: usize = head
            .strip_prefix(FORMAT)
            .and_then(|count| count.trim_start().parse().ok())
            .ok_or(1_usize)?;
        let mut ops = Vec::with_capacity(count.min(text.len() / 8));
        for number in 0..count {
            let (line, after) = rest.split_once('\n').ok_or(number + 2)?;
            ops.push(parse_op(line).ok_or(number + 2)?);
            rest = after;
        }
        let manifest = Manifest::parse(rest).map_err(|line| line + count + 1)?;
        Ok(Self { ops, manifest })
    }
}

fn parse_op(line: &str) -> Option<Op> {
    let (verb, rest) = line.split_once(' ')?;
    let op = match verb {
        "write" => {
            let (staged, path) = rest.split_once(' ')?;
            Op::Write {
                path: path.to_owned(),
                staged: staged.parse().ok()?,
            }
        }
        "remove" => Op::Remove {
            path: rest.to_owned(),
        },
        _ => return None,
    };
    path::fault(op.path()).is_none().then_some(op)
}

#[cfg(test)]
mod tests {
    use super::super::manifest::tests::manifest;
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_a_fault_names_its_line() {
        let journal = Journal {
            ops: vec![
                Op::Write {
                    path: "a b/index.html".to_owned(),
                    staged: 17,
                },
                Op::Remove {
                    path: "old".to_owned(),
                },
            ],
            manifest: manifest(&["a b/index.html", "index.html"]),
        };
        let text = journal.to_text();
        assert_eq!(Journal::parse(&text), Ok(journal));
        for (from, to, line) in [
            ("journal 1", "journal 9", 1),
            ("write 17", "write x", 2),
            ("remove old", "remove ../old", 3),
            ("minglu-manifest 1", "", 4),
        ] {
            assert_eq!(Journal::parse(&text.replace(from, to)), Err(line), "{to}");
        }
    }
}
