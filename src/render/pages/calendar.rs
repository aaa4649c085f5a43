//! The announced assessments by month.

mod grid;

use std::collections::BTreeSet;

use serde::Serialize;

use super::{About, Page};
use crate::derive::{Session, routes};
use crate::model::{Month, Occupation};
use crate::render::Site;
use crate::render::shapes::{CountedLink, DayView, Link, SessionView};
use grid::Grid;

#[derive(Serialize)]
struct Calendar {
    lead: String,
    months: Vec<CountedLink>,
    /// The month before and the one after that have assessments.
    prev: Option<Link>,
    next: Option<Link>,
    grid: Option<Grid>,
    filters: Filters,
    count: usize,
    /// The calendar file of all.
    file: Option<&'static str>,
    /// Its address on the web, if the site's is known.
    subscribe: Option<String>,
    days: Vec<DayOfSessions>,
}

#[derive(Serialize)]
struct DayOfSessions {
    day: DayView,
    weekday: String,
    sessions: Vec<SessionView>,
}

/// What the rows of the page can be filtered by.
#[derive(Serialize)]
struct Filters {
    districts: Vec<Choice>,
    occupations: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// A page for each month that has assessments, and one for what is to come.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let coming = Page::new("calendar/".to_owned(), "calendar.html", |site, path| {
        let texts = &site.theme.texts;
        let coming = site.directory.sessions.coming(site.directory.as_of);
        let view = view(site, None, coming.take(SHOWN).collect());
        let title = texts.get("title_calendar").to_owned();
        let coming = site.directory.sessions.coming(site.directory.as_of);
        let about = About::new("calendar", "calendar", title)
            .described(view.lead.clone())
            .in_schema_org(site.as_events(path, coming.take(SHOWN)))
            .column(texts.get("column_type"));
        about.context(site, path, &view)
    });
    let months = site.directory.sessions.months();
    let pages = months.map(|(month, _)| {
        Page::new(routes::month(month), "calendar.html", move |site, path| {
            let texts = &site.theme.texts;
            let sessions = site.directory.sessions.of_month(month).iter();
            let view = view(site, Some(month), sessions.collect());
            let title = texts.fill("title_calendar_month", &[("month", texts.month(month))]);
            let about = About::new("calendar", "calendar", title)
                .below(texts.get("title_calendar"), "calendar/")
                .in_schema_org(site.as_events(path, site.directory.sessions.of_month(month)))
                .column(texts.get("column_type"));
            about.context(site, path, &view)
        })
    });
    [coming].into_iter().chain(pages).collect()
}

/// How many coming assessments the first page shows.
const SHOWN: usize = 100;

fn view(site: &Site<'_>, month: Option<Month>, sessions: Vec<&Session<'_>>) -> Calendar {
    let occupations = occupations(site, &sessions);
    let count = sessions.len();
    let days = days(site, sessions);
    let directory = site.directory;
    let has_file = !directory.sessions.all.is_empty();
    let home = directory.catalog.site.url.as_deref();
    Calendar {
        lead: site.theme.texts.get("lead_calendar").to_owned(),
        months: months(site, month),
        prev: neighbour(site, month, |other, month| other < month, Iterator::last),
        next: neighbour(
            site,
            month,
            |other, month| other > month,
            |mut it| it.next(),
        ),
        grid: month.map(|month| grid::grid(site, month)),
        filters: Filters {
            districts: districts(site, &days),
            occupations,
        },
        count,
        file: has_file.then_some(routes::ALL_SESSIONS),
        subscribe: home
            .filter(|_| has_file)
            .map(|home| format!("{home}{}", routes::ALL_SESSIONS)),
        days,
    }
}

fn months(site: &Site<'_>, current: Option<Month>) -> Vec<CountedLink> {
    let months = site
        .directory
        .sessions
        .months()
        .map(|(month, count)| CountedLink {
            label: site.theme.texts.month(month),
            url: routes::month(month),
            count: Some(count),
            current: current == Some(month),
        });
    months.collect()
}

/// The month on one side that is nearest.
fn neighbour(
    site: &Site<'_>,
    month: Option<Month>,
    is_on_that_side: fn(Month, Month) -> bool,
    nearest: fn(std::vec::IntoIter<Month>) -> Option<Month>,
) -> Option<Link> {
    let month = month?;
    let months = site.directory.sessions.months().map(|(other, _)| other);
    let side: Vec<Month> = months.filter(|it| is_on_that_side(*it, month)).collect();
    let found = nearest(side.into_iter())?;
    Some(Link {
        label: site.theme.texts.month(found),
        url: Some(routes::month(found)),
    })
}

/// The districts that the rows name, in the catalogue's order.
fn districts(site: &Site<'_>, days: &[DayOfSessions]) -> Vec<Choice> {
    let sessions = days.iter().flat_map(|day| &day.sessions);
    let named: BTreeSet<&str> = sessions.map(|it| it.district_id.as_str()).collect();
    let known = site.directory.catalog.districts.all().iter();
    let known = known.filter(|it| named.contains(it.id.as_str()));
    known
        .map(|it| Choice {
            value: it.id.clone(),
            label: it.name.clone(),
        })
        .collect()
}

/// The occupations that the rows name.
fn occupations(site: &Site<'_>, sessions: &[&Session<'_>]) -> Vec<Choice> {
    let items = sessions.iter().flat_map(|it| &it.plan.items);
    let named: BTreeSet<Occupation> = items.map(|it| it.occupation).collect();
    let choices = named.into_iter().map(|it| Choice {
        value: format!("{}/{}", it.edition, it.code),
        label: site.directory.catalog.occupations.name(it),
    });
    choices.collect()
}

fn days(site: &Site<'_>, sessions: Vec<&Session<'_>>) -> Vec<DayOfSessions> {
    let mut days: Vec<DayOfSessions> = Vec::new();
    for session in sessions {
        let starts = session.plan.starts_on;
        let view = site.session(session);
        match days.last_mut().filter(|day| day.day.iso == view.starts.iso) {
            Some(day) => day.sessions.push(view),
            None => days.push(DayOfSessions {
                day: site.day(starts),
                weekday: site
                    .theme
                    .texts
                    .of("weekday", &starts.weekday().to_string()),
                sessions: vec![view],
            }),
        }
    }
    days
}
