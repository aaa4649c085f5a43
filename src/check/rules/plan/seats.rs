//! `plan/seats`: a plan is for somebody, and not for more than any place can hold.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Plan;

static RULE: Rule = Rule::warning("plan/seats", include_str!("seats.md"));

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let most = context.catalog.policy.plausible_seats;
    for item in &plan.items {
        let Some(seats) = item.seats else { continue };
        let variant = match seats {
            0 => "none",
            seats if seats > most => "default",
            _ => continue,
        };
        let place = plan.at().key("items").index(item.index).key("seats");
        let finding = Diagnostic::new(&RULE, place).variant(variant);
        findings.push(finding.arg("seats", seats).arg("most", most));
    }
}
