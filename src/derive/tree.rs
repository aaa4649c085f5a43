//! The classification 职业分类大典 as a tree: major, middle and minor groups with their occupations.

use std::collections::BTreeMap;

use super::directory::Directory;
use crate::model::{Edition, GroupCode, Occupation, OccupationCatalogue, OccupationCode};

/// A major group 大类 of an edition.
#[derive(Debug)]
pub struct Major<'c> {
    /// The edition.
    pub edition: Edition,
    /// Its digit.
    pub digit: u8,
    /// Its name, if the catalogue has it.
    pub name: Option<&'c str>,
    /// What is in it.
    pub middles: Vec<Middle<'c>>,
}

/// A middle group 中类.
#[derive(Debug)]
pub struct Middle<'c> {
    /// `6-31`
    pub code: GroupCode,
    /// Its name, if the catalogue has it.
    pub name: Option<&'c str>,
    /// What is in it.
    pub minors: Vec<Minor<'c>>,
}

/// A minor group 小类.
#[derive(Debug)]
pub struct Minor<'c> {
    /// `6-31-01`
    pub code: GroupCode,
    /// Its name, if the catalogue has it.
    pub name: Option<&'c str>,
    /// Its occupations.
    pub leaves: Vec<Leaf>,
}

/// An occupation.
#[derive(Debug)]
pub struct Leaf {
    /// The occupation.
    pub occupation: Occupation,
    /// How many evaluators are filed for it; `None` if nobody ever was.
    pub evaluators: Option<usize>,
}

/// The classification of all editions, the newest first: what the catalogues have, and what records
/// name besides.
#[must_use]
pub fn tree<'c>(directory: &Directory<'c>) -> Vec<Major<'c>> {
    let mut majors: Vec<Major<'c>> = Vec::new();
    for edition in Edition::ALL.into_iter().rev() {
        let catalogue = directory.catalog.occupations.edition(edition);
        for (code, evaluators) in leaves(directory, edition, catalogue) {
            let occupation = Occupation { edition, code };
            let leaf = Leaf {
                occupation,
                evaluators,
            };
            add(&mut majors, leaf, catalogue);
        }
    }
    majors
}

/// The occupations of an edition in the order of their codes. Of one that no record names in an edition
/// that is no longer the newest nothing is said.
fn leaves(
    directory: &Directory<'_>,
    edition: Edition,
    catalogue: Option<&OccupationCatalogue>,
) -> BTreeMap<OccupationCode, Option<usize>> {
    let newest = directory.catalog.occupations.all().iter();
    let is_newest = newest.map(|it| it.edition).max() == Some(edition);
    let names = catalogue.filter(|_| is_newest).map(|it| it.names.keys());
    let mut leaves: BTreeMap<_, _> = names.into_iter().flatten().map(|it| (*it, None)).collect();
    let lists = directory.lists.by_occupation.iter();
    let listed = lists.filter(|(occupation, _)| occupation.edition == edition);
    leaves.extend(listed.map(|(occupation, list)| (occupation.code, Some(list.current.len()))));
    leaves
}

/// Codes come in their order, so a group is either the last one or new.
fn add<'c>(majors: &mut Vec<Major<'c>>, leaf: Leaf, catalogue: Option<&'c OccupationCatalogue>) {
    let Occupation { edition, code } = leaf.occupation;
    let digit = code.major_digit();
    let name_of = |group: GroupCode| Some(catalogue?.subgroups.get(&group)?.as_str());
    let major = last_or(
        majors,
        |it| (it.edition, it.digit) == (edition, digit),
        || Major {
            edition,
            digit,
            name: catalogue.and_then(|it| Some(it.groups.get(&digit)?.as_str())),
            middles: Vec::new(),
        },
    );
    let middle = last_or(
        &mut major.middles,
        |it| it.code == code.middle(),
        || Middle {
            code: code.middle(),
            name: name_of(code.middle()),
            minors: Vec::new(),
        },
    );
    let minor = last_or(
        &mut middle.minors,
        |it| it.code == code.minor(),
        || Minor {
            code: code.minor(),
            name: name_of(code.minor()),
            leaves: Vec::new(),
        },
    );
    minor.leaves.push(leaf);
}

/// The last of a list if it is the one that is meant, else a new one behind it.
fn last_or<T>(all: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    if !all.last().is_some_and(is_it) {
        all.push(new());
    }
    let last = all.len() - 1;
    &mut all[last]
}

impl Middle<'_> {
    /// How many occupations it has, and for how many there are evaluators.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let leaves = || self.minors.iter().flat_map(|minor| &minor.leaves);
        let with = leaves().filter(|leaf| leaf.evaluators.is_some_and(|it| it > 0));
        (leaves().count(), with.count())
    }
}
