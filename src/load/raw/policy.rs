//! The policy as it is written: each number with the clause that sets it.

use super::{Entries, List, Text, record};

record! {
    /// `policy.yaml`
    PolicyFile {
        /// 标题 / title
        title ["标题"]: Text,
        /// 依据的通知 / the notice
        source ["来源"]: Text,
        /// 通知日期 / its date
        dated ["日期"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
        /// 备案有效期。通知 三(二)3 / how long a filing holds
        validity ["有效期"]: Option<ValidityPolicy>,
        /// 到期提示 / when its end is near
        expiring ["到期提示"]: Option<ExpiringPolicy>,
        /// 培训评价经历和规模。通知 一(一)2 / years and size of training and assessment
        experience ["评价经历"]: Option<ExperiencePolicy>,
        /// 题库题量，每职业每等级。通知 一(一)5 / question bank, for each occupation and level
        question_bank ["题库"]: Option<QuestionBankPolicy>,
        /// 初次申请的职业数。通知 二(一) / occupations of a first application
        first_application ["初次申请"]: Option<FirstApplicationPolicy>,
        /// 每个职业的工位数。通知 二(一) / workstations for each occupation
        workstations ["工位"]: Option<WorkstationsPolicy>,
        /// 可以备案的等级 / levels that can be filed
        levels ["技能等级"]: Option<LevelsPolicy>,
        /// 同一职业的机构数。通知 三(二)1 / evaluators for one occupation
        same_occupation ["同一职业"]: Option<SameOccupationPolicy>,
        /// 计划报送期限。通知 三(三)1 / how early plans are filed
        plan ["认定计划"]: Option<PlanPolicy>,
        /// 结果备案期限。通知 三(三)2 / how soon results are filed
        results ["认定结果"]: Option<ResultsPolicy>,
        /// 登记机关的区划。通知 一(一)1 / divisions of the registrars
        registrars ["登记机关"]: Option<RegistrarsPolicy>,
        /// 本市的经纬度范围，考点应在其中 / the city's bounds, within which the places lie
        city ["本市范围"]: Option<CityPolicy>,
        /// 一处写得出的最大数目，再大就是笔误；通知没有规定 / numbers beyond which a slip is likely; not of the notice
        plausible ["最大数目"]: Option<PlausiblePolicy>,
        /// 各条规则的级别和条款 / severity and clause of single rules
        rules ["规则"]: Entries<RuleRecord> as Rule,
    }

    /// 三(二)3: how long a filing holds.
    ValidityPolicy {
        /// 年数，1 至 10 / years, 1 to 10
        years ["年"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// When a filing is said to be nearing its end.
    ExpiringPolicy {
        /// 届满前多少天起提示，1 至 365 / how many days before the end, 1 to 365
        days ["天"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 一(一)2
    ExperiencePolicy {
        /// 连续年数 / consecutive years
        years ["年"]: Text as Number,
        /// 累计人次 / person-times in all
        person_times ["人次"]: Text as Number,
        /// 评价人数占比，百分数 / per cent that are assessed
        assessed_percent ["评价占比"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 一(一)5, for each occupation at each level.
    QuestionBankPolicy {
        /// 理论知识题量 / theory questions
        theory_questions ["理论题量"]: Text as Number,
        /// 理论知识卷库套数 / theory papers
        theory_papers ["理论卷库"]: Text as Number,
        /// 实际操作卷库套数 / practical papers
        practical_papers ["实操卷库"]: Text as Number,
        /// 答辩或技术评审题量 / questions of the defence
        defence_questions ["答辩题量"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 二(一)
    FirstApplicationPolicy {
        /// 原则上最多几个职业 / occupations at most, in principle
        occupations ["职业数"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 二(一)
    WorkstationsPolicy {
        /// 每个职业至少几个工位 / workstations for each, at least
        each ["每个职业"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// The levels that a kind of evaluator may be filed for.
    LevelsPolicy {
        /// 社会培训评价组织可以备案的等级 / levels of social training evaluators
        social ["社会培训评价组织"]: List<Text> as Levels,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 三(二)1
    SameOccupationPolicy {
        /// 原则上最多几家 / evaluators at most, in principle
        evaluators ["机构数"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 三(三)1
    PlanPolicy {
        /// 提前几个工作日 / working days ahead
        working_days_ahead ["提前工作日"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 三(三)2
    ResultsPolicy {
        /// 结束后几个工作日内 / within so many working days
        working_days_after ["工作日内"]: Text as Number,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 一(一)1: with whom a local body is registered, by the digits of GB/T 2260.
    RegistrarsPolicy {
        /// 本市登记机关区划代码的开头几位 / first digits of the city's divisions
        local ["本市"]: List<Text> as Digits,
        /// 可以登记的上级机关的区划代码 / higher registrars
        higher ["上级"]: List<Text> as Digits,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// The degrees between which the city lies.
    CityPolicy {
        /// 最西，经度 / westernmost longitude
        west ["西"]: Text as Longitude,
        /// 最东，经度 / easternmost longitude
        east ["东"]: Text as Longitude,
        /// 最南，纬度 / southernmost latitude
        south ["南"]: Text as Latitude,
        /// 最北，纬度 / northernmost latitude
        north ["北"]: Text as Latitude,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// Numbers that are hardly ever exceeded.
    PlausiblePolicy {
        /// 一个职业或一处场所的工位 / workstations of an occupation or a place
        workstations ["工位"]: Text as Number,
        /// 一场认定一个职业的人数 / seats of one occupation of a plan
        seats ["人数"]: Text as Number,
        /// 一个等级的收费，元 / fee of one level, in yuan
        fee ["收费"]: Text as Number,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// What is said of one rule.
    RuleRecord {
        /// 级别；off 不查 / severity; off turns it off
        severity ["级别"]: Text as Severity,
        /// 条款，如 三(二)1 / clause of the notice
        clause ["条款"]: Text,
        /// 是否“原则上”，可以例外 / whether it can be waived
        in_principle ["原则上"]: Text as YesNo,
        /// 说明 / note
        note ["说明"]: Text,
    }
}
