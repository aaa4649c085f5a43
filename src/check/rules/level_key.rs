//! Where a level stands as a key of a mapping: `四级`, `4`, `中级工`, as the record writes it.

use crate::check::Context;
use crate::model::{LevelSet, Record, SkillLevel};
use crate::source::{Place, Value};

/// The place of a level's entry in the mapping at `mapping`; the mapping itself if it is not found.
pub fn entry(context: &Context<'_>, mapping: Place, level: SkillLevel) -> Place {
    let node = context.sources.node(&mapping);
    let key = node.and_then(|node| match &node.value {
        Value::Map(entries) => {
            let mut keys = entries.iter().map(|(key, _)| key.text());
            keys.find(|key| SkillLevel::parse(key) == Ok(level))
        }
        _ => None,
    });
    match key.map(str::to_owned) {
        Some(key) => mapping.key(key),
        None => mapping,
    }
}

/// Those of the levels that have no entry in the mapping at `mapping`, be it one that could not be read.
/// None, if a key could not be understood: it may be any of them.
pub fn not_written(
    context: &Context<'_>,
    record: Record<'_>,
    mapping: Place,
    levels: LevelSet,
) -> LevelSet {
    if levels.is_empty() || record.is_sound() {
        return levels;
    }
    let Some(node) = context.sources.node(&mapping) else {
        return levels;
    };
    let Value::Map(entries) = &node.value else {
        return LevelSet::EMPTY;
    };
    let written: Option<LevelSet> = entries
        .iter()
        .map(|(key, _)| SkillLevel::parse(key.text()).ok())
        .collect();
    written.map_or(LevelSet::EMPTY, |written| levels.difference(written))
}

/// Levels by their grades: `四级、三级`.
pub fn grades(levels: &[SkillLevel]) -> String {
    let grades: Vec<_> = levels.iter().map(|level| level.grade()).collect();
    grades.join("、")
}

/// Levels by their digits, for English texts: `4, 3`.
pub fn digits(levels: &[SkillLevel]) -> String {
    let digits: Vec<_> = levels
        .iter()
        .map(|level| level.digit().to_string())
        .collect();
    digits.join(", ")
}
