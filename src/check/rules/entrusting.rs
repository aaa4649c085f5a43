//! Wording by which an evaluator has others assess in its name, 四(二): franchising, agents, and
//! authorising or entrusting others. What 四(三) allows – enterprises entrust the evaluator – and
//! words that forbid or deny are never meant. Knows texts only, no records.

use std::ops::Range;

/// Phrases that say it by themselves.
const PHRASES: &[&str] = &[
    "加盟",
    "招募代理",
    "招收代理",
    "诚招代理",
    "招代理",
    "区域代理",
    "代理商",
    "代理点",
    "独家代理",
    "分支授权",
    "授权分支",
    "授权分校",
    "授权网点",
    "授权代理",
    "品牌授权",
    "转授权",
    "转委托",
    "合作办点",
    "合作设点",
    "合作建点",
    "联合办点",
    "联合设点",
    "接受挂靠",
    "欢迎挂靠",
    "可以挂靠",
    "可挂靠",
    "出租资质",
    "出借资质",
    "资质出租",
    "资质出借",
    "资质共享",
    "资质租赁",
];

/// Who may be authorised or entrusted.
const OTHERS: &[&str] = &[
    "机构",
    "学校",
    "公司",
    "单位",
    "中心",
    "分校",
    "分支",
    "校区",
    "院校",
    "学院",
    "网点",
    "教学点",
    "培训点",
    "协会",
    "企业",
    "第三方",
    "他人",
    "合作方",
    "伙伴",
    "个人",
    "团队",
];

/// What the others would do.
const VERBS: &[&str] = &[
    "开展", "组织", "进行", "实施", "承办", "承担", "举办", "负责", "代为", "办理", "从事", "主持",
];

/// The work that is not to be handed on.
const WORK: &[&str] = &[
    "认定",
    "技能评价",
    "等级评价",
    "技能鉴定",
    "等级鉴定",
    "技能考核",
    "等级考核",
    "考评",
    "发证",
];

/// Work of the same name that may be handed on: `资产认定`, `学分认定`.
const OTHER_WORK: &[&str] = &[
    "资产", "价格", "责任", "学分", "工伤", "学历", "质量", "身份", "价值",
];

/// The evaluator itself, or another: as the one that is entrusted.
const EVALUATORS: &[&str] = &[
    "本机构",
    "我机构",
    "本中心",
    "我中心",
    "本校",
    "我校",
    "本公司",
    "我公司",
    "我司",
    "本单位",
    "我单位",
    "我们",
    "本会",
    "我会",
    "本院",
    "我院",
    "本组织",
    "本所",
    "我所",
    "评价组织",
    "评价机构",
    "评价中心",
    "评价服务",
];

/// Whoever may entrust an evaluator, and words of accepting: somewhere before `委托`.
const ENTRUSTING: &[&str] = &[
    "企业",
    "用人单位",
    "职工",
    "园区",
    "工会",
    "政府",
    "部门",
    "客户",
    "接受",
    "受",
    "承接",
    "承担",
];

/// Words of being authorised, shortly before `授权`.
const AUTHORISED: &[&str] = &[
    "经",
    "获",
    "受",
    "被",
    "得到",
    "取得",
    "由",
    "凭",
    "持",
    "部门",
    "中心授权",
];

/// Words that deny or forbid, before the phrase in its clause.
const DENIALS: &[&str] = &[
    "不得",
    "不以",
    "不接受",
    "不开放",
    "不设",
    "不搞",
    "不做",
    "不允许",
    "不采用",
    "不采取",
    "不通过",
    "不再",
    "不会",
    "不向",
    "不对外",
    "不存在",
    "不准",
    "不招",
    "不授权",
    "不委托",
    "不予",
    "不可",
    "不能",
    "从不",
    "绝不",
    "决不",
    "并不",
    "概不",
    "没有",
    "禁止",
    "严禁",
    "请勿",
    "切勿",
    "拒绝",
    "谢绝",
    "杜绝",
    "防止",
    "防范",
    "举报",
    "查处",
    "警惕",
    "抵制",
    "冒充",
    "冒用",
    "打击",
    "未设",
    "未以",
    "未曾",
    "从未",
    "尚未",
    "未授权",
    "未委托",
    "未与",
    "未对",
];

/// Words behind the phrase, in its sentence, that forbid or disown.
const DISOWNED: &[&str] = &[
    "违规", "违法", "禁止", "不得", "无关", "假冒", "冒名", "诈骗", "骗局", "无效", "不予", "谨防",
];

