//! Reading skill levels as people write them: `3`, `三级`, `三级/高级工`, `五级至三级`, `5、4、3`.
//!
//! ```text
//! levels = item { separator item }          separator: 、 ， , ； ; / + & 和 及 与 spaces
//! item   = level [ range level ]            range:     至 到 - – — ~ ～
//! level  = grade [ pair title ] | title [ pair grade ]      pair: / ( ) or nothing
//! grade  = [L] (5…1 | 五…一) [级]           title:     初级工 中级工 高级工 技师 高级技师 (初级, 中级)
//! ```
//! A grade and a title that stand as a pair must mean the same level; 高级 alone is refused, for it may be 高级工 or 高级技师.

use std::ops::Range;

use super::fault::{Explain, Fault, Words};
use super::level::{LevelSet, SkillLevel};
use super::tidy::is_dash;
use crate::source::narrow;

/// Why a text names no skill level.
pub type LevelError = Fault<LevelProblem>;

/// What is wrong with written levels; each names the piece it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelProblem {
    /// Nothing is written.
    Empty,
    /// The piece is no level.
    Unreadable(String),
    /// 高级 alone: 高级工 (三级) and 高级技师 (一级) are two levels apart.
    Ambiguous(String),
    /// Grade and title of a pair disagree, as in `五级/高级工`.
    Disagree {
        /// The pair as written.
        piece: String,
        /// What its first part means.
        first: SkillLevel,
        /// What its second part means.
        second: SkillLevel,
    },
    /// 学徒工, 特级技师, 首席技师: real, but none of the five levels that evaluators are filed for here.
    Beyond(String),
    /// More than one level where one is asked for.
    Several(LevelSet),
}

/// The two ways to name a level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Grade(SkillLevel),
    Title(SkillLevel),
}

/// Longest first, so that 高级技师 is never taken for 技师.
const TITLES: [(&str, SkillLevel); 7] = [
    ("高级技师", SkillLevel::One),
    ("高级工", SkillLevel::Three),
    ("中级工", SkillLevel::Four),
    ("初级工", SkillLevel::Five),
    ("技师", SkillLevel::Two),
    ("中级", SkillLevel::Four),
    ("初级", SkillLevel::Five),
];

const BEYOND: [&str; 3] = ["特级技师", "首席技师", "学徒工"];

pub(super) fn read_level(text: &str) -> Result<SkillLevel, LevelError> {
    let levels = read_levels(text)?;
    let mut all = levels.iter();
    match (all.next(), all.next()) {
        (Some(level), None) => Ok(level),
        _ => Err(Fault::whole(text, LevelProblem::Several(levels))),
    }
}

pub(super) fn read_levels(text: &str) -> Result<LevelSet, LevelError> {
    if let Some(levels) = usual_levels(text) {
        return Ok(levels);
    }
    let mut reader = Reader::new(text);
    let mut levels = LevelSet::EMPTY;
    while reader.skip(is_separator) {
        levels = levels.union(reader.item()?);
    }
    if levels.is_empty() {
        return Err(Fault::whole(text, LevelProblem::Empty));
    }
    Ok(levels)
}

/// `三级` and `五级至三级`, as most are written; nothing more needs to be known.
fn usual_levels(text: &str) -> Option<LevelSet> {
    match text.split_once('至') {
        Some((low, high)) => Some(LevelSet::through(usual_level(low)?, usual_level(high)?)),
        None => usual_level(text).map(LevelSet::from),
    }
}

fn usual_level(text: &str) -> Option<SkillLevel> {
    match text {
        "五级" => Some(SkillLevel::Five),
        "四级" => Some(SkillLevel::Four),
        "三级" => Some(SkillLevel::Three),
        "二级" => Some(SkillLevel::Two),
        "一级" => Some(SkillLevel::One),
        _ => None,
    }
}

