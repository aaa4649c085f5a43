//! Step by step: which spellings stand in a text, how each character is written, what stands
//! between them, and what was decided.

use std::fmt::Write;

use serde_json::{Value, json};

use super::json::hundredths;
use super::text::severity_key;
use crate::advert::extract::Run;
use crate::advert::matching::{Because, Matcher, Reason, Trial, Verdict, Way};
use crate::advert::normalize::{Gap, gap};
use crate::advert::scan::{Cursor, Found};
use crate::cli::table::columns;
use crate::diag::Catalogue;
use crate::model::{Advertising, TermSeverity};
use crate::source::LineColumn;

/// A spelling that was tried.
pub struct Explained {
    trial: Trial,
    /// The characters of the spelling as listed, with what stands for each.
    characters: Vec<(String, String)>,
    /// What stands between them.
    between: Vec<String>,
    written: String,
    position: LineColumn,
    points: (usize, usize),
    /// Whether it is among the findings.
    is_found: bool,
}

/// Everything that was tried in the runs of `source`, in its order.
pub fn explain(
    matcher: &Matcher,
    source: &str,
    runs: &[Run<'_>],
    found: &[Found],
) -> Vec<Explained> {
    let mut trials = Vec::new();
    for run in runs {
        matcher.trials(&run.text, |trial| {
            trials.push((run.source(trial.range.clone()), run, trial));
        });
    }
    trials.sort_by_key(|(place, ..)| (place.start, place.end));
    let mut cursor = Cursor::default();
    let explained = trials.into_iter().map(|(place, run, trial)| {
        cursor.advance(source, place.start);
        let start = cursor.points();
        let end = start + source[place].chars().count();
        let is_it = |it: &&Found| it.points == (start..end) && it.hit.term == trial.term;
        let listed = matcher.listed(trial.spelling).into_iter();
        let written = trial
            .places
            .iter()
            .map(|it| run.text[it.clone()].to_owned());
        Explained {
            characters: listed.zip(written).collect(),
            between: between(&run.text, &trial),
            written: run.text[trial.range.clone()].to_owned(),
            position: cursor.position(),
            points: (start, end),
            is_found: is_a_hit(&trial.verdict) && found.iter().any(|it| is_it(&it)),
            trial,
        }
    });
    explained.collect()
}

fn is_a_hit(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Hit { .. })
}

/// The texts between the characters, those that are empty left out.
fn between(text: &str, trial: &Trial) -> Vec<String> {
    let pairs = trial.places.windows(2);
    let gaps = pairs.filter_map(|pair| text.get(pair[0].end..pair[1].start));
    gaps.filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The key of the words for a way of writing.
fn way_key(way: Way) -> &'static str {
    match way {
        Way::Plain => "way-plain",
        Way::Form => "way-form",
        Way::Variant => "way-variant",
        Way::Homophone => "way-sound",
        Way::Syllable => "way-syllable",
        Way::Accent => "way-accent",
        Way::LookAlike => "way-look",
        Way::Split => "way-parts",
        Way::Pinyin => "way-pinyin",
        Way::Initial => "way-initial",
    }
}

/// The key of the words for why it is not the banned wording, and its name in data.
fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Apart => "why-apart",
        Reason::WordBorder => "why-word-border",
        Reason::OrdinaryWords => "why-ordinary-words",
        Reason::TooFar => "why-too-far",
        Reason::OtherLetters => "why-other-letters",
        Reason::Alone => "why-alone",
        Reason::Policy(because) => because_key(because),
    }
}

fn because_key(because: Because) -> &'static str {
    match because {
        Because::Phrase(_) => "why-phrase",
        Because::Circumstance(_) => "why-circumstance",
        Because::Title => "why-title",
    }
}

