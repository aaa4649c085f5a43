//! Wrong usage of the command line in the words of the catalogue, with what was likely meant.

use std::path::Path;

use clap::CommandFactory;
use clap::error::{ContextKind, ErrorKind};

use super::{Cli, Outcome, complain};
use crate::diag::{Catalogue, Diagnostic, Language};
use crate::load::rules;
use crate::model::{Day, Explain};
use crate::source::{Place, SourceId, closest};

/// The dashes that word processors make of `--`.
const DASHES: &[char] = &['-', '—', '–', '－', '―', '−'];

/// Says what is wrong with the arguments.
pub fn tell(error: &clap::Error) -> Outcome {
    if error.exit_code() == 0 {
        // Help and the version were asked for. A reader who has gone away needs none.
        let _ = error.print();
        return Outcome::Fine;
    }
    let words = Catalogue::of(language(std::env::args()));
    match said(error, &words) {
        Some(said) => {
            let usage = words.say("usage-help", &[]);
            complain(&words.say("usage", &[("error", said)]));
            complain(&usage);
        }
        None => drop(error.print()),
    }
    Outcome::CouldNotRun
}

/// The language that the arguments ask for, as far as they can be read.
fn language(arguments: impl Iterator<Item = String>) -> Language {
    let all: Vec<String> = arguments.collect();
    let is_english = all.windows(2).any(|it| it[0] == "--lang" && it[1] == "en");
    if is_english || all.iter().any(|it| it == "--lang=en") {
        Language::English
    } else {
        Language::Chinese
    }
}

fn said(error: &clap::Error, words: &Catalogue) -> Option<String> {
    let known = |kind| error.get(kind).map(ToString::to_string);
    let argument = known(ContextKind::InvalidArg).unwrap_or_default();
    let value = known(ContextKind::InvalidValue).unwrap_or_default();
    let mut args = vec![("argument", argument.clone()), ("value", value.clone())];
    let key = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let written = known(ContextKind::InvalidSubcommand)?;
            let command = Cli::command();
            let near = closest(
                &written,
                command.get_subcommands().map(clap::Command::get_name),
            );
            args.push(("near", near.unwrap_or_default().to_owned()));
            args.push(("command", written));
            if near.is_some() {
                "usage-command-near"
            } else {
                "usage-command"
            }
        }
        ErrorKind::UnknownArgument => {
            let near = known(ContextKind::SuggestedArg).or_else(|| meant(&argument));
            let is_path = Path::new(&argument).exists();
            let key = match near {
                Some(_) => "usage-argument-near",
                None if is_path => "usage-path",
                None => "usage-argument",
            };
            args.push(("near", near.unwrap_or_default()));
            key
        }
        ErrorKind::InvalidValue if value.is_empty() => "usage-no-value",
        ErrorKind::InvalidValue => {
            args.push(("choices", known(ContextKind::ValidValue)?));
            "usage-choice"
        }
        ErrorKind::ValueValidation => {
            args.push(("reason", reason(error, &argument, &value, words)));
            "usage-value"
        }
        ErrorKind::ArgumentConflict => {
            args.push(("other", known(ContextKind::PriorArg)?));
            "usage-conflict"
        }
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::TooManyValues => "usage-too-many",
        _ => return None,
    };
    Some(words.say(key, &args))
}

/// The option that is meant by one with other dashes.
fn meant(argument: &str) -> Option<String> {
    let bare = argument.trim_start_matches(DASHES);
    let written = argument.chars().next()?;
    (written != '-' && bare.len() < argument.len() && bare.is_ascii()).then(|| format!("--{bare}"))
}

/// Why a value cannot be read: of a date in the words of the rule about dates.
fn reason(error: &clap::Error, argument: &str, value: &str, words: &Catalogue) -> String {
    if let (true, Err(fault)) = (argument.contains("DATE"), Day::parse(value)) {
        let (variant, args) = fault.problem.words();
        let place = Place::file(SourceId(0));
        let mut finding = Diagnostic::new(&rules::DAY, place).variant(variant);
        finding.args = args;
        return words.tell(&finding.arg("value", value)).title;
    }
    let source = std::error::Error::source(error);
    source.map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn dashes_of_word_processors_are_understood() {
        assert_eq!(meant("—fix").as_deref(), Some("--fix"));
        assert_eq!(meant("－－quiet").as_deref(), Some("--quiet"));
        assert_eq!(meant("--fixx"), None);
        assert_eq!(meant("../dir"), None);
    }
}
