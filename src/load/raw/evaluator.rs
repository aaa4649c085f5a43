//! An evaluator's record as it is written.

use super::{Entries, List, Text, TextOr, record};

record! {
    /// 评价机构: the whole record.
    EvaluatorRecord {
        /// 备案号，13 位，如 S000035010001。通知 三(二)3 / evaluator code
        code ["备案号", "评价机构编码", "机构编码"]: Text as Required | EvaluatorCode,
        /// 机构名称，照登记证书写全称 / full name as registered
        name ["机构名称", "单位名称", "评价机构名称"]: Text as Required,
        /// 简称，查询时也认 / short names that searches know too
        short_names ["简称"]: List<Text>,
        /// 排序用的名称，如去掉地名的字号 / the name by which it is sorted
        sort_name ["排序名"]: Text,
        /// 统一社会信用代码，18 位。GB 32100-2015 / unified social credit code
        credit_code ["统一社会信用代码", "信用代码"]: Text as Required | CreditCode,
        /// 机构类型；备案号首位是 Y 的必须写 / kind of body; needed if the code begins with Y
        kind ["机构类型", "机构类别"]: Text as EvaluatorKind,
        /// 区县，写全称、简称或区划代码，见 catalogue/districts.yaml / district by name, short name or code
        district ["区县", "所属区县", "所在区县"]: Text as Required,
        /// 机构地址 / address
        address ["地址", "注册地址", "机构地址"]: Text as Required,
        /// 联系方式，写部门，不写个人 / offices to contact, never persons
        contacts ["联系方式"]: List<ContactRecord>,
        /// 网址 / website
        website ["网址", "网站"]: Text as Url,
        /// 标识文件，与记录放在同一文件夹。通知 四(六) / logo, a file of the record's folder
        logo ["标识", "徽标"]: Text,
        /// 一两句简介 / a summary of a sentence or two
        summary ["简介", "机构简介"]: Text,
        /// 是否接受企业委托。通知 四(三) / whether enterprises may entrust it
        accepts_entrusted ["接受委托"]: Text as YesNo,
        /// 备案。通知 三(二) / the filing
        filing ["备案"]: Option<FilingRecord> as Required,
        /// 认定范围，每个职业一项。通知 二(一)、四(二) / occupations that it is filed for
        scope ["认定范围", "备案职业"]: List<ScopeRecord> as Required,
        /// 认定场所。通知 四(二) / places of assessment
        places ["认定场所", "考点"]: List<PlaceRecord>,
        /// 培训评价经历和规模。通知 一(一)2 / years and size of training and assessment
        experience ["评价经历"]: Option<ExperienceRecord>,
        /// 机构、人员、场地、经费等条件。通知 一(一)3–6 / staff, venue, equipment, funds
        capacity ["评价条件"]: Option<CapacityRecord>,
        /// 优先条件。通知 一(二)1–4 / grounds of priority
        priority ["优先条件"]: List<TextOr<PriorityRecord>> as PriorityCondition,
        /// 申报材料，写收到的日期。通知 三(一)1–7 / days on which the application's materials were received
        materials ["申报材料"]: Option<MaterialsRecord>,
        /// 四项公示细则。通知 四(五) / the four published sets of rules
        published_rules ["公示细则", "实施细则"]: Option<PublishedRulesRecord>,
        /// 备案以后的事：延期、增减职业、暂停、退出等。通知 三(二)3 / what happened since: renewals, additions, suspensions
        events ["事件", "变更记录"]: List<EventRecord>,
        /// 超出“原则上”限额而经批准的例外 / limits exceeded with approval
        waivers ["例外", "特批"]: List<WaiverRecord>,
        /// 招生宣传。通知 四(六) / advertising
        adverts ["广告", "招生宣传"]: List<AdvertRecord>,
    }

    /// 联系方式: an office, never a person.
    ContactRecord {
        /// 部门，如考务办公室 / office
        office ["部门", "联系部门"]: Text,
        /// 电话 / telephone
        phone ["电话", "联系电话"]: Text,
        /// 电子邮箱 / mail address
        email ["邮箱", "电子邮箱"]: Text,
        /// 办公时间 / hours
        hours ["时间", "办公时间"]: Text,
        /// 电话是否为可以公开的工作号码 / whether the telephone is a business number that may be published
        public ["公开", "公开号码"]: Text as YesNo,
    }

    /// 备案
    FilingRecord {
        /// 备案日期。通知 三(二)3 / day of the filing
        filed_on ["备案日期"]: Text as Required | Day,
        /// 备案机关；不写就是 site.yaml 里的 / filing authority; that of site.yaml if left out
        authority ["备案机关"]: Text,
        /// 公布文号，如 榕人社〔2024〕3号 / number of the notice
        notice ["备案文号", "公布文号"]: Option<TextOr<NoticeRecord>>,
        /// 有效期起；不写就是备案日期 / first day; the day of the filing if left out
        valid_from ["有效期起"]: Text as Day,
        /// 首次有效期的最后一天；延期写进 events。通知 三(二)3 / last day of the first validity; renewals are events
        valid_until ["有效期止", "有效期至"]: Text as Day,
        /// 是否初次申请；不写就是。通知 二(一) / whether it is a first application; yes if left out
        first_application ["初次申请"]: Text as YesNo,
        /// 来源；外地机构来榕写 outside。通知 三(四)2 / local, or filed elsewhere before
        origin ["来源"]: Text as Origin,
        /// 推荐的县区人社部门。通知 三(一) / the county office that recommended it
        recommended_by ["推荐单位"]: Text,
    }

