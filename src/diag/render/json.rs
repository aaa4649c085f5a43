//! Findings for programs: one JSON document, whose every field `findings.schema.json` describes.
//!
//! The document has a version, 1. New fields may be added to a version; what a field means never
//! changes within one. Lines and columns count from 1, columns in characters (Unicode scalar
//! values) of the file as it is read, that is without a byte order mark; offsets count its bytes
//! from 0. Ends are the first character after.

use serde_json::{Map, Value, json};

use super::run::{Run, path};
use crate::diag::{Catalogue, Diagnostic, Language, Severity, Waived};
use crate::source::Span;

/// The version of the document.
pub const VERSION: u32 = 1;

/// The schema of the document.
pub const SCHEMA: &str = include_str!("findings.schema.json");

/// The document, indented, ending in a line break.
#[must_use]
pub fn json(run: &Run<'_>) -> String {
    let words = [Language::Chinese, Language::English].map(Catalogue::of);
    let rules = run
        .report
        .by_rule()
        .into_iter()
        .map(|it| json!({"id": it.rule.id, "severity": it.severity.key(), "count": it.count}));
    let findings = run.report.iter();
    let waived = run.report.waived();
    let document = json!({
        "version": VERSION,
        "tool": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")},
        "as_of": run.as_of,
        "content": run.content,
        "site": run.site,
        "summary": {
            "evaluators": run.evaluators,
            "plans": run.plans,
            "errors": run.count(Severity::Error),
            "warnings": run.count(Severity::Warning),
            "notes": run.count(Severity::Note),
            "waived": run.report.waived().count(),
            "unchecked": run.report.unchecked(),
        },
        "rules": rules.collect::<Vec<_>>(),
        "findings": findings.map(|it| finding(run, &words, &it.0, &it.1)).collect::<Vec<_>>(),
        "waived": waived.map(|it| waiver(run, &words, &it.0, &it.1)).collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn finding(run: &Run<'_>, words: &[Catalogue; 2], span: &Span, finding: &Diagnostic) -> Value {
    let told = words.each_ref().map(|words| words.tell(finding));
    let [zh, en] = &told;
    let mut value = Map::new();
    let mut put = |key: &str, it: Option<Value>| {
        if let Some(it) = it {
            value.insert(key.to_owned(), it);
        }
    };
    put("rule", Some(finding.rule.id.into()));
    put("severity", Some(finding.severity.key().into()));
    put("clause", finding.clause.as_deref().map(Value::from));
    put("message", both(Some(&zh.title), Some(&en.title)));
    put("label", both(zh.label.as_ref(), en.label.as_ref()));
    put("help", both(zh.help.as_ref(), en.help.as_ref()));
    for (key, part) in location(run, span) {
        put(&key, Some(part));
    }
    put("path", path(&finding.place).map(Value::from));
    put("evaluator", run.code(&finding.place).map(Value::from));
    let related = finding
        .related
        .iter()
        .enumerate()
        .map(|(index, (place, _))| {
            let mut value = location(run, &run.sources.span(place));
            let label = |told: &crate::diag::Told| told.related.get(index).cloned().flatten();
            if let Some(label) = both(label(zh).as_ref(), label(en).as_ref()) {
                value.insert("label".to_owned(), label);
            }
            Value::from(value)
        });
    put("related", Some(related.collect()));
    put("fix", fix(run, finding));
    put("hides_rest", finding.hides_rest.then_some(true.into()));
    value.into()
}

fn waiver(run: &Run<'_>, words: &[Catalogue; 2], span: &Span, waived: &Waived) -> Value {
    json!({
        "finding": finding(run, words, span, &waived.finding),
        "reason": waived.reason,
        "approved_by": waived.approved_by,
        "on": waived.on,
        "until": waived.until,
    })
}

/// A text in both languages, if it is said in both.
fn both(zh: Option<&String>, en: Option<&String>) -> Option<Value> {
    Some(json!({"zh": zh?, "en": en?}))
}

fn location(run: &Run<'_>, span: &Span) -> Map<String, Value> {
    let at = |at: crate::source::LineColumn, offset: usize| json!({"line": at.line, "column": at.column, "offset": offset});
    let start = at(run.start(span), span.range.start);
    let end = at(run.end(span), span.range.end);
    let file = Value::from(run.file(span));
    let parts = [("file", file), ("start", start), ("end", end)];
    parts
        .map(|(key, part)| (key.to_owned(), part))
        .into_iter()
        .collect()
}

fn fix(run: &Run<'_>, finding: &Diagnostic) -> Option<Value> {
    let fix = finding.fix.as_ref()?;
    let edit = fix.edit(run.sources)?;
    let span = Span {
        source: edit.source,
        range: edit.range,
    };
    let mut value = location(run, &span);
    value.insert("text".to_owned(), edit.text.into());
    value.insert("safe".to_owned(), fix.is_safe().into());
    Some(value.into())
}
