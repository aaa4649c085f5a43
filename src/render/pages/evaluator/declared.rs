//! What the evaluator declared of itself: experience 评价经历, capacity 评价条件, priority conditions 优先条件.

use crate::model::{Capacity, Evaluator, Experience, Month};
use crate::render::Site;
use crate::render::shapes::Fact;

/// 评价经历 and 评价条件, as the evaluator declared them.
pub(super) fn facts(site: &Site<'_>, evaluator: &Evaluator) -> Vec<Fact> {
    let texts = &site.theme.texts;
    let number = |unit: &str, number: Option<u32>| {
        number.map(|number| texts.fill(unit, &[("n", number.to_string())]))
    };
    let yes_no =
        |yes: Option<bool>| yes.map(|yes| texts.get(if yes { "yes" } else { "no" }).to_owned());
    let nothing = (Experience::default(), Capacity::default());
    let experience = evaluator.experience.as_ref().unwrap_or(&nothing.0);
    let capacity = evaluator.capacity.as_ref().unwrap_or(&nothing.1);
    let since = experience
        .since
        .as_ref()
        .map(|since| match Month::parse(since) {
            Ok(month) => texts.month(month),
            Err(_) => since.clone(),
        });
    let facts = [
        (
            "experience_since",
            since.map(|day| texts.fill("since", &[("day", day)])),
        ),
        ("trained", number("person_times", experience.trained)),
        ("assessed", number("person_times", experience.assessed)),
        ("brand", experience.brand.clone()),
        ("department", capacity.department.clone()),
        (
            "full_time_staff",
            number("persons", capacity.full_time_staff),
        ),
        ("experts", number("persons", capacity.experts)),
        ("area", number("square_metres", capacity.area)),
        ("equipment", capacity.equipment.clone()),
        ("video_surveillance", yes_no(capacity.video_surveillance)),
        ("funds", capacity.funds.clone()),
        ("quality_measures", capacity.quality_measures.clone()),
        (
            "question_bank_staff",
            number("persons", capacity.question_bank_staff),
        ),
        ("not_for_profit", yes_no(capacity.not_for_profit)),
        ("accepts_supervision", yes_no(capacity.accepts_supervision)),
    ];
    let known = facts.into_iter().filter_map(|(key, value)| {
        value.map(|value| Fact {
            label: texts.of("fact", key),
            value,
        })
    });
    known.collect()
}

pub(super) fn priority(site: &Site<'_>, evaluator: &Evaluator) -> Vec<String> {
    let texts = &site.theme.texts;
    let conditions = evaluator.priority.iter().map(|priority| {
        let condition = texts.of("priority", priority.condition);
        match &priority.note {
            Some(note) => [condition.as_str(), texts.get("colon"), note].concat(),
            None => condition,
        }
    });
    conditions.collect()
}
