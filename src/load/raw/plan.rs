//! Assessment plans as they are written.

use super::{List, Text, WaiverRecord, record};

record! {
    /// A file of plans.
    PlansFile {
        /// 认定实施计划。通知 三(三)1 / assessment plans
        plans ["计划", "认定计划"]: List<PlanRecord>,
    }

    /// 认定实施计划
    PlanRecord {
        /// 计划编号，名录里不重复 / id, unique in the directory
        id ["计划编号", "编号"]: Text as Required,
        /// 评价机构的备案号 / code of the evaluator
        evaluator ["备案号", "评价机构编码"]: Text as Required | EvaluatorCode,
        /// 报送日期，至少提前十个工作日。通知 三(三)1 / day on which the plan was filed, ten working days ahead
        filed_on ["报送日期"]: Text as Required | Day,
        /// 开始日期 / first day
        starts_on ["开始日期", "认定日期"]: Text as Required | Day,
        /// 结束日期；只有一天的不写 / last day, if there is more than one
        ends_on ["结束日期"]: Text as Day,
        /// 考点，写机构记录里场所的编号。通知 四(二) / id of the place
        place ["考点", "认定场所"]: Text,
        /// 认定项目，每个职业一项 / occupations and levels
        items ["认定项目"]: List<PlanItemRecord> as Required,
        /// 报名截止日期 / last day of registration
        register_until ["报名截止"]: Text as Day,
        /// 报名方式 / how to register
        register ["报名方式"]: Option<RegisterRecord>,
        /// 结果备案日期，结束后十个工作日内。通知 三(三)2 / day on which the results were filed
        results_filed_on ["结果备案日期"]: Text as Day,
        /// 说明，会公布 / note, which is published
        note ["说明"]: Text,
        /// 已成事实、无法改正的违规，经处理后了结 / breaches that cannot be mended any more and were settled
        waivers ["例外", "特批"]: List<WaiverRecord>,
    }

    /// One occupation of a plan.
    PlanItemRecord {
        /// 大典版次；只有一版目录时可以不写 / edition; may be left out if there is one catalogue
        edition ["版本", "大典版本"]: Text as Edition,
        /// 职业编码，应在机构的认定范围内。通知 三(三)1 / occupation code, within the evaluator's scope
        occupation ["职业编码", "职业代码"]: Text as Required | OccupationCode,
        /// 技能等级 / skill levels
        levels ["等级", "技能等级"]: List<Text> as Required | Levels,
        /// 人数 / seats
        seats ["人数", "名额"]: Text as Number,
    }

    /// Where to register.
    RegisterRecord {
        /// 电话 / telephone
        phone ["电话"]: Text,
        /// 报名网址 / address on the web
        url ["网址", "链接"]: Text as Url,
    }
}
