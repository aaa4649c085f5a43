//! From records to a report: what `build` and `check` have in common.

use super::console::Console;
use super::options::Common;
use super::{Outcome, clock};
use crate::check::check;
use crate::derive::Directory;
use crate::diag::{Diagnostic, Report, Rule, Severity};
use crate::load::rules::{NO_EVALUATORS, UNREADABLE};
use crate::load::{Files, Loaded, read, understand};
use crate::model::{Article, Catalog, Day, Evaluator};
use crate::render::{self, Minify, Theme, ThemeError, ThemeFiles};
use crate::source::{Place, Sources};

static NOT_YET_FILED: Rule = Rule::warning("site/not-yet-filed");

static COMING_NOTICE: Rule = Rule::warning("site/coming-notice");

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
    common: &Common,
    console: &Console,
) -> Result<render::Plan<'c>, Trouble> {
    // Only the head and the foot are made here, which belong to all pages.
    render::plan(directory, theme).map_err(|error| no_theme(common, &error, console))
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
    hold_back_coming_notices(&mut catalog, as_of, &mut findings);
    findings.extend(check(&catalog));
    hold_back_coming_evaluators(&catalog, as_of, &mut findings);
    Checked {
        catalog,
        sources,
        findings,
    }
}

/// An evaluator is listed from the first day of its standing. If all are still to come, the
/// directory would be empty: the day is likely wrong.
fn hold_back_coming_evaluators(catalog: &Catalog, as_of: Day, findings: &mut Vec<Diagnostic>) {
    let evaluators = &catalog.evaluators;
    let coming = |it: &&Evaluator| it.timeline.standing(as_of).is_none();
    let filed_on = |it: &Evaluator| Place::file(it.origin).key("filing").key("filed_on");
    let first = evaluators.first().filter(|_| catalog.unread.is_empty());
    if let Some(first) = first.filter(|_| evaluators.iter().all(|it| coming(&it))) {
        let finding = Diagnostic::new(&NO_EVALUATORS, filed_on(first)).variant("coming");
        findings.push(finding.arg("as_of", as_of));
    }
    let unfiled = evaluators.iter().filter(coming);
    findings.extend(unfiled.map(|evaluator| {
        Diagnostic::new(&NOT_YET_FILED, filed_on(evaluator))
            .arg("name", &evaluator.name)
            .arg("as_of", as_of)
    }));
}

/// A notice is published on its day, not before.
fn hold_back_coming_notices(catalog: &mut Catalog, as_of: Day, findings: &mut Vec<Diagnostic>) {
    let is_coming = |notice: &Article| notice.date.is_some_and(|date| date > as_of);
    for notice in catalog.notices.iter().filter(|notice| is_coming(notice)) {
        let place = Place::file(notice.origin).key("date");
        let finding = Diagnostic::new(&COMING_NOTICE, place);
        findings.push(finding.arg("title", &notice.title).arg("as_of", as_of));
    }
    catalog.notices.retain(|notice| !is_coming(notice));
}

/// Shows what the records themselves gave rise to; then the trouble that lets nothing more be found
/// can be told.
pub fn tell_records(checked: &Checked, trouble: Trouble, console: &Console) -> Trouble {
    let report = Report::new(checked.findings.clone(), &checked.sources);
    console.findings(&report, &checked.sources);
    trouble
}

/// The report of all findings: those of the records and those of the pages' Markdown.
pub fn report(findings: &[Diagnostic], plan: &render::Plan<'_>, sources: &Sources) -> Report {
    let all = findings.iter().chain(&plan.findings).cloned();
    Report::new(all.collect(), sources)
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
