//! `scope/coordinates`: the places of assessment lie in the city.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::warning("scope/coordinates", include_str!("coordinates.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let city = context.catalog.policy.city;
    for place in record.places {
        let Some((longitude, latitude)) = place.coordinates.filter(|it| !city.hold(*it)) else {
            continue;
        };
        let is_east_west = (city.west..=city.east).contains(&longitude);
        let key = if is_east_west {
            "latitude"
        } else {
            "longitude"
        };
        let at = Place::file(record.origin).key("places").index(place.index);
        let finding = Diagnostic::new(&RULE, at.key(key))
            .arg("longitude", degrees(longitude))
            .arg("latitude", degrees(latitude))
            .arg("west", degrees(city.west))
            .arg("east", degrees(city.east))
            .arg("south", degrees(city.south));
        findings.push(finding.arg("north", degrees(city.north)));
    }
}

/// Millionths of a degree as degrees.
fn degrees(millionths: i32) -> String {
    (f64::from(millionths) / 1e6).to_string()
}
