//! The scope 认定范围: what an evaluator is filed for, and where it assesses.

use super::{Day, Edition, LevelSet, OccupationCode, SkillLevel, Timeline};

/// An occupation as an edition of the classification has it. The same code can mean another
/// occupation in another edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occupation {
    /// The edition of the classification.
    pub edition: Edition,
    /// The code within it.
    pub code: OccupationCode,
}

impl Occupation {
    /// None: it stands where none could be read.
    pub const NONE: Self = Self {
        edition: Edition::Of2022,
        code: OccupationCode::NONE,
    };
}

/// One item of the scope: an occupation, perhaps one job of it, at some levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeItem {
    /// Position in the record's list.
    pub index: usize,
    /// The occupation.
    pub occupation: Occupation,
    /// The occupation's name as written, if it names a part of the occupation that is closed to
    /// assessment (准入类职业资格); else it is the catalogue's.
    pub closed_name: Option<String>,
    /// 工种 / 职业方向
    pub job: Option<String>,
    /// 技能等级
    pub levels: LevelSet,
    /// 工位
    pub workstations: Option<u32>,
    /// Ids of the places where it is assessed; empty: at all that are not bound to others.
    pub places: Vec<String>,
    /// 题库 of each level.
    pub question_bank: Vec<(SkillLevel, QuestionBank)>,
    /// 收费 of each level, yuan a person.
    pub fees: Vec<(SkillLevel, u32)>,
    /// The first day of its being part of the scope.
    pub since: Day,
    /// That day as the item itself gives it; the events may say otherwise.
    pub stated_since: Option<Day>,
    /// Its standing as a function of the date.
    pub timeline: Timeline,
}

/// 题库 of one occupation at one level, 一(一)5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QuestionBank {
    /// 理论知识题量
    pub theory_questions: Option<u32>,
    /// 理论知识卷库
    pub theory_papers: Option<u32>,
    /// 实际操作卷库
    pub practical_papers: Option<u32>,
    /// 论文答辩或技术评审试题
    pub defence_questions: Option<u32>,
}

/// 认定场所: a place of assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Position in the record's list.
    pub index: usize,
    /// Its id within the record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The district's identifier.
    pub district: String,
    /// The address.
    pub address: String,
    /// Longitude and latitude in millionths of a degree, WGS 84.
    pub coordinates: Option<(i32, i32)>,
    /// 工位
    pub workstations: Option<u32>,
    /// The occupations that it is for; empty: all.
    pub occupations: Vec<OccupationCode>,
}
