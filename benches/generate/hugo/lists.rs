//! Who is filed for what, in alphabetical order: what neighbours, terms and former evaluators are taken from.

use std::collections::{BTreeMap, BTreeSet};

use minglu::model::{OccupationCode, sort_key, without_place};

use super::Site;
use crate::plan::Plan;
use crate::sample::Occupation;

/// How many neighbours a page names for each occupation.
const NEIGHBOURS: usize = 4;

/// The evaluators of one occupation, by index.
#[derive(Default)]
pub struct Filed {
    pub current: Vec<usize>,
    pub former: Vec<usize>,
}

/// The lists of a site.
pub struct Lists<'s> {
    /// All evaluators in alphabetical order.
    pub order: Vec<usize>,
    /// Every occupation that someone is or was filed for.
    pub occupations: BTreeMap<OccupationCode, (&'s Occupation, Filed)>,
    /// The letters that names begin with.
    pub letters: BTreeSet<char>,
    /// Sessions to come, by evaluator.
    pub coming: BTreeMap<usize, Vec<(&'s str, &'s Plan)>>,
}

impl<'s> Lists<'s> {
    /// Works the lists out.
    pub fn of(site: &Site<'s>) -> Self {
        let mut order: Vec<usize> = (0..site.evaluators.len()).collect();
        let key = |&index: &usize| {
            sort_key(without_place(
                &site.evaluators[index].name,
                &["福州市", "福州", "福建"],
            ))
        };
        order.sort_by_cached_key(key);
        let mut lists = Self {
            occupations: BTreeMap::new(),
            letters: site.evaluators.iter().map(|e| e.initial).collect(),
            coming: BTreeMap::new(),
            order: Vec::new(),
        };
        for &index in &order {
            lists.add(site, index);
        }
        for (id, plan) in site
            .months
            .iter()
            .flat_map(|(_, plans)| plans)
            .filter(|(_, plan)| plan.ends_on >= site.as_of)
        {
            lists
                .coming
                .entry(plan.evaluator)
                .or_default()
                .push((id, plan));
        }
        Self { order, ..lists }
    }

    fn add(&mut self, site: &Site<'s>, index: usize) {
        let e = &site.evaluators[index];
        for item in &e.items {
            let (_, filed) = self
                .occupations
                .entry(item.occupation.code)
                .or_insert((item.occupation, Filed::default()));
            let current = item.removed.is_none() && !e.history.standing.is_past();
            if current {
                filed.current.push(index);
            } else {
                filed.former.push(index);
            }
        }
    }

    /// The first others that are filed for an occupation.
    pub fn neighbours(
        &self,
        code: OccupationCode,
        index: usize,
    ) -> impl Iterator<Item = usize> + '_ {
        let filed = self
            .occupations
            .get(&code)
            .map_or(&[][..], |(_, filed)| &filed.current);
        filed
            .iter()
            .copied()
            .filter(move |&other| other != index)
            .take(NEIGHBOURS)
    }
}
