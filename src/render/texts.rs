//! The theme's texts in the language of the site. What a page of rows asks for hundreds of times
//! (days, levels, standings) is looked up once, when the texts are read.

use std::collections::{BTreeMap, HashMap};

use crate::diag::fill;
use crate::model::{Day, Event, EventKind, LevelSet, Month, SkillLevel, Standing};

/// The texts of one language by key.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    texts: BTreeMap<String, String>,
    /// The same by hash: a page asks a hundred times.
    by_key: HashMap<String, String>,
    months: Vec<String>,
    levels: Vec<String>,
    standings: Vec<String>,
    sentences: Vec<Pattern>,
    day: Pattern,
}

/// A text cut at its placeholders.
#[derive(Debug, Clone, Default)]
struct Pattern(Vec<Piece>);

#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Placeholder(String),
}

impl Texts {
    /// Makes ready what a theme's `i18n/LANGUAGE.yaml` says: keys and texts, nothing nested.
    #[must_use]
    pub fn new(all: BTreeMap<String, String>) -> Self {
        let mut texts = Self {
            by_key: all.clone().into_iter().collect(),
            texts: all,
            ..Self::default()
        };
        let of = |prefix: &str, key: &str| texts.of(prefix, key);
        let months = texts
            .get("month_names")
            .split(' ')
            .map(str::to_owned)
            .collect();
        let levels = (0..=5)
            .map(|digit: u8| of("level", &digit.to_string()))
            .collect();
        let standings = Standing::ALL.map(|standing| of("standing", standing.key()));
        let sentences = Standing::ALL.map(|standing| Pattern::new(&of("sentence", standing.key())));
        texts.day = Pattern::new(texts.get("date_day"));
        (texts.months, texts.levels) = (months, levels);
        (texts.standings, texts.sentences) = (standings.into(), sentences.into());
        texts
    }

    /// All texts.
    #[must_use]
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// The text of a key; the key itself if the theme lacks it.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.by_key.get(key).map_or(key, String::as_str)
    }

    /// The text of `prefix_key`.
    #[must_use]
    pub fn of(&self, prefix: &str, key: &str) -> String {
        self.get(&format!("{prefix}_{key}")).to_owned()
    }

    /// A text with its placeholders filled.
    #[must_use]
    pub fn fill(&self, key: &str, args: &[(&'static str, String)]) -> String {
        fill(self.get(key), args)
    }

    /// A day as people read it: 2027年3月31日.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        let mut text = String::with_capacity(20);
        for piece in &self.day.0 {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Placeholder(name) => match name.as_str() {
                    "y" => push_number(&mut text, day.year()),
                    "m" => push_number(&mut text, day.month().into()),
                    "d" => push_number(&mut text, day.day().into()),
                    "month" => text.push_str(self.month_name(day.month())),
                    _ => {}
                },
            }
        }
        text
    }

    /// A month as people read it: 2027年3月.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        let args = [
            ("y", month.year().to_string()),
            ("m", month.month().to_string()),
            ("month", self.month_name(month.month()).to_owned()),
        ];
        self.fill("date_month", &args)
    }

    /// A year as people read it: 2027年.
    #[must_use]
    pub fn year(&self, year: i16) -> String {
        self.fill("date_year", &[("y", year.to_string())])
    }

    fn month_name(&self, month: i8) -> &str {
        let index = usize::try_from(month - 1).unwrap_or_default();
        self.months
            .get(index)
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// A level as people read it: 三级/高级工.
    #[must_use]
    pub fn level(&self, level: SkillLevel) -> &str {
        let text = self.levels.get(usize::from(level.digit()));
        text.map(String::as_str).unwrap_or_default()
    }

    /// Levels as people read them, the lowest first; a run of three or more as its ends.
    #[must_use]
    pub fn levels(&self, levels: LevelSet) -> String {
        let all: Vec<SkillLevel> = levels.iter().collect();
        match all.as_slice() {
            [first, .., last] if all.len() > 2 && levels == LevelSet::through(*first, *last) => {
                let ends = [
                    ("from", self.level(*first).to_owned()),
                    ("to", self.level(*last).to_owned()),
                ];
                self.fill("levels_range", &ends)
            }
            _ => {
                let words: Vec<_> = all.into_iter().map(|level| self.level(level)).collect();
                words.join(self.get("list_separator"))
            }
        }
    }

    /// The word for a standing: 在册有效.
    #[must_use]
    pub fn standing(&self, standing: Standing) -> &str {
        let text = self.standings.get(standing.rank());
        text.map(String::as_str).unwrap_or_default()
    }

    /// What holds of a standing whenever it is read: 有效期至 2027年3月31日.
    #[must_use]
    pub fn sentence(&self, standing: Standing, since: Day, until: Day) -> String {
        let mut text = String::with_capacity(48);
        let pieces = self
            .sentences
            .get(standing.rank())
            .map(|it| it.0.as_slice());
        for piece in pieces.unwrap_or_default() {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Placeholder(name) if name == "since" => text.push_str(&self.day(since)),
                Piece::Placeholder(_) => text.push_str(&self.day(until)),
            }
        }
        text
    }

    /// The word for an event: 新增备案.
    #[must_use]
    pub fn event(&self, kind: &EventKind) -> String {
        self.of("change", kind.key())
    }

    /// What an event says beyond its word, if anything. `occupations` are the names that it is
    /// about.
    #[must_use]
    pub fn event_text(&self, event: &Event, occupations: &str, filed_until: Day) -> String {
        let Some(text) = self
            .by_key
            .get(&format!("change_text_{}", event.kind.key()))
        else {
            return String::new();
        };
        let until = match event.kind {
            EventKind::Renewed { valid_until } => valid_until,
            _ => filed_until,
        };
        let from = match &event.kind {
            EventKind::Renamed { from } | EventKind::Moved { from: Some(from) } => from.as_str(),
            EventKind::Moved { from: None } => return String::new(),
            _ => "",
        };
        let args = [
            ("occupations", occupations.to_owned()),
            ("until", self.day(until)),
            ("from", from.to_owned()),
        ];
        fill(text, &args)
    }
}

impl Pattern {
    fn new(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                break;
            };
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Placeholder(name.to_owned()));
            rest = tail;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Self(pieces)
    }
}

fn push_number(text: &mut String, number: i16) {
    use std::fmt::Write;
    // Writing to a String cannot fail.
    let _ = write!(text, "{number}");
}
