//! The announced assessments as calendar files to subscribe to: all, and those of each evaluator and
//! occupation that has some.

use super::Page;
use crate::derive::{EntryId, Session, routes};
use crate::model::{Occupation, Standing};
use crate::render::Site;
use crate::render::ics::{Calendar, Event};
use crate::render::shapes::{SessionItem, SessionView};

/// So many assessments a file has at most, the next ones: more would be too much for a telephone.
const MOST: usize = 2_000;

/// All of them.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let sessions = &site.directory.sessions;
    let mut pages = Vec::new();
    if !sessions.all.is_empty() {
        pages.push(Page::text(routes::ALL_SESSIONS, |site| {
            let name = site.theme.texts.get("title_calendar").to_owned();
            text(site, name, site.directory.sessions.all.iter())
        }));
    }
    pages.extend(sessions.entries().map(|id| of_entry(site, id)));
    pages.extend(
        sessions
            .occupations()
            .filter_map(|it| of_occupation(site, it)),
    );
    pages
}

fn of_entry(site: &Site<'_>, id: EntryId) -> Page {
    let evaluator = site.directory.entry(id).evaluator;
    let path = routes::sessions(&routes::evaluator(evaluator.code));
    Page::text(&path, move |site| {
        let name = site.directory.entry(id).evaluator.name.clone();
        text(
            site,
            named(site, name),
            site.directory.sessions.of_entry(id),
        )
    })
}

/// Nothing for an occupation that has no page.
fn of_occupation(site: &Site<'_>, occupation: Occupation) -> Option<Page> {
    let page = site.occupation_link(occupation).url?;
    Some(Page::text(&routes::sessions(&page), move |site| {
        let name = site.directory.catalog.occupations.name(occupation);
        let sessions = site.directory.sessions.of_occupation(occupation);
        text(site, named(site, name), sessions)
    }))
}

fn named(site: &Site<'_>, name: String) -> String {
    site.theme.texts.fill("ics_of", &[("name", name)])
}

/// The file with those that are to come. If there is none, the last one stays: an address that people
/// subscribed to must not go, and a calendar without an event is none.
fn text<'s, 'c: 's>(
    site: &Site<'_>,
    name: String,
    sessions: impl Iterator<Item = &'s Session<'c>>,
) -> String {
    let as_of = site.directory.as_of;
    let (mut shown, over): (Vec<_>, Vec<_>) =
        sessions.partition(|session| session.plan.ends_on >= as_of);
    if shown.is_empty() {
        shown.extend(over.last());
    }
    let events = shown
        .into_iter()
        .take(MOST)
        .map(|session| event(site, session));
    let calendar = Calendar {
        name,
        language: site.directory.catalog.site.language.clone(),
        stamp: as_of,
        events: events.collect(),
    };
    calendar.text()
}

fn event(site: &Site<'_>, session: &Session<'_>) -> Event {
    let plan = session.plan;
    let view = site.session(session);
    let home = site.directory.catalog.site.url.as_deref();
    let host = home.and_then(|url| url.split('/').nth(2));
    let timeline = &site.directory.entry(session.entry).evaluator.timeline;
    let standing = timeline.standing(plan.starts_on);
    let page = view.evaluator.url.as_deref();
    Event {
        uid: format!("{}@{}", plan.id, host.unwrap_or("minglu.invalid")),
        starts: plan.starts_on,
        ends: plan.ends_on,
        is_sure: standing.is_some_and(Standing::may_assess),
        summary: summary(site, &view),
        location: location(site, &view),
        description: description(site, &view),
        url: home.zip(page).map(|(home, page)| format!("{home}{page}")),
    }
}

/// 福州榕光职业技能评价中心：电工、焊工
fn summary(site: &Site<'_>, view: &SessionView) -> String {
    let texts = &site.theme.texts;
    let names: Vec<&str> = view
        .occupations
        .iter()
        .map(|it| it.label.as_str())
        .collect();
    let names = names.join(texts.get("list_separator"));
    format!("{}{}{names}", view.evaluator.label, texts.get("colon"))
}

fn location(site: &Site<'_>, view: &SessionView) -> String {
    let parts = [&view.district, &view.place, &view.address].into_iter();
    let parts: Vec<&str> = parts
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    parts.join(site.theme.texts.get("comma"))
}

/// A line for each occupation, then how to register, and what the page says of plans.
fn description(site: &Site<'_>, view: &SessionView) -> String {
    let texts = &site.theme.texts;
    let mut lines: Vec<String> = view.occupations.iter().map(|it| item(site, it)).collect();
    let until = view.register_until.as_ref().map(|day| day.text.clone());
    for (key, value) in [
        ("register_until", until),
        ("register_phone", view.phone.clone()),
        ("ics_register", view.url.clone()),
        ("plan_number", Some(view.id.clone())),
    ] {
        lines.extend(value.map(|value| format!("{}{value}", texts.get(key))));
    }
    lines.extend(view.note.clone());
    lines.push(texts.get("lead_calendar").to_owned());
    lines.join("\n")
}

/// 电工：五级/初级工、四级/中级工，60 个名额
fn item(site: &Site<'_>, item: &SessionItem) -> String {
    let texts = &site.theme.texts;
    let mut line = format!("{}{}{}", item.label, texts.get("colon"), item.levels);
    if let Some(seats) = item.seats {
        line.push_str(texts.get("comma"));
        line.push_str(&texts.fill("seats", &[("n", seats.to_string())]));
    }
    line
}
