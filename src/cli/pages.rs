//! Rendering all pages, for `build` to stage them and for `check` to see that they can be made.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::console::Console;
use super::prepare::Trouble;
use super::progress;
use crate::render::{BrokenLink, Plan, broken_links};

/// Renders every page and gives it away at once with the name of its file. Answers the links that
/// lead nowhere, in the order of the pages' paths.
pub fn render_all(
    plan: &Plan<'_>,
    quiet: bool,
    console: &Console,
    give: impl Fn(&str, &[u8]) -> Result<(), Trouble> + Sync,
) -> Result<Vec<BrokenLink>, Trouble> {
    let message = console.text("progress-render", &[]);
    let bar = progress::bar(message, plan.pages.len(), quiet);
    let broken = Mutex::new(Vec::new());
    plan.pages.par_iter().try_for_each(|page| {
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

/// Names the first of the links that lead nowhere.
pub fn tell_broken(broken: &[BrokenLink], console: &Console) {
    const SHOWN: usize = 20;
    for link in broken.iter().take(SHOWN) {
        let args = [("page", link.page.clone()), ("link", link.link.clone())];
        console.say("broken-output", &args);
    }
    if broken.len() > SHOWN {
        console.say("more", &[("count", (broken.len() - SHOWN).to_string())]);
    }
}
