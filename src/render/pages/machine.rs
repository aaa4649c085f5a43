//! What machines read: `sitemap.xml`, `robots.txt`, `opensearch.xml`, and who made the site and whom to
//! tell about its flaws.

use std::fmt::Write;

use super::Page;
use crate::derive::routes::encoded;
use crate::render::Site;

/// How many addresses one file of `sitemap.xml` may hold.
const ADDRESSES: usize = 50_000;

/// What stands at addresses that machines know.
pub fn pages(site: &Site<'_>, paths: Vec<String>) -> Vec<Page> {
    let settings = &site.directory.catalog.site;
    let mut pages = for_crawlers(site, paths);
    if settings.url.is_some() {
        pages.push(Page::text("opensearch.xml", opensearch));
    }
    if settings.humans.is_some() {
        pages.push(Page::text("humans.txt", |site| {
            let text = site.directory.catalog.site.humans.as_deref();
            format!("{}\n", text.unwrap_or_default().trim_end())
        }));
    }
    if settings.security.is_some() {
        pages.push(Page::text(".well-known/security.txt", security));
    }
    pages
}

/// By which browsers offer the search in their address bar (`OpenSearch` 1.1). Names longer than the
/// format allows are cut.
fn opensearch(site: &Site<'_>) -> String {
    let settings = &site.directory.catalog.site;
    let cut = |text: &str, most: usize| in_xml(&text.chars().take(most).collect::<String>());
    let url = escaped(settings.url.as_deref().unwrap_or_default());
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n<Description>{}</Description>\n<InputEncoding>UTF-8</InputEncoding>\n\
         <Language>{}</Language>\n<Url type=\"text/html\" method=\"get\" template=\"{url}search/?q={{searchTerms}}\"/>\n\
         </OpenSearchDescription>\n",
        cut(&settings.short_name, 16),
        cut(&settings.name, 1024),
        settings.language,
    )
}

/// Whom to tell about flaws of the site (RFC 9116). It holds for a year from the build.
fn security(site: &Site<'_>) -> String {
    let settings = &site.directory.catalog.site;
    let Some(security) = &settings.security else {
        return String::new();
    };
    let mut text = format!("Contact: {}\n", security.contact);
    let expires = site.directory.as_of.plus_days(365);
    // Writing to a String cannot fail.
    let _ = writeln!(text, "Expires: {expires}T00:00:00Z");
    if let Some(policy) = &security.policy {
        let _ = writeln!(text, "Policy: {policy}");
    }
    let _ = writeln!(text, "Preferred-Languages: zh, en");
    if let Some(url) = &settings.url {
        let _ = writeln!(text, "Canonical: {url}.well-known/security.txt");
    }
    text
}

/// Text as XML has it.
fn in_xml(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// `robots.txt`, and the site maps if the site's own address is known: they may hold full
/// addresses only.
fn for_crawlers(site: &Site<'_>, paths: Vec<String>) -> Vec<Page> {
    let Some(url) = site.directory.catalog.site.url.clone() else {
        return vec![Page::text("robots.txt", |_| {
            "User-agent: *\nAllow: /\n".to_owned()
        })];
    };
    let files = paths.len().div_ceil(ADDRESSES);
    let mut pages = Vec::new();
    let sitemap = url.clone();
    pages.push(Page::text("robots.txt", move |_| {
        format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}sitemap.xml\n")
    }));
    if files <= 1 {
        pages.push(Page::text("sitemap.xml", move |_| urlset(&url, &paths)));
        return pages;
    }
    let index = index(&url, files);
    pages.push(Page::text("sitemap.xml", move |_| index.clone()));
    for (number, part) in paths.chunks(ADDRESSES).enumerate() {
        let (url, part) = (url.clone(), part.to_vec());
        let path = format!("sitemap-{}.xml", number + 1);
        pages.push(Page::text(&path, move |_| urlset(&url, &part)));
    }
    pages
}

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn urlset(url: &str, paths: &[String]) -> String {
    let mut xml =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{NAMESPACE}\">\n");
    for path in paths {
        // Writing to a String cannot fail.
        let _ = writeln!(
            xml,
            "<url><loc>{}</loc></url>",
            escaped(&format!("{url}{}", encoded(path)))
        );
    }
    xml.push_str("</urlset>\n");
    xml
}

fn index(url: &str, files: usize) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{NAMESPACE}\">\n"
    );
    for number in 1..=files {
        let address = escaped(&format!("{url}sitemap-{number}.xml"));
        // Writing to a String cannot fail.
        let _ = writeln!(xml, "<sitemap><loc>{address}</loc></sitemap>");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// An address as XML has it: percent-encoded where it is not ASCII, entities for `&`.
fn escaped(address: &str) -> String {
    let mut text = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'&' => text.push_str("&amp;"),
            b'\'' => text.push_str("&apos;"),
            0x21..=0x7e if !matches!(byte, b'<' | b'>' | b'"') => text.push(char::from(byte)),
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
    text
}
