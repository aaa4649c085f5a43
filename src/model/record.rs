//! What is known of an evaluator from its record, whether or not all of it could be understood.
//!
//! A sound record is an [`Evaluator`]. One that lacks something without which it cannot be shown is
//! [`Partial`]: it is never published, but rules look at it all the same, so that everything
//! that is wrong is said in one run. [`Record`] is what rules see of either.

use super::{
    Advert, Capacity, Contact, CreditCode, Evaluator, EvaluatorCode, EvaluatorKind, Event,
    Experience, Filing, HalfEvent, HalfRead, Lost, Materials, Occupation, OccupationCode, Place,
    PublishedRules, ScopeItem, Timeline, Waiver,
};
use crate::source::{self, SourceId};

/// An evaluator of which something necessary could not be understood. Fields as in [`Evaluator`].
#[derive(Debug, Clone)]
#[allow(missing_docs)] // each is described where it is whole
pub struct Partial {
    pub origin: SourceId,
    pub code: Option<EvaluatorCode>,
    pub name: Option<String>,
    pub credit_code: Option<CreditCode>,
    /// As written, else what its code tells.
    pub kind: Option<EvaluatorKind>,
    pub district: Option<String>,
    pub address: Option<String>,
    pub contacts: Vec<Contact>,
    pub website: Option<String>,
    pub short_names: Vec<String>,
    pub logo: Option<String>,
    pub summary: Option<String>,
    pub filing: Option<Filing>,
    pub scope: Vec<ScopeItem>,
    pub places: Vec<Place>,
    pub experience: Option<Experience>,
    pub capacity: Option<Capacity>,
    pub materials: Option<Materials>,
    pub published_rules: PublishedRules,
    pub events: Vec<Event>,
    pub waivers: Vec<Waiver>,
    pub adverts: Vec<Advert>,
    pub timeline: Option<Timeline>,
    pub half_read: Option<Box<HalfRead>>,
}

/// What rules about one evaluator look at. Fields as in [`Evaluator`]; what could not be
/// understood is `None`, has its own finding, and leads to no other.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)] // each is described where it is whole
pub struct Record<'c> {
    pub origin: SourceId,
    pub code: Option<EvaluatorCode>,
    pub name: Option<&'c str>,
    pub credit_code: Option<CreditCode>,
    pub kind: Option<EvaluatorKind>,
    pub district: Option<&'c str>,
    pub address: Option<&'c String>,
    pub contacts: &'c [Contact],
    pub summary: Option<&'c str>,
    pub filing: Option<&'c Filing>,
    /// The scope items that could be understood.
    pub scope: &'c [ScopeItem],
    pub places: &'c [Place],
    pub experience: Option<&'c Experience>,
    pub capacity: Option<&'c Capacity>,
    pub materials: Option<&'c Materials>,
    pub published_rules: &'c PublishedRules,
    pub events: &'c [Event],
    pub waivers: &'c [Waiver],
    pub adverts: &'c [Advert],
    pub timeline: Option<&'c Timeline>,
    /// What is known of items and events that could not be wholly understood.
    pub half_read: Option<&'c HalfRead>,
    /// What in the file was at fault when it was read; `None` if nothing was. What is absent here may
    /// be there and unread: conclude nothing from its absence.
    pub lost: Option<&'c Lost>,
}

/// An evaluator of which all is known, or what is known of one, with what of its file was lost.
#[derive(Debug, Clone, Copy)]
pub enum Known<'c> {
    /// All is known.
    Whole(&'c Evaluator, Option<&'c Lost>),
    /// Not all is.
    Partial(&'c Partial, Option<&'c Lost>),
}

/// How an evaluator presents itself. Fields as in [`Evaluator`].
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)] // each is described where it is whole
pub struct Presence<'c> {
    pub website: Option<&'c str>,
    pub short_names: &'c [String],
    pub logo: Option<&'c str>,
}

impl<'c> Known<'c> {
    /// The file of the record.
    #[must_use]
    pub fn origin(&self) -> SourceId {
        match self {
            Self::Whole(evaluator, _) => evaluator.origin,
            Self::Partial(partial, _) => partial.origin,
        }
    }

    /// How it presents itself.
    #[must_use]
    pub fn presence(self) -> Presence<'c> {
        match self {
            Self::Whole(it, _) => Presence {
                website: it.website.as_deref(),
                short_names: &it.short_names,
                logo: it.logo.as_deref(),
            },
            Self::Partial(it, _) => Presence {
                website: it.website.as_deref(),
                short_names: &it.short_names,
                logo: it.logo.as_deref(),
            },
        }
    }

    /// As rules see it.
    #[inline] // where rules look at a field or two, the rest is not fetched
    #[must_use]
    pub fn record(self) -> Record<'c> {
        match self {
            Self::Whole(evaluator, lost) => evaluator.record(lost),
            Self::Partial(partial, lost) => partial.record(lost),
        }
    }
}

