//! `identity/registrar-district`: the district of the registrar, which the credit code tells, is
//! mostly that of the record. A code outlives moves and mergers of districts.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{District, Record};
use crate::source::{Part, Place};

static RULE: Rule = Rule::note(
    "identity/registrar-district",
    include_str!("registrar-district.md"),
);

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let (Some(code), Some(district)) = (record.credit_code, record.district) else {
        return;
    };
    let division = code.division();
    let districts = &context.catalog.districts;
    let Some(own) = districts.find(district) else {
        return;
    };
    let mut local = context.catalog.policy.registrar_divisions.iter();
    if own.has_division(division)
        || is_zone(own)
        || is_of_city(division)
        || !local.any(|digits| division.starts_with(digits.as_str()))
    {
        return;
    }
    let top = || Place::file(record.origin);
    let place = top().key("credit_code").part(Part::Within(2..8));
    let finding = Diagnostic::new(&RULE, place)
        .arg("division", division)
        .arg("district", &own.name);
    findings.push(match districts.of_division(division) {
        Some(other) => finding
            .related(top().key("district"), "district")
            .arg("other", &other.name),
        None => finding.variant("unknown"),
    });
}

/// Whether it has no code of its own, so that what lies in it is registered elsewhere.
fn is_zone(district: &District) -> bool {
    !district.id.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the registrar is the city's own: `350100`, or `350101` 市辖区.
fn is_of_city(division: &str) -> bool {
    division.ends_with("00") || division.ends_with("01")
}
