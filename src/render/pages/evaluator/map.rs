//! Where an evaluator assesses, drawn on the outlines of its districts.

use serde::Serialize;

use crate::derive::{Frame, Point, Sheet};
use crate::model::Evaluator;
use crate::render::Site;

#[derive(Serialize)]
pub(super) struct MapView<'a> {
    /// The part of the sheet that is seen, as an SVG `viewBox`.
    view_box: String,
    /// The outlines of all districts that can be seen.
    borders: String,
    /// The outlines of the districts in which it assesses.
    here: String,
    labels: Vec<Label<'a>>,
    pins: Vec<Pin>,
    /// What it is, who made it, under which number it was approved.
    credit: String,
}

#[derive(Serialize)]
struct Label<'a> {
    x: i32,
    y: i32,
    text: &'a str,
    is_here: bool,
}

#[derive(Serialize)]
struct Pin {
    x: i32,
    y: i32,
    /// The numbers of the places that lie there, counted from 1.
    numbers: Vec<usize>,
}

/// The scale of what is drawn: everything but the outlines is as large as if the map were this wide.
const ACROSS: i32 = 320;

/// `None` if no outline of its districts is known.
pub(super) fn map<'a>(site: &Site<'a>, evaluator: &Evaluator) -> Option<MapView<'a>> {
    let sheet = site.directory.sheet.as_ref()?;
    let places = evaluator.places.iter().map(|place| place.district.as_str());
    let mut here: Vec<&str> = places.collect();
    if here.is_empty() {
        here.push(&evaluator.district);
    }
    let shapes = || sheet.shapes.iter();
    let is_here = |district: &str| here.contains(&district);
    let frames = shapes()
        .filter(|it| is_here(&it.district))
        .map(|it| it.frame);
    let seen = frames.reduce(Frame::and)?.at_ease();
    let visible = || shapes().filter(|it| it.frame.meets(seen));
    let across = |it: i32| it * ACROSS / seen.width();
    let at = |(x, y): Point| (across(x - seen.left), across(y - seen.top));
    let districts = &site.directory.catalog.districts;
    let labels = visible().filter(|it| seen.holds(it.middle)).map(|it| {
        let (x, y) = at(it.middle);
        let found = districts.find(&it.district);
        let text = found.map_or("", |it| it.short.as_deref().unwrap_or(&it.name));
        Label {
            x,
            y,
            text,
            is_here: is_here(&it.district),
        }
    });
    Some(MapView {
        view_box: format!(
            "{} {} {} {}",
            seen.left,
            seen.top,
            seen.width(),
            seen.height()
        ),
        borders: visible().map(|it| it.path.as_str()).collect(),
        here: shapes()
            .filter(|it| is_here(&it.district))
            .map(|it| it.path.as_str())
            .collect(),
        labels: labels.collect(),
        pins: pins(sheet, evaluator, at),
        credit: credit(site),
    })
}

fn credit(site: &Site<'_>) -> String {
    let (texts, outlines) = (
        &site.theme.texts,
        &site.directory.catalog.districts.outlines,
    );
    let said = |key, it: &Option<String>| it.clone().map(|it| texts.fill(key, &[("it", it)]));
    let parts = [
        outlines.note.clone(),
        said("map_source", &outlines.source),
        said("map_approval", &outlines.approval_number),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(texts.get("sentence_break"))
}

/// The places whose coordinates are known; those that fall together share a pin.
fn pins(sheet: &Sheet, evaluator: &Evaluator, at: impl Fn(Point) -> Point) -> Vec<Pin> {
    let mut pins: Vec<Pin> = Vec::new();
    for (number, place) in (1..).zip(&evaluator.places) {
        let Some(coordinates) = place.coordinates else {
            continue;
        };
        let (x, y) = at(sheet.point(coordinates));
        let near = |pin: &&mut Pin| (pin.x - x).abs() + (pin.y - y).abs() < 18;
        match pins.iter_mut().find(near) {
            Some(pin) => pin.numbers.push(number),
            None => pins.push(Pin {
                x,
                y,
                numbers: vec![number],
            }),
        }
    }
    pins
}
