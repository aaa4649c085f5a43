//! Banned wording in advertising: where an evaluator advertises (`texts`), what is found there
//! (`look`), and what every command says of it ([`finding`]).

pub(super) mod how;
mod look;
mod texts;

use std::borrow::Cow;

use crate::advert::extract::{Kind, Run};
use crate::advert::matching::Hit;
use crate::advert::scan::Sentence;
use crate::diag::{Diagnostic, Quoted};
use crate::model::{Advertising, Term};
use crate::source::Place;

use super::rules::advert::{banned_term, doubtful_term};
pub use banned_term::RULE as BANNED;
pub use doubtful_term::RULE as DOUBTFUL;
pub(super) use look::Look;

/// A term of the policy that stands in a text.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'w> {
    /// The policy.
    pub policy: &'w Advertising,
    /// What was found.
    pub hit: &'w Hit,
    /// The text as its readers see it.
    pub run: &'w Run<'w>,
    /// Where it stands.
    pub place: &'w Place,
    /// Where its readers meet it, if that is known.
    pub channel: Option<&'w str>,
}

/// What there is to say of a hit in `run`, which stands at `place`.
#[must_use]
pub fn finding(policy: &Advertising, hit: &Hit, run: &Run<'_>, place: Place) -> Diagnostic {
    let wording = Wording {
        policy,
        hit,
        run,
        place: &place,
        channel: None,
    };
    let banned = banned_term::tell(&wording);
    banned.unwrap_or_else(|| doubtful_term::say(&wording))
}

impl<'w> Wording<'w> {
    /// The term.
    #[must_use]
    pub fn term(&self) -> &'w Term {
        &self.policy.terms[self.hit.term]
    }

    /// What is written, as its readers see it.
    #[must_use]
    pub fn seen(&self) -> &'w str {
        self.run
            .text
            .get(self.hit.range.clone())
            .unwrap_or_default()
    }

    /// How it is written, as keys of words; nothing if it is written as listed.
    #[must_use]
    pub fn how(&self) -> Vec<&'static str> {
        how::keys(self.hit, self.term(), self.seen())
    }

    /// Gives a finding what its messages are made of, and the clause of the term itself.
    #[must_use]
    pub fn fill(&self, finding: Diagnostic) -> Diagnostic {
        let term = self.term();
        let class = &self.policy.classes[term.class];
        let certainty = how::percent(self.hit.certainty);
        let (sure, advice) = (sure(certainty), advice(term));
        let mut finding = finding
            .arg("term", &term.text)
            .arg("written", how::shown(self.seen()))
            .arg("class", &class.name)
            .arg("class_en", &class.name_en)
            .arg("reason", &term.reason)
            .arg("instead", &term.instead)
            .arg("certainty", certainty)
            .words("how", &self.how())
            .words("sure", &[sure])
            .words("advice", &[advice]);
        finding.clause = Some(Cow::Owned(term.clause.clone()));
        finding.quoted = Some(Box::new(self.quoted()));
        self.say_where(finding)
    }

    /// What a letter says of it.
    fn quoted(&self) -> Quoted {
        let term = self.term();
        let class = &self.policy.classes[term.class];
        let Sentence {
            before,
            marked,
            after,
        } = Sentence::new(&self.run.text, &self.hit.range);
        Quoted {
            channel: self.channel.map(str::to_owned),
            sentence: [before, marked, after],
            class: [class.name.clone(), class.name_en.clone()],
            reason: term.reason.clone(),
            instead: term.instead.clone(),
        }
    }

    /// Says where it stands if that is not in the text that everybody sees.
    fn say_where(&self, finding: Diagnostic) -> Diagnostic {
        match self.run.kind {
            Kind::Visible => finding.words("where", &[]),
            Kind::Hidden => finding.words("where", &["advert-hidden"]),
            Kind::Attribute(name) => finding
                .arg("attribute", name)
                .words("where", &["advert-attribute"]),
        }
    }
}

fn sure(certainty: u8) -> &'static str {
    if certainty >= 100 {
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
