//! The theme's texts in the language of the site.

use std::collections::BTreeMap;

use crate::diag::fill;
use crate::model::{Day, Event, EventKind, LevelSet, Month, SkillLevel, Standing};

/// The texts of one language by key.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    texts: BTreeMap<String, String>,
}

impl Texts {
    /// Reads a theme's `i18n/LANGUAGE.yaml`: keys and texts, nothing nested.
    ///
    /// # Errors
    /// If it is not such a file.
    pub fn parse(yaml: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(yaml).map(|texts| Self { texts })
    }

    /// All texts.
    #[must_use]
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// The text of a key; the key itself if the theme lacks it.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
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
        let mut args = self.month_args(day.year(), day.month()).to_vec();
        args.push(("d", day.day().to_string()));
        self.fill("date_day", &args)
    }

    /// A month as people read it: 2027年3月.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        self.fill("date_month", &self.month_args(month.year(), month.month()))
    }

    /// A year as people read it: 2027年.
    #[must_use]
    pub fn year(&self, year: i16) -> String {
        self.fill("date_year", &[("y", year.to_string())])
    }

    /// Year, month as a number, month as a name.
    fn month_args(&self, year: i16, month: i8) -> [(&'static str, String); 3] {
        let index = usize::try_from(month - 1).unwrap_or_default();
        let name = self.get("month_names").split(' ').nth(index).unwrap_or_default();
        [
            ("y", year.to_string()),
            ("m", month.to_string()),
            ("month", name.to_owned()),
        ]
    }

    /// A level as people read it: 三级/高级工.
    #[must_use]
    pub fn level(&self, level: SkillLevel) -> String {
        self.of("level", &level.digit().to_string())
    }

    /// Levels as people read them, the lowest first; a run of three or more as its ends.
    #[must_use]
    pub fn levels(&self, levels: LevelSet) -> String {
        let all: Vec<SkillLevel> = levels.iter().collect();
        match all.as_slice() {
            [first, .., last] if all.len() > 2 && levels == LevelSet::through(*first, *last) => {
                let ends = [("from", self.level(*first)), ("to", self.level(*last))];
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
    pub fn standing(&self, standing: Standing) -> String {
        self.of("standing", standing.key())
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
        let key = format!("change_text_{}", event.kind.key());
        if !self.texts.contains_key(&key) {
            return String::new();
        }
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
        self.fill(&key, &args)
    }
}
