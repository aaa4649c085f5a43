//! Where a level stands as a key of a mapping: `四级`, `4`, `中级工`, as the record writes it.

use crate::check::Context;
use crate::model::{LevelSet, Record, SkillLevel};
use crate::source::{Part, Place, Value};

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

/// The one of written levels that has some of `wanted`: the item of the list, or the word within a text
/// that names several; the whole value if none is found.
pub fn written(context: &Context<'_>, levels: Place, wanted: LevelSet) -> Place {
    let has_some = |text: &str| {
        let read = LevelSet::parse(text);
        read.is_ok_and(|read| !read.intersection(wanted).is_empty())
    };
    let (place, text) = match context.sources.node(&levels).map(|node| &node.value) {
        Some(Value::List(items)) => {
            let found = items.iter().position(|item| has_some(item.text()));
            let Some(index) = found else { return levels };
            (levels.index(index), items[index].text())
        }
        Some(Value::Scalar { text, .. }) => (levels, text.as_str()),
        _ => return levels,
    };
    let names = wanted
        .iter()
        .flat_map(|level| [level.grade(), level.title()]);
    let mut found = names.filter_map(|name| Some((text.find(name)?, name)));
    match found.next() {
        Some((at, name)) if name.len() < text.len() => {
            place.part(Part::Within(at..at + name.len()))
        }
        _ => place,
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
