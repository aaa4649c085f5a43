//! Plain pages: guides, questions, about.

use serde::Serialize;

use super::{About, Page};
use crate::derive::routes;
use crate::model::Article;
use crate::render::Site;
use crate::render::markdown::Heading;
use crate::render::shapes::{CountedLink, Link};

#[derive(Serialize)]
struct ArticleView<'a> {
    title: &'a str,
    body: &'a str,
    toc: &'a [Heading],
    siblings: Vec<CountedLink>,
}

/// The plain page for enterprises that entrust an evaluator.
pub(super) const GUIDE_TO_ENTRUSTING: &str = "guide/entrust";

/// The link to a plain page, if the site has it.
pub(super) fn link(site: &Site<'_>, slug: &str) -> Option<Link> {
    let mut pages = site.directory.catalog.pages.iter();
    let page = pages.find(|page| page.slug == slug)?;
    Some(Link {
        label: page.title.clone(),
        url: Some(routes::page(slug)),
    })
}

/// One for each plain page.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let articles = site.directory.catalog.pages.iter().enumerate();
    let pages = articles.map(|(index, article)| {
        Page::new(
            routes::page(&article.slug),
            "page.html",
            move |site, path| {
                let article = &site.directory.catalog.pages[index];
                let rendered = &site.articles.pages[index];
                let about = About::new("page", section(article), article.title.clone())
                    .described(
                        article
                            .summary
                            .clone()
                            .unwrap_or_else(|| article.title.clone()),
                    )
                    .article(
                        article.date.map(|day| format!("{day} 00:00")),
                        article.source.clone(),
                    );
                let view = ArticleView {
                    title: &article.title,
                    body: &rendered.html,
                    toc: &rendered.headings,
                    siblings: siblings(site, article),
                };
                about.context(site, path, &view)
            },
        )
    });
    pages.collect()
}

/// The entry of the main menu that a page belongs to.
fn section(article: &Article) -> &'static str {
    match article.slug.split('/').next() {
        Some("guide") => "guide",
        Some("faq") => "faq",
        Some("about") => "about",
        _ => "",
    }
}

/// The pages of the same group.
fn siblings(site: &Site<'_>, article: &Article) -> Vec<CountedLink> {
    let pages = site.directory.catalog.pages.iter();
    let same = pages.filter(|page| page.section == article.section);
    same.map(|page| CountedLink {
        label: page.title.clone(),
        url: routes::encoded(&routes::page(&page.slug)).into_owned(),
        count: None,
        current: page.slug == article.slug,
    })
    .collect()
}
