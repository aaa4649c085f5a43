//! What the page that verifies knows of the past: each evaluator's standing and scope as functions of the date, in small pieces, so that
//! one number costs one small file, and as classic scripts, which a folder opened on disk can load, too.
//!
//! `verify/N/I.js` is `Q("I",{…})`: the evaluators whose codes count to `I` of `N`. For each code
//!
//! ```text
//! [name, timeline, last valid day, [[occupation, job, address, levels, timeline], …]]
//! ```
//!
//! with timelines as `data-standing` has them, that of an item left out where it is the evaluator's own from its first day on.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::Page;
use crate::derive::{Entry, EntryId};
use crate::model::{EvaluatorCode, ScopeItem};
use crate::render::Site;

/// About so many evaluators are in a piece.
const PIECE: usize = 48;

/// How many pieces so many evaluators are in.
pub fn count(evaluators: usize) -> usize {
    evaluators.div_ceil(PIECE).max(1)
}

/// The piece that holds an evaluator. `3-lookup.js` counts in the same way.
fn piece_of(code: EvaluatorCode, count: usize) -> usize {
    let step = |sum: usize, byte: u8| (sum * 31 + usize::from(byte)) % 1_000_003;
    code.as_str().bytes().fold(0, step) % count
}

/// The pieces.
pub fn pieces(site: &Site<'_>) -> Vec<Page> {
    let entries = &site.directory.entries;
    let count = count(entries.len());
    let mut pieces: Vec<Vec<EntryId>> = vec![Vec::new(); count];
    for (id, entry) in (0..).map(EntryId).zip(entries) {
        pieces[piece_of(entry.evaluator.code, count)].push(id);
    }
    let page = |(number, ids): (usize, Vec<EntryId>)| {
        let path = format!("verify/{count}/{number}.js");
        Page::text(&path, move |site| piece(site, number, &ids))
    };
    pieces.into_iter().enumerate().map(page).collect()
}

fn piece(site: &Site<'_>, number: usize, ids: &[EntryId]) -> String {
    let entries = ids.iter().map(|id| site.directory.entry(*id));
    let histories: BTreeMap<&str, Value> = entries
        .map(|entry| (entry.evaluator.code.as_str(), history(site, entry)))
        .collect();
    format!("Q(\"{number}\",{});\n", json!(histories))
}

fn history(site: &Site<'_>, entry: &Entry<'_>) -> Value {
    let evaluator = entry.evaluator;
    let whole = evaluator.timeline.to_string();
    let items = evaluator.scope.iter();
    let items: Vec<Value> = items.map(|it| item(site, it, &whole)).collect();
    let until = entry.step.valid_until.map(|day| day.to_string());
    json!([evaluator.name, whole, until, items])
}

fn item(site: &Site<'_>, item: &ScopeItem, whole: &str) -> Value {
    let link = site.occupation_link(item.occupation);
    let levels: String = item
        .levels
        .iter()
        .map(|it| it.digit().to_string())
        .collect();
    let timeline = Some(item.timeline.to_string()).filter(|own| own != whole);
    json!([link.label, item.job, link.url, levels, timeline])
}
