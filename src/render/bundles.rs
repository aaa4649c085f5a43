//! What a page loads: the static files of a theme, some of them joined as `theme.yaml` says, some
//! set into the pages.
//!
//! Every file that a page waits for is a way to the server and back, so a theme may be written in
//! small files and served in few.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::minify;
use super::theme::{Minify, ThemeError};

/// What `theme.yaml` says of the static files.
#[derive(Debug, Default, Deserialize)]
pub struct Manifest {
    /// The files that are joined, by the name of what they become.
    #[serde(default)]
    bundles: BTreeMap<String, Vec<Part>>,
    /// The files that pages carry in themselves.
    #[serde(default)]
    inline: Vec<String>,
}

impl Manifest {
    /// Adds what a layer above says: its bundles take the place of those of the same name.
    pub fn extend(&mut self, above: Self) {
        self.bundles.extend(above.bundles);
        let new = above.inline.into_iter();
        let new: Vec<_> = new.filter(|it| !self.inline.contains(it)).collect();
        self.inline.extend(new);
    }
}

/// A file of a bundle.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Part {
    /// A file as it is.
    File(String),
    /// Scripts in one block, where each sees what the others declare: `together: [a.js, b.js]`.
    Together {
        /// The scripts.
        together: Vec<String>,
    },
    /// A style sheet for a medium: `print: print.css`.
    Media(BTreeMap<String, String>),
}

/// A theme's static files, ready: those that are published, and those that pages carry.
#[derive(Debug, Default)]
pub struct Statics {
    /// Name and bytes of each published file.
    pub published: Vec<(String, Vec<u8>)>,
    /// Name and text of what pages carry.
    pub inline: Vec<(String, String)>,
}

/// Joins and minifies the static files of the theme in `folder`.
///
/// # Errors
/// If `theme.yaml` names a file that is not there.
pub fn join(
    manifest: &Manifest,
    files: &BTreeMap<&str, &[u8]>,
    minified: Minify,
    folder: &Path,
) -> Result<Statics, ThemeError> {
    let find = |name: &String| {
        let found = files.get(name.as_str()).copied();
        found.ok_or_else(|| {
            let path = folder.join("static").join(name);
            ThemeError::Io(path, std::io::ErrorKind::NotFound.into())
        })
    };
    let ready = |name: &str, bytes: Vec<u8>| match minified {
        Minify::Templates => small(name, bytes),
        Minify::Nothing => bytes,
    };
    let mut statics = Statics::default();
    let mut used: BTreeSet<&str> = manifest.inline.iter().map(String::as_str).collect();
    for (name, parts) in &manifest.bundles {
        let mut joined = Vec::new();
        for part in parts {
            joined.extend_from_slice(part.before().as_bytes());
            for (media, file) in part.files() {
                append(&mut joined, media, find(file)?);
                used.insert(file);
            }
            joined.extend_from_slice(part.behind().as_bytes());
        }
        statics.published.push((name.clone(), ready(name, joined)));
    }
    for name in &manifest.inline {
        let text = ready(name, find(name)?.to_vec());
        let text = String::from_utf8_lossy(&text).into_owned();
        statics.inline.push((name.clone(), text));
    }
    let alone = files.iter().filter(|(name, _)| !used.contains(*name));
    let alone = alone.map(|(name, bytes)| ((*name).to_owned(), ready(name, bytes.to_vec())));
    statics.published.extend(alone);
    Ok(statics)
}

impl Part {
    /// What stands before its files,
    fn before(&self) -> &'static str {
        match self {
            Self::Together { .. } => "{\n",
            _ => "",
        }
    }

    /// and behind them.
    fn behind(&self) -> &'static str {
        match self {
            Self::Together { .. } => "}\n",
            _ => "",
        }
    }

    /// The files, each with its medium if it has one.
    fn files(&self) -> Vec<(Option<&str>, &String)> {
        match self {
            Self::File(file) => vec![(None, file)],
            Self::Together { together } => together.iter().map(|file| (None, file)).collect(),
            Self::Media(files) => {
                let files = files.iter();
                files
                    .map(|(media, file)| (Some(media.as_str()), file))
                    .collect()
            }
        }
    }
}

fn append(joined: &mut Vec<u8>, media: Option<&str>, bytes: &[u8]) {
    if let Some(media) = media {
        joined.extend_from_slice(format!("@media {media} {{\n").as_bytes());
        joined.extend_from_slice(bytes);
        joined.extend_from_slice(b"}\n");
    } else {
        joined.extend_from_slice(bytes);
        joined.push(b'\n');
    }
}

fn small(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    match name.rsplit_once('.') {
        Some((_, "css")) => minify::css(&bytes),
        Some((_, "js")) => minify::js(&bytes),
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> BTreeMap<&'static str, &'static [u8]> {
        BTreeMap::from([
            ("a.css", "a { color: red }"),
            ("p.css", "@page { size: A4 } b { color: #000 }"),
            ("one.js", "// note\n{ const one = 1; console.log(one); }"),
            ("two.js", "const two = f(2);"),
            ("three.js", "g(two, two);"),
            ("now.js", "{ document.title = \"x\"; }"),
            ("mark.svg", "<svg/>"),
        ])
        .into_iter()
        .map(|(name, text)| (name, text.as_bytes()))
        .collect()
    }

    fn joined(yaml: &str) -> Result<Statics, ThemeError> {
        let manifest = serde_yaml::from_str(yaml).unwrap();
        join(&manifest, &files(), Minify::Templates, Path::new("theme"))
    }

    #[test]
    fn files_are_joined_and_no_longer_stand_alone() {
        let statics =
            joined("bundles: {s.css: [a.css, print: p.css]}\ninline: [now.js]\n").unwrap();
        let names: Vec<_> = statics
            .published
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(names, ["s.css", "mark.svg", "one.js", "three.js", "two.js"]);
        let sheet = String::from_utf8(statics.published[0].1.clone()).unwrap();
        assert_eq!(
            sheet,
            "a{color:red}@media print{@page{size:A4}b{color:#000}}"
        );
        assert_eq!(
            statics.inline,
            [("now.js".to_owned(), "document.title=`x`;".to_owned())]
        );
    }

    #[test]
    fn scripts_in_one_block_see_what_others_declare_and_nobody_else_does() {
        let statics = joined("bundles: {s.js: [together: [two.js, three.js], one.js]}").unwrap();
        let script = String::from_utf8(statics.published[0].1.clone()).unwrap();
        assert_eq!(script, "{let e=f(2);g(e,e)}{let e=1;console.log(1)}");
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = joined("bundles: {s.js: [none.js]}").unwrap_err();
        assert!(error.to_string().contains("none.js"), "{error}");
    }
}
