//! `minglu scan`: looks for banned wording in any text, without records.

use std::io::{BufRead, Write};

use serde_json::{Value, json};

use super::Outcome;
use crate::advert::extract::{Format, detect, extract};
use crate::advert::matching::Matcher;
use crate::load;

const DEFAULT: &str = include_str!("../../content/advertising.yaml");

/// The arguments of `minglu scan`.
#[derive(Debug, clap::Args)]
pub struct Args {
    path: String,
    #[arg(long)]
    explain: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let (policy, _, findings) = load::advertising_alone("advertising.yaml".into(), DEFAULT.into());
    for finding in &findings {
        super::complain(&format!("{finding:?}"));
    }
    let matcher = Matcher::new(&policy).unwrap_or_else(|error| panic!("{error}"));
    let file = std::fs::File::open(&args.path).unwrap();
    let mut out = std::io::stdout().lock();
    for line in std::io::BufReader::new(file).lines() {
        let value: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = value["text"].as_str().unwrap();
        let format = match value["format"].as_str() {
            Some("text") => Format::Text,
            Some("markdown") => Format::Markdown,
            Some("html") => Format::Html,
            _ => detect(text),
        };
        let mut all = Vec::new();
        let mut trials = Vec::new();
        if value["source"].as_str() != Some("official") {
            for run in extract(text, format) {
                if args.explain {
                    matcher.trials(&run.text, |trial| {
                        trials.push(format!(
                            "{} {} {:?} {:?}",
                            policy.terms[trial.term].text,
                            &run.text[trial.range.clone()],
                            trial.ways,
                            trial.verdict
                        ));
                    });
                }
                for hit in matcher.hits(&run.text) {
                    let range = run.source(hit.range.clone());
                    let points = |to: usize| text[..to].chars().count();
                    all.push((range.start, json!({
                        "start": points(range.start), "end": points(range.end),
                        "term": policy.terms[hit.term].text,
                        "class": policy.classes[policy.terms[hit.term].class].key,
                        "severity": if hit.severity == crate::model::TermSeverity::Deny { "deny" } else { "review" },
                        "certainty": hit.certainty, "matched": &text[range],
                    })));
                }
            }
        }
        let worst = if all.iter().any(|it| it.1["severity"] == "deny") {
            "deny"
        } else if all.is_empty() {
            "clean"
        } else {
            "review"
        };
        let findings: Vec<_> = all.into_iter().map(|it| it.1).collect();
        writeln!(
            out,
            "{}",
            json!({"id": value["id"], "severity": worst, "findings": findings, "trials": trials})
        )
        .unwrap();
    }
    Outcome::Fine
}
