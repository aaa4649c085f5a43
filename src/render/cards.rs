//! Evaluators as lists show them, turned into the template engine's values once: an evaluator
//! stands in a dozen lists, and a shared value costs nothing to show again.

use std::collections::HashMap;

use rayon::prelude::*;
use tera::{Map, Value};

use super::Site;
use crate::derive::{Assessor, EntryId};

/// How many cards are made at a time, and share their parts.
const CHUNK: u32 = 2048;

/// The rows (`shapes::Row`) of all entries, in their order; without them each is made when it is
/// asked for, which is quicker if few pages are rendered.
#[derive(Debug, Default)]
pub struct Cards(Option<Vec<Value>>);

impl Cards {
    /// Makes the cards of all entries of the site.
    #[must_use]
    pub fn new(site: &Site<'_>) -> Self {
        let count = u32::try_from(site.directory.entries.len()).unwrap_or(u32::MAX);
        let chunks = (0..count.div_ceil(CHUNK)).into_par_iter().map(|chunk| {
            let mut parts = Parts::default();
            let numbers = chunk * CHUNK..count.min((chunk + 1) * CHUNK);
            let cards = numbers.map(|number| {
                let card = Value::from_serializable(&site.row(EntryId(number)));
                parts.shared_by(card)
            });
            cards.collect::<Vec<_>>()
        });
        Self(Some(chunks.flatten_iter().collect()))
    }

    /// The rows of a list.
    pub fn rows<'i>(&self, site: &Site<'_>, ids: impl IntoIterator<Item = &'i EntryId>) -> Value {
        let rows = ids.into_iter().map(|id| self.card(site, *id));
        Value::from(rows.collect::<Vec<_>>())
    }

    /// The rows of an occupation's list, each with the levels and the standing that the evaluator
    /// has for that occupation.
    pub fn rows_of_occupation<'i>(
        &self,
        site: &Site<'_>,
        list: impl IntoIterator<Item = &'i Assessor>,
    ) -> Value {
        let rows = list.into_iter().map(|assessor| {
            let mut row = self
                .card(site, assessor.entry)
                .as_map()
                .cloned()
                .unwrap_or_default();
            let levels = site.theme.texts.levels(assessor.levels);
            row.insert("levels".into(), levels.into());
            row.insert("standing".into(), self.standing_for(site, assessor));
            Value::from(row)
        });
        Value::from(rows.collect::<Vec<_>>())
    }

    /// The standing of an entry.
    #[must_use]
    pub fn standing(&self, site: &Site<'_>, id: EntryId) -> Value {
        self.field(site, id, "standing")
    }

    /// The standing that an evaluator has for an occupation; mostly its own.
    fn standing_for(&self, site: &Site<'_>, assessor: &Assessor) -> Value {
        let evaluator = site.directory.entry(assessor.entry).evaluator;
        let item = &evaluator.scope[assessor.item];
        if item.timeline == evaluator.timeline {
            return self.standing(site, assessor.entry);
        }
        Value::from_serializable(&match item.timeline.standing(site.directory.as_of) {
            Some(standing) => site.standing(standing, &item.timeline),
            None => site.removed(&item.timeline),
        })
    }

    /// A link to an evaluator's page with its standing for an occupation beside it.
    #[must_use]
    pub fn link_with_standing(&self, site: &Site<'_>, assessor: &Assessor) -> Value {
        let mut link = Map::new();
        link.insert("label".into(), self.field(site, assessor.entry, "name"));
        link.insert("url".into(), self.field(site, assessor.entry, "url"));
        link.insert("standing".into(), self.standing_for(site, assessor));
        Value::from(link)
    }

    fn field(&self, site: &Site<'_>, id: EntryId, name: &'static str) -> Value {
        let card = self.card(site, id);
        let value = card.get_from_path(name);
        value.cloned().unwrap_or_else(Value::none)
    }

    fn card(&self, site: &Site<'_>, id: EntryId) -> Value {
        match &self.0 {
            Some(cards) => cards[id.0 as usize].clone(),
            None => Value::from_serializable(&site.row(id)),
        }
    }
}

/// Parts of cards that stand in many of them: links to districts and occupations, days, words.
/// Each is kept once.
#[derive(Default)]
struct Parts(HashMap<String, Value>);

impl Parts {
    /// The card with the parts that it has in common with others put in the place of its own.
    fn shared_by(&mut self, card: Value) -> Value {
        let Some(mut row) = card.into_map() else {
            return Value::none();
        };
        for (name, value) in &mut row {
            let shared = match name.as_str() {
                Some("district" | "kind" | "levels") => self.share(value),
                Some("occupations") => {
                    let links = value.as_array().unwrap_or_default();
                    Value::from(links.iter().map(|it| self.share(it)).collect::<Vec<_>>())
                }
                Some("standing") => self.share_days(value),
                _ => continue,
            };
            *value = shared;
        }
        Value::from(row)
    }

    /// A standing with its days shared.
    fn share_days(&mut self, standing: &Value) -> Value {
        let mut parts = standing.as_map().cloned().unwrap_or_default();
        for (name, part) in &mut parts {
            if matches!(name.as_str(), Some("label" | "on" | "until")) {
                *part = self.share(part);
            }
        }
        Value::from(parts)
    }

    /// The first value that was equal to this one.
    fn share(&mut self, value: &Value) -> Value {
        let text = value.to_string();
        let first = self.0.entry(text).or_insert_with(|| value.clone());
        first.clone()
    }
}
