//! What machines read: `sitemap.xml` and `robots.txt`.

use std::fmt::Write;

use super::Page;
use crate::derive::routes::encoded;
use crate::render::Site;

/// How many addresses one file of `sitemap.xml` may hold.
const ADDRESSES: usize = 50_000;

/// `robots.txt`, and the site maps if the site's own address is known: they may hold full
/// addresses only.
pub fn pages(site: &Site<'_>, paths: Vec<String>) -> Vec<Page> {
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
