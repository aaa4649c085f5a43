//! The evaluator 评价机构 and what its record holds about it.

use super::{
    Advert, Capacity, CreditCode, EvaluatorCode, Event, Experience, Filing, HalfRead, Materials,
    Place, PriorityCondition, PublishedRules, ScopeItem, Timeline, Waiver,
};
use crate::source::SourceId;

/// 评价机构: a body filed to assess skill levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluator {
    /// The file of its record.
    pub origin: SourceId,
    /// 备案号
    pub code: EvaluatorCode,
    /// 机构名称, as registered.
    pub name: String,
    /// 简称
    pub short_names: Vec<String>,
    /// By what it is filed in the alphabetical list, if not by its name.
    pub sort_name: Option<String>,
    /// 统一社会信用代码
    pub credit_code: CreditCode,
    /// What kind of body it is.
    pub kind: EvaluatorKind,
    /// The district that it is registered in, by the district's identifier.
    pub district: String,
    /// 注册地址
    pub address: String,
    /// How to reach it.
    pub contacts: Vec<Contact>,
    /// Its own website.
    pub website: Option<String>,
    /// Its logo: an attachment's path below the content folder.
    pub logo: Option<String>,
    /// A sentence or two about it.
    pub summary: Option<String>,
    /// Whether it accepts assessments entrusted by enterprises, 四(三).
    pub accepts_entrusted: Option<bool>,
    /// 备案
    pub filing: Filing,
    /// 认定范围
    pub scope: Vec<ScopeItem>,
    /// 认定场所
    pub places: Vec<Place>,
    /// 评价经历
    pub experience: Option<Experience>,
    /// 评价条件
    pub capacity: Option<Capacity>,
    /// 优先条件, 一(二)
    pub priority: Vec<PriorityCondition>,
    /// 申报材料, 三(一)
    pub materials: Option<Materials>,
    /// 公示细则, 四(五)
    pub published_rules: PublishedRules,
    /// What happened to its filing, in the order of the days; the filing itself is one of them.
    pub events: Vec<Event>,
    /// Limits that it exceeds with a recorded reason.
    pub waivers: Vec<Waiver>,
    /// 招生宣传
    pub adverts: Vec<Advert>,
    /// Its standing as a function of the date.
    pub timeline: Timeline,
    /// What else is known of items and events that could not be understood; `None` if all could.
    pub half_read: Option<Box<HalfRead>>,
}

/// The kinds of evaluators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvaluatorKind {
    /// 社会培训评价组织
    Social,
    /// 用人单位
    Employer,
    /// 院校
    School,
}

impl EvaluatorKind {
    /// The stable name in records and data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Social => "social",
            Self::Employer => "employer",
            Self::School => "school",
        }
    }
}

/// How to reach an evaluator: an office, never a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The office.
    pub office: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// When it is open.
    pub hours: Option<String>,
    /// Whether the telephone is marked as a business number that may be published, though it
    /// has the form of a private mobile number.
    pub public: bool,
}

impl Evaluator {
    /// The place of assessment with this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The scope items for an occupation, each with its job and levels.
    pub fn items_for(&self, occupation: super::Occupation) -> impl Iterator<Item = &ScopeItem> {
        self.scope
            .iter()
            .filter(move |item| item.occupation == occupation)
    }
}
