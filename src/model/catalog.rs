//! The Catalog: everything that was loaded, sound and unchanging from here on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::{
    AccessItem, Advertising, Districts, Evaluator, EvaluatorCode, Evaluators, Known, Lost,
    Occupations, Partial, Plan, Policy, Record, Site, WorkingDays,
};
use crate::source::SourceId;

/// Everything that the site is made from.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The site's own data.
    pub site: Site,
    /// The notice as numbers.
    pub policy: Policy,
    /// The wording that advertising may not use.
    pub advertising: Advertising,
    /// The occupations.
    pub occupations: Occupations,
    /// The districts.
    pub districts: Districts,
    /// The working days of the covered years.
    pub working_days: Option<WorkingDays>,
    /// 准入类职业资格
    pub access: Vec<AccessItem>,
    /// The evaluators.
    pub evaluators: Evaluators,
    /// Evaluators of which something necessary could not be understood. They are never published.
    pub partial: Vec<Partial>,
    /// The files of evaluators' records and of plans in which something was at fault when they were
    /// read, and what that costs.
    pub lost: BTreeMap<SourceId, Lost>,
    /// The names (codes, if they are rightly named) of evaluators' records that could not be
    /// understood: what refers to them is not at fault.
    pub unread: BTreeSet<String>,
    /// The files of evaluators' records that are named by another code than stands in them, by that name.
    pub misnamed: BTreeMap<String, SourceId>,
    /// The catalogues and folders of which not all could be understood.
    pub not_whole: NotWhole,
    /// The plans, in the order of their first days.
    pub plans: Vec<Plan>,
    /// Plans of which something necessary could not be understood. They are never published.
    pub partial_plans: Vec<Plan>,
    /// The notices, the latest first.
    pub notices: Vec<Article>,
    /// Plain pages, in their own order.
    pub pages: Vec<Article>,
    /// Files beside records and pages: path below the content folder to where it is read.
    pub attachments: BTreeMap<String, PathBuf>,
    /// The pictures among evaluators' attachments, by path below the content folder.
    pub pictures: BTreeMap<String, Picture>,
    /// The Markdown among the attachments, by path below the content folder.
    pub documents: BTreeMap<String, Article>,
    /// The other texts among evaluators' attachments, plain or HTML, which are read when they are
    /// asked for.
    pub texts: BTreeMap<String, SourceId>,
}

impl Catalog {
    /// The evaluator with this code.
    #[must_use]
    pub fn evaluator(&self, code: EvaluatorCode) -> Option<&Evaluator> {
        self.evaluators.find(code)
    }

    /// The records of all evaluators, in the order of their files.
    #[must_use]
    pub fn known(&self) -> Vec<Known<'_>> {
        let lost = |origin: SourceId| self.lost.get(&origin);
        let whole = self.evaluators.iter();
        let whole = whole.map(|it| Known::Whole(it, lost(it.origin)));
        let partial = self.partial.iter();
        let partial = partial.map(|it| Known::Partial(it, lost(it.origin)));
        let mut known: Vec<_> = whole.chain(partial).collect();
        known.sort_by_key(Known::origin);
        known
    }

    /// The records of all evaluators as rules see them, in the order of their files.
    pub fn records(&self) -> impl ExactSizeIterator<Item = Record<'_>> {
        self.known().into_iter().map(Known::record)
    }

    /// The record of the evaluator with this code as rules see it.
    #[must_use]
    pub fn record(&self, code: EvaluatorCode) -> Option<Record<'_>> {
        let whole = self.evaluator(code).map(|it| self.as_record(it));
        whole.or_else(|| {
            let mut partial = self.partial.iter();
            let found = partial.find(|it| it.code == Some(code));
            found.map(|it| self.as_partial(it))
        })
    }

    fn as_record<'c>(&'c self, evaluator: &'c Evaluator) -> Record<'c> {
        evaluator.record(self.lost.get(&evaluator.origin))
    }

    fn as_partial<'c>(&'c self, partial: &'c Partial) -> Record<'c> {
        partial.record(self.lost.get(&partial.origin))
    }

    /// The plans as rules see them, those included that could not be wholly understood.
    pub fn all_plans(&self) -> impl Iterator<Item = &Plan> {
        self.plans.iter().chain(&self.partial_plans)
    }

    /// The record of the evaluator whose plan it is.
    #[must_use]
    pub fn record_of(&self, plan: &Plan) -> Option<Record<'_>> {
        let is_known = plan.knows(&["evaluator"]);
        is_known.then(|| self.record(plan.evaluator)).flatten()
    }

    /// Whether there is a record for this code that could not be understood, or may be one.
    #[must_use]
    pub fn is_unread(&self, code: EvaluatorCode) -> bool {
        self.not_whole.evaluators || self.unread.contains(code.as_str())
    }
}

/// A file that is named as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// A hash of its bytes.
    pub hash: [u8; 32],
    /// Whether its bytes begin as its name says.
    pub is_as_named: bool,
}

/// What could not be understood as a whole: that something is not in it proves nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotWhole {
    /// The districts.
    pub districts: bool,
    /// The occupations.
    pub occupations: bool,
    /// The folder of the evaluators' records.
    pub evaluators: bool,
}

/// A notice or a plain page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The file.
    pub origin: SourceId,
    /// The last part of its address, or parts: `guide/workers`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The day of its publication.
    pub date: Option<super::Day>,
    /// Who published it.
    pub source: Option<String>,
    /// 文号
    pub number: Option<String>,
    /// A sentence for lists.
    pub summary: Option<String>,
    /// Its place among its siblings.
    pub order: u32,
    /// The group of pages that it belongs to.
    pub section: Option<String>,
    /// Where the Markdown begins in the file.
    pub body_start: usize,
    /// The Markdown.
    pub body: String,
}

impl Article {
    /// Whether its day has not come yet.
    #[must_use]
    pub fn is_coming(&self, as_of: super::Day) -> bool {
        self.date.is_some_and(|date| date > as_of)
    }
}
