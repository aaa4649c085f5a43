//! What of a file could not be read. A rule concludes nothing from what may stand there unread, and
//! speaks of all the rest.

use super::{Day, EventKind, OccupationCode, Origin, ScopeItem};
use crate::source::Segment;

/// The places of a file at which reading found fault, and what they cost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// The ways to what is at fault. Of a key that nobody knows: the ways to the keys of its mapping
    /// that are not written, for it may stand for any of them.
    pub paths: Vec<Vec<Segment>>,
    /// The events that could not be wholly read: their kinds, as far as these were.
    pub events: Vec<Option<&'static str>>,
    /// The scope items that could not be wholly read: their occupations, as far as these were.
    pub items: Vec<Option<OccupationCode>>,
    /// Whether there may be places of assessment that are not known, or known wrongly.
    pub places: bool,
    /// What is known of a filing that could not be read.
    pub origin: Option<Origin>,
    /// The end of its validity.
    pub valid_until: Option<Day>,
}

/// What is known of items of a record's lists that could not be wholly understood. They are never
/// published and count nowhere; rules that need no more of them than is known look at them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HalfRead {
    /// Scope items whose occupation or levels could not be understood; no levels stand for those. The
    /// occupation is what is written or meant, as far as that is known, else one that there is not.
    pub scope: Vec<ScopeItem>,
    /// Events of which something could not be understood.
    pub events: Vec<HalfEvent>,
}

/// What is known of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfEvent {
    /// Position in the record's list.
    pub index: usize,
    /// The day.
    pub on: Option<Day>,
    /// What happened.
    pub kind: Option<EventKind>,
    /// Whether it names its notice.
    pub has_notice: bool,
}

impl Lost {
    /// Whether the place itself, something above it or something below it is at fault.
    #[must_use]
    pub fn touches(&self, path: &[Segment]) -> bool {
        let mut paths = self.paths.iter();
        paths.any(|lost| lost.starts_with(path) || path.starts_with(lost))
    }

    /// Whether an event of one of these kinds may be unread.
    #[must_use]
    pub fn hides_event(&self, kinds: &[&str]) -> bool {
        let mut events = self.events.iter();
        events.any(|kind| kind.is_none_or(|kind| kinds.contains(&kind)))
    }

    /// Whether an event is known to be of one of these kinds, and not more.
    #[must_use]
    pub fn names_event(&self, kinds: &[&str]) -> bool {
        let mut events = self.events.iter().flatten();
        events.any(|kind| kinds.contains(kind))
    }

    /// Whether there may be a scope item for this occupation that is not known, or known wrongly.
    #[must_use]
    pub fn hides_item(&self, code: OccupationCode) -> bool {
        let mut items = self.items.iter();
        items.any(|item| item.is_none_or(|item| item == code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(names: &[&'static str]) -> Vec<Segment> {
        names
            .iter()
            .map(|name| Segment::Key((*name).into()))
            .collect()
    }

    #[test]
    fn what_is_above_below_or_at_a_fault_is_touched() {
        let lost = Lost {
            paths: vec![path(&["filing", "notice", "url"])],
            ..Lost::default()
        };
        for touched in [
            &["filing"][..],
            &["filing", "notice"],
            &["filing", "notice", "url"],
            &["filing", "notice", "url", "more"],
        ] {
            assert!(lost.touches(&path(touched)), "{touched:?}");
        }
        for sound in [&["filing", "filed_on"][..], &["scope"]] {
            assert!(!lost.touches(&path(sound)), "{sound:?}");
        }
    }

    #[test]
    fn an_event_of_an_unknown_kind_may_be_of_any() {
        let lost = |events| Lost {
            events,
            ..Lost::default()
        };
        assert!(lost(vec![None]).hides_event(&["renewed"]));
        assert!(!lost(vec![None]).names_event(&["renewed"]));
        assert!(lost(vec![Some("renewed")]).names_event(&["renewed"]));
        assert!(!lost(vec![Some("moved")]).hides_event(&["renewed"]));
        assert!(!lost(vec![]).hides_event(&["renewed"]));
    }
}
