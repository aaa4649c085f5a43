//! The files of a theme, read and nothing more: its own, those of the theme that it extends, and
//! those of the site that lie over both.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use walkdir::WalkDir;

use super::theme::ThemeError;

/// How many themes may extend one another.
const DEPTH: usize = 8;

/// A theme's files in layers, the lowest first. Of files of the same name the uppermost counts;
/// texts count by their keys.
#[derive(Debug)]
pub struct ThemeFiles {
    layers: Vec<Layer>,
}

/// The files of one folder.
#[derive(Debug)]
struct Layer {
    folder: PathBuf,
    /// What its templates are called once a layer above has its own: `banyan/home.html`.
    name: String,
    /// `theme.yaml`; empty if there is none.
    manifest: Vec<u8>,
    texts: Files,
    templates: Files,
    statics: Files,
}

/// Names below a folder, and bytes, in the order of the names.
type Files = Vec<(String, Vec<u8>)>;

/// What of `theme.yaml` says where a layer belongs.
#[derive(Debug, Default, Deserialize)]
struct Ties {
    name: Option<String>,
    /// The folder of the theme below, seen from this one's.
    extends: Option<PathBuf>,
}

impl ThemeFiles {
    /// Reads the theme in `folder` and those that it extends.
    ///
    /// # Errors
    /// If a file or folder cannot be read, or themes extend one another in a circle.
    pub fn read(folder: &Path) -> Result<Self, ThemeError> {
        let mut layers = Vec::new();
        let mut next = Some(folder.to_owned());
        while let Some(folder) = next {
            if !folder.is_dir() {
                return Err(ThemeError::Io(folder, std::io::ErrorKind::NotFound.into()));
            }
            if layers.len() == DEPTH {
                let endless = std::io::Error::other("themes extend one another without end");
                return Err(ThemeError::Io(folder.join("theme.yaml"), endless));
            }
            let (layer, extends) = Layer::read(folder.clone())?;
            layers.push(layer);
            next = extends.map(|below| folder.join(below));
        }
        layers.reverse();
        Ok(Self { layers })
    }

    /// Lays the files of `folder` over all, if there is such a folder.
    ///
    /// # Errors
    /// If a file of it cannot be read.
    pub fn under(mut self, folder: &Path) -> Result<Self, ThemeError> {
        if folder.is_dir() {
            let (layer, _) = Layer::read(folder.to_owned())?;
            self.layers.push(layer);
        }
        Ok(self)
    }

    /// The templates: name and text. One that a layer above replaces goes by the name of its theme,
    /// so that the other can extend it.
    pub fn templates(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        let above = |index: usize| self.layers.iter().skip(index + 1);
        self.layers
            .iter()
            .enumerate()
            .flat_map(move |(index, layer)| {
                layer.templates.iter().map(move |(name, bytes)| {
                    let is_replaced =
                        above(index).any(|it| it.templates.iter().any(|(it, _)| it == name));
                    let name = if is_replaced {
                        Cow::Owned(format!("{}/{name}", layer.name))
                    } else {
                        Cow::Borrowed(name.as_str())
                    };
                    (name, String::from_utf8_lossy(bytes))
                })
            })
    }

    /// The static files, those of upper layers in the place of lower ones.
    #[must_use]
    pub fn statics(&self) -> BTreeMap<&str, &[u8]> {
        let statics = self.layers.iter().flat_map(|layer| &layer.statics);
        statics
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect()
    }

    /// What each `theme.yaml` says, the lowest first, with its path.
    pub fn manifests(&self) -> impl Iterator<Item = (PathBuf, &[u8])> {
        let written = self
            .layers
            .iter()
            .filter(|layer| !layer.manifest.is_empty());
        written.map(|layer| (layer.folder.join("theme.yaml"), layer.manifest.as_slice()))
    }

    /// What each layer has to say in a language, the lowest first, with its path.
    pub fn texts(&self, language: &str) -> impl Iterator<Item = (PathBuf, &[u8])> {
        let name = format!("{language}.yaml");
        self.layers.iter().filter_map(move |layer| {
            let (_, bytes) = layer.texts.iter().find(|(file, _)| *file == name)?;
            Some((layer.folder.join("i18n").join(&name), bytes.as_slice()))
        })
    }

    /// The lowest folder, in which everything should be.
    #[must_use]
    pub fn folder(&self) -> &Path {
        // There is always one, for reading begins with it.
        self.layers
            .first()
            .map_or(Path::new(""), |layer| &layer.folder)
    }

    /// A hash of everything that the theme consists of.
    #[must_use]
    pub fn fingerprint(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for layer in &self.layers {
            hasher.update(layer.name.as_bytes());
            hasher.update(blake3::hash(&layer.manifest).as_bytes());
            for files in [&layer.texts, &layer.templates, &layer.statics] {
                hasher.update(&files.len().to_le_bytes());
                for (name, bytes) in files {
                    hasher
                        .update(name.as_bytes())
                        .update(blake3::hash(bytes).as_bytes());
                }
            }
        }
        hasher.finalize()
    }
}

impl Layer {
    /// The layer in `folder`, and the folder of the one that it extends.
    fn read(folder: PathBuf) -> Result<(Self, Option<PathBuf>), ThemeError> {
        let path = folder.join("theme.yaml");
        let manifest = match fs::read(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(ThemeError::Io(path, error));
            }
            read => read.unwrap_or_default(),
        };
        let text = String::from_utf8_lossy(&manifest);
        let ties: Option<Ties> =
            serde_yaml::from_str(&text).map_err(|error| ThemeError::Texts(path, error))?;
        let ties = ties.unwrap_or_default();
        let own_name = folder
            .file_name()
            .map(|it| it.to_string_lossy().into_owned());
        let layer = Self {
            name: ties.name.or(own_name).unwrap_or_default(),
            texts: files(&folder.join("i18n"))?,
            templates: files(&folder.join("templates"))?,
            statics: files(&folder.join("static"))?,
            manifest,
            folder,
        };
        Ok((layer, ties.extends))
    }
}

/// The files below a folder by name, in the order of the names; none if there is no such folder.
fn files(folder: &Path) -> Result<Files, ThemeError> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let io = error.into_io_error();
            let io = io.unwrap_or_else(|| std::io::Error::other("a link that leads to itself"));
            ThemeError::Io(folder.to_owned(), io)
        })?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !entry.file_type().is_file() || hidden {
            continue;
        }
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let bytes = fs::read(entry.path());
        let bytes = bytes.map_err(|error| ThemeError::Io(entry.path().to_owned(), error))?;
        files.push((parts.join("/"), bytes));
    }
    Ok(files)
}
