//! What follows the findings on a terminal: how often each rule is broken, and which waivers hold.

use std::fmt::Write;

use crate::diag::{Catalogue, Report, RuleCount, Severity};
use crate::source::{Sources, Span};

/// Fewer findings are counted at a glance.
const FEW: usize = 3;

/// A line for each rule that is broken, the worst first, and how to learn more; nothing if there
/// are few findings. Findings milder than `least` do not count.
#[must_use]
pub fn rules(
    report: &Report,
    sources: &Sources,
    words: &Catalogue,
    least: Severity,
) -> Option<String> {
    let mut counts = report.by_rule();
    counts.retain(|it| it.severity >= least);
    let total: usize = counts.iter().map(|it| it.count).sum();
    let first = counts.first().filter(|_| total > FEW)?;
    let places: Vec<String> = counts.iter().map(|it| place(&it.first, sources)).collect();
    let width = places.iter().map(String::len).max().unwrap_or_default();
    let lines = counts.iter().zip(&places);
    let lines = lines.map(|(it, place)| line(it, &format!("{place:<width$}"), words));
    let args = [("rule", first.rule.id.to_owned())];
    Some(format!(
        "{}\n{}{}",
        words.say("summary-rules", &[]),
        lines.collect::<String>(),
        words.say("summary-explain", &args),
    ))
}

fn place(span: &Span, sources: &Sources) -> String {
    let file = sources.get(span.source);
    format!("{}:{}", file.path, file.line_column(span.range.start).line)
}

fn line(it: &RuleCount, place: &str, words: &Catalogue) -> String {
    let name = |severity: Severity| words.say(severity.key(), &[]);
    let width = Severity::ALL.map(|severity| name(severity).chars().count());
    let width = width.into_iter().max().unwrap_or_default();
    let severity = name(it.severity);
    let summary = &it.rule.text().sayings(words.language).summary;
    format!(
        "{:>6}  {severity:<width$}  {:<32}  {place}  {summary}\n",
        it.count, it.rule.id
    )
}

/// What a reader should know at the end: how many notes are not shown, how many findings `--fix` mends,
/// how many files could not be checked. A line each.
#[must_use]
pub fn remarks(
    report: &Report,
    sources: &Sources,
    words: &Catalogue,
    least: Severity,
) -> Vec<String> {
    let notes = if least > Severity::Note {
        report.count(Severity::Note)
    } else {
        0
    };
    let remarks = [
        ("summary-fixable", report.fixable(sources)),
        ("hidden-notes", notes),
        ("summary-unchecked", report.unchecked()),
    ];
    let remarks = remarks.into_iter().filter(|(_, count)| *count > 0);
    remarks
        .map(|(key, count)| words.say(key, &[("count", count.to_string())]))
        .collect()
}

/// The first `limit` of the waivers that hold, one a line; nothing if there are none.
#[must_use]
pub fn waivers(
    report: &Report,
    sources: &Sources,
    words: &Catalogue,
    limit: usize,
) -> Option<String> {
    let count = report.waived().count();
    let mut text = words.say("summary-waivers", &[("count", count.to_string())]);
    for (span, it) in report.waived().take(limit) {
        let file = sources.get(span.source);
        let line = file.line_column(span.range.start).line;
        let args = [
            ("rule", it.finding.rule.id.to_owned()),
            ("place", format!("{}:{line}", file.path)),
            ("reason", it.reason.clone()),
            ("by", it.approved_by.clone()),
            ("on", it.on.clone()),
            (
                "until",
                it.until.clone().unwrap_or_else(|| words.say("no-end", &[])),
            ),
        ];
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {}", words.say("summary-waiver", &args));
    }
    if count > limit {
        let more = words.say("more", &[("count", (count - limit).to_string())]);
        let _ = write!(text, "\n  {more}");
    }
    (count > 0).then_some(text)
}
