//! The search page: the box, the words that its script says, and ways to every evaluator without it.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::{About, Page, home};
use crate::render::Site;
use crate::render::shapes::CountedLink;

/// What the keys of the script's texts begin with.
const SAID_BY_SCRIPT: &str = "found_";

/// What it says besides, in the words of other pages.
const SAID_ELSEWHERE: [&str; 9] = [
    "bracket_close",
    "bracket_open",
    "col_district",
    "col_evaluator",
    "col_occupations",
    "col_standing",
    "colon",
    "levels_range",
    "list_separator",
];

#[derive(Serialize)]
struct Search {
    letters: Vec<CountedLink>,
    districts: Vec<CountedLink>,
    levels: Vec<CountedLink>,
    groups: Vec<home::GroupShown>,
    total: usize,
}

/// The one page.
pub fn page() -> Page {
    Page::new("search/".to_owned(), "search.html", |site, path| {
        let texts = &site.theme.texts;
        let about = About::new("search", "search", texts.get("title_search").to_owned())
            .described(texts.get("search_hint").to_owned())
            .column(texts.get("column_type"));
        let view = Search {
            letters: home::letters(site, None),
            districts: home::districts(site, None),
            levels: home::levels(site, None),
            groups: home::groups_shown(site),
            total: site.directory.entries.len(),
        };
        let mut context = about.context(site, path, &view)?;
        let words = words(site, SAID_BY_SCRIPT, &SAID_ELSEWHERE);
        context.insert_value("words", Value::safe_string(&words));
        Ok(context)
    })
}

/// The texts of a script, as JSON that no HTML can end: those whose keys begin with `prefix`, without it, and `others`.
pub(super) fn words(site: &Site<'_>, prefix: &str, others: &[&'static str]) -> String {
    let texts = &site.theme.texts;
    let mut words: BTreeMap<&str, &str> = texts
        .all()
        .iter()
        .filter_map(|(key, text)| Some((key.strip_prefix(prefix)?, text.as_str())))
        .collect();
    words.extend(others.iter().map(|key| (*key, texts.get(key))));
    let json = serde_json::to_string(&words).unwrap_or_default();
    json.replace('<', "\\u003c")
}
