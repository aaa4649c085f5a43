//! The site's own data: who runs it, under which names and numbers.

use super::Colour;

/// `site.yaml`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// The site's name.
    pub name: String,
    /// A shorter one for narrow places.
    pub short_name: String,
    /// One line about it.
    pub tagline: Option<String>,
    /// Language of the pages: `zh-CN` or `en`.
    pub language: String,
    /// Whether this is a demonstration; every page then says so.
    pub demonstration: bool,
    /// What the demonstration strip says.
    pub demonstration_note: Option<String>,
    /// Where the site stands, ending in `/`; needed for `sitemap.xml` and canonical links.
    pub url: Option<String>,
    /// The filing authority of records that name none.
    pub authority: String,
    /// GB/T 2260 code of the province, two digits.
    pub province: Option<String>,
    /// The names of the province and the city, with which nearly all bodies' names begin: the
    /// alphabetical list passes over them.
    pub region: Vec<String>,
    /// 主办单位
    pub operator: Operator,
    /// 网站标识码, ICP备案号, 公安备案号
    pub codes: SiteCodes,
    /// Where errors are reported.
    pub error_report: Option<String>,
    /// Official addresses, printed as text.
    pub official: Vec<(String, String)>,
    /// How it looks, where it differs from its theme.
    pub appearance: Appearance,
    /// The text of `humans.txt`.
    pub humans: Option<String>,
    /// Whom to tell about flaws of the site, for `security.txt`.
    pub security: Option<Security>,
    /// On what terms and in which forms the data are given away.
    pub data: OpenData,
}

/// Colours and logo.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The main colour on light ground.
    pub accent: Option<Colour>,
    /// The main colour on dark ground.
    pub accent_dark: Option<Colour>,
    /// The path of the logo in the site.
    pub logo: Option<String>,
}

/// Whom to tell about flaws of the site (RFC 9116).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// An address on the web or of mail.
    pub contact: String,
    /// The address of the policy.
    pub policy: Option<String>,
}

/// 开放数据: on what terms and in which forms the data are given away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenData {
    /// The licence's name.
    pub licence: Option<String>,
    /// Where it can be read.
    pub licence_url: Option<String>,
    /// How those who use the data name their source.
    pub attribution: Option<String>,
    /// The formats; `None`: all.
    pub formats: Option<Vec<DataFormat>>,
}

/// The formats of open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFormat {
    /// A workbook of all tables.
    Xlsx,
    /// A file a table for spreadsheets.
    Csv,
    /// A document a table.
    Json,
    /// A file a table, a row a line.
    JsonLines,
    /// A document an evaluator, an occupation, a district.
    Api,
}

impl DataFormat {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Self; 5] = [
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::JsonLines,
        Self::Api,
    ];

    /// The name in settings and, but for the last, of files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Api => "api",
        }
    }
}

impl OpenData {
    /// Whether the data are published in a format.
    #[must_use]
    pub fn has(&self, format: DataFormat) -> bool {
        self.formats.as_ref().is_none_or(|it| it.contains(&format))
    }

    /// Whether any are.
    #[must_use]
    pub fn is_any(&self) -> bool {
        DataFormat::ALL.into_iter().any(|it| self.has(it))
    }
}

/// 主办单位: who runs the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Operator {
    /// Name.
    pub name: String,
    /// Address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Office hours.
    pub hours: Option<String>,
}

/// Registration numbers of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteCodes {
    /// 网站标识码
    pub site_id: Option<String>,
    /// ICP备案号
    pub icp: Option<String>,
    /// 公安备案号
    pub public_security: Option<String>,
}
