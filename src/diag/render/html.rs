//! Findings as a report that is printed, handed on and kept: one HTML file without scripts and
//! without anything from outside.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use tera::{Context, Tera};

use super::letter::{self, Charge, Letter, asks};
use super::run::Run;
use crate::diag::{Catalogue, Diagnostic, Language, Rule, Severity, Waived};
use crate::source::Span;

const TEMPLATE: &str = include_str!("report.html");
const PARTS: &str = include_str!("report-parts.html");
const STYLE: &str = include_str!("report.css");

/// How many characters of a long line are shown on either side of the place.
const AROUND: usize = 90;

/// The template does not fit; the tests prove that it does.
#[derive(Debug)]
pub struct HtmlError(pub(super) tera::Error);

impl fmt::Display for HtmlError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[derive(Serialize)]
struct View<'r> {
    lang: &'static str,
    style: &'static str,
    version: &'static str,
    site: &'r str,
    as_of: &'r str,
    content: &'r str,
    evaluators: usize,
    plans: usize,
    verdict_kind: &'static str,
    verdict: String,
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    rules: Vec<RuleView>,
    concerned: Vec<Section<'r>>,
    sound: Vec<Title<'r>>,
    others: Vec<Section<'r>>,
    w: BTreeMap<String, &'r str>,
}

/// A rule that is broken.
#[derive(Serialize)]
struct RuleView {
    severity: &'static str,
    id: &'static str,
    summary: &'static str,
    clause: Option<&'static str>,
    count: usize,
    evaluators: usize,
}

/// An evaluator.
#[derive(Clone, Serialize)]
struct Title<'r> {
    /// Names it within the report.
    id: String,
    code: &'r str,
    name: &'r str,
    standing: Option<String>,
}

/// What was found about one evaluator, or in one other file.
#[derive(Serialize)]
struct Section<'r> {
    title: Title<'r>,
    errors: usize,
    warnings: usize,
    notes: usize,
    findings: Vec<FindingView<'r>>,
    waivers: Vec<WaiverView<'r>>,
    /// A letter to the evaluator about what is quoted of its texts, and what it asks for.
    letter: Option<Letter>,
    asks: String,
}

#[derive(Serialize)]
struct FindingView<'r> {
    severity: &'static str,
    title: String,
    label: Option<String>,
    rest: Option<String>,
    help: Option<String>,
    clause: Option<&'r str>,
    rule: &'static str,
    at: At<'r>,
    related: Vec<At<'r>>,
    write: Option<String>,
    safe: bool,
}

/// A place with its line.
#[derive(Serialize)]
struct At<'r> {
    file: &'r str,
    line: usize,
    column: usize,
    label: Option<String>,
    before: String,
    marked: String,
    after: String,
}

#[derive(Serialize)]
struct WaiverView<'r> {
    rule: &'static str,
    title: String,
    clause: Option<&'r str>,
    reason: &'r str,
    approved_by: &'r str,
    on: &'r str,
    until: Option<&'r str>,
}

/// The report in the language of `words`.
///
/// # Errors
/// If the template does not fit the view.
pub fn html(run: &Run<'_>, words: &Catalogue) -> Result<String, HtmlError> {
    let view = Sections::new(run, words).view();
    let context = Context::from_serialize(&view).map_err(HtmlError)?;
    let mut tera = Tera::default();
    let templates = [
        ("letter-parts.html", letter::PARTS),
        ("report-parts.html", PARTS),
        ("report.html", TEMPLATE),
    ];
    tera.add_raw_templates(templates).map_err(HtmlError)?;
    tera.render("report.html", &context).map_err(HtmlError)
}

/// The report while it is put together.
struct Sections<'r> {
    run: &'r Run<'r>,
    words: &'r Catalogue,
    by_evaluator: BTreeMap<usize, Section<'r>>,
    by_file: BTreeMap<&'r str, Section<'r>>,
}

impl<'r> Sections<'r> {
    fn new(run: &'r Run<'r>, words: &'r Catalogue) -> Self {
        let mut sections = Self {
            run,
            words,
            by_evaluator: BTreeMap::new(),
            by_file: BTreeMap::new(),
        };
        for (span, finding) in run.report.iter() {
            let view = finding_view(run, words, span, finding);
            let section = sections.of(span, finding);
            *match finding.severity {
                Severity::Error => &mut section.errors,
                Severity::Warning => &mut section.warnings,
                Severity::Note => &mut section.notes,
            } += 1;
            if let Some(charge) = charge(words, finding, &view) {
                section.charge(run, finding.severity, charge);
            }
            section.findings.push(view);
        }
        for (span, waived) in run.report.waived() {
            let view = waiver_view(words, waived);
            sections.of(span, &waived.finding).waivers.push(view);
        }
        sections
    }

