//! The places 考点 in which it assesses.

use serde::Serialize;

use crate::derive::routes::encoded;
use crate::model::{Evaluator, Place};
use crate::render::Site;
use crate::render::shapes::Link;

#[derive(Serialize)]
pub(super) struct PlaceView<'a> {
    name: &'a str,
    district: Link,
    address: &'a str,
    workstations: Option<u32>,
    occupations: Vec<String>,
    maps: Vec<Link>,
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
        maps: place
            .coordinates
            .map_or_else(Vec::new, |at| maps(site, place, at)),
    });
    places.collect()
}

/// The place in the maps that people use; each is told that the coordinates are WGS 84.
fn maps(site: &Site<'_>, place: &Place, (longitude, latitude): (i32, i32)) -> Vec<Link> {
    let (x, y) = (degrees(longitude), degrees(latitude));
    let name = encoded(&place.name);
    let urls = [
        (
            "map_amap",
            format!("https://uri.amap.com/marker?position={x},{y}&name={name}&coordinate=wgs84"),
        ),
        (
            "map_baidu",
            format!(
                "https://api.map.baidu.com/marker?location={y},{x}&title={name}&content={name}&coord_type=wgs84&output=html"
            ),
        ),
        (
            "map_tencent",
            format!(
                "https://apis.map.qq.com/uri/v1/marker?marker=coord:{y},{x};title:{name}&coord_type=1"
            ),
        ),
        ("map_device", format!("geo:{y},{x}")),
    ];
    let links = urls.into_iter().map(|(key, url)| Link {
        label: site.theme.texts.get(key).to_owned(),
        url: Some(url),
    });
    links.collect()
}

fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, rest) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
    format!("{sign}{whole}.{rest:06}")
}
