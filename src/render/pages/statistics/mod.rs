//! The directory in numbers: charts that are tables, each with its finding in words and a file to download.

mod figures;
mod tiles;

use serde::Serialize;

use super::{About, Page};
use crate::render::shapes::DayView;
use crate::render::{Site, csv};
use figures::Figure;

/// Where the page stands.
pub const PATH: &str = "statistics/";

#[derive(Serialize)]
struct StatisticsView {
    lead: String,
    as_of: DayView,
    sections: Vec<Section>,
}

/// The figures of one subject.
#[derive(Serialize)]
struct Section {
    heading: String,
    figures: Vec<Figure>,
}

/// The page.
pub fn page() -> Page {
    Page::new(PATH.to_owned(), "statistics.html", |site, path| {
        let texts = &site.theme.texts;
        let title = texts.get("title_statistics").to_owned();
        let view = view(site);
        let about = About::new("statistics", "", title).described(view.lead.clone());
        about
            .column(texts.get("column_type"))
            .context(site, path, &view)
    })
}

/// The tables as files.
pub fn files() -> impl Iterator<Item = Page> {
    let figures = figures::ALL.into_iter();
    figures.map(|(name, make)| {
        Page::text(&file_of(name), move |site| {
            let figure = make(site);
            csv::table(&figure.rows_with_header(site))
        })
    })
}

fn file_of(name: &str) -> String {
    format!("{PATH}{name}.csv")
}

fn view(site: &Site<'_>) -> StatisticsView {
    let texts = &site.theme.texts;
    let statistics = &site.directory.statistics;
    let number = |n: usize| n.to_string();
    let args = [
        ("all", number(site.directory.entries.len())),
        ("n", number(statistics.on_register)),
        ("m", number(statistics.may_assess)),
        ("items", number(statistics.items)),
    ];
    let made = |names: &[&str]| {
        let named = names.iter();
        let made = named.filter_map(|name| figures::ALL.iter().find(|(it, _)| it == name));
        made.map(|(_, make)| make(site)).collect()
    };
    let section = |key: &str, names: &[&str]| Section {
        heading: texts.of("statistics", key),
        figures: made(names),
    };
    StatisticsView {
        lead: texts.fill("lead_statistics", &args),
        as_of: site.day(site.directory.as_of),
        sections: vec![
            section("where", &["by-district"]),
            section("what", &["by-group", "by-level"]),
            section("who", &["by-kind", "by-standing"]),
            section("when", &["by-year", "ends-by-month"]),
        ],
    }
}
