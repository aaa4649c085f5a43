//! The list itself.

use serde_json::{Value, json};

use super::ListArgs;
use crate::cli::Outcome;
use crate::cli::console::Console;
use crate::cli::options::Answer;
use crate::cli::prepare::Trouble;
use crate::cli::scan::severity_key;
use crate::cli::table::columns;
use crate::cli::wording::List;
use crate::diag::Language;
use crate::model::{Advertising, Bending, Circumstance, Phrase, Term, TermSeverity};

/// Prints it.
pub fn run(args: &ListArgs, console: &Console) -> Result<Outcome, Trouble> {
    let list = List::read(&args.wording, console)?;
    crate::cli::print(&match args.format {
        Answer::Text => text(&list.policy, console),
        Answer::Json => format!("{:#}\n", document(&list)),
    });
    Ok(if list.report.forbids_publishing() {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// A table, and how many there are.
fn text(policy: &Advertising, console: &Console) -> String {
    let heads = ["term", "class", "severity", "bending", "clause", "also"];
    let head = heads.map(|it| console.text(&format!("terms-head-{it}"), &[]));
    let terms = policy.terms.iter().map(|it| row(policy, it, console));
    let rows: Vec<_> = std::iter::once(head.to_vec()).chain(terms).collect();
    let footer = console.text("terms-footer", &counts(policy));
    format!("{}\n{footer}\n", columns(&rows, ""))
}

/// How many entries there are.
pub fn counts(policy: &Advertising) -> [(&'static str, String); 3] {
    [
        ("terms", policy.terms.len().to_string()),
        ("phrases", policy.phrases.len().to_string()),
        ("contexts", policy.contexts.len().to_string()),
    ]
}

fn row(policy: &Advertising, term: &Term, console: &Console) -> Vec<String> {
    let class = &policy.classes[term.class];
    let class = match console.words().language {
        Language::Chinese => &class.name,
        Language::English => &class.name_en,
    };
    let severity = match term.severity {
        TermSeverity::Deny => "terms-deny",
        TermSeverity::Review => "terms-review",
    };
    let bending = format!("terms-{}", bending_key(term.bending));
    vec![
        term.text.clone(),
        class.clone(),
        console.text(severity, &[]),
        console.text(&bending, &[]),
        term.clause.clone(),
        term.also.join(&console.text("and", &[])),
    ]
}

fn bending_key(bending: Bending) -> &'static str {
    match bending {
        Bending::Script => "script",
        Bending::Full => "full",
    }
}

/// Everything in it.
fn document(list: &List) -> Value {
    let policy = &list.policy;
    let classes = policy.classes.iter().map(|it| {
        json!({"class": it.key, "name": it.name, "name_en": it.name_en, "clean_in_titles": it.clean_in_titles})
    });
    let terms = policy.terms.iter().map(|it| term(policy, it));
    let phrases = policy.phrases.iter().map(phrase);
    let contexts = policy.contexts.iter().map(|it| context(policy, it));
    json!({
        "version": 1,
        "policy": {"file": list.path, "fingerprint": list.fingerprint},
        "classes": classes.collect::<Vec<_>>(),
        "terms": terms.collect::<Vec<_>>(),
        "phrases": phrases.collect::<Vec<_>>(),
        "contexts": contexts.collect::<Vec<_>>(),
    })
}

fn term(policy: &Advertising, term: &Term) -> Value {
    json!({
        "term": term.text,
        "class": policy.classes[term.class].key,
        "severity": severity_key(Some(term.severity)),
        "clause": term.clause,
        "reason": term.reason,
        "instead": term.instead,
        "also": term.also,
        "with": term.with,
        "put_in": term.put_in,
        "hints": term.hints,
        "words": term.words,
        "bending": bending_key(term.bending),
    })
}

fn phrase(phrase: &Phrase) -> Value {
    let effect = effect(phrase.effect);
    json!({"phrase": phrase.text, "effect": effect, "reason": phrase.reason})
}

fn context(policy: &Advertising, context: &Circumstance) -> Value {
    let classes = context.classes.iter().map(|it| &policy.classes[*it].key);
    json!({
        "name": context.key,
        "classes": classes.collect::<Vec<_>>(),
        "terms": context.terms,
        "before": context.before,
        "after": context.after,
        "adjoining": context.adjoining,
        "both": context.both,
        "sentence": context.sentence,
        "unless": context.unless,
        "effect": effect(context.effect),
        "reason": context.reason,
    })
}

fn effect(effect: Option<TermSeverity>) -> &'static str {
    match effect {
        None => "clean",
        Some(TermSeverity::Review) => "review",
        Some(TermSeverity::Deny) => "keep",
    }
}
