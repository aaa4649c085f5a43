//! `site/coming-notice`: a notice is published on its day, not before.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::Place;

static RULE: Rule = Rule::warning("site/coming-notice", include_str!("coming-notice.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    for notice in &context.catalog.notices {
        if notice.is_coming(context.as_of) {
            let finding = Diagnostic::new(&RULE, Place::file(notice.origin).key("date"));
            let finding = finding.arg("title", &notice.title);
            findings.push(finding.arg("as_of", context.as_of));
        }
    }
}
