//! Banned wording in an advert as a finding: what every command says of it.

use std::borrow::Cow;

use crate::advert::extract::{Kind, Run};
use crate::advert::matching::{Because, Hit, Way};
use crate::advert::normalize::{Gap, gap};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Advertising, Term, TermSeverity};
use crate::source::Place;

/// Wording that advertising may not use, 四(六).
pub static BANNED: Rule = Rule::error(
    "advert/banned-term",
    include_str!("rules/advert/banned-term.md"),
)
.from_clause("通知 四(六)");

/// Wording that a person has to judge.
pub static DOUBTFUL: Rule = Rule::warning(
    "advert/doubtful-term",
    include_str!("rules/advert/doubtful-term.md"),
)
.from_clause("通知 四(六)");

/// How many characters of what is written are repeated in a title.
const SHOWN: usize = 40;

/// What there is to say of a hit in `run`, which stands at `place`.
#[must_use]
pub fn finding(policy: &Advertising, hit: &Hit, run: &Run<'_>, place: Place) -> Diagnostic {
    let term = &policy.terms[hit.term];
    let class = &policy.classes[term.class];
    let seen = run.text.get(hit.range.clone()).unwrap_or_default();
    let how = how(hit, term, seen);
    let finding = match hit.severity {
        TermSeverity::Deny => {
            let variant = banned(run.kind, &how);
            Diagnostic::new(&BANNED, place).variant(variant)
        }
        TermSeverity::Review => doubtful(policy, hit, Diagnostic::new(&DOUBTFUL, place)),
    };
    let mut finding = finding
        .arg("term", &term.text)
        .arg("written", shown(seen))
        .arg("class", &class.name)
        .arg("class_en", &class.name_en)
        .arg("reason", &term.reason)
        .arg("instead", &term.instead)
        .arg("certainty", percent(hit))
        .words("how", &how)
        .words("sure", &[sure(hit)])
        .words("advice", &[advice(term)]);
    finding.clause = Some(Cow::Owned(term.clause.clone()));
    stands(finding, run.kind)
}

/// Which message tells of a term that may not be used.
fn banned(kind: Kind, how: &[&'static str]) -> &'static str {
    match kind {
        Kind::Hidden => "hidden",
        Kind::Attribute(_) => "attribute",
        Kind::Visible if how.is_empty() => "default",
        Kind::Visible => "disguised",
    }
}

/// Takes the message that tells why a person has to judge.
fn doubtful(policy: &Advertising, hit: &Hit, finding: Diagnostic) -> Diagnostic {
    let listed = |reason: &str| finding.clone().arg("because", reason);
    match hit.because {
        Some(Because::Circumstance(at)) => {
            listed(&policy.contexts[at].reason).variant("circumstance")
        }
        Some(Because::Phrase(at)) => {
            let phrase = &policy.phrases[at];
            let finding = listed(&phrase.reason).variant("phrase");
            finding.arg("phrase", &phrase.text)
        }
        Some(Because::Title) => finding.variant("title"),
        // It would be denied if it were written plainly.
        None if policy.terms[hit.term].severity == TermSeverity::Deny => {
            finding.variant("uncertain")
        }
        None => finding,
    }
}

/// Says where it stands if that is not in the text that everybody sees.
fn stands(finding: Diagnostic, kind: Kind) -> Diagnostic {
    match kind {
        Kind::Visible => finding.words("where", &[]),
        Kind::Hidden => finding.words("where", &["advert-hidden"]),
        Kind::Attribute(name) => finding
            .arg("attribute", name)
            .words("where", &["advert-attribute"]),
    }
}

/// How it is written, as keys of words; nothing if it is written as listed.
fn how(hit: &Hit, term: &Term, seen: &str) -> Vec<&'static str> {
    let mut how: Vec<_> = hit.ways.iter().filter_map(|way| way_key(*way)).collect();
    how.dedup();
    let is_mark = |it: &char| gap(*it).is_some() && !term.text.contains(*it);
    let has_marks = seen.chars().any(|it| is_mark(&it));
    if hit.is_reordered {
        how.push("way-order");
    }
    if has_marks {
        how.push("way-marks");
    }
    if how.is_empty() && seen != term.text {
        how.push("way-other");
    }
    how
}

/// The key of the words for a way of writing; `None` for what is written as listed.
fn way_key(way: Way) -> Option<&'static str> {
    Some(match way {
        Way::Plain => return None,
        Way::Form => "way-form",
        Way::Variant => "way-variant",
        Way::Homophone | Way::Syllable => "way-sound",
        Way::LookAlike => "way-look",
        Way::Split => "way-parts",
        Way::Pinyin | Way::Initial => "way-pinyin",
    })
}

/// What a reader sees of it, in one line and not too long.
fn shown(seen: &str) -> String {
    let visible = seen.chars().filter(|it| gap(*it) != Some(Gap::Invisible));
    let in_line = visible.map(|it| match gap(it) {
        Some(Gap::Line | Gap::Border | Gap::Blank) => ' ',
        _ => it,
    });
    let mut shown: String = in_line.take(SHOWN + 1).collect();
    if let Some((end, _)) = shown.char_indices().nth(SHOWN) {
        shown.truncate(end);
        shown.push('…');
    }
    shown
}

fn sure(hit: &Hit) -> &'static str {
    if percent(hit) >= 100 {
        "advert-sure"
    } else {
        "advert-likely"
    }
}

fn advice(term: &Term) -> &'static str {
    if term.instead.is_empty() {
        "advert-drop"
    } else {
        "advert-instead"
    }
}

/// The certainty in hundredths.
fn percent(hit: &Hit) -> u8 {
    // Between 0 and 100: nothing is cut off and nothing is lost.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let hundredths = (hit.certainty.clamp(0.0, 1.0) * 100.0).round() as u8;
    hundredths
}
