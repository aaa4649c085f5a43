//! The places 考点 in which it assesses.

use serde::Serialize;

use crate::model::Evaluator;
use crate::render::Site;
use crate::render::shapes::Link;

#[derive(Serialize)]
pub(super) struct PlaceView<'a> {
    name: &'a str,
    district: Link,
    address: &'a str,
    workstations: Option<u32>,
    occupations: Vec<String>,
    map_url: Option<String>,
}

pub(super) fn places<'a>(site: &Site<'_>, evaluator: &'a Evaluator) -> Vec<PlaceView<'a>> {
    let name_of = |code| {
        let item = evaluator
            .scope
            .iter()
            .find(|item| item.occupation.code == code)?;
        Some(site.directory.catalog.occupations.name(item.occupation))
    };
    let places = evaluator.places.iter().map(|place| PlaceView {
        name: &place.name,
        district: site.district_link(&place.district),
        address: &place.address,
        workstations: place.workstations,
        occupations: place
            .occupations
            .iter()
            .filter_map(|code| name_of(*code))
            .collect(),
        map_url: place.coordinates.map(|(longitude, latitude)| {
            format!("geo:{},{}", degrees(latitude), degrees(longitude))
        }),
    });
    places.collect()
}

fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, rest) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
    format!("{sign}{whole}.{rest:06}")
}
