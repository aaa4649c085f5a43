//! The list of banned wording that a command works with: a file that is named, that of the content
//! folder, or else the one that the program carries.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::prepare::Trouble;
use crate::advert::extract::decode;
use crate::advert::matching::Matcher;
use crate::diag::Report;
use crate::load;
use crate::model::Advertising;
use crate::source::Sources;

/// Which list is used.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The list of banned wording, instead of the content folder's 字样清单
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// The folder of the records; without advertising.yaml in it the program's list is used 内容文件夹
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
}

/// A list as it was read.
pub struct List {
    /// The file; `None` if it is the program's.
    pub path: Option<String>,
    /// The list itself.
    pub policy: Advertising,
    /// Its text, to show places in it.
    pub sources: Sources,
    /// What was found in it.
    pub report: Report,
    /// Stands for its text.
    pub fingerprint: String,
}

impl List {
    /// Reads the list. What was found in it is shown.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(options: &Options, console: &Console) -> Result<Self, Trouble> {
        let own = options.content.join("advertising.yaml");
        let path = options
            .policy
            .clone()
            .or_else(|| own.is_file().then_some(own));
        let text = match &path {
            Some(path) => text(path, console)?,
            None => load::USUAL_ADVERTISING.to_owned(),
        };
        let path = path.map(|it| it.display().to_string());
        let named = path.clone();
        let named = named.unwrap_or_else(|| "advertising.yaml".to_owned());
        let fingerprint = blake3::hash(text.as_bytes()).to_hex()[..16].to_owned();
        let (policy, sources, findings) = load::advertising_alone(named, text);
        let report = Report::new(findings, Vec::new(), &sources);
        console.findings(&report, &sources);
        Ok(Self {
            path,
            policy,
            sources,
            report,
            fingerprint,
        })
    }

    /// The list made ready to be looked for.
    ///
    /// # Errors
    /// If there are errors in it, or nothing.
    pub fn matcher(&self, console: &Console) -> Result<Matcher, Trouble> {
        let path = self.path.clone().unwrap_or_default();
        if self.report.forbids_publishing() || self.policy.terms.is_empty() {
            let args = [("path", path)];
            return Err(Trouble(console.text("wording-unusable", &args)));
        }
        Matcher::new(&self.policy).map_err(|error| {
            let args = [("path", path), ("error", error)];
            Trouble(console.text("wording-too-large", &args))
        })
    }
}

fn text(path: &Path, console: &Console) -> Result<String, Trouble> {
    let bytes = std::fs::read(path).map_err(|error| {
        let args = [
            ("path", path.display().to_string()),
            ("error", console.io(&error)),
        ];
        Trouble(console.text("cannot-read", &args))
    })?;
    Ok(decode(&bytes).text.into_owned())
}
