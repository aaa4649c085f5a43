//! The rules that evaluators publish, 四(五): links, files, or Markdown shown as a page.

use serde::Serialize;

use super::{About, Page};
use crate::derive::{Directory, routes};
use crate::model::{Document, Evaluator, EvaluatorCode};
use crate::render::Site;
use crate::render::markdown::Heading;
use crate::render::shapes::Link;

#[derive(Serialize)]
struct DocumentView<'a> {
    title: &'a str,
    body: &'a str,
    toc: &'a [Heading],
    siblings: [Link; 0],
}

/// The four rules in the notice's order, those that are published.
fn published(evaluator: &Evaluator) -> impl Iterator<Item = (&'static str, &Document)> {
    let rules = &evaluator.published_rules;
    let all = [
        ("exam", &rules.exam),
        ("quality", &rules.quality),
        ("certificate", &rules.certificate),
        ("fee", &rules.fee),
    ];
    all.into_iter()
        .filter_map(|(key, document)| Some((key, document.as_ref()?)))
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension == "md")
}

/// The files that are published as they are.
pub fn files(evaluator: &Evaluator) -> impl Iterator<Item = &str> {
    published(evaluator).filter_map(|(_, document)| match document {
        Document::Attachment(path) if !is_markdown(path) => Some(path.as_str()),
        _ => None,
    })
}

/// The links that an evaluator's page shows, ready to be written there.
pub fn links(site: &Site<'_>, evaluator: &Evaluator) -> Vec<Link> {
    let root = routes::to_root(&routes::evaluator(evaluator.code));
    let links = published(evaluator).map(|(key, document)| Link {
        label: site.theme.texts.of("rules", key),
        url: Some(match document {
            Document::Link(url) => url.clone(),
            Document::Attachment(path) if is_markdown(path) => format!("rules/{key}/"),
            Document::Attachment(path) => format!("{root}{}", routes::encoded(path)),
        }),
    });
    links.collect()
}

/// The Markdown files that are shown as pages: file, rule, evaluator's code.
fn shown<'c>(
    directory: &Directory<'c>,
) -> impl Iterator<Item = (&'c str, &'static str, EvaluatorCode)> {
    let entries = directory.entries.iter();
    entries.flat_map(|entry| {
        published(entry.evaluator).filter_map(|(key, document)| match document {
            Document::Attachment(file) if is_markdown(file) => {
                Some((file.as_str(), key, entry.evaluator.code))
            }
            _ => None,
        })
    })
}

/// The Markdown files that are shown as pages, each with the path of its page.
pub fn documents<'c>(directory: &Directory<'c>) -> impl Iterator<Item = (&'c str, String)> {
    shown(directory).map(|(file, key, code)| (file, routes::rule(code, key)))
}

/// A page for each rule that is published as Markdown.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let pages = shown(site.directory).map(|(file, key, code)| {
        let file = file.to_owned();
        Page::new(routes::rule(code, key), "page.html", move |site, path| {
            let texts = &site.theme.texts;
            let evaluator = site.directory.catalog.evaluator(code);
            let name = evaluator.map_or("", |it| &it.name);
            let args = [("name", name.to_owned()), ("rule", texts.of("rules", key))];
            let title = texts.fill("title_rules", &args);
            let about = About::new("document", "evaluators", title.clone())
                .below(texts.get("title_evaluators"), "evaluators/")
                .below(name, &routes::evaluator(code))
                .called(&args[1].1)
                .article(None, Some(name.to_owned()));
            let rendered = site.articles.documents.get(&file);
            let view = DocumentView {
                title: &title,
                body: rendered.map_or("", |it| &it.html),
                toc: rendered.map_or(&[], |it| &it.headings),
                siblings: [],
            };
            about.context(site, path, &view)
        })
    });
    pages.collect()
}
