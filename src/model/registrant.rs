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
