//! `identity/code-province`: the code of an evaluator of the city is one of its own province, which
//! filed it first. Any other code is that of an evaluator from elsewhere.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{FirstFiling, Origin, Record};
use crate::source::{Part, Place};

static RULE: Rule = Rule::error("identity/code-province", include_str!("code-province.md"))
    .from_clause("通知 三(二)3、三(四)2");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let province = context.catalog.site.province.as_deref();
    let Some(province) = province.and_then(|it| it.parse::<u8>().ok()) else {
        return;
    };
    let (Some(code), Some(filing)) = (record.code, record.filing) else {
        return;
    };
    if filing.origin == Origin::Outside {
        return;
    }
    let (variant, digits) = match code.first_filing() {
        FirstFiling::Ministry(_) => ("ministry", 1..5),
        FirstFiling::Province if code.province() != province => ("province", 5..7),
        FirstFiling::Province => return,
    };
    let top = || Place::file(record.origin);
    let at_code = top().key("code").part(Part::Within(digits.clone()));
    findings.push(
        Diagnostic::new(&RULE, at_code)
            .variant(variant)
            .related(top().key("filing").key("origin"), "origin")
            .arg("code", code)
            .arg("found", &code.as_str()[digits])
            .arg("province", format!("{province:02}")),
    );
}
