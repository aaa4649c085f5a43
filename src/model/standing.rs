//! Standing 备案状态: what an evaluator or a scope item may do on a given day, as a step function
//! of the date.
//!
//! The function is worked out once from the dated events (see [`super::fold`]) and then only
//! looked up: by the program for the day of the build, by a small script for the day on which a
//! page is read.

use std::fmt;

use super::Day;

/// Standing on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// 公示中: selected and announced, not yet filed.
    Publicity,
    /// 在册有效
    InForce,
    /// 即将到期: in force, near the end of its validity.
    Expiring,
    /// 延期评估中: the renewal has been applied for and is not decided.
    UnderRenewal,
    /// 限期整改
    UnderRectification,
    /// 暂停认定
    Suspended,
    /// 已到期
    Expired,
    /// 主动退出
    Withdrawn,
    /// 取消备案
    Cancelled,
}

impl Standing {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 9] = [
        Self::InForce,
        Self::Expiring,
        Self::UnderRenewal,
        Self::UnderRectification,
        Self::Suspended,
        Self::Publicity,
        Self::Expired,
        Self::Withdrawn,
        Self::Cancelled,
    ];

    /// Its place in [`Self::ALL`].
    #[must_use]
    pub fn rank(self) -> usize {
        match self {
            Self::InForce => 0,
            Self::Expiring => 1,
            Self::UnderRenewal => 2,
            Self::UnderRectification => 3,
            Self::Suspended => 4,
            Self::Publicity => 5,
            Self::Expired => 6,
            Self::Withdrawn => 7,
            Self::Cancelled => 8,
        }
    }

    /// The stable name in data: `in_force`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Publicity => "publicity",
            Self::InForce => "in_force",
            Self::Expiring => "expiring",
            Self::UnderRenewal => "under_renewal",
            Self::UnderRectification => "under_rectification",
            Self::Suspended => "suspended",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the filing has ended: expired, withdrawn or cancelled.
    #[must_use]
    pub fn has_ended(self) -> bool {
        matches!(self, Self::Expired | Self::Withdrawn | Self::Cancelled)
    }

    /// Whether it may hold assessments: in force, near its end or while a renewal is decided.
    #[must_use]
    pub fn may_assess(self) -> bool {
        matches!(self, Self::InForce | Self::Expiring | Self::UnderRenewal)
    }
}

/// One step: the standing from a day on until the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The first day.
    pub from: Day,
    /// The standing; `None` while a scope item is not (or no longer) part of the scope.
    pub standing: Option<Standing>,
    /// The last day of the validity as it stands then.
    pub valid_until: Option<Day>,
}

/// The standing as a function of the date. Days before the first step are before the filing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    steps: Vec<Step>,
}

impl Timeline {
    /// Takes steps in the order of their days. Steps that change nothing are left out, and of
    /// several steps on one day the last holds.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut kept: Vec<Step> = Vec::new();
        for step in steps {
            if kept.last().is_some_and(|last| last.from == step.from) {
                kept.pop();
            }
            let same = kept.last().is_some_and(|last| {
                last.standing == step.standing && last.valid_until == step.valid_until
            });
            if !same {
                kept.push(step);
            }
        }
        Self { steps: kept }
    }

    /// The step that holds on `day`.
    #[must_use]
    pub fn at(&self, day: Day) -> Option<&Step> {
        let after = self.steps.partition_point(|step| step.from <= day);
        after.checked_sub(1).map(|index| &self.steps[index])
    }

    /// The standing on `day`; `None` before the filing or outside the scope.
    #[must_use]
    pub fn standing(&self, day: Day) -> Option<Standing> {
        self.at(day)?.standing
    }

    /// The day from which the standing of `day` has held without a break, whatever happened to
    /// the validity in between.
    #[must_use]
    pub fn since(&self, day: Day) -> Option<Day> {
        let standing = self.at(day)?.standing;
        let before = self.steps.iter().rev().skip_while(|step| step.from > day);
        before
            .take_while(|step| step.standing == standing)
            .last()
            .map(|step| step.from)
    }

    /// Whether there has been any standing by `day`: a scope item of which there has not is not
    /// yet part of the scope.
    #[must_use]
    pub fn has_stood(&self, day: Day) -> bool {
        let mut until = self.steps.iter().take_while(|step| step.from <= day);
        until.any(|step| step.standing.is_some())
    }

    /// The steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}

/// `2024-04-01 in_force;2027-01-01 expiring;2027-04-01 expired`: what pages carry. A scope item
/// that is not part of the scope is `removed`.
impl fmt::Display for Timeline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut last = None;
        for step in &self.steps {
            let key = step.standing.map_or("removed", Standing::key);
            if last == Some(key) {
                continue;
            }
            let separator = if last.is_some() { ";" } else { "" };
            write!(formatter, "{separator}{} {key}", step.from)?;
            last = Some(key);
        }
        Ok(())
    }
}
