//! An evaluator's record as it is written.

use super::{Entries, List, Text, TextOr, record};

record! {
    /// 评价机构: the whole record.
    EvaluatorRecord {
        code ["备案号", "评价机构编码", "机构编码"]: Text,
        name ["机构名称", "单位名称", "评价机构名称"]: Text,
        short_names ["简称"]: List<Text>,
        sort_name ["排序名"]: Text,
        credit_code ["统一社会信用代码", "信用代码"]: Text,
        kind ["机构类型", "机构类别"]: Text,
        district ["区县", "所属区县", "所在区县"]: Text,
        address ["地址", "注册地址", "机构地址"]: Text,
        contacts ["联系方式"]: List<ContactRecord>,
        website ["网址", "网站"]: Text,
        logo ["标识", "徽标"]: Text,
        summary ["简介", "机构简介"]: Text,
        accepts_entrusted ["接受委托"]: Text,
        filing ["备案"]: Option<FilingRecord>,
        scope ["认定范围", "备案职业"]: List<ScopeRecord>,
        places ["认定场所", "考点"]: List<PlaceRecord>,
        experience ["评价经历"]: Option<ExperienceRecord>,
        capacity ["评价条件"]: Option<CapacityRecord>,
        priority ["优先条件"]: List<TextOr<PriorityRecord>>,
        materials ["申报材料"]: Option<MaterialsRecord>,
        published_rules ["公示细则", "实施细则"]: Option<PublishedRulesRecord>,
        events ["事件", "变更记录"]: List<EventRecord>,
        waivers ["例外", "特批"]: List<WaiverRecord>,
        adverts ["广告", "招生宣传"]: List<AdvertRecord>,
    }

    /// 联系方式: an office, never a person.
    ContactRecord {
        office ["部门", "联系部门"]: Text,
        phone ["电话", "联系电话"]: Text,
        email ["邮箱", "电子邮箱"]: Text,
        hours ["时间", "办公时间"]: Text,
        /// Whether the telephone is a business number that may be published.
        public ["公开", "公开号码"]: Text,
    }

    /// 备案
    FilingRecord {
        filed_on ["备案日期"]: Text,
        authority ["备案机关"]: Text,
        notice ["备案文号", "公布文号"]: Option<TextOr<NoticeRecord>>,
        valid_from ["有效期起"]: Text,
        valid_until ["有效期止", "有效期至"]: Text,
        first_application ["初次申请"]: Text,
        origin ["来源"]: Text,
        recommended_by ["推荐单位"]: Text,
    }

    /// 文号 and where it can be read.
    NoticeRecord {
        number ["文号"]: Text,
        url ["链接"]: Text,
    }

    /// One item of the 认定范围.
    ScopeRecord {
        edition ["版本", "大典版本"]: Text,
        occupation ["职业编码", "职业代码"]: Text,
        name ["职业", "职业名称"]: Text,
        job ["工种", "职业方向"]: Text,
        levels ["等级", "技能等级"]: List<Text>,
        workstations ["工位", "工位数"]: Text,
        places ["场所", "认定场所"]: List<Text>,
        question_bank ["题库"]: Entries<QuestionBankRecord>,
        fees ["收费", "收费标准"]: Entries<Text>,
        since ["起始日期"]: Text,
        valid_until ["有效期止", "有效期至"]: Text,
    }

    /// 题库 of one level.
    QuestionBankRecord {
        theory_questions ["理论题量"]: Text,
        theory_papers ["理论卷库"]: Text,
        practical_papers ["实操卷库"]: Text,
        defence_questions ["答辩题量"]: Text,
    }

    /// 认定场所
    PlaceRecord {
        id ["编号"]: Text,
        name ["名称"]: Text,
        district ["区县"]: Text,
        address ["地址"]: Text,
        longitude ["经度"]: Text,
        latitude ["纬度"]: Text,
        workstations ["工位", "工位数"]: Text,
        occupations ["职业", "职业编码"]: List<Text>,
    }

    /// 评价经历, 一(一)2.
    ExperienceRecord {
        since ["起始"]: Text,
        trained ["培训评价人次", "累计人次"]: Text,
        assessed ["评价人次"]: Text,
        brand ["品牌说明"]: Text,
    }

    /// 评价条件, 一(一)3–6.
    CapacityRecord {
        department ["内设机构"]: Text,
        full_time_staff ["专职人员"]: Text,
        experts ["专家"]: Text,
        area ["场地面积"]: Text,
        equipment ["设备设施"]: Text,
        video_surveillance ["视频监控"]: Text,
        funds ["经费保障"]: Text,
        quality_measures ["质量管控措施"]: Text,
        question_bank_staff ["题库开发人员"]: Text,
        not_for_profit ["不以营利为目的"]: Text,
        accepts_supervision ["接受监督"]: Text,
    }

    /// 优先条件 with its grounds.
    PriorityRecord {
        condition ["条件"]: Text,
        note ["说明"]: Text,
    }

    /// 申报材料: the day on which each was received, 三(一)1–7.
    MaterialsRecord {
        basic_form ["基本情况表"]: Text,
        catalogue_and_samples ["目录教程及试题样本"]: Text,
        work_plan ["实施方案及质量管控措施"]: Text,
        expert_proof ["专业人员证明"]: Text,
        asset_proof ["场地设备证明"]: Text,
        credit_report ["信用报告或承诺书"]: Text,
        history_proof ["历史鉴定证明"]: Text,
    }

    /// The four published rules, 四(五).
    PublishedRulesRecord {
        exam ["考务管理"]: Text,
        quality ["质量管理"]: Text,
        certificate ["证书管理"]: Text,
        fee ["收费管理"]: Text,
    }

    /// A dated event.
    EventRecord {
        on ["日期"]: Text,
        kind ["类型", "type"]: Text,
        scope ["职业", "职业编码"]: List<Text>,
        notice ["文号"]: Option<TextOr<NoticeRecord>>,
        note ["说明"]: Text,
        valid_until ["有效期至", "有效期止"]: Text,
        from ["原"]: Text,
    }

    /// A limit that was exceeded with a recorded reason.
    WaiverRecord {
        rule ["规则"]: Text,
        reason ["理由"]: Text,
        approved_by ["批准单位"]: Text,
        on ["批准日期"]: Text,
        until ["截止日期"]: Text,
    }

    /// 招生宣传
    AdvertRecord {
        file ["文件"]: Text,
        text ["文字"]: Text,
        channel ["渠道"]: Text,
        published_on ["发布日期"]: Text,
    }
}
