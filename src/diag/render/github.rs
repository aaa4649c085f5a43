//! Findings as workflow commands of GitHub Actions, which shows them beside the changed lines:
//! `::error file=…,line=…,title=…::message`.

use std::fmt::Write;

use super::human::help_name;
use super::run::{Run, advice};
use crate::diag::{Catalogue, Diagnostic, Severity};
use crate::source::Span;

/// A line for each finding.
#[must_use]
pub fn github(run: &Run<'_>, words: &Catalogue) -> String {
    let mut lines = String::new();
    for (span, finding) in run.report.iter() {
        lines.push_str(&line(run, words, span, finding));
    }
    lines
}

fn line(run: &Run<'_>, words: &Catalogue, span: &Span, finding: &Diagnostic) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (run.start(span), run.end(span));
    let file = format!("{}{}", run.prefix, run.file(span));
    let mut line = format!(
        "::{command} file={},line={},endLine={}",
        property(&file),
        start.line,
        end.line
    );
    // Columns are for places within one line.
    if start.line == end.line {
        // Writing to a string cannot fail.
        let _ = write!(line, ",col={},endColumn={}", start.column, end.column);
    }
    let _ = writeln!(
        line,
        ",title={}::{}",
        property(finding.rule.id),
        data(&message(run, words, finding))
    );
    line
}

/// The fact, what stands there, what to do and by which clause, a line each.
fn message(run: &Run<'_>, words: &Catalogue, finding: &Diagnostic) -> String {
    let told = words.tell(finding);
    let colon = words.say("colon", &[]);
    let named = |key: &str, text: String| format!("{}{colon}{text}", words.say(key, &[]));
    let advice = advice(run, words, finding, &told);
    let mut lines = vec![told.title];
    lines.extend(told.label);
    let edit = finding.fix.as_ref().and_then(|fix| fix.edit(run.sources));
    let name = help_name(finding, edit.is_some());
    lines.extend(told.rest);
    lines.extend(advice.map(|help| named(name, help)));
    let clause = finding.clause.as_deref().map(str::to_owned);
    lines.extend(clause.map(|clause| named("basis-name", clause)));
    lines.join("\n")
}

/// What a message may not hold as it is.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What the value of a property may not hold as it is.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_or_a_property_too_early() {
        assert_eq!(data("100%\r\n::a,b"), "100%25%0D%0A::a,b");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
