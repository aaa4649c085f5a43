//! `eligibility/not-for-profit`: not for profit as its final aim, 一(一)4.

use super::super::conditions::ask;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule = Rule::error(
    "eligibility/not-for-profit",
    include_str!("not-for-profit.md"),
)
.from_clause("通知 一(一)4");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let of = (&RULE, "not_for_profit");
    ask(context, record, of, |it| it.not_for_profit.into(), findings);
}
