//! Links of a rendered page that lead nowhere.

use std::collections::HashSet;

use memchr::memmem;

use crate::derive::routes::{decoded, to_root};
use crate::export::INDEX;

/// Where the evaluators' documents lie.
const EVALUATORS: &str = "api/v1/evaluators/";

/// A link within the site to something that is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLink {
    /// The path of the page.
    pub page: String,
    /// The link as the page has it.
    pub link: String,
}

impl BrokenLink {
    /// The path from the root that the link means, or the link itself if it leaves the site.
    #[must_use]
    pub fn target(&self) -> String {
        let end = memchr::memchr2(b'#', b'?', self.link.as_bytes());
        let path = decoded(&self.link[..end.unwrap_or(self.link.len())]);
        resolve(&path, &self.page).map_or_else(|| self.link.clone(), |path| format!("/{path}"))
    }
}

/// The links of the page at `page` that lead to none of `paths`. Pages are in `paths` as
/// `districts/350102/`, the home page as an empty text, other files with their names.
#[must_use]
pub fn broken_links(html: &[u8], page: &str, paths: &HashSet<String>) -> Vec<BrokenLink> {
    let root = to_root(page);
    let broken = addresses(html).filter(|link| !leads_somewhere(link, page, &root, paths));
    let broken = broken.map(|link| BrokenLink {
        page: page.to_owned(),
        link: link.to_owned(),
    });
    broken.collect()
}

/// The values of all `href` and `src` attributes.
fn addresses(html: &[u8]) -> impl Iterator<Item = &str> {
    let values = |attribute: &'static str| {
        memmem::find_iter(html, attribute)
            // Within a tag, and not in the element that says where links begin.
            .filter(|at| {
                let bracket = memchr::memrchr2(b'<', b'>', &html[..*at]);
                bracket.is_some_and(|bracket| html[bracket] == b'<')
                    && !html[..*at].ends_with(b"<base")
            })
            .map(|at| value(&html[at + attribute.len()..]))
            // An address that is not UTF-8 cannot be one of the site's.
            .map(|value| std::str::from_utf8(value).unwrap_or("\u{fffd}"))
    };
    values(" href=").chain(values(" src="))
}

/// An attribute's value, with or without quotes.
fn value(rest: &[u8]) -> &[u8] {
    match rest.first() {
        Some(quote @ (b'"' | b'\'')) => {
            let inner = &rest[1..];
            &inner[..memchr::memchr(*quote, inner).unwrap_or(inner.len())]
        }
        _ => &rest[..memchr::memchr3(b' ', b'>', b'\n', rest).unwrap_or(rest.len())],
    }
}

fn leads_somewhere(link: &str, page: &str, root: &str, paths: &HashSet<String>) -> bool {
    let end = memchr::memchr2(b'#', b'?', link.as_bytes());
    let path = decoded(&link[..end.unwrap_or(link.len())]);
    let path = path.as_ref();
    if path.is_empty() {
        return true;
    }
    // Nearly all links are written from the root.
    if let Some(path) = path
        .strip_prefix(root)
        .filter(|path| !path.starts_with(".."))
    {
        return paths.contains(path) || is_document(path, paths);
    }
    let is_elsewhere = path.starts_with("//")
        || path
            .find(':')
            .is_some_and(|colon| !path[..colon].contains('/'));
    is_elsewhere || resolve(path, page).is_some_and(|path| paths.contains(&path))
}

/// Whether a path is that of an evaluator's document, which there is for each evaluator's page if there is an
/// index of documents.
fn is_document(path: &str, paths: &HashSet<String>) -> bool {
    let code = path
        .strip_prefix(EVALUATORS)
        .and_then(|rest| rest.strip_suffix(".json"));
    code.is_some_and(|code| paths.contains(INDEX) && paths.contains(&format!("evaluators/{code}/")))
}

/// The path from the root that a relative link on a page means; `None` if it leaves the site.
pub(super) fn resolve(link: &str, page: &str) -> Option<String> {
    let folder = &page[..page.rfind('/').map_or(0, |slash| slash + 1)];
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    if link.starts_with('/') {
        return None;
    }
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    let mut path = parts.join("/");
    let is_folder = matches!(link.rsplit('/').next(), Some("" | "." | ".."));
    if is_folder && !path.is_empty() {
        path.push('/');
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths() -> HashSet<String> {
        [
            "",
            "districts/1/",
            "assets/a.css",
            "levels/3/",
            "章程 #1.pdf",
        ]
        .map(str::to_owned)
        .into()
    }

    #[test]
    fn relative_links_are_followed() {
        let html = r##"<a href="../../">1</a> <a href=../1/>2</a> <a href="../2/">3</a>
            <link href="../../assets/a.css"> <img src="../../b.png"> <a href="#x">
            text href=abc <a href="https://a.example/x"> <a href="../../levels/3/?q=1#top"> <a href="../../../up/">
            <a href="../../%E7%AB%A0%E7%A8%8B%20%231.pdf"> <a href="../../章程 #1.pdf">"##;
        let broken = broken_links(html.as_bytes(), "districts/1/", &paths());
        let links: Vec<_> = broken.iter().map(|it| it.link.as_str()).collect();
        assert_eq!(
            links,
            ["../2/", "../../../up/", "../../章程 #1.pdf", "../../b.png"]
        );
    }
}
