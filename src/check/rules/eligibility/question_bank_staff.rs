//! `eligibility/question-bank-staff`: staff who develop the question bank, 一(一)5.

use super::super::conditions::ask;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule = Rule::error(
    "eligibility/question-bank-staff",
    include_str!("question-bank-staff.md"),
)
.from_clause("通知 一(一)5");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let of = (&RULE, "question_bank_staff");
    ask(
        context,
        record,
        of,
        |it| it.question_bank_staff.into(),
        findings,
    );
}
