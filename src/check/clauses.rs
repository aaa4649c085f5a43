//! The clauses of the notice that bind, and what carries each: rules, or fields that are held and
//! shown.

use crate::diag::{Language, Rule};

/// A clause of the notice.
#[derive(Debug)]
pub struct Clause {
    /// Its number: `一(一)2`.
    pub number: &'static str,
    zh: &'static str,
    en: &'static str,
    /// The fields of records that hold what it asks; pages show them.
    pub fields: &'static [&'static str],
}

impl Clause {
    /// What it asks, in one line.
    #[must_use]
    pub fn asks(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }

    /// The rules that come from it.
    pub fn rules<'r>(&self, known: &[&'r Rule]) -> Vec<&'r Rule> {
        let known = known.iter().copied();
        let of_it = known.filter(|rule| rule.clauses().any(|clause| clause == self.number));
        of_it.collect()
    }
}

macro_rules! clauses {
    ($($number:literal $zh:literal $en:literal [$($field:literal),*];)*) => {
        /// All clauses that bind, in the order of the notice.
        pub static CLAUSES: &[Clause] = &[$(Clause {
            number: $number,
            zh: $zh,
            en: $en,
            fields: &[$($field),*],
        }),*];
    };
}

clauses! {
    "一(一)1" "在本市登记，以人才培养为主业，财务、管理制度规范，信用良好"
        "registered in the city; training is its main duty; sound finance and management; good credit"
        ["credit_code", "district", "materials.asset_proof", "materials.credit_report"];
    "一(一)2" "连续五年以上培训评价，累计一万人次以上，评价占三成；不足一万的要有知名品牌"
        "five consecutive years; 10,000 person-times, 30 % of them assessed; below that, a well-known brand"
        ["experience"];
    "一(一)3" "有专门机构、专职人员、专家、场地、设备（含视频监控）和稳定经费"
        "own department, full-time staff, experts, venue, equipment with video surveillance, stable funds"
        ["capacity"];
    "一(一)4" "有质量管控措施，不以营利为最终目的"
        "measures of quality control; not for profit as its final aim"
        ["capacity.quality_measures", "capacity.not_for_profit"];
    "一(一)5" "有题库开发人员；每职业每等级题库、卷库达到数量"
        "question-bank staff; enough questions and papers for each occupation and level"
        ["capacity.question_bank_staff", "scope.question_bank"];
    "一(一)6" "自愿接受监督"
        "accepts supervision"
        ["capacity.accepts_supervision"];
    "一(二)1" "参与标准、规范、教材或题库开发的优先"
        "priority: took part in developing standards or question banks"
        ["priority"];
    "一(二)2" "世赛集训基地或为竞赛提供支持的优先"
        "priority: a WorldSkills base, or support of competitions"
        ["priority"];
    "一(二)3" "园区职业技能提升中心优先"
        "priority: a skill-promotion centre of a park"
        ["priority"];
    "一(二)4" "有重大突破的优先"
        "priority: a breakthrough"
        ["priority"];
    "二(一)" "限于大典收录和新公布的技能类职业且有国家标准；初次申请原则上不超过三个，每个不少于十五个工位"
        "skill-type occupations with a national standard; in principle at most three on a first application, fifteen workstations each"
        ["scope"];
    "二(二)" "准入类职业资格不在认定范围"
        "access-type qualifications are excluded"
        ["scope"];
    "三(一)" "提交七项材料，由县区推荐"
        "seven sets of material, with a county's recommendation"
        ["materials", "filing.recommended_by"];
    "三(二)1" "同一职业原则上不超过两家"
        "in principle at most two evaluators for one occupation"
        ["waivers"];
    "三(二)2" "由市里向省里报备"
        "reported to the province"
        ["filing.authority"];
    "三(二)3" "由省里编码并公布；有效期三年，期满评估后决定是否延期；目录动态调整"
        "coded and published by the province; valid three years, extended or not after assessment; adjusted dynamically"
        ["code", "filing", "events"];
    "三(三)1" "在范围内认定，计划提前十个工作日报送，接受抽查"
        "assesses within its scope; plans are filed ten working days ahead; spot checks"
        ["plans"];
    "三(三)2" "结束后十个工作日内报备结果"
        "results are filed within ten working days"
        ["plans.results_filed_on"];
    "三(三)3" "结果确认后报备县区"
        "confirmed results are reported to the county"
        ["plans.results_filed_on", "plans.note"];
    "三(四)1" "由县区推荐，持续征集"
        "recommended by counties; continuous solicitation"
        ["filing.recommended_by"];
    "三(四)2" "非在榕评价机构先在市里备案"
        "an evaluator from elsewhere files with the city first"
        ["filing.origin", "filing.filed_on"];
    "四(一)" "建立台账，做好证书核发和统计"
        "a ledger of certificates and statistics"
        ["published_rules.certificate"];
    "四(二)" "在备案的职业、场所内独立开展，不得加盟、授权、委托"
        "within the filed occupations and places, independently; no franchising or entrusting"
        ["scope", "places"];
    "四(三)" "劳动者自主选择；企业可委托评价机构"
        "workers choose freely; enterprises may entrust an evaluator"
        ["accepts_entrusted"];
    "四(四)" "院校参照申报"
        "schools apply the same way"
        ["kind"];
    "四(五)" "考务、质量、证书、收费四项细则向社会公示；执行国家标准"
        "publishes its rules for exams, quality, certificates and fees; keeps to the national standard"
        ["published_rules", "scope.fees"];
    "四(六)" "招生宣传不得使用禁用字样和标识"
        "advertising without the banned words and marks"
        ["adverts", "logo"];
}
