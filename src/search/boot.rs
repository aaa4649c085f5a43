//! `boot`: what every query needs.

use std::collections::BTreeSet;

use super::json;
use super::labels::Label;
use super::record::Places;
use super::scope::Subjects;
use crate::derive::Directory;
use crate::model::{Occupation, Occupations};

/// The values of `boot` in their order.
#[derive(Debug)]
pub struct Boot(String);

impl Boot {
    /// Nothing yet.
    pub fn new() -> Self {
        Self("{".to_owned())
    }

    /// Adds a value that is JSON already.
    pub fn add(&mut self, key: &str, value: &str) {
        super::pairs::open(&mut self.0, key);
        self.0.push_str(value);
    }

    /// The whole.
    pub fn finish(self) -> String {
        self.0 + "}"
    }
}

/// `[key, label, other words…]`, each word once.
fn entry<'w>(key: &'w str, words: impl IntoIterator<Item = &'w str>) -> String {
    let mut known = BTreeSet::new();
    let words = words
        .into_iter()
        .filter(|word| !word.is_empty() && known.insert(*word));
    json::texts([key].into_iter().chain(words))
}

/// The values of a facet.
pub fn labels(labels: &[Label]) -> String {
    json::array(labels.iter().map(|label| {
        let says = label.says.iter().map(String::as_str);
        entry(&label.key, [label.label.as_str()].into_iter().chain(says))
    }))
}

/// A name without the 省 or 市 at its end.
fn bare(name: &str) -> Option<&str> {
    name.strip_suffix(['省', '市'])
}

/// Names of the region that stand for all records.
pub fn region(directory: &Directory<'_>) -> String {
    let names = directory.catalog.site.region.iter();
    json::texts(
        names
            .flat_map(|name| [Some(name.as_str()), bare(name)])
            .flatten(),
    )
}

/// The districts.
pub fn districts(places: &Places<'_>) -> String {
    json::array(places.districts.iter().map(|(id, district)| {
        let Some(district) = district else {
            return entry(id, [*id]);
        };
        let names = [district.name.as_str()].into_iter();
        let names = names.chain(district.short.as_deref());
        let names = names.chain(district.also.iter().map(String::as_str));
        let names: Vec<&str> = names.collect();
        let bare = names.iter().filter_map(|name| bare(name));
        entry(id, names.iter().copied().chain(bare))
    }))
}

/// The occupations by edition; of each code only what differs from the one before.
pub fn occupations(subjects: &Subjects<'_>, known: &Occupations) -> String {
    let mut editions = Boot::new();
    for edition in subjects.occupations.chunk_by(|a, b| a.edition == b.edition) {
        let mut last = String::new();
        let entries = edition.iter().map(|occupation| {
            let (code, name) = (occupation.code.to_string(), known.name(*occupation));
            let former = former(*occupation, known);
            let words = [name.as_str()].into_iter();
            let words = words.chain(former.iter().map(String::as_str));
            let entry = entry(parts_unlike(&code, &last), words);
            last = code;
            entry
        });
        let entries = json::array(entries);
        editions.add(&edition[0].edition.to_string(), &entries);
    }
    editions.finish()
}

/// The code from the first part on that differs from that of the one before: `04` of 6-31-01-04 behind 6-31-01-03.
fn parts_unlike<'t>(code: &'t str, before: &str) -> &'t str {
    let pairs = code.split('-').zip(before.split('-'));
    let common: usize = pairs
        .take_while(|(part, of_before)| part == of_before)
        .map(|(part, _)| part.len() + 1)
        .sum();
    code.get(common..).unwrap_or(code)
}

/// Names and codes that an occupation had before.
fn former(occupation: Occupation, known: &Occupations) -> Vec<String> {
    let catalogue = known.edition(occupation.edition);
    let former = catalogue.map(|it| it.former.as_slice()).unwrap_or_default();
    let former = former.iter().filter(|it| it.now == occupation.code);
    let words = former.flat_map(|it| [it.name.clone(), it.code.map(|code| code.to_string())]);
    words.flatten().collect()
}

/// The jobs.
pub fn jobs(subjects: &Subjects<'_>) -> String {
    let jobs = subjects.jobs.iter();
    json::array(jobs.map(|(occupation, job)| format!("[{occupation},{}]", json::text(job))))
}

/// The major groups 大类 of the occupations.
pub fn majors(subjects: &Subjects<'_>, known: &Occupations) -> String {
    let digits = subjects.occupations.iter();
    let digits: BTreeSet<_> = digits
        .map(|it| (it.code.major_digit(), it.edition))
        .collect();
    let major = |(digit, edition): (u8, _)| {
        let name = known.edition(edition)?.groups.get(&digit)?;
        Some((digit, json::texts([digit.to_string().as_str(), name])))
    };
    let mut majors: Vec<(u8, String)> = digits.into_iter().filter_map(major).collect();
    majors.dedup_by_key(|it| it.0);
    json::array(majors.into_iter().map(|it| it.1))
}