/// A cursor over the narrowed characters that remembers where each was written.
struct Reader<'t> {
    text: &'t str,
    chars: Vec<(usize, char)>,
    next: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            chars: text.char_indices().map(|(at, c)| (at, narrow(c))).collect(),
            next: 0,
        }
    }

    /// `item = level [ range level ]`, up to a separator or the end.
    fn item(&mut self) -> Result<LevelSet, LevelError> {
        let start = self.next;
        let low = self.level(start)?;
        let before_range = self.next;
        self.skip(is_space);
        if !self.peek().is_some_and(is_range) {
            self.next = before_range;
            return self.ends_here(start).map(|()| low.into());
        }
        self.skip(|c| is_range(c) || is_space(c));
        let high = self.level(start)?;
        self.ends_here(start).map(|()| LevelSet::through(low, high))
    }

    /// `level = grade [ pair title ] | title [ pair grade ]`.
    fn level(&mut self, item: usize) -> Result<SkillLevel, LevelError> {
        let start = self.next;
        let first = self.name(item)?;
        let after_first = self.next;
        let bracketed = self.peek() == Some('(');
        self.skip(|c| matches!(c, '/' | '('));
        let second = self.name(item).ok().filter(|second| pairs(first, *second));
        let Some(second) = second else {
            self.next = after_first;
            return Ok(first.level());
        };
        if bracketed && self.peek() == Some(')') {
            self.next += 1;
        }
        if first.level() == second.level() {
            return Ok(first.level());
        }
        let range = self.bytes(start, self.next);
        let piece = self.text[range.clone()].to_owned();
        Err(Fault::at(
            range,
            LevelProblem::Disagree {
                piece,
                first: first.level(),
                second: second.level(),
            },
        ))
    }

    fn name(&mut self, item: usize) -> Result<Name, LevelError> {
        self.refuse_what_is_no_level()?;
        let found = self.title().or_else(|| self.grade());
        found.ok_or_else(|| self.unreadable(item))
    }

    fn title(&mut self) -> Option<Name> {
        let (written, level) = TITLES
            .into_iter()
            .find(|(written, _)| self.starts_with(written))?;
        self.next += written.chars().count();
        Some(Name::Title(level))
    }

    fn grade(&mut self) -> Option<Name> {
        let mut at = self.next;
        at += usize::from(matches!(self.char(at), Some('L' | 'l')));
        let level = match self.char(at)? {
            '5' | '五' => SkillLevel::Five,
            '4' | '四' => SkillLevel::Four,
            '3' | '三' => SkillLevel::Three,
            '2' | '二' => SkillLevel::Two,
            '1' | '一' => SkillLevel::One,
            _ => return None,
        };
        at += 1;
        self.next = at + usize::from(self.char(at) == Some('级'));
        Some(Name::Grade(level))
    }

    /// Words that hold the name of a level inside and yet are none.
    fn refuse_what_is_no_level(&self) -> Result<(), LevelError> {
        let here = |word: &str| {
            let range = self.bytes(self.next, self.next + word.chars().count());
            (range.clone(), self.text[range].to_owned())
        };
        if let Some(word) = BEYOND.into_iter().find(|word| self.starts_with(word)) {
            let (range, piece) = here(word);
            return Err(Fault::at(range, LevelProblem::Beyond(piece)));
        }
        let high = self.starts_with("高级")
            && !self.starts_with("高级工")
            && !self.starts_with("高级技师");
        if high
            && self
                .char(self.next + 2)
                .is_none_or(|c| is_separator(c) || is_range(c) || c == ')')
        {
            let (range, piece) = here("高级");
            return Err(Fault::at(range, LevelProblem::Ambiguous(piece)));
        }
        Ok(())
    }

    /// After an item only a separator may stand, or nothing.
    fn ends_here(&self, start: usize) -> Result<(), LevelError> {
        if self.peek().is_none_or(is_separator) {
            Ok(())
        } else {
            Err(self.unreadable(start))
        }
    }

    /// The piece from `start` to the next separator.
    fn unreadable(&self, start: usize) -> LevelError {
        let rest = self.chars.iter().skip(self.next.max(start));
        let length = rest.take_while(|(_, c)| !is_separator(*c)).count();
        let range = self.bytes(start, self.next.max(start) + length);
        Fault::at(
            range.clone(),
            LevelProblem::Unreadable(self.text[range].trim_end().to_owned()),
        )
    }

    /// The bytes of the characters `from..to`.
    fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let at = |index: usize| self.chars.get(index).map_or(self.text.len(), |(at, _)| *at);
        at(from)..at(to)
    }

    fn starts_with(&self, word: &str) -> bool {
        let mut rest = self.chars.iter().skip(self.next);
        word.chars()
            .all(|wanted| rest.next().is_some_and(|(_, c)| *c == wanted))
    }

    fn char(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(_, c)| *c)
    }

    fn peek(&self) -> Option<char> {
        self.char(self.next)
    }

    /// Passes over such characters; whether anything is left.
    fn skip(&mut self, passed: impl Fn(char) -> bool) -> bool {
        while self.peek().is_some_and(&passed) {
            self.next += 1;
        }
        self.peek().is_some()
    }
}

impl Name {
    fn level(self) -> SkillLevel {
        match self {
            Self::Grade(level) | Self::Title(level) => level,
        }
    }
}

