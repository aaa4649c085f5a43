//! What changed: the latest events, and all of them by year.

use serde::Serialize;

use super::{About, Page};
use crate::derive::{Change, routes};
use crate::render::Site;
use crate::render::shapes::{ChangeView, CountedLink, Pager, ROWS};

#[derive(Serialize)]
struct Changes {
    lead: String,
    rows: Vec<ChangeView>,
    years: Vec<CountedLink>,
    pager: Option<Pager>,
}

/// A page of the latest events, and pages for each year.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let mut pages = vec![Page::new(
        "changes/".to_owned(),
        "changes.html",
        |site, path| {
            let texts = &site.theme.texts;
            let latest = &site.directory.changes;
            let view = view(site, &latest[..latest.len().min(ROWS)], None, None);
            let about = About::new("changes", "changes", texts.get("title_changes").to_owned());
            let about = about.described(view.lead.clone());
            about
                .column(texts.get("column_type"))
                .context(site, path, &view)
        },
    )];
    for (year, count) in years(site) {
        for number in 1..=count.div_ceil(ROWS) {
            let path = routes::paged(&routes::year(year), number);
            pages.push(Page::new(path, "changes.html", move |site, path| {
                let texts = &site.theme.texts;
                let pager = Pager::new(&routes::year(year), count, number);
                let rows = Pager::rows(of_year(site, year), number);
                let view = view(site, rows, Some(year), Some(pager));
                let title = [("year", texts.year(year))];
                let about = About::new(
                    "changes",
                    "changes",
                    texts.fill("title_changes_year", &title),
                )
                .below(texts.get("title_changes"), "changes/");
                about
                    .column(texts.get("column_type"))
                    .context(site, path, &view)
            }));
        }
    }
    pages
}

fn view(site: &Site<'_>, rows: &[Change], current: Option<i16>, pager: Option<Pager>) -> Changes {
    let texts = &site.theme.texts;
    let years = years(site).into_iter().map(|(year, count)| CountedLink {
        label: texts.year(year),
        url: routes::year(year),
        count: Some(count),
        current: current == Some(year),
    });
    Changes {
        lead: texts.get("lead_changes").to_owned(),
        rows: rows
            .iter()
            .map(|change| site.change(change.entry, change.event))
            .collect(),
        years: years.collect(),
        pager,
    }
}

/// The events of a year: a run of the list, which is in the order of the days.
fn of_year<'s>(site: &'s Site<'_>, year: i16) -> &'s [Change] {
    let changes = &site.directory.changes;
    let start = changes.partition_point(|change| change.on.year() > year);
    let end = changes.partition_point(|change| change.on.year() >= year);
    &changes[start..end]
}

/// The years with the number of their events, the latest first.
fn years(site: &Site<'_>) -> Vec<(i16, usize)> {
    let chunks = site
        .directory
        .changes
        .chunk_by(|left, right| left.on.year() == right.on.year());
    chunks
        .map(|chunk| (chunk[0].on.year(), chunk.len()))
        .collect()
}
