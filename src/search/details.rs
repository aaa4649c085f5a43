//! Details: what only the page that compares evaluators asks for, beside the cards.

use rayon::prelude::*;

use super::json;
use super::material::Material;
use super::pieces::Piece;
use super::record::Record;
use super::scope::{Item, items};
use crate::derive::Directory;
use crate::model::{Evaluator, ScopeItem};

/// The `d` pieces, divided as the cards are.
pub fn details(material: &Material<'_, '_>) -> Vec<Piece> {
    let chunks = material.records.par_chunks(material.budget.chunk.max(1));
    let piece = |(number, records): (usize, &[Record<'_, '_>])| {
        let details = records.iter().map(|record| detail(material, record));
        Piece::new("d", number, json::array(details))
    };
    chunks.enumerate().map(piece).collect()
}

/// `[address, phone, items]`
fn detail(material: &Material<'_, '_>, record: &Record<'_, '_>) -> String {
    let evaluator = record.entry.evaluator;
    let items = record.scope.iter();
    let items = items.map(|item| of_item(material, record, item));
    json::array([
        json::text(&evaluator.address),
        json::text(phone(evaluator)),
        json::array(items),
    ])
}

/// The telephone that the page names first.
fn phone(evaluator: &Evaluator) -> &str {
    let mut phones = evaluator.contacts.iter();
    let phone = phones.find_map(|contact| contact.phone.as_deref());
    phone.unwrap_or_default()
}

/// `[workstations, level, fee, level, fee …]`, 0 if nothing is known.
fn of_item(material: &Material<'_, '_>, record: &Record<'_, '_>, item: &Item) -> String {
    let same = same(material, record, item);
    let workstations = same.iter().filter_map(|it| it.workstations).max();
    let mut numbers = vec![workstations.unwrap_or(0)];
    for (level, fee) in same.iter().flat_map(|it| &it.fees) {
        numbers.extend([u32::from(level.digit()), *fee]);
    }
    match numbers.as_slice() {
        [0] => "0".to_owned(),
        _ => json::numbers(numbers),
    }
}

/// The items of the record that an item of its card stands for.
fn same<'c>(
    material: &Material<'_, 'c>,
    record: &Record<'_, 'c>,
    (occupation, job, _): &Item,
) -> Vec<&'c ScopeItem> {
    let directory: &Directory<'c> = material.directory;
    let occupation = material.subjects.occupations[*occupation];
    let job = job.map(|job| material.subjects.jobs[job].1);
    items(record.entry, directory)
        .filter(|it| it.occupation == occupation && it.job.as_deref() == job)
        .collect()
}
