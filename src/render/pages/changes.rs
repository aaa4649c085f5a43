//! What changed: the latest, by topic, by year, and for each occupation and district.

use serde::Serialize;

use super::feeds::{self, FeedLink};
use super::{About, Page};
use crate::derive::{Change, LATEST, routes};
use crate::diff::Topic;
use crate::model::Occupation;
use crate::render::Site;
use crate::render::shapes::{CountedLink, Link, MonthOfChanges, Pager, ROWS};

#[derive(Serialize)]
struct Changes {
    lead: String,
    topics: Vec<CountedLink>,
    years: Vec<CountedLink>,
    months: Vec<MonthOfChanges>,
    pager: Option<Pager>,
    /// What a reader should know besides: since when corrections are known, what is left out.
    notes: Vec<String>,
    feed: FeedLink,
    /// The page that has the rest.
    back: Option<Link>,
    empty: String,
}

/// Which changes a page shows.
#[derive(Debug, Clone, Copy)]
enum Which {
    All,
    Topic(Topic),
    Year(i16),
}

/// All pages of changes.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let topics = Topic::ALL.map(|topic| (Which::Topic(topic), site.directory.changes.count(topic)));
    let years = years(site).into_iter();
    let years = years.map(|(year, count)| (Which::Year(year), count));
    let mut pages = vec![page(Which::All, 0, 1)];
    for (which, count) in topics.into_iter().chain(years) {
        let numbers = 1..=count.div_ceil(ROWS).max(1);
        pages.extend(numbers.map(|number| page(which, count, number)));
    }
    let lists = &site.directory.lists;
    pages.extend(lists.by_occupation.keys().map(|it| of_occupation(*it)));
    pages.extend(lists.by_district.keys().map(|id| of_district(id.clone())));
    pages
}

fn page(which: Which, count: usize, number: usize) -> Page {
    let path = routes::paged(&which.path(), number);
    Page::new(path, "changes.html", move |site, path| {
        let texts = &site.theme.texts;
        let changes = &site.directory.changes;
        let pager = Pager::new(&which.path(), count, number);
        let months = match which {
            Which::All => site.by_month(changes.all.iter().take(ROWS)),
            Which::Topic(topic) => {
                let all = changes.of_topic(topic);
                site.by_month(Pager::rows(&all, number).iter().copied())
            }
            Which::Year(year) => site.by_month(Pager::rows(of_year(site, year), number)),
        };
        let view = Changes {
            lead: which.lead(site),
            topics: topics(site, which),
            years: self::years_as_links(site, which),
            months,
            pager: Some(pager),
            notes: which.notes(site),
            feed: feeds::of_all(site),
            back: None,
            empty: texts.get(which.empty()).to_owned(),
        };
        let about = About::new("changes", "changes", which.title(site));
        let about = about.described(view.lead.clone()).fed_by(&view.feed);
        let about = match which {
            Which::All => about,
            Which::Topic(topic) => about
                .below(texts.get("title_changes"), "changes/")
                .called(&texts.of("topic", topic.key())),
            Which::Year(year) => about
                .below(texts.get("title_changes"), "changes/")
                .called(&texts.year(year)),
        };
        about
            .column(texts.get("column_type"))
            .context(site, path, &view)
    })
}

impl Which {
    fn path(self) -> String {
        match self {
            Self::All => "changes/".to_owned(),
            Self::Topic(topic) => routes::topic(topic.key()),
            Self::Year(year) => routes::year(year),
        }
    }

    fn title(self, site: &Site<'_>) -> String {
        let texts = &site.theme.texts;
        match self {
            Self::All => texts.get("title_changes").to_owned(),
            Self::Topic(topic) => {
                let title = [("topic", texts.of("topic", topic.key()))];
                texts.fill("title_changes_topic", &title)
            }
            Self::Year(year) => texts.fill("title_changes_year", &[("year", texts.year(year))]),
        }
    }

    fn lead(self, site: &Site<'_>) -> String {
        let texts = &site.theme.texts;
        match self {
            Self::Topic(topic) => texts.of("lead_topic", topic.key()),
            _ => texts.get("lead_changes").to_owned(),
        }
    }

