//! The page that lays up to four evaluators side by side. Which, stands in its address; a script asks the
//! search index for them, so that one page serves all.

use serde::Serialize;
use tera::Value;

use super::{About, Page, search};
use crate::render::Site;

/// What the keys of the script's texts begin with.
const SAID_BY_SCRIPT: &str = "compare_";

/// What it says besides, in the words of other pages.
const SAID_ELSEWHERE: [&str; 9] = [
    "bracket_close",
    "bracket_open",
    "colon",
    "col_evaluator",
    "fee_unknown",
    "list_separator",
    "no",
    "workstations",
    "yes",
];

#[derive(Serialize)]
struct Compare {}

/// The one page.
pub fn page() -> Page {
    Page::new("compare/".to_owned(), "compare.html", |site, path| {
        let texts = &site.theme.texts;
        let about = About::new(
            "compare",
            "evaluators",
            texts.get("title_compare").to_owned(),
        )
        .described(texts.get("lead_compare").to_owned())
        .below(texts.get("title_evaluators"), "evaluators/")
        .column(texts.get("column_type"));
        let mut context = about.context(site, path, &Compare {})?;
        let words = words(site);
        context.insert_value("words", Value::safe_string(&words));
        Ok(context)
    })
}

fn words(site: &Site<'_>) -> String {
    search::words(site, SAID_BY_SCRIPT, &SAID_ELSEWHERE)
}
