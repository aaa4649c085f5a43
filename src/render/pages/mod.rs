//! The kinds of pages, one file each: which pages there are and what each shows.

mod article;
mod calendar;
mod calendar_files;
mod changes;
mod compare;
mod data;
mod document;
mod evaluator;
mod feeds;
mod home;
mod index;
mod listing;
mod machine;
mod not_found;
mod notices;
mod occupation;
mod search;
mod sitemap;
mod spot;
mod statistics;
mod tree;
mod verify;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use document::documents;
pub use feeds::FeedLink;

use serde::Serialize;
use tera::Context;

use super::shapes::Link;
use super::{Site, ThemeError, ld};
use crate::derive::Directory;
use crate::derive::routes::{encoded, to_root};
use crate::model::DataFormat;

/// One output: where it stands and how it is made.
pub struct Page {
    /// The path from the root: `districts/350102/`, an empty text for the home page, or a file.
    pub path: String,
    /// How it is made.
    pub source: Source,
}

/// What an output is made of.
pub enum Source {
    /// A template and a view.
    Template(&'static str, View),
    /// A text as it is.
    Text(Box<dyn Fn(&Site<'_>) -> String + Send + Sync>),
}

/// A view, worked out when the page at the given path is rendered.
pub type View = Box<dyn Fn(&Site<'_>, &str) -> tera::TeraResult<Context> + Send + Sync>;

impl Page {
    /// A page at `path` made by `template` of what `view` gives.
    pub fn new(
        path: String,
        template: &'static str,
        view: impl Fn(&Site<'_>, &str) -> tera::TeraResult<Context> + Send + Sync + 'static,
    ) -> Self {
        Self {
            path,
            source: Source::Template(template, Box::new(view)),
        }
    }

    /// A text at `path` that needs no template.
    pub fn text(path: &str, text: impl Fn(&Site<'_>) -> String + Send + Sync + 'static) -> Self {
        Self {
            path: path.to_owned(),
            source: Source::Text(Box::new(text)),
        }
    }

    /// The file that holds it.
    #[must_use]
    pub fn file(&self) -> String {
        file_of(&self.path)
    }

    /// Its bytes.
    ///
    /// # Errors
    /// If the template asks for what the view does not have.
    pub fn render(&self, site: &Site<'_>) -> Result<Vec<u8>, ThemeError> {
        match &self.source {
            Source::Template(template, view) => {
                let context = view(site, &self.path)
                    .map_err(|error| ThemeError::Template(error.to_string()))?;
                site.theme.render(template, &context)
            }
            Source::Text(text) => Ok(text(site).into_bytes()),
        }
    }
}

/// The file at which a server finds a path.
#[must_use]
pub fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

/// All outputs of the site but its static files and attachments.
#[must_use]
pub fn all(site: &Site<'_>) -> Vec<Page> {
    let mut pages = Vec::new();
    pages.push(home::page());
    pages.extend(evaluator::pages(site));
    pages.extend(document::pages(site));
    pages.extend(occupation::pages(site));
    pages.extend(listing::pages(site));
    pages.extend(index::pages());
    pages.push(tree::page());
    pages.extend(calendar::pages(site));
    pages.extend(changes::pages(site));
    pages.extend(notices::pages(site));
    pages.extend(article::pages(site));
    pages.push(search::page());
    pages.push(spot::page());
    pages.push(statistics::page());
    pages.extend(data::page(site));
    pages.push(compare::page());
    pages.push(verify::page());
    pages.push(sitemap::page());
    pages.push(not_found::page());
    let addresses = pages.iter().map(|page| page.path.clone());
    let addresses = addresses.filter(|path| !path.ends_with(".html")).collect();
    pages.extend(machine::pages(site, addresses));
    pages.extend(feeds::pages(site));
    pages.extend(statistics::files());
    pages.extend(calendar_files::pages(site));
    pages.extend(verify::pieces(site));
    pages
}

/// The attachments that the site publishes: those that records name, and what lies beside
/// notices and pages. Adverts are checked, not published.
#[must_use]
pub fn attachments(directory: &Directory<'_>) -> BTreeMap<String, PathBuf> {
    let mut copies = BTreeMap::new();
    let files = &directory.catalog.attachments;
    for entry in &directory.entries {
        let logo = entry.evaluator.logo.as_deref();
        for path in logo.into_iter().chain(document::files(entry.evaluator)) {
            copies.extend(files.get(path).map(|file| (path.to_owned(), file.clone())));
        }
    }
    for (path, file) in files {
        if path.starts_with("notices/") {
            copies.insert(path.clone(), file.clone());
        } else if let Some(path) = path.strip_prefix("pages/") {
            copies.insert(path.to_owned(), file.clone());
        }
    }
    copies
}

/// What a page says of itself.
#[derive(Debug, Serialize)]
pub struct Head {
    /// The kind of page.
    pub kind: &'static str,
    /// Its section in the main menu.
    pub section: &'static str,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Its path.
    pub path: String,
    /// Its address on the web, if the site's is known.
    pub canonical: Option<String>,
    /// Where relative links begin, if not at the page itself.
    pub base: Option<String>,
    /// The names that government sites carry.
    pub meta: Vec<Meta>,
    /// The feed of what changes on it.
    pub feed: Option<FeedLink>,
    /// The way from the home page; the page itself comes last, without an address.
    pub breadcrumbs: Vec<Link>,
    /// The same in other forms.
    pub alternates: Vec<Alternate>,
}

/// What a page shows in another form.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// Its type: `application/json`.
    pub media: &'static str,
    /// Its path from the root.
    pub path: String,
}

/// One `meta` element.
#[derive(Debug, Serialize)]
pub struct Meta {
    /// Its name.
    pub name: &'static str,
    /// Its content.
    pub content: String,
}

/// What a page tells of itself before the site's own data are added.
#[derive(Debug)]
pub struct About {
    /// The kind of page.
    pub kind: &'static str,
    /// Its section in the main menu.
    pub section: &'static str,
    /// Its title.
    pub title: String,
    /// What it is called in the way from the home page, if not by its title.
    pub short: Option<String>,
    /// One sentence about it.
    pub description: String,
    /// What lies between the home page and this one.
    pub above: Vec<Link>,
    /// The `meta` elements of its kind.
    pub meta: Vec<Meta>,
    /// Where relative links begin, if not at the page itself.
    pub base: Option<String>,
    /// The feed of what changes on it.
    pub feed: Option<FeedLink>,
    /// The same in other forms.
    pub alternates: Vec<Alternate>,
    /// What it is about in the words of schema.org, if not a page as such.
    pub ld: Option<serde_json::Value>,
}

impl About {
    /// A page of a section.
    #[must_use]
    pub fn new(kind: &'static str, section: &'static str, title: String) -> Self {
        Self {
            kind,
            section,
            description: title.clone(),
            title,
            short: None,
            above: Vec::new(),
            meta: Vec::new(),
            base: None,
            feed: None,
            alternates: Vec::new(),
            ld: None,
        }
    }

    /// What it is about, in the words of schema.org.
    #[must_use]
    pub fn in_schema_org(mut self, about: serde_json::Value) -> Self {
        self.ld = Some(about);
        self
    }

    /// Names the document of the static API that has the same, if the site has one.
    #[must_use]
    pub fn data(self, site: &Site<'_>, path: &str) -> Self {
        if site.directory.catalog.site.data.has(DataFormat::Api) {
            self.also("application/json", path.to_owned())
        } else {
            self
        }
    }

    /// Names the same in another form.
    #[must_use]
    pub fn also(mut self, media: &'static str, path: String) -> Self {
        self.alternates.push(Alternate { media, path });
        self
    }

    /// Says more about it.
    #[must_use]
    pub fn described(mut self, description: String) -> Self {
        self.description = description;
        self
    }

    /// A shorter name, for where the pages above it say the rest.
    #[must_use]
    pub fn called(mut self, short: &str) -> Self {
        self.short = Some(short.to_owned());
        self
    }

    /// Names the feed of what changes on it.
    #[must_use]
    pub fn fed_by(mut self, feed: &FeedLink) -> Self {
        self.feed = Some(feed.clone());
        self
    }

    /// Puts it below another page.
    #[must_use]
    pub fn below(mut self, label: &str, path: &str) -> Self {
        self.above.push(Link {
            label: label.to_owned(),
            url: Some(path.to_owned()),
        });
        self
    }

    /// Adds the names that government sites carry on content pages.
    #[must_use]
    pub fn article(mut self, date: Option<String>, source: Option<String>) -> Self {
        self.meta.push(Meta {
            name: "ArticleTitle",
            content: self.title.clone(),
        });
        let parts = [("PubDate", date), ("ContentSource", source)];
        for (name, content) in parts {
            self.meta
                .extend(content.map(|content| Meta { name, content }));
        }
        self
    }

    /// Adds the names that government sites carry on column pages.
    #[must_use]
    pub fn column(mut self, kind: &str) -> Self {
        let parts = [
            ("ColumnName", self.title.clone()),
            ("ColumnDescription", self.description.clone()),
            ("ColumnKeywords", self.title.clone()),
            ("ColumnType", kind.to_owned()),
        ];
        let parts = parts.into_iter();
        self.meta
            .extend(parts.map(|(name, content)| Meta { name, content }));
        self
    }

    /// The context of the page at `path`: what every page has, and what its kind shows.
    ///
    /// # Errors
    /// If the view cannot be turned into values of the template engine.
    pub fn context<V: Serialize>(
        mut self,
        site: &Site<'_>,
        path: &str,
        body: &V,
    ) -> tera::TeraResult<Context> {
        let mut context = Context::from_serialize(body)?;
        context.insert("root", &to_root(path));
        context.insert_value("header", site.chrome.head(path, self.section));
        context.insert_value("footer", site.chrome.foot(path));
        let about = self.ld.take();
        let head = self.head(site, path);
        context.insert_value("ld", ld::script(site, &head, about));
        context.insert("page", &head);
        Ok(context)
    }

    fn head(self, site: &Site<'_>, path: &str) -> Head {
        let catalog = site.directory.catalog;
        let texts = &site.theme.texts;
        let mut breadcrumbs = Vec::new();
        if !path.is_empty() {
            breadcrumbs.push(Link {
                label: texts.get("home").to_owned(),
                url: Some(String::new()),
            });
            breadcrumbs.extend(self.above);
            breadcrumbs.push(Link {
                label: self.short.unwrap_or_else(|| self.title.clone()),
                url: None,
            });
        }
        let domain = catalog.site.url.as_deref().map(|url| {
            let rest = url.split("://").nth(1).unwrap_or(url);
            rest.split('/').next().unwrap_or(rest).to_owned()
        });
        let site_names = [
            ("SiteName", Some(catalog.site.name.clone())),
            ("SiteDomain", domain),
            ("SiteIDCode", catalog.site.codes.site_id.clone()),
        ];
        let mut meta: Vec<Meta> = site_names
            .into_iter()
            .filter_map(|(name, content)| {
                Some(Meta {
                    name,
                    content: content?,
                })
            })
            .collect();
        meta.extend(self.meta);
        Head {
            kind: self.kind,
            section: self.section,
            title: self.title,
            description: self.description,
            path: path.to_owned(),
            canonical: catalog
                .site
                .url
                .as_ref()
                .map(|url| format!("{url}{}", encoded(path))),
            base: self.base,
            meta,
            feed: self.feed,
            breadcrumbs,
            alternates: self.alternates,
        }
    }
}
