//! `policy.yaml`: the notice as numbers and severities. Another city's notice is another file.

use std::collections::BTreeMap;

use super::LevelSet;
use crate::source::SourceId;

/// The numbers that the notice sets, and what it says of single rules. The default is the notice
/// of Fuzhou, 22 April 2021.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// 资质有效期 in years, 三(二)3.
    pub validity_years: u8,
    /// How many of the last days of a validity count as nearing its end. Not of the notice.
    pub expiring_days: u16,
    /// 连续培训评价经历 in years, 一(一)2.
    pub experience_years: u32,
    /// 累计培训评价规模 in person-times, 一(一)2.
    pub person_times: u32,
    /// 评价人数占总规模比例 in per cent, 一(一)2.
    pub assessed_percent: u32,
    /// What each occupation needs at each level, 一(一)5; the questions for the defence at levels 2
    /// and 1 only.
    pub question_bank: QuestionBankMinimum,
    /// 初次申请的职业数, 二(一).
    pub first_application_occupations: u32,
    /// 每个职业的工位数, 二(一).
    pub workstations: u32,
    /// The levels that a social training evaluator may be filed for.
    pub social_levels: LevelSet,
    /// 同一职业备案的社会培训评价组织数, 三(二)1.
    pub evaluators_per_occupation: u32,
    /// How many working days before its first day a plan is filed, 三(三)1.
    pub plan_filed_ahead: u32,
    /// Within how many working days after the last day results are filed, 三(三)2.
    pub results_filed_within: u32,
    /// GB/T 2260 digits with which the division of a local body's registrar begins: `3501`.
    pub registrar_divisions: Vec<String>,
    /// Divisions of registrars above the city, with whom local bodies may be registered: `350000`.
    pub higher_registrars: Vec<String>,
    /// Where the city lies. Not of the notice.
    pub city: Bounds,
    /// The most workstations that an occupation or a place may well have. Not of the notice.
    pub plausible_workstations: u32,
    /// The most seats that an occupation of a plan may well have. Not of the notice.
    pub plausible_seats: u32,
    /// The highest fee of one level, in yuan, that anybody may well ask. Not of the notice.
    pub plausible_fee: u32,
    /// What is said of single rules, by their id.
    pub rules: BTreeMap<String, RulePolicy>,
}

/// Degrees of longitude and latitude, in millionths, between which something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The westernmost longitude.
    pub west: i32,
    /// The easternmost longitude.
    pub east: i32,
    /// The southernmost latitude.
    pub south: i32,
    /// The northernmost latitude.
    pub north: i32,
}

impl Bounds {
    /// Whether longitude and latitude lie within.
    #[must_use]
    pub fn hold(self, (longitude, latitude): (i32, i32)) -> bool {
        let is_between = |least, it, most| least <= it && it <= most;
        is_between(self.west, longitude, self.east) && is_between(self.south, latitude, self.north)
    }
}

/// The least that the question bank of one occupation at one level must hold, 一(一)5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionBankMinimum {
    /// 理论知识题量
    pub theory_questions: u32,
    /// 理论知识卷库
    pub theory_papers: u32,
    /// 实际操作卷库
    pub practical_papers: u32,
    /// 论文答辩或技术评审试题
    pub defence_questions: u32,
}

/// What the policy says of one rule; the rule's own where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePolicy {
    /// The file that says so.
    pub origin: SourceId,
    /// How bad a breach is.
    pub severity: Option<RuleSeverity>,
    /// The clause that it leans on, as the notice numbers it.
    pub clause: Option<String>,
    /// 原则上: whether a record may exceed it with a recorded reason.
    pub in_principle: Option<bool>,
}

/// How bad a breach is, as the policy sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSeverity {
    /// Nothing is said.
    Off,
    /// Worth knowing.
    Note,
    /// Should be put right.
    Warning,
    /// Forbids publishing.
    Error,
}

impl Policy {
    /// Whether nothing is to be said of a rule.
    #[must_use]
    pub fn is_off(&self, rule: &str) -> bool {
        let said = self.rules.get(rule).and_then(|it| it.severity);
        said == Some(RuleSeverity::Off)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            validity_years: 3,
            expiring_days: 90,
            experience_years: 5,
            person_times: 10_000,
            assessed_percent: 30,
            question_bank: QuestionBankMinimum {
                theory_questions: 1_200,
                theory_papers: 10,
                practical_papers: 10,
                defence_questions: 10,
            },
            first_application_occupations: 3,
            workstations: 15,
            social_levels: super::SkillLevel::ALL.into_iter().collect(),
            evaluators_per_occupation: 2,
            plan_filed_ahead: 10,
            results_filed_within: 10,
            registrar_divisions: vec!["3501".to_owned()],
            higher_registrars: vec!["350000".to_owned()],
            city: Bounds {
                west: 118_000_000,
                east: 120_800_000,
                south: 25_100_000,
                north: 26_800_000,
            },
            plausible_workstations: 2_000,
            plausible_seats: 3_000,
            plausible_fee: 5_000,
            rules: BTreeMap::new(),
        }
    }
}