/// Who may join as a person: `欢迎专家加盟`.
const PEOPLE: &[&str] = &[
    "专家",
    "考评员",
    "教师",
    "师资",
    "人才",
    "名师",
    "技师",
    "大师",
    "督导员",
    "讲师",
    "人员",
    "精英",
];

/// Whether the text holds a character without which nothing is found; all that sound texts cost.
fn may_matter(text: &str) -> bool {
    // Of 加盟, 授权, 委托, 代理, 点, 挂靠, 资质.
    text.contains(['盟', '授', '托', '代', '点', '挂', '资'])
}

/// The wording in a text, in its order, each with its bytes.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !may_matter(text) {
        return found;
    }
    for phrase in PHRASES {
        for (start, _) in text.match_indices(phrase) {
            let range = start..start + phrase.len();
            let is_meant = *phrase != "加盟" || !is_joining(text, &range);
            if is_meant && !is_spared(text, &range) {
                found.push(range);
            }
        }
    }
    for (word, is_allowed) in [
        ("授权", is_authorised as fn(&str, usize) -> bool),
        ("委托", is_entrusted),
    ] {
        for (start, _) in text.match_indices(word) {
            let range = handed_on(text, start, start + word.len());
            found.extend(range.filter(|it| !is_allowed(text, start) && !is_spared(text, it)));
        }
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let is_new = range.start >= end;
        end = end.max(range.end);
        is_new
    });
    found
}

/// Whether what stands at `range` is, or is part of, a phrase that says it by itself, denied or not.
pub fn is_about(text: &str, range: &Range<usize>) -> bool {
    const REACH: usize = 24;
    let start = text.floor_char_boundary(range.start.saturating_sub(REACH));
    let end = text.ceil_char_boundary(range.end + REACH);
    let near = text.get(start..end).unwrap_or_default();
    let is_over = |at: usize, phrase: &str| {
        let at = start + at;
        at <= range.start && at + phrase.len() >= range.end
    };
    PHRASES.iter().any(|phrase| {
        near.match_indices(phrase)
            .any(|(at, _)| is_over(at, phrase))
    })
}

/// From `授权` or `委托` through others and what they do to the work, all in one clause.
fn handed_on(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    const REACH: usize = 40;
    let clause = clause_after(text, end, REACH);
    let others = first_of(clause, OTHERS)?;
    let verb = others.end + first_of(&clause[others.end..], VERBS)?.start;
    if EVALUATORS.iter().any(|it| clause[..verb].contains(it)) {
        return None;
    }
    let work = first_of(&clause[verb..], WORK)?;
    let before = &clause[verb..verb + work.start];
    let is_other = OTHER_WORK.iter().any(|it| before.ends_with(it));
    (!is_other).then(|| start..end + verb + work.end)
}

/// The earliest of some words.
fn first_of(text: &str, words: &[&str]) -> Option<Range<usize>> {
    let found = words.iter().filter_map(|word| {
        let start = text.find(word)?;
        Some(start..start + word.len())
    });
    found.min_by_key(|range| range.start)
}

/// Whether somebody else authorises the evaluator: `经省里授权`.
fn is_authorised(text: &str, start: usize) -> bool {
    let before = last_characters(clause_before(text, start), 12);
    AUTHORISED.iter().any(|word| before.contains(word))
}

/// Whether an enterprise entrusts, or the evaluator accepts: 四(三).
fn is_entrusted(text: &str, start: usize) -> bool {
    let before = sentence_before(text, start);
    ENTRUSTING.iter().any(|word| before.contains(word))
}

/// Whether the words around deny, forbid or disown it.
fn is_spared(text: &str, range: &Range<usize>) -> bool {
    let before = last_characters(clause_before(text, range.start), 24);
    // Quotation marks and adjectives may stand between.
    let bare = before.trim_end_matches(['“', '"', '「', '‘', ' ']);
    let ends = ["无", "非", "无任何", "未", "不"];
    let after = sentence_after(text, range.end);
    DENIALS.iter().any(|word| before.contains(word))
        || ends.iter().any(|word| bare.ends_with(word))
        || DISOWNED.iter().any(|word| after.contains(word))
}

/// Whether people join, or it is a subject that is taught: `专家加盟`, `加盟管理`.
fn is_joining(text: &str, range: &Range<usize>) -> bool {
    let before = last_characters(clause_before(text, range.start), 6);
    let is_taught = text[range.end..].starts_with("管理");
    is_taught || PEOPLE.iter().any(|word| before.contains(word))
}

const SENTENCE_ENDS: &[char] = &['。', '！', '？', '；', '!', '?', ';', '\n'];
const CLAUSE_ENDS: &[char] = &[
    '。', '！', '？', '；', '!', '?', ';', '\n', '，', ',', '：', ':',
];

