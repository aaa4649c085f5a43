//! `advert/banned-term`: no wording that advertising may not use, 四(六), in whatever spelling.

use crate::advert::extract::Kind;
use crate::check::Check;
use crate::check::advert::{Wording, how};
use crate::diag::{Diagnostic, Rule};
use crate::model::TermSeverity;
use crate::source::Place;

/// Wording that advertising may not use.
pub static RULE: Rule =
    Rule::error("advert/banned-term", include_str!("banned-term.md")).from_clause("通知 四(六)");

pub static CHECK: Check = Check::wording(&RULE, tell);

/// What there is to say of wording that is denied.
pub fn tell(wording: &Wording<'_>) -> Option<Diagnostic> {
    (wording.hit.severity == TermSeverity::Deny).then(|| {
        let variant = match wording.run.kind {
            Kind::Hidden => "hidden",
            Kind::Attribute(_) => "attribute",
            Kind::Visible => match wording.how().as_slice() {
                [] => "default",
                [how::OTHER] => "also",
                _ => "disguised",
            },
        };
        let finding = Diagnostic::new(&RULE, wording.place.clone());
        wording.fill(finding.variant(variant))
    })
}

/// The policy is of a size that cannot be looked for: nothing may be published unseen.
pub fn unchecked(place: Place, error: &str) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, place).variant("unchecked");
    finding.arg("error", error)
}
