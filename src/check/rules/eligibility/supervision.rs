//! `eligibility/supervision`: accepts supervision, 一(一)6.

use super::super::conditions::ask;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule = Rule::error("eligibility/supervision", include_str!("supervision.md"))
    .from_clause("通知 一(一)6");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let of = (&RULE, "accepts_supervision");
    ask(
        context,
        record,
        of,
        |it| it.accepts_supervision.into(),
        findings,
    );
}
