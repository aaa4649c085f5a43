//! What is said about a place: findings as data. Their words are in the Markdown file
//! of their rule (`rules/…/NAME.md`); only `render` turns them into text.

mod catalogue;
mod fix;
pub mod render;
mod report;
mod rule;
mod rule_text;

pub use catalogue::{Catalogue, Language, Told, fill};
pub use fix::{Edit, Edited, Fix, FixForm, Safety, apply};
pub use report::{Report, RuleCount, Waived};
pub(crate) use rule::rules;
pub use rule::{Rule, Severity};
pub use rule_text::{Block, Example, RuleText, Sayings, Words};

use std::borrow::Cow;

use crate::source::Place;

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that it speaks for.
    pub rule: &'static Rule,
    /// Which of the rule's messages it is: a key below the rule's in the catalogue.
    pub variant: &'static str,
    /// How bad it is; the rule's own severity unless a policy says otherwise.
    pub severity: Severity,
    /// The clause that it leans on; the rule's own unless a policy says otherwise.
    pub clause: Option<Cow<'static, str>>,
    /// What is at fault.
    pub place: Place,
    /// What the message's `{placeholders}` stand for.
    pub args: Vec<(&'static str, String)>,
    /// Placeholders that stand for words of the catalogue, each with their keys; several are told
    /// as a list.
    pub words: Vec<(&'static str, Vec<&'static str>)>,
    /// Other places that belong to it, each with the variant whose `label` is shown there.
    pub related: Vec<(Place, &'static str)>,
    /// How it can be put right.
    pub fix: Option<Fix>,
    /// What is told of it in a letter to whoever wrote the text.
    pub quoted: Option<Box<Quoted>>,
    /// Whether it kept the rest of its file from being checked.
    pub hides_rest: bool,
}

/// A sentence that is quoted in a letter to whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Where its readers meet it: 公众号; `None` if that is not known.
    pub channel: Option<String>,
    /// The sentence as its readers see it: what stands before the wording that is at fault, the
    /// wording, what stands behind it.
    pub sentence: [String; 3],
    /// What kind of wording it is, in Chinese and in English.
    pub class: [String; 2],
    /// Why it is at fault.
    pub reason: String,
    /// What may be written instead; empty if it should go.
    pub instead: String,
}

impl Diagnostic {
    /// A finding of `rule` at `place`, with the rule's severity and its only message.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place) -> Self {
        Self {
            rule,
            variant: "default",
            severity: rule.severity,
            clause: rule.clause.map(Cow::Borrowed),
            place,
            args: Vec::new(),
            words: Vec::new(),
            related: Vec::new(),
            fix: None,
            quoted: None,
            hides_rest: false,
        }
    }

    /// Takes another message of the rule.
    #[must_use]
    pub fn variant(mut self, variant: &'static str) -> Self {
        self.variant = variant;
        self
    }

    /// Says that because of it the rest of its file has not been checked.
    #[must_use]
    pub fn hiding_rest(mut self) -> Self {
        self.hides_rest = true;
        self
    }

    /// Gives a placeholder its text.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Gives a placeholder words of the catalogue, in the language in which it is told.
    #[must_use]
    pub fn words(mut self, name: &'static str, keys: &[&'static str]) -> Self {
        self.words.push((name, keys.to_vec()));
        self
    }

    /// Shows another place, with the label of the message `variant`.
    #[must_use]
    pub fn related(mut self, place: Place, variant: &'static str) -> Self {
        self.related.push((place, variant));
        self
    }

    /// Offers `text` instead of what stands at the finding's own place. It is sure that this is
    /// what is meant: `minglu check --fix` writes it.
    #[must_use]
    pub fn suggest(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(Fix::safe(self.place.clone(), text));
        self
    }

    /// Offers `text` for the bytes of the finding's own place, signs of YAML included; it is sure.
    #[must_use]
    pub fn rewrite(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(Fix::safe(self.place.clone(), text).as_text());
        self
    }

    /// Offers `text` as what is likely meant. It is shown and never written by the program.
    #[must_use]
    pub fn guess(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(Fix::guess(self.place.clone(), text));
        self
    }
}
