//! `boot`: what every query needs.

use std::collections::BTreeSet;

use super::Index;
use super::fold::folded;
use super::json;
use super::labels::{Label, Labels};
use super::material::Material;
use super::record::Places;
use super::scope::Subjects;
use super::sounds::{Sounds, Spoken, letters};
use crate::derive::Directory;
use crate::model::{Occupation, Occupations};

/// The values of `boot` in their order.
#[derive(Debug)]
struct Boot(String);

/// The value of `boot`.
pub fn boot(
    material: &Material<'_, '_>,
    index: &Index,
    sounds: &Sounds<'_>,
    labels: &Labels,
    layout: &str,
) -> String {
    let known = &material.directory.catalog.occupations;
    let subjects = &material.subjects;
    let words = said(material);
    let spoken = Spoken::of(occupation_names(subjects, known), sounds);
    let mut boot = Boot::new();
    boot.add("layout", &json::text(layout));
    boot.add("as_of", &json::text(&material.directory.as_of.to_string()));
    boot.add("records", &material.records.len().to_string());
    boot.add("chunk", &material.budget.chunk.to_string());
    boot.add("column", &material.budget.column.to_string());
    boot.add("groups", &json::numbers(material.order.groups));
    boot.add("code", &json::text(&material.prefix));
    boot.add("sounds", &json::text(&sounds.written()));
    boot.add("spoken", &json::text(&spoken.written()));
    boot.add("alike", &json::text(&sounds.alike(&words, &spoken)));
    boot.add("often", &json::text(&sounds.often(&material.names)));
    boot.add("letters", &json::text(&letters(&material.units)));
    boot.add("places", &region(material.directory));
    boot.add("districts", &districts(&material.places));
    boot.add("occupations", &occupations(subjects, known));
    boot.add("majors", &majors(subjects, known));
    boot.add("jobs", &jobs(subjects));
    boot.add("levels", &values(&labels.levels));
    boot.add("standings", &values(&labels.standings));
    boot.add("kinds", &values(&labels.kinds));
    boot.add("flags", &values(&labels.flags));
    for (letter, bounds) in &index.bounds {
        boot.add(letter, &json::texts(bounds));
    }
    boot.add("o", &json::numbers(&index.occupations));
    let mut facets = Boot::new();
    for (facet, piece_of) in &index.facets {
        facets.add(facet, &json::numbers(piece_of));
    }
    boot.add("f", &facets.finish());
    boot.finish()
}

/// The words that a query may say in pinyin, folded.
fn said(material: &Material<'_, '_>) -> Vec<String> {
    let jobs = material.subjects.jobs.iter();
    let jobs = jobs.map(|(_, job)| folded(job));
    material.known.iter().cloned().chain(jobs).collect()
}

/// The names of occupations in their order, folded.
fn occupation_names(subjects: &Subjects<'_>, known: &Occupations) -> impl Iterator<Item = String> {
    let occupations = subjects.occupations.iter();
    occupations.map(|it| folded(&known.name(*it)))
}

impl Boot {
    /// Nothing yet.
    fn new() -> Self {
        Self("{".to_owned())
    }

    /// Adds a value that is JSON already.
    fn add(&mut self, key: &str, value: &str) {
        super::pairs::open(&mut self.0, key);
        self.0.push_str(value);
    }

    /// The whole.
    fn finish(self) -> String {
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
fn values(labels: &[Label]) -> String {
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
fn region(directory: &Directory<'_>) -> String {
    let names = directory.catalog.site.region.iter();
    json::texts(
        names
            .flat_map(|name| [Some(name.as_str()), bare(name)])
            .flatten(),
    )
}

/// The districts.
fn districts(places: &Places<'_>) -> String {
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

/// The occupations by edition: `[names, codes]`. Names and codes take less space apart.
fn occupations(subjects: &Subjects<'_>, known: &Occupations) -> String {
    let mut editions = Boot::new();
    for edition in subjects.occupations.chunk_by(|a, b| a.edition == b.edition) {
        let names = edition.iter().map(|it| names(*it, known));
        let codes = json::text(&codes(edition));
        let both = json::array([json::array(names), codes]);
        editions.add(&edition[0].edition.to_string(), &both);
    }
    editions.finish()
}

/// The name of an occupation, or an array of it and what it was called before.
fn names(occupation: Occupation, known: &Occupations) -> String {
    let name = known.name(occupation);
    let former = former(occupation, known);
    if former.is_empty() {
        return json::text(&name);
    }
    entry(&name, former.iter().map(String::as_str))
}

/// Codes with blanks between: of each what differs from the one before, and nothing of one that is the next in number.
fn codes(occupations: &[Occupation]) -> String {
    let mut last = String::new();
    let ends = occupations.iter().map(|occupation| {
        let code = occupation.code.to_string();
        let is_next = counted(&last).is_some_and(|next| next == code);
        let end = if is_next {
            ""
        } else {
            parts_unlike(&code, &last)
        };
        let end = end.to_owned();
        last = code;
        end
    });
    ends.collect::<Vec<_>>().join(" ")
}

/// The code whose last part is one more: 6-31-01-04 behind 6-31-01-03.
fn counted(code: &str) -> Option<String> {
    let (head, last) = code.rsplit_once('-')?;
    let last: u32 = last.parse().ok()?;
    Some(format!("{head}-{:02}", last + 1))
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
fn jobs(subjects: &Subjects<'_>) -> String {
    let jobs = subjects.jobs.iter();
    json::array(jobs.map(|(occupation, job)| format!("[{occupation},{}]", json::text(job))))
}

/// The major groups 大类 of the occupations.
fn majors(subjects: &Subjects<'_>, known: &Occupations) -> String {
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
