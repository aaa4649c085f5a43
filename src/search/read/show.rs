//! Cards as results are shown. `6-query.js` is the same in the page's script.

use super::card::Card;
use super::check::Hit;
use super::facets::{Want, day_number, mask};
use super::names::Name;
use super::pieces::Index;
use super::words::Facet;
use crate::model::Day;

/// A part of a text, in characters.
pub type Mark = (usize, usize);

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its number in the index.
    pub number: usize,
    /// The name as registered.
    pub name: String,
    /// Where the name has what was asked for.
    pub marks: Vec<Mark>,
    /// A short or former name that has it, with the places.
    pub other: Option<(String, Vec<Mark>)>,
    /// The evaluator code.
    pub code: String,
    /// Key and label of the district.
    pub district: Option<(String, String)>,
    /// The standing on the day that is asked about.
    pub standing: String,
    /// The last valid day.
    pub until: Option<String>,
    /// What may be assessed.
    pub scope: Vec<Filed>,
    /// First days of announced sessions.
    pub sessions: Vec<String>,
    /// The key of its kind.
    pub kind: String,
    /// Whether it accepts entrusted assessments.
    pub entrusted: bool,
    /// Whether it is only near to what was asked for.
    pub near: bool,
}

/// A part of a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The key of the occupation.
    pub occupation: String,
    /// Its name.
    pub label: String,
    /// The job, if it is for one.
    pub job: Option<String>,
    /// Keys of levels.
    pub levels: Vec<String>,
    /// Whether it is what was asked for.
    pub matched: bool,
}

/// 20271205 as 2027-12-05.
fn dashed(day: i64) -> String {
    let digits = day.to_string();
    match (digits.get(..4), digits.get(4..6), digits.get(6..)) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => String::new(),
    }
}

impl Index {
    /// A record as results are shown; `held` tells where its names have what was asked for.
    pub fn show(&self, number: usize, want: &Want, held: &[Hit], near: bool) -> Shown {
        let card = self.card(number);
        let names = self.named(number);
        let all = names.iter().enumerate();
        let mut all = all.map(|(at, name)| (name, marks(at, name, held)));
        let (_, own) = all.next().unzip();
        let other = all.find(|(_, marks)| !marks.is_empty());
        let value = |values: &super::words::Values, at: usize| values.get(at).cloned();
        let district = card.district.and_then(|at| value(&self.words.district, at));
        let key = |it: Option<std::rc::Rc<super::words::Value>>| {
            it.map_or_else(String::new, |it| it.key.clone())
        };
        Shown {
            number,
            name: card.name.clone(),
            marks: own.unwrap_or_default(),
            other: other.map(|(name, marks)| (name.text.raw.iter().collect(), marks)),
            code: format!("{}{}", self.boot.code, card.serial),
            district: district.map(|it| (it.key.clone(), it.label.clone())),
            standing: key(value(&self.words.standing, self.standing(&card))),
            until: (card.until > 0).then(|| dashed(card.until)),
            scope: self.filed(&card, want),
            sessions: self.sessions(&card),
            kind: key(value(&self.words.kind, card.flags & 7)),
            entrusted: card.flags > 7,
            near,
        }
    }

    /// The position of the standing on the day that is asked about.
    fn standing(&self, card: &Card) -> usize {
        let until = Day::parse(&dashed(card.until)).ok();
        let from = |step: i64| match until {
            Some(until) => day_number(until.plus_days(i32::try_from(step).unwrap_or(i32::MAX / 2))),
            None => step,
        };
        let today = day_number(self.today);
        let mut past = card.steps.iter().filter(|(step, _)| from(*step) <= today);
        past.next_back().map_or(card.now, |(_, standing)| *standing)
    }

    fn filed(&self, card: &Card, want: &Want) -> Vec<Filed> {
        let (occupations, levels) = (want.of(Facet::Occupation), want.of(Facet::Level));
        let is_asked = want.asks(Facet::Occupation) || want.asks(Facet::Level);
        let items = self.items(&card.scope).into_iter().map(|item| {
            let occupation = self.words.occupation.get(item.at);
            let job = item.job.and_then(|at| self.words.job.get(at));
            let has = self
                .words
                .level
                .iter()
                .filter(|level| item.levels & mask(level) != 0);
            Filed {
                occupation: occupation.map_or_else(String::new, |it| it.key.clone()),
                label: occupation.map_or_else(String::new, |it| it.label.clone()),
                job: job.map(|it| it.label.clone()),
                levels: has.map(|level| level.key.clone()).collect(),
                matched: is_asked && item.matches(occupations, levels),
            }
        });
        items.collect()
    }

    fn sessions(&self, card: &Card) -> Vec<String> {
        let today = day_number(self.today);
        let coming = card.sessions.iter().filter(|day| **day >= today);
        coming.map(|day| dashed(*day)).collect()
    }
}

/// Where a name has what was asked for; what lies within another is left out.
fn marks(at: usize, name: &Name, held: &[Hit]) -> Vec<Mark> {
    let held = held.iter().filter(|hit| hit.name == Some(at));
    let places = held.flat_map(|hit| &hit.spans);
    let place = |(from, to): &(usize, usize)| {
        let from = name.text.from.get(*from)?;
        let to = name.text.to.get(to.checked_sub(1)?)?;
        Some((*from, *to))
    };
    let mut spans: Vec<Mark> = places.filter_map(place).collect();
    spans.sort_by_key(|(from, _)| *from);
    let mut marks: Vec<Mark> = Vec::new();
    let mut furthest = 0;
    for (from, to) in spans {
        if to > furthest {
            marks.push((from, to));
            furthest = to;
        }
    }
    marks
}
