//! The feeds of changes: of all, and for each occupation and district.

use serde::Serialize;

use super::Page;
use crate::derive::{Change, Happening, routes};
use crate::diff::RecordedEvent;
use crate::model::Occupation;
use crate::render::Site;
use crate::render::atom::{Entry, Feed, urn};
use crate::render::shapes::{ChangeView, Link};

/// How many changes a feed has.
const ENTRIES: usize = 50;

/// A feed as pages lead to it.
#[derive(Debug, Clone, Serialize)]
pub struct FeedLink {
    /// 变动订阅：鼓楼区
    pub label: String,
    /// The path from the root.
    pub url: String,
}

/// The latest changes of what a page lists, with the way to all and the feed.
#[derive(Serialize)]
pub(super) struct Recent {
    changes: Vec<ChangeView>,
    all: String,
    all_label: String,
    pub(super) feed: FeedLink,
}

/// How many changes the page of an occupation or a district shows.
const SHOWN: usize = 5;

impl Recent {
    /// The latest of `changes`, which concern what the page `link` is about.
    pub(super) fn new(site: &Site<'_>, changes: &[&Change], link: Link, feed: FeedLink) -> Self {
        let shown = changes.iter().take(SHOWN);
        let path = link.url.unwrap_or_default();
        let name = [("name", link.label)];
        Self {
            all_label: site.theme.texts.fill("all_changes_of", &name),
            changes: shown.map(|change| site.change(change)).collect(),
            all: routes::changes_of(&path),
            feed,
        }
    }
}

/// The feed of all changes.
#[must_use]
pub fn of_all(site: &Site<'_>) -> FeedLink {
    FeedLink {
        label: site.theme.texts.get("feed_all").to_owned(),
        url: routes::feed("changes/"),
    }
}

/// The feed for an occupation.
#[must_use]
pub fn of_occupation(site: &Site<'_>, occupation: Occupation) -> FeedLink {
    let name = site.directory.catalog.occupations.name(occupation);
    of_one(site, name, &routes::occupation(occupation))
}

/// The feed of a district.
#[must_use]
pub fn of_district(site: &Site<'_>, id: &str) -> FeedLink {
    let name = site.directory.catalog.districts.name(id).to_owned();
    of_one(site, name, &routes::district(id))
}

fn of_one(site: &Site<'_>, name: String, path: &str) -> FeedLink {
    FeedLink {
        label: site.theme.texts.fill("feed_of", &[("name", name)]),
        url: routes::feed(path),
    }
}

/// All feeds.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let url = routes::feed("changes/");
    let mut pages = vec![Page::text(&url, |site| {
        let latest = site.directory.changes.all.iter().take(ENTRIES);
        feed(site, &of_all(site), "changes/", &latest.collect::<Vec<_>>())
    })];
    let lists = &site.directory.lists;
    for occupation in lists.by_occupation.keys().copied() {
        let url = of_occupation(site, occupation).url;
        pages.push(Page::text(&url, move |site| {
            let changes = site.directory.changes.of_occupation(occupation);
            let page = routes::changes_of(&routes::occupation(occupation));
            feed(site, &of_occupation(site, occupation), &page, &changes)
        }));
    }
    for id in lists.by_district.keys() {
        let (url, id) = (of_district(site, id).url, id.clone());
        pages.push(Page::text(&url, move |site| {
            let changes = site.directory.changes.of_district(&id);
            let page = routes::changes_of(&routes::district(&id));
            feed(site, &of_district(site, &id), &page, &changes)
        }));
    }
    pages
}

fn feed(site: &Site<'_>, link: &FeedLink, page: &str, changes: &[&Change]) -> String {
    let own = &site.directory.catalog.site;
    let texts = &site.theme.texts;
    let address = |path: &str| address(site, &link.url, path);
    let changes = &changes[..changes.len().min(ENTRIES)];
    let entries = changes.iter().map(|change| {
        let view = site.change(change);
        let notice = view.notice.as_ref();
        let basis = notice.map(|it| format!("{}{}", texts.get("basis"), it.number));
        let text = [Some(view.text), basis].into_iter().flatten();
        let text = text.filter(|it| !it.is_empty()).collect::<Vec<_>>();
        let args = [
            ("event", view.label.clone()),
            ("name", view.evaluator.label),
        ];
        Entry {
            id: urn(&format!("{} {}", whose(site), identity(site, change))),
            title: texts.fill("feed_entry", &args),
            on: change.on,
            page: view.evaluator.url.as_deref().map(address),
            notice: view.notice.and_then(|it| match it.page {
                Some(page) => Some(address(&page)),
                None => it.url,
            }),
            kind: (view.kind, view.label),
            text: text.join(texts.get("sentence_break")),
        }
    });
    let entries: Vec<Entry> = entries.collect();
    let latest = changes.first().map(|change| change.on);
    Feed {
        id: urn(&format!("{} {}", whose(site), link.url)),
        lang: own.language.clone(),
        title: format!("{}{}{}", own.name, texts.get("colon"), link.label),
        subtitle: texts.get("feed_about").to_owned(),
        author: own.operator.name.clone(),
        updated: latest.unwrap_or(site.directory.as_of),
        own: address(&link.url),
        page: address(page),
        entries,
    }
    .to_xml()
}

/// What tells this site's identifiers from those of another: its address, or its name if that is not known.
fn whose<'s>(site: &'s Site<'_>) -> &'s str {
    let own = &site.directory.catalog.site;
    own.url.as_deref().unwrap_or(&own.name)
}

/// The full address of a path if the site's own is known; else the way to it from the feed at `feed`.
fn address(site: &Site<'_>, feed: &str, path: &str) -> String {
    let path = routes::encoded(path);
    match &site.directory.catalog.site.url {
        Some(url) => format!("{url}{path}"),
        None => format!("{}{path}", routes::to_root(feed)),
    }
}

/// What makes a change this one and no other, whatever is corrected in its words. Of several that would be the same
/// each has its number, counted from the oldest.
fn identity(site: &Site<'_>, change: &Change) -> String {
    let directory = site.directory;
    let code = change.entry.map(|id| directory.entry(id).evaluator.code);
    let code = code.map(|code| code.to_string()).unwrap_or_default();
    match (change.entry, change.what) {
        (Some(id), Happening::Event(index)) => {
            let events = &directory.entry(id).evaluator.events;
            let event = RecordedEvent::from(&events[index]);
            let before = events[..index].iter();
            let before = before.filter(|it| RecordedEvent::from(*it) == event);
            format!("{code} {event} {}", before.count())
        }
        (_, Happening::Corrected(index)) => {
            let all = &directory.corrections.all;
            let it = &all[index];
            let before = all[..index].iter().rev();
            let before = before.take_while(|other| other.on == it.on);
            let before = before.filter(|other| other.code == it.code && other.fact == it.fact);
            format!(
                "{} {} {} corrected {}",
                it.code,
                it.on,
                it.fact,
                before.count()
            )
        }
        (_, Happening::ItemsExpired) => format!("{code} {} items expired", change.on),
        (_, _) => format!("{code} {} expired", change.on),
    }
}