/// What in the list decided, as far as it has words of its own.
fn because_args(policy: &Advertising, because: Because) -> [(&'static str, String); 2] {
    let (name, reason) = match because {
        Because::Phrase(at) => policy.phrases.get(at).map(|it| (&it.text, &it.reason)),
        Because::Circumstance(at) => policy.contexts.get(at).map(|it| (&it.key, &it.reason)),
        Because::Title => None,
    }
    .unzip();
    let owned = |it: Option<&String>| it.cloned().unwrap_or_default();
    [("name", owned(name)), ("reason", owned(reason))]
}

fn why(policy: &Advertising, words: &Catalogue, reason: Reason) -> String {
    match reason {
        Reason::Policy(because) => words.say(because_key(because), &because_args(policy, because)),
        Reason::Alone => words.say("why-alone", &[]),
        other => words.say(reason_key(other), &[]),
    }
}

/// It in words, several lines.
pub fn told(it: &Explained, policy: &Advertising, words: &Catalogue) -> String {
    let term = &policy.terms[it.trial.term];
    let args = [
        ("line", it.position.line.to_string()),
        ("column", it.position.column.to_string()),
        ("written", one_line(&it.written)),
        ("term", term.text.clone()),
    ];
    let mut told = words.say("explain-head", &args) + "\n";
    let spelling: String = it
        .characters
        .iter()
        .map(|(listed, _)| listed.as_str())
        .collect();
    if spelling != term.text {
        let args = [("spelling", spelling)];
        // Writing to a string cannot fail.
        let _ = writeln!(told, "  {}", words.say("explain-spelling", &args));
    }
    let rows = it
        .characters
        .iter()
        .zip(&it.trial.ways)
        .map(|((listed, written), way)| {
            vec![
                listed.clone(),
                format!("← {}", one_line(written)),
                words.say(way_key(*way), &[]),
            ]
        });
    told += &columns(&rows.collect::<Vec<_>>(), "  ");
    if !it.between.is_empty() {
        let marks: Vec<_> = it.between.iter().map(|it| marks(it, words)).collect();
        let args = [("marks", marks.join(&words.say("and", &[])))];
        let _ = writeln!(told, "  {}", words.say("explain-between", &args));
    }
    if it.trial.is_reordered {
        let _ = writeln!(told, "  {}", words.say("explain-order", &[]));
    }
    let _ = writeln!(told, "  {}", verdict(it, policy, words));
    told
}

fn verdict(it: &Explained, policy: &Advertising, words: &Catalogue) -> String {
    let Verdict::Hit {
        certainty,
        severity,
        because,
    } = &it.trial.verdict
    else {
        let Verdict::Clean(reason) = &it.trial.verdict else {
            return String::new();
        };
        let args = [("why", why(policy, words, *reason))];
        return words.say("explain-clean", &args);
    };
    let key = match severity {
        TermSeverity::Deny => "explain-deny",
        TermSeverity::Review => "explain-review",
    };
    let args = [("certainty", format!("{:.0}", certainty * 100.0))];
    let mut told = words.say(key, &args);
    if let Some(because) = because {
        let why = words.say(because_key(*because), &because_args(policy, *because));
        told += &words.say("explain-because", &[("why", why)]);
    }
    if !it.is_found {
        told += &words.say("explain-elsewhere", &[]);
    }
    told
}

/// A text in one line, what is not seen by its number.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for character in text.chars() {
        match gap(character) {
            Some(Gap::Invisible) => {
                let _ = write!(line, "[U+{:04X}]", u32::from(character));
            }
            Some(Gap::Line | Gap::Border) => line.push('⏎'),
            _ => line.push(character),
        }
    }
    line
}

/// Marks with what they are.
fn marks(text: &str, words: &Catalogue) -> String {
    let mut kinds: Vec<_> = text.chars().map(|it| gap_key(gap(it))).collect();
    kinds.dedup();
    let kinds: Vec<_> = kinds.into_iter().map(|it| words.say(it, &[])).collect();
    let args = [
        ("marks", one_line(text)),
        ("kinds", kinds.join(&words.say("and", &[]))),
    ];
    words.say("explain-mark", &args)
}

fn gap_key(gap: Option<Gap>) -> &'static str {
    match gap {
        Some(Gap::Invisible) => "gap-invisible",
        Some(Gap::Symbol) => "gap-symbol",
        Some(Gap::Blank) => "gap-blank",
        Some(Gap::Bracket) => "gap-bracket",
        Some(Gap::Sentence) => "gap-sentence",
        Some(Gap::Line) => "gap-line",
        Some(Gap::Border) => "gap-border",
        None => "gap-put-in",
    }
}

impl Explained {
    /// It as data: `why` is null for what counts as listed.
    pub fn data(&self, policy: &Advertising) -> Value {
        let (severity, certainty, why) = match &self.trial.verdict {
            Verdict::Hit {
                certainty,
                severity,
                because,
            } => (
                Some(*severity),
                Some(hundredths(*certainty)),
                because.map(because_key),
            ),
            Verdict::Clean(reason) => (None, None, Some(reason_key(*reason))),
        };
        let characters = self.characters.iter().zip(&self.trial.ways);
        let characters = characters.map(|((listed, written), way)| {
            let way = way_key(*way).trim_start_matches("way-");
            json!({"listed": listed, "written": written, "way": way})
        });
        json!({
            "term": policy.terms[self.trial.term].text,
            "start": self.points.0,
            "end": self.points.1,
            "matched": self.written,
            "characters": characters.collect::<Vec<_>>(),
            "reordered": self.trial.is_reordered,
            "severity": severity_key(severity),
            "certainty": certainty,
            "why": why.map(|it| it.trim_start_matches("why-")),
            "found": self.is_found,
        })
    }
}
