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
use crate::model::{Catalog, Day, Plan, Record};
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

impl Check {
    /// What the rule says of banned wording, if it is asked about such.
    fn told_of(&self, wording: &Wording<'_>) -> Option<Diagnostic> {
        match self.run {
            Run::Wording(tell) => tell(wording),
            _ => None,
        }
    }
}

/// Runs all rules. Findings that rest on a value with which `load` found fault are left out.
#[must_use]
pub fn check(context: &Context<'_>, load: &[Diagnostic]) -> Findings {
    let checks = rules::CHECKS;
    let known = context.catalog.known();
    let of_records = each(&known, |known, findings| {
        let record = known.record();
        for check in checks {
            if let Run::Record(run) = check.run {
                run(context, record, findings);
            }
        }
    });
    let look = Look::new(context);
    let of_adverts = each(&known, |known, findings| {
        look.at(known.record(), &mut |found| match found {
            Ok(wording) => findings.extend(checks.iter().filter_map(|it| it.told_of(wording))),
            Err(unchecked) => findings.push(unchecked),
        });
    });
    let plans: Vec<&Plan> = context.catalog.all_plans().collect();
    let of_plans = each(&plans, |plan, findings| {
        for check in checks {
            if let Run::Plan(run) = check.run {
                run(context, plan, findings);
            }
        }
    });
    let ids: Vec<SourceId> = context.sources.ids().collect();
    let of_texts = each(&ids, |id, findings| {
        for check in checks {
            if let Run::Text(run) = check.run {
                run(context, *id, findings);
            }
        }
    });
    let of_all = checks.par_iter().flat_map_iter(|check| {
        let mut findings = Findings::new();
        if let Run::Directory(run) = check.run {
            run(context, &mut findings);
        }
        findings
    });
    let mut all = of_records;
    all.extend(of_adverts);
    all.extend(of_plans);
    all.extend(of_texts);
    all.par_extend(of_all);
    follow::without_followers(all, load, &context.catalog.lost)
}

/// Asks about many things at once; the findings come in the order of the things.
fn each<T: Sync>(things: &[T], ask: impl Fn(&T, &mut Findings) + Sync) -> Findings {
    const AT_ONCE: usize = 256;
    let chunks = things.par_chunks(AT_ONCE).flat_map_iter(|chunk| {
        let mut findings = Findings::new();
        for thing in chunk {
            ask(thing, &mut findings);
        }
        findings
    });
    chunks.collect()
}
