//! The site map for people.

use serde::Serialize;

use super::{About, Page, home, statistics};
use crate::derive::routes;
use crate::render::Site;
use crate::render::shapes::{CountedLink, Link};

#[derive(Serialize)]
struct SiteMap {
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    heading: String,
    links: Vec<Link>,
}

/// The one page.
pub fn page() -> Page {
    Page::new("sitemap/".to_owned(), "sitemap.html", |site, path| {
        let texts = &site.theme.texts;
        let about = About::new("sitemap", "", texts.get("title_sitemap").to_owned());
        let view = SiteMap {
            sections: sections(site),
        };
        about
            .column(texts.get("column_type"))
            .context(site, path, &view)
    })
}

fn sections(site: &Site<'_>) -> Vec<Section> {
    let texts = &site.theme.texts;
    let link = |label: &str, url: &str| Link {
        label: label.to_owned(),
        url: Some(url.to_owned()),
    };
    let columns = [
        "evaluators",
        "occupations",
        "districts",
        "levels",
        "calendar",
        "changes",
        "notices",
    ];
    let columns = columns.map(|key| link(&texts.of("title", key), &format!("{key}/")));
    let mut main = vec![link(texts.get("home"), "")];
    main.push(link(texts.get("title_search"), "search/"));
    main.push(link(texts.get("title_verify"), "verify/"));
    main.extend(columns);
    main.push(link(texts.get("title_statistics"), statistics::PATH));
    main.push(link(texts.get("past_link"), "past/"));
    main.push(link(texts.get("title_spot"), "spot/"));
    if site.directory.catalog.site.data.is_any() {
        main.push(link(texts.get("title_data"), "data/"));
    }
    let pages = site.directory.catalog.pages.iter();
    let occupations = home::groups(site)
        .into_iter()
        .flat_map(|group| group.occupations);
    let mut sections = vec![
        ("sitemap_columns", main),
        (
            "sitemap_pages",
            pages
                .map(|page| link(&page.title, &routes::encoded(&routes::page(&page.slug))))
                .collect(),
        ),
        ("title_districts", plain(home::districts(site, None))),
        ("title_levels", plain(home::levels(site, None))),
        ("section_letters", plain(home::letters(site, None))),
        ("title_occupations", plain(occupations.collect())),
    ];
    sections.retain(|(_, links)| !links.is_empty());
    sections
        .into_iter()
        .map(|(heading, links)| Section {
            heading: texts.get(heading).to_owned(),
            links,
        })
        .collect()
}

fn plain(links: Vec<CountedLink>) -> Vec<Link> {
    let plain = links.into_iter().map(|link| Link {
        label: link.label,
        url: Some(link.url),
    });
    plain.collect()
}
