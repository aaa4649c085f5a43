//! `eligibility/assessed-share`: at least 30 % of the person-times were assessed, 一(一)2.

use super::super::asked;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::error(
    "eligibility/assessed-share",
    include_str!("assessed-share.md"),
)
.from_clause("通知 一(一)2");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(experience) = asked::experience(record) else {
        return;
    };
    let percent = context.catalog.policy.assessed_percent;
    let needed = |trained: u32| (u64::from(trained) * u64::from(percent)).div_ceil(100);
    let is_worth_saying = match (experience.assessed, experience.trained) {
        (Some(assessed), Some(trained)) => u64::from(assessed) < needed(trained),
        (Some(_), None) => false,
        (None, _) => true,
    };
    if !is_worth_saying || !asked::conditions(context, record) {
        return;
    }
    let at = Place::file(record.origin).key("experience");
    let mut finding = Diagnostic::new(&RULE, at.clone().key("assessed")).arg("percent", percent);
    if let (Some(assessed), Some(trained)) = (experience.assessed, experience.trained) {
        finding = finding
            .arg("assessed", assessed)
            .arg("trained", trained)
            .arg("needed", needed(trained))
            .related(at.key("trained"), "trained");
    } else {
        finding = finding.variant("missing");
        finding.severity = Severity::Warning;
    }
    findings.push(finding);
}
