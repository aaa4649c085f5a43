//! Who is asked what. The notice is about social training evaluators; schools apply in the same way,
//! 四(四). Employers assess their own staff and are not asked.

use crate::check::Context;
use crate::model::EvaluatorCode;
use crate::model::{
    Capacity, EvaluatorKind, Event, EventKind, Experience, Materials, Origin, PublishedRules,
};
use crate::model::{Record, ScopeItem, SkillLevel, Standing, Timeline};
use crate::source::{Form, Place, Segment, SourceId};

/// Whether the conditions for being filed, 一(一) and 三(一), are asked of an evaluator. One that comes
/// from elsewhere showed them there, 三(四)2; a filing that has ended is not judged any more: that
/// a condition was no longer met may be why it ended.
pub fn conditions(context: &Context<'_>, record: Record<'_>) -> bool {
    let origin = match record.filing {
        Some(filing) => filing.origin,
        None => record
            .lost
            .and_then(|it| it.origin)
            .unwrap_or(Origin::Local),
    };
    let is_sure = record.is_read(|it| it.key("filing").key("origin"));
    origin == Origin::Local && is_sure && conduct(context, record)
}

/// Whether what the notice asks of the work, 四, is asked of an evaluator.
pub fn conduct(context: &Context<'_>, record: Record<'_>) -> bool {
    use EvaluatorKind::{School, Social};
    matches!(record.kind, Some(Social | School))
        && match record.timeline {
            Some(timeline) => stands(context, record, timeline),
            None => may_stand(context, record),
        }
}

/// Whether a filing whose days could not be read may still stand: what is wrong with the rest of
/// the record should not wait until the days are mended.
fn may_stand(context: &Context<'_>, record: Record<'_>) -> bool {
    let is_past = |event: &Event| event.on <= context.as_of;
    let mut past = record.events.iter().filter(|event| is_past(event));
    if past.any(|event| matches!(event.kind, EventKind::Withdrawn | EventKind::Cancelled)) {
        return false;
    }
    let reaches = |event: &Event| match event.kind {
        EventKind::Renewed { valid_until } => valid_until >= context.as_of,
        _ => false,
    };
    let end = record.lost.and_then(|lost| lost.valid_until);
    end.is_none_or(|end| end >= context.as_of)
        || record.events.iter().any(reaches)
        || may_be_renewed(record)
}

/// Whether the record has a renewal that could not be read, and no end that could not.
pub fn may_be_renewed(record: Record<'_>) -> bool {
    let names = |kinds| record.lost.is_some_and(|lost| lost.names_event(kinds));
    names(&["renewed"]) && !names(&["withdrawn", "cancelled", "renewal_declined"])
}

/// The scope items that have not ended and were not removed, those of which the occupation or the
/// levels could not be understood among them.
pub fn items<'c>(
    context: &Context<'c>,
    record: Record<'c>,
) -> impl Iterator<Item = &'c ScopeItem> + use<'c> {
    let context = *context;
    let items = record.items_of_any_kind();
    items.filter(move |item| stands(&context, record, &item.timeline))
}

/// Whether it holds on the day, or is still to come.
fn stands(context: &Context<'_>, record: Record<'_>, timeline: &Timeline) -> bool {
    match timeline.at(context.as_of).map(|step| step.standing) {
        Some(Some(Standing::Expired)) => may_be_renewed(record),
        Some(Some(standing)) => !standing.has_ended(),
        Some(None) => false,
        None => true,
    }
}

/// 评价经历, if the record says anything of it.
pub fn experience(record: Record<'_>) -> Option<&Experience> {
    record.experience.filter(|it| **it != Experience::default())
}

/// 评价条件, if the record says anything of it.
pub fn capacity(record: Record<'_>) -> Option<&Capacity> {
    record.capacity.filter(|it| **it != Capacity::default())
}

/// 申报材料, if the record says anything of it.
pub fn materials(record: Record<'_>) -> Option<&Materials> {
    record.materials.filter(|it| **it != Materials::default())
}

