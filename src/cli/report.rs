//! Giving out what was found, in the format that is asked for.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::options::Common;
use super::prepare::{Checked, Trouble};
use super::registry;
use crate::derive::Directory;
use crate::diag::Report;
use crate::diag::render::{self, Run, Style, Subject, Subjects};
use crate::model::Day;

/// How findings are given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, on standard error 给人看
    Human,
    /// For programs 给程序
    Json,
    /// For code review systems, SARIF 2.1.0
    Sarif,
    /// For GitHub Actions
    Github,
    /// A report to print and keep 检查报告，可打印
    Html,
}

impl Format {
    /// That which the name of a file asks for.
    pub fn of_file(path: Option<&Path>) -> Self {
        let ending = path.and_then(Path::extension).and_then(|it| it.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("html" | "htm") => Self::Html,
            Some("json") => Self::Json,
            Some("sarif") => Self::Sarif,
            _ => Self::Human,
        }
    }
}

/// What was found, and about what.
pub struct Found<'f> {
    /// The records.
    pub checked: &'f Checked,
    /// The directory that they make.
    pub directory: &'f Directory<'f>,
    /// The findings.
    pub report: &'f Report,
}

/// Shows findings to people, or writes them whole to standard output or a file.
pub fn give(
    found: &Found<'_>,
    format: Format,
    output: Option<&Path>,
    common: &Common,
    console: &Console,
) -> Result<(), Trouble> {
    if format == Format::Human && output.is_none() {
        console.findings(found.report, &found.checked.sources);
        console.waivers(found.report, &found.checked.sources);
        return Ok(());
    }
    let text = text(found, format, common, console)?;
    let Some(path) = output else {
        super::print(&text);
        return Ok(());
    };
    let args = |error: String| [("path", path.display().to_string()), ("error", error)];
    std::fs::write(path, text)
        .map_err(|error| Trouble(console.text("cannot-write", &args(console.io(&error)))))?;
    if !common.quiet {
        console.say("written", &args(String::new()));
    }
    Ok(())
}

fn text(
    found: &Found<'_>,
    format: Format,
    common: &Common,
    console: &Console,
) -> Result<String, Trouble> {
    let words = console.words();
    let rules = registry::all();
    let run = run(found, &rules, common);
    Ok(match format {
        Format::Human => human(&run, console),
        Format::Json => render::json(&run),
        Format::Sarif => render::sarif(&run, words),
        Format::Github => render::github(&run, words),
        Format::Html => render::html(&run, words).map_err(|error| {
            let args = [
                ("page", "report.html".to_owned()),
                ("error", error.to_string()),
            ];
            Trouble(console.text("template", &args))
        })?,
    })
}

/// All findings as people read them.
fn human(run: &Run<'_>, console: &Console) -> String {
    let words = console.words();
    let findings = run.report.iter();
    let findings = findings.map(|it| render::human(it, run.sources, words, Style::Plain) + "\n");
    let least = crate::diag::Severity::Note;
    let after = [
        render::rules(run.report, run.sources, words, least),
        render::waivers(run.report, run.sources, words, usize::MAX),
    ];
    let after = after.into_iter().flatten();
    let remarks = render::remarks(run.report, run.sources, words, least);
    let after = after.chain(remarks).map(|text| text + "\n");
    findings.chain(after).collect()
}

fn run<'f>(found: &Found<'f>, rules: &'f [&'static crate::diag::Rule], common: &Common) -> Run<'f> {
    let Checked {
        catalog, sources, ..
    } = found.checked;
    let (root, prefix) = root_and_prefix(&common.content);
    Run {
        report: found.report,
        sources,
        rules,
        subjects: Subjects::new(subjects(found), sources),
        site: catalog.site.name.clone(),
        as_of: found.directory.as_of.to_string(),
        content: common.content.display().to_string(),
        prefix,
        root,
        evaluators: found.directory.entries.len(),
        plans: catalog.plans.len(),
    }
}

/// The evaluators in the order of their files, those included of which nothing could be read.
fn subjects(found: &Found<'_>) -> Vec<Subject> {
    let Checked {
        catalog, sources, ..
    } = found.checked;
    let as_of: Day = found.directory.as_of;
    let records = catalog.records();
    let mut subjects: Vec<Subject> = Vec::with_capacity(records.len());
    let mut records = records.peekable();
    for file in sources.ids() {
        let record = records.next_if(|record| record.origin == file);
        let Some(name) = name_of_record(&sources.get(file).path) else {
            continue;
        };
        let standing = record.and_then(|it| it.timeline?.standing(as_of));
        let code = record.and_then(|it| it.code);
        subjects.push(Subject {
            file: Some(file),
            code: code.map_or_else(|| name.to_owned(), |code| code.to_string()),
            name: record.and_then(|it| it.name).unwrap_or_default().to_owned(),
            standing: standing.map(crate::model::Standing::key),
        });
    }
    subjects
}

/// The name of an evaluator's record without its ending, or of its folder; `None` for other files.
fn name_of_record(path: &str) -> Option<&str> {
    let path = path.strip_prefix("evaluators/")?;
    let name = [".yaml", ".yml"]
        .iter()
        .find_map(|ending| path.strip_suffix(ending))?;
    let name = name.strip_suffix("/evaluator").unwrap_or(name);
    (!name.contains('/')).then_some(name)
}

/// The working folder as an address.
pub fn working_folder() -> String {
    root_and_prefix(Path::new(".")).0
}

/// The working folder as an address, and the way from there to the content folder; the content
/// folder itself if it lies elsewhere.
fn root_and_prefix(content: &Path) -> (String, String) {
    let content = std::fs::canonicalize(content).unwrap_or_else(|_| content.to_owned());
    let folder = std::env::current_dir().and_then(std::fs::canonicalize);
    let folder = folder.unwrap_or_else(|_| PathBuf::from("/"));
    let (root, below) = match content.strip_prefix(&folder) {
        Ok(below) => (folder, below.to_owned()),
        Err(_) => (content, PathBuf::new()),
    };
    let slashed = |path: &Path| {
        let parts = path.iter().filter(|part| *part != "/");
        let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
        match parts.as_slice() {
            [] => String::new(),
            parts => parts.join("/") + "/",
        }
    };
    let root = format!("file:///{}", render::address(&slashed(&root)));
    (root, slashed(&below))
}
