//! `identity/district-scope`: evaluators are filed from the districts of the directory, and assess there.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{District, Origin, Record, Standing};
use crate::source::Place;

static RULE: Rule = Rule::error("identity/district-scope", include_str!("district-scope.md"))
    .from_clause("通知 一(一)1");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let districts = &context.catalog.districts;
    let beyond = |id: &str| districts.find(id).filter(|it| !it.in_scope);
    let top = || Place::file(record.origin);
    let is_outside = record
        .filing
        .is_none_or(|filing| filing.origin == Origin::Outside);
    let own = record.district.filter(|_| !is_outside);
    let places = record.places.iter().map(|it| (it.index, &*it.district));
    let said = |place: Place, district: &District| {
        Diagnostic::new(&RULE, place.key("district")).arg("name", &district.name)
    };
    let first = findings.len();
    if let Some(district) = own.and_then(beyond) {
        findings.push(said(top(), district));
    }
    for (index, district) in places {
        if let Some(district) = beyond(district) {
            let place = top().key("places").index(index);
            let mut finding = said(place, district).variant("place");
            finding.severity = Severity::Warning;
            findings.push(finding);
        }
    }
    // Nearly no record comes so far; of filings that have ended nothing is said.
    let standing = || record.timeline.and_then(|it| it.standing(context.as_of));
    if findings.len() > first && standing().is_some_and(Standing::has_ended) {
        findings.truncate(first);
    }
}