    /// 文号 and where it can be read.
    NoticeRecord {
        /// 文号，如 榕人社〔2024〕3号 / number of the notice
        number ["文号"]: Text as Required,
        /// 原文网址 / where the notice can be read
        url ["链接"]: Text as Url,
    }

    /// One item of the 认定范围.
    ScopeRecord {
        /// 大典版次；只有一版目录时可以不写 / edition; may be left out if there is one catalogue
        edition ["版本", "大典版本"]: Text as Edition,
        /// 职业编码，如 6-31-01-03。通知 二(一) / occupation code
        occupation ["职业编码", "职业代码"]: Text as Required | OccupationCode,
        /// 职业名称，写了就与目录核对 / the occupation's name, held against the catalogue
        name ["职业", "职业名称"]: Text,
        /// 工种或职业方向 / job under the occupation
        job ["工种", "职业方向"]: Text,
        /// 技能等级，如 五级至三级。通知 二(一) / skill levels, such as 五级至三级
        levels ["等级", "技能等级"]: List<Text> as Required | Levels,
        /// 工位数。通知 二(一) / workstations
        workstations ["工位", "工位数"]: Text as Number,
        /// 在哪些场所认定，写 places 里的编号。通知 四(二) / ids of the places where it is assessed
        places ["场所", "认定场所"]: List<Text>,
        /// 题库，每个等级一行。通知 一(一)5 / question bank, a line for each level
        question_bank ["题库"]: Entries<QuestionBankRecord> as LevelKeys,
        /// 收费，每个等级一行，单位元。通知 四(五) / fees in yuan, a line for each level
        fees ["收费", "收费标准"]: Entries<Text> as LevelKeys | Number,
        /// 起始日期；备案以后增加的职业写 / first day, if later than the filing
        since ["起始日期"]: Text as Day,
        /// 有效期止；与机构不同才写 / last day, if not the evaluator's
        valid_until ["有效期止", "有效期至"]: Text as Day,
    }

    /// 题库 of one level.
    QuestionBankRecord {
        /// 理论知识题量。通知 一(一)5 / theory questions
        theory_questions ["理论题量"]: Text as Number,
        /// 理论知识卷库套数。通知 一(一)5 / theory papers
        theory_papers ["理论卷库"]: Text as Number,
        /// 实际操作卷库套数。通知 一(一)5 / practical papers
        practical_papers ["实操卷库"]: Text as Number,
        /// 答辩或技术评审题量，二级、一级才要。通知 一(一)5 / questions of the defence, levels 2 and 1
        defence_questions ["答辩题量"]: Text as Number,
    }

    /// 认定场所
    PlaceRecord {
        /// 编号，由录入的人定，如 main / an id of your own, such as main
        id ["编号"]: Text as Required,
        /// 场所名称；不写就显示地址 / name; the address if left out
        name ["名称"]: Text,
        /// 区县 / district
        district ["区县"]: Text as Required,
        /// 地址 / address
        address ["地址"]: Text as Required,
        /// 经度，福州约 119 / longitude, about 119
        longitude ["经度"]: Text as Longitude,
        /// 纬度，福州约 26 / latitude, about 26
        latitude ["纬度"]: Text as Latitude,
        /// 工位数 / workstations
        workstations ["工位", "工位数"]: Text as Number,
        /// 在这里认定的职业编码 / occupations that are assessed here
        occupations ["职业", "职业编码"]: List<Text> as OccupationCode,
    }

    /// 评价经历, 一(一)2.
    ExperienceRecord {
        /// 从哪年哪月起，如 2015-06。通知 一(一)2 / since when, such as 2015-06
        since ["起始"]: Text,
        /// 累计培训评价人次。通知 一(一)2 / person-times in all
        trained ["培训评价人次", "累计人次"]: Text as Number,
        /// 其中评价人次。通知 一(一)2 / those of them that were assessed
        assessed ["评价人次"]: Text as Number,
        /// 不足一万人次的，说明品牌特色。通知 一(一)2 / the brand, if below 10,000
        brand ["品牌说明"]: Text,
    }

