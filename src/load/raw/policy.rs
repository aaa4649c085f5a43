//! The policy as it is written: each number with the clause that sets it.

use super::{Entries, List, Text, record};

record! {
    /// `policy.yaml`
    PolicyFile {
        title ["标题"]: Text,
        source ["来源"]: Text,
        dated ["日期"]: Text,
        note ["说明"]: Text,
        validity ["有效期"]: Option<ValidityPolicy>,
        expiring ["到期提示"]: Option<ExpiringPolicy>,
        experience ["评价经历"]: Option<ExperiencePolicy>,
        question_bank ["题库"]: Option<QuestionBankPolicy>,
        first_application ["初次申请"]: Option<FirstApplicationPolicy>,
        workstations ["工位"]: Option<WorkstationsPolicy>,
        levels ["技能等级"]: Option<LevelsPolicy>,
        same_occupation ["同一职业"]: Option<SameOccupationPolicy>,
        plan ["认定计划"]: Option<PlanPolicy>,
        results ["认定结果"]: Option<ResultsPolicy>,
        registrars ["登记机关"]: Option<RegistrarsPolicy>,
        rules ["规则"]: Entries<RuleRecord>,
    }

    /// 三(二)3: how long a filing holds.
    ValidityPolicy {
        years ["年"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// When a filing is said to be nearing its end.
    ExpiringPolicy {
        days ["天"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 一(一)2
    ExperiencePolicy {
        years ["年"]: Text,
        person_times ["人次"]: Text,
        assessed_percent ["评价占比"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 一(一)5, for each occupation at each level.
    QuestionBankPolicy {
        theory_questions ["理论题量"]: Text,
        theory_papers ["理论卷库"]: Text,
        practical_papers ["实操卷库"]: Text,
        defence_questions ["答辩题量"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 二(一)
    FirstApplicationPolicy {
        occupations ["职业数"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 二(一)
    WorkstationsPolicy {
        each ["每个职业"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// The levels that a kind of evaluator may be filed for.
    LevelsPolicy {
        social ["社会培训评价组织"]: List<Text>,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 三(二)1
    SameOccupationPolicy {
        evaluators ["机构数"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 三(三)1
    PlanPolicy {
        working_days_ahead ["提前工作日"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 三(三)2
    ResultsPolicy {
        working_days_after ["工作日内"]: Text,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// 一(一)1: with whom a local body is registered, by the digits of GB/T 2260.
    RegistrarsPolicy {
        local ["本市"]: List<Text>,
        higher ["上级"]: List<Text>,
        clause ["条款"]: Text,
        note ["说明"]: Text,
    }

    /// What is said of one rule.
    RuleRecord {
        severity ["级别"]: Text,
        clause ["条款"]: Text,
        in_principle ["原则上"]: Text,
        note ["说明"]: Text,
    }
}
