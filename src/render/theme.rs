//! A theme: templates minified once, static files under fingerprinted names, texts.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use tera::{Context, Kwargs, State, Tera};

use crate::model::{Appearance, Colour};

use super::bundles::{self, Manifest};
use super::{Texts, ThemeFiles, minify};

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

#[derive(Debug)]
struct Asset {
    path: String,
    bytes: Vec<u8>,
}

/// The style sheet in which a site puts its own rules.
const CUSTOM: &str = "custom.css";

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

impl Theme {
    /// Makes a theme ready to render, with its texts in `language`.
    ///
    /// # Errors
    /// If a template is not sound or the theme does not speak the language.
    pub fn new(files: &ThemeFiles, language: &str, minify: Minify) -> Result<Self, ThemeError> {
        Self::in_colours(files, language, &Appearance::default(), minify)
    }

    /// The same in the site's own colours.
    ///
    /// # Errors
    /// As for [`Theme::new`].
    pub fn in_colours(
        files: &ThemeFiles,
        language: &str,
        appearance: &Appearance,
        minify: Minify,
    ) -> Result<Self, ThemeError> {
        let texts = texts(files, language)?;
        let mut tera = Tera::new();
        register_functions(&mut tera, &texts);
        let written = files.templates();
        let written: Vec<_> = written
            .map(|(name, text)| (name.into_owned(), text.into_owned()))
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
        let mut statics = files.statics();
        let custom = statics.get(CUSTOM).map_or(b"".as_slice(), |it| it);
        let custom = [colours(appearance).as_bytes(), custom].concat();
        statics.insert(CUSTOM, &custom);
        let statics = bundles::join(&manifest, &statics, minify, files.folder())?;
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

    /// The texts of these scripts.
    pub fn inline_scripts(&self) -> impl Iterator<Item = &str> {
        self.inline.values().map(String::as_str)
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

/// The rules by which the site's own colours take the place of the theme's: on light ground and on
/// dark; the contrast mode and paper keep theirs.
fn colours(appearance: &Appearance) -> String {
    let rule = |ground, colour: Option<Colour>| {
        let colour = colour?;
        Some(format!(
            "@media screen and (prefers-color-scheme: {ground}) {{ :root {{ --green: {colour}; \
             --green-strong: color-mix(in srgb, {colour} 70%, var(--ink)); }} }}\n"
        ))
    };
    let rules = [
        rule("light", appearance.accent),
        rule("dark", appearance.accent_dark),
    ];
    rules.into_iter().flatten().collect()
}

/// What the `theme.yaml` of all layers say together.
fn manifest(files: &ThemeFiles) -> Result<Manifest, ThemeError> {
    let mut manifest = Manifest::default();
    for (path, yaml) in files.manifests() {
        let layer = serde_yaml::from_slice(yaml).map_err(|error| ThemeError::Texts(path, error))?;
        manifest.extend(layer);
    }
    Ok(manifest)
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

/// The texts of all layers, upper ones in the place of lower ones.
fn texts(files: &ThemeFiles, language: &str) -> Result<Texts, ThemeError> {
    let mut all: Option<BTreeMap<String, String>> = None;
    for (path, yaml) in files.texts(language) {
        let texts: BTreeMap<String, String> =
            serde_yaml::from_slice(yaml).map_err(|error| ThemeError::Texts(path, error))?;
        all.get_or_insert_default().extend(texts);
    }
    let missing = || {
        let path = files.folder().join("i18n").join(format!("{language}.yaml"));
        ThemeError::Io(path, std::io::ErrorKind::NotFound.into())
    };
    all.map(Texts::new).ok_or_else(missing)
}