    /// 评价条件, 一(一)3–6.
    CapacityRecord {
        /// 负责认定的内设机构。通知 一(一)3 / department for assessment
        department ["内设机构"]: Text,
        /// 专职工作人员数。通知 一(一)3 / full-time staff
        full_time_staff ["专职人员"]: Text as Number,
        /// 专家数。通知 一(一)3 / experts
        experts ["专家"]: Text as Number,
        /// 场地面积，平方米。通知 一(一)3 / area in square metres
        area ["场地面积"]: Text as Number,
        /// 设备设施。通知 一(一)3 / equipment
        equipment ["设备设施"]: Text,
        /// 有无视频监控。通知 一(一)3 / video surveillance
        video_surveillance ["视频监控"]: Text as YesNo,
        /// 经费保障。通知 一(一)3 / funds
        funds ["经费保障"]: Text,
        /// 质量管控措施。通知 一(一)4 / measures of quality control
        quality_measures ["质量管控措施"]: Text,
        /// 题库开发技术人员数。通知 一(一)5 / question-bank staff
        question_bank_staff ["题库开发人员"]: Text as Number,
        /// 不以营利为最终目的。通知 一(一)4 / not for profit as its final aim
        not_for_profit ["不以营利为目的"]: Text as YesNo,
        /// 自愿接受监督。通知 一(一)6 / accepts supervision
        accepts_supervision ["接受监督"]: Text as YesNo,
    }

    /// 优先条件 with its grounds.
    PriorityRecord {
        /// 优先条件。通知 一(二)1–4 / ground of priority
        condition ["条件"]: Text as PriorityCondition,
        /// 说明 / note
        note ["说明"]: Text,
    }

    /// 申报材料: the day on which each was received, 三(一)1–7.
    MaterialsRecord {
        /// 基本情况表，收到日期。通知 三(一)1 / basic form
        basic_form ["基本情况表"]: Text as Day,
        /// 职业目录、教程及试题样本，收到日期。通知 三(一)2 / catalogue, course and samples of questions
        catalogue_and_samples ["目录教程及试题样本"]: Text as Day,
        /// 实施方案及质量管控措施，收到日期。通知 三(一)3 / work plan and quality control
        work_plan ["实施方案及质量管控措施"]: Text as Day,
        /// 专业人员证明，收到日期。通知 三(一)4 / proof of experts
        expert_proof ["专业人员证明"]: Text as Day,
        /// 场地设备证明，收到日期。通知 三(一)5 / proof of venue and equipment
        asset_proof ["场地设备证明"]: Text as Day,
        /// 信用报告或诚信承诺书，收到日期。通知 三(一)6 / credit report or pledge
        credit_report ["信用报告或承诺书"]: Text as Day,
        /// 历史鉴定及规模证明，收到日期。通知 三(一)7 / proof of past assessment
        history_proof ["历史鉴定证明"]: Text as Day,
    }

    /// The four published rules, 四(五).
    PublishedRulesRecord {
        /// 考务管理细则，网址或文件。通知 四(五) / rules for exams: an address or a file
        exam ["考务管理"]: Text,
        /// 质量管理细则，网址或文件。通知 四(五) / rules for quality
        quality ["质量管理"]: Text,
        /// 证书管理细则，网址或文件。通知 四(五) / rules for certificates
        certificate ["证书管理"]: Text,
        /// 收费管理细则，网址或文件。通知 四(五) / rules for fees
        fee ["收费管理"]: Text,
    }

    /// A dated event.
    EventRecord {
        /// 日期 / day
        on ["日期"]: Text as Required | Day,
        /// 类型 / kind of the event
        kind ["类型", "type"]: Text as Required | EventKind,
        /// 只涉及几个职业时写编码；增减职业必须写 / occupations concerned; needed for additions and removals
        scope ["职业", "职业编码"]: List<Text> as OccupationCode,
        /// 文号 / number of the notice
        notice ["文号"]: Option<TextOr<NoticeRecord>>,
        /// 说明，会公布 / note, which is published
        note ["说明"]: Text,
        /// 延期后的最后一天，延期时必须写。通知 三(二)3 / new last day, needed for a renewal
        valid_until ["有效期至", "有效期止"]: Text as Day,
        /// 原名称或原地址，更名时必须写 / former name or address, needed for a new name
        from ["原"]: Text,
    }

    /// A limit that was exceeded with a recorded reason.
    WaiverRecord {
        /// 规则名，如 directory/evaluators-per-occupation / name of the rule
        rule ["规则"]: Text as Required | Rule,
        /// 理由 / reason
        reason ["理由"]: Text as Required,
        /// 批准单位 / who approved it
        approved_by ["批准单位"]: Text as Required,
        /// 批准日期 / day of the approval
        on ["批准日期"]: Text as Required | Day,
        /// 最后一天；不写就一直有效 / last day; without one it stays in force
        until ["截止日期"]: Text as Day,
    }

    /// 招生宣传
    AdvertRecord {
        /// 广告文件，与记录放在同一文件夹 / file of the record's folder
        file ["文件"]: Text,
        /// 广告文字 / words of the advert
        text ["文字"]: Text,
        /// 发布渠道，如公众号 / where it appears
        channel ["渠道"]: Text,
        /// 发布日期 / day of its publication
        published_on ["发布日期"]: Text as Day,
    }
}
