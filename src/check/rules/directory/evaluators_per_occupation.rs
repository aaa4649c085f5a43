//! `directory/evaluators-per-occupation`: in principle at most two social training evaluators for
//! one occupation. Those who came first are not at fault. Codes are given in the order of filings: where
//! a day says that a greater code came before a smaller one, it is the greater that is looked at.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{
    Day, EvaluatorCode, EvaluatorKind, FirstFiling, Occupation, ScopeItem, Standing,
};
use crate::source::{Place, SourceId};

static RULE: Rule = Rule::warning(
    "directory/evaluators-per-occupation",
    include_str!("evaluators-per-occupation.md"),
)
.from_clause("通知 三(二)1")
.in_principle();

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let limit = context.catalog.policy.evaluators_per_occupation as usize;
    for (occupation, mut holders) in holders(context) {
        if holders.len() <= limit {
            continue;
        }
        holders.sort_by_key(|it| (it.item.since, it.code, it.item.index));
        let mut before = Before::default();
        let mut newest_is_told = false;
        for holder in holders {
            let (count, mut earlier) = before.for_same(holder, limit);
            if count >= limit {
                let newer = earlier.iter().position(|it| it.is_newer_than(holder));
                let newer = newer.filter(|_| !std::mem::replace(&mut newest_is_told, true));
                let told = newer.map(|at| std::mem::replace(&mut earlier[at], holder));
                let finding = Diagnostic::new(&RULE, at(told.unwrap_or(holder)))
                    .variant(if told.is_some() { "newest" } else { "default" })
                    .arg("name", context.catalog.occupations.name(occupation))
                    .arg("limit", limit)
                    .arg("count", count + 1);
                let add = |finding: Diagnostic, other| finding.related(at(other), "earlier");
                findings.push(earlier.into_iter().fold(finding, add));
            }
            before.add(holder, limit);
        }
    }
}

/// An evaluator with one of its scope items.
#[derive(Clone, Copy)]
struct Holder<'c> {
    origin: SourceId,
    code: Option<EvaluatorCode>,
    item: &'c ScopeItem,
    /// Whether the item is as old as the filing.
    is_of_filing: bool,
}

impl Holder<'_> {
    /// Whether its code was given later, by the same office, than that of one that is said to be of a
    /// later day; where neither came to the occupation by a later event.
    fn is_newer_than(&self, other: Self) -> bool {
        let order = |it: &Self| {
            it.code
                .filter(|code| code.first_filing() == FirstFiling::Province)
        };
        let (Some(own), Some(of_other)) = (order(self), order(&other)) else {
            return false;
        };
        let is_same_office =
            own.letter() == of_other.letter() && own.province() == of_other.province();
        is_same_office && self.is_of_filing && other.is_of_filing && own > of_other
    }
}

/// Who was filed before for one occupation: for all of it, for each job, and in all.
#[derive(Default)]
struct Before<'c> {
    whole: Group<'c>,
    jobs: HashMap<&'c str, Group<'c>>,
    all: Group<'c>,
}

/// Evaluators that were filed before: all of their codes, and the first few themselves.
#[derive(Default)]
struct Group<'c> {
    codes: HashSet<Option<EvaluatorCode>>,
    first: Vec<Holder<'c>>,
}

impl<'c> Before<'c> {
    /// How many others were filed before for the same job, and the first of them. An item without
    /// a job is for all jobs.
    fn for_same(&self, holder: Holder<'c>, limit: usize) -> (usize, Vec<Holder<'c>>) {
        let groups = match holder.item.job.as_deref() {
            None => vec![&self.all],
            Some(job) => std::iter::once(&self.whole)
                .chain(self.jobs.get(job))
                .collect(),
        };
        let count = groups.iter().map(|group| group.others(holder.code)).sum();
        let first = groups.iter().flat_map(|group| &group.first).copied();
        let first = first.filter(|other| other.code != holder.code);
        (count, first.take(limit).collect())
    }

    fn add(&mut self, holder: Holder<'c>, limit: usize) {
        let group = match holder.item.job.as_deref() {
            None => &mut self.whole,
            Some(job) => self.jobs.entry(job).or_default(),
        };
        group.add(holder, limit);
        self.all.add(holder, limit);
    }
}

impl<'c> Group<'c> {
    fn add(&mut self, holder: Holder<'c>, limit: usize) {
        // One more than is shown: one of them may be the evaluator itself.
        if self.codes.insert(holder.code) && self.first.len() <= limit {
            self.first.push(holder);
        }
    }

    fn others(&self, code: Option<EvaluatorCode>) -> usize {
        self.codes.len() - usize::from(self.codes.contains(&code))
    }
}

/// The scope items of social training evaluators that stand on the day, by their occupation.
fn holders<'c>(context: &Context<'c>) -> BTreeMap<Occupation, Vec<Holder<'c>>> {
    let mut holders: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for record in context.catalog.records() {
        if record.kind != Some(EvaluatorKind::Social) {
            continue;
        }
        let first_day = record
            .filing
            .map_or(Day::FIRST, |it| it.validity.first_day());
        let mut seen = HashSet::new();
        for item in record.scope {
            // What stands twice is told by `scope/item-twice`.
            if record.scope.len() > 1 && !seen.insert((item.occupation, item.job.as_deref())) {
                continue;
            }
            let standing = item.timeline.standing(context.as_of);
            if standing.is_some_and(|standing| !Standing::has_ended(standing)) {
                holders.entry(item.occupation).or_default().push(Holder {
                    origin: record.origin,
                    code: record.code,
                    item,
                    is_of_filing: item.since <= first_day,
                });
            }
        }
    }
    holders
}

fn at(holder: Holder<'_>) -> Place {
    let scope = Place::file(holder.origin).key("scope");
    scope.index(holder.item.index).key("occupation")
}
