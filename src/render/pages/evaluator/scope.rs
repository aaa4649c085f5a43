//! The scope 备案范围: what the evaluator may assess, at which levels, where and for how much.

use serde::Serialize;

use crate::model::{Evaluator, ScopeItem, Standing};
use crate::render::Site;
use crate::render::pages::occupation;
use crate::render::shapes::{DayView, Link, StandingView};

#[derive(Serialize)]
pub(super) struct ScopeView<'a> {
    occupation: Link,
    code: String,
    edition: String,
    job: Option<&'a str>,
    levels: Vec<String>,
    levels_text: String,
    workstations: Option<u32>,
    places: Vec<&'a str>,
    fees: Vec<Fee>,
    since: DayView,
    standing: StandingView,
    former: bool,
    permit_note: Option<String>,
}

#[derive(Serialize)]
struct Fee {
    level: String,
    amount: u32,
}

/// The items that are or were part of the scope; those that no longer are come last.
pub(super) fn scope<'a>(
    site: &Site<'_>,
    evaluator: &'a Evaluator,
    standing: Standing,
) -> Vec<ScopeView<'a>> {
    let items = evaluator.scope.iter();
    let mut views: Vec<_> = items
        .filter_map(|item| scope_item(site, evaluator, item, standing))
        .collect();
    views.sort_by_key(|view| view.former);
    views
}

/// An item that is not yet part of the scope is not shown.
fn scope_item<'a>(
    site: &Site<'_>,
    evaluator: &'a Evaluator,
    item: &'a ScopeItem,
    whole: Standing,
) -> Option<ScopeView<'a>> {
    let texts = &site.theme.texts;
    let as_of = site.directory.as_of;
    let step = item.timeline.at(as_of)?;
    let standing = match step.standing {
        Some(standing) => site.standing(standing, &item.timeline),
        None if item.timeline.has_stood(as_of) => site.removed(&item.timeline),
        None => return None,
    };
    let places = item.places.iter().filter_map(|id| evaluator.place(id));
    let fees = item.fees.iter().map(|(level, amount)| Fee {
        level: texts.level(*level).to_owned(),
        amount: *amount,
    });
    Some(ScopeView {
        occupation: site.occupation_link(item.occupation),
        code: item.occupation.code.to_string(),
        edition: item.occupation.edition.to_string(),
        job: item.job.as_deref(),
        levels: item
            .levels
            .iter()
            .map(|level| texts.level(level).to_owned())
            .collect(),
        levels_text: texts.levels(item.levels),
        workstations: item.workstations,
        places: places.map(|place| place.name.as_str()).collect(),
        fees: fees.collect(),
        since: site.day(item.since),
        former: step
            .standing
            .is_none_or(|standing| standing.has_ended() && !whole.has_ended()),
        standing,
        permit_note: occupation::permit_note(site, item.occupation),
    })
}
