//! `minglu rules`: the list of all rules; and the page of documentation that is made of them.

use std::fmt::Write;

use serde_json::json;

use super::options::Lang;
use super::{Outcome, registry, text};
use crate::check::clauses::CLAUSES;
use crate::diag::{Catalogue, Language, Rule, Severity};

/// The arguments of `minglu rules`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The language 语言
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    lang: Lang,
    /// How to print them 格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How rules are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A line each
    Text,
    /// A document of JSON
    Json,
    /// The page of documentation
    Markdown,
}

/// Runs the command.
#[must_use]
pub fn run(args: &Args) -> Outcome {
    let language = args.lang.into();
    super::print(&match args.format {
        Format::Text => lines(language, text::terminal_columns()),
        Format::Json => json(),
        Format::Markdown => page(),
    });
    Outcome::Fine
}

/// One line a rule: severity, id, what it asks, clause. On a terminal groups are set apart and
/// lines wrapped.
fn lines(language: Language, columns: Option<usize>) -> String {
    let words = Catalogue::of(language);
    let all = registry::all();
    let severities = Severity::ALL.map(|it| words.say(it.key(), &[]));
    let first = severities.iter().map(|it| text::width(it)).max();
    let first = first.unwrap_or_default() + 2;
    let second = all.iter().map(|rule| rule.id.len()).max();
    let second = second.unwrap_or_default() + 2;
    let mut listed = String::new();
    let mut group = "";
    for rule in &all {
        let own = rule.id.split('/').next().unwrap_or_default();
        if columns.is_some() && !group.is_empty() && own != group {
            listed.push('\n');
        }
        group = own;
        let severity = words.say(rule.severity.key(), &[]);
        let head = text::pad(&severity, first) + &text::pad(rule.id, second);
        let asked = asked(rule, &words);
        let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(first + second));
        for (index, line) in text::wrap(&asked, room.max(20)).iter().enumerate() {
            let before = match index {
                0 => head.clone(),
                _ => " ".repeat(first + second),
            };
            // Writing to a string cannot fail.
            let _ = writeln!(listed, "{before}{line}");
        }
    }
    if columns.is_some() {
        let count = ("count", all.len().to_string());
        let _ = writeln!(listed, "\n{}", words.say("rules-footer", &[count]));
    }
    listed
}

/// What a rule asks, and by which clause.
fn asked(rule: &Rule, words: &Catalogue) -> String {
    let summary = &rule.text().sayings(words.language).summary;
    let principle = rule.in_principle.then(|| words.say("in-principle", &[]));
    let basis: Vec<String> = rule
        .clause
        .map(str::to_owned)
        .into_iter()
        .chain(principle)
        .collect();
    match (basis.is_empty(), words.language) {
        (true, _) => summary.clone(),
        (false, Language::Chinese) => format!("{summary}（{}）", basis.join("，")),
        (false, Language::English) => format!("{summary} ({})", basis.join(", ")),
    }
}

fn json() -> String {
    let of = |rule: &Rule| {
        let [zh, en] = [Language::Chinese, Language::English].map(|language| {
            json!({
                "summary": rule.text().sayings(language).summary,
                "explanation": rule.text().explanation(language),
            })
        });
        json!({
            "id": rule.id,
            "severity": rule.severity.key(),
            "clause": rule.clause,
            "in_principle": rule.in_principle,
            "irreparable": rule.irreparable,
            "zh": zh,
            "en": en,
        })
    };
    let rules: Vec<_> = registry::all().into_iter().map(of).collect();
    format!("{:#}\n", json!({"version": 1, "rules": rules}))
}

/// The page of documentation: which clause is carried by what, and every rule with its explanation
/// and its examples.
#[must_use]
pub fn page() -> String {
    let all = registry::all();
    let mut page = PREFACE.to_owned();
    page.push_str("\n## 条款与规则 Clauses\n\n");
    page.push_str("| 条款 | 要求 | 规则 rules | 记载 fields |\n|---|---|---|---|\n");
    for clause in CLAUSES {
        let rules: Vec<_> = clause.rules(&all).iter().map(|it| linked(it)).collect();
        let fields: Vec<_> = clause.fields.iter().map(|it| format!("`{it}`")).collect();
        let _ = writeln!(
            page,
            "| {} | {}<br>{} | {} | {} |",
            clause.number,
            clause.asks(Language::Chinese),
            clause.asks(Language::English),
            rules.join(" "),
            fields.join(" "),
        );
    }
    for rule in all {
        describe(rule, &mut page);
    }
    page
}

const PREFACE: &str = "# 规则 Rules

本页由 `minglu rules --format markdown` 生成，文字都出自各条规则自己的文件，不要直接修改。
This page is made by `minglu rules --format markdown` from the rules' own files; do not edit it.

`error` 错误，不能发布；`warning` 警告；`note` 提示。标“原则上”的可以凭记录在案的理由例外。
`error` forbids publishing. What holds in principle (原则上) can be waived with a recorded reason.
";

fn linked(rule: &Rule) -> String {
    format!("[`{0}`](#{1})", rule.id, rule.id.replace('/', ""))
}

fn describe(rule: &Rule, page: &mut String) {
    let text = rule.text();
    let _ = writeln!(page, "\n## {}\n", rule.id);
    let mut facts = vec![format!("`{}`", rule.severity.key())];
    facts.extend(rule.clause.map(str::to_owned));
    facts.extend(rule.in_principle.then(|| "原则上 in principle".to_owned()));
    let _ = writeln!(page, "{}\n", facts.join(" · "));
    for language in [Language::Chinese, Language::English] {
        let summary = &text.sayings(language).summary;
        let _ = writeln!(page, "**{summary}**\n\n{}\n", text.explanation(language));
    }
    for example in &text.examples {
        let title = if example.is_wrong {
            "错例 Wrong"
        } else {
            "对例 Right"
        };
        let name = example.name(Language::Chinese);
        let english = example.name(Language::English);
        let name = match (name == english, name.is_empty()) {
            (_, true) => String::new(),
            (true, false) => format!("：{name}"),
            (false, false) => format!("：{name} {english}"),
        };
        let _ = writeln!(page, "{title}{name}\n");
        for block in &example.blocks {
            let _ = writeln!(page, "```{}\n{}```\n", block.info, block.text);
        }
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
}
