//! Looks for banned wording in everything with which an evaluator advertises.

use std::sync::OnceLock;

use super::Wording;
use super::texts::{self, Text};
use crate::advert::extract::{Run, extract};
use crate::advert::matching::Matcher;
use crate::advert::scan::Names;
use crate::check::Context;
use crate::check::rules::{asked, entrusting};
use crate::diag::Diagnostic;
use crate::model::{EventKind, Record};

use crate::check::rules::advert::banned_term;

/// The policy, made ready when the first text is to be looked at, and shared by all threads.
pub struct Look<'c> {
    context: &'c Context<'c>,
    matcher: OnceLock<Result<Matcher, String>>,
}

impl<'c> Look<'c> {
    /// Nothing has been looked at yet.
    pub fn new(context: &'c Context<'c>) -> Self {
        let matcher = OnceLock::new();
        Self { context, matcher }
    }

    /// Calls `tell` with all banned wording of one evaluator's advertising, or with what forbids
    /// to look. The notice binds evaluators that are filed: as for the rest of their conduct,
    /// employers and filings that have ended are left alone.
    pub fn at(&self, record: Record<'c>, tell: &mut dyn FnMut(Result<&Wording<'_>, Diagnostic>)) {
        let has_texts = record.summary.is_some() || !record.adverts.is_empty();
        let policy = &self.context.catalog.advertising;
        if !has_texts || policy.terms.is_empty() || !asked::conduct(self.context, record) {
            return;
        }
        let names = Names::new(names(record));
        texts::each(self.context, record, |text| {
            match self.matcher.get_or_init(|| Matcher::new(policy)) {
                Ok(matcher) => {
                    for run in extract(&text.text, text.format) {
                        within(matcher, &names, &text, &run, tell);
                    }
                }
                Err(error) => tell(Err(banned_term::unchecked(text.place(0..0), error))),
            }
        });
    }
}

/// What one run of a text has.
fn within(
    matcher: &Matcher,
    names: &Names,
    text: &Text<'_>,
    run: &Run<'_>,
    tell: &mut dyn FnMut(Result<&Wording<'_>, Diagnostic>),
) {
    for hit in names.without(&run.text, matcher.hits(&run.text)) {
        let range = run.source(hit.range.clone());
        let is_told = text.is_read_for_entrusting && entrusting::is_about(&text.text, &range);
        if is_told {
            continue;
        }
        tell(Ok(&Wording {
            policy: matcher.policy(),
            hit: &hit,
            run,
            place: &text.place(range),
            channel: text.channel,
        }));
    }
}

/// The names under which the evaluator is or was registered.
fn names(record: Record<'_>) -> impl Iterator<Item = String> {
    let former = record.events.iter().filter_map(|event| match &event.kind {
        EventKind::Renamed { from } => Some(from.clone()),
        _ => None,
    });
    record.name.map(str::to_owned).into_iter().chain(former)
}
