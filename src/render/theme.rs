//! A theme: templates minified once, static files under fingerprinted names, texts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use tera::{Context, Kwargs, State, Tera};
use walkdir::WalkDir;

use super::bundles::{self, Manifest};
use super::{Texts, minify};

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// The texts in the site's language.
    pub texts: Texts,
    tera: Tera,
    /// The templates as their authors wrote them, for the lines of errors.
    written: Vec<(String, String)>,
    assets: BTreeMap<String, Asset>,
    /// What pages carry in themselves, by key.
    inline: BTreeMap<String, String>,
}

/// A theme's files, read and nothing more.
#[derive(Debug)]
pub struct ThemeFiles {
    folder: PathBuf,
    /// `theme.yaml`; empty if there is none.
    manifest: Vec<u8>,
    texts: Vec<(String, Vec<u8>)>,
    templates: Vec<(String, Vec<u8>)>,
    statics: Vec<(String, Vec<u8>)>,
}

#[derive(Debug)]
struct Asset {
    path: String,
    bytes: Vec<u8>,
}

/// Room for a usual page, in bytes.
const PAGE: usize = 24 << 10;

/// Why a theme cannot be used.
#[derive(Debug)]
pub enum ThemeError {
    /// A file cannot be read.
    Io(PathBuf, std::io::Error),
    /// `theme.yaml` or the texts are no such file.
    Texts(PathBuf, serde_yaml::Error),
    /// A template is not sound, in the engine's words.
    Template(String),
}

impl fmt::Display for ThemeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Texts(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Template(error) => formatter.write_str(error),
        }
    }
}

impl std::error::Error for ThemeError {}

/// Whether templates are minified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Minify {
    /// Once, when the theme is loaded.
    Templates,
    /// Not at all: to compare with.
    Nothing,
}

impl ThemeFiles {
    /// Reads the theme in `folder`.
    ///
    /// # Errors
    /// If a file or folder of it cannot be read.
    pub fn read(folder: &Path) -> Result<Self, ThemeError> {
        Ok(Self {
            folder: folder.to_owned(),
            manifest: match fs::read(folder.join("theme.yaml")) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(ThemeError::Io(folder.join("theme.yaml"), error));
                }
                read => read.unwrap_or_default(),
            },
            texts: files(&folder.join("i18n"))?,
            templates: files(&folder.join("templates"))?,
            statics: files(&folder.join("static"))?,
        })
    }

    /// The templates: name and text.
    pub fn templates(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let templates = self.templates.iter();
        templates.map(|(name, bytes)| (name.as_str(), String::from_utf8_lossy(bytes)))
    }

    /// A hash of everything that the theme consists of.
    #[must_use]
    pub fn fingerprint(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(blake3::hash(&self.manifest).as_bytes());
        for files in [&self.texts, &self.templates, &self.statics] {
            for (name, bytes) in files {
                hasher
                    .update(name.as_bytes())
                    .update(blake3::hash(bytes).as_bytes());
            }
        }
        hasher.finalize()
    }
}

impl Theme {
    /// Makes a theme ready to render, with its texts in `language`.
    ///
    /// # Errors
    /// If a template is not sound or the theme does not speak the language.
    pub fn new(files: &ThemeFiles, language: &str, minify: Minify) -> Result<Self, ThemeError> {
        let texts = texts(files, language)?;
        let mut tera = Tera::new();
        register_functions(&mut tera, &texts);
        let written = files.templates();
        let written: Vec<_> = written
            .map(|(name, text)| (name.to_owned(), text.into_owned()))
            .collect();
        let added = match minify {
            Minify::Templates => {
                let minified = written.iter();
                let minified = minified.map(|(name, text)| (name, minify::template(text)));
                tera.add_raw_templates(minified.collect::<Vec<_>>())
            }
            Minify::Nothing => tera.add_raw_templates(written_pairs(&written)),
        };
        if let Err(error) = added {
            // Of the same templates as written, for the lines of what was minified help nobody.
            let as_written = tera.add_raw_templates(written_pairs(&written));
            let error = as_written.err().unwrap_or(error);
            return Err(ThemeError::Template(error.to_string()));
        }
        let manifest = manifest(files)?;
        let statics = bundles::join(&manifest, &files.statics, minify, &files.folder)?;
        let assets = statics.published.into_iter();
        let assets = assets.map(|(name, bytes)| (key(&name), Asset::new(&name, bytes)));
        let inline = statics.inline.into_iter();
        Ok(Self {
            texts,
            tera,
            written,
            assets: assets.collect(),
            inline: inline.map(|(name, text)| (key(&name), text)).collect(),
        })
    }

