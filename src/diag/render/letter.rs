//! A letter to a school about the wording of its advertising: one HTML file to print and send, with
//! room for the office's name, the term and the date.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::html::HtmlError;
use crate::diag::{Catalogue, Language};

const TEMPLATE: &str = include_str!("letter.html");
/// What is in a letter wherever it is printed.
pub(super) const PARTS: &str = include_str!("letter-parts.html");
const STYLE: &str = include_str!("report.css");

/// What the letter says.
#[derive(Debug, Default, Serialize)]
pub struct Letter {
    /// Whom it goes to; empty leaves a line to be filled in.
    pub to: String,
    /// Its date, `YYYY-MM-DD`.
    pub as_of: String,
    /// The names of the texts that were looked at.
    pub texts: Vec<String>,
    /// What may not stand there.
    pub banned: Vec<Charge>,
    /// What a person has to judge.
    pub doubtful: Vec<Charge>,
}

/// Wording that is complained of.
#[derive(Debug, Serialize)]
pub struct Charge {
    /// The name of the text.
    pub text: String,
    /// The line of the text, from 1.
    pub line: usize,
    /// What is wrong, in one line.
    pub title: String,
    /// What stands before the wording in its sentence, the wording, what stands behind it.
    pub sentence: [String; 3],
    /// The kind of wording.
    pub class: String,
    /// What bans it.
    pub clause: String,
    /// Why.
    pub reason: String,
    /// What may be written instead; empty if it should go.
    pub instead: String,
}

#[derive(Serialize)]
struct View<'l> {
    lang: &'static str,
    style: &'static str,
    version: &'static str,
    letter: &'l Letter,
    asks: String,
    w: BTreeMap<String, &'l str>,
}

/// The letter in the language of `words`.
///
/// # Errors
/// If the template does not fit the view; the tests prove that it does.
pub fn letter(letter: &Letter, words: &Catalogue) -> Result<String, HtmlError> {
    let view = View {
        lang: match words.language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        },
        style: STYLE,
        version: env!("CARGO_PKG_VERSION"),
        letter,
        asks: asks(letter, words),
        w: words
            .all()
            .map(|(key, text)| (key.replace('-', "_"), text))
            .collect(),
    };
    let context = Context::from_serialize(&view).map_err(HtmlError)?;
    let mut tera = Tera::default();
    let templates = [("letter-parts.html", PARTS), ("letter.html", TEMPLATE)];
    tera.add_raw_templates(templates).map_err(HtmlError)?;
    tera.render("letter.html", &context).map_err(HtmlError)
}

/// What the letter asks for, in a sentence.
pub(super) fn asks(letter: &Letter, words: &Catalogue) -> String {
    let counts = [
        ("banned", letter.banned.len().to_string()),
        ("doubtful", letter.doubtful.len().to_string()),
    ];
    let asks = match (letter.banned.is_empty(), letter.doubtful.is_empty()) {
        (true, true) => "letter-fine",
        (true, false) => "letter-asks-doubtful",
        (false, true) => "letter-asks-banned",
        (false, false) => "letter-asks-both",
    };
    words.say(asks, &counts)
}
