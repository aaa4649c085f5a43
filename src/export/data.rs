//! What the tables are made from: the directory on its day, and the words of the site's language.

use std::collections::BTreeMap;

use crate::derive::{Directory, Entry, EntryId};
use crate::model::{SkillLevel, Standing};

/// The directory and the words.
pub struct Data<'c> {
    /// The directory.
    pub directory: &'c Directory<'c>,
    /// The words.
    pub words: &'c Words,
}

/// The words that stand in tables beside the keys, in the language of the site.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Which of [`super::Both`] labels are taken from.
    pub language: Language,
    /// Words of standings, in the order of [`Standing::ALL`].
    pub standings: Vec<String>,
    /// The word of an item that is no longer part of a scope.
    pub removed: String,
    /// Words of levels by digit.
    pub levels: BTreeMap<u8, String>,
    /// Words of the kinds of evaluators.
    pub kinds: BTreeMap<&'static str, String>,
    /// Words of the kinds of events.
    pub events: BTreeMap<&'static str, String>,
    /// Words of priority conditions.
    pub priorities: BTreeMap<&'static str, String>,
}

/// The languages of labels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Language {
    /// The one of two texts that is in this language.
    #[must_use]
    pub fn of(self, both: super::Both) -> &'static str {
        match self {
            Self::Chinese => both[0],
            Self::English => both[1],
        }
    }
}

impl Words {
    /// The word of a standing; without one, of an item that is no longer part of a scope.
    #[must_use]
    pub fn standing(&self, standing: Option<Standing>) -> &str {
        let word = standing.map(|it| self.standings.get(it.rank()).map(String::as_str));
        word.unwrap_or(Some(&self.removed)).unwrap_or_default()
    }

    /// The word of a level.
    #[must_use]
    pub fn level(&self, level: SkillLevel) -> &str {
        word(&self.levels, &level.digit())
    }

    /// The word of a kind of evaluator.
    #[must_use]
    pub fn kind(&self, key: &str) -> &str {
        word(&self.kinds, key)
    }

    /// The word of a kind of event.
    #[must_use]
    pub fn event(&self, key: &str) -> &str {
        word(&self.events, key)
    }

    /// The word of a priority condition.
    #[must_use]
    pub fn priority(&self, key: &str) -> &str {
        word(&self.priorities, key)
    }
}

fn word<'w, K: Ord + std::borrow::Borrow<Q>, Q: Ord + ?Sized>(
    words: &'w BTreeMap<K, String>,
    key: &Q,
) -> &'w str {
    words.get(key).map(String::as_str).unwrap_or_default()
}

impl<'c> Data<'c> {
    /// The entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry<'c> {
        self.directory.entry(id)
    }
}
