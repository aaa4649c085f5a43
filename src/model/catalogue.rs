//! The catalogues 目录: occupations by edition, districts, access-type items.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::{Edition, GroupCode, Occupation, OccupationCode};

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
    /// The names of middle 中类 and minor groups 小类, as far as they are known.
    pub subgroups: BTreeMap<GroupCode, String>,
    /// The occupations' names.
    pub names: BTreeMap<OccupationCode, String>,
    /// The occupations of major group 3 that are skill-type 技能类, as far as that is known.
    pub skill_type_of_group_3: BTreeSet<OccupationCode>,
    /// Occupations for which there is no national standard yet, with where that is said.
    pub without_standard: BTreeMap<OccupationCode, String>,
    /// Codes and names that occupations had before.
    pub former: Vec<FormerOccupation>,
}

/// What an occupation was called, or under which code it stood, before it was renamed or
/// renumbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerOccupation {
    /// The code that it had; `None` if it kept its code.
    pub code: Option<OccupationCode>,
    /// The name that it had; `None` if it kept its name.
    pub name: Option<String>,
    /// Its code now.
    pub now: OccupationCode,
}

/// Whether an occupation is skill-type 技能类, 二(一).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkillType {
    /// It is: major groups 4, 5 and 6, and what the catalogue marks in group 3.
    Yes,
    /// It may be: the rest of group 3.
    Unsure,
    /// It is not: all other groups.
    No,
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

    /// Whether an occupation is skill-type.
    #[must_use]
    pub fn skill_type(&self, occupation: Occupation) -> SkillType {
        match occupation.code.major_digit() {
            4..=6 => SkillType::Yes,
            3 => {
                let catalogue = self.edition(occupation.edition);
                let marked = catalogue.map(|it| &it.skill_type_of_group_3);
                let is_marked = marked.is_some_and(|it| it.contains(&occupation.code));
                if is_marked {
                    SkillType::Yes
                } else {
                    SkillType::Unsure
                }
            }
            _ => SkillType::No,
        }
    }

    /// Where it is said that there is no national standard for an occupation, if it is.
    #[must_use]
    pub fn without_standard(&self, occupation: Occupation) -> Option<&str> {
        let catalogue = self.edition(occupation.edition)?;
        let said = catalogue.without_standard.get(&occupation.code)?;
        Some(said)
    }

    /// What a name was the former name of, in an edition.
    #[must_use]
    pub fn formerly_named(&self, edition: Edition, name: &str) -> Option<&FormerOccupation> {
        let mut former = self.edition(edition)?.former.iter();
        former.find(|it| it.name.as_deref() == Some(name))
    }

    /// What a code was the former code of, in an edition.
    #[must_use]
    pub fn formerly_coded(&self, occupation: Occupation) -> Option<&FormerOccupation> {
        let mut former = self.edition(occupation.edition)?.former.iter();
        former.find(|it| it.code == Some(occupation.code))
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
    /// Its place among the others on a map of squares: column and row, from 1.
    pub tile: Option<(u8, u8)>,
    /// The rings of its outline; none if it is not known.
    pub outline: Vec<Ring>,
}

/// The points of a closed line, longitude and latitude in millionths of a degree, WGS 84; at least three.
pub type Ring = Vec<(i32, i32)>;

/// Where the outlines of the districts come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlines {
    /// Who made them.
    pub source: Option<String>,
    /// 审图号: the number under which the map was approved.
    pub approval_number: Option<String>,
    /// What is said below the map.
    pub note: Option<String>,
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
    /// Where the outlines come from.
    pub outlines: Outlines,
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
            outlines: Outlines::default(),
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
    /// Phrases that name the part of an occupation that is meant, or the permit itself.
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

impl AccessItem {
    /// Whether it is about an occupation.
    #[must_use]
    pub fn covers(&self, occupation: Occupation) -> bool {
        self.edition == occupation.edition && self.codes.contains(&occupation.code)
    }

    /// The longest of its phrases that stands in a text, by its bytes there.
    #[must_use]
    pub fn phrase_in(&self, text: &str) -> Option<Range<usize>> {
        longest(&self.phrases, text)
    }

    /// The longest of its jobs that stands in a text, by its bytes there.
    #[must_use]
    pub fn job_in(&self, text: &str) -> Option<Range<usize>> {
        longest(&self.jobs, text)
    }
}

fn longest(words: &[String], text: &str) -> Option<Range<usize>> {
    let found = words.iter().filter_map(|word| {
        let at = text.find(word.as_str())?;
        Some(at..at + word.len())
    });
    found.max_by_key(Range::len)
}

impl AccessMatch {
    /// Whether the occupation is open and the reader is told what is needed besides.
    #[must_use]
    pub fn is_note(self) -> bool {
        matches!(self, Self::Overlap | Self::Permit)
    }
}