/// 公示细则, if the record says anything of it.
pub fn published_rules(record: Record<'_>) -> Option<&PublishedRules> {
    let rules = Some(record.published_rules);
    rules.filter(|it| **it != PublishedRules::default())
}

/// Whether another rule asks for what stands at this path of a record, and says so if nothing is
/// written there.
pub fn asks_for(context: &Context<'_>, record: Record<'_>, path: &[Segment]) -> bool {
    let names: Vec<&str> = path.iter().map(name).collect();
    match names[..] {
        ["experience", key] => {
            key != "brand" && conditions(context, record) && experience(record).is_some()
        }
        // Whoever has places of assessment is not asked for their area.
        ["capacity", "area"] if !record.places.is_empty() => false,
        ["capacity", _] => conditions(context, record) && capacity(record).is_some(),
        ["filing", "recommended_by"] => conditions(context, record) && materials(record).is_some(),
        ["scope", _, "question_bank", level, "defence_questions"] => {
            let has_defence = SkillLevel::parse(level).is_ok_and(SkillLevel::has_defence);
            has_defence && conditions(context, record)
        }
        ["scope", _, "question_bank", _, _] => conditions(context, record),
        _ => false,
    }
}

/// Whether a rule asks for what stands at a place of a file, so that leaving its key out is no advice.
pub fn is_needed(context: &Context<'_>, record: Option<Record<'_>>, place: &Place) -> bool {
    let Some((last, above)) = place.path.split_last() else {
        return false;
    };
    let file = context.sources.get(place.source);
    let shape = file.shape_at(above);
    let field = shape.and_then(|shape| shape.field(name(last)));
    let is_required = field.is_some_and(|field| field.forms.contains(&Form::Required));
    let is_asked = |record| asks_for(context, record, &place.path) || names_a_gap(&place.path);
    is_required || record.is_some_and(is_asked)
}

/// Whether a rule speaks of this path of a record as soon as nothing is written there, and not while
/// a key without a value is.
fn names_a_gap(path: &[Segment]) -> bool {
    let names: Vec<&str> = path.iter().map(name).collect();
    matches!(
        names[..],
        ["filing" | "events", .., "notice"]
            | ["scope", _, "workstations"]
            | ["scope", _, "fees" | "question_bank", ..]
            | ["materials" | "published_rules", _]
    )
}

/// The record that a file is, as far as its code could be read.
pub fn record_in<'c>(context: &Context<'c>, id: SourceId) -> Option<Record<'c>> {
    let code = context.sources.node(&Place::file(id).key("code"))?;
    let code = EvaluatorCode::parse(code.text().trim()).ok()?;
    let record = context.catalog.record(code);
    record.filter(|record| record.origin == id)
}

/// The keys that are not there at all. One with nothing behind it is told by `text/blank`.
pub fn not_written<T>(
    context: &Context<'_>,
    block: &Place,
    keys: impl Iterator<Item = T>,
    name: impl Fn(&T) -> &'static str,
) -> Vec<T> {
    let is_there = |key: &T| {
        let place = block.clone().key(name(key));
        context.sources.node(&place).is_some()
    };
    keys.filter(|key| !is_there(key)).collect()
}

fn name(segment: &Segment) -> &str {
    match segment {
        Segment::Key(name) => name,
        Segment::Index(_) => "",
    }
}

/// The keys and names of the seven sets of material, 三(一)1–7, in that order.
pub const MATERIALS: [(&str, &str); 7] = [
    ("basic_form", "基本情况表"),
    ("catalogue_and_samples", "目录教程及试题样本"),
    ("work_plan", "实施方案及质量管控措施"),
    ("expert_proof", "专业人员证明"),
    ("asset_proof", "场地设备证明"),
    ("credit_report", "信用报告或承诺书"),
    ("history_proof", "历史鉴定证明"),
];
