//! `outside/city-filing-first`: an evaluator that is filed elsewhere files with the city before it
//! works in the city.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Origin, Plan};
use crate::source::Place;

static RULE: Rule = Rule::error(
    "outside/city-filing-first",
    include_str!("city-filing-first.md"),
)
.from_clause("通知 三(四)2")
.irreparable();

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let is_known = plan.knows(&["starts_on"]);
    let record = context.catalog.record_of(plan).filter(|_| is_known);
    let filed = record.and_then(|record| Some((record, record.filing?)));
    let Some((record, filing)) = filed.filter(|(_, filing)| filing.origin == Origin::Outside)
    else {
        return;
    };
    if plan.starts_on < filing.filed_on {
        let filed = Place::file(record.origin).key("filing").key("filed_on");
        let finding = Diagnostic::new(&RULE, plan.at().key("starts_on"))
            .related(filed, "filed")
            .arg("name", record.name.unwrap_or_default())
            .arg("starts", plan.starts_on);
        findings.push(finding.arg("filed_on", filing.filed_on));
    }
}
