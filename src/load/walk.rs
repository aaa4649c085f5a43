//! Which files there are below the content folder, and what each is for.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// What a file is for, by where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `site.yaml`
    Site,
    /// `advertising.yaml`
    Advertising,
    /// `policy.yaml`
    Policy,
    /// `catalogue/occupations-*.yaml`
    Occupations,
    /// `catalogue/districts.yaml`
    Districts,
    /// `catalogue/working-days.yaml`
    WorkingDays,
    /// `catalogue/access-qualifications.yaml`
    Access,
    /// `evaluators/CODE.yaml` or `evaluators/CODE/evaluator.yaml`
    Evaluator,
    /// `plans/*.yaml`
    Plans,
    /// `notices/*.md`
    Notice,
    /// `pages/**/*.md`
    Page,
    /// Anything else beside an evaluator's record, a notice or a page.
    Attachment,
    /// A file where nothing is looked for.
    Unused,
    /// A file or folder that could not be looked into.
    PassedOver,
}

/// A file below the content folder.
#[derive(Debug)]
pub struct Found {
    /// Path below the content folder, with `/`.
    pub path: String,
    /// Where to read it.
    pub file: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// What it is for.
    pub kind: Kind,
}

/// Why a file or folder was passed over.
#[derive(Debug)]
pub struct PassedOver {
    /// Path below the content folder, with `/`.
    pub path: String,
    /// The reason.
    pub why: Why,
}

/// The reasons of [`PassedOver`].
#[derive(Debug)]
pub enum Why {
    /// It is a link that leads out of the folder.
    OutsideLink,
    /// The system's answer.
    Unreadable(io::Error),
}

/// The files below `root` in the order of their paths, and what was passed over.
#[must_use]
pub fn walk(root: &Path) -> (Vec<Found>, Vec<PassedOver>) {
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let (mut found, mut passed_over) = (Vec::new(), Vec::new());
    let mut entries = WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) if entry.depth() > 0 && is_hidden(&entry) => skip(&mut entries, &entry),
            // The site's own theme files, which are read with the theme.
            Ok(entry) if entry.depth() == 1 && entry.file_name() == "theme" => {
                skip(&mut entries, &entry);
            }
            Ok(entry) if leaves(&entry, &real_root) => {
                passed_over.push(PassedOver {
                    path: below(root, entry.path()),
                    why: Why::OutsideLink,
                });
                skip(&mut entries, &entry);
            }
            Ok(entry) if entry.file_type().is_file() => {
                let path = below(root, entry.path());
                found.push(Found {
                    kind: kind(&path),
                    size: entry.metadata().map_or(0, |data| data.len()),
                    file: entry.into_path(),
                    path,
                });
            }
            Ok(_) => {}
            Err(error) => passed_over.push(unreadable(root, error)),
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    (found, passed_over)
}

/// What a file at this path is for.
pub fn kind(path: &str) -> Kind {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let is_yaml = has_extension(rest, &["yaml", "yml"]);
    let is_markdown = has_extension(rest, &["md"]);
    let depth = rest.matches('/').count();
    match folder {
        "" if rest == "site.yaml" => Kind::Site,
        "" if rest == "policy.yaml" => Kind::Policy,
        "" if rest == "advertising.yaml" => Kind::Advertising,
        "catalogue" => match rest {
            "districts.yaml" => Kind::Districts,
            "working-days.yaml" => Kind::WorkingDays,
            "access-qualifications.yaml" => Kind::Access,
            _ if rest.starts_with("occupations-") && is_yaml => Kind::Occupations,
            _ => Kind::Unused,
        },
        "evaluators" if depth == 0 && is_yaml => Kind::Evaluator,
        "evaluators" if depth == 1 && is_record(rest) => Kind::Evaluator,
        "evaluators" if depth > 0 => Kind::Attachment,
        "plans" if is_yaml => Kind::Plans,
        "notices" if depth == 0 && is_markdown => Kind::Notice,
        "pages" if is_markdown => Kind::Page,
        "notices" | "pages" => Kind::Attachment,
        _ => Kind::Unused,
    }
}

/// Whether a file is the record of the folder that it lies in.
fn is_record(path: &str) -> bool {
    path.ends_with("/evaluator.yaml") || path.ends_with("/evaluator.yml")
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = Path::new(path).extension().and_then(|it| it.to_str());
    extension.is_some_and(|it| extensions.contains(&it))
}

/// Hidden files and what editors leave behind.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name.starts_with("~$")
}

fn leaves(entry: &DirEntry, root: &Path) -> bool {
    entry.path_is_symlink()
        && entry
            .path()
            .canonicalize()
            .is_ok_and(|target| !target.starts_with(root))
}

fn skip(entries: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

fn unreadable(root: &Path, error: walkdir::Error) -> PassedOver {
    let path = error.path().map(|path| below(root, path));
    PassedOver {
        // The content folder itself has a name too.
        path: path.filter(|it| !it.is_empty()).unwrap_or(".".to_owned()),
        why: Why::Unreadable(match error.into_io_error() {
            Some(io) => io,
            None => io::Error::other("a link that leads to itself"),
        }),
    }
}

fn below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_place_says() {
        for (path, expected) in [
            ("site.yaml", Kind::Site),
            ("catalogue/occupations-2022.yaml", Kind::Occupations),
            ("evaluators/S000035900001.yaml", Kind::Evaluator),
            ("evaluators/S000035900001/evaluator.yaml", Kind::Evaluator),
            ("evaluators/S000035900001/logo.svg", Kind::Attachment),
            ("evaluators/S000035900001/adverts/a.yaml", Kind::Attachment),
            ("evaluators/readme.txt", Kind::Unused),
            ("plans/2026-12.yaml", Kind::Plans),
            ("pages/guide/workers.md", Kind::Page),
            ("notes.txt", Kind::Unused),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
    }
}
