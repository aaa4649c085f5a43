//! The entrances: evaluators by letter, districts, levels.

use serde::Serialize;

use super::{About, Page, home};
use crate::render::Site;
use crate::render::shapes::CountedLink;

#[derive(Serialize)]
struct Index {
    lead: String,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    id: Option<String>,
    heading: Option<String>,
    /// How wide the columns are.
    fit: &'static str,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    label: String,
    url: String,
    count: Option<usize>,
    note: Option<String>,
}

/// What an entrance shows.
type Sections = fn(&Site<'_>) -> Vec<Section>;

/// Three entrances; that by occupation is a tree.
pub fn pages() -> Vec<Page> {
    let kinds: [(&'static str, Sections); 3] = [
        ("evaluators", evaluators),
        ("districts", |site| {
            vec![section(None, "short", home::districts(site, None))]
        }),
        ("levels", |site| {
            vec![section(None, "middle", home::levels(site, None))]
        }),
    ];
    let pages = kinds.into_iter().map(|(key, sections)| {
        Page::new(format!("{key}/"), "index.html", move |site, path| {
            let texts = &site.theme.texts;
            let args = [
                ("n", site.directory.entries.len().to_string()),
                ("m", site.directory.on_register().to_string()),
            ];
            let view = Index {
                lead: texts.fill(&format!("lead_{key}"), &args),
                sections: sections(site),
            };
            let about =
                About::new("index", key, texts.of("title", key)).described(view.lead.clone());
            about
                .column(texts.get("column_type"))
                .context(site, path, &view)
        })
    });
    pages.collect()
}

fn evaluators(site: &Site<'_>) -> Vec<Section> {
    let texts = &site.theme.texts;
    let letters = section(Some("section_letters"), "letter", home::letters(site, None));
    let past = Item {
        label: texts.get("past_link").to_owned(),
        url: "past/".to_owned(),
        count: Some(site.directory.lists.past.len()),
        note: None,
    };
    let entrusted = Item {
        label: texts.get("heading_entrust").to_owned(),
        url: "entrust/".to_owned(),
        count: Some(site.directory.lists.entrusted.len()),
        note: None,
    };
    let compare = Item {
        label: texts.get("title_compare").to_owned(),
        url: "compare/".to_owned(),
        count: None,
        note: None,
    };
    let ways = [
        ("districts", "by_district"),
        ("levels", "by_level"),
        ("occupations", "by_occupation"),
    ];
    let ways = ways.into_iter().map(|(path, key)| Item {
        label: texts.get(key).to_owned(),
        url: format!("{path}/"),
        count: None,
        note: None,
    });
    let other = Section {
        id: None,
        heading: Some(texts.get("section_other").to_owned()),
        fit: "line",
        items: ways.chain([past, entrusted, compare]).collect(),
    };
    vec![letters.translated(site), other]
}

fn section(heading: Option<&str>, fit: &'static str, links: Vec<CountedLink>) -> Section {
    let items = links.into_iter().map(|link| Item {
        label: link.label,
        url: link.url,
        count: link.count,
        note: None,
    });
    Section {
        id: None,
        heading: heading.map(str::to_owned),
        fit,
        items: items.collect(),
    }
}

impl Section {
    /// The heading's key turned into its text.
    fn translated(self, site: &Site<'_>) -> Self {
        let heading = self
            .heading
            .map(|key| site.theme.texts.get(&key).to_owned());
        Self { heading, ..self }
    }
}
