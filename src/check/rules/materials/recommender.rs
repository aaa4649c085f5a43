//! `materials/recommender`: who recommended an evaluator is the office of its own county, 三(一) and 三(四)1.

use super::super::asked;
use super::super::conditions::is_no;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{District, Districts, Record};
use crate::source::Place;

static RULE: Rule = Rule::warning("materials/recommender", include_str!("recommender.md"))
    .from_clause("通知 三(一)、三(四)1");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(written) = record.filing.and_then(|it| it.recommended_by.as_deref()) else {
        return;
    };
    let districts = &context.catalog.districts;
    let own = record.district.and_then(|id| districts.find(id));
    let is_named = own.is_some_and(|own| names(own).any(|name| written.contains(name)));
    let itself = record.name.is_some_and(|name| written.contains(name));
    let other = || own.and_then(|own| another(districts, own, written));
    let (variant, other) = match () {
        () if is_no(written) => ("none", None),
        () if itself => ("itself", None),
        () if is_named => return,
        () => match other() {
            Some(other) => ("default", Some(other)),
            None => return,
        },
    };
    if asked::conditions(context, record) {
        let at = Place::file(record.origin);
        let place = at.clone().key("filing").key("recommended_by");
        let mut finding = Diagnostic::new(&RULE, place).variant(variant);
        if let (Some(other), Some(own)) = (other, own) {
            finding = finding
                .related(at.key("district"), "district")
                .arg("other", &other.name)
                .arg("own", &own.name);
        }
        findings.push(finding);
    }
}

/// Another district whose full name is written, unless the one lies in the other.
fn another<'c>(districts: &'c Districts, own: &District, written: &str) -> Option<&'c District> {
    let lies_in = |zone: &District, other: &District| zone.parent.as_ref() == Some(&other.id);
    let mut all = districts.all().iter().filter(|it| it.id != own.id);
    all.find(|other| written.contains(&other.name) && !lies_in(own, other) && !lies_in(other, own))
}

/// What people call a district.
fn names(district: &District) -> impl Iterator<Item = &str> {
    let all = [&district.name].into_iter();
    let all = all.chain(&district.short).chain(&district.also);
    all.map(String::as_str).filter(|name| !name.is_empty())
}
