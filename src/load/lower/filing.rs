//! The filing and the conditions under which it was made.

use super::super::raw::{
    EvaluatorRecord, FilingRecord, List, NoticeRecord, Text, TextOr, WaiverRecord,
};
use super::super::rules;
use super::{Lower, Problem, or_near};
use crate::diag::Diagnostic;
use crate::model::{
    Capacity, Day, Experience, Filing, Materials, Notice, NoticeNumber, Origin, PriorityCondition,
    Validity, Waiver,
};
use crate::source::{At, closest};

/// The words for where an evaluator was filed first, 三(四)2.
pub const ORIGINS: &[(&str, Origin)] = &[
    ("local", Origin::Local),
    ("outside", Origin::Outside),
    ("本市", Origin::Local),
    ("市外", Origin::Outside),
    ("市外来榕", Origin::Outside),
];

/// The words for grounds of priority, 一(二)1–4.
pub const CONDITIONS: &[(&str, &str)] = &[
    ("standards_development", "standards_development"),
    ("worldskills_base", "worldskills_base"),
    ("park_centre", "park_centre"),
    ("breakthrough", "breakthrough"),
    ("标准与题库开发", "standards_development"),
    ("世界技能大赛集训基地", "worldskills_base"),
    ("园区职业技能提升中心", "park_centre"),
    ("重大突破", "breakthrough"),
];

/// Reads the filing; `None` if it lacks its date or its validity makes no sense.
pub fn filing(lower: &mut Lower<'_>, at: &At<'_>, raw: Option<&FilingRecord>) -> Option<Filing> {
    let at = at.key("filing");
    let Some(raw) = raw else {
        lower.missing(&at);
        return None;
    };
    let filed_on = lower.required_day(&at.key("filed_on"), &raw.filed_on);
    let validity = validity(lower, &at, raw, filed_on);
    let origin = lower.choice(&at.key("origin"), &raw.origin, ORIGINS);
    let first_application = lower.yes_no(&at.key("first_application"), &raw.first_application);
    let authority = raw
        .authority
        .get()
        .unwrap_or(&lower.vocabulary.site.authority);
    Some(Filing {
        authority: authority.to_owned(),
        notice: notice(lower, &at, raw.notice.as_ref()),
        filed_on: filed_on?,
        validity: validity?,
        first_application: first_application.unwrap_or(true),
        origin: origin.unwrap_or(Origin::Local),
        recommended_by: raw.recommended_by.get().map(str::to_owned),
    })
}

/// From the first to the last day; left out, it begins with the filing and lasts as long as the
/// policy says: 三(二)3. It may begin later than the filing, never before it: an assessment before
/// the filing would seem covered.
fn validity(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &FilingRecord,
    filed_on: Option<Day>,
) -> Option<Validity> {
    let from = lower.day(&at.key("valid_from"), &raw.valid_from);
    if let Some((from, filed_on)) = from.zip(filed_on).filter(|(from, filed)| from < filed) {
        let finding = Diagnostic::new(&rules::VALIDITY, at.key("valid_from").place())
            .variant("before-filing")
            .related(at.key("filed_on").place(), "filed")
            .arg("from", from);
        lower.report(finding.arg("filed_on", filed_on));
    }
    let from = from.or(filed_on);
    let until = lower.day(&at.key("valid_until"), &raw.valid_until);
    let from = from?;
    let Some(until) = until else {
        // An unreadable end has been reported; the usual one stands in for it meanwhile.
        return Some(Validity::for_years(
            from,
            lower.vocabulary.policy.validity_years,
        ));
    };
    let validity = Validity::new(from, until).ok();
    if validity.is_none() {
        let place = at.key("valid_until").place();
        let finding = Diagnostic::new(&rules::VALIDITY, place)
            .related(at.key("valid_from").place(), "from")
            .arg("from", from)
            .arg("until", until);
        lower.report(finding);
    }
    validity
}

/// A notice, written as its number or with its address.
pub fn notice(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: Option<&TextOr<NoticeRecord>>,
) -> Option<Notice> {
    let at = at.key("notice");
    match raw? {
        TextOr::Text(number) => {
            let number = notice_number(lower, &at, number)?;
            Some(Notice { number, url: None })
        }
        TextOr::More(more) => {
            let url = lower.url(&at.key("url"), &more.url);
            let at = at.key("number");
            if more.number.get().is_none() {
                lower.missing(&at);
            }
            let number = notice_number(lower, &at, &more.number)?;
            Some(Notice { number, url })
        }
    }
}

/// The number as written. One of an unusual form is shown all the same.
fn notice_number(lower: &mut Lower<'_>, at: &At<'_>, text: &Text) -> Option<String> {
    lower.optional(&rules::NOTICE_NUMBER, at, text, NoticeNumber::parse);
    text.get().map(str::to_owned)
}

