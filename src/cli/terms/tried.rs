//! What becomes of a text, step by step.

use serde_json::{Value, json};

use super::TryArgs;
use crate::advert::extract::{Encoding, Format, decode_as, extract};
use crate::advert::matching::Matcher;
use crate::advert::scan::{Names, scan};
use crate::cli::Outcome;
use crate::cli::console::Console;
use crate::cli::options::Answer;
use crate::cli::prepare::Trouble;
use crate::cli::scan::{Explained, Finding, Line, explain, severity_key, told};
use crate::cli::wording::List;
use crate::model::TermSeverity;

/// A text with everything about it.
struct Tried {
    severity: Option<TermSeverity>,
    found: Vec<crate::advert::scan::Found>,
    steps: Vec<Explained>,
}

/// Explains the texts. The exit status is that of `minglu scan`.
pub fn run(args: &TryArgs, console: &Console) -> Result<Outcome, Trouble> {
    let list = List::read(&args.wording, console)?;
    let matcher = list.matcher(console)?;
    let tried = args
        .texts
        .iter()
        .map(|text| (text, try_out(text, &matcher)));
    let tried: Vec<_> = tried.collect();
    crate::cli::print(&match args.format {
        Answer::Text => text(&tried, &list, console),
        Answer::Json => format!("{:#}\n", document(&tried, &list)),
    });
    let is_denied = |it: &(&String, Tried)| it.1.severity == Some(TermSeverity::Deny);
    Ok(if tried.iter().any(is_denied) {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

fn try_out(text: &str, matcher: &Matcher) -> Tried {
    let decoded = decode_as(text.as_bytes(), Encoding::Utf8);
    let runs = extract(text, Format::Text);
    let found = scan(matcher, &decoded, &runs, &Names::default());
    Tried {
        severity: found.iter().map(|it| it.hit.severity).max(),
        steps: explain(matcher, text, &runs, &found),
        found,
    }
}

fn text(tried: &[(&String, Tried)], list: &List, console: &Console) -> String {
    let mut all = Vec::new();
    for (text, it) in tried {
        let verdict = format!("try-{}", severity_key(it.severity));
        let args = [("text", (*text).clone())];
        let mut part = console.text(&verdict, &args) + "\n";
        if it.steps.is_empty() {
            part += &console.text("explain-nothing", &[]);
            part.push('\n');
        }
        for step in &it.steps {
            part += &told(step, &list.policy, console.words());
        }
        all.push(part);
    }
    all.join("\n")
}

fn document(tried: &[(&String, Tried)], list: &List) -> Value {
    let texts = tried.iter().map(|(text, it)| {
        let steps = it.steps.iter().map(|it| it.data(&list.policy));
        json!(Line {
            id: text,
            severity: severity_key(it.severity),
            findings: Finding::all(&list.policy, &it.found),
            tried: Some(steps.collect()),
        })
    });
    json!({"version": 1, "texts": texts.collect::<Vec<_>>()})
}
