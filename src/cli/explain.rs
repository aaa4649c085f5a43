//! `minglu explain RULE`: why a rule is there, how it is broken and how it is kept.

use std::fmt::Write;

use super::options::Lang;
use super::{Outcome, registry};
use crate::diag::{Catalogue, Language, Rule};
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
        super::print(&explain(rule, &words));
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

/// All that there is to say of a rule, as text for a terminal.
#[must_use]
pub fn explain(rule: &Rule, words: &Catalogue) -> String {
    let text = rule.text();
    let language = words.language;
    let say = |key: &str| words.say(key, &[]);
    let mut told = format!("{}\n{}\n\n", rule.id, text.sayings(language).summary);
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
    let _ = writeln!(told, "\n{}", text.explanation(language));
    for example in &text.examples {
        let title = say(if example.is_wrong {
            "example-wrong"
        } else {
            "example-right"
        });
        let _ = writeln!(told, "\n{title}\n");
        for block in &example.blocks {
            let is_other =
                block.is_said() && is_in_english(&block.info) != (language == Language::English);
            if !is_other {
                for line in block.text.lines() {
                    let _ = writeln!(told, "{}", format!("    {line}").trim_end());
                }
                told.push('\n');
            }
        }
        told.truncate(told.trim_end().len());
        told.push('\n');
    }
    told
}

fn is_in_english(info: &str) -> bool {
    info.ends_with(" en")
}
