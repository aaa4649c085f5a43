//! Who registered a body, and as what (登记管理部门、机构类别): the first two characters of its credit code, GB 32100-2015.

/// Who registered the body and as what: characters 1 and 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Registrant {
    /// `91` 企业.
    Enterprise,
    /// `51` 社会团体.
    Association,
    /// `52` 民办非企业单位（社会服务机构）.
    NonEnterprise,
    /// `53` 基金会.
    Foundation,
    /// `12` 事业单位.
    PublicInstitution,
    /// Any other pair: someone should look at it.
    Other(Registrar),
}

/// The department that registered the body: character 1 (GB 32100-2015, table of 登记管理部门).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Registrar {
    /// `1` 机构编制.
    Establishment,
    /// `2` 外交.
    ForeignAffairs,
    /// `3` 司法行政.
    Justice,
    /// `4` 文化.
    Culture,
    /// `5` 民政.
    CivilAffairs,
    /// `6` 旅游.
    Tourism,
    /// `7` 宗教.
    Religion,
    /// `8` 工会.
    TradeUnion,
    /// `9` 工商（市场监督管理）.
    Market,
    /// `A` 军队.
    Military,
    /// `N` 农业.
    Agriculture,
    /// `Y` 其他, and characters that no table names.
    Other,
}

impl Registrant {
    pub(super) fn of(prefix: [u8; 2]) -> Self {
        match &prefix {
            b"91" => Self::Enterprise,
            b"51" => Self::Association,
            b"52" => Self::NonEnterprise,
            b"53" => Self::Foundation,
            b"12" => Self::PublicInstitution,
            [department, _] => Self::Other(Registrar::of(*department)),
        }
    }

    /// The kind in Chinese.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Enterprise => "企业",
            Self::Association => "社会团体",
            Self::NonEnterprise => "民办非企业单位",
            Self::Foundation => "基金会",
            Self::PublicInstitution => "事业单位",
            Self::Other(registrar) => registrar.label(),
        }
    }
}

impl Registrar {
    pub(super) fn of(character: u8) -> Self {
        match character {
            b'1' => Self::Establishment,
            b'2' => Self::ForeignAffairs,
            b'3' => Self::Justice,
            b'4' => Self::Culture,
            b'5' => Self::CivilAffairs,
            b'6' => Self::Tourism,
            b'7' => Self::Religion,
            b'8' => Self::TradeUnion,
            b'9' => Self::Market,
            b'A' => Self::Military,
            b'N' => Self::Agriculture,
            _ => Self::Other,
        }
    }

    /// The department in Chinese, as the standard's table names it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Establishment => "机构编制",
            Self::ForeignAffairs => "外交",
            Self::Justice => "司法行政",
            Self::Culture => "文化",
            Self::CivilAffairs => "民政",
            Self::Tourism => "旅游",
            Self::Religion => "宗教",
            Self::TradeUnion => "工会",
            Self::Market => "工商",
            Self::Military => "军队",
            Self::Agriculture => "农业",
            Self::Other => "其他",
        }
    }
}

/// What kind of body a pair of first characters stands for (GB 32100-2015, table of 机构类别), in
/// Chinese and English.
pub(super) fn category(prefix: [u8; 2]) -> Option<[&'static str; 2]> {
    Some(match &prefix {
        b"11" => ["机关", "a government organ"],
        b"12" => ["事业单位", "a public institution"],
        b"13" => ["编办直接管理机构编制的群众团体", "a mass organization"],
        b"21" => ["外国常驻新闻机构", "a foreign news agency"],
        b"31" => ["律师执业机构", "a law firm"],
        b"32" => ["公证处", "a notary office"],
        b"33" => ["基层法律服务所", "a grass-roots legal service"],
        b"34" => ["司法鉴定机构", "a forensic institution"],
        b"35" => ["仲裁委员会", "an arbitration commission"],
        b"41" => ["外国在华文化中心", "a foreign cultural centre"],
        b"51" => ["社会团体", "an association"],
        b"52" => ["民办非企业单位", "a private non-enterprise unit"],
        b"53" => ["基金会", "a foundation"],
        b"61" | b"62" => ["旅游部门常驻代表机构", "a tourism office"],
        b"71" => ["宗教活动场所", "a place of religious activity"],
        b"72" => ["宗教院校", "a religious school"],
        b"81" => ["基层工会", "a grass-roots trade union"],
        b"91" => ["企业", "an enterprise"],
        b"92" => ["个体工商户", "a sole trader"],
        b"93" => ["农民专业合作社", "a farmers' cooperative"],
        b"A1" => ["军队事业单位", "an institution of the armed forces"],
        b"N1" => ["组级集体经济组织", "a collective of a villagers' group"],
        b"N2" => ["村级集体经济组织", "a collective of a village"],
        b"N3" => ["乡镇级集体经济组织", "a collective of a township"],
        b"19" | b"29" | b"39" | b"49" | b"59" | b"69" | b"79" | b"89" | b"A9" | b"N9" | b"Y1" => {
            ["其他机构", "a body of another kind"]
        }
        _ => return None,
    })
}
