//! The assessment plan 认定实施计划, filed before each assessment: 三(三)1–2.

use super::{Day, EvaluatorCode, LevelSet, Occupation, Waiver};
use crate::source::{Place, SourceId};

/// 认定实施计划
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The file.
    pub origin: SourceId,
    /// Position in the file's list.
    pub index: usize,
    /// Its number, unique in the directory.
    pub id: String,
    /// Whose plan it is.
    pub evaluator: EvaluatorCode,
    /// 报送日期
    pub filed_on: Day,
    /// First day of the assessment.
    pub starts_on: Day,
    /// Last day.
    pub ends_on: Day,
    /// The id of the place; `None`: the evaluator's first, or its address.
    pub place: Option<String>,
    /// What is assessed.
    pub items: Vec<PlanItem>,
    /// 报名截止
    pub register_until: Option<Day>,
    /// Where to register by telephone.
    pub phone: Option<String>,
    /// Where to register on the web.
    pub url: Option<String>,
    /// 认定结果备案日期
    pub results_filed_on: Option<Day>,
    /// A word of explanation.
    pub note: Option<String>,
    /// Breaches that cannot be mended any more, and how they were settled.
    pub waivers: Vec<Waiver>,
    /// The keys whose values could not be read: what stands here for them is not theirs.
    pub lost: Vec<&'static str>,
}

impl Plan {
    /// Where it stands in its file.
    #[must_use]
    pub fn at(&self) -> Place {
        Place::file(self.origin).key("plans").index(self.index)
    }

    /// Whether the values of these keys are those that are written.
    #[must_use]
    pub fn knows(&self, keys: &[&str]) -> bool {
        !self.lost.iter().any(|lost| keys.contains(lost))
    }

    /// Where its last day stands: a plan of one day gives only its first.
    #[must_use]
    pub fn last_day_at(&self) -> Place {
        let key = if self.ends_on == self.starts_on {
            "starts_on"
        } else {
            "ends_on"
        };
        self.at().key(key)
    }
}

/// One occupation of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanItem {
    /// Position in the plan's list.
    pub index: usize,
    /// The occupation.
    pub occupation: Occupation,
    /// The levels.
    pub levels: LevelSet,
    /// 人数
    pub seats: Option<u32>,
}
