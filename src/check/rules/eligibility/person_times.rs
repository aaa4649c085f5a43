//! `eligibility/person-times`: at least 10,000 person-times in all, or a well-known brand, 一(一)2.

use super::super::asked;
use super::super::conditions::is_no;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::error("eligibility/person-times", include_str!("person-times.md"))
    .from_clause("通知 一(一)2");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(experience) = asked::experience(record) else {
        return;
    };
    let limit = context.catalog.policy.person_times;
    let is_worth_saying = match experience.trained {
        Some(trained) => {
            let has_brand = experience
                .brand
                .as_deref()
                .is_some_and(|brand| !is_no(brand));
            trained < limit && !has_brand && record.is_read(|it| it.key("experience").key("brand"))
        }
        None => true,
    };
    if !is_worth_saying || !asked::conditions(context, record) {
        return;
    }
    let place = Place::file(record.origin).key("experience").key("trained");
    let mut finding = Diagnostic::new(&RULE, place).arg("limit", limit);
    if let Some(trained) = experience.trained {
        finding = finding.arg("trained", trained);
    } else {
        finding = finding.variant("missing");
        finding.severity = Severity::Warning;
    }
    findings.push(finding);
}
