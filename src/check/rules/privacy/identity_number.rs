//! `privacy/identity-number`: no resident identity number is published.

use super::super::numbers;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::{Place, SourceId, glance};

static RULE: Rule = Rule::error(
    "privacy/identity-number",
    include_str!("identity-number.md"),
)
.from_clause("个人信息保护法第二十五条");

pub static CHECK: Check = Check::text(&RULE, run);

fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    if !context.sources.get(id).may_hold(glance::NUMBER) {
        return;
    }
    let text = context.sources.get(id).text();
    for (range, is_old) in numbers::identities(text, context.as_of) {
        let mut finding = Diagnostic::new(&RULE, Place::bytes(id, range));
        if is_old {
            finding = finding.variant("old");
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
}
