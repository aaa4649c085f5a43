//! Names that a body is registered by. Wording inside of them is the registrar's matter and not
//! advertising.

use std::ops::Range;

use memchr::memmem;

use crate::advert::matching::Hit;

/// The names that may stand in a text as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// These names.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let names = names.into_iter().map(|it| it.trim().to_owned());
        Self(names.filter(|it| !it.is_empty()).collect())
    }

    /// The hits that do not lie wholly inside of one of the names in `text`.
    #[must_use]
    pub fn without(&self, text: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
        if !hits.is_empty() && !self.0.is_empty() {
            let places = self.places(text);
            let is_inside = |hit: &Hit, it: &Range<usize>| {
                it.start <= hit.range.start && it.end >= hit.range.end
            };
            hits.retain(|hit| !places.iter().any(|it| is_inside(hit, it)));
        }
        hits
    }

    /// Where the names stand.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let of = |name: &String| {
            let starts = memmem::find_iter(text.as_bytes(), name.as_bytes());
            starts.map(|at| at..at + name.len()).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(of).collect()
    }
}
