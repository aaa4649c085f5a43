//! Notices: the list and each one.

use serde::Serialize;

use super::{About, Page};
use crate::derive::routes;
use crate::render::Site;
use crate::render::shapes::{DayView, Pager, ROWS};

#[derive(Serialize)]
struct Notices {
    lead: String,
    items: Vec<NoticeItem>,
    pager: Pager,
}

/// A notice in a list.
#[derive(Serialize)]
pub struct NoticeItem {
    title: String,
    url: String,
    date: Option<DayView>,
    summary: Option<String>,
    number: Option<String>,
}

#[derive(Serialize)]
struct NoticeBody<'a> {
    title: &'a str,
    date: Option<DayView>,
    source: Option<&'a str>,
    number: Option<&'a str>,
    body: &'a str,
}

/// All notices, the latest first.
pub fn items<'s>(site: &'s Site<'_>) -> impl Iterator<Item = NoticeItem> + 's {
    site.directory
        .catalog
        .notices
        .iter()
        .map(|notice| NoticeItem {
            title: notice.title.clone(),
            url: routes::encoded(&routes::notice(&notice.slug)).into_owned(),
            date: notice.date.map(|day| site.day(day)),
            summary: notice.summary.clone(),
            number: notice.number.clone(),
        })
}

/// The pages of the list and one for each notice.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let count = site.directory.catalog.notices.len();
    let mut pages = Vec::new();
    for number in 1..=count.div_ceil(ROWS).max(1) {
        let path = routes::paged("notices/", number);
        pages.push(Page::new(path, "notices.html", move |site, path| {
            let texts = &site.theme.texts;
            let count = site.directory.catalog.notices.len();
            let view = Notices {
                lead: texts.get("lead_notices").to_owned(),
                items: items(site).skip((number - 1) * ROWS).take(ROWS).collect(),
                pager: Pager::new("notices/", count, number),
            };
            let about = About::new("notices", "notices", texts.get("title_notices").to_owned());
            let about = about.described(view.lead.clone());
            about
                .column(texts.get("column_type"))
                .context(site, path, &view)
        }));
    }
    for (index, notice) in site.directory.catalog.notices.iter().enumerate() {
        pages.push(Page::new(
            routes::notice(&notice.slug),
            "notice.html",
            move |site, path| body(site, path, index),
        ));
    }
    pages
}

fn body(site: &Site<'_>, path: &str, index: usize) -> tera::TeraResult<tera::Context> {
    let notice = &site.directory.catalog.notices[index];
    let date = notice.date.map(|day| format!("{day} 00:00"));
    let about = About::new("notice", "notices", notice.title.clone())
        .described(
            notice
                .summary
                .clone()
                .unwrap_or_else(|| notice.title.clone()),
        )
        .below(site.theme.texts.get("title_notices"), "notices/")
        .article(date, notice.source.clone())
        .in_schema_org(site.as_article(notice, path));
    let view = NoticeBody {
        title: &notice.title,
        date: notice.date.map(|day| site.day(day)),
        source: notice.source.as_deref(),
        number: notice.number.as_deref(),
        body: &site.articles.notices[index].html,
    };
    about.context(site, path, &view)
}
