//! Cards: what is shown of a record in a list of results.

use rayon::prelude::*;

use super::json;
use super::names::others;
use super::pieces::Piece;
use super::record::Record;
use super::scope::{Subjects, sum};
use crate::derive::{Directory, Entry};
use crate::model::{Day, EvaluatorKind};

/// The kinds of evaluators in the order of `boot.kinds`.
pub const KINDS: [EvaluatorKind; 3] = [
    EvaluatorKind::Social,
    EvaluatorKind::Employer,
    EvaluatorKind::School,
];

/// At most so many sessions stand on a card.
const SESSIONS: usize = 4;

/// A card in both of its forms.
#[derive(Debug)]
pub struct Card {
    /// With the credit code, for the `c` pieces.
    pub whole: String,
    /// Without it, to ride in other pieces.
    pub rider: String,
}

/// What cards are made of besides the records.
pub struct Maker<'a, 'c> {
    /// The directory.
    pub directory: &'a Directory<'c>,
    /// Its occupations and jobs.
    pub subjects: &'a Subjects<'c>,
    /// What all evaluator codes begin with.
    pub prefix: &'a str,
}

impl Maker<'_, '_> {
    /// The cards of all records.
    pub fn cards(&self, records: &[Record<'_, '_>]) -> Vec<Card> {
        records.par_iter().map(|record| self.card(record)).collect()
    }

    fn card(&self, record: &Record<'_, '_>) -> Card {
        let evaluator = record.entry.evaluator;
        let code = evaluator.code.as_str();
        let district = record.district.map_or("-1".to_owned(), |it| it.to_string());
        let sessions = record.sessions.iter().take(SESSIONS);
        let mut fields = vec![
            json::text(&evaluator.name),
            json::text(code.strip_prefix(self.prefix).unwrap_or(code)),
            district,
            standing(record.entry, self.directory.as_of),
            scope(self.subjects, record),
            json::array(sessions.map(|day| number(*day).to_string())),
            flags(record).to_string(),
            json::texts(others(record.entry, self.directory)),
        ];
        let mut whole = fields.clone();
        whole.push(json::text(evaluator.credit_code.as_str()));
        let is_empty = |field: &String| matches!(field.as_str(), "[]" | "0" | "\"\"");
        while fields.last().is_some_and(is_empty) {
            fields.pop();
        }
        Card {
            whole: json::array(whole),
            rider: json::array(fields),
        }
    }
}

/// `[what, levels, what, levels …]`
pub fn scope(subjects: &Subjects<'_>, record: &Record<'_, '_>) -> String {
    let jobs_from = subjects.occupations.len();
    let pairs = record.scope.iter().flat_map(|(occupation, job, levels)| {
        let what = job.map_or(*occupation, |job| jobs_from + job);
        [what, usize::from(sum(*levels))]
    });
    json::array(pairs.map(|it| it.to_string()))
}

/// The `c` pieces.
pub fn pieces(cards: &[Card], chunk: usize) -> Vec<Piece> {
    let chunks = cards.chunks(chunk.max(1)).enumerate();
    let piece = |(number, chunk): (usize, &[Card])| {
        let cards = chunk.iter().map(|card| card.whole.as_str());
        Piece::new("c", number, json::array(cards))
    };
    chunks.map(piece).collect()
}

/// The kind's position, and 8 for entrusted assessments.
pub fn flags(record: &Record<'_, '_>) -> usize {
    let evaluator = record.entry.evaluator;
    let kind = KINDS.iter().position(|kind| *kind == evaluator.kind);
    let entrusted = evaluator.accepts_entrusted == Some(true);
    kind.unwrap_or(0) + if entrusted { 8 } else { 0 }
}

/// `[now, until, from, next, from, next …]`, each `from` in days from `until`.
fn standing(entry: &Entry<'_>, as_of: Day) -> String {
    let until = entry.step.valid_until.map_or(0, number);
    let mut all = vec![entry.standing.rank().to_string(), until.to_string()];
    let mut last = entry.standing;
    let steps = entry.evaluator.timeline.steps().iter();
    for step in steps.filter(|step| step.from > as_of) {
        let Some(next) = step.standing.filter(|next| *next != last) else {
            continue;
        };
        // Nearly all have the same number of days between the end and what comes before and after.
        let from = match entry.step.valid_until {
            Some(until) => until.days_until(step.from),
            None => number(step.from),
        };
        all.extend([from.to_string(), next.rank().to_string()]);
        last = next;
    }
    json::array(all)
}

/// A day as `20270331`.
pub fn number(day: Day) -> i32 {
    i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day())
}
