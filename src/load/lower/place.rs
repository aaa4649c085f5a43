//! The places of assessment of a record.

use super::super::raw::{EvaluatorRecord, PlaceRecord, Text};
use super::super::rules;
use super::{Lower, Problem};
use crate::diag::Diagnostic;
use crate::model::{OccupationCode, Place};
use crate::source::At;

/// Reads the places; ids are unique within the record.
pub fn places(lower: &mut Lower<'_>, at: &At<'_>, raw: &EvaluatorRecord) -> Vec<Place> {
    let at = at.key("places");
    let mut places: Vec<Place> = Vec::with_capacity(raw.places.0.len());
    for (index, place) in raw.places.iter() {
        let at = at.index(index);
        let Some(place) = read(lower, &at, index, place) else {
            continue;
        };
        if let Some(first) = places.iter().find(|other| other.id == place.id) {
            let first = at_index(&at, first.index);
            let finding = Diagnostic::new(&rules::UNKNOWN_PLACE, at.key("id").place());
            let finding = finding.variant("twice").related(first, "first");
            lower.report(finding.arg("id", &place.id));
        }
        places.push(place);
    }
    places
}

/// The id of another place of the list.
fn at_index(at: &At<'_>, index: usize) -> crate::source::Place {
    let mut place = at.place();
    place.path.pop();
    place.index(index).key("id")
}

fn read(lower: &mut Lower<'_>, at: &At<'_>, index: usize, raw: &PlaceRecord) -> Option<Place> {
    let id = lower.required_text(&at.key("id"), &raw.id);
    let name = raw.name.get().map(str::to_owned);
    let district = lower.required_district(&at.key("district"), &raw.district);
    let address = lower.required_text(&at.key("address"), &raw.address);
    let longitude = coordinate(lower, &at.key("longitude"), &raw.longitude, 180);
    let latitude = coordinate(lower, &at.key("latitude"), &raw.latitude, 90);
    let workstations = lower.number(&at.key("workstations"), &raw.workstations);
    let mut occupations = Vec::new();
    for (position, code) in raw.occupations.iter() {
        let at = at.key("occupations");
        let at = at.index(position);
        let rule = &rules::OCCUPATION_CODE;
        occupations.extend(lower.optional(rule, &at, code, OccupationCode::parse));
    }
    let address = address?;
    Some(Place {
        index,
        id: id?,
        name: name.unwrap_or_else(|| address.clone()),
        district: district?,
        address,
        coordinates: longitude.zip(latitude),
        workstations,
        occupations,
    })
}

/// Degrees with decimals as millionths of a degree.
fn coordinate(lower: &mut Lower<'_>, at: &At<'_>, text: &Text, limit: u32) -> Option<i32> {
    lower.optional(&rules::NUMBER, at, text, |text| {
        let (what, what_en) = match limit {
            180 => ("经度", "longitude"),
            _ => ("纬度", "latitude"),
        };
        let problem = |variant| {
            Problem::new(variant)
                .arg("what", what)
                .arg("what_en", what_en)
        };
        let degrees: f64 = text.parse().map_err(|_| problem("no-degrees"))?;
        if degrees.abs() > f64::from(limit) || !degrees.is_finite() {
            return Err(problem("coordinate").arg("limit", limit));
        }
        // At most 180 million: within i32.
        #[allow(clippy::cast_possible_truncation)]
        Ok((degrees * 1e6).round() as i32)
    })
}
