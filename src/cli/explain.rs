//! `minglu explain RULE`: why a rule is there, how it is broken and how it is kept.

use std::fmt::Write;

use super::options::Lang;
use super::{Outcome, registry, text};
use crate::diag::{Block, Catalogue, Example, Language, Rule};
use crate::source::closest;

/// The arguments of `minglu explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule, such as scope/access-type 规则名
    #[arg(value_name = "RULE")]
    rule: String,
    /// The language 语言
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    lang: Lang,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let words = Catalogue::of(args.lang.into());
    let all = registry::all();
    if let Some(rule) = all.iter().find(|rule| rule.id == args.rule) {
        let columns = text::terminal_columns().unwrap_or(text::USUAL);
        super::print(&explain(rule, &words, columns));
        return Outcome::Fine;
    }
    let near = closest(&args.rule, all.iter().map(|rule| rule.id));
    let key = if near.is_some() {
        "no-rule-near"
    } else {
        "no-rule"
    };
    let args = [
        ("rule", args.rule.clone()),
        ("near", near.unwrap_or_default().to_owned()),
    ];
    super::complain(&words.say(key, &args));
    Outcome::CouldNotRun
}

/// All that there is to say of a rule, as text for a terminal of so many columns.
#[must_use]
pub fn explain(rule: &Rule, words: &Catalogue, columns: usize) -> String {
    let rule_text = rule.text();
    let language = words.language;
    let say = |key: &str| words.say(key, &[]);
    let summary = &rule_text.sayings(language).summary;
    let mut told = format!("{}\n{}\n\n", rule.id, text::set(summary, columns));
    let mut fact = |key: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(told, "{}{}{value}", say(key), say("colon"));
    };
    fact("severity-name", &say(rule.severity.key()));
    if let Some(clause) = rule.clause {
        fact("basis-name", clause);
    }
    if rule.in_principle {
        fact("waivable-name", &say("waivable"));
    }
    if rule.irreparable {
        fact("waivable-name", &say("waivable-in-plans"));
    }
    let explanation = text::set(rule_text.explanation(language), columns);
    let _ = writeln!(told, "\n{explanation}");
    for example in &rule_text.examples {
        told.push_str(&shown(example, words));
    }
    told
}

/// An example under its title: its files, then what is said of them.
fn shown(example: &Example, words: &Catalogue) -> String {
    let say = |key: &str| words.say(key, &[]);
    let mut shown = say(if example.is_wrong {
        "example-wrong"
    } else {
        "example-right"
    });
    let name = example.name(words.language);
    if !name.is_empty() {
        let _ = write!(shown, "{}{name}", say("colon"));
    }
    shown.insert(0, '\n');
    shown.push_str("\n\n");
    for block in &example.blocks {
        let in_english = block.info.ends_with(" en");
        if block.is_said() && in_english != (words.language == Language::English) {
            continue;
        }
        if let Some(named) = named(block, words) {
            let _ = writeln!(shown, "  {named}");
        }
        for line in block.text.lines() {
            let _ = writeln!(shown, "{}", format!("    {line}").trim_end());
        }
        shown.push('\n');
    }
    shown.truncate(shown.trim_end().len());
    shown.push('\n');
    shown
}

/// Which file a block is, and on which day it is checked, if it says so.
fn named(block: &Block, words: &Catalogue) -> Option<String> {
    let options: Vec<&str> = block.info.split(' ').skip(1).collect();
    if block.is_said() || options.is_empty() {
        return None;
    }
    let rest = options.contains(&"on=base");
    let rest = rest.then(|| words.say("example-rest", &[]));
    let rest = rest.unwrap_or_default();
    let path = options.iter().find(|it| !it.contains('='));
    let path = path.map(|path| format!("{path}{rest}"));
    let day = options.iter().find_map(|it| it.strip_prefix("as-of="));
    let day = day.map(|day| format!("--as-of {day}"));
    let parts: Vec<String> = path.into_iter().chain(day).collect();
    Some(parts.join("  "))
}
