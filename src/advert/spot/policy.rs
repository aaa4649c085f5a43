//! The policy as the script reads it. Lists of words that several terms share stand once.

use serde_json::{Value, json};

use crate::model::{Advertising, Bending, Circumstance, Term, TermSeverity};

/// All of it.
pub fn value(policy: &Advertising) -> Value {
    let mut lists = Lists::default();
    let terms: Vec<Value> = policy.terms.iter().map(|it| term(it, &mut lists)).collect();
    let classes = policy.classes.iter();
    let classes = classes.map(|it| json!([it.key, it.name, it.name_en, it.clean_in_titles]));
    let phrases = policy.phrases.iter();
    let phrases = phrases.map(|it| json!([it.text, effect(it.effect), it.reason]));
    json!({
        "classes": classes.collect::<Vec<_>>(),
        "terms": terms,
        "phrases": phrases.collect::<Vec<_>>(),
        "contexts": policy.contexts.iter().map(context).collect::<Vec<_>>(),
        "lists": lists.all,
    })
}

/// Lists of words, each once.
#[derive(Default)]
struct Lists {
    all: Vec<Vec<String>>,
}

impl Lists {
    fn number(&mut self, list: &[String]) -> usize {
        let known = self.all.iter().position(|it| it == list);
        known.unwrap_or_else(|| {
            self.all.push(list.to_vec());
            self.all.len() - 1
        })
    }
}

fn term(term: &Term, lists: &mut Lists) -> Value {
    json!({
        "text": term.text,
        "also": term.also,
        "put_in": lists.number(&term.put_in),
        "words": term.words,
        "class": term.class,
        "deny": term.severity == TermSeverity::Deny,
        "clause": term.clause,
        "reason": term.reason,
        "instead": term.instead,
        "full": term.bending == Bending::Full,
        "with": lists.number(&term.with),
        "hints": lists.number(&term.hints),
    })
}

fn context(it: &Circumstance) -> Value {
    json!({
        "key": it.key,
        "classes": it.classes,
        "terms": it.terms,
        "before": it.before,
        "after": it.after,
        "adjoining": it.adjoining,
        "both": it.both,
        "sentence": it.sentence,
        "unless": it.unless,
        "effect": effect(it.effect),
        "reason": it.reason,
    })
}

/// 0 if it is left alone, 1 if a person decides, 2 if it stays what it is.
fn effect(effect: Option<TermSeverity>) -> u8 {
    match effect {
        None => 0,
        Some(TermSeverity::Review) => 1,
        Some(TermSeverity::Deny) => 2,
    }
}
