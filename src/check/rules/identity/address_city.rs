//! `identity/address-city`: a body of the city, and where it assesses, has an address in the city.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Origin, Record};
use crate::source::{At, Part};

static RULE: Rule = Rule::warning("identity/address-city", include_str!("address-city.md"))
    .from_clause("通知 一(一)1");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let [.., city] = context.catalog.site.region.as_slice() else {
        return;
    };
    let top = At::Top(record.origin);
    let filing = record.filing;
    let is_local = filing.is_none_or(|filing| filing.origin == Origin::Local);
    let address = record.address.filter(|_| is_local);
    findings.extend(address.and_then(|it| look(context, it, city, &top)));
    let places = top.key("places");
    for place in record.places {
        let at = places.index(place.index);
        findings.extend(look(context, &place.address, city, &at));
    }
}

fn look(context: &Context<'_>, address: &str, city: &str, at: &At<'_>) -> Option<Diagnostic> {
    if address.starts_with(city) {
        return None; // as nearly all do
    }
    let range = other_city(address, city)?;
    let other = &address[range.clone()];
    if context.catalog.districts.find(other).is_some() {
        return None; // a city of the county's rank: 福清市
    }
    let behind = &address[range.end..];
    let mut own = context.catalog.districts.all().iter();
    if own.any(|it| it.in_scope && behind.starts_with(&it.name)) {
        return None; // the city by another name
    }
    let finding = Diagnostic::new(
        &RULE,
        at.key("address").place().part(Part::Within(range.clone())),
    );
    Some(finding.arg("other", other).arg("city", city))
}

/// The name of another city with which an address begins, perhaps behind a province's.
fn other_city(address: &str, city: &str) -> Option<std::ops::Range<usize>> {
    let behind = ["省", "自治区"].iter().find_map(|mark| {
        let end = address.find(mark)? + mark.len();
        (address[..end].chars().count() <= 8).then_some(end)
    });
    let start = behind.unwrap_or(0);
    let end = start + address[start..].find('市')? + '市'.len_utf8();
    let name = &address[start..end];
    let is_name = (3..=5).contains(&name.chars().count());
    (is_name && name != city).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::other_city;

    #[test]
    fn only_a_city_at_the_head_is_meant() {
        for (address, found) in [
            ("厦门市思明区示例路1号", Some("厦门市")),
            ("福建省厦门市示例路1号", Some("厦门市")),
            ("福建省福州市示例路1号", None),
            ("福州市超市旁", None),
            ("鼓楼区东街口城市广场", None),
            ("示例路1号", None),
        ] {
            let range = other_city(address, "福州市");
            assert_eq!(range.map(|it| &address[it]), found, "{address}");
        }
    }
}
