//! Assessment plans as they are written.

use super::{List, Text, record};

record! {
    /// A file of plans.
    PlansFile {
        plans ["计划", "认定计划"]: List<PlanRecord>,
    }

    /// 认定实施计划
    PlanRecord {
        id ["计划编号", "编号"]: Text,
        evaluator ["备案号", "评价机构编码"]: Text,
        filed_on ["报送日期"]: Text,
        starts_on ["开始日期", "认定日期"]: Text,
        ends_on ["结束日期"]: Text,
        place ["考点", "认定场所"]: Text,
        items ["认定项目"]: List<PlanItemRecord>,
        register_until ["报名截止"]: Text,
        register ["报名方式"]: Option<RegisterRecord>,
        results_filed_on ["结果备案日期"]: Text,
        note ["说明"]: Text,
    }

    /// One occupation of a plan.
    PlanItemRecord {
        edition ["版本", "大典版本"]: Text,
        occupation ["职业编码", "职业代码"]: Text,
        levels ["等级", "技能等级"]: List<Text>,
        seats ["人数", "名额"]: Text,
    }

    /// Where to register.
    RegisterRecord {
        phone ["电话"]: Text,
        url ["网址", "链接"]: Text,
    }
}
