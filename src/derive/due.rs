//! What falls due: days by which somebody must do something about a filing or a plan.

use crate::model::{
    Catalog, Day, EvaluatorCode, Event, Matter, Occupation, Plan, Record, Standing, Waiver,
    WorkingDays, undecided_end,
};

/// Something that falls due.
#[derive(Debug, Clone, Copy)]
pub struct Due<'c> {
    /// What it is.
    pub kind: DueKind<'c>,
    /// By when.
    pub by: By,
    /// Whose it is.
    pub code: Option<EvaluatorCode>,
    /// Its name, if it could be read.
    pub name: Option<&'c str>,
}

/// What falls due.
#[derive(Debug, Clone, Copy)]
pub enum DueKind<'c> {
    /// A publicised body is to be filed.
    Filing,
    /// A validity ends, and no renewal is applied for.
    Renewal,
    /// A renewal is applied for and is to be decided by the end of the validity.
    Decision {
        /// The application.
        applied: &'c Event,
    },
    /// The validity of one occupation ends before the evaluator's.
    ItemEnd(Occupation),
    /// A plan is to be filed.
    PlanFiling(&'c Plan),
    /// An assessment takes place and may be inspected.
    Assessment(&'c Plan),
    /// The results of an assessment are to be filed.
    Results(&'c Plan),
    /// A waiver ends.
    WaiverEnd(&'c Waiver),
    /// A rectification is open.
    Rectification(&'c Event),
}

/// By when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// On this day at the latest.
    Day(Day),
    /// It depends on working days that are not published. It stands at this day in the order.
    Uncounted(Day),
    /// No day is set.
    Open,
}

impl DueKind<'_> {
    /// The stable name in data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Filing => "filing",
            Self::Renewal => "renewal",
            Self::Decision { .. } => "decision",
            Self::ItemEnd(_) => "item_end",
            Self::PlanFiling(_) => "plan_filing",
            Self::Assessment(_) => "assessment",
            Self::Results(_) => "results",
            Self::WaiverEnd(_) => "waiver_end",
            Self::Rectification(_) => "rectification",
        }
    }
}

impl By {
    /// Whether it is past on `day`. What cannot be counted is not called so.
    #[must_use]
    pub fn is_overdue(self, day: Day) -> bool {
        matches!(self, Self::Day(by) if by < day)
    }

    /// By what it is ordered: what is overdue first, then by day, what has none last.
    fn order(self, as_of: Day) -> (bool, Option<Day>, bool) {
        let day = match self {
            Self::Day(day) | Self::Uncounted(day) => Some(day),
            Self::Open => None,
        };
        let is_uncertain = matches!(self, Self::Uncounted(_));
        (!self.is_overdue(as_of), day, is_uncertain)
    }

    fn is_within(self, until: Day) -> bool {
        match self {
            Self::Day(day) | Self::Uncounted(day) => day <= until,
            Self::Open => true,
        }
    }
}

/// What falls due from `as_of` through `until`, and what is overdue; that first, then by day.
#[must_use]
pub fn due(catalog: &Catalog, as_of: Day, until: Day) -> Vec<Due<'_>> {
    let mut all = Vec::new();
    for record in catalog.records() {
        of_record(record, as_of, &mut all);
    }
    for plan in &catalog.plans {
        of_plan(catalog, plan, as_of, &mut all);
    }
    all.retain(|due| due.by.is_within(until));
    all.sort_by_key(|due| {
        let (later, day, uncertain) = due.by.order(as_of);
        (later, day.is_none(), day, uncertain, due.code)
    });
    all
}

fn of_record<'c>(record: Record<'c>, as_of: Day, all: &mut Vec<Due<'c>>) {
    let (Some(timeline), Some(filing)) = (record.timeline, record.filing) else {
        return;
    };
    let mut add = |kind, by| {
        all.push(Due {
            kind,
            by,
            code: record.code,
            name: record.name,
        });
    };
    if let Some(end) = undecided_end(timeline, record.events, as_of) {
        add(DueKind::Renewal, By::Day(end));
    }
    let Some(step) = timeline.at(as_of) else {
        return;
    };
    if step.standing == Some(Standing::Publicity) && filing.filed_on > as_of {
        add(DueKind::Filing, By::Day(filing.filed_on));
    }
    let (Some(standing), Some(end)) = (step.standing, step.valid_until) else {
        return;
    };
    if standing.has_ended() {
        return;
    }
    let mut renewals = Matter::Renewal.open_on(record.events, as_of);
    let kind = match renewals.find(|event| event.is_whole()) {
        Some(applied) => DueKind::Decision { applied },
        None => DueKind::Renewal,
    };
    add(kind, By::Day(end));
    for item in record.scope {
        let own = item.timeline.at(as_of).and_then(|step| step.valid_until);
        let stands = item
            .timeline
            .standing(as_of)
            .is_some_and(|it| !it.has_ended());
        if let Some(own) = own.filter(|own| *own < end && stands) {
            add(DueKind::ItemEnd(item.occupation), By::Day(own));
        }
    }
    for waiver in record.waivers {
        if let Some(until) = waiver.until {
            add(DueKind::WaiverEnd(waiver), By::Day(until));
        }
    }
    for event in Matter::Rectification.open_on(record.events, as_of) {
        add(DueKind::Rectification(event), By::Open);
    }
}

fn of_plan<'c>(catalog: &'c Catalog, plan: &'c Plan, as_of: Day, all: &mut Vec<Due<'c>>) {
    let record = catalog.record(plan.evaluator);
    let mut add = |kind, by| {
        all.push(Due {
            kind,
            by,
            code: Some(plan.evaluator),
            name: record.and_then(|record| record.name),
        });
    };
    if plan.filed_on > as_of {
        add(DueKind::PlanFiling(plan), filed_by(catalog, plan));
    }
    if plan.ends_on >= as_of {
        // One that has begun is today's.
        let day = plan.starts_on.max(as_of);
        add(DueKind::Assessment(plan), By::Day(day));
    }
    if plan.results_filed_on.is_none() && plan.starts_on <= plan.ends_on {
        add(DueKind::Results(plan), results_by(catalog, plan));
    }
}

/// The last day for filing a plan.
fn filed_by(catalog: &Catalog, plan: &Plan) -> By {
    let count = catalog.policy.plan_filed_ahead;
    let calendar = catalog.working_days.as_ref();
    match calendar.and_then(|it| it.subtract(plan.starts_on, count).ok()) {
        Some(day) => By::Day(day),
        // Some day before its first; meanwhile the day that the record gives.
        None => By::Uncounted(plan.filed_on.min(plan.starts_on)),
    }
}

/// The last day for filing a plan's results.
fn results_by(catalog: &Catalog, plan: &Plan) -> By {
    let count = catalog.policy.results_filed_within;
    let calendar = catalog.working_days.as_ref();
    if let Some(Ok(day)) = calendar.map(|it| it.add(plan.ends_on, count)) {
        return By::Day(day);
    }
    // So many working days are at least so many days, and not all of them are in the calendar.
    let least = plan.ends_on.plus_days(i32::try_from(count).unwrap_or(0));
    let beyond = calendar.map(WorkingDays::covered);
    let beyond = beyond.filter(|covered| covered.first_day() <= plan.ends_on);
    By::Uncounted(beyond.map_or(least, |covered| covered.last_day().next().max(least)))
}
