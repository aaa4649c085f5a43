//! `eligibility/venue`: a venue for assessments, 一(一)3.

use super::super::conditions::{Said, ask};
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule =
    Rule::error("eligibility/venue", include_str!("venue.md")).from_clause("通知 一(一)3");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    // Whoever has places of assessment has a venue, though its area may not be written.
    let has_places = !record.places.is_empty() || !record.knows_places();
    let of = (&RULE, "area");
    ask(
        context,
        record,
        of,
        |it| match Said::from(it.area) {
            Said::Nothing if has_places => Said::Met,
            said => said,
        },
        findings,
    );
}
