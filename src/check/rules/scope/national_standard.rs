//! `scope/national-standard`: an occupation can be filed once it has a national standard.

use super::super::items::{at, is_past};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;

static RULE: Rule = Rule::error(
    "scope/national-standard",
    include_str!("national-standard.md"),
)
.from_clause("通知 二(一)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let occupations = &context.catalog.occupations;
    for item in record.scope {
        let Some(said) = occupations.without_standard(item.occupation) else {
            continue;
        };
        if !is_past(record, item, context.as_of) {
            let finding = Diagnostic::new(&RULE, at(record, item).key("occupation"));
            let finding = finding.arg("name", occupations.name(item.occupation));
            findings.push(finding.arg("said", said));
        }
    }
}
