//! `eligibility/quality-measures`: measures of quality control, 一(一)4.

use super::super::conditions::ask;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule = Rule::error(
    "eligibility/quality-measures",
    include_str!("quality-measures.md"),
)
.from_clause("通知 一(一)4");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let of = (&RULE, "quality_measures");
    ask(
        context,
        record,
        of,
        |it| it.quality_measures.as_deref().into(),
        findings,
    );
}
