//! Skill levels (技能等级): five of them, and sets of them.

use std::fmt;
use std::str::FromStr;

use super::level_text::{LevelError, read_level, read_levels};

/// A skill level, ordered by skill: 五级/初级工 is the least and 一级/高级技师 the greatest.
///
/// The *number* runs the other way (5 … 1), so compare levels and never their digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkillLevel {
    /// 五级/初级工.
    Five,
    /// 四级/中级工.
    Four,
    /// 三级/高级工.
    Three,
    /// 二级/技师.
    Two,
    /// 一级/高级技师.
    One,
}

/// A set of skill levels, as a scope item or an assessment plan names them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LevelSet(u8);

impl SkillLevel {
    /// From 五级 up to 一级.
    pub const ALL: [Self; 5] = [Self::Five, Self::Four, Self::Three, Self::Two, Self::One];

    /// Reads one level as people write it: `3`, `三级`, `高级工`, `三级/高级工`, `L3`.
    ///
    /// # Errors
    /// When the text is unreadable or names more than one level.
    pub fn parse(text: &str) -> Result<Self, LevelError> {
        read_level(text)
    }

    /// The level of a digit 5–1, as certificates and addresses carry it.
    #[must_use]
    pub fn from_digit(digit: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.digit() == digit)
    }

    /// 5 for 五级 … 1 for 一级.
    #[must_use]
    pub fn digit(self) -> u8 {
        5 - self as u8
    }

    /// 五级 … 一级.
    #[must_use]
    pub fn grade(self) -> &'static str {
        ["五级", "四级", "三级", "二级", "一级"][self as usize]
    }

    /// 初级工 … 高级技师.
    #[must_use]
    pub fn title(self) -> &'static str {
        ["初级工", "中级工", "高级工", "技师", "高级技师"][self as usize]
    }

    /// Whether candidates defend a paper or pass a technical review (二级, 一级; 通知 一(一)5).
    #[must_use]
    pub fn has_defence(self) -> bool {
        self >= Self::Two
    }
}

impl LevelSet {
    /// No level.
    pub const EMPTY: Self = Self(0);

    /// Reads what people write: one level, a range (`五级至三级`, `5-3`) or a list joined by `、` `，` `,` `/` or spaces.
    ///
    /// # Errors
    /// Names the unreadable piece with its bytes; an empty text is an error too.
    pub fn parse(text: &str) -> Result<Self, LevelError> {
        read_levels(text)
    }

    /// The levels from the one through the other, whichever is named first.
    #[must_use]
    pub fn through(a: SkillLevel, b: SkillLevel) -> Self {
        SkillLevel::ALL
            .into_iter()
            .filter(|level| (a.min(b)..=a.max(b)).contains(level))
            .collect()
    }

    /// Whether `level` is in the set.
    #[must_use]
    pub fn contains(self, level: SkillLevel) -> bool {
        self.0 & bit(level) != 0
    }

    /// Whether every level of this set is in `other`.
    #[must_use]
    pub fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Adds `level`.
    pub fn insert(&mut self, level: SkillLevel) {
        self.0 |= bit(level);
    }

    /// The levels of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The levels of both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The levels of this set that `other` lacks.
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many levels.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The levels from 五级 up.
    #[must_use]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = SkillLevel> {
        SkillLevel::ALL
            .into_iter()
            .filter(move |&level| self.contains(level))
    }

    /// In full, for people: `五级/初级工 至 三级/高级工`, or the levels joined by `、`.
    #[must_use]
    pub fn text(self) -> String {
        self.written(" 至 ", |level| level.to_string())
    }

    /// A run of two or more levels as a range, anything else as a list.
    fn written(self, to: &str, name: impl Fn(SkillLevel) -> String) -> String {
        match (self.iter().next(), self.iter().next_back()) {
            (Some(low), Some(high)) if low != high && Self::through(low, high) == self => {
                format!("{}{to}{}", name(low), name(high))
            }
            _ => self.iter().map(name).collect::<Vec<_>>().join("、"),
        }
    }
}

fn bit(level: SkillLevel) -> u8 {
    1 << level as u8
}

impl FromIterator<SkillLevel> for LevelSet {
    fn from_iter<I: IntoIterator<Item = SkillLevel>>(levels: I) -> Self {
        let mut set = Self::EMPTY;
        levels.into_iter().for_each(|level| set.insert(level));
        set
    }
}

impl From<SkillLevel> for LevelSet {
    fn from(level: SkillLevel) -> Self {
        Self(bit(level))
    }
}

/// `三级/高级工`, never a bare number.
impl fmt::Display for SkillLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.grade(), self.title())
    }
}

/// Short: `五级至三级` or `五级、三级`.
impl fmt::Display for LevelSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written("至", |level| level.grade().to_owned()))
    }
}

impl fmt::Debug for LevelSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LevelSet({self})")
    }
}

impl FromStr for SkillLevel {
    type Err = LevelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl FromStr for LevelSet {
    type Err = LevelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{LevelSet, SkillLevel};

    #[test]
    fn skill_orders_levels() {
        assert!(SkillLevel::One > SkillLevel::Five);
        assert_eq!(SkillLevel::ALL.map(SkillLevel::digit), [5, 4, 3, 2, 1]);
        assert_eq!(SkillLevel::from_digit(3), Some(SkillLevel::Three));
        assert_eq!(SkillLevel::from_digit(6), None);
        assert_eq!(SkillLevel::Two.to_string(), "二级/技师");
    }

    #[test]
    fn sets_are_written_as_ranges_where_they_are_ranges() {
        let set = LevelSet::through(SkillLevel::Three, SkillLevel::Five);
        assert_eq!(set.to_string(), "五级至三级");
        assert_eq!(set.text(), "五级/初级工 至 三级/高级工");
        let gap: LevelSet = [SkillLevel::Five, SkillLevel::Three].into_iter().collect();
        assert_eq!(gap.to_string(), "五级、三级");
        assert_eq!(LevelSet::from(SkillLevel::One).text(), "一级/高级技师");
        assert_eq!(LevelSet::EMPTY.to_string(), "");
    }

    #[test]
    fn sets_are_compared() {
        let low = LevelSet::through(SkillLevel::Five, SkillLevel::Four);
        let all: LevelSet = SkillLevel::ALL.into_iter().collect();
        assert!(low.is_subset(all) && !all.is_subset(low));
        assert_eq!(
            all.difference(low).iter().collect::<Vec<_>>(),
            SkillLevel::ALL[2..]
        );
        assert_eq!(all.intersection(low), low);
        assert_eq!(low.union(all).len(), 5);
    }
}
