//! An announced assessment 认定计划.

use serde::Serialize;

use super::{DayView, Link};
use crate::derive::Session;
use crate::render::Site;

/// An announced assessment.
#[derive(Debug, Clone, Serialize)]
pub struct SessionView {
    /// The plan's number.
    pub id: String,
    /// First day.
    pub starts: DayView,
    /// Last day, if it is another.
    pub ends: Option<DayView>,
    /// Whose it is.
    pub evaluator: Link,
    /// The district's identifier.
    pub district_id: String,
    /// The district.
    pub district: String,
    /// The place's name.
    pub place: String,
    /// The place's address.
    pub address: String,
    /// What is assessed.
    pub occupations: Vec<SessionItem>,
    /// How many can take part.
    pub seats: Option<u32>,
    /// Last day of registration.
    pub register_until: Option<DayView>,
    /// Where to register by telephone.
    pub phone: Option<String>,
    /// Where to register on the web.
    pub url: Option<String>,
    /// A word of explanation.
    pub note: Option<String>,
}

/// One occupation of an announced assessment.
#[derive(Debug, Clone, Serialize)]
pub struct SessionItem {
    /// Its name.
    pub label: String,
    /// Its page.
    pub url: Option<String>,
    /// The levels.
    pub levels: String,
    /// How many can take part.
    pub seats: Option<u32>,
}

impl Site<'_> {
    /// An announced assessment.
    #[must_use]
    pub fn session(&self, session: &Session<'_>) -> SessionView {
        let plan = session.plan;
        let evaluator = self.directory.entry(session.entry).evaluator;
        let place = match &plan.place {
            Some(id) => evaluator.place(id),
            None => evaluator.places.first(),
        };
        let district = place.map_or(&evaluator.district, |place| &place.district);
        let districts = &self.directory.catalog.districts;
        let occupations: Vec<SessionItem> = plan
            .items
            .iter()
            .map(|item| {
                let link = self.occupation_link(item.occupation);
                SessionItem {
                    label: link.label,
                    url: link.url,
                    levels: self.theme.texts.levels(item.levels),
                    seats: item.seats,
                }
            })
            .collect();
        SessionView {
            id: plan.id.clone(),
            starts: self.day(plan.starts_on),
            ends: (plan.ends_on != plan.starts_on).then(|| self.day(plan.ends_on)),
            evaluator: self.evaluator_link(session.entry),
            district_id: district.clone(),
            district: districts.name(district).to_owned(),
            place: place.map(|place| place.name.clone()).unwrap_or_default(),
            address: place
                .map_or(&evaluator.address, |place| &place.address)
                .clone(),
            seats: occupations.iter().map(|item| item.seats).sum(),
            occupations,
            register_until: plan.register_until.map(|day| self.day(day)),
            phone: plan.phone.clone(),
            url: plan.url.clone(),
            note: plan.note.clone(),
        }
    }
}
