//! Lists of evaluators: by district, level and first letter, and those that have ended.

use serde::Serialize;

use super::article::{self, GUIDE_TO_ENTRUSTING};
use super::feeds::{self, Recent};
use super::{About, Page, home};
use crate::derive::{EntryId, Lists, routes};
use crate::model::{Initial, SkillLevel};
use crate::render::Site;
use crate::render::shapes::{CountedLink, Fact, Link, Pager, ROWS};

/// Which list.
#[derive(Debug, Clone)]
enum Which {
    District(String),
    Level(SkillLevel),
    Letter(Initial),
    Past,
    /// Those that accept assessments entrusted by enterprises.
    Entrusted,
}

#[derive(Serialize)]
struct Listing {
    heading: String,
    lead: String,
    facts: Vec<Fact>,
    pager: Pager,
    notes: Vec<String>,
    one_district: bool,
    /// What belongs to it besides.
    links: Vec<Link>,
    siblings: Vec<CountedLink>,
    siblings_fit: &'static str,
    siblings_heading: String,
    recent: Option<Recent>,
    empty: String,
}

/// The pages of all lists.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let lists = &site.directory.lists;
    let mut all: Vec<Which> = lists
        .by_district
        .keys()
        .cloned()
        .map(Which::District)
        .collect();
    all.extend(SkillLevel::ALL.map(Which::Level));
    all.extend(lists.by_letter.keys().copied().map(Which::Letter));
    all.extend([Which::Past, Which::Entrusted]);
    let mut pages = Vec::new();
    for which in all {
        for number in 1..=which.list(lists).len().div_ceil(ROWS).max(1) {
            let which = which.clone();
            let path = routes::paged(&which.path(), number);
            pages.push(Page::new(path, "listing.html", move |site, path| {
                let view = view(site, &which, number);
                let (label, above) = which.above(site);
                let about = About::new("listing", which.section(), view.heading.clone());
                let about = match above {
                    Some(above) => about.below(&label, above),
                    None => about,
                };
                let about = about.column(site.theme.texts.get("column_type"));
                let about = match &view.recent {
                    Some(recent) => about.fed_by(&recent.feed),
                    None => about,
                };
                let mut context = about.context(site, path, &view)?;
                let rows = Pager::rows(which.list(&site.directory.lists), number);
                context.insert_value("rows", site.cards.rows(site, rows));
                Ok(context)
            }));
        }
    }
    pages
}

fn view(site: &Site<'_>, which: &Which, number: usize) -> Listing {
    let list = which.list(&site.directory.lists);
    let texts = &site.theme.texts;
    let name = [("name", which.name(site))];
    let (heading, lead, empty, siblings) = match which {
        Which::District(id) => (
            "heading_district",
            "",
            "empty_district",
            ("siblings_district", home::districts(site, Some(id))),
        ),
        Which::Level(level) => (
            "heading_level",
            "",
            "empty_level",
            ("siblings_level", home::levels(site, Some(*level))),
        ),
        Which::Letter(letter) => (
            "heading_letter",
            "",
            "empty_letter",
            ("siblings_letter", home::letters(site, Some(*letter))),
        ),
        Which::Past => (
            "heading_past",
            "lead_past",
            "empty_past",
            ("related", Vec::new()),
        ),
        Which::Entrusted => (
            "heading_entrust",
            "lead_entrust",
            "empty_entrust",
            ("related", Vec::new()),
        ),
    };
    let total = texts.fill("n_evaluators", &[("n", list.len().to_string())]);
    Listing {
        heading: texts.fill(heading, &name),
        lead: if lead.is_empty() {
            String::new()
        } else {
            texts.get(lead).to_owned()
        },
        facts: vec![Fact {
            label: texts.get(which.total_label()).to_owned(),
            value: total,
        }],
        pager: Pager::new(&which.path(), list.len(), number),
        notes: Vec::new(),
        links: which.links(site),
        one_district: matches!(which, Which::District(_)),
        siblings_fit: which.fit(),
        siblings_heading: texts.get(siblings.0).to_owned(),
        siblings: siblings.1,
        recent: which.recent(site),
        empty: texts.fill(empty, &name),
    }
}

impl Which {
    /// The latest changes, on the page of a district.
    fn recent(&self, site: &Site<'_>) -> Option<Recent> {
        let Self::District(id) = self else {
            return None;
        };
        let changes = site.directory.changes.of_district(id);
        let feed = feeds::of_district(site, id);
        Some(Recent::new(site, &changes, site.district_link(id), feed))
    }

    fn list<'l>(&self, lists: &'l Lists) -> &'l [EntryId] {
        let list = match self {
            Self::District(id) => lists.by_district.get(id),
            Self::Level(level) => lists.by_level.get(level),
            Self::Letter(letter) => lists.by_letter.get(letter),
            Self::Past => Some(&lists.past),
            Self::Entrusted => Some(&lists.entrusted),
        };
        list.map(Vec::as_slice).unwrap_or_default()
    }

    fn path(&self) -> String {
        match self {
            Self::District(id) => routes::district(id),
            Self::Level(level) => routes::level(*level),
            Self::Letter(letter) => routes::letter(*letter),
            Self::Past => "past/".to_owned(),
            Self::Entrusted => "entrust/".to_owned(),
        }
    }

    fn name(&self, site: &Site<'_>) -> String {
        match self {
            Self::District(id) => site.directory.catalog.districts.name(id).to_owned(),
            Self::Level(level) => site.theme.texts.level(*level).to_owned(),
            Self::Letter(letter) => letter.letter().to_string(),
            Self::Past | Self::Entrusted => String::new(),
        }
    }

    /// How wide the columns of its siblings are.
    fn fit(&self) -> &'static str {
        match self {
            Self::Letter(_) => "letter",
            Self::District(_) => "short",
            Self::Level(_) | Self::Past | Self::Entrusted => "middle",
        }
    }

    fn section(&self) -> &'static str {
        match self {
            Self::District(_) => "districts",
            Self::Level(_) => "levels",
            Self::Letter(_) | Self::Entrusted => "evaluators",
            Self::Past => "past",
        }
    }

    /// Lists by letter hold those that have ended as well.
    fn total_label(&self) -> &'static str {
        match self {
            Self::District(_) | Self::Level(_) => "fact_in_standing",
            Self::Letter(_) | Self::Past | Self::Entrusted => "fact_total",
        }
    }

    /// What belongs to the list besides: a guide, and a search that narrows it down.
    fn links(&self, site: &Site<'_>) -> Vec<Link> {
        if !matches!(self, Self::Entrusted) {
            return Vec::new();
        }
        let search = Link {
            label: site.theme.texts.get("entrust_search").to_owned(),
            url: Some("search/?entrusted=1".to_owned()),
        };
        let guide = article::link(site, GUIDE_TO_ENTRUSTING);
        guide.into_iter().chain([search]).collect()
    }

    /// The index that the list belongs to.
    fn above(&self, site: &Site<'_>) -> (String, Option<&'static str>) {
        let (key, path) = match self {
            Self::District(_) => ("title_districts", Some("districts/")),
            Self::Level(_) => ("title_levels", Some("levels/")),
            Self::Letter(_) | Self::Entrusted => ("title_evaluators", Some("evaluators/")),
            Self::Past => ("", None),
        };
        (site.theme.texts.get(key).to_owned(), path)
    }
}