    /// Makes a value known to all templates.
    pub fn share<T: serde::Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.tera.global_context().insert(name, value);
    }

    /// The paths of the static files by their keys in templates.
    #[must_use]
    pub fn asset_paths(&self) -> BTreeMap<&str, &str> {
        let paths = self.assets.iter();
        paths
            .map(|(key, asset)| (key.as_str(), asset.path.as_str()))
            .collect()
    }

    /// The scripts that pages carry in themselves, by their keys in templates. They are the same
    /// on every page, so that a server's policy can name them by their hash.
    #[must_use]
    pub fn inline(&self) -> BTreeMap<&str, tera::Value> {
        let inline = self.inline.iter();
        inline
            .map(|(key, text)| (key.as_str(), tera::Value::safe_string(text)))
            .collect()
    }

    /// The static files: path in the site, and bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets
            .values()
            .map(|asset| (asset.path.as_str(), asset.bytes.as_slice()))
    }

    /// Renders a template.
    ///
    /// # Errors
    /// If the template asks for what the view does not have, in the engine's words.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let mut page = Vec::with_capacity(PAGE);
        self.tera
            .render_to(template, context, &mut page)
            .map_err(|error| self.as_written(template, context, error))?;
        Ok(page)
    }

    /// The same error at its line in the template as its author wrote it: minifying has put all
    /// that is wrong on the first.
    fn as_written(&self, template: &str, context: &Context, error: tera::Error) -> ThemeError {
        let mut tera = self.tera.clone();
        let as_written = tera
            .add_raw_templates(written_pairs(&self.written))
            .and_then(|()| tera.render_to(template, context, std::io::sink()));
        let error = as_written.err().unwrap_or(error);
        ThemeError::Template(error.to_string())
    }
}

impl Asset {
    /// Named by its content, so that a browser may keep it for ever.
    fn new(name: &str, bytes: Vec<u8>) -> Self {
        let hash = blake3::hash(&bytes).to_hex();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let path = format!("assets/{stem}.{}.{extension}", &hash.as_str()[..8]);
        Self { path, bytes }
    }
}

/// The name of a static file in templates.
fn key(name: &str) -> String {
    name.replace(['.', '-', '/'], "_")
}

fn manifest(files: &ThemeFiles) -> Result<Manifest, ThemeError> {
    let text = String::from_utf8_lossy(&files.manifest);
    if text.trim().is_empty() {
        return Ok(Manifest::default());
    }
    let path = || files.folder.join("theme.yaml");
    serde_yaml::from_str(&text).map_err(|error| ThemeError::Texts(path(), error))
}

fn written_pairs(templates: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    let templates = templates.iter();
    templates.map(|(name, text)| (name.as_str(), text.as_str()))
}

/// `tr(key='…', n=3)`: a text with its placeholders filled.
fn register_functions(tera: &mut Tera, texts: &Texts) {
    let texts = texts.all().clone();
    let translate = move |arguments: Kwargs, _: &State<'_>| -> tera::TeraResult<String> {
        let key: &str = arguments.must_get("key")?;
        let Some(text) = texts.get(key) else {
            return Err(tera::Error::message(format!("no text `{key}`")));
        };
        let mut filled = text.clone();
        for (name, value) in arguments.iter() {
            filled = filled.replace(&format!("{{{name}}}"), &value.to_string());
        }
        Ok(filled)
    };
    tera.register_function("tr", translate);
}

fn texts(files: &ThemeFiles, language: &str) -> Result<Texts, ThemeError> {
    let name = format!("{language}.yaml");
    let path = files.folder.join("i18n").join(&name);
    let found = files.texts.iter().find(|(file, _)| *file == name);
    let Some((_, yaml)) = found else {
        return Err(ThemeError::Io(path, std::io::ErrorKind::NotFound.into()));
    };
    Texts::parse(&String::from_utf8_lossy(yaml)).map_err(|error| ThemeError::Texts(path, error))
}

fn read(path: &Path) -> Result<Vec<u8>, ThemeError> {
    fs::read(path).map_err(|error| ThemeError::Io(path.to_owned(), error))
}

/// The files below a folder by name, in the order of the names.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, ThemeError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            ThemeError::Io(
                folder.to_owned(),
                error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::Error::other("a link that leads to itself")),
            )
        })?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !entry.file_type().is_file() || hidden {
            continue;
        }
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        files.push((parts.join("/"), read(entry.path())?));
    }
    Ok(files)
}
