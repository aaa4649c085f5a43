//! `scope/place-occupation`: the occupations that a place is for are of the scope.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{OccupationCode, Record};
use crate::source::{Place, Value};

static RULE: Rule = Rule::warning(
    "scope/place-occupation",
    include_str!("place-occupation.md"),
)
.from_clause("通知 四(二)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for place in record.places {
        for code in &place.occupations {
            let mut scope = record.scope.iter();
            if scope.any(|item| item.occupation.code == *code) || !record.knows_items(*code) {
                continue;
            }
            let at = Place::file(record.origin).key("places").index(place.index);
            let at = entry(context, at.key("occupations"), *code);
            let finding = Diagnostic::new(&RULE, at);
            findings.push(finding.arg("code", code).arg("place", &place.name));
        }
    }
}

/// Where a code stands in a list of codes.
fn entry(context: &Context<'_>, list: Place, code: OccupationCode) -> Place {
    let Some(Value::List(items)) = context.sources.node(&list).map(|node| &node.value) else {
        return list;
    };
    let is_it = |text: &str| OccupationCode::parse(text) == Ok(code);
    match items.iter().position(|item| is_it(item.text())) {
        Some(index) => list.index(index),
        None => list,
    }
}
