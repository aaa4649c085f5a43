//! What commands that answer a question have in common: records, a day, a language.

use super::options::Records;
use super::{clock, prepare};
use crate::diag::Catalogue;
use crate::load::{Loaded, load};
use crate::model::Day;

/// Records that are asked about.
pub struct Asked {
    /// What could be understood of them.
    pub loaded: Loaded,
    /// The day.
    pub as_of: Day,
    /// The language.
    pub words: Catalogue,
}

impl Asked {
    /// Reads the records.
    ///
    /// # Errors
    /// In words, if there is no such folder or no such day.
    pub fn new(records: &Records) -> Result<Self, String> {
        let words = Catalogue::of(records.lang.into());
        let cannot = |key: &str, args: &[(&'static str, String)]| {
            let error = words.say(key, args);
            words.say("cannot", &[("error", error)])
        };
        let as_of = clock::as_of(records.as_of)
            .map_err(|value| cannot("bad-clock", &[("value", value)]))?;
        prepare::content(&records.content, &words)
            .map_err(|error| words.say("cannot", &[("error", error)]))?;
        Ok(Self {
            loaded: load(&records.content),
            as_of,
            words,
        })
    }

    /// A text without placeholders.
    pub fn word(&self, key: &str) -> String {
        self.words.say(key, &[])
    }
}
