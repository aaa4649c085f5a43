//! `advert/doubtful-term`: wording that may mislead, or that may be quoted or denied, is judged by a
//! person.

use crate::advert::matching::Because;
use crate::check::Check;
use crate::check::advert::Wording;
use crate::diag::{Diagnostic, Rule};
use crate::model::TermSeverity;

/// Wording that a person has to judge.
pub static RULE: Rule = Rule::warning("advert/doubtful-term", include_str!("doubtful-term.md"))
    .from_clause("通知 四(六)");

pub static CHECK: Check = Check::wording(&RULE, tell);

/// What there is to say of wording that a person has to judge.
pub fn tell(wording: &Wording<'_>) -> Option<Diagnostic> {
    (wording.hit.severity == TermSeverity::Review).then(|| say(wording))
}

/// The same, whatever its severity.
pub fn say(wording: &Wording<'_>) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, wording.place.clone());
    wording.fill(because(wording, finding))
}

/// Takes the message that tells why.
fn because(wording: &Wording<'_>, finding: Diagnostic) -> Diagnostic {
    let policy = wording.policy;
    match wording.hit.because {
        Some(Because::Circumstance(at)) => {
            let finding = finding.variant("circumstance");
            finding.arg("because", &policy.contexts[at].reason)
        }
        Some(Because::Phrase(at)) => {
            let phrase = &policy.phrases[at];
            let finding = finding.variant("phrase").arg("phrase", &phrase.text);
            finding.arg("because", &phrase.reason)
        }
        Some(Because::Title) => finding.variant("title"),
        // Written plainly it would be denied.
        None if wording.term().severity == TermSeverity::Deny => finding.variant("uncertain"),
        None => finding,
    }
}