    /// The section that a finding belongs to.
    fn of(&mut self, span: &Span, finding: &Diagnostic) -> &mut Section<'r> {
        let (run, words) = (self.run, self.words);
        if let Some(index) = run.subjects.of(&finding.place, run.sources) {
            let section = self.by_evaluator.entry(index);
            return section.or_insert_with(|| Section::new(title(run, words, index)));
        }
        let file = run.file(span);
        let section = self.by_file.entry(file);
        section.or_insert_with(|| {
            Section::new(Title {
                id: String::new(),
                code: file,
                name: "",
                standing: None,
            })
        })
    }

    fn view(mut self) -> View<'r> {
        let (run, words) = (self.run, self.words);
        for section in self.by_evaluator.values_mut() {
            let asks = section.letter.as_ref().map(|it| asks(it, words));
            section.asks = asks.unwrap_or_default();
        }
        let all = 0..run.subjects.all().len();
        let (verdict_kind, verdict) = verdict(run, words);
        let sound = all.filter(|index| !self.by_evaluator.contains_key(index));
        View {
            lang: match words.language {
                Language::Chinese => "zh-CN",
                Language::English => "en",
            },
            style: STYLE,
            version: env!("CARGO_PKG_VERSION"),
            site: &run.site,
            as_of: &run.as_of,
            content: &run.content,
            evaluators: run.evaluators,
            plans: run.plans,
            verdict_kind,
            verdict,
            errors: run.count(Severity::Error),
            warnings: run.count(Severity::Warning),
            notes: run.count(Severity::Note),
            waived: run.report.waived().count(),
            rules: rules(run, words),
            sound: sound.map(|index| title(run, words, index)).collect(),
            concerned: self.by_evaluator.into_values().collect(),
            others: self.by_file.into_values().collect(),
            w: words
                .all()
                .map(|(key, text)| (key.replace('-', "_"), text))
                .collect(),
        }
    }
}

impl<'r> Section<'r> {
    fn new(title: Title<'r>) -> Self {
        Self {
            title,
            errors: 0,
            warnings: 0,
            notes: 0,
            findings: Vec::new(),
            waivers: Vec::new(),
            letter: None,
            asks: String::new(),
        }
    }

    /// Adds a charge to the letter.
    fn charge(&mut self, run: &Run<'_>, severity: Severity, charge: Charge) {
        let letter = self.letter.get_or_insert_with(|| Letter {
            to: self.title.name.to_owned(),
            as_of: run.as_of.clone(),
            ..Letter::default()
        });
        if !letter.texts.contains(&charge.text) {
            letter.texts.push(charge.text.clone());
        }
        match severity {
            Severity::Error => letter.banned.push(charge),
            Severity::Warning | Severity::Note => letter.doubtful.push(charge),
        }
    }
}

/// Whether the directory can be published, and the kind of that.
fn verdict(run: &Run<'_>, words: &Catalogue) -> (&'static str, String) {
    let [errors, warnings] =
        [Severity::Error, Severity::Warning].map(|severity| run.count(severity));
    let (kind, key) = match (errors, warnings) {
        (0, 0) => ("fine", "report-fine"),
        (0, _) => ("warning", "report-warnings"),
        _ => ("error", "report-errors"),
    };
    let args = [
        ("errors", errors.to_string()),
        ("warnings", warnings.to_string()),
    ];
    let verdict = words.say(key, &args);
    let unchecked = run.report.unchecked();
    if unchecked == 0 {
        return (kind, verdict);
    }
    let args = [("count", unchecked.to_string())];
    (
        kind,
        verdict + &words.say("between", &[]) + &words.say("summary-unchecked", &args),
    )
}

fn title<'r>(run: &'r Run<'r>, words: &Catalogue, index: usize) -> Title<'r> {
    let subject = &run.subjects.all()[index];
    let standing = subject.standing;
    Title {
        id: format!("e{index}"),
        code: &subject.code,
        name: &subject.name,
        standing: standing.map(|key| {
            let key = key.replace('_', "-");
            words.say(&format!("standing-{key}"), &[])
        }),
    }
}

