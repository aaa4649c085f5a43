//! The domain as values that cannot be invalid. This page is the glossary; each word has a file
//! of its own.
//!
//! | 中文 | value | file |
//! |---|---|---|
//! | 评价机构 | [`Evaluator`], [`EvaluatorKind`], [`Evaluators`] | `evaluator.rs`, `evaluators.rs` |
//! | 记录（含没有读全的） | [`Record`], [`Partial`], [`Known`] | `record.rs` |
//! | 没有读出的内容 | [`Lost`] | `lost.rs` |
//! | 备案号 | [`EvaluatorCode`] | `evaluator_code.rs` |
//! | 证书编号 | [`CertificateNumber`] | `certificate_number.rs` |
//! | 统一社会信用代码 | [`CreditCode`] | `credit_code.rs`, `registrant.rs` |
//! | 备案，评价经历，评价条件，申报材料 | [`Filing`], [`Experience`], [`Capacity`], [`Materials`] | `filing.rs` |
//! | 认定范围，工位，题库 | [`ScopeItem`], [`QuestionBank`] | `scope.rs` |
//! | 认定场所 | [`Place`] | `scope.rs` |
//! | 职业编码，大典版次 | [`OccupationCode`], [`Edition`] | `occupation_code.rs` |
//! | 职业 | [`Occupation`], [`Occupations`] | `scope.rs`, `catalogue.rs` |
//! | 技能等级 | [`SkillLevel`], [`LevelSet`] | `level.rs`, read by `level_text.rs` |
//! | 准入类职业资格 | [`AccessItem`] | `catalogue.rs` |
//! | 区县 | [`District`], [`Districts`] | `catalogue.rs` |
//! | 数目（十六、330元） | [`Count`] | `count.rs` |
//! | 日期，年月 | [`Day`], [`Month`] | `day.rs`, `month.rs` |
//! | 有效期 | [`Validity`] | `validity.rs` |
//! | 工作日 | [`WorkingDays`] | `working_days.rs` |
//! | 文号 | [`Notice`], [`NoticeNumber`] | `filing.rs`, `notice_number.rs` |
//! | 事件 | [`Event`], [`EventKind`] | `event.rs` |
//! | 未了结的整改、暂停、延期申请 | [`Matter`] | `matter.rs` |
//! | 备案状态 | [`Standing`], [`Timeline`] | `standing.rs`, worked out by [`fold`] |
//! | 认定实施计划 | [`Plan`] | `plan.rs` |
//! | 征集通知里的数字 | [`Policy`] | `policy.rs` |
//! | 广告禁用字样 | [`Advertising`], [`Term`] | `advertising.rs`, found by `advert/` |
//! | 通知公告 | [`Article`] | `catalog.rs` |
//! | 开放数据 | [`OpenData`], [`DataFormat`] | `site.rs` |
//! | 首字母，排序 | [`Initial`], [`SortKey`] | `letter.rs`, readings in `reading.rs` |
//!
//! Single values are read by `parse(&str)`. What cannot be read comes back as a [`Fault`]: the
//! problem as a value, the bytes it is about and, where it follows, what should be written
//! instead. Nothing is corrected silently.

mod advertising;
mod catalog;
mod catalogue;
mod certificate_number;
mod colour;
mod count;
mod credit_code;
mod day;
mod evaluator;
mod evaluator_code;
mod evaluators;
mod event;
mod fault;
mod filing;
pub mod fold;
mod letter;
mod level;
mod level_text;
mod lost;
mod matter;
mod month;
mod notice_number;
mod occupation_code;
mod plan;
mod policy;
mod reading;
mod record;
mod registrant;
mod scope;
mod site;
mod standing;
mod tidy;
mod validity;
mod working_days;

pub use advertising::{Advertising, Bending, Circumstance, Phrase, Term, TermClass, TermSeverity};
pub use catalog::{Article, Catalog, NotWhole, Picture};
pub use catalogue::{
    AccessItem, AccessMatch, District, Districts, FormerOccupation, Found, OccupationCatalogue,
    Occupations, Outlines, Provenance, Ring, SkillType,
};
pub use certificate_number::{CertificateNumber, CertificateNumberError, CertificateNumberProblem};
pub use colour::{Colour, DARK_GROUND, LIGHT_GROUND};
pub use count::Count;
pub use credit_code::{CreditCode, CreditCodeError, CreditCodeProblem};
pub use credit_code::{check_character, organization_check_character};
pub use day::{Day, DayError, DayProblem};
pub use evaluator::{Contact, Evaluator, EvaluatorKind};
pub use evaluator_code::{
    CodeLetter, EvaluatorCode, EvaluatorCodeError, EvaluatorCodeProblem, FirstFiling,
};
pub use evaluators::Evaluators;
pub use event::{Event, EventKind};
pub use fault::{Explain, Fault, Words};
pub use filing::{
    Advert, Capacity, Document, Experience, Filing, Materials, Notice, Origin, PriorityCondition,
    PublishedRules, Waiver,
};
pub use letter::{Initial, SortKey, initial, sort_key, without_place};
pub use level::{LevelSet, SkillLevel};
pub use level_text::{LevelError, LevelProblem};
pub use lost::{HalfEvent, HalfRead, Lost};
pub use matter::{Matter, undecided_end};
pub use month::Month;
pub use notice_number::{NoticeNumber, NoticeNumberError, NoticeNumberProblem};
pub use occupation_code::{Edition, EditionError, EditionProblem};
pub use occupation_code::{GroupCode, OccupationCode, OccupationCodeError, OccupationCodeProblem};
pub use plan::{Plan, PlanItem};
pub use policy::{Bounds, Policy, QuestionBankMinimum, RulePolicy, RuleSeverity};
pub use reading::{all_readings, readings};
pub use record::{Known, Partial, Presence, Record};
pub use registrant::{Registrant, Registrar};
pub use scope::{Occupation, Place, QuestionBank, ScopeItem};
pub use site::{Appearance, DataFormat, OpenData, Operator, Security, Site, SiteCodes};
pub use standing::{Standing, Step, Timeline};
pub use validity::{Validity, ValidityError};
pub use working_days::{CalendarError, OutOfCalendar, WorkingDays};
