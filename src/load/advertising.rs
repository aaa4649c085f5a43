//! `advertising.yaml` to an [`Advertising`].

use std::collections::HashMap;

use super::lower::{Lower, Problem};
use super::raw::{
    AdvertisingFile, CircumstanceRecord, List, PhraseRecord, TermClassRecord, TermRecord, Text,
};
use super::rules;
use crate::advert::matching::usual_words;
use crate::model::{Advertising, Bending, Circumstance, Phrase, Term, TermClass, TermSeverity};
use crate::source::{At, SourceId};

/// The list that the program carries, for whoever has none.
pub const USUAL: &str = include_str!("../../content/advertising.yaml");

/// The policy of [`USUAL`].
#[must_use]
pub fn usual() -> Advertising {
    // A test holds that nothing is found in it.
    let (policy, ..) = super::advertising_alone("advertising.yaml".into(), USUAL.into());
    Advertising {
        origin: None,
        ..policy
    }
}

/// The words for what becomes of a text.
pub const SEVERITIES: &[(&str, TermSeverity)] = &[
    ("deny", TermSeverity::Deny),
    ("review", TermSeverity::Review),
    ("禁止", TermSeverity::Deny),
    ("人工判断", TermSeverity::Review),
];

/// The words for how far a spelling may be bent.
pub const BENDINGS: &[(&str, Bending)] = &[
    ("script", Bending::Script),
    ("full", Bending::Full),
    ("字形", Bending::Script),
    ("全部", Bending::Full),
];

/// The words for what makes a term milder.
pub const LENIENCIES: &[(&str, Option<TermSeverity>)] = &[
    ("clean", None),
    ("review", Some(TermSeverity::Review)),
    ("keep", Some(TermSeverity::Deny)),
    ("放过", None),
    ("人工判断", Some(TermSeverity::Review)),
    ("照旧", Some(TermSeverity::Deny)),
];

/// Reads the advertising policy.
pub fn advertising(lower: &mut Lower<'_>, origin: SourceId, raw: &AdvertisingFile) -> Advertising {
    let top = At::Top(origin);
    let at_classes = top.key("classes");
    let mut classes = Vec::new();
    for (key, class) in &raw.classes.0 {
        let at = at_classes.entry(key);
        let in_titles = lower.choice(&at.key("in_titles"), &class.in_titles, LENIENCIES);
        classes.push(TermClass {
            key: key.clone(),
            name: class.name.get().unwrap_or(key).to_owned(),
            name_en: class.name_en.get().unwrap_or(key).to_owned(),
            clean_in_titles: in_titles == Some(None),
        });
    }
    let mut reader = Reader {
        classes: &raw.classes.0,
        first: HashMap::new(),
        lower,
    };
    let at = top.key("terms");
    let terms = raw
        .terms
        .iter()
        .filter_map(|(index, it)| reader.term(index, &at.index(index), it));
    let terms = terms.collect();
    let at = top.key("phrases");
    let phrases = raw.phrases.iter();
    let phrases = phrases.filter_map(|(index, it)| reader.phrase(index, &at.index(index), it));
    let phrases = phrases.collect();
    let at = top.key("contexts");
    let contexts = raw.contexts.iter();
    let contexts = contexts.filter_map(|(index, it)| reader.context(index, &at.index(index), it));
    Advertising {
        origin: Some(origin),
        classes,
        terms,
        phrases,
        contexts: contexts.collect(),
    }
}

struct Reader<'r, 'v> {
    classes: &'r [(String, TermClassRecord)],
    /// Where each wording is listed first.
    first: HashMap<String, usize>,
    lower: &'r mut Lower<'v>,
}

