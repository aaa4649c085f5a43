//! The words of findings and of the command line, in Chinese and English.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::Diagnostic;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

/// The words of one language.
#[derive(Debug)]
pub struct Catalogue {
    /// The language.
    pub language: Language,
    texts: Texts,
}

/// Texts of the command line and of reports.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    interface: BTreeMap<String, String>,
}

/// A finding in words, its placeholders filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The fact, in one line.
    pub title: String,
    /// What stands at the place.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// That the rest of the file has not been checked, if so.
    pub rest: Option<String>,
    /// What stands at each of the related places.
    pub related: Vec<Option<String>>,
}

impl Catalogue {
    /// The catalogue of a language. It is part of the program; the tests prove that it parses
    /// and that both languages hold the same keys and placeholders.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let text = match language {
            Language::Chinese => include_str!("messages/zh.yaml"),
            Language::English => include_str!("messages/en.yaml"),
        };
        Self {
            language,
            texts: serde_yaml::from_str(text).unwrap_or_default(),
        }
    }

    /// A finding in words; the bare id of a rule that has none.
    #[must_use]
    pub fn tell(&self, finding: &Diagnostic) -> Told {
        let messages = &finding.rule.text().sayings(self.language).messages;
        let args = self.args(finding);
        let filled = |text: &String| fill(text, &args);
        let label = |variant: &str| messages.get(variant)?.label.as_ref().map(filled);
        let words = messages.get(finding.variant);
        Told {
            title: words.map_or_else(
                || format!("{} ({})", finding.rule.id, finding.variant),
                |words| filled(&words.title),
            ),
            label: label(finding.variant),
            help: words.and_then(|words| words.help.as_ref().map(filled)),
            rest: finding.hides_rest.then(|| self.say("rest-unchecked", &[])),
            related: finding.related.iter().map(|(_, it)| label(it)).collect(),
        }
    }

    /// What the placeholders of a finding's messages stand for in this language.
    fn args<'f>(&self, finding: &'f Diagnostic) -> Cow<'f, [(&'static str, String)]> {
        if finding.words.is_empty() {
            return Cow::Borrowed(&finding.args);
        }
        let said = finding.words.iter().map(|(name, keys)| {
            let words = keys.iter().map(|key| self.say(key, &finding.args));
            (*name, words.collect::<Vec<_>>().join(&self.say("and", &[])))
        });
        finding.args.iter().cloned().chain(said).collect()
    }

    /// All texts of the command line and of reports, by their keys.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.texts.interface.iter();
        texts.map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// A text of the command line with its placeholders filled.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        let text = self.texts.interface.get(key).map_or(key, String::as_str);
        fill(text, args)
    }
}

/// Puts the arguments in place of `{name}`; a name that is not among them stays as it is.
#[must_use]
pub fn fill(text: &str, args: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let argument = after
            .split_once('}')
            .and_then(|(name, tail)| Some((args.iter().find(|(key, _)| *key == name)?, tail)));
        if let Some(((_, value), tail)) = argument {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<_> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let texts = |text| -> Texts { serde_yaml::from_str(text).expect("the catalogue parses") };
        let zh = texts(include_str!("messages/zh.yaml"));
        let en = texts(include_str!("messages/en.yaml"));
        assert!(zh.interface.keys().eq(en.interface.keys()));
        for (key, text) in &zh.interface {
            assert_eq!(
                placeholders(text),
                placeholders(&en.interface[key]),
                "{key}"
            );
        }
    }

    #[test]
    fn filling_leaves_unknown_names_alone() {
        let args = [("n", "3".to_owned())];
        assert_eq!(fill("{n} 家 {x} {", &args), "3 家 {x} {");
    }
}
