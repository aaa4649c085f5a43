//! The letter to the school whose texts were looked at.

use super::Task;
use super::people::{as_of, diagnostic};
use super::text::Scanned;
use crate::advert::scan::Found;
use crate::cli::prepare::Trouble;
use crate::diag::Language;
use crate::diag::render::{Charge, Letter};
use crate::model::TermSeverity;
use crate::source::SourceId;

/// The letter, ready to print.
pub fn letter(task: &Task<'_>, all: &[Scanned]) -> Result<String, Trouble> {
    let words = task.console.words();
    let letter = Letter {
        to: task.args.name.join(&words.say("and", &[])),
        as_of: as_of(task)?.to_string(),
        texts: all.iter().map(|it| it.name.clone()).collect(),
        banned: charges(task, all, TermSeverity::Deny),
        doubtful: charges(task, all, TermSeverity::Review),
    };
    crate::diag::render::letter(&letter, words).map_err(|error| {
        let args = [
            ("page", "letter.html".to_owned()),
            ("error", error.to_string()),
        ];
        Trouble(task.console.text("template", &args))
    })
}

fn charges(task: &Task<'_>, all: &[Scanned], severity: TermSeverity) -> Vec<Charge> {
    let of = |scanned: &'_ Scanned| {
        let found = scanned.found.iter();
        let found = found.filter(|it| it.hit.severity == severity);
        let charges = found.map(|it| charge(task, scanned, it));
        charges.collect::<Vec<_>>()
    };
    all.iter().flat_map(of).collect()
}

fn charge(task: &Task<'_>, scanned: &Scanned, found: &Found) -> Charge {
    let policy = &task.list.policy;
    let term = &policy.terms[found.hit.term];
    let class = &policy.classes[term.class];
    let words = task.console.words();
    let finding = diagnostic(policy, found, SourceId(0));
    let start = found.excerpt.start;
    let before = &found.excerpt.text[..found.excerpt.range.start];
    Charge {
        text: scanned.name.clone(),
        line: start.line + before.matches('\n').count(),
        title: words.tell(&finding).title,
        sentence: [
            found.sentence.before.clone(),
            found.sentence.marked.clone(),
            found.sentence.after.clone(),
        ],
        class: match words.language {
            Language::Chinese => class.name.clone(),
            Language::English => class.name_en.clone(),
        },
        clause: term.clause.clone(),
        reason: term.reason.clone(),
        instead: term.instead.clone(),
    }
}
