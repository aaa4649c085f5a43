//! A standing with the dates that it holds by.

use serde::Serialize;

use super::DayView;
use crate::model::{Standing, Timeline};
use crate::render::Site;

/// A standing with the dates that it holds by.
#[derive(Debug, Clone, Serialize)]
pub struct StandingView {
    /// `in_force`
    pub key: &'static str,
    /// 在册有效
    pub label: String,
    /// The day of the sentence: the last of the validity, or the first of the standing.
    pub on: DayView,
    /// The last day of the validity.
    pub until: Option<DayView>,
    /// What holds whenever it is read: 有效期至 2027年3月31日.
    pub sentence: String,
    /// The standing as a function of the date, for the reader's browser.
    pub timeline: String,
}

impl Site<'_> {
    /// A standing as a timeline has it on the day of the build.
    #[must_use]
    pub fn standing(&self, standing: Standing, timeline: &Timeline) -> StandingView {
        let as_of = self.directory.as_of;
        let texts = &self.theme.texts;
        let since = timeline.since(as_of).unwrap_or(as_of);
        let until = timeline.at(as_of).and_then(|step| step.valid_until);
        let by_validity = matches!(
            standing,
            Standing::InForce | Standing::Expiring | Standing::Expired
        );
        let on = until.filter(|_| by_validity).unwrap_or(since);
        StandingView {
            key: standing.key(),
            label: texts.standing(standing).to_owned(),
            on: self.day(on),
            until: until.map(|day| self.day(day)),
            sentence: texts.sentence(standing, since, until.unwrap_or(since)),
            timeline: timeline.to_string(),
        }
    }

    /// The standing of a scope item that is no longer part of the scope.
    #[must_use]
    pub fn removed(&self, timeline: &Timeline) -> StandingView {
        let as_of = self.directory.as_of;
        let since = timeline.since(as_of).unwrap_or(as_of);
        let texts = &self.theme.texts;
        StandingView {
            key: "removed",
            label: texts.get("standing_removed").to_owned(),
            on: self.day(since),
            until: None,
            sentence: texts.fill("sentence_removed", &[("since", texts.day(since))]),
            timeline: timeline.to_string(),
        }
    }
}
