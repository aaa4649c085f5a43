//! The page for addresses that do not exist.

use serde::Serialize;

use super::{About, Page};

/// The page shows nothing but the theme's own texts.
#[derive(Serialize)]
struct NotFound {}

/// The one page. A server shows it at any depth: if the site's address is known, the page says
/// where its relative links begin.
pub fn page() -> Page {
    Page::new("404.html".to_owned(), "not_found.html", |site, path| {
        let texts = &site.theme.texts;
        let mut about = About::new("not_found", "", texts.get("not_found").to_owned());
        about.base = site.directory.catalog.site.url.as_deref().and_then(path_of);
        about.context(site, path, &NotFound {})
    })
}

/// The path of a full address.
fn path_of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    Some(rest[rest.find('/')?..].to_owned())
}
