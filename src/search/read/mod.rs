//! The reader of the published index: answers queries as the page's script does, from the same files and by the same rules.
//!
//! Files and functions have the names that they have in `themes/banyan/static/search/`, so that a change of one is easily made in the
//! other; `QUERY.md` says what both do, and `tests/search_compare.rs` holds them against each other. Unlike the script this reads one piece after
//! the other, and places are counted in characters, not in units of UTF-16.

mod ask;
mod boot;
mod card;
mod check;
mod codes;
mod distance;
mod error;
mod facets;
mod lookups;
mod mistakes;
mod names;
mod near;
mod pieces;
mod results;
mod sets;
mod show;
mod sounds;
pub(super) mod text;
mod understand;
mod words;

use std::path::Path;

use crate::model::Day;
use ask::Asked;
use pieces::Index;

pub use ask::{Chip, Filters, Other};
pub use error::Error;
pub use show::{Filed, Mark, Shown};
pub use words::{Facet, Value};

/// The published index of a site.
#[derive(Debug)]
pub struct Reader(Index);

/// The answer to a query.
#[derive(Debug)]
pub struct Answer<'r> {
    index: &'r Index,
    asked: Asked,
}

impl Reader {
    /// Opens the index of the site in a folder, for a day on which standings and sessions are looked at.
    ///
    /// # Errors
    /// If the folder has no index, or none that can be read.
    pub fn open(site: &Path, today: Day) -> Result<Self, Error> {
        Index::open(site, today).map(Self)
    }

    /// Answers a query.
    ///
    /// # Errors
    /// If a piece of the index cannot be read.
    pub fn query(&self, text: &str, filters: &Filters) -> Result<Answer<'_>, Error> {
        let asked = self.0.ask(text, filters)?;
        let index = &self.0;
        Ok(Answer { index, asked })
    }

    /// The values that may be chosen of a facet.
    #[must_use]
    pub fn choices(&self, facet: Facet) -> Vec<Value> {
        let choices = self.0.words.choices(facet);
        choices.iter().map(|value| Value::clone(value)).collect()
    }

    /// The day of the records.
    #[must_use]
    pub fn as_of(&self) -> &str {
        &self.0.boot.as_of
    }
}

impl Answer<'_> {
    /// How many have what was asked for. Near results are not counted.
    #[must_use]
    pub fn total(&self) -> usize {
        if self.is_near() {
            0
        } else {
            self.asked.results.size
        }
    }

    /// Whether all results are only near.
    #[must_use]
    pub fn is_near(&self) -> bool {
        self.asked.results.is_near
    }

    /// What was understood.
    #[must_use]
    pub fn understood(&self) -> &[Chip] {
        &self.asked.understood
    }

    /// Other readings.
    #[must_use]
    pub fn other(&self) -> &[Other] {
        &self.asked.other
    }

    /// Results in their order, from one place to another.
    ///
    /// # Errors
    /// If a piece of the index cannot be read.
    pub fn hits(&mut self, from: usize, to: usize) -> Result<Vec<Shown>, Error> {
        let results = &mut self.asked.results;
        let some = results.some(self.index, from, to)?;
        let near = results.is_near;
        let show =
            |(number, held): (usize, Vec<_>)| self.index.show(number, &results.want, &held, near);
        Ok(some.into_iter().map(show).collect())
    }
}

/// A number of the index; 0 if it is none.
fn number(json: Option<&serde_json::Value>) -> usize {
    let number = json.and_then(serde_json::Value::as_u64).unwrap_or_default();
    usize::try_from(number).unwrap_or(usize::MAX)
}
