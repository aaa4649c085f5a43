//! Who else may assess the same occupations.

use tera::{Map, Value};

use crate::derive::{Assessor, EntryId};
use crate::model::Occupation;
use crate::render::Site;

/// How many other evaluators are shown for each occupation.
const NEIGHBOURS: usize = 4;

/// Who else may assess the same occupations, by occupation.
pub(super) fn others<'s>(site: &'s Site<'_>, id: EntryId) -> Vec<(Occupation, Vec<&'s Assessor>)> {
    let mut groups: Vec<(Occupation, Vec<&Assessor>)> = Vec::new();
    for item in &site.directory.entry(id).evaluator.scope {
        if groups
            .iter()
            .any(|(occupation, _)| *occupation == item.occupation)
        {
            continue;
        }
        let list = site.directory.lists.by_occupation.get(&item.occupation);
        let current = list.map(|list| list.current.as_slice()).unwrap_or_default();
        let others = current.iter().filter(|other| other.entry != id);
        groups.push((item.occupation, others.take(NEIGHBOURS).collect()));
    }
    groups
}

/// Who else may assess the same occupations: `[{occupation, rows: [{label, url, standing}]}]`.
pub(super) fn neighbours(site: &Site<'_>, id: EntryId) -> Value {
    let mut neighbours = Vec::new();
    for (occupation, others) in others(site, id) {
        if others.is_empty() {
            continue;
        }
        let rows = others
            .into_iter()
            .map(|other| site.cards.link_with_standing(site, other));
        let occupation = Value::from_serializable(&site.occupation_link(occupation));
        let mut group = Map::new();
        group.insert("occupation".into(), occupation);
        group.insert("rows".into(), Value::from(rows.collect::<Vec<_>>()));
        neighbours.push(Value::from(group));
    }
    Value::from(neighbours)
}
