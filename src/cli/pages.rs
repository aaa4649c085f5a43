//! Rendering pages, for `build` to stage them and for `check` to see that they can be made.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::console::Console;
use super::options::Common;
use super::prepare::Trouble;
use super::progress;
use crate::derive::routes;
use crate::render::{BrokenLink, Page, Plan, Source, broken_links};

/// Renders every page and gives it away at once with the name of its file. Answers the links that
/// lead nowhere, in the order of the pages' paths.
pub fn render_all(
    plan: &Plan<'_>,
    quiet: bool,
    console: &Console,
    give: impl Fn(&str, &[u8]) -> Result<(), Trouble> + Sync,
) -> Result<Vec<BrokenLink>, Trouble> {
    let pages: Vec<&Page> = plan.pages.iter().collect();
    render(plan, &pages, quiet, console, give)
}

/// Renders the first page of each kind: a template that fails mostly fails there. Answers the links
/// that lead nowhere.
pub fn render_one_of_each_kind(
    plan: &Plan<'_>,
    quiet: bool,
    console: &Console,
) -> Result<Vec<BrokenLink>, Trouble> {
    let mut kinds = HashSet::new();
    let mut is_first = |page: &&Page| match &page.source {
        Source::Template(template, _) => kinds.insert(*template),
        Source::Text(_) => false,
    };
    let pages: Vec<&Page> = plan.pages.iter().filter(|page| is_first(page)).collect();
    render(plan, &pages, quiet, console, |_, _| Ok(()))
}

fn render(
    plan: &Plan<'_>,
    pages: &[&Page],
    quiet: bool,
    console: &Console,
    give: impl Fn(&str, &[u8]) -> Result<(), Trouble> + Sync,
) -> Result<Vec<BrokenLink>, Trouble> {
    let message = console.text("progress-render", &[]);
    let bar = progress::bar(message, pages.len(), quiet);
    let broken = Mutex::new(Vec::new());
    pages.par_iter().try_for_each(|page| {
        let bytes = page.render(&plan.site).map_err(|error| {
            let args = [("page", page.file()), ("error", error.to_string())];
            Trouble(console.text("template", &args))
        })?;
        let missing = broken_links(&bytes, &page.path, &plan.paths);
        if !missing.is_empty() {
            let mut broken = broken.lock().unwrap_or_else(PoisonError::into_inner);
            broken.extend(missing);
        }
        bar.inc(1);
        give(&page.file(), &bytes)
    })?;
    bar.finish_and_clear();
    let mut broken = broken.into_inner().unwrap_or_else(PoisonError::into_inner);
    broken.sort();
    Ok(broken)
}

/// Names the first of the places to which links lead that are not there, each with where the links
/// come from; answers how many there are. `files` are the paths of the records by number.
pub fn tell_broken(
    broken: &[BrokenLink],
    plan: &Plan<'_>,
    files: &[String],
    common: &Common,
    console: &Console,
) -> usize {
    const SHOWN: usize = 20;
    let mut by_target: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for link in broken {
        by_target
            .entry(link.target())
            .or_default()
            .insert(&link.page);
    }
    for (target, pages) in by_target.iter().take(SHOWN) {
        let Some(page) = pages.first() else { continue };
        let mut args = vec![
            ("link", target.clone()),
            ("count", pages.len().to_string()),
            ("page", format!("/{page}")),
        ];
        let written = written_in(target, page, plan, files, common);
        let key = if let Some((file, line)) = written {
            args.extend([("file", file), ("line", line.to_string())]);
            "broken-written"
        } else {
            args.push(("template", template_of(page, plan).to_owned()));
            "broken-template"
        };
        console.say(key, &args);
    }
    if by_target.len() > SHOWN {
        let more = by_target.len() - SHOWN;
        console.say("more", &[("count", more.to_string())]);
    }
    by_target.len()
}

/// The file whose text has the link, with the line: that of the page's own record or article, or
/// the site's. It is read once more, for the texts were let go before the pages were made.
fn written_in(
    target: &str,
    page: &str,
    plan: &Plan<'_>,
    files: &[String],
    common: &Common,
) -> Option<(String, usize)> {
    let needle = target.trim_start_matches(['/', '.']);
    let own = plan.origin(page).and_then(|id| files.get(id.0 as usize));
    let candidates = own.map(String::as_str).into_iter().chain(["site.yaml"]);
    let mut candidates = candidates.filter(|_| !needle.is_empty());
    candidates.find_map(|path| {
        let file = common.content.join(path);
        let text = String::from_utf8_lossy(&fs::read(&file).ok()?).into_owned();
        let has_it = |line: &str| routes::decoded(line).contains(needle);
        let line = text.lines().position(has_it)? + 1;
        Some((file.display().to_string(), line))
    })
}

/// The template that makes a page.
fn template_of(page: &str, plan: &Plan<'_>) -> &'static str {
    let found = plan.pages.iter().find(|it| it.path == page);
    match found.map(|page| &page.source) {
        Some(Source::Template(name, _)) => name,
        _ => "",
    }
}