fn sentence_before(text: &str, at: usize) -> &str {
    text[..at].rsplit(SENTENCE_ENDS).next().unwrap_or_default()
}

fn sentence_after(text: &str, at: usize) -> &str {
    text[at..].split(SENTENCE_ENDS).next().unwrap_or_default()
}

fn clause_before(text: &str, at: usize) -> &str {
    text[..at].rsplit(CLAUSE_ENDS).next().unwrap_or_default()
}

fn clause_after(text: &str, at: usize, reach: usize) -> &str {
    let clause = text[at..].split(CLAUSE_ENDS).next().unwrap_or_default();
    let end = clause.char_indices().nth(reach).map(|(end, _)| end);
    &clause[..end.unwrap_or(clause.len())]
}

fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last();
    start.map_or("", |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn handing_on_is_found() {
        for (text, word) in [
            ("诚邀各地培训学校加盟，共享认定资源。", "加盟"),
            ("全国连锁加盟热线", "加盟"),
            ("面向各县招募代理，区域保护。", "招募代理"),
            ("各县代理商，名额有限", "代理商"),
            ("开放区域代理", "区域代理"),
            ("可授权合作院校开展认定。", "授权合作院校开展认定"),
            (
                "已授权五家培训机构组织职业技能等级认定",
                "授权五家培训机构组织职业技能等级认定",
            ),
            (
                "我中心授权福清示例培训学校负责电工认定",
                "授权福清示例培训学校负责电工认定",
            ),
            ("委托合作学校开展认定，统一发证。", "委托合作学校开展认定"),
            (
                "报名满三十人，委托当地培训机构组织等级认定。",
                "委托当地培训机构组织等级认定",
            ),
            ("在各县设分支授权点", "分支授权"),
            ("欢迎合作办点，利润分成", "合作办点"),
            ("可挂靠，手续齐全", "可挂靠"),
            ("资质共享，快速开班", "资质共享"),
            ("无门槛加盟，不限地区", "加盟"),
            ("不仅可以报名，还可以加盟", "加盟"),
            ("未来三年发展五十家加盟校", "加盟"),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, [word], "{text}");
        }
    }

    #[test]
    fn what_is_allowed_is_left_alone() {
        for text in [
            // 四(三)
            "企业可委托本机构开展认定",
            "接受企业委托，为职工开展职业技能等级认定。",
            "受企业委托组织认定",
            "有评价需求但不具备评价条件的企业，可委托当地具备条件的评价组织，对本企业职工开展职业技能等级认定。",
            "用人单位委托我中心为新录用人员开展技能评价",
            "承接园区企业委托的等级认定",
            "可接受委托，上门组织认定",
            "福州示例食品公司委托本中心开展认定",
            "示例电力公司委托榕光职业技能评价中心组织电工认定",
            // Denials.
            "不得以加盟等方式授权和委托其他机构开展职业技能等级认定工作",
            "本机构从不授权任何学校开展认定",
            "本机构未授权任何机构或个人开展认定",
            "独立开展认定，不接受加盟，不设代理点。",
            "直营，无加盟",
            "非加盟机构",
            "凡以“加盟”名义收费的均属假冒，请向我们反映",
            "谨防加盟骗局",
            "警惕各类“加盟”“代理”招揽",
            "严禁合作办点",
            "没有委托任何培训学校办理认定",
            "以加盟、挂靠等方式开展认定的一律无效",
            // Authorised or filed by the authorities.
            "经福建省职业技能鉴定指导中心同意，授权开展认定",
            "经省中心授权的机构开展认定",
            "获总部授权在榕组织认定的机构",
            // Other work and other meanings.
            "委托第三方机构开展满意度调查",
            "委托审计公司进行资产认定",
            "委托印刷企业印制证书",
            "委托会计师事务所负责审计",
            "欢迎行业专家加盟本中心专家库",
            "新增考评员八人加盟",
            "设连锁经营与加盟管理实训室",
            "授权培训教师使用机考系统",
            "代理记账、会计实务方向",
            "有三个考点，合作企业二十家",
            "资质齐全，设备完好",
            "",
        ] {
            let found: Vec<_> = find(text).into_iter().map(|it| &text[it]).collect();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }

    #[test]
    fn each_is_found_once_in_its_order() {
        let text = "诚招代理。开放加盟；授权各地学校组织认定。不接受挂靠。";
        let found: Vec<_> = find(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["诚招代理", "加盟", "授权各地学校组织认定"]);
    }
}