/// A grade and a title make a pair; two of a kind are two levels.
fn pairs(first: Name, second: Name) -> bool {
    matches!(
        (first, second),
        (Name::Grade(_), Name::Title(_)) | (Name::Title(_), Name::Grade(_))
    )
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn is_range(c: char) -> bool {
    is_dash(c) || matches!(c, '至' | '到' | '~' | '〜' | '∼')
}

fn is_separator(c: char) -> bool {
    is_space(c)
        || matches!(
            c,
            '、' | ',' | ';' | '/' | '+' | '&' | '和' | '及' | '与' | '·'
        )
}

impl Explain for LevelProblem {
    fn words(&self) -> (&'static str, Words) {
        match self {
            Self::Empty => ("empty", vec![]),
            Self::Unreadable(piece) => ("unreadable", vec![("piece", piece.clone())]),
            Self::Ambiguous(piece) => ("ambiguous", vec![("piece", piece.clone())]),
            Self::Disagree {
                piece,
                first,
                second,
            } => (
                "disagree",
                vec![
                    ("piece", piece.clone()),
                    ("first", first.to_string()),
                    ("second", second.to_string()),
                ],
            ),
            Self::Beyond(piece) => ("beyond", vec![("piece", piece.clone())]),
            Self::Several(levels) => ("several", vec![("levels", levels.to_string())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LevelProblem as Problem, LevelSet, SkillLevel};
    use SkillLevel::{Five, Four, One, Three, Two};
    use proptest::prelude::*;

    fn set(levels: &[SkillLevel]) -> LevelSet {
        levels.iter().copied().collect()
    }

    fn fault(text: &str) -> (Problem, &str) {
        let fault = LevelSet::parse(text).expect_err(text);
        (fault.problem, &text[fault.range])
    }

    #[test]
    fn one_level_in_all_its_forms() {
        for text in [
            "3",
            "３",
            "三级",
            "3级",
            "三",
            "高级工",
            "三级/高级工",
            "三级（高级工）",
            "高级工(三级)",
            "L3",
            "三级高级工",
            " 三级 ",
        ] {
            assert_eq!(SkillLevel::parse(text), Ok(Three), "{text}");
        }
        for text in ["一级/高级技师", "高级技师", "1"] {
            assert_eq!(SkillLevel::parse(text), Ok(One), "{text}");
        }
        assert_eq!(SkillLevel::parse("技师"), Ok(Two));
    }

    #[test]
    fn ranges_and_lists() {
        for text in [
            "五级至三级",
            "三级至五级",
            "五级-三级",
            "5-3",
            "５－３",
            "五级—三级",
            "五级～三级",
            "五级 至 三级",
            "5、4、3",
            "五级、四级，三级",
            "5,4,3",
            "5/4/3",
            "5 4 3",
            "五、四、三级",
            "五级/初级工至三级/高级工",
            "五级/初级工、四级/中级工、三级/高级工",
            "初级工、中级工及高级工",
            "五级/初级工 至 三级/高级工",
            "初级工/中级工/高级工",
        ] {
            assert_eq!(
                LevelSet::parse(text),
                Ok(set(&[Five, Four, Three])),
                "{text}"
            );
        }
        assert_eq!(
            LevelSet::parse("五级、三级至一级"),
            Ok(set(&[Five, Three, Two, One]))
        );
        assert_eq!(LevelSet::parse("技师、高级技师"), Ok(set(&[Two, One])));
    }

    #[test]
    fn the_unreadable_piece_is_named() {
        assert_eq!(
            fault("五级、六级、三级"),
            (Problem::Unreadable("六级".to_owned()), "六级")
        );
        assert_eq!(fault("345"), (Problem::Unreadable("345".to_owned()), "345"));
        assert_eq!(
            fault("五级、三级至"),
            (Problem::Unreadable("三级至".to_owned()), "三级至")
        );
        assert_eq!(
            fault("高级"),
            (Problem::Ambiguous("高级".to_owned()), "高级")
        );
        assert_eq!(
            fault("初级、中级、高级"),
            (Problem::Ambiguous("高级".to_owned()), "高级")
        );
        assert_eq!(
            fault("一级、特级技师"),
            (Problem::Beyond("特级技师".to_owned()), "特级技师")
        );
        assert_eq!(fault("").0, Problem::Empty);
        assert_eq!(fault("、 ").0, Problem::Empty);
        let piece = "五级/高级工";
        assert_eq!(
            fault(piece),
            (
                Problem::Disagree {
                    piece: piece.to_owned(),
                    first: Five,
                    second: Three
                },
                piece
            )
        );
        assert_eq!(
            SkillLevel::parse("五级至三级")
                .expect_err("several")
                .problem,
            Problem::Several(set(&[Five, Four, Three]))
        );
    }

    proptest! {
        #[test]
        fn parse_undoes_both_texts(bits in 1u8..32) {
            let levels: LevelSet = SkillLevel::ALL.into_iter().filter(|level| bits & (1 << level.digit() >> 1) != 0).collect();
            prop_assert_eq!(LevelSet::parse(&levels.to_string()), Ok(levels));
            prop_assert_eq!(LevelSet::parse(&levels.text()), Ok(levels));
        }

        #[test]
        fn any_text_is_answered(text in "(.{0,12}|[五四三二一1-5级高中初工技师/（）、 至-]{0,12})") {
            if let Err(fault) = LevelSet::parse(&text) {
                prop_assert!(text.get(fault.range).is_some());
            }
        }
    }
}
