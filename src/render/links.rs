//! Links of a rendered page that lead nowhere.

use std::collections::HashSet;

use memchr::memmem;

/// A link within the site to something that is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLink {
    /// The path of the page.
    pub page: String,
    /// The link as the page has it.
    pub link: String,
}

/// The links of the page at `page` that lead to none of `paths`. Pages are in `paths` as
/// `districts/350102/`, the home page as an empty text, other files with their names.
#[must_use]
pub fn broken_links(html: &str, page: &str, paths: &HashSet<String>) -> Vec<BrokenLink> {
    let broken = addresses(html).filter(|link| !leads_somewhere(link, page, paths));
    let broken = broken.map(|link| BrokenLink {
        page: page.to_owned(),
        link: link.to_owned(),
    });
    broken.collect()
}

/// The values of all `href` and `src` attributes.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    let values = |attribute: &'static str| {
        memmem::find_iter(html.as_bytes(), attribute)
            // The element that says where links begin is none itself.
            .filter(|at| !html[..*at].ends_with("<base"))
            .map(|at| value(&html[at + attribute.len()..]))
    };
    values(" href=").chain(values(" src="))
}

/// An attribute's value, with or without quotes.
fn value(rest: &str) -> &str {
    let end = |rest: &str, stop: &[char]| rest.find(stop).unwrap_or(rest.len());
    match rest.as_bytes().first() {
        Some(b'"') => &rest[1..=end(&rest[1..], &['"'])],
        Some(b'\'') => &rest[1..=end(&rest[1..], &['\''])],
        _ => &rest[..end(rest, &[' ', '>', '\n', '\t'])],
    }
}

fn leads_somewhere(link: &str, page: &str, paths: &HashSet<String>) -> bool {
    let path = &link[..link.find(['#', '?']).unwrap_or(link.len())];
    if path.is_empty() {
        return true;
    }
    let is_elsewhere = path.starts_with("//")
        || path
            .find(':')
            .is_some_and(|colon| !path[..colon].contains('/'));
    is_elsewhere || resolve(path, page).is_some_and(|path| paths.contains(path.as_ref()))
}

/// The path from the root that a relative link on a page means; `None` if it leaves the site.
fn resolve<'a>(link: &'a str, page: &str) -> Option<std::borrow::Cow<'a, str>> {
    let folder = &page[..page.rfind('/').map_or(0, |slash| slash + 1)];
    let depth = folder.matches('/').count();
    let ups = link.split('/').take_while(|part| *part == "..").count();
    let rest = &link[(ups * 3).min(link.len())..];
    if ups == depth && !rest.contains("./") {
        return Some(rest.strip_prefix("./").unwrap_or(rest).into());
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
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
    if link.ends_with(['/', '.']) && !path.is_empty() {
        path.push('/');
    }
    Some(path.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths() -> HashSet<String> {
        ["", "districts/1/", "assets/a.css", "levels/3/"]
            .map(str::to_owned)
            .into()
    }

    #[test]
    fn relative_links_are_followed() {
        let html = r##"<a href="../../">1</a> <a href=../1/>2</a> <a href="../2/">3</a>
            <link href="../../assets/a.css"> <img src="../../b.png"> <a href="#x">
            <a href="https://a.example/x"> <a href="../../levels/3/?q=1#top"> <a href="../../../up/">"##;
        let broken = broken_links(html, "districts/1/", &paths());
        let links: Vec<_> = broken.iter().map(|it| it.link.as_str()).collect();
        assert_eq!(links, ["../2/", "../../../up/", "../../b.png"]);
    }
}
