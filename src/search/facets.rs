//! `f`: the lists of all facets but the occupations.

use super::budget::Budget;
use super::cards::{KINDS, number};
use super::json;
use super::lists::set;
use super::material::Material;
use super::pieces::Piece;
use super::record::Record;
use super::values::{PieceOf, Value, of, packed};
use crate::model::{SkillLevel, Standing};

/// The pieces of the facets, and for each facet the pieces of its values.
pub fn facets(material: &Material<'_, '_>) -> (Vec<Piece>, Vec<(&'static str, PieceOf)>) {
    let budget = &material.budget;
    let facets = [
        ("district", districts(material)),
        ("level", levels(&material.records, budget)),
        ("standing", standings(&material.records, budget)),
        ("kind", kinds(&material.records, budget)),
        ("entrusted", entrusted(&material.records, budget)),
        ("session", vec![sessions(&material.records, budget)]),
    ];
    let counts = facets
        .each_ref()
        .map(|(facet, values)| (*facet, values.len()));
    let values: Vec<Value> = facets.into_iter().flat_map(|it| it.1).collect();
    let (pieces, piece_of) = packed("f", &values, budget.facets, &material.cards);
    let mut rest = piece_of.into_iter();
    let mut of_facet = |(facet, count)| (facet, rest.by_ref().take(count).collect());
    (pieces, counts.into_iter().map(&mut of_facet).collect())
}

/// For each of so many values the records that have it, by the positions of a record's values.
fn lists<P: IntoIterator<Item = usize>>(
    records: &[Record<'_, '_>],
    count: usize,
    positions: impl Fn(&Record<'_, '_>) -> P,
) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); count];
    for (number, record) in (0..).zip(records) {
        for position in positions(record) {
            lists[position].push(number);
        }
    }
    lists
}

fn value(key: String, numbers: &[u32], budget: &Budget) -> Value {
    Value {
        key,
        json: set(numbers.iter().copied()),
        riders: numbers.iter().copied().take(budget.first).collect(),
    }
}

/// The districts, with the first of each level riding besides.
fn districts(material: &Material<'_, '_>) -> Vec<Value> {
    let (records, budget) = (&material.records, &material.budget);
    let districts = &material.places.districts;
    let lists = lists(records, districts.len(), |it| it.district);
    let values = districts.iter().zip(lists).map(|((id, _), numbers)| {
        let mut value = value(format!("district:{id}"), &numbers, budget);
        for level in SkillLevel::ALL {
            let has_it = |number: &&u32| of(records, **number).is_some_and(|it| it.has(level));
            let with_it = numbers.iter().filter(has_it);
            value.riders.extend(with_it.take(budget.first));
        }
        value
    });
    values.collect()
}

fn levels(records: &[Record<'_, '_>], budget: &Budget) -> Vec<Value> {
    let all = SkillLevel::ALL;
    let lists = lists(records, all.len(), |record| {
        let positions = (0..all.len()).filter(|position| record.has(all[*position]));
        positions.collect::<Vec<_>>()
    });
    let keyed = all.into_iter().zip(lists);
    let value = |(level, numbers): (SkillLevel, Vec<u32>)| {
        value(format!("level:{}", level.digit()), &numbers, budget)
    };
    keyed.map(value).collect()
}

fn standings(records: &[Record<'_, '_>], budget: &Budget) -> Vec<Value> {
    let all = Standing::ALL;
    let lists = lists(records, all.len(), |it| [it.entry.standing.rank()]);
    let keyed = all.into_iter().zip(lists);
    let value = |(standing, numbers): (Standing, Vec<u32>)| {
        value(format!("standing:{}", standing.key()), &numbers, budget)
    };
    keyed.map(value).collect()
}

fn kinds(records: &[Record<'_, '_>], budget: &Budget) -> Vec<Value> {
    let lists = lists(records, KINDS.len(), |record| {
        let kind = record.entry.evaluator.kind;
        KINDS.iter().position(|it| *it == kind)
    });
    let keyed = KINDS.into_iter().zip(lists);
    keyed
        .map(|(kind, numbers)| value(format!("kind:{}", kind.key()), &numbers, budget))
        .collect()
}

fn entrusted(records: &[Record<'_, '_>], budget: &Budget) -> Vec<Value> {
    let lists = lists(records, 1, |record| {
        let accepts = record.entry.evaluator.accepts_entrusted == Some(true);
        accepts.then_some(0)
    });
    lists
        .iter()
        .map(|numbers| value("entrusted".to_owned(), numbers, budget))
        .collect()
}

/// Who has announced sessions, and when.
fn sessions(records: &[Record<'_, '_>], budget: &Budget) -> Value {
    let numbered = (0..).zip(records);
    let with: Vec<(u32, &Record<'_, '_>)> =
        numbered.filter(|(_, it)| !it.sessions.is_empty()).collect();
    let days = with
        .iter()
        .map(|(_, it)| json::numbers(it.sessions.iter().map(|day| number(*day))));
    let numbers: Vec<u32> = with.iter().map(|it| it.0).collect();
    let mut value = value("session".to_owned(), &numbers, budget);
    value.json = format!("{{\"d\":{},\"s\":{}}}", value.json, json::array(days));
    value
}
