//! A rule's own Markdown file: its words in both languages, its explanation and its examples.
//!
//! ```text
//! ---
//! zh: {summary: …, messages: {default: {title: …, label: …, help: …}}}
//! en: {…}
//! ---
//! ## 说明          the explanation in Chinese
//! ## Explanation   the same in English
//! ## 错例          what breaks the rule: blocks of YAML, then what is said of it
//! ## 错例：甲 / a  the same, of a kind that has a name in both languages
//! ## 对例          what keeps it
//! ```
//!
//! A block ```` ```yaml ```` replaces the sections of a sound record that have its keys; with a path
//! (```` ```yaml plans/a.yaml ````) it is a file of its own, and with a path and `on=base` a record that
//! has the other sections of the sound one. `as-of=DATE` sets the day. The blocks ```` ```diagnostics ````
//! and ```` ```diagnostics en ```` are written by the tests.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Language;

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

/// What a rule says in one language.
#[derive(Debug, Clone, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Sayings {
    /// What the rule asks, in one line.
    pub summary: String,
    /// Its messages by variant.
    pub messages: BTreeMap<String, Words>,
}

/// Both languages, as the head of the file has them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    zh: Sayings,
    en: Sayings,
}

/// All words of a rule.
#[derive(Debug, Default)]
pub struct RuleText {
    head: Head,
    explanation: [String; 2],
    /// Its examples, in the order of the file.
    pub examples: Vec<Example>,
}

/// A piece of content that breaks the rule, or keeps it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Whether it breaks the rule.
    pub is_wrong: bool,
    /// What it shows, in Chinese and in English; empty if there is nothing to tell it from others.
    pub names: [String; 2],
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A fenced block: its info string and its lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// `yaml`, `yaml plans/a.yaml`, `diagnostics`, `diagnostics en`, `text`.
    pub info: String,
    /// The text between the fences.
    pub text: String,
}

impl RuleText {
    /// Reads the file. The tests prove that every rule's file can be read and is whole; what
    /// cannot be read is left empty.
    #[must_use]
    pub fn parse(source: &str) -> Self {
        let rest = source.strip_prefix("---\n").unwrap_or(source);
        let (head, body) = rest.split_once("\n---\n").unwrap_or(("", rest));
        let mut text = Self {
            head: serde_yaml::from_str(head).unwrap_or_default(),
            ..Self::default()
        };
        for section in body.split("\n## ").skip(1) {
            let (title, content) = section.split_once('\n').unwrap_or((section, ""));
            match title.trim() {
                "说明" => content.trim().clone_into(&mut text.explanation[0]),
                "Explanation" => content.trim().clone_into(&mut text.explanation[1]),
                title => text.examples.push(Example {
                    is_wrong: title.starts_with("错例"),
                    names: names(title),
                    blocks: blocks(content),
                }),
            }
        }
        text
    }

    /// What it says in a language.
    #[must_use]
    pub fn sayings(&self, language: Language) -> &Sayings {
        match language {
            Language::Chinese => &self.head.zh,
            Language::English => &self.head.en,
        }
    }

    /// Why the rule is there and how it is kept: Markdown.
    #[must_use]
    pub fn explanation(&self, language: Language) -> &str {
        &self.explanation[language as usize]
    }
}

/// The names in the title `错例：中文 / English`; one without a slash serves for both languages.
fn names(title: &str) -> [String; 2] {
    let name = title.split_once('：').map_or("", |(_, name)| name);
    let (chinese, english) = name.split_once(" / ").unwrap_or((name, name));
    [chinese.trim().to_owned(), english.trim().to_owned()]
}

impl Example {
    /// What it shows, in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        &self.names[language as usize]
    }

    /// The blocks that are content, not what is said of it.
    pub fn content(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| !block.is_said())
    }
}

impl Block {
    /// Whether it holds what the program says.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.info.starts_with("diagnostics")
    }
}

fn blocks(content: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in content.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => {
                open = Some(Block {
                    info: info.trim().to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some(mut block)) => {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_is_laid_out() {
        let source = "---\nzh: {summary: 甲, messages: {default: {title: 乙}}}\nen: {summary: a, messages: {default: {title: b}}}\n---\n\n## 说明\n\n丙。\n\n## Explanation\n\nC.\n\n## 错例：己 / f\n\n```yaml\nname: 丁\n```\n\n```diagnostics\n戊\n```\n\n## 对例\n\n```yaml plans/a.yaml\nplans: []\n```\n";
        let text = RuleText::parse(source);
        assert_eq!(text.sayings(Language::Chinese).summary, "甲");
        assert_eq!(
            text.sayings(Language::English).messages["default"].title,
            "b"
        );
        assert_eq!(text.explanation(Language::English), "C.");
        let [wrong, right] = text.examples.as_slice() else {
            panic!("two examples")
        };
        assert!(wrong.is_wrong && !right.is_wrong);
        assert_eq!(wrong.name(Language::Chinese), "己");
        assert_eq!(wrong.name(Language::English), "f");
        assert_eq!(right.name(Language::English), "");
        assert_eq!(wrong.content().count(), 1);
        assert_eq!(right.blocks[0].info, "yaml plans/a.yaml");
        assert_eq!(right.blocks[0].text, "plans: []\n");
    }
}
