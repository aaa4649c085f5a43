//! From records to a report: what `build` and `check` have in common.

use super::console::Console;
use super::options::Common;
use super::{Outcome, clock, registry};
use crate::check::{Context, check, judge};
use crate::derive::Directory;
use crate::diag::{Diagnostic, Report, Severity};
use crate::load::{Files, Loaded, read, understand};
use crate::model::{Catalog, Day};
use crate::render::{self, Minify, Theme, ThemeError, ThemeFiles};
use crate::source::Sources;

/// Why a command could not be run, in words for people.
pub struct Trouble(pub String);

impl Trouble {
    /// Says why, and that the command could not be run.
    pub fn tell(&self, console: &Console) -> Outcome {
        console.say("cannot", &[("error", self.0.clone())]);
        Outcome::CouldNotRun
    }
}

/// The day that standings are worked out for.
pub fn as_of(common: &Common, console: &Console) -> Result<Day, Trouble> {
    clock::as_of(common.as_of)
        .map_err(|value| Trouble(console.text("bad-clock", &[("value", value)])))
}

/// Reads the content folder.
pub fn files(common: &Common, console: &Console) -> Result<Files, Trouble> {
    if !common.content.is_dir() {
        let path = common.content.display().to_string();
        return Err(Trouble(console.text("no-content", &[("path", path)])));
    }
    Ok(read(&common.content))
}

/// Reads the theme's files.
pub fn theme_files(common: &Common, console: &Console) -> Result<ThemeFiles, Trouble> {
    ThemeFiles::read(&common.theme).map_err(|error| no_theme(common, &error, console))
}

/// Makes the theme ready to render in the language of the site.
pub fn theme(
    files: &ThemeFiles,
    language: &str,
    common: &Common,
    console: &Console,
) -> Result<Theme, Trouble> {
    // Without a readable site.yaml there is no language; the findings say so.
    let language = if language.is_empty() {
        "zh-CN"
    } else {
        language
    };
    let theme = Theme::new(files, language, Minify::Templates);
    theme.map_err(|error| no_theme(common, &error, console))
}

/// Works out the pages of the site.
pub fn plan<'c>(
    directory: &'c Directory<'c>,
    theme: &'c Theme,
    console: &Console,
) -> Result<render::Plan<'c>, Trouble> {
    render::plan(directory, theme).map_err(|error| {
        let args = [("page", String::new()), ("error", error.to_string())];
        Trouble(console.text("template", &args))
    })
}

fn no_theme(common: &Common, error: &ThemeError, console: &Console) -> Trouble {
    let args = [
        ("path", common.theme.display().to_string()),
        ("error", error.to_string()),
    ];
    Trouble(console.text("no-theme", &args))
}

/// Records, understood and checked.
pub struct Checked {
    /// What could be understood.
    pub catalog: Catalog,
    /// The files.
    pub sources: Sources,
    /// What the records themselves gave rise to.
    pub findings: Vec<Diagnostic>,
}

/// Understands and checks what was read.
pub fn checked(files: Files, as_of: Day) -> Checked {
    let Loaded {
        mut catalog,
        sources,
        mut findings,
    } = understand(files);
    let context = Context {
        catalog: &catalog,
        sources: &sources,
        as_of,
    };
    let of_meaning = check(&context, &findings);
    findings.extend(of_meaning);
    // A notice is published on its day, not before.
    catalog.notices.retain(|notice| !notice.is_coming(as_of));
    Checked {
        catalog,
        sources,
        findings,
    }
}

/// The report of all findings, those of the records and those of the pages' Markdown, as the
/// policy and the waivers have it.
pub fn report(checked: &Checked, of_pages: &[Diagnostic], as_of: Day) -> Report {
    let context = Context {
        catalog: &checked.catalog,
        sources: &checked.sources,
        as_of,
    };
    let all = checked.findings.iter().chain(of_pages).cloned();
    let judged = judge(&context, all.collect(), &registry::all());
    Report::new(judged.findings, judged.waived, &checked.sources)
}

/// The summary's figures about the records.
pub fn figures(directory: &Directory<'_>, report: &Report) -> Vec<(&'static str, String)> {
    vec![
        ("evaluators", directory.entries.len().to_string()),
        ("plans", directory.catalog.plans.len().to_string()),
        ("errors", report.count(Severity::Error).to_string()),
        ("warnings", report.count(Severity::Warning).to_string()),
    ]
}
