//! The filing 备案 and the conditions under which it was made.

use super::{Day, Validity};

/// 备案: the act that makes a body an evaluator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The day of the filing.
    pub filed_on: Day,
    /// 备案机关
    pub authority: String,
    /// The notice that published it.
    pub notice: Option<Notice>,
    /// The validity that it gave; renewals are events. 三(二)3: three years.
    pub validity: Validity,
    /// 初次申请, which limits the number of occupations: 二(一).
    pub first_application: bool,
    /// Where the evaluator comes from.
    pub origin: Origin,
    /// The county's office that recommended it, 三(一) and 三(四)1.
    pub recommended_by: Option<String>,
}

/// Where an evaluator comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Registered in the city.
    Local,
    /// 非在榕评价机构: filed with the ministry or elsewhere, and with the city before it works
    /// here: 三(四)2.
    Outside,
}

/// A published notice: its number and where it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// 文号, such as 榕人社〔2024〕3号.
    pub number: String,
    /// Its address.
    pub url: Option<String>,
}

/// 评价经历, 一(一)2.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Experience {
    /// Since when it has trained and assessed without a break: year, or year and month.
    pub since: Option<String>,
    /// 累计培训评价人次: person-times in all.
    pub trained: Option<u32>,
    /// Person-times of these that were assessed.
    pub assessed: Option<u32>,
    /// The well-known brand that stands in for a smaller number.
    pub brand: Option<String>,
}

/// 评价条件, 一(一)3–6.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Capacity {
    /// 内设机构 for assessments.
    pub department: Option<String>,
    /// 专职工作人员
    pub full_time_staff: Option<u32>,
    /// 专家
    pub experts: Option<u32>,
    /// Area of the venue in square metres.
    pub area: Option<u32>,
    /// 设备设施
    pub equipment: Option<String>,
    /// 视频监控
    pub video_surveillance: Option<bool>,
    /// 经费保障
    pub funds: Option<String>,
    /// 质量管控措施
    pub quality_measures: Option<String>,
    /// 题库开发技术人员
    pub question_bank_staff: Option<u32>,
    /// 不以营利为最终目的
    pub not_for_profit: Option<bool>,
    /// 自愿接受监督
    pub accepts_supervision: Option<bool>,
}

/// A condition that gives priority, 一(二)1–4, with its grounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityCondition {
    /// `standards_development`, `worldskills_base`, `park_centre` or `breakthrough`.
    pub condition: &'static str,
    /// The grounds.
    pub note: Option<String>,
}

/// The seven sets of material with the day each was received, 三(一)1–7, in that order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Materials {
    /// Day received, by the clause's number less one.
    pub received: [Option<Day>; 7],
}

/// The rules that an evaluator publishes, 四(五): links, or attachments' paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedRules {
    /// 考务管理
    pub exam: Option<Document>,
    /// 质量管理
    pub quality: Option<Document>,
    /// 证书管理
    pub certificate: Option<Document>,
    /// 收费管理
    pub fee: Option<Document>,
}

/// Something published elsewhere or beside the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// At an address.
    Link(String),
    /// An attachment's path below the content folder.
    Attachment(String),
}

/// A limit of 原则上 that is exceeded with a recorded reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Position in the record's list.
    pub index: usize,
    /// The rule's id.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
    /// When.
    pub on: Day,
    /// Until when it holds, if it ends.
    pub until: Option<Day>,
}

impl Waiver {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.on <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A piece of advertising 招生宣传, checked under 四(六).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advert {
    /// Position in the record's list.
    pub index: usize,
    /// An attachment's path below the content folder.
    pub file: Option<String>,
    /// Its text, if it stands in the record.
    pub text: Option<String>,
    /// Where it was shown.
    pub channel: Option<String>,
    /// Since when.
    pub published_on: Option<Day>,
}
