//! From records to a report: what `build` and `check` have in common.

use std::path::Path;

use super::console::Console;
use super::options::Common;
use super::{Outcome, clock, registry};
use crate::check::{Context, check, judge};
use crate::derive::Directory;
use crate::diag::{Catalogue, Diagnostic, Report, Severity};
use crate::load::rules::UNREADABLE;
use crate::load::{Files, Loaded, read, understand};
use crate::model::{Catalog, Day, Site};
use crate::render::{self, Minify, Theme, ThemeError, ThemeFiles};
use crate::search;
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

/// Whether a folder may hold records.
///
/// # Errors
/// In words, if it is none, or if another one close by is surely meant.
pub fn content(path: &Path, words: &Catalogue) -> Result<(), String> {
    let is_content = |path: &Path| path.join("site.yaml").is_file();
    let whole = std::fs::canonicalize(path);
    let whole = whole.as_deref().unwrap_or(path);
    let above = whole.ancestors().skip(1).take(3);
    let above = above.into_iter().find(|it| is_content(it));
    let below = path.join("content");
    let (key, near) = match above {
        _ if path.is_dir() && is_content(path) => return Ok(()),
        _ if path.is_file() => ("content-is-file", above.unwrap_or(Path::new("content"))),
        Some(above) => ("content-above", above),
        None if is_content(&below) => ("content-below", &*below),
        None if path.is_dir() => return Ok(()),
        None => ("no-content", path),
    };
    let shown = |path: &Path| path.display().to_string();
    Err(words.say(key, &[("path", shown(path)), ("near", shown(near))]))
}

/// Reads the content folder.
pub fn files(common: &Common, console: &Console) -> Result<Files, Trouble> {
    content(&common.content, console.words()).map_err(Trouble)?;
    // Findings are about what lies in the folder; without it there is nothing to report on.
    if let Err(error) = std::fs::read_dir(&common.content) {
        let path = common.content.display().to_string();
        let args = [("path", path), ("error", console.io(&error))];
        return Err(Trouble(console.text("cannot-read", &args)));
    }
    Ok(read(&common.content))
}

/// Reads the theme's files.
pub fn theme_files(common: &Common, console: &Console) -> Result<ThemeFiles, Trouble> {
    let files = ThemeFiles::read(&common.theme);
    let files = files.and_then(|files| files.under(&common.content.join("theme")));
    files.map_err(|error| no_theme(common, &error, console))
}

/// Makes the theme ready to render in the language of the site.
pub fn theme(
    files: &ThemeFiles,
    site: &Site,
    common: &Common,
    console: &Console,
) -> Result<Theme, Trouble> {
    let language = site.language.as_str();
    // Without a readable site.yaml there is no language; the findings say so.
    let language = if language.is_empty() {
        "zh-CN"
    } else {
        language
    };
    let theme = Theme::in_colours(files, language, &site.appearance, Minify::Templates);
    theme.map_err(|error| no_theme(common, &error, console))
}

/// Works out the pages of the site.
pub fn plan<'c>(
    directory: &'c Directory<'c>,
    theme: &'c Theme,
    common: &Common,
    console: &Console,
) -> Result<render::Plan<'c>, Trouble> {
    // Only the head and the foot are made here, which belong to all pages.
    let plan = render::plan(directory, theme);
    let mut plan = plan.map_err(|error| no_theme(common, &error, console))?;
    plan.paths.insert(search::BOOT.to_owned());
    Ok(plan)
}

fn no_theme(common: &Common, error: &ThemeError, console: &Console) -> Trouble {
    let error = match error {
        ThemeError::Io(path, error) => {
            let args = [
                ("path", path.display().to_string()),
                ("error", console.io(error)),
            ];
            console.text("cannot-read", &args)
        }
        other => other.to_string(),
    };
    let args = [
        ("path", common.theme.display().to_string()),
        ("error", error),
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

/// Shows what the records themselves gave rise to; then the trouble that lets nothing more be found
/// can be told.
pub fn tell_records(checked: &Checked, as_of: Day, trouble: Trouble, console: &Console) -> Trouble {
    console.findings(&report(checked, &[], as_of), &checked.sources);
    trouble
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

/// How a command ends that refuses to publish: with the status of a file that cannot be read if
/// there is one, for it is the machine's trouble and not the records'.
pub fn refusal(report: &Report) -> Outcome {
    let is_unreadable = |finding: &Diagnostic| finding.rule == &UNREADABLE;
    if report.iter().any(|(_, finding)| is_unreadable(finding)) {
        Outcome::CouldNotRun
    } else {
        Outcome::Findings
    }
}

/// The summary's figures about the records. Each of the `dead` links is an error as well.
pub fn figures(
    directory: &Directory<'_>,
    report: &Report,
    dead: usize,
) -> Vec<(&'static str, String)> {
    vec![
        ("evaluators", directory.entries.len().to_string()),
        ("plans", directory.catalog.plans.len().to_string()),
        ("errors", (report.count(Severity::Error) + dead).to_string()),
        ("warnings", report.count(Severity::Warning).to_string()),
    ]
}
