//! `privacy/mobile-number`: no private mobile number is published, unless the record marks it as a
//! business number that is public.

use super::super::{numbers, written};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::EvaluatorCode;
use crate::source::{Place, SourceId, Value, glance};

static RULE: Rule = Rule::error("privacy/mobile-number", include_str!("mobile-number.md"))
    .from_clause("个人信息保护法第二十五条");

pub static CHECK: Check = Check::text(&RULE, run);

fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    if !context.sources.get(id).may_hold(glance::NUMBER) {
        return;
    }
    let file = context.sources.get(id);
    for (range, digits) in numbers::mobiles(file.text()) {
        let is_published = !written::is_comment(file, range.start);
        if is_published && !is_public(context, (id, range.start), &digits) {
            findings.push(Diagnostic::new(&RULE, Place::bytes(id, range)));
        }
    }
}

/// Whether the evaluator that the byte belongs to marks the number as public.
fn is_public(context: &Context<'_>, (id, at): (SourceId, usize), digits: &str) -> bool {
    let path = context.sources.get(id).path.as_str();
    let code = match path.split_once('/') {
        Some(("evaluators", rest)) => rest.split(['/', '.']).next().map(str::to_owned),
        Some(("plans", _)) => evaluator_of_plan(context, id, at),
        _ => None,
    };
    let code = code.and_then(|code| EvaluatorCode::parse(&code).ok());
    let record = code.and_then(|code| context.catalog.record(code));
    let contacts = record.map_or(&[][..], |record| record.contacts);
    let public = contacts.iter().filter(|contact| contact.public);
    let mut phones = public.filter_map(|contact| contact.phone.as_deref());
    phones.any(|phone| numbers::mobiles(phone).iter().any(|(_, it)| it == digits))
}

/// Whose plan stands at the byte of a file of plans.
fn evaluator_of_plan(context: &Context<'_>, id: SourceId, at: usize) -> Option<String> {
    let plans = Place::file(id).key("plans");
    let Value::List(items) = &context.sources.node(&plans)?.value else {
        return None;
    };
    let index = items.iter().position(|item| item.span.contains(&at))?;
    let evaluator = plans.index(index).key("evaluator");
    Some(context.sources.node(&evaluator)?.text().to_owned())
}
