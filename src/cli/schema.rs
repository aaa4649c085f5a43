//! `minglu schema NAME`: the JSON Schema by which an editor completes and checks a kind of file.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::options::Lang;
use super::{Outcome, registry, text};
use crate::diag::{Catalogue, Language};
use crate::load::schema::{KINDS_OF_FILES, Kind, schema};

/// The arguments of `minglu schema`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The kind of file; all kinds are listed if it is left out 文件的种类
    #[arg(value_name = "NAME", value_parser = kind)]
    kind: Option<&'static Kind>,
    /// Write all schemas into a folder, such as content/.schema 写到文件夹
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    /// The language 语言
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    lang: Lang,
}

fn kind(name: &str) -> Result<&'static Kind, String> {
    let found = KINDS_OF_FILES.iter().find(|kind| kind.name == name);
    found.ok_or_else(|| {
        let names: Vec<_> = KINDS_OF_FILES.iter().map(|kind| kind.name).collect();
        names.join(" | ")
    })
}

/// Runs the command.
#[must_use]
pub fn run(args: &Args) -> Outcome {
    let language = args.lang.into();
    match (&args.write, args.kind) {
        (Some(folder), only) => write(folder, only, language),
        (None, Some(kind)) => {
            super::print(&document(kind));
            Outcome::Fine
        }
        (None, None) => {
            super::print(&list(language));
            Outcome::Fine
        }
    }
}

/// A schema as its file has it.
#[must_use]
pub fn document(kind: &Kind) -> String {
    format!("{:#}\n", schema(kind, &registry::all()))
}

fn write(folder: &Path, only: Option<&Kind>, language: Language) -> Outcome {
    let wanted = KINDS_OF_FILES.iter();
    let wanted = wanted.filter(|kind| only.is_none_or(|only| only.name == kind.name));
    let mut result = fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error));
    for kind in wanted {
        let path = folder.join(format!("{}.json", kind.name));
        result =
            result.and_then(|()| fs::write(&path, document(kind)).map_err(|error| (path, error)));
    }
    let Err((path, error)) = result else {
        return Outcome::Fine;
    };
    let words = Catalogue::of(language);
    let args = [
        ("path", path.display().to_string()),
        ("error", error.to_string()),
    ];
    super::complain(&words.say("cannot-write", &args));
    Outcome::CouldNotRun
}

/// The kinds of files, each with what it is and where it lies.
fn list(language: Language) -> String {
    let names = KINDS_OF_FILES.iter().map(|kind| kind.name.len()).max();
    let first = names.unwrap_or_default() + 2;
    let mut listed = String::new();
    for kind in KINDS_OF_FILES {
        let (chinese, english) = kind.title.split_once(" / ").unwrap_or_default();
        let title = match language {
            Language::Chinese => chinese,
            Language::English => english,
        };
        let name = text::pad(kind.name, first);
        // Writing to a string cannot fail.
        let _ = writeln!(listed, "{name}{title}  {}", kind.files);
    }
    let hint = Catalogue::of(language).say("schema-footer", &[]);
    format!("{listed}\n{hint}\n")
}