fn rules(run: &Run<'_>, words: &Catalogue) -> Vec<RuleView> {
    let mut concerned: BTreeMap<(&str, Severity), Vec<usize>> = BTreeMap::new();
    for (_, finding) in run.report.iter() {
        let whose = run.subjects.of(&finding.place, run.sources);
        let list = concerned.entry((finding.rule.id, finding.severity));
        list.or_default().extend(whose);
    }
    for list in concerned.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    let counts = run.report.by_rule().into_iter();
    let views = counts.map(|it| RuleView {
        severity: it.severity.key(),
        id: it.rule.id,
        summary: summary(it.rule, words),
        clause: it.rule.clause,
        count: it.count,
        evaluators: concerned
            .get(&(it.rule.id, it.severity))
            .map_or(0, Vec::len),
    });
    views.collect()
}

fn summary(rule: &'static Rule, words: &Catalogue) -> &'static str {
    &rule.text().sayings(words.language).summary
}

fn finding_view<'r>(
    run: &'r Run<'r>,
    words: &Catalogue,
    span: &Span,
    finding: &'r Diagnostic,
) -> FindingView<'r> {
    let told = words.tell(finding);
    let related = finding.related.iter().zip(told.related);
    let edit = finding.fix.as_ref().and_then(|fix| fix.edit(run.sources));
    FindingView {
        severity: finding.severity.key(),
        title: told.title,
        label: told.label.clone(),
        rest: told.rest,
        help: told.help.and_then(|help| bare(help, words)),
        clause: finding.clause.as_deref(),
        rule: finding.rule.id,
        at: at(run, span, told.label),
        related: related
            .map(|((place, _), label)| at(run, &run.sources.span(place), label))
            .collect(),
        write: edit.map(|edit| edit.text),
        safe: finding.fix.as_ref().is_some_and(crate::diag::Fix::is_safe),
    }
}

/// What a letter says of a finding, if the finding quotes something.
fn charge(words: &Catalogue, finding: &Diagnostic, view: &FindingView<'_>) -> Option<Charge> {
    let quoted = finding.quoted.as_deref()?;
    let file = view.at.file;
    let [chinese, english] = &quoted.class;
    let class = match words.language {
        Language::Chinese => chinese,
        Language::English => english,
    };
    Some(Charge {
        text: match &quoted.channel {
            Some(channel) => format!("{channel} {file}"),
            None => file.to_owned(),
        },
        line: view.at.line,
        title: view.title.clone(),
        sentence: quoted.sentence.clone(),
        class: class.clone(),
        clause: view.clause.unwrap_or_default().to_owned(),
        reason: quoted.reason.clone(),
        instead: quoted.instead.clone(),
    })
}

/// What to do, where the text that is to be written stands by itself.
fn bare(help: String, words: &Catalogue) -> Option<String> {
    let is_all = help == words.say("write-instead", &[]);
    (!is_all).then(|| help.trim_end_matches([':', '：']).to_owned())
}

/// A place with the line in which it begins.
fn at<'r>(run: &'r Run<'r>, span: &Span, label: Option<String>) -> At<'r> {
    let file = run.sources.get(span.source);
    let text = file.text();
    let start = span.range.start;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..]
        .find(['\r', '\n'])
        .map_or(text.len(), |at| start + at);
    let end = span.range.end.min(line_end);
    let position = run.start(span);
    At {
        file: &file.path,
        line: position.line,
        column: position.column,
        label,
        before: last(&text[line_start..start]),
        marked: text[start..end.max(start)].to_owned(),
        after: first(&text[end.max(start)..line_end]),
    }
}

/// The end of what stands before a place.
fn last(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((at, _)) => format!("…{}", &text[at..]),
        None => text.to_owned(),
    }
}

/// The beginning of what stands after it.
fn first(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn waiver_view<'r>(words: &Catalogue, waived: &'r Waived) -> WaiverView<'r> {
    WaiverView {
        rule: waived.finding.rule.id,
        title: words.tell(&waived.finding).title,
        clause: waived.finding.clause.as_deref(),
        reason: &waived.reason,
        approved_by: &waived.approved_by,
        on: &waived.on,
        until: waived.until.as_deref(),
    }
}