impl Evaluator {
    /// The evaluator as rules see it.
    #[inline]
    #[must_use]
    pub fn record<'c>(&'c self, lost: Option<&'c Lost>) -> Record<'c> {
        Record {
            origin: self.origin,
            code: Some(self.code),
            name: Some(&self.name),
            credit_code: Some(self.credit_code),
            kind: Some(self.kind),
            district: Some(&self.district),
            address: Some(&self.address),
            contacts: &self.contacts,
            summary: self.summary.as_deref(),
            filing: Some(&self.filing),
            scope: &self.scope,
            places: &self.places,
            experience: self.experience.as_ref(),
            capacity: self.capacity.as_ref(),
            materials: self.materials.as_ref(),
            published_rules: &self.published_rules,
            events: &self.events,
            waivers: &self.waivers,
            adverts: &self.adverts,
            timeline: Some(&self.timeline),
            half_read: self.half_read.as_deref(),
            lost,
        }
    }
}

impl Partial {
    /// What is known of it, as rules see it.
    #[inline]
    #[must_use]
    pub fn record<'c>(&'c self, lost: Option<&'c Lost>) -> Record<'c> {
        Record {
            origin: self.origin,
            code: self.code,
            name: self.name.as_deref(),
            credit_code: self.credit_code,
            kind: self.kind,
            district: self.district.as_deref(),
            address: self.address.as_ref(),
            contacts: &self.contacts,
            summary: self.summary.as_deref(),
            filing: self.filing.as_ref(),
            scope: &self.scope,
            places: &self.places,
            experience: self.experience.as_ref(),
            capacity: self.capacity.as_ref(),
            materials: self.materials.as_ref(),
            published_rules: &self.published_rules,
            events: &self.events,
            waivers: &self.waivers,
            adverts: &self.adverts,
            timeline: self.timeline.as_ref(),
            half_read: self.half_read.as_deref(),
            lost,
        }
    }
}

impl<'c> Record<'c> {
    /// The scope items for an occupation, each with its job and levels.
    pub fn items_for(self, occupation: Occupation) -> impl Iterator<Item = &'c ScopeItem> {
        let items = self.scope.iter();
        items.filter(move |item| item.occupation == occupation)
    }

    /// The scope items, those included of which the occupation or the levels could not be understood:
    /// for rules that need neither.
    pub fn items_of_any_kind(self) -> impl Iterator<Item = &'c ScopeItem> + Clone {
        let half: &[ScopeItem] = self.half_read.map_or(&[], |it| &it.scope);
        self.scope.iter().chain(half)
    }

    /// The events of which something could not be understood.
    #[must_use]
    pub fn half_events(self) -> &'c [HalfEvent] {
        self.half_read.map_or(&[], |it| &it.events)
    }

    /// The place of assessment with this id.
    #[must_use]
    pub fn place(self, id: &str) -> Option<&'c Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The waiver of a rule.
    #[must_use]
    pub fn waiver(self, rule: &str) -> Option<&'c Waiver> {
        self.waivers.iter().find(|waiver| waiver.rule == rule)
    }

    /// Whether nothing in the file was at fault when it was read.
    #[must_use]
    pub fn is_sound(self) -> bool {
        self.lost.is_none()
    }

    /// Whether all that is written at a place of the record could be read: if nothing is there, then
    /// nothing is written. `place` leads there from the top.
    #[must_use]
    pub fn is_read(self, place: impl FnOnce(source::Place) -> source::Place) -> bool {
        let place = |lost| (lost, place(source::Place::file(self.origin)));
        let lost = self.lost.map(place);
        lost.is_none_or(|(lost, place): (&Lost, _)| !lost.touches(&place.path))
    }

    /// Whether there are no other events of these kinds than those that are known.
    #[must_use]
    pub fn knows_events(self, kinds: &[&str]) -> bool {
        self.lost.is_none_or(|lost| !lost.hides_event(kinds))
    }

    /// Whether there are no other scope items for an occupation than those that are known.
    #[must_use]
    pub fn knows_items(self, code: OccupationCode) -> bool {
        self.lost.is_none_or(|lost| !lost.hides_item(code))
    }

    /// Whether there are no other places of assessment than those that are known.
    #[must_use]
    pub fn knows_places(self) -> bool {
        self.lost.is_none_or(|lost| !lost.places)
    }

    /// Whether the days of the filing are those that are known.
    #[must_use]
    pub fn knows_filing_days(self) -> bool {
        let mut keys = ["filed_on", "valid_from", "valid_until"].into_iter();
        keys.all(|key| self.is_read(|it| it.key("filing").key(key)))
    }

    /// Whether its standing is what the events that are known lead to.
    #[must_use]
    pub fn knows_standing(self) -> bool {
        self.lost.is_none_or(|lost| lost.events.is_empty()) && self.knows_filing_days()
    }
}
