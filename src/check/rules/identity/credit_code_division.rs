//! `identity/credit-code-division`: a body of the city is registered with an office of the city.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{EvaluatorKind, Origin, Record};
use crate::source::{Part, Place};

static RULE: Rule = Rule::error(
    "identity/credit-code-division",
    include_str!("credit-code-division.md"),
)
.from_clause("通知 一(一)1");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let policy = &context.catalog.policy;
    let (Some(code), Some(filing)) = (record.credit_code, record.filing) else {
        return;
    };
    let division = code.division();
    let mut local = policy.registrar_divisions.iter();
    let is_local = policy.registrar_divisions.is_empty()
        || local.any(|digits| division.starts_with(digits.as_str()));
    if is_local || filing.origin == Origin::Outside {
        return;
    }
    let top = || Place::file(record.origin);
    let place = top().key("credit_code").part(Part::Within(2..8));
    let mut finding = Diagnostic::new(&RULE, place).arg("division", division);
    let mut higher = policy.higher_registrars.iter();
    if higher.any(|registrar| registrar == division) {
        // Schools and employers are often registered with the province.
        if matches!(
            record.kind,
            Some(EvaluatorKind::Employer | EvaluatorKind::School)
        ) {
            return;
        }
        finding = finding.variant("higher");
        finding.severity = Severity::Note;
    } else {
        // A place at which nothing is said resolves to the filing, where it is to be said.
        finding = finding.related(top().key("filing").key("origin"), "origin");
        // 一(一)1 is asked of social training evaluators, and by 四(四) of schools.
        if record.kind == Some(EvaluatorKind::Employer) {
            finding.severity = Severity::Warning;
        }
    }
    findings.push(finding);
}