    fn notes(self, site: &Site<'_>) -> Vec<String> {
        let texts = &site.theme.texts;
        let since = site.directory.corrections.since;
        let since = since.map(|day| texts.fill("corrections_since", &[("day", texts.day(day))]));
        match self {
            Self::All | Self::Topic(Topic::Corrected) => since.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn empty(self) -> &'static str {
        match self {
            Self::Topic(Topic::Corrected) => "empty_corrections",
            Self::Topic(_) => "empty_topic",
            _ => "empty_changes",
        }
    }
}

/// The latest changes of the evaluators that are or were filed for an occupation.
fn of_occupation(occupation: Occupation) -> Page {
    let path = routes::changes_of(&routes::occupation(occupation));
    Page::new(path, "changes.html", move |site, path| {
        let texts = &site.theme.texts;
        let changes = site.directory.changes.of_occupation(occupation);
        let back = site.occupation_link(occupation);
        let view = of_one(
            site,
            &changes,
            feeds::of_occupation(site, occupation),
            back.clone(),
        );
        let above = routes::occupation(occupation);
        let about = About::new("changes", "occupations", title(site, &back.label));
        let about = about
            .below(texts.get("title_occupations"), "occupations/")
            .below(&back.label, &above)
            .called(texts.get("title_changes"));
        let about = about.described(view.lead.clone()).fed_by(&view.feed);
        about
            .column(texts.get("column_type"))
            .context(site, path, &view)
    })
}

/// The latest changes of the evaluators in a district.
fn of_district(id: String) -> Page {
    let path = routes::changes_of(&routes::district(&id));
    Page::new(path, "changes.html", move |site, path| {
        let texts = &site.theme.texts;
        let changes = site.directory.changes.of_district(&id);
        let back = site.district_link(&id);
        let view = of_one(site, &changes, feeds::of_district(site, &id), back.clone());
        let about = About::new("changes", "districts", title(site, &back.label));
        let about = about
            .below(texts.get("title_districts"), "districts/")
            .below(&back.label, &routes::district(&id))
            .called(texts.get("title_changes"));
        let about = about.described(view.lead.clone()).fed_by(&view.feed);
        about
            .column(texts.get("column_type"))
            .context(site, path, &view)
    })
}

fn title(site: &Site<'_>, name: &str) -> String {
    let name = [("name", name.to_owned())];
    site.theme.texts.fill("title_changes_of", &name)
}

fn of_one(site: &Site<'_>, changes: &[&Change], feed: FeedLink, back: Link) -> Changes {
    let texts = &site.theme.texts;
    let name = [("name", back.label.clone())];
    let is_cut = changes.len() == LATEST;
    let cut = is_cut.then(|| texts.fill("changes_cut", &[("n", LATEST.to_string())]));
    Changes {
        lead: texts.fill("lead_changes_of", &name),
        topics: Vec::new(),
        years: Vec::new(),
        months: site.by_month(changes.iter().copied()),
        pager: None,
        notes: cut.into_iter().collect(),
        feed,
        back: Some(back),
        empty: texts.get("empty_changes_of").to_owned(),
    }
}

/// The numbers stand on the first page only: else a new change would be a new version of every page.
fn topics(site: &Site<'_>, current: Which) -> Vec<CountedLink> {
    let texts = &site.theme.texts;
    let is_first = matches!(current, Which::All);
    let all = CountedLink {
        label: texts.get("topic_all").to_owned(),
        url: Which::All.path(),
        count: is_first.then_some(site.directory.changes.all.len()),
        current: is_first,
    };
    let topics = Topic::ALL.map(|topic| CountedLink {
        label: texts.of("topic", topic.key()),
        url: routes::topic(topic.key()),
        count: is_first.then(|| site.directory.changes.count(topic)),
        current: matches!(current, Which::Topic(it) if it == topic),
    });
    std::iter::once(all).chain(topics).collect()
}

fn years_as_links(site: &Site<'_>, current: Which) -> Vec<CountedLink> {
    let is_first = matches!(current, Which::All);
    let years = years(site).into_iter().map(|(year, count)| CountedLink {
        label: site.theme.texts.year(year),
        url: routes::year(year),
        count: is_first.then_some(count),
        current: matches!(current, Which::Year(it) if it == year),
    });
    years.collect()
}

/// The changes of a year: a run of the list, which is in the order of the days.
fn of_year<'s>(site: &'s Site<'_>, year: i16) -> &'s [Change] {
    let changes = &site.directory.changes.all;
    let start = changes.partition_point(|change| change.on.year() > year);
    let end = changes.partition_point(|change| change.on.year() >= year);
    &changes[start..end]
}

/// The years with the number of their changes, the latest first.
fn years(site: &Site<'_>) -> Vec<(i16, usize)> {
    let changes = &site.directory.changes.all;
    let chunks = changes.chunk_by(|left, right| left.on.year() == right.on.year());
    chunks
        .map(|chunk| (chunk[0].on.year(), chunk.len()))
        .collect()
}
