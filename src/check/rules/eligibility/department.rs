//! `eligibility/department`: a department of its own for assessments, 一(一)3.

use super::super::conditions::ask;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule = Rule::error("eligibility/department", include_str!("department.md"))
    .from_clause("通知 一(一)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let of = (&RULE, "department");
    ask(
        context,
        record,
        of,
        |it| it.department.as_deref().into(),
        findings,
    );
}
