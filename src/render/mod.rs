//! The directory to pages: one view struct a page kind, a theme's templates, Markdown.
//!
//! Every page is an output of its own, rendered when it is asked for and given away at once:
//! memory is bounded by the Catalog, not by the pages.

mod atom;
mod bundles;
mod cards;
mod chrome;
mod csv;
mod ics;
mod layers;
mod ld;
mod links;
mod markdown;
mod minify;
mod pages;
mod qr;
pub mod rules;
mod shapes;
mod share;
mod texts;
mod theme;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

use crate::derive::{Directory, routes};
use crate::diag::Diagnostic;
use crate::export::{self, Made};
use crate::model::{Article, Catalog, DataFormat, EvaluatorCode};
use crate::source::{Place, SourceId};

pub use cards::Cards;
pub use chrome::Chrome;
pub use layers::ThemeFiles;
pub use links::{BrokenLink, broken_links};
pub use markdown::{Flaw, FlawKind, Rendered, to_html};
pub use minify::follows_the_rules;
pub use pages::{Page, Source, file_of};
pub use share::share;
pub use texts::Texts;
pub use theme::{Minify, Theme, ThemeError};

/// What the pages of one site have in common.
pub struct Site<'c> {
    /// The directory on the day of the build.
    pub directory: &'c Directory<'c>,
    /// The theme with its texts.
    pub theme: &'c Theme,
    /// The head and the foot of the pages.
    pub chrome: Chrome,
    /// The evaluators as lists show them.
    pub cards: Cards,
    /// The notices and plain pages with their Markdown rendered, in the Catalog's order.
    pub articles: Articles,
    /// The files of open data that were written; none while nothing is published.
    pub made: Vec<Made>,
}

/// Notices and plain pages, rendered.
#[derive(Debug, Default)]
pub struct Articles {
    /// The notices, in the Catalog's order.
    pub notices: Vec<Rendered>,
    /// The plain pages, in the Catalog's order.
    pub pages: Vec<Rendered>,
    /// The Markdown beside evaluators' records, by path below the content folder.
    pub documents: HashMap<String, Rendered>,
    /// The pages of the notices that have a number 文号, by that number.
    pub by_number: HashMap<String, String>,
}

/// Everything that a site consists of.
pub struct Plan<'c> {
    /// What the pages have in common.
    pub site: Site<'c>,
    /// The pages, each rendered when it is asked for.
    pub pages: Vec<Page>,
    /// The paths of all outputs, for the check of links.
    pub paths: HashSet<String>,
    /// Attachments: the path in the site and the file to copy.
    pub copies: BTreeMap<String, PathBuf>,
    /// What is wrong with the Markdown.
    pub findings: Vec<Diagnostic>,
}

impl Plan<'_> {
    /// The record or article that the page at `path` shows, if it shows one.
    #[must_use]
    pub fn origin(&self, path: &str) -> Option<SourceId> {
        let catalog = self.site.directory.catalog;
        let mut documents = pages::documents(self.site.directory);
        if let Some((file, _)) = documents.find(|(_, page)| page == path) {
            return catalog.documents.get(file).map(|document| document.origin);
        }
        let code = path
            .strip_prefix("evaluators/")
            .and_then(|rest| rest.split('/').next());
        if let Some(Ok(code)) = code.map(EvaluatorCode::parse) {
            return catalog.evaluator(code).map(|evaluator| evaluator.origin);
        }
        let mut notices = catalog.notices.iter();
        let notice = notices.find(|notice| routes::notice(&notice.slug) == path);
        let mut pages = catalog.pages.iter();
        let article = notice.or_else(|| pages.find(|page| routes::page(&page.slug) == path));
        article.map(|article| article.origin)
    }
}

impl Plan<'_> {
    /// Makes the rows of lists once for all pages.
    pub fn make_cards(&mut self) {
        self.site.cards = Cards::new(&self.site);
    }
}