/// 评价经历, 一(一)2.
pub fn experience(lower: &mut Lower<'_>, at: &At<'_>, raw: &EvaluatorRecord) -> Option<Experience> {
    let raw = raw.experience.as_ref()?;
    let at = at.key("experience");
    Some(Experience {
        since: raw.since.get().map(str::to_owned),
        trained: lower.number(&at.key("trained"), &raw.trained),
        assessed: lower.number(&at.key("assessed"), &raw.assessed),
        brand: raw.brand.get().map(str::to_owned),
    })
}

/// 评价条件, 一(一)3–6.
pub fn capacity(lower: &mut Lower<'_>, at: &At<'_>, raw: &EvaluatorRecord) -> Option<Capacity> {
    let raw = raw.capacity.as_ref()?;
    let at = at.key("capacity");
    let owned = |text: &Text| text.get().map(str::to_owned);
    Some(Capacity {
        department: owned(&raw.department),
        full_time_staff: lower.number(&at.key("full_time_staff"), &raw.full_time_staff),
        experts: lower.number(&at.key("experts"), &raw.experts),
        area: lower.number(&at.key("area"), &raw.area),
        equipment: owned(&raw.equipment),
        video_surveillance: lower.yes_no(&at.key("video_surveillance"), &raw.video_surveillance),
        funds: owned(&raw.funds),
        quality_measures: owned(&raw.quality_measures),
        question_bank_staff: lower.number(&at.key("question_bank_staff"), &raw.question_bank_staff),
        not_for_profit: lower.yes_no(&at.key("not_for_profit"), &raw.not_for_profit),
        accepts_supervision: lower.yes_no(&at.key("accepts_supervision"), &raw.accepts_supervision),
    })
}

/// 优先条件, 一(二)1–4.
pub fn priority(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &EvaluatorRecord,
) -> Vec<PriorityCondition> {
    let at = at.key("priority");
    let mut conditions = Vec::new();
    for (index, item) in raw.priority.iter() {
        let at = at.index(index);
        let (condition, note) = match item {
            TextOr::Text(text) => (lower.choice(&at, text, CONDITIONS), None),
            TextOr::More(more) => (
                lower.choice(&at.key("condition"), &more.condition, CONDITIONS),
                more.note.get().map(str::to_owned),
            ),
        };
        conditions.extend(condition.map(|condition| PriorityCondition { condition, note }));
    }
    conditions
}

/// 申报材料, 三(一)1–7.
pub fn materials(lower: &mut Lower<'_>, at: &At<'_>, raw: &EvaluatorRecord) -> Option<Materials> {
    let raw = raw.materials.as_ref()?;
    let at = at.key("materials");
    Some(Materials {
        received: [
            lower.day(&at.key("basic_form"), &raw.basic_form),
            lower.day(&at.key("catalogue_and_samples"), &raw.catalogue_and_samples),
            lower.day(&at.key("work_plan"), &raw.work_plan),
            lower.day(&at.key("expert_proof"), &raw.expert_proof),
            lower.day(&at.key("asset_proof"), &raw.asset_proof),
            lower.day(&at.key("credit_report"), &raw.credit_report),
            lower.day(&at.key("history_proof"), &raw.history_proof),
        ],
    })
}

/// The waivers that say all that a waiver must.
pub fn waivers(lower: &mut Lower<'_>, at: &At<'_>, raw: &List<WaiverRecord>) -> Vec<Waiver> {
    let at = at.key("waivers");
    let waivers = raw.iter().filter_map(|(index, waiver)| {
        let at = at.index(index);
        let rule = lower.required_text(&at.key("rule"), &waiver.rule);
        let reason = lower.required_text(&at.key("reason"), &waiver.reason);
        let approved_by = lower.required_text(&at.key("approved_by"), &waiver.approved_by);
        let on = lower.required_day(&at.key("on"), &waiver.on);
        let until = lower.day(&at.key("until"), &waiver.until);
        Some(Waiver {
            index,
            rule: rule?,
            reason: reason?,
            approved_by: approved_by?,
            on: on?,
            until,
        })
    });
    waivers.collect()
}

impl Lower<'_> {
    /// A district by name, short name or code, as its identifier.
    pub fn required_district(&mut self, at: &At<'_>, text: &Text) -> Option<String> {
        let vocabulary = self.vocabulary;
        let districts = &vocabulary.districts;
        self.required(&rules::DISTRICT, at, text, |text| {
            if let Some(district) = districts.find(text) {
                return Ok(district.id.clone());
            }
            let names: Vec<_> = districts.in_scope().map(|it| it.name.as_str()).collect();
            let choices = names.join("、");
            // The city has a name like those of its parts.
            let mut above = vocabulary.site.region.iter();
            if above.any(|name| name == text) {
                return Err(Problem::new("above").arg("choices", choices));
            }
            let near = closest(text, names.iter().copied()).map(str::to_owned);
            let problem = Problem::new(or_near(near.as_deref()));
            Err(problem.arg("choices", choices).guess(near))
        })
    }
}
