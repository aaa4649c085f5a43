//! `scope/access-type`: 准入类职业资格 are closed to skill-level assessment: whole occupations, single
//! jobs, and parts that a phrase names. Where an occupation is open and a permit is needed besides,
//! its page says so; here only an item that names the permit itself is doubtful.

use std::ops::Range;

use super::super::items::{at, is_past};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{AccessItem, AccessMatch, Found, Record, ScopeItem};
use crate::source::Part;

static RULE: Rule =
    Rule::error("scope/access-type", include_str!("access-type.md")).from_clause("通知 二(二)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for item in record.scope {
        let access = context.catalog.access.iter();
        let touched = access.filter_map(|access| Some((touch(context, access, item)?, access)));
        let worst = touched.max_by_key(|(touch, _)| touch.weight());
        if let Some((touch, access)) = worst.filter(|_| !is_past(record, item, context.as_of)) {
            findings.push(finding(context, record, item, access, touch));
        }
    }
}

/// How an access-type item touches a scope item.
struct Touch<'c> {
    /// The graver the greater.
    rank: Rank,
    /// The words that name the part or the permit: the field that has them, its text, and where
    /// they stand in it.
    words: Option<(&'static str, &'c str, Range<usize>)>,
}

/// In what way, the gravest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The job is the permit that is needed besides.
    Permit,
    /// No job is named, and one of the occupation's is closed.
    NoJob,
    /// A part is named that is closed.
    Part,
    /// The job is closed.
    Job,
    /// The occupation is closed.
    Whole,
}

impl<'c> Touch<'c> {
    fn bare(rank: Rank) -> Self {
        Self { rank, words: None }
    }

    fn words(rank: Rank, key: &'static str, text: &'c str, range: Range<usize>) -> Self {
        let words = Some((key, text, range));
        Self { rank, words }
    }

    /// Of two parts the longer one is meant.
    fn weight(&self) -> (Rank, usize) {
        let length = self.words.as_ref().map_or(0, |(_, _, range)| range.len());
        (self.rank, length)
    }
}

fn touch<'c>(context: &Context<'_>, access: &AccessItem, item: &'c ScopeItem) -> Option<Touch<'c>> {
    let covers = || access.covers(item.occupation);
    let phrase = |rank, key, text: Option<&'c str>| {
        let text = text?;
        Some(Touch::words(rank, key, text, access.phrase_in(text)?))
    };
    let job = item.job.as_deref();
    match access.matches {
        AccessMatch::Occupation => {
            let is_closed = covers() || has_its_name(context, access, item);
            is_closed.then_some(Touch::bare(Rank::Whole))
        }
        AccessMatch::Job if covers() => match job {
            Some(job) => Some(Touch::words(Rank::Job, "job", job, access.job_in(job)?)),
            None => Some(Touch::bare(Rank::NoJob)),
        },
        AccessMatch::SubScope if covers() => phrase(Rank::Part, "job", job)
            .or_else(|| phrase(Rank::Part, "name", item.closed_name.as_deref())),
        AccessMatch::Job | AccessMatch::SubScope => None,
        // The codes of permits are never complete, so their phrases count for all occupations.
        AccessMatch::Overlap | AccessMatch::Permit => phrase(Rank::Permit, "job", job),
    }
}

/// The codes are those of one edition; in another an occupation is known by its name.
fn has_its_name(context: &Context<'_>, access: &AccessItem, item: &ScopeItem) -> bool {
    access.edition != item.occupation.edition
        && context.catalog.occupations.find(item.occupation) == Found::Named(&access.name)
}

fn finding(
    context: &Context<'_>,
    record: Record<'_>,
    item: &ScopeItem,
    access: &AccessItem,
    touch: Touch<'_>,
) -> Diagnostic {
    let (variant, severity) = match touch.rank {
        Rank::Permit => ("permit", Severity::Warning),
        Rank::NoJob => ("no-job", Severity::Warning),
        Rank::Part => ("part", Severity::Error),
        Rank::Job => ("job", Severity::Error),
        Rank::Whole => ("default", Severity::Error),
    };
    let at = |key: &'static str| at(record, item).key(key);
    let (place, words) = match touch.words {
        Some((key, text, range)) => {
            let words = text[range.clone()].to_owned();
            (at(key).part(Part::Within(range)), words)
        }
        None => (at("occupation"), access.jobs.join("、")),
    };
    let mut finding = Diagnostic::new(&RULE, place)
        .variant(variant)
        .arg("name", context.catalog.occupations.name(item.occupation))
        .arg("item", &access.name)
        .arg("words", words);
    finding.severity = severity;
    finding
}
