//! The catalogues 目录: occupations by edition, districts, access-type items.

use std::collections::{BTreeMap, HashMap};

use super::{Edition, Occupation, OccupationCode};

/// Where a catalogue comes from and how fresh it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The source, in words.
    pub source: String,
    /// The day up to which it is current, as written.
    pub dated: String,
}

/// The occupations of one edition of the classification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupationCatalogue {
    /// The edition.
    pub edition: Edition,
    /// The classification's title.
    pub title: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Whether every occupation of the edition's groups is listed. An unknown code in an
    /// incomplete catalogue may be right.
    pub complete: bool,
    /// The names of the major groups 大类 by their digit.
    pub groups: BTreeMap<u8, String>,
    /// The occupations' names.
    pub names: BTreeMap<OccupationCode, String>,
}

/// The catalogues of all editions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occupations {
    catalogues: Vec<OccupationCatalogue>,
}

/// What the catalogues say of an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// Its name.
    Named(&'a str),
    /// The edition's catalogue does not have the code.
    Unknown {
        /// Whether that catalogue claims to be complete.
        complete: bool,
    },
    /// There is no catalogue of that edition.
    NoCatalogue,
}

impl Occupations {
    /// Takes the catalogues, one of each edition.
    #[must_use]
    pub fn new(catalogues: Vec<OccupationCatalogue>) -> Self {
        Self { catalogues }
    }

    /// The catalogues.
    #[must_use]
    pub fn all(&self) -> &[OccupationCatalogue] {
        &self.catalogues
    }

    /// What is known of an occupation.
    #[must_use]
    pub fn find(&self, occupation: Occupation) -> Found<'_> {
        let Some(catalogue) = self.edition(occupation.edition) else {
            return Found::NoCatalogue;
        };
        match catalogue.names.get(&occupation.code) {
            Some(name) => Found::Named(name),
            None => Found::Unknown {
                complete: catalogue.complete,
            },
        }
    }

    /// The name of an occupation; its code if the catalogue does not have it.
    #[must_use]
    pub fn name(&self, occupation: Occupation) -> String {
        match self.find(occupation) {
            Found::Named(name) => name.to_owned(),
            Found::Unknown { .. } | Found::NoCatalogue => occupation.code.to_string(),
        }
    }

    /// The code that an edition has for a name.
    #[must_use]
    pub fn by_name(&self, edition: Edition, name: &str) -> Option<OccupationCode> {
        let catalogue = self.edition(edition)?;
        let found = catalogue.names.iter().find(|(_, known)| *known == name);
        found.map(|(code, _)| *code)
    }

    /// The edition, if there is a catalogue of just one.
    #[must_use]
    pub fn only_edition(&self) -> Option<Edition> {
        match self.catalogues.as_slice() {
            [catalogue] => Some(catalogue.edition),
            _ => None,
        }
    }

    /// The editions in words: `2015、2022`.
    #[must_use]
    pub fn editions(&self) -> String {
        let years = self.catalogues.iter().map(|it| it.edition.to_string());
        years.collect::<Vec<_>>().join("、")
    }

    /// The catalogue of an edition.
    #[must_use]
    pub fn edition(&self, edition: Edition) -> Option<&OccupationCatalogue> {
        self.catalogues.iter().find(|it| it.edition == edition)
    }
}

/// 区县: a district, county or zone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct District {
    /// GB/T 2260 code, or a made-up identifier of a zone that has none.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: Option<String>,
    /// `district`, `county`, `county_level_city`, `zone`, `city`.
    pub kind: String,
    /// Whether evaluators can be filed from here.
    pub in_scope: bool,
    /// Other names.
    pub also: Vec<String>,
    /// Codes that it had; they live on in credit codes.
    pub former_codes: Vec<String>,
    /// The district in which a zone lies.
    pub parent: Option<String>,
}

impl District {
    /// Whether a division of GB/T 2260 is, or was, this district.
    #[must_use]
    pub fn has_division(&self, division: &str) -> bool {
        self.id == division || self.former_codes.iter().any(|code| code == division)
    }
}

/// The districts, in the catalogue's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Districts {
    districts: Vec<District>,
    by_word: HashMap<String, usize>,
    /// Where the list comes from.
    pub provenance: Provenance,
}

impl Districts {
    /// Takes the list. Of several districts that go by one word the first is meant.
    #[must_use]
    pub fn new(districts: Vec<District>, provenance: Provenance) -> Self {
        let mut by_word = HashMap::new();
        for (index, district) in districts.iter().enumerate() {
            let words = [&district.id, &district.name].into_iter();
            let words = words.chain(&district.short).chain(&district.also);
            for word in words.filter(|word| !word.is_empty()) {
                by_word.entry(word.clone()).or_insert(index);
            }
        }
        Self {
            districts,
            by_word,
            provenance,
        }
    }

    /// A district by its identifier, name, short or other name.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&District> {
        self.by_word.get(word).map(|index| &self.districts[*index])
    }

    /// The district that a division of GB/T 2260 is, or was part of before a merger.
    #[must_use]
    pub fn of_division(&self, division: &str) -> Option<&District> {
        let mut districts = self.districts.iter();
        districts.find(|district| district.has_division(division))
    }

    /// Its name; the identifier if it is unknown.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.find(id).map_or(id, |district| &district.name)
    }

    /// The districts from which evaluators can be filed.
    pub fn in_scope(&self) -> impl Iterator<Item = &District> {
        self.districts.iter().filter(|district| district.in_scope)
    }

    /// All districts.
    #[must_use]
    pub fn all(&self) -> &[District] {
        &self.districts
    }
}

/// 准入类职业资格: an item that is closed to skill-level assessment, or needs a permit besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessItem {
    /// Its name in the official list.
    pub name: String,
    /// How it touches occupations.
    pub matches: AccessMatch,
    /// The edition of its codes.
    pub edition: Edition,
    /// The occupations.
    pub codes: Vec<OccupationCode>,
    /// The jobs of these occupations, if only they are meant.
    pub jobs: Vec<String>,
    /// Phrases that name the part of an occupation that is meant.
    pub phrases: Vec<String>,
    /// A word of explanation.
    pub note: Option<String>,
}

/// How an access-type item touches an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessMatch {
    /// The whole occupation is closed.
    Occupation,
    /// One job of it is closed.
    Job,
    /// A part named by a phrase is closed.
    SubScope,
    /// It is open; another qualification may be needed besides.
    Overlap,
    /// It is open; a work permit is needed besides.
    Permit,
}

impl AccessMatch {
    /// Whether the occupation is open and the reader is told what is needed besides.
    #[must_use]
    pub fn is_note(self) -> bool {
        matches!(self, Self::Overlap | Self::Permit)
    }
}
