//! Word lists: names that read like those of real bodies and belong to none, and the districts they are in.

use minglu::model::CreditCode;

/// A district (区县) with its weight among evaluators and about where it lies.
pub struct District {
    /// Its id in the catalogue.
    pub id: &'static str,
    pub name: &'static str,
    pub short: &'static str,
    /// How many of a hundred evaluators are there.
    pub weight: u32,
    /// The division in credit codes registered there.
    pub division: &'static str,
    pub longitude: f64,
    pub latitude: f64,
}

const fn district(
    (id, name, short): (&'static str, &'static str, &'static str),
    weight: u32,
    division: &'static str,
    (longitude, latitude): (f64, f64),
) -> District {
    District {
        id,
        name,
        short,
        weight,
        division,
        longitude,
        latitude,
    }
}

/// The thirteen districts under the city's bureau.
pub const DISTRICTS: [District; 13] = [
    district(
        ("350102", "鼓楼区", "鼓楼"),
        18,
        "350102",
        (119.304, 26.082),
    ),
    district(
        ("350103", "台江区", "台江"),
        10,
        "350103",
        (119.314, 26.053),
    ),
    district(
        ("350104", "仓山区", "仓山"),
        14,
        "350104",
        (119.274, 26.047),
    ),
    district(("350105", "马尾区", "马尾"), 8, "350105", (119.456, 25.990)),
    district(
        ("350111", "晋安区", "晋安"),
        12,
        "350111",
        (119.328, 26.082),
    ),
    district(("350112", "长乐区", "长乐"), 8, "350112", (119.523, 25.963)),
    district(("350121", "闽侯县", "闽侯"), 9, "350121", (119.132, 26.150)),
    district(("350122", "连江县", "连江"), 4, "350122", (119.540, 26.198)),
    district(("350123", "罗源县", "罗源"), 2, "350123", (119.550, 26.489)),
    district(("350124", "闽清县", "闽清"), 2, "350124", (118.863, 26.221)),
    district(("350125", "永泰县", "永泰"), 2, "350125", (118.932, 25.867)),
    district(("350181", "福清市", "福清"), 8, "350181", (119.384, 25.720)),
    district(
        ("fzgx", "福州高新区", "高新区"),
        3,
        "350121",
        (119.205, 26.030),
    ),
];

/// What a body is; its code letter, credit-code prefix and the end of its name go with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Social,
    Employer,
    School,
}

const FIRST: [char; 60] = [
    '榕', '鼎', '恒', '瑞', '祥', '诚', '达', '鑫', '隆', '嘉', '佑', '睿', '博', '智', '慧', '启',
    '航', '远', '景', '蓝', '海', '星', '辰', '明', '厚', '仁', '礼', '荣', '铭', '尚', '卓', '越',
    '精', '匠', '闽', '江', '山', '林', '森', '清', '泉', '云', '岚', '晨', '晓', '晴', '阳', '春',
    '秋', '金', '玉', '琢', '朴', '安', '宁', '泰', '和', '凌', '翔', '毅',
];

const SECOND: [char; 60] = [
    '光', '盛', '通', '源', '兴', '华', '昌', '盈', '茂', '丰', '泽', '润', '宏', '伟', '峰', '岳',
    '川', '帆', '舟', '程', '途', '方', '圆', '正', '直', '信', '义', '德', '才', '贤', '能', '工',
    '艺', '技', '学', '思', '行', '知', '问', '创', '新', '立', '业', '成', '功', '长', '青', '松',
    '柏', '梅', '兰', '竹', '菊', '桐', '枫', '杉', '桂', '莲', '荷', '锦',
];

const FIELDS: [&str; 14] = [
    "职业技能",
    "技能人才",
    "匠心技能",
    "教育科技",
    "人力资源",
    "现代服务",
    "智能制造",
    "健康服务",
    "家政服务",
    "餐饮文化",
    "信息技术",
    "物流管理",
    "建筑工程",
    "文化旅游",
];

