//! The page on which anybody looks for banned wording in an advert: the box, the words that its script says, and the list of
//! wording for those who have no script. What the script finds wording by is made in `advert/spot/`.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::{About, Page};
use crate::model::{Term, TermSeverity};
use crate::render::Site;

/// What the keys of the script's texts begin with.
const SAID_BY_SCRIPT: &str = "spotted_";

#[derive(Serialize)]
struct Spot<'c> {
    classes: Vec<Class<'c>>,
    total: usize,
}

/// A class of wording.
#[derive(Serialize)]
struct Class<'c> {
    key: &'c str,
    name: &'c str,
    terms: Vec<Wording<'c>>,
}

/// A wording of the list.
#[derive(Serialize)]
struct Wording<'c> {
    text: &'c str,
    clause: &'c str,
    is_denied: bool,
    instead: &'c str,
    reason: &'c str,
}

/// The one page.
pub fn page() -> Page {
    Page::new("spot/".to_owned(), "spot.html", |site, path| {
        let texts = &site.theme.texts;
        let about = About::new("spot", "", texts.get("title_spot").to_owned())
            .described(texts.get("spot_described").to_owned())
            .column(texts.get("column_type"));
        let mut context = about.context(site, path, &view(site))?;
        context.insert_value("words", Value::safe_string(&words(site)));
        Ok(context)
    })
}

fn view<'c>(site: &Site<'c>) -> Spot<'c> {
    let catalog = site.directory.catalog;
    let policy = &catalog.advertising;
    let is_english = catalog.site.language.starts_with("en");
    let classes = policy.classes.iter().enumerate().map(|(at, class)| Class {
        key: &class.key,
        name: if is_english {
            &class.name_en
        } else {
            &class.name
        },
        terms: policy
            .terms
            .iter()
            .filter(|it| it.class == at)
            .map(wording)
            .collect(),
    });
    Spot {
        classes: classes.filter(|it| !it.terms.is_empty()).collect(),
        total: policy.terms.len(),
    }
}

fn wording(term: &Term) -> Wording<'_> {
    Wording {
        text: &term.text,
        clause: &term.clause,
        is_denied: term.severity == TermSeverity::Deny,
        instead: &term.instead,
        reason: &term.reason,
    }
}

/// The texts of the script, as JSON that no HTML can end.
fn words(site: &Site<'_>) -> String {
    let texts = site.theme.texts.all().iter();
    let words: BTreeMap<&str, &str> = texts
        .filter_map(|(key, text)| Some((key.strip_prefix(SAID_BY_SCRIPT)?, text.as_str())))
        .collect();
    let json = serde_json::to_string(&words).unwrap_or_default();
    json.replace('<', "\\u003c")
}
