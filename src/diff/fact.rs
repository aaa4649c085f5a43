//! The names of public facts, as they are written down between two publications.

use std::fmt;
use std::str::FromStr;

use crate::model::{Edition, Occupation, OccupationCode, SkillLevel};

/// One thing that the public reads of an evaluator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// That it is listed at all.
    Record,
    /// 机构名称
    Name,
    /// 简称
    ShortNames,
    /// 统一社会信用代码
    CreditCode,
    /// 机构类别: `social`
    Kind,
    /// 所属区县, by its identifier
    District,
    /// 地址
    Address,
    /// 电话, each with its office
    Phone,
    /// 邮箱
    Email,
    /// 办公时间
    Hours,
    /// 网站
    Website,
    /// 接受委托: `true`
    Entrusted,
    /// 备案日期
    FiledOn,
    /// 备案部门
    Authority,
    /// 备案文件's number
    FilingNotice,
    /// The first day of the validity.
    ValidFrom,
    /// The last day of the validity as the record's events leave it.
    ValidUntil,
    /// A place of assessment, by its id: name and address.
    Place(String),
    /// The levels of a scope item: `543`
    Levels(Item),
    /// Its workstations.
    Workstations(Item),
    /// Its fee at one level, in yuan.
    Fee(Item, SkillLevel),
    /// An event of the record that is no longer there, or on another day.
    History,
}

/// A scope item: an occupation, perhaps one job of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The occupation.
    pub occupation: Occupation,
    /// 工种 / 职业方向
    pub job: Option<String>,
}

/// The facts that need no more than their name.
const PLAIN: [(&str, Fact); 18] = [
    ("record", Fact::Record),
    ("name", Fact::Name),
    ("short_names", Fact::ShortNames),
    ("credit_code", Fact::CreditCode),
    ("kind", Fact::Kind),
    ("district", Fact::District),
    ("address", Fact::Address),
    ("phone", Fact::Phone),
    ("email", Fact::Email),
    ("hours", Fact::Hours),
    ("website", Fact::Website),
    ("entrusted", Fact::Entrusted),
    ("filed_on", Fact::FiledOn),
    ("authority", Fact::Authority),
    ("filing_notice", Fact::FilingNotice),
    ("valid_from", Fact::ValidFrom),
    ("valid_until", Fact::ValidUntil),
    ("history", Fact::History),
];

impl Fact {
    /// The stable name of its kind: `fee`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Place(_) => "place",
            Self::Levels(_) => "levels",
            Self::Workstations(_) => "workstations",
            Self::Fee(..) => "fee",
            plain => {
                let known = PLAIN.iter().find(|(_, fact)| fact == plain);
                // All the others stand in the table; a test holds it.
                known.map_or("", |(key, _)| key)
            }
        }
    }

    /// Whether it is a way to reach the evaluator.
    #[must_use]
    pub fn is_contact(&self) -> bool {
        matches!(
            self,
            Self::Address | Self::Phone | Self::Email | Self::Hours | Self::Website
        )
    }

    /// The scope item that it is about.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        match self {
            Self::Levels(item) | Self::Workstations(item) | Self::Fee(item, _) => Some(item),
            _ => None,
        }
    }
}

/// `fee 3 2022/6-31-01-03 咖啡师`
impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.key())?;
        match self {
            Self::Place(id) => write!(formatter, " {id}"),
            Self::Levels(item) | Self::Workstations(item) => write!(formatter, " {item}"),
            Self::Fee(item, level) => write!(formatter, " {} {item}", level.digit()),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Occupation { edition, code } = self.occupation;
        write!(formatter, "{edition}/{code}")?;
        match &self.job {
            Some(job) => write!(formatter, " {job}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Fact {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if let Some((_, fact)) = PLAIN.iter().find(|(key, _)| *key == text) {
            return Ok(fact.clone());
        }
        let (key, rest) = text.split_once(' ').ok_or(())?;
        match key {
            "place" => Ok(Self::Place(rest.to_owned())),
            "levels" => Ok(Self::Levels(rest.parse()?)),
            "workstations" => Ok(Self::Workstations(rest.parse()?)),
            "fee" => {
                let (level, item) = rest.split_once(' ').ok_or(())?;
                let level = level.parse().ok().and_then(SkillLevel::from_digit);
                Ok(Self::Fee(item.parse()?, level.ok_or(())?))
            }
            _ => Err(()),
        }
    }
}

impl FromStr for Item {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (occupation, job) = match text.split_once(' ') {
            Some((occupation, job)) => (occupation, Some(job.to_owned())),
            None => (text, None),
        };
        let (edition, code) = occupation.split_once('/').ok_or(())?;
        let edition = Edition::parse(edition).map_err(drop)?;
        let code = OccupationCode::parse(code).map_err(drop)?;
        let occupation = Occupation { edition, code };
        Ok(Self { occupation, job })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_again() {
        let item: Item = "2022/6-31-01-03 电工（低压）".parse().expect("an item");
        assert_eq!(item.job.as_deref(), Some("电工（低压）"));
        let more = [
            Fact::Place("a b".to_owned()),
            Fact::Levels(item.clone()),
            Fact::Workstations(Item {
                job: None,
                ..item.clone()
            }),
            Fact::Fee(item, SkillLevel::ALL[2]),
        ];
        let plain = PLAIN.map(|(_, fact)| fact);
        for fact in plain.into_iter().chain(more) {
            assert!(!fact.key().is_empty(), "{fact:?}");
            assert_eq!(fact.to_string().parse(), Ok(fact));
        }
        for text in [
            "",
            "fees",
            "fee 9 2022/6-31-01-03",
            "levels 2022",
            "levels 1999/6-31-01-03",
        ] {
            assert_eq!(text.parse::<Fact>(), Err(()), "{text}");
        }
    }
}
