//! The layering of ARCHITECTURE.md, held by reading the `use crate::…` lines.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

use std::fs;
use std::path::Path;

/// Who may import whom. A folder may always import itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diag", &["source"]),
    ("model", &["source"]),
    ("advert", &["source", "model"]),
    ("load", &["source", "diag", "model", "advert"]),
    ("check", &["source", "diag", "model", "advert"]),
    ("diff", &["model"]),
    ("derive", &["model", "diff"]),
    ("export", &["model", "derive"]),
    (
        "render",
        &["source", "diag", "model", "diff", "derive", "export"],
    ),
    ("search", &["source", "model", "advert", "derive"]),
    ("publish", &[]),
    (
        "cli",
        &[
            "source", "diag", "model", "advert", "load", "check", "diff", "derive", "export",
            "render", "search", "publish",
        ],
    ),
];

fn rust_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn nothing_imports_against_the_flow() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = 0;
    for entry in fs::read_dir(&src).expect("src") {
        let path = entry.expect("an entry").path();
        if !path.is_dir() {
            continue;
        }
        folders += 1;
        let folder = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let allowed = LAYERS.iter().find(|(name, _)| *name == folder);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("src/{folder} is in no layer"));
        let mut files = Vec::new();
        rust_files(&path, &mut files);
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file");
            for (at, _) in text.match_indices("crate::") {
                let rest = &text[at + "crate::".len()..];
                let end = rest
                    .find(|it: char| !it.is_ascii_lowercase())
                    .unwrap_or(rest.len());
                let imported = &rest[..end];
                let is_folder = LAYERS.iter().any(|(name, _)| *name == imported);
                assert!(
                    !is_folder || imported == folder || allowed.contains(&imported),
                    "{} imports crate::{imported}",
                    file.display()
                );
            }
        }
    }
    assert_eq!(folders, LAYERS.len());
}

#[test]
fn every_module_says_what_it_is_for() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    assert!(files.len() > 50);
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        assert!(
            text.starts_with("//!"),
            "{} does not begin with //!",
            file.display()
        );
    }
}

#[test]
fn the_architecture_page_names_every_folder() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let text = fs::read_to_string(page).expect("ARCHITECTURE.md");
    for (folder, _) in LAYERS {
        assert!(
            text.contains(&format!("`{folder}/`")),
            "ARCHITECTURE.md does not name {folder}/"
        );
    }
}
