//! `eligibility/funds`: stable funds, 一(一)3.

use super::super::conditions::ask;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule =
    Rule::error("eligibility/funds", include_str!("funds.md")).from_clause("通知 一(一)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let of = (&RULE, "funds");
    ask(
        context,
        record,
        of,
        |it| it.funds.as_deref().into(),
        findings,
    );
}
