//! The shapes that the views of several page kinds share. What a template can write is what
//! stands here and in `pages/`, and nothing else. Each file has a shape and how the site makes it.

mod change;
mod correction;
mod pager;
mod row;
mod session;
mod standing;

use serde::Serialize;

use super::Site;
use crate::derive::{EntryId, routes};
use crate::model::{Day, Occupation};

pub use change::{ChangeView, MonthOfChanges, NoticeView};
pub use pager::{Pager, ROWS};
pub use session::{SessionItem, SessionView};
pub use standing::StandingView;

/// A day for machines and for people.
#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    /// `2027-03-31`
    pub iso: String,
    /// 2027年3月31日
    pub text: String,
}

/// A label and an address from the root of the site; `null` if there is no page.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The text.
    pub label: String,
    /// The path from the root.
    pub url: Option<String>,
}

/// A link among its siblings.
#[derive(Debug, Clone, Serialize)]
pub struct CountedLink {
    /// The text.
    pub label: String,
    /// The path from the root.
    pub url: String,
    /// How many are behind it.
    pub count: Option<usize>,
    /// Whether it is the page itself.
    pub current: bool,
}

/// A label and a value.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// 累计培训评价
    pub label: String,
    /// 21600 人次
    pub value: String,
}

/// The groups of a code that is grouped for the eye.
#[must_use]
pub fn groups(grouped: &str) -> Vec<String> {
    grouped.split(' ').map(str::to_owned).collect()
}

/// Days and links.
impl Site<'_> {
    /// A day.
    #[must_use]
    pub fn day(&self, day: Day) -> DayView {
        DayView {
            iso: day.to_string(),
            text: self.theme.texts.day(day),
        }
    }

    /// The link to an evaluator's page.
    #[must_use]
    pub fn evaluator_link(&self, id: EntryId) -> Link {
        let evaluator = self.directory.entry(id).evaluator;
        Link {
            label: evaluator.name.clone(),
            url: Some(routes::evaluator(evaluator.code)),
        }
    }

    /// The link to an occupation's page; without an address if nobody was ever filed for it.
    #[must_use]
    pub fn occupation_link(&self, occupation: Occupation) -> Link {
        let known = self.directory.lists.by_occupation.contains_key(&occupation);
        Link {
            label: self.directory.catalog.occupations.name(occupation),
            url: known.then(|| routes::occupation(occupation)),
        }
    }

    /// The link to a district's page; without an address if it is out of the directory's scope.
    #[must_use]
    pub fn district_link(&self, id: &str) -> Link {
        let known = self.directory.lists.by_district.contains_key(id);
        Link {
            label: self.directory.catalog.districts.name(id).to_owned(),
            url: known.then(|| routes::district(id)),
        }
    }
}
