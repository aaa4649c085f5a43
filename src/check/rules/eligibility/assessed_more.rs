//! `eligibility/assessed-more`: no more are assessed than there are in all, 一(一)2.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::error(
    "eligibility/assessed-more",
    include_str!("assessed-more.md"),
)
.from_clause("通知 一(一)2");

pub static CHECK: Check = Check::record(&RULE, run);

/// The two numbers contradict each other whoever the evaluator is.
fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let numbers = record.experience.and_then(|it| it.assessed.zip(it.trained));
    let Some((assessed, trained)) = numbers.filter(|(assessed, trained)| assessed > trained) else {
        return;
    };
    let at = Place::file(record.origin).key("experience");
    let finding = Diagnostic::new(&RULE, at.clone().key("assessed"))
        .arg("assessed", assessed)
        .arg("trained", trained)
        .related(at.key("trained"), "trained");
    findings.push(finding);
}