/// Works out which pages the site has and renders its Markdown.
///
/// # Errors
/// If the templates of the head and the foot ask for what is not there.
pub fn plan<'c>(directory: &'c Directory<'c>, theme: &'c Theme) -> Result<Plan<'c>, ThemeError> {
    let mut site = Site {
        directory,
        theme,
        chrome: Chrome::default(),
        cards: Cards::default(),
        articles: Articles::default(),
        made: Vec::new(),
    };
    let copies = pages::attachments(directory);
    let mut findings = Vec::new();
    let all = pages::all(&site);
    let (pages, mut paths) = without_collisions(all, &copies, directory.catalog, &mut findings);
    site.chrome = Chrome::new(theme, pages.iter().map(|page| page.path.as_str()))?;
    paths.extend(copies.keys().cloned());
    paths.extend(theme.assets().map(|(path, _)| path.to_owned()));
    paths.extend(data_paths(directory));
    let catalog = directory.catalog;
    let mut render = |article: &Article, path: &str| {
        let rendered = to_html(article, path, &paths);
        let flaws = rendered.flaws.iter();
        let at_fault = flaws.filter(|flaw| !follows_from_unread(catalog, flaw));
        findings.extend(at_fault.map(|flaw| flaw.finding(article)));
        rendered
    };
    let notices = catalog.notices.iter();
    let plain = catalog.pages.iter();
    site.articles = Articles {
        notices: notices
            .map(|it| render(it, &routes::notice(&it.slug)))
            .collect(),
        pages: plain
            .map(|it| render(it, &routes::page(&it.slug)))
            .collect(),
        documents: pages::documents(directory)
            .filter_map(|(file, path)| Some((file, path, catalog.documents.get(file)?)))
            .map(|(file, path, article)| (file.to_owned(), render(article, &path)))
            .collect(),
        by_number: catalog
            .notices
            .iter()
            .filter_map(|it| Some((it.number.clone()?, routes::notice(&it.slug))))
            .collect(),
    };
    Ok(Plan {
        site,
        pages,
        paths,
        copies,
        findings,
    })
}

/// The paths of open data, but for the documents of single evaluators: there is one for each page.
fn data_paths(directory: &Directory<'_>) -> Vec<String> {
    let open = &directory.catalog.site.data;
    let files = export::files(open).into_iter().map(|file| file.path);
    let described = export::paths(open).into_iter().map(str::to_owned);
    let mut paths: Vec<String> = files.chain(described).collect();
    if open.has(DataFormat::Api) {
        let lists = &directory.lists;
        paths.extend(
            lists
                .by_occupation
                .keys()
                .map(|it| routes::api_occupation(*it)),
        );
        paths.extend(lists.by_district.keys().map(|it| routes::api_district(it)));
        let years = directory.changes.events().map(|(on, ..)| on.year());
        let years: BTreeSet<i16> = years.collect();
        paths.extend(
            years
                .iter()
                .map(|year| format!("{}changes/{year}.json", routes::API)),
        );
        paths.push(format!("{}changes.json", routes::API));
    }
    paths
}

/// Whether a link is broken only because records could not be understood: then pages are missing
/// that the author could rely on.
fn follows_from_unread(catalog: &Catalog, flaw: &Flaw) -> bool {
    const MADE_OF_RECORDS: [&str; 4] = ["/evaluators/", "/occupations/", "/names/", "/calendar/"];
    let FlawKind::BrokenLink { link, .. } = &flaw.kind else {
        return false;
    };
    let not_whole = catalog.not_whole;
    let lacks_records = !catalog.unread.is_empty() || not_whole.evaluators || not_whole.occupations;
    (lacks_records && MADE_OF_RECORDS.iter().any(|made| link.starts_with(made)))
        || (not_whole.districts && link.starts_with("/districts/"))
}

/// The pages without those whose address an earlier one or an attachment has, and their addresses.
/// It is always a plain page or a notice that comes too late; a record that stands twice is
/// reported as such.
fn without_collisions(
    pages: Vec<Page>,
    copies: &BTreeMap<String, PathBuf>,
    catalog: &Catalog,
    findings: &mut Vec<Diagnostic>,
) -> (Vec<Page>, HashSet<String>) {
    let mut paths = HashSet::with_capacity(copies.len() + pages.len());
    let mut kept = Vec::with_capacity(pages.len());
    let is_attachment = |page: &Page| !copies.is_empty() && copies.contains_key(&page.file());
    for page in pages {
        if !is_attachment(&page) && paths.insert(page.path.clone()) {
            kept.push(page);
            continue;
        }
        let mut articles = catalog.pages.iter();
        if let Some(article) = articles.find(|it| routes::page(&it.slug) == page.path) {
            let place = Place::file(article.origin).key("title");
            let finding = Diagnostic::new(&rules::ADDRESS_TAKEN, place);
            findings.push(finding.arg("address", format!("/{}", page.path)));
        }
    }
    (kept, paths)
}