const ENDS: [(&str, Kind, &str); 12] = [
    ("评价中心", Kind::Social, "52"),
    ("培训学校", Kind::Social, "52"),
    ("教育有限公司", Kind::Social, "91"),
    ("服务中心", Kind::Social, "52"),
    ("咨询有限公司", Kind::Social, "91"),
    ("研究院", Kind::Social, "52"),
    ("协会", Kind::Social, "51"),
    ("培训中心", Kind::Social, "12"),
    ("集团有限公司", Kind::Employer, "91"),
    ("股份有限公司", Kind::Employer, "91"),
    ("技工学校", Kind::School, "12"),
    ("技师学院", Kind::School, "12"),
];

/// How many different names there are; more evaluators than that cannot be generated.
pub const NAMES: usize = FIRST.len() * SECOND.len() * FIELDS.len() * ENDS.len();

/// The words of one name.
pub struct Name {
    /// Two characters: 榕光.
    pub brand: String,
    pub field: &'static str,
    pub end: &'static str,
    pub kind: Kind,
    /// Department and kind of its credit code.
    pub prefix: &'static str,
}

/// The name of a record: a different one for each number below [`NAMES`], in no visible order.
pub fn name(seed: u64, record: usize) -> Name {
    const STEP: usize = 377_117; // shares no factor with NAMES, so that each name is met once
    let first = usize::try_from(seed % NAMES as u64).expect("less than NAMES");
    let mut rest = (record * STEP + first) % NAMES;
    let mut digit = |base: usize| {
        let digit = rest % base;
        rest /= base;
        digit
    };
    let (end, kind, prefix) = ENDS[digit(ENDS.len())];
    let brand = [FIRST[digit(FIRST.len())], SECOND[digit(SECOND.len())]]
        .iter()
        .collect();
    Name {
        brand,
        field: FIELDS[digit(FIELDS.len())],
        end,
        kind,
        prefix,
    }
}

/// A credit code whose organization part begins with DEM, so that anyone sees it is made up; a different one for each number.
pub fn credit_code(prefix: &str, division: &str, record: usize) -> CreditCode {
    const DIGITS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let organization = if record < 100_000 {
        format!("DEM{record:05}")
    } else {
        let mut rest = record - 100_000;
        let mut characters = [b'0'; 5];
        for place in (1..5).rev() {
            characters[place] = DIGITS[rest % 31];
            rest /= 31;
        }
        characters[0] = DIGITS[10 + rest]; // a letter first: never the same as a number of five digits
        format!("DEM{}", String::from_utf8_lossy(&characters))
    };
    CreditCode::new(prefix, division, &organization)
        .expect("all three parts are of their alphabets")
}

/// Occupations that many bodies are filed for; the rest of the catalogue is drawn more rarely.
pub const POPULAR: [&str; 28] = [
    "6-31-01-03",
    "6-18-02-04",
    "4-03-02-01",
    "4-10-01-06",
    "4-10-01-05",
    "4-10-03-01",
    "4-10-03-02",
    "4-10-01-03",
    "4-03-02-07",
    "4-03-02-04",
    "4-03-02-02",
    "4-12-01-01",
    "4-01-06-01",
    "4-01-06-02",
    "4-02-06-03",
    "6-20-01-01",
    "6-18-01-01",
    "6-29-03-05",
    "6-29-03-03",
    "4-07-03-04",
    "4-14-02-02",
    "4-03-01-01",
    "4-14-01-02",
    "4-02-07-08",
    "4-04-04-02",
    "4-09-10-01",
    "6-02-06-11",
    "6-30-05-01",
];

/// Occupations that are closed to skill-level assessment in whole or in part (准入类职业资格): never drawn.
pub const CLOSED: [&str; 15] = [
    "3-02-03-01",
    "3-02-03-06",
    "3-02-03-08",
    "4-02-01-01",
    "4-02-02-01",
    "4-02-02-02",
    "4-02-04-01",
    "4-02-04-03",
    "4-02-05-04",
    "4-07-05-01",
    "4-07-05-02",
    "4-07-05-03",
    "4-14-05-01",
    "4-14-05-03",
    "5-03-01-01",
];
