//! Findings as those of the other commands: for people, and as SARIF.

use super::Task;
use super::explain::told;
use super::text::Scanned;
use crate::advert::extract::Run as Seen;
use crate::advert::scan::Found;
use crate::check::advert::finding;
use crate::cli::prepare::Trouble;
use crate::cli::report::working_folder;
use crate::cli::{clock, registry};
use crate::diag::render::{Run, Style, Subjects, human as drawn, sarif as sarif_of};
use crate::diag::{Diagnostic, Report};
use crate::model::{Advertising, Day};
use crate::source::{Place, SourceFile, SourceId, Sources};

/// A finding with its lines, which are a source of their own.
pub fn diagnostic(policy: &Advertising, found: &Found, source: SourceId) -> Diagnostic {
    let seen = &found.sentence.marked;
    let mut hit = found.hit.clone();
    hit.range = 0..seen.len();
    let run = Seen::verbatim(seen, 0, found.kind);
    let place = Place::bytes(source, found.excerpt.range.clone());
    finding(policy, &hit, &run, place)
}

fn report(task: &Task<'_>, all: &[Scanned]) -> (Report, Sources) {
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    for scanned in all {
        for (found, id) in scanned.found.iter().zip(files.len()..) {
            // There are never four thousand million findings.
            let id = SourceId(u32::try_from(id).unwrap_or(u32::MAX));
            findings.push(diagnostic(&task.list.policy, found, id));
        }
        files.extend(scanned.found.iter().map(|found| {
            let excerpt = &found.excerpt;
            SourceFile::excerpt(scanned.name.clone(), excerpt.text.clone(), excerpt.start)
        }));
    }
    let sources = Sources::new(files);
    (Report::new(findings, Vec::new(), &sources), sources)
}

/// Shows the findings on the terminal, or gives them back for a file; with all that was tried.
pub fn human(task: &Task<'_>, all: &[Scanned]) -> String {
    let (report, sources) = report(task, all);
    let mut text = String::new();
    if task.args.output.is_none() {
        task.console.findings(&report, &sources);
    } else {
        let words = task.console.words();
        let findings = report.iter();
        text.extend(findings.map(|it| drawn(it, &sources, words, Style::Plain) + "\n"));
    }
    for scanned in all {
        text += &explained(task, scanned);
    }
    text
}

/// What was tried in a text, if it is to be told.
fn explained(task: &Task<'_>, scanned: &Scanned) -> String {
    let Some(tried) = &scanned.tried else {
        return String::new();
    };
    let words = task.console.words();
    let mut text = format!("{}\n", scanned.name);
    if tried.is_empty() {
        text += &words.say("explain-nothing", &[]);
        text.push('\n');
    }
    for it in tried {
        text += &told(it, &task.list.policy, words);
    }
    text + "\n"
}

/// The day of what is given out.
pub fn as_of(task: &Task<'_>) -> Result<Day, Trouble> {
    clock::as_of(task.args.as_of)
        .map_err(|value| Trouble(task.console.text("bad-clock", &[("value", value)])))
}

/// The findings as SARIF.
pub fn sarif(task: &Task<'_>, all: &[Scanned]) -> Result<String, Trouble> {
    let (report, sources) = report(task, all);
    let mut rules = registry::all();
    rules.retain(|rule| rule.id.starts_with("advert/"));
    let run = Run {
        report: &report,
        sources: &sources,
        rules: &rules,
        subjects: Subjects::default(),
        site: String::new(),
        as_of: as_of(task)?.to_string(),
        content: String::new(),
        prefix: String::new(),
        root: working_folder(),
        evaluators: 0,
        plans: 0,
    };
    Ok(sarif_of(&run, task.console.words()))
}
