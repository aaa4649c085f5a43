//! What all pieces are made of, worked out once.

use super::budget::Budget;
use super::cards::{Card, Maker};
use super::codes::common_prefix;
use super::fold::folded;
use super::names::{Name, names};
use super::order::Order;
use super::record::{Places, Record, records};
use super::scope::Subjects;
use super::units::Units;
use super::words::Words;
use crate::derive::{Directory, place_names};

/// The directory as the index has it.
pub struct Material<'d, 'c> {
    /// The directory.
    pub directory: &'d Directory<'c>,
    /// How much goes into pieces.
    pub budget: Budget,
    /// The numbers of the records.
    pub order: Order,
    /// Occupations and jobs.
    pub subjects: Subjects<'c>,
    /// Districts.
    pub places: Places<'c>,
    /// The records by number.
    pub records: Vec<Record<'d, 'c>>,
    /// Their names.
    pub names: Vec<Vec<Name>>,
    /// The units of all names.
    pub units: Units,
    /// What all evaluator codes begin with.
    pub prefix: String,
    /// The cards by number.
    pub cards: Vec<Card>,
}

impl<'d, 'c> Material<'d, 'c> {
    /// Works it out.
    pub fn of(directory: &'d Directory<'c>) -> Self {
        let order = Order::of(directory);
        let subjects = Subjects::of(directory);
        let places = Places::of(directory);
        let records = records(directory, &order, &subjects, &places);
        let (names, units) = all_names(directory, &order, &subjects);
        let codes = records.iter().map(|it| it.entry.evaluator.code.as_str());
        let prefix = common_prefix(codes).to_owned();
        let maker = Maker {
            directory,
            subjects: &subjects,
            prefix: &prefix,
        };
        let cards = maker.cards(&records);
        Self {
            directory,
            budget: Budget::of(records.len()),
            order,
            subjects,
            places,
            records,
            names,
            units,
            prefix,
            cards,
        }
    }
}

fn all_names(
    directory: &Directory<'_>,
    order: &Order,
    subjects: &Subjects<'_>,
) -> (Vec<Vec<Name>>, Units) {
    let places = place_names(directory.catalog);
    let occupations = subjects.occupations.iter();
    let occupations = occupations.map(|it| directory.catalog.occupations.name(*it));
    let known: Vec<String> = places.iter().cloned().chain(occupations).collect();
    let known: Vec<String> = known.iter().map(|word| folded(word)).collect();
    let words = Words::new(known.iter().map(String::as_str));
    names(directory, &order.numbered, &places, &words)
}
