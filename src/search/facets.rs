//! `o` and `f`: who is filed for an occupation, and the lists of the other facets.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::budget::Budget;
use super::cards::{Card, KINDS, number};
use super::fold::folded;
use super::json;
use super::lists::set;
use super::material::Material;
use super::names::Name;
use super::pairs::{finish, open};
use super::pieces::{Part, Piece, loads, riders};
use super::record::Record;
use super::scope::{by_occupation, sum};
use crate::model::{LevelSet, SkillLevel, Standing};

/// Which piece holds each value of a facet.
pub type PieceOf = Vec<usize>;

/// A value with its list in JSON and the records of which cards ride along.
struct Value {
    key: String,
    json: String,
    numbers: Vec<u32>,
    riders: Vec<u32>,
}

/// Divides values over pieces; answers for each the number of its piece.
fn packed(letter: &str, values: &[Value], target: usize, cards: &[Card]) -> (Vec<Piece>, PieceOf) {
    let part = |value: &Value| Part {
        bytes: value.json.len() + value.key.len() + 4,
        riders: value.riders.clone(),
    };
    let parts: Vec<Part> = values.iter().map(part).collect();
    let (mut pieces, mut piece_of) = (Vec::new(), Vec::new());
    for (index, load) in loads(&parts, target, cards).iter().enumerate() {
        let mut json = String::from("{");
        for value in &values[load.first..load.end] {
            open(&mut json, &value.key);
            json.push_str(&value.json);
            piece_of.push(index);
        }
        let json = finish(json, &riders(&load.riders, cards));
        pieces.push(Piece::new(letter, index, json));
    }
    (pieces, piece_of)
}

/// Who is filed for an occupation.
#[derive(Default)]
struct Filed {
    /// The records with the levels of the occupation.
    records: Vec<(u32, LevelSet)>,
    /// Those of single jobs.
    jobs: BTreeMap<usize, Vec<u32>>,
}

/// The pieces of occupations, and for each occupation the number of its piece.
pub fn occupations(material: &Material<'_, '_>) -> (Vec<Piece>, PieceOf) {
    let Material {
        records,
        names,
        subjects,
        budget,
        ..
    } = material;
    let mut filed: Vec<Filed> = subjects
        .occupations
        .iter()
        .map(|_| Filed::default())
        .collect();
    for (number, record) in (0..).zip(records) {
        for (occupation, levels) in by_occupation(&record.scope) {
            filed[occupation].records.push((number, levels));
        }
        for (occupation, job, _) in &record.scope {
            if let Some(job) = job {
                filed[*occupation]
                    .jobs
                    .entry(*job)
                    .or_default()
                    .push(number);
            }
        }
    }
    let values = filed.iter().enumerate().map(|(position, filed)| {
        let known = &material.directory.catalog.occupations;
        let name = known.name(subjects.occupations[position]);
        Value {
            key: position.to_string(),
            json: filed.json(records, names, &folded(&name)),
            riders: filed.riders(records, budget),
            numbers: Vec::new(),
        }
    });
    packed(
        "o",
        &values.collect::<Vec<_>>(),
        budget.occupations,
        &material.cards,
    )
}

impl Filed {
    fn json(&self, records: &[Record<'_, '_>], names: &[Vec<Name>], name: &str) -> String {
        let numbers = || self.records.iter().map(|(number, _)| *number);
        let district = |number: u32| digit(of(records, number).and_then(|it| it.district));
        let districts: String = numbers().map(district).collect();
        let levels = self.records.iter().map(|(_, levels)| *levels);
        let levels: String = levels.map(|it| digit(Some(usize::from(sum(it))))).collect();
        let has_it = |number: &u32| {
            of(names, *number).is_some_and(|all| all.iter().any(|it| it.text.contains(name)))
        };
        let also: Vec<u32> = numbers().filter(has_it).collect();
        let mut json = format!(
            "{{\"d\":{},\"v\":\"{districts}\",\"l\":\"{levels}\"",
            set(numbers())
        );
        // Writing to a String cannot fail.
        if !also.is_empty() {
            let _ = write!(json, ",\"a\":{}", set(also.into_iter()));
        }
        if !self.jobs.is_empty() {
            let _ = write!(json, ",\"j\":");
            let mut jobs = String::from("{");
            for (job, numbers) in &self.jobs {
                open(&mut jobs, &job.to_string());
                jobs.push_str(&set(numbers.iter().copied()));
            }
            json.push_str(&jobs);
            json.push('}');
        }
        json.push('}');
        json
    }

