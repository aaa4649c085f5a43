//! `materials/recommendation`: a county's office recommended the evaluator, 三(一) and 三(四)1.

use super::super::asked;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::warning(
    "materials/recommendation",
    include_str!("recommendation.md"),
)
.from_clause("通知 三(一)、三(四)1");

pub static CHECK: Check = Check::record(&RULE, run);

/// A record that holds nothing of the application is reminded of all of it by
/// `eligibility/recorded`.
fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let is_lacking = record.filing.is_some_and(|it| it.recommended_by.is_none());
    let is_asked = asked::materials(record).is_some();
    if is_lacking && is_asked && asked::conditions(context, record) {
        let place = Place::file(record.origin)
            .key("filing")
            .key("recommended_by");
        findings.push(Diagnostic::new(&RULE, place));
    }
}
