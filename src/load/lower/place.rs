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
    let coordinates = coordinates(lower, at, raw);
    let workstations = lower.number(&at.key("workstations"), &raw.workstations);
    lower.twice(&at.key("occupations"), &raw.occupations);
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
        coordinates,
        workstations,
        occupations,
    })
}

/// Longitude and latitude, if both are given.
fn coordinates(lower: &mut Lower<'_>, at: &At<'_>, raw: &PlaceRecord) -> Option<(i32, i32)> {
    let (at_longitude, at_latitude) = (at.key("longitude"), at.key("latitude"));
    match (raw.longitude.get(), raw.latitude.get()) {
        (Some(longitude), Some(latitude)) if are_swapped(longitude, latitude) => {
            let finding = Diagnostic::new(&rules::NUMBER, at_longitude.place());
            let finding = finding.variant("swapped").arg("value", longitude);
            let finding = finding.arg("latitude", latitude);
            lower.report(finding.related(at_latitude.place(), "other"));
            return None;
        }
        (Some(_), None) => lower.missing(&at_latitude),
        (None, Some(_)) => lower.missing(&at_longitude),
        _ => {}
    }
    let longitude = lower.longitude(&at_longitude, &raw.longitude);
    longitude.zip(lower.latitude(&at_latitude, &raw.latitude))
}

/// Whether the one is a latitude of the country and the other a longitude.
fn are_swapped(longitude: &str, latitude: &str) -> bool {
    let degrees = |text: &str| text.parse::<f64>().ok();
    let is_latitude = degrees(longitude).is_some_and(|it| (3.0..=54.0).contains(&it));
    is_latitude && degrees(latitude).is_some_and(|it| (73.0..=136.0).contains(&it))
}

impl Lower<'_> {
    /// Degrees east, in millionths.
    pub fn longitude(&mut self, at: &At<'_>, text: &Text) -> Option<i32> {
        self.degrees(at, text, 180, ("经度", "longitude"))
    }

    /// Degrees north, in millionths.
    pub fn latitude(&mut self, at: &At<'_>, text: &Text) -> Option<i32> {
        self.degrees(at, text, 90, ("纬度", "latitude"))
    }

    fn degrees(
        &mut self,
        at: &At<'_>,
        text: &Text,
        limit: u32,
        (what, what_en): (&str, &str),
    ) -> Option<i32> {
        self.optional(&rules::NUMBER, at, text, |text| {
            let problem = |variant| {
                let problem = Problem::new(variant).arg("what", what);
                problem.arg("what_en", what_en)
            };
            text.parse::<f64>().map_err(|_| problem("no-degrees"))?;
            millionths(text, limit).ok_or_else(|| problem("coordinate").arg("limit", limit))
        })
    }
}

/// Degrees within `±limit`, which is at most 180, in millionths.
pub fn millionths(text: &str, limit: u32) -> Option<i32> {
    let degrees: f64 = text.parse().ok()?;
    let is_within = degrees.abs() <= f64::from(limit);
    // At most 180 million: within i32.
    #[allow(clippy::cast_possible_truncation)]
    is_within.then(|| (degrees * 1e6).round() as i32)
}
