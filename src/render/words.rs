//! The theme's words for what tables of open data say beside their keys.

use super::Site;
use crate::export::{Language, Words};
use crate::model::{SkillLevel, Standing};

/// The kinds of evaluators.
const KINDS: [&str; 3] = ["social", "employer", "school"];

/// The kinds of events.
const EVENTS: [&str; 15] = [
    "publicised",
    "filed",
    "renewal_applied",
    "renewed",
    "renewal_declined",
    "scope_added",
    "scope_removed",
    "suspended",
    "reinstated",
    "rectification_ordered",
    "rectification_closed",
    "renamed",
    "moved",
    "withdrawn",
    "cancelled",
];

/// The priority conditions.
const PRIORITIES: [&str; 4] = [
    "standards_development",
    "worldskills_base",
    "park_centre",
    "breakthrough",
];

impl Site<'_> {
    /// The language of the pages.
    #[must_use]
    pub fn language(&self) -> Language {
        match self.directory.catalog.site.language.as_str() {
            "en" => Language::English,
            _ => Language::Chinese,
        }
    }

    /// The words of tables.
    #[must_use]
    pub fn words(&self) -> Words {
        let texts = &self.theme.texts;
        let standings = Standing::ALL.map(|it| texts.standing(it).to_owned());
        let levels = SkillLevel::ALL.map(|it| (it.digit(), texts.level(it).to_owned()));
        Words {
            language: self.language(),
            standings: standings.into(),
            removed: texts.get("standing_removed").to_owned(),
            levels: levels.into(),
            kinds: KINDS.map(|key| (key, texts.of("kind", key))).into(),
            events: EVENTS.map(|key| (key, texts.of("change", key))).into(),
            priorities: PRIORITIES
                .map(|key| (key, texts.of("priority", key)))
                .into(),
        }
    }
}
