//! `identity/address-district`: an address lies in the district that is given with it.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{District, Record};
use crate::source::{At, Part};

static RULE: Rule = Rule::warning(
    "identity/address-district",
    include_str!("address-district.md"),
);

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let top = At::Top(record.origin);
    if let (Some(address), Some(district)) = (record.address, record.district) {
        findings.extend(look(context, address, district, &top));
    }
    let places = top.key("places");
    for place in record.places {
        let at = places.index(place.index);
        findings.extend(look(context, &place.address, &place.district, &at));
    }
}

fn look(context: &Context<'_>, address: &str, district: &str, at: &At<'_>) -> Option<Diagnostic> {
    let districts = &context.catalog.districts;
    let own = districts.find(district)?;
    if names(own).any(|name| address.contains(name)) {
        return None;
    }
    // A zone lies in districts, and its addresses name them as well as itself.
    let is_zone = |district: &District| district.kind == "zone";
    if is_zone(own) {
        return None;
    }
    let others = districts
        .all()
        .iter()
        .filter(|other| other.id != own.id && !is_zone(other));
    let mut found = others.filter_map(|other| Some((address.find(&other.name)?, other)));
    let (start, other) = found.next()?;
    let range = start..start + other.name.len();
    let address = at.key("address").place().part(Part::Within(range));
    let finding = Diagnostic::new(&RULE, address)
        .related(at.key("district").place(), "district")
        .arg("other", &other.name);
    Some(finding.arg("own", &own.name))
}

/// What people call a district.
fn names(district: &District) -> impl Iterator<Item = &str> {
    let all = [&district.name].into_iter();
    let all = all.chain(&district.short).chain(&district.also);
    all.map(String::as_str).filter(|name| !name.is_empty())
}
