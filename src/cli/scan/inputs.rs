//! Which files are looked at.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// The endings of files in folders that are taken for text.
const TEXTS: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "yaml", "yml", "csv", "json",
];
const LINES: &[&str] = &["jsonl", "ndjson"];

/// How many files are looked at before their results are given out.
const BATCH: usize = 64;

/// Something to look at.
#[derive(Debug)]
pub struct Input {
    /// Its name for people: the path as it was given, with `/`; `-` for standard input.
    pub name: String,
    what: What,
}

#[derive(Debug)]
enum What {
    Stdin,
    File(PathBuf),
    /// A folder that could not be looked into.
    Unreadable(io::ErrorKind),
}

/// All of them, in order.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Files and standard input.
    pub all: Vec<Input>,
    /// How many files of folders are no text.
    pub passed_over: usize,
}

impl Inputs {
    /// What the paths name; folders with everything below them but what is hidden.
    pub fn find(paths: &[PathBuf], is_lines: bool) -> Self {
        let endings = if is_lines { LINES } else { TEXTS };
        let mut inputs = Self::default();
        for path in paths {
            if path == Path::new("-") {
                inputs.push(path, What::Stdin);
            } else if path.is_dir() {
                inputs.add_folder(path, endings);
            } else {
                inputs.push(path, What::File(path.clone()));
            }
        }
        inputs
    }

    /// A part of them at a time.
    pub fn batches(&self) -> impl Iterator<Item = &[Input]> {
        self.all.chunks(BATCH)
    }

    fn push(&mut self, path: &Path, what: What) {
        let name = path.to_string_lossy().replace('\\', "/");
        self.all.push(Input { name, what });
    }

    fn add_folder(&mut self, folder: &Path, endings: &[&str]) {
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if has_ending(entry.path(), endings) => {
                    self.push(entry.path(), What::File(entry.path().to_owned()));
                }
                Ok(_) => self.passed_over += 1,
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let kind = error
                        .io_error()
                        .map_or(io::ErrorKind::Other, io::Error::kind);
                    self.push(&path, What::Unreadable(kind));
                }
            }
        }
    }
}

impl Input {
    /// Opens it.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        match &self.what {
            What::Stdin => Ok(Box::new(io::stdin().lock())),
            What::File(path) => Ok(Box::new(File::open(path)?)),
            What::Unreadable(kind) => Err((*kind).into()),
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|it| it.to_str());
    ending.is_some_and(|it| endings.contains(&it.to_ascii_lowercase().as_str()))
}
