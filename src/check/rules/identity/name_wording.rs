//! `identity/name-wording`: a registered name with wording that advertising may not use is worth a second
//! look: the directory shows it, and so does all advertising.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Record, Term, TermSeverity};
use crate::source::{Part, Place};

static RULE: Rule =
    Rule::note("identity/name-wording", include_str!("name-wording.md")).from_clause("通知 四(六)");

pub static CHECK: Check = Check::directory(&RULE, run);

/// The classes of wording that is banned as such, wherever it stands.
const CLASSES: &[&str] = &["literal", "variant"];

fn run(context: &Context<'_>, findings: &mut Findings) {
    let policy = &context.catalog.advertising;
    let is_banned = |term: &&Term| {
        let class = policy.classes.get(term.class);
        class.is_some_and(|it| CLASSES.contains(&it.key.as_str()))
            && term.severity == TermSeverity::Deny
            && term.with.is_empty()
    };
    let terms = policy.terms.iter().filter(is_banned);
    let mut longest = AhoCorasick::builder();
    longest.match_kind(MatchKind::LeftmostLongest);
    let Ok(words) = longest.build(terms.map(|term| &term.text)) else {
        return; // so long a list is told by `advert/banned-term`
    };
    findings.extend(context.catalog.records().filter_map(|it| look(it, &words)));
}

fn look(record: Record<'_>, words: &AhoCorasick) -> Option<Diagnostic> {
    let name = record.name?;
    let found = words.find(name)?.range();
    let place = Place::file(record.origin).key("name");
    let term = &name[found.clone()];
    let finding = Diagnostic::new(&RULE, place.part(Part::Within(found.clone())));
    Some(finding.arg("term", term))
}
