//! JSON-LD: what a page is about in the words of schema.org, for programs that read pages. It is data and never run.

use serde_json::{Map, Value as Json, json};
use tera::Value;

use super::Site;
use super::pages::Head;
use crate::derive::Session;
use crate::derive::routes::{encoded, to_root};
use crate::model::Article;

/// How many assessments a page tells programs of.
const EVENTS: usize = 100;

/// Without `null`s, which say nothing.
#[must_use]
pub fn known<const N: usize>(parts: [(&str, Json); N]) -> Json {
    let known = parts.into_iter().filter(|(_, value)| {
        !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty())
    });
    Json::Object(known.map(|(key, value)| (key.to_owned(), value)).collect())
}

impl Site<'_> {
    /// The address of a path as JSON-LD on the page at `page` has it: in full, if the site's own is known.
    #[must_use]
    pub fn full(&self, page: &str, path: &str) -> String {
        let path = encoded(path);
        match &self.directory.catalog.site.url {
            Some(url) => format!("{url}{path}"),
            None => format!("{}{path}", to_root(page)),
        }
    }

    /// The site itself, with how it is searched.
    #[must_use]
    pub fn as_website(&self) -> Json {
        let own = &self.directory.catalog.site;
        let target = own
            .url
            .as_ref()
            .map(|url| format!("{url}search/?q={{query}}"));
        let action = target.map(|target| {
            json!({
                "@type": "SearchAction",
                "target": target,
                "query-input": "required name=query",
            })
        });
        known([
            ("@type", json!("WebSite")),
            ("name", json!(own.name)),
            ("alternateName", json!(own.short_name)),
            ("description", json!(own.tagline)),
            ("url", json!(self.full("", ""))),
            ("inLanguage", json!(own.language)),
            ("publisher", self.publisher()),
            ("potentialAction", json!(action)),
        ])
    }

    /// A notice.
    #[must_use]
    pub fn as_article(&self, article: &Article, path: &str) -> Json {
        let source = article.source.as_ref();
        let source = source.map(|name| json!({ "@type": "Organization", "name": name }));
        known([
            ("@type", json!("Article")),
            ("headline", json!(article.title)),
            ("description", json!(article.summary)),
            ("identifier", json!(article.number)),
            ("url", json!(self.full(path, path))),
            (
                "datePublished",
                json!(article.date.map(|day| day.to_string())),
            ),
            ("author", json!(source)),
            ("publisher", self.publisher()),
        ])
    }

    /// Announced assessments.
    pub fn as_events<'s, 'c: 's>(
        &self,
        path: &str,
        sessions: impl IntoIterator<Item = &'s Session<'c>>,
    ) -> Json {
        let items = (1..=EVENTS).zip(sessions).map(|(position, session)| {
            let item = self.as_event(path, session);
            json!({ "@type": "ListItem", "position": position, "item": item })
        });
        let items: Vec<Json> = items.collect();
        json!({ "@type": "ItemList", "numberOfItems": items.len(), "itemListElement": items })
    }

    fn as_event(&self, path: &str, session: &Session<'_>) -> Json {
        let view = self.session(session);
        let occupations = view.occupations.iter().map(|it| it.label.as_str());
        let occupations: Vec<&str> = occupations.collect();
        let name = occupations.join(self.theme.texts.get("list_separator"));
        let ends = session.plan.ends_on.to_string();
        let page = view.evaluator.url.as_ref().map(|url| self.full(path, url));
        let place = Some(view.place.as_str()).filter(|place| !place.is_empty());
        known([
            ("@type", json!("EducationEvent")),
            (
                "name",
                json!(
                    self.theme
                        .texts
                        .fill("ld_session", &[("occupations", name)])
                ),
            ),
            ("identifier", json!(view.id)),
            ("startDate", json!(view.starts.iso)),
            ("endDate", json!(ends)),
            (
                "eventAttendanceMode",
                json!("https://schema.org/OfflineEventAttendanceMode"),
            ),
            (
                "location",
                known([
                    ("@type", json!("Place")),
                    ("name", json!(place)),
                    ("address", json!(view.address)),
                ]),
            ),
            (
                "organizer",
                known([
                    ("@type", json!("Organization")),
                    ("name", json!(view.evaluator.label)),
                    ("url", json!(page)),
                ]),
            ),
            ("maximumAttendeeCapacity", json!(view.seats)),
            ("url", json!(view.url)),
        ])
    }

    /// Who runs the site.
    #[must_use]
    pub fn publisher(&self) -> Json {
        let operator = &self.directory.catalog.site.operator;
        json!({ "@type": "Organization", "name": operator.name })
    }
}

/// The script's text for a page: what it is about, and the way to it.
#[must_use]
pub fn script(site: &Site<'_>, head: &Head, about: Option<Json>) -> Value {
    // The page for what is not there is about nothing.
    if head.base.is_some() {
        return Value::safe_string("");
    }
    let about = about.unwrap_or_else(|| page(site, head));
    let mut graph = vec![about];
    graph.extend(crumbs(site, head));
    let mut document = Map::new();
    document.insert("@context".to_owned(), json!("https://schema.org"));
    document.insert("@graph".to_owned(), Json::Array(graph));
    // No text can end the script or begin a comment in it.
    let text = Json::Object(document).to_string().replace('<', "\\u003c");
    Value::safe_string(&text)
}

/// A page that is about nothing in particular.
fn page(site: &Site<'_>, head: &Head) -> Json {
    let is_column = head.meta.iter().any(|meta| meta.name == "ColumnName");
    let catalog = site.directory.catalog;
    known([
        (
            "@type",
            json!(if is_column {
                "CollectionPage"
            } else {
                "WebPage"
            }),
        ),
        ("name", json!(head.title)),
        ("url", json!(site.full(&head.path, &head.path))),
        ("inLanguage", json!(catalog.site.language)),
        ("dateModified", json!(site.directory.as_of.to_string())),
    ])
}

/// The way from the home page.
fn crumbs(site: &Site<'_>, head: &Head) -> Option<Json> {
    if head.breadcrumbs.is_empty() {
        return None;
    }
    let items = (1..).zip(&head.breadcrumbs).map(|(position, crumb)| {
        let item = crumb.url.as_ref().map(|path| site.full(&head.path, path));
        known([
            ("@type", json!("ListItem")),
            ("position", json!(position)),
            ("name", json!(crumb.label)),
            ("item", json!(item)),
        ])
    });
    let items: Vec<Json> = items.collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}