    /// The first of the list, and the first of each district that has more than a few.
    fn riders(&self, records: &[Record<'_, '_>], budget: &Budget) -> Vec<u32> {
        let numbers = self.records.iter().map(|it| it.0);
        let mut by_district: BTreeMap<Option<usize>, Vec<u32>> = BTreeMap::new();
        for number in numbers.clone() {
            let district = of(records, number).and_then(|it| it.district);
            by_district.entry(district).or_default().push(number);
        }
        let many = by_district.values().filter(|it| it.len() > budget.few);
        let first = many.flat_map(|it| it.iter().take(budget.first_of_district));
        numbers.take(budget.first).chain(first.copied()).collect()
    }
}

fn of<T>(all: &[T], number: u32) -> Option<&T> {
    all.get(usize::try_from(number).ok()?)
}

/// A number below 36 as one character, `-` for none.
pub fn digit(number: Option<usize>) -> char {
    let digit = number.and_then(|number| u32::try_from(number).ok());
    digit
        .and_then(|digit| char::from_digit(digit, 36))
        .unwrap_or('-')
}

/// The pieces of the other facets, and for each facet the pieces of its values.
pub fn others(material: &Material<'_, '_>) -> (Vec<Piece>, Vec<(&'static str, PieceOf)>) {
    let Material {
        records,
        places,
        cards,
        budget,
        ..
    } = material;
    let mut values = Vec::new();
    let mut counts = Vec::new();
    let mut add = |facet: &'static str, of_facet: Vec<Value>| {
        counts.push((facet, of_facet.len()));
        values.extend(of_facet);
    };
    let list =
        |key: String, is_in: &dyn Fn(&Record<'_, '_>) -> bool| value(key, records, is_in, budget);
    let districts = places.districts.iter().enumerate();
    let districts = districts.map(|(position, (id, _))| {
        list(format!("district:{id}"), &|it| {
            it.district == Some(position)
        })
    });
    let districts = districts.map(|value| with_levels(value, records, budget));
    add("district", districts.collect());
    let levels = LEVELS.map(|level| {
        let has_it = |it: &Record<'_, '_>| it.scope.iter().any(|item| item.2.contains(level));
        list(format!("level:{}", level.digit()), &has_it)
    });
    add("level", levels.into());
    let standings = Standing::ALL.map(|standing| {
        list(format!("standing:{}", standing.key()), &|it| {
            it.entry.standing == standing
        })
    });
    add("standing", standings.into());
    let kinds = KINDS.map(|kind| {
        list(format!("kind:{}", kind.key()), &|it| {
            it.entry.evaluator.kind == kind
        })
    });
    add("kind", kinds.into());
    let entrusted = list("entrusted".to_owned(), &|it| {
        it.entry.evaluator.accepts_entrusted == Some(true)
    });
    add("entrusted", vec![entrusted]);
    add("session", vec![sessions(records, budget)]);
    let (pieces, piece_of) = packed("f", &values, budget.facets, cards);
    let mut rest = piece_of.into_iter();
    let by_facet = counts.into_iter();
    let by_facet = by_facet.map(|(facet, count)| (facet, rest.by_ref().take(count).collect()));
    (pieces, by_facet.collect())
}

/// The levels in the order of `boot.levels`.
pub const LEVELS: [SkillLevel; 5] = [
    SkillLevel::Five,
    SkillLevel::Four,
    SkillLevel::Three,
    SkillLevel::Two,
    SkillLevel::One,
];

/// A district's list with the first of each level riding besides.
fn with_levels(mut value: Value, records: &[Record<'_, '_>], budget: &Budget) -> Value {
    for level in LEVELS {
        let has_it = |number: &&u32| {
            let record = of(records, **number);
            record.is_some_and(|it| it.scope.iter().any(|item| item.2.contains(level)))
        };
        let with_it = value.numbers.iter().filter(has_it);
        value.riders.extend(with_it.take(budget.first));
    }
    value
}

fn value(
    key: String,
    records: &[Record<'_, '_>],
    is_in: &dyn Fn(&Record<'_, '_>) -> bool,
    budget: &Budget,
) -> Value {
    let numbered = (0..).zip(records);
    let numbers: Vec<u32> = numbered
        .filter(|(_, it)| is_in(it))
        .map(|it| it.0)
        .collect();
    Value {
        key,
        json: set(numbers.iter().copied()),
        riders: numbers.iter().copied().take(budget.first).collect(),
        numbers,
    }
}

fn sessions(records: &[Record<'_, '_>], budget: &Budget) -> Value {
    let numbered = (0..).zip(records);
    let with = numbered.filter(|(_, it)| !it.sessions.is_empty());
    let with: Vec<(u32, &Record<'_, '_>)> = with.collect();
    let days = with.iter().map(|(_, it)| {
        let days = it.sessions.iter().map(|day| number(*day).to_string());
        json::array(days)
    });
    let numbers = || with.iter().map(|it| it.0);
    Value {
        key: "session".to_owned(),
        json: format!("{{\"d\":{},\"s\":{}}}", set(numbers()), json::array(days)),
        riders: numbers().take(budget.first).collect(),
        numbers: numbers().collect(),
    }
}
