//! `eligibility/experts`: experts, 一(一)3.

use super::super::conditions::ask;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule =
    Rule::error("eligibility/experts", include_str!("experts.md")).from_clause("通知 一(一)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let of = (&RULE, "experts");
    ask(context, record, of, |it| it.experts.into(), findings);
}
