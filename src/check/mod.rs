//! Rules about meaning: what sound values may not say together. One rule, one `.rs` with the
//! function and one `.md` with all of its words.
//!
//! Rules about the form of single values are in `load/rules.rs`; they are checked while
//! records are read, so that nothing unsound gets into the Catalog.

pub mod advert;
pub mod clauses;
mod follow;
mod judge;
pub mod prove;
pub mod rules;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Rule};
use crate::model::{Catalog, Day, Plan, Policy, Record};
use crate::source::{SourceId, Sources};

use advert::{Look, Wording};
pub use judge::{JUDGING, Judged, judge};

/// What rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// Everything that was loaded.
    pub catalog: &'c Catalog,
    /// The files, for rules about what is written.
    pub sources: &'c Sources,
    /// The day for which standings and what falls due are worked out.
    pub as_of: Day,
}

/// What rules find.
pub type Findings = Vec<Diagnostic>;

/// A rule and the function that looks for breaches of it.
pub struct Check {
    /// The rule.
    pub rule: &'static Rule,
    run: Run,
}

/// What a rule is asked about, one at a time.
enum Run {
    Record(fn(&Context<'_>, Record<'_>, &mut Findings)),
    Plan(fn(&Context<'_>, &Plan, &mut Findings)),
    Text(fn(&Context<'_>, SourceId, &mut Findings)),
    Directory(fn(&Context<'_>, &mut Findings)),
    Wording(fn(&Wording<'_>) -> Option<Diagnostic>),
}

impl Check {
    /// A rule about single evaluators.
    #[must_use]
    pub const fn record(
        rule: &'static Rule,
        run: fn(&Context<'_>, Record<'_>, &mut Findings),
    ) -> Self {
        let run = Run::Record(run);
        Self { rule, run }
    }

    /// A rule about single plans.
    #[must_use]
    pub const fn plan(rule: &'static Rule, run: fn(&Context<'_>, &Plan, &mut Findings)) -> Self {
        let run = Run::Plan(run);
        Self { rule, run }
    }

    /// A rule about what is written in single files, of whatever kind.
    #[must_use]
    pub const fn text(rule: &'static Rule, run: fn(&Context<'_>, SourceId, &mut Findings)) -> Self {
        let run = Run::Text(run);
        Self { rule, run }
    }

    /// A rule about banned wording that was found in an advert.
    #[must_use]
    pub const fn wording(
        rule: &'static Rule,
        tell: fn(&Wording<'_>) -> Option<Diagnostic>,
    ) -> Self {
        let run = Run::Wording(tell);
        Self { rule, run }
    }

    /// A rule about the directory as a whole.
    #[must_use]
    pub const fn directory(rule: &'static Rule, run: fn(&Context<'_>, &mut Findings)) -> Self {
        let run = Run::Directory(run);
        Self { rule, run }
    }
}

/// The rules that the policy does not turn off, by what they are asked about.
#[derive(Default)]
struct Checks {
    of_records: Vec<fn(&Context<'_>, Record<'_>, &mut Findings)>,
    of_plans: Vec<fn(&Context<'_>, &Plan, &mut Findings)>,
    of_texts: Vec<fn(&Context<'_>, SourceId, &mut Findings)>,
    of_wording: Vec<fn(&Wording<'_>) -> Option<Diagnostic>>,
    of_all: Vec<fn(&Context<'_>, &mut Findings)>,
}

impl Checks {
    fn new(policy: &Policy) -> Self {
        let mut checks = Self::default();
        for check in rules::CHECKS.iter().filter(|it| !policy.is_off(it.rule.id)) {
            match check.run {
                Run::Record(run) => checks.of_records.push(run),
                Run::Plan(run) => checks.of_plans.push(run),
                Run::Text(run) => checks.of_texts.push(run),
                Run::Wording(tell) => checks.of_wording.push(tell),
                Run::Directory(run) => checks.of_all.push(run),
            }
        }
        checks
    }
}

/// Runs all rules. Findings that rest on a value with which `load` found fault are left out.
#[must_use]
pub fn check(context: &Context<'_>, load: &[Diagnostic]) -> Findings {
    let checks = Checks::new(&context.catalog.policy);
    let look = Look::new(context);
    let mut findings = each(&context.catalog.known(), 256, |known, findings| {
        let record = known.record();
        for check in &checks.of_records {
            check(context, record, findings);
        }
        look.at(record, &mut |found| match found {
            Ok(wording) => findings.extend(checks.of_wording.iter().filter_map(|it| it(wording))),
            Err(unchecked) => findings.push(unchecked),
        });
    });
    let plans: Vec<&Plan> = context.catalog.all_plans().collect();
    findings.extend(each(&plans, 256, |plan, findings| {
        for check in &checks.of_plans {
            check(context, plan, findings);
        }
    }));
    let ids: Vec<SourceId> = context.sources.ids().collect();
    findings.extend(each(&ids, 256, |id, findings| {
        for check in &checks.of_texts {
            check(context, *id, findings);
        }
    }));
    findings.extend(each(&checks.of_all, 1, |check, findings| {
        check(context, findings);
    }));
    follow::without_followers(findings, load, &context.catalog.lost)
}

/// Asks about many things, so many `at_once`; the findings come in the order of the things.
fn each<T: Sync>(things: &[T], at_once: usize, ask: impl Fn(&T, &mut Findings) + Sync) -> Findings {
    let chunks = things.par_chunks(at_once).flat_map_iter(|chunk| {
        let mut findings = Findings::new();
        for thing in chunk {
            ask(thing, &mut findings);
        }
        findings
    });
    chunks.collect()
}
