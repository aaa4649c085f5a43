//! `o`: who is filed for an occupation, where, and at which levels.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::budget::Budget;
use super::fold::folded;
use super::lists::set;
use super::material::Material;
use super::names::Name;
use super::pairs::open;
use super::pieces::Piece;
use super::record::Record;
use super::scope::{by_occupation, sum};
use super::values::{PieceOf, Value, of, packed};
use crate::model::LevelSet;

/// The pieces of occupations, and for each occupation the number of its piece.
pub fn occupations(material: &Material<'_, '_>) -> (Vec<Piece>, PieceOf) {
    let all = filed(&material.records, material.subjects.occupations.len());
    let values: Vec<Value> = all
        .par_iter()
        .enumerate()
        .map(|(position, filed)| filed.value(position, material))
        .collect();
    packed("o", &values, material.budget.occupations, &material.cards)
}

/// Who is filed for an occupation.
#[derive(Default)]
struct Filed {
    /// The records with the levels of the occupation.
    records: Vec<(u32, LevelSet)>,
    /// Those of single jobs.
    jobs: BTreeMap<usize, Vec<u32>>,
}

fn filed(records: &[Record<'_, '_>], count: usize) -> Vec<Filed> {
    let mut filed: Vec<Filed> = (0..count).map(|_| Filed::default()).collect();
    for (number, record) in (0..).zip(records) {
        for (occupation, levels) in by_occupation(&record.scope) {
            filed[occupation].records.push((number, levels));
        }
        for (occupation, job, _) in &record.scope {
            if let Some(job) = job {
                let jobs = &mut filed[*occupation].jobs;
                jobs.entry(*job).or_default().push(number);
            }
        }
    }
    filed
}

impl Filed {
    fn value(&self, position: usize, material: &Material<'_, '_>) -> Value {
        let known = &material.directory.catalog.occupations;
        let name = known.name(material.subjects.occupations[position]);
        let also = self.with_name(&folded(&name), &material.names);
        let first = also.iter().copied().take(material.budget.first);
        let mut riders = self.riders(&material.records, &material.budget);
        riders.extend(first);
        Value {
            key: position.to_string(),
            json: self.json(&material.records, also),
            riders,
        }
    }

    fn numbers(&self) -> impl Iterator<Item = u32> + Clone {
        self.records.iter().map(|(number, _)| *number)
    }

    /// Those that have the name of the occupation in one of their own.
    fn with_name(&self, name: &str, names: &[Vec<Name>]) -> Vec<u32> {
        let has_it = |number: &u32| {
            let names = of(names, *number).into_iter().flatten();
            names.into_iter().any(|it| it.text.contains(name))
        };
        self.numbers().filter(has_it).collect()
    }

    fn json(&self, records: &[Record<'_, '_>], also: Vec<u32>) -> String {
        let district = |number: u32| of(records, number).and_then(|it| it.district);
        let districts: String = self.numbers().map(|it| digit(district(it))).collect();
        let levels = self.records.iter().map(|(_, levels)| sum(*levels));
        let levels: String = levels.map(|it| digit(Some(usize::from(it)))).collect();
        let mut json = String::from("{");
        let mut add = |key: &str, value: &str| {
            open(&mut json, key);
            json.push_str(value);
        };
        add("d", &set(self.numbers()));
        add("v", &format!("\"{districts}\""));
        add("l", &format!("\"{levels}\""));
        if !also.is_empty() {
            add("a", &set(also.into_iter()));
        }
        if !self.jobs.is_empty() {
            add("j", &self.jobs());
        }
        json + "}"
    }

    fn jobs(&self) -> String {
        let mut json = String::from("{");
        for (job, numbers) in &self.jobs {
            open(&mut json, &job.to_string());
            json.push_str(&set(numbers.iter().copied()));
        }
        json + "}"
    }

    /// The first of the list, and the first of each district that has more than a few.
    fn riders(&self, records: &[Record<'_, '_>], budget: &Budget) -> Vec<u32> {
        let mut by_district: BTreeMap<Option<usize>, Vec<u32>> = BTreeMap::new();
        for number in self.numbers() {
            let district = of(records, number).and_then(|it| it.district);
            by_district.entry(district).or_default().push(number);
        }
        let many = by_district.values().filter(|it| it.len() > budget.few);
        let first = many.flat_map(|it| it.iter().take(budget.first_of_district));
        let all = self.numbers().take(budget.first);
        all.chain(first.copied()).collect()
    }
}

/// A number as one character: `0` to `9`, `a` to `z`, then one letter after another from `À` on; `-` for none.
pub fn digit(number: Option<usize>) -> char {
    let number = number.and_then(|number| u32::try_from(number).ok());
    let digit = |number: u32| match number {
        0..36 => char::from_digit(number, 36),
        _ => char::from_u32(number.checked_add(BEHIND_Z)?),
    };
    number.and_then(digit).unwrap_or('-')
}

/// From a number above 35 to the code of its character.
pub const BEHIND_Z: u32 = 0xc0 - 36;
