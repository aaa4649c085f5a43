//! Findings in SARIF 2.1.0, the format that code review systems exchange.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::run::{Run, address, advice, path};
use crate::diag::{Catalogue, Diagnostic, Language, Rule, Severity, Waived};
use crate::source::{Place, Span};

/// What paths of files begin at.
const ROOT: &str = "%SRCROOT%";

/// The document, indented, ending in a line break.
#[must_use]
pub fn sarif(run: &Run<'_>, words: &Catalogue) -> String {
    let results = Results {
        run,
        words,
        index: (0..)
            .zip(run.rules)
            .map(|(index, rule)| (rule.id, index))
            .collect(),
        seen: HashMap::new(),
    };
    let language = match words.language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language,
                "rules": run.rules.iter().map(|it| rule(it, words)).collect::<Vec<_>>(),
            }},
            "language": language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"uri": run.root}},
            "results": results.all(),
            "properties": {"asOf": run.as_of, "evaluators": run.evaluators, "plans": run.plans},
        }],
    });
    format!("{document:#}\n")
}

fn level(severity: Severity) -> &'static str {
    severity.key()
}

fn rule(rule: &Rule, words: &Catalogue) -> Value {
    let text = rule.text();
    let summary = &text.sayings(words.language).summary;
    let explanation = text.explanation(words.language);
    let explanation = if explanation.is_empty() {
        summary
    } else {
        explanation
    };
    let group = rule.id.split('/').next().unwrap_or_default();
    let mut value = json!({
        "id": rule.id,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": explanation, "markdown": explanation},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [group]},
    });
    if let Some(clause) = rule.clause {
        value["properties"]["clause"] = clause.into();
    }
    value
}

/// The results while they are made.
struct Results<'r> {
    run: &'r Run<'r>,
    words: &'r Catalogue,
    index: HashMap<&'r str, usize>,
    /// How many findings had the same fingerprint before.
    seen: HashMap<String, usize>,
}

impl Results<'_> {
    fn all(mut self) -> Vec<Value> {
        let run = self.run;
        let mut results = Vec::new();
        for (span, finding) in run.report.iter() {
            results.push(self.result(span, finding));
        }
        for (span, waived) in run.report.waived() {
            let mut result = self.result(span, &waived.finding);
            result["suppressions"] = json!([suppression(waived, self.words)]);
            results.push(result);
        }
        results
    }

    fn result(&mut self, span: &Span, finding: &Diagnostic) -> Value {
        let told = self.words.tell(finding);
        let mut text = told.title.clone();
        let advice = advice(self.run, self.words, finding, &told);
        for part in [&told.label, &told.rest, &advice].into_iter().flatten() {
            text.push('\n');
            text.push_str(part);
        }
        let mut location = json!({"physicalLocation": self.physical(span)});
        if let Some(path) = path(&finding.place) {
            location["logicalLocations"] = json!([{"fullyQualifiedName": path}]);
        }
        let fingerprint = self.fingerprint(span, finding);
        let mut result = json!({
            "ruleId": finding.rule.id,
            "level": level(finding.severity),
            "message": {"text": text},
            "locations": [location],
            "partialFingerprints": {"minglu/v1": fingerprint},
        });
        if let Some(index) = self.index.get(finding.rule.id) {
            result["ruleIndex"] = (*index).into();
        }
        let related = finding.related.iter().zip(&told.related).enumerate();
        let related =
            related.map(|(id, ((place, _), label))| self.related(id, place, label.as_ref()));
        let related: Vec<Value> = related.collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        if let Some(fix) = self.fix(finding, told.help.as_deref()) {
            result["fixes"] = json!([fix]);
        }
        if let Some(clause) = &finding.clause {
            result["properties"]["clause"] = clause.as_ref().into();
        }
        if let Some(code) = self.run.code(&finding.place) {
            result["properties"]["evaluator"] = code.into();
        }
        result
    }

    fn artifact(&self, span: &Span) -> Value {
        let path = format!("{}{}", self.run.prefix, self.run.file(span));
        json!({"uri": address(&path), "uriBaseId": ROOT})
    }

    fn region(&self, span: &Span) -> Value {
        let (start, end) = (self.run.start(span), self.run.end(span));
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        })
    }

    fn physical(&self, span: &Span) -> Value {
        json!({"artifactLocation": self.artifact(span), "region": self.region(span)})
    }

    fn related(&self, id: usize, place: &Place, label: Option<&String>) -> Value {
        let physical = self.physical(&self.run.sources.span(place));
        let mut location = json!({"id": id + 1, "physicalLocation": physical});
        if let Some(label) = label {
            location["message"] = json!({"text": label});
        }
        location
    }

    fn fix(&self, finding: &Diagnostic, help: Option<&str>) -> Option<Value> {
        let fix = finding.fix.as_ref()?;
        let edit = fix.edit(self.run.sources)?;
        let span = Span {
            source: edit.source,
            range: edit.range,
        };
        let words = self.words.say("write-instead", &[]);
        Some(json!({
            "description": {"text": help.unwrap_or(&words)},
            "artifactChanges": [{
                "artifactLocation": self.artifact(&span),
                "replacements": [{
                    "deletedRegion": self.region(&span),
                    "insertedContent": {"text": edit.text},
                }],
            }],
            "properties": {"safe": fix.is_safe()},
        }))
    }

    /// Stays the same when lines are added elsewhere in the file: made of the rule, the file,
    /// the place in the record's words and what the message says.
    fn fingerprint(&mut self, span: &Span, finding: &Diagnostic) -> String {
        let mut hasher = blake3::Hasher::new();
        let path = path(&finding.place).unwrap_or_default();
        let parts = [finding.rule.id, finding.variant, self.run.file(span), &path];
        let args = finding.args.iter().map(|(_, value)| value.as_str());
        for part in parts.into_iter().chain(args) {
            hasher.update(part.as_bytes()).update(&[0]);
        }
        let hash = hasher.finalize().to_hex()[..32].to_owned();
        let seen = self.seen.entry(hash.clone()).or_default();
        *seen += 1;
        format!("{hash}:{seen}")
    }
}

fn suppression(waived: &Waived, words: &Catalogue) -> Value {
    let args = [
        ("reason", waived.reason.clone()),
        ("by", waived.approved_by.clone()),
        ("on", waived.on.clone()),
        (
            "until",
            waived
                .until
                .clone()
                .unwrap_or_else(|| words.say("no-end", &[])),
        ),
    ];
    json!({
        "kind": "external",
        "status": "accepted",
        "justification": words.say("waived", &args),
    })
}
