//! `scope/first-application`: in principle a first application is for few occupations.

use std::collections::BTreeSet;

use super::super::items::at;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{EvaluatorKind, Occupation, Origin, Record, Standing};
use crate::source::Place;

static RULE: Rule = Rule::warning(
    "scope/first-application",
    include_str!("first-application.md"),
)
.from_clause("通知 二(一)")
.in_principle();

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let limit = context.catalog.policy.first_application_occupations as usize;
    // An event that could not be read may have added what seems to be of the filing.
    let is_known = record.knows_events(&["scope_added", "scope_removed"])
        && record.knows_filing_days()
        && record.is_read(|it| it.key("filing").key("origin"))
        && record.is_read(|it| it.key("filing").key("first_application"));
    if record.items_of_any_kind().count() <= limit || !is_known {
        return;
    }
    let Some(filing) = record.filing.filter(|filing| {
        let is_bound = record.kind == Some(EvaluatorKind::Social);
        is_bound && filing.first_application && filing.origin == Origin::Local
    }) else {
        return;
    };
    let standing = record
        .timeline
        .and_then(|timeline| timeline.standing(context.as_of));
    if standing.is_some_and(Standing::has_ended) {
        return;
    }
    let mut occupations = BTreeSet::new();
    let mut beyond = None;
    // Other codes are other occupations, be there such ones or not; the last that is sound is named.
    let (sound, unsound) = (record.scope.iter(), record.items_of_any_kind());
    let unsound = unsound.skip(record.scope.len());
    let unsound = unsound.filter(|item| item.occupation != Occupation::NONE);
    for item in unsound.chain(sound) {
        // What a later event added has that event's day.
        let is_of_filing = item.since <= filing.validity.first_day()
            && record.is_read(|it| it.key("scope").index(item.index).key("since"));
        if is_of_filing && occupations.insert(item.occupation) {
            let is_beyond = occupations.len() > limit;
            beyond = beyond.or(is_beyond.then_some(item));
        }
    }
    if let Some(item) = beyond {
        let first = Place::file(record.origin).key("filing");
        findings.push(
            Diagnostic::new(&RULE, at(record, item).key("occupation"))
                .related(first.key("first_application"), "first")
                .arg("count", occupations.len())
                .arg("number", limit + 1)
                .arg("limit", limit),
        );
    }
}
