//! `plan/beyond-calendar`: working days are counted by published calendars, never guessed.

use super::super::deadlines::{is_filed_ahead, is_past_limit};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Plan, WorkingDays};
use crate::source::Place;

static RULE: Rule = Rule::warning("plan/beyond-calendar", include_str!("beyond-calendar.md"))
    .from_clause("通知 三(三)1、三(三)2");

pub static CHECK: Check = Check::directory(&RULE, run);

/// Where the calendar stands below the content folder.
const FILE: &str = "catalogue/working-days.yaml";

fn run(context: &Context<'_>, findings: &mut Findings) {
    let calendar = context.catalog.working_days.as_ref();
    let plans = context.catalog.plans.iter();
    let mut undecided = plans.filter_map(|plan| Some((plan, undecided_count(context, plan)?)));
    let Some(calendar) = calendar else {
        // One that is there and could not be read has its own findings.
        let mut files = context.sources.ids();
        let is_there = files.any(|id| context.sources.get(id).path == FILE);
        if let Some((plan, count)) = undecided.next().filter(|_| !is_there) {
            findings.push(Diagnostic::new(&RULE, count.place(plan)).variant("none"));
        }
        return;
    };
    findings.extend(undecided.filter_map(|(plan, count)| said(calendar, plan, count)));
}

/// What has to be counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    Ahead,
    Results,
}

impl Count {
    /// The day that it starts from.
    fn place(self, plan: &Plan) -> Place {
        match self {
            Self::Ahead => plan.at().key("starts_on"),
            Self::Results => plan.last_day_at(),
        }
    }
}

/// The count that is needed now and cannot be made.
fn undecided_count(context: &Context<'_>, plan: &Plan) -> Option<Count> {
    if is_filed_ahead(context, plan).is_none() {
        return Some(Count::Ahead);
    }
    let until = plan.results_filed_on.unwrap_or(context.as_of);
    is_past_limit(context, plan, until)
        .is_none()
        .then_some(Count::Results)
}

fn said(calendar: &WorkingDays, plan: &Plan, count: Count) -> Option<Diagnostic> {
    let covered = calendar.covered();
    // Plans of years before the calendar are history.
    if plan.starts_on < covered.first_day() {
        return None;
    }
    let variant = match count {
        Count::Ahead => "default",
        Count::Results => "results",
    };
    let finding = Diagnostic::new(&RULE, count.place(plan)).variant(variant);
    let finding = finding.arg("from", covered.first_day());
    Some(finding.arg("until", covered.last_day()))
}
