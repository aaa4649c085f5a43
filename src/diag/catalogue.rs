//! The words of findings and of the command line, in Chinese and English.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

/// One message: what is wrong, what is here, what to do.
#[derive(Debug, Clone, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The fact, in one line.
    #[serde(default)]
    pub title: String,
    /// What stands at the place that is underlined.
    #[serde(default)]
    pub label: Option<String>,
    /// What to do.
    #[serde(default)]
    pub help: Option<String>,
}

/// All messages of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Texts of the command line by key.
    interface: BTreeMap<String, String>,
    /// Messages by rule and variant.
    rules: BTreeMap<String, BTreeMap<String, Words>>,
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
        serde_yaml::from_str(text).unwrap_or_else(|_| Self {
            interface: BTreeMap::new(),
            rules: BTreeMap::new(),
        })
    }

    /// The words of a rule's message; the bare id if the catalogue lacks it.
    #[must_use]
    pub fn words(&self, rule: &str, variant: &str) -> Words {
        let found = self.rules.get(rule).and_then(|rule| rule.get(variant));
        found.cloned().unwrap_or_else(|| Words {
            title: format!("{rule} ({variant})"),
            ..Words::default()
        })
    }

    /// A text of the command line with its placeholders filled.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        let text = self.interface.get(key).map_or(key, String::as_str);
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

    fn catalogue(language: Language) -> Catalogue {
        let text = match language {
            Language::Chinese => include_str!("messages/zh.yaml"),
            Language::English => include_str!("messages/en.yaml"),
        };
        serde_yaml::from_str(text).expect("the catalogue parses")
    }

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
        let (zh, en) = (catalogue(Language::Chinese), catalogue(Language::English));
        assert!(zh.interface.keys().eq(en.interface.keys()));
        for (key, text) in &zh.interface {
            assert_eq!(
                placeholders(text),
                placeholders(&en.interface[key]),
                "{key}"
            );
        }
        assert!(zh.rules.keys().eq(en.rules.keys()));
        for (rule, variants) in &zh.rules {
            let english = &en.rules[rule];
            assert!(variants.keys().eq(english.keys()), "{rule}");
            for (variant, words) in variants {
                let other = &english[variant];
                assert_eq!(
                    words.label.is_some(),
                    other.label.is_some(),
                    "{rule} {variant}"
                );
                assert_eq!(
                    words.help.is_some(),
                    other.help.is_some(),
                    "{rule} {variant}"
                );
            }
        }
    }

    #[test]
    fn filling_leaves_unknown_names_alone() {
        let args = [("n", "3".to_owned())];
        assert_eq!(fill("{n} 家 {x} {", &args), "3 家 {x} {");
    }
}
