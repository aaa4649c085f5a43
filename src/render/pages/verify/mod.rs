//! The page that checks codes, certificate numbers and lists of names in the reader's browser, and the histories that it asks for.

mod history;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value as Json, json};
use tera::Value;

use super::{About, Page};
use crate::model::{CreditCode, SkillLevel, Standing};
use crate::render::Site;

pub use history::pieces;

/// What the keys of the script's texts begin with.
const SAID_BY_SCRIPT: &str = "verified_";

/// What it says besides, in the words of other pages.
const SAID_ELSEWHERE: [&str; 5] = [
    "bracket_close",
    "bracket_open",
    "colon",
    "comma",
    "list_separator",
];

#[derive(Serialize)]
struct Verify {
    /// How many pieces the histories are in.
    pieces: usize,
    /// The province whose evaluators the directory has.
    province: String,
    /// The levels and their digits, for who reads a number by hand.
    levels: Vec<(u8, String)>,
    /// The provinces and their two digits.
    provinces: Vec<(String, String)>,
}

/// The one page.
pub fn page() -> Page {
    Page::new("verify/".to_owned(), "verify.html", |site, path| {
        let texts = &site.theme.texts;
        let about = About::new("verify", "verify", texts.get("title_verify").to_owned())
            .described(texts.get("lead_verify").to_owned())
            .column(texts.get("column_type"));
        let view = Verify {
            pieces: history::count(site.directory.entries.len()),
            province: site
                .directory
                .catalog
                .site
                .province
                .clone()
                .unwrap_or_default(),
            levels: levels(site),
            provinces: provinces(site),
        };
        let mut context = about.context(site, path, &view)?;
        context.insert_value("words", Value::safe_string(&words(site)));
        Ok(context)
    })
}

fn levels(site: &Site<'_>) -> Vec<(u8, String)> {
    let digits = (1..=5).rev().filter_map(SkillLevel::from_digit);
    let label = |level: SkillLevel| (level.digit(), site.theme.texts.level(level).to_owned());
    digits.map(label).collect()
}

/// `35 福建省;…` as pairs.
fn provinces(site: &Site<'_>) -> Vec<(String, String)> {
    let all = site.theme.texts.get("verify_provinces").split(';');
    let pairs = all.filter_map(|one| one.trim().split_once(' '));
    pairs
        .map(|(digits, name)| (digits.to_owned(), name.to_owned()))
        .collect()
}

/// The texts of the script and what the model knows, as JSON that no HTML can end.
fn words(site: &Site<'_>) -> String {
    let texts = &site.theme.texts;
    let mut words: BTreeMap<String, Json> = texts
        .all()
        .iter()
        .filter_map(|(key, text)| Some((key.strip_prefix(SAID_BY_SCRIPT)?.to_owned(), json!(text))))
        .collect();
    words.extend(SAID_ELSEWHERE.map(|key| (key.to_owned(), json!(texts.get(key)))));
    let labels: BTreeMap<String, String> = levels(site)
        .into_iter()
        .map(|(digit, label)| (digit.to_string(), label))
        .collect();
    let assessing = Standing::ALL.into_iter().filter(|it| it.may_assess());
    let known = [
        ("levels", json!(labels)),
        ("provinces", json!(BTreeMap::from_iter(provinces(site)))),
        ("categories", json!(categories(site))),
        (
            "assessing",
            json!(assessing.map(Standing::key).collect::<Vec<_>>()),
        ),
        ("official", json!(official(site))),
    ];
    words.extend(known.map(|(key, value)| (key.to_owned(), value)));
    let json = serde_json::to_string(&words).unwrap_or_default();
    json.replace('<', "\\u003c")
}

fn categories(site: &Site<'_>) -> BTreeMap<String, &'static str> {
    let is_english = site.directory.catalog.site.language.starts_with("en");
    CreditCode::categories()
        .map(|(pair, [zh, en])| (pair, if is_english { en } else { zh }))
        .collect()
}

/// The addresses that codes may lead to besides the site's own.
fn official<'a>(site: &Site<'a>) -> Vec<&'a str> {
    let settings = &site.directory.catalog.site;
    settings
        .official
        .iter()
        .map(|(_, url)| url.as_str())
        .collect()
}
