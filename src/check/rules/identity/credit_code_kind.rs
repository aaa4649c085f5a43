//! `identity/credit-code-kind`: a credit code of a kind of body that evaluators seldom are needs a
//! second look.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Record, Registrant};
use crate::source::{Part, Place};

static RULE: Rule = Rule::note(
    "identity/credit-code-kind",
    include_str!("credit-code-kind.md"),
)
.from_clause("GB 32100-2015");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(code) = record.credit_code else {
        return;
    };
    let Registrant::Other(registrar) = code.registrant() else {
        return;
    };
    let place = Place::file(record.origin).key("credit_code");
    let finding = Diagnostic::new(&RULE, place.part(Part::Within(0..2)))
        .arg("prefix", &code.as_str()[..2])
        .arg("registrar", registrar.label());
    findings.push(match code.category() {
        Some([chinese, english]) => finding.arg("what", chinese).arg("what_en", english),
        None => finding.variant("unknown"),
    });
}
