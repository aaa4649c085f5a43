//! `identity/code-kind`: the letter of the evaluator code agrees with the kind of the body.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{CodeLetter, EvaluatorKind, Record};
use crate::source::{Part, Place};

static RULE: Rule =
    Rule::error("identity/code-kind", include_str!("code-kind.md")).from_clause("通知 三(二)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let (Some(code), Some(kind)) = (record.code, record.kind) else {
        return;
    };
    // 四(四): schools apply as social training evaluators do, so theirs can be an S.
    let (variant, severity) = match (code.letter(), kind) {
        (CodeLetter::S, EvaluatorKind::Social)
        | (CodeLetter::Y, EvaluatorKind::Employer | EvaluatorKind::School) => return,
        (CodeLetter::Y, EvaluatorKind::Social) => ("social", Severity::Error),
        (CodeLetter::S, EvaluatorKind::Employer) => ("employer", Severity::Error),
        (CodeLetter::S, EvaluatorKind::School) => ("school", Severity::Warning),
    };
    let top = || Place::file(record.origin);
    let letter = top().key("code").part(Part::Within(0..1));
    let mut finding = Diagnostic::new(&RULE, top().key("kind"))
        .variant(variant)
        .related(letter, "letter")
        .arg("code", code)
        .arg("letter", code.letter());
    finding.severity = severity;
    findings.push(finding);
}
