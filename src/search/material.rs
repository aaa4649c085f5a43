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
    /// Words of which names are made besides those of the table: places and occupations, folded.
    pub known: Vec<String>,
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
        let known = known_words(directory, &subjects);
        let words = Words::new(known.iter().map(String::as_str));
        let places_of_names = place_names(directory.catalog);
        let (names, units) = names(directory, &order.numbered, &places_of_names, &words);
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
            known,
            names,
            units,
            prefix,
            cards,
        }
    }
}

fn known_words(directory: &Directory<'_>, subjects: &Subjects<'_>) -> Vec<String> {
    let places = place_names(directory.catalog);
    let occupations = subjects.occupations.iter();
    let occupations = occupations.map(|it| directory.catalog.occupations.name(*it));
    let words = places.into_iter().chain(occupations);
    words.map(|word| folded(&word)).collect()
}
