//! The filing 备案 itself: when, by whom, until when, and what was waived.

use serde::Serialize;

use crate::model::{Day, Evaluator, Origin};
use crate::render::Site;
use crate::render::shapes::{DayView, NoticeView};

#[derive(Serialize)]
pub(super) struct FilingView<'a> {
    filed_on: DayView,
    authority: &'a str,
    notice: Option<NoticeView>,
    valid_from: DayView,
    valid_until: DayView,
    origin: String,
    recommended_by: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct WaiverView<'a> {
    reason: &'a str,
    approved_by: &'a str,
    on: DayView,
}

pub(super) fn filing<'a>(
    site: &Site<'_>,
    evaluator: &'a Evaluator,
    valid_until: Option<Day>,
) -> FilingView<'a> {
    let filing = &evaluator.filing;
    let until = valid_until.unwrap_or(filing.validity.last_day());
    let origin = match filing.origin {
        Origin::Local => "origin_local",
        Origin::Outside => "origin_outside",
    };
    FilingView {
        filed_on: site.day(filing.filed_on),
        authority: &filing.authority,
        notice: filing.notice.as_ref().map(NoticeView::from),
        valid_from: site.day(filing.validity.first_day()),
        valid_until: site.day(until),
        origin: site.theme.texts.get(origin).to_owned(),
        recommended_by: filing.recommended_by.as_deref(),
    }
}

pub(super) fn waivers<'a>(site: &Site<'_>, evaluator: &'a Evaluator) -> Vec<WaiverView<'a>> {
    let waivers = evaluator.waivers.iter().map(|waiver| WaiverView {
        reason: &waiver.reason,
        approved_by: &waiver.approved_by,
        on: site.day(waiver.on),
    });
    waivers.collect()
}
