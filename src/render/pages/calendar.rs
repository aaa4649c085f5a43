//! The announced assessments by month.

use serde::Serialize;

use super::{About, Page};
use crate::derive::{Session, routes};
use crate::model::Month;
use crate::render::Site;
use crate::render::shapes::{CountedLink, DayView, SessionView};

#[derive(Serialize)]
struct Calendar {
    lead: String,
    months: Vec<CountedLink>,
    days: Vec<DayOfSessions>,
}

#[derive(Serialize)]
struct DayOfSessions {
    day: DayView,
    weekday: String,
    sessions: Vec<SessionView>,
}

/// A page for each month that has assessments, and one for what is to come.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let mut pages = vec![Page::new(
        "calendar/".to_owned(),
        "calendar.html",
        |site, path| {
            let texts = &site.theme.texts;
            let coming = site.directory.sessions.coming(site.directory.as_of);
            let view = Calendar {
                lead: texts.get("lead_calendar").to_owned(),
                months: months(site, None),
                days: days(site, coming.take(SHOWN)),
            };
            let about = About::new(
                "calendar",
                "calendar",
                texts.get("title_calendar").to_owned(),
            );
            let coming = site.directory.sessions.coming(site.directory.as_of);
            let about = about
                .described(view.lead.clone())
                .in_schema_org(site.as_events(path, coming.take(SHOWN)));
            about
                .column(texts.get("column_type"))
                .context(site, path, &view)
        },
    )];
    for (month, _) in site.directory.sessions.months() {
        pages.push(Page::new(
            routes::month(month),
            "calendar.html",
            move |site, path| {
                let texts = &site.theme.texts;
                let title = [("month", texts.month(month))];
                let view = Calendar {
                    lead: texts.get("lead_calendar").to_owned(),
                    months: months(site, Some(month)),
                    days: days(site, site.directory.sessions.of_month(month).iter()),
                };
                let about = About::new(
                    "calendar",
                    "calendar",
                    texts.fill("title_calendar_month", &title),
                )
                .below(texts.get("title_calendar"), "calendar/")
                .in_schema_org(site.as_events(path, site.directory.sessions.of_month(month)));
                about
                    .column(texts.get("column_type"))
                    .context(site, path, &view)
            },
        ));
    }
    pages
}

/// How many coming assessments the first page shows.
const SHOWN: usize = 100;

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

fn days<'s, 'c: 's>(
    site: &Site<'_>,
    sessions: impl Iterator<Item = &'s Session<'c>>,
) -> Vec<DayOfSessions> {
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