impl Reader<'_, '_> {
    fn term(&mut self, index: usize, at: &At<'_>, raw: &TermRecord) -> Option<Term> {
        let text = self.lower.required_text(&at.key("term"), &raw.term)?;
        if self.first.insert(text.clone(), index).is_some() {
            self.lower.fault(
                &rules::ADVERT_TERM,
                &at.key("term"),
                &text,
                Problem::new("twice"),
            );
            return None;
        }
        let class = self.class(&at.key("class"), &raw.class)?;
        let of_class = &self.classes[class].1;
        let clause = either(&raw.clause, &of_class.clause);
        if clause.is_empty() {
            self.lower.missing(&at.key("clause"));
        }
        let reason = either(&raw.reason, &of_class.reason);
        if reason.is_empty() {
            self.lower.missing(&at.key("reason"));
        }
        let severity = self
            .lower
            .choice(&at.key("severity"), &raw.severity, SEVERITIES);
        let of_class_severity = SEVERITIES
            .iter()
            .find(|it| Some(it.0) == of_class.severity.get());
        let bending = self
            .lower
            .choice(&at.key("bending"), &raw.bending, BENDINGS);
        let of_class_bending = BENDINGS
            .iter()
            .find(|it| Some(it.0) == of_class.bending.get());
        let length = text.chars().filter(|it| it.is_alphanumeric()).count();
        let words = raw
            .words
            .get()
            .map(|words| words.split_whitespace().map(|it| it.chars().count()));
        let words = words.map_or_else(|| usual_words(length), Iterator::collect);
        if words.iter().sum::<usize>() != length && raw.words.get().is_some() {
            self.lower.fault(
                &rules::ADVERT_TERM,
                &at.key("words"),
                &text,
                Problem::new("words"),
            );
        }
        Some(Term {
            index,
            also: all(&raw.also),
            put_in: own_or(&raw.put_in, &of_class.put_in),
            words,
            class,
            severity: severity
                .or(of_class_severity.map(|it| it.1))
                .unwrap_or(TermSeverity::Deny),
            clause,
            reason,
            instead: either(&raw.instead, &of_class.instead),
            bending: bending
                .or(of_class_bending.map(|it| it.1))
                .unwrap_or(Bending::Script),
            with: all(&raw.with),
            hints: own_or(&raw.hints, &of_class.hints),
            text,
        })
    }

    fn phrase(&mut self, index: usize, at: &At<'_>, raw: &PhraseRecord) -> Option<Phrase> {
        Some(Phrase {
            index,
            text: self.lower.required_text(&at.key("phrase"), &raw.phrase)?,
            effect: self
                .lower
                .choice(&at.key("effect"), &raw.effect, LENIENCIES)
                .flatten(),
            reason: self.lower.required_text(&at.key("reason"), &raw.reason)?,
        })
    }

    fn context(
        &mut self,
        index: usize,
        at: &At<'_>,
        raw: &CircumstanceRecord,
    ) -> Option<Circumstance> {
        let at_classes = at.key("classes");
        let classes = raw.classes.iter();
        let classes: Vec<usize> = classes
            .filter_map(|(index, it)| self.class(&at_classes.index(index), it))
            .collect();
        let effect = self
            .lower
            .choice(&at.key("effect"), &raw.effect, LENIENCIES);
        Some(Circumstance {
            index,
            key: self.lower.required_text(&at.key("name"), &raw.name)?,
            classes,
            terms: all(&raw.terms),
            before: all(&raw.before),
            after: all(&raw.after),
            adjoining: all(&raw.adjoining),
            sentence: self
                .lower
                .yes_no(&at.key("sentence"), &raw.sentence)
                .unwrap_or(false),
            both: self
                .lower
                .yes_no(&at.key("both"), &raw.both)
                .unwrap_or(false),
            unless: all(&raw.unless),
            effect: effect.unwrap_or(Some(TermSeverity::Review)),
            reason: self.lower.required_text(&at.key("reason"), &raw.reason)?,
        })
    }

    /// The position of a class, which must be one of the file's.
    fn class(&mut self, at: &At<'_>, raw: &Text) -> Option<usize> {
        let name = self.lower.required_text(at, raw)?;
        let position = self.classes.iter().position(|(key, _)| *key == name);
        if position.is_none() {
            self.lower
                .fault(&rules::ADVERT_TERM, at, &name, Problem::new("class"));
        }
        position
    }
}

fn either(own: &Text, of_class: &Text) -> String {
    own.get()
        .or_else(|| of_class.get())
        .unwrap_or_default()
        .to_owned()
}

/// A term's own list, or that of its class.
fn own_or(own: &List<Text>, of_class: &List<Text>) -> Vec<String> {
    let own = all(own);
    if own.is_empty() { all(of_class) } else { own }
}

fn all(list: &List<Text>) -> Vec<String> {
    list.iter()
        .filter_map(|(_, text)| text.get().map(str::to_owned))
        .collect()
}
