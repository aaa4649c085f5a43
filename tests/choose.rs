//! What is browsed: who may assess what where, and the tree of occupations.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeMap;
use std::path::Path;

use minglu::derive::{Directory, Matrix, tree};
use minglu::load::{read, understand};
use minglu::model::{Catalog, Day, Occupation, SkillLevel, Standing};

fn sample() -> Catalog {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    understand(read(&content)).catalog
}

fn today() -> Day {
    Day::parse("2026-11-23").expect("a day")
}

#[test]
fn the_matrix_counts_those_that_may_assess_a_level_on_the_day() {
    let catalog = sample();
    let mut expected: BTreeMap<(Occupation, &str, SkillLevel), usize> = BTreeMap::new();
    for evaluator in catalog.evaluators.iter() {
        for occupation in occupations(evaluator.scope.iter().map(|it| it.occupation)) {
            for level in SkillLevel::ALL {
                let may_assess = evaluator.items_for(occupation).any(|item| {
                    let standing = item.timeline.standing(today());
                    item.levels.contains(level) && standing.is_some_and(Standing::may_assess)
                });
                if may_assess {
                    let key = (occupation, evaluator.district.as_str(), level);
                    *expected.entry(key).or_default() += 1;
                }
            }
        }
    }
    let directory = Directory::new(&catalog, today());
    let mut counted = BTreeMap::new();
    for occupation in directory.lists.by_occupation.keys() {
        let matrix = Matrix::of(&directory, *occupation);
        for (row, level) in matrix
            .rows
            .iter()
            .flat_map(|row| SkillLevel::ALL.map(|it| (row, it)))
        {
            assert!(!row.assessors.is_empty());
            if row.count(level) > 0 {
                counted.insert((*occupation, row.district, level), row.count(level));
            }
        }
        for level in SkillLevel::ALL {
            let rows = matrix.rows.iter().map(|row| row.count(level));
            assert_eq!(matrix.total(level), rows.sum::<usize>());
        }
    }
    assert!(expected.len() > 100);
    assert_eq!(counted, expected);
}

fn occupations(all: impl Iterator<Item = Occupation>) -> Vec<Occupation> {
    let mut all: Vec<_> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn every_occupation_stands_once_in_the_tree_below_its_groups() {
    let catalog = sample();
    let directory = Directory::new(&catalog, today());
    let mut found = Vec::new();
    for major in tree(&directory) {
        for middle in &major.middles {
            let mut leaves = 0;
            for leaf in middle.minors.iter().flat_map(|minor| {
                assert_eq!(minor.code.parent(), Some(middle.code));
                &minor.leaves
            }) {
                assert_eq!(leaf.occupation.code.middle(), middle.code);
                assert_eq!(leaf.occupation.code.major_digit(), major.digit);
                let list = directory.lists.by_occupation.get(&leaf.occupation);
                assert_eq!(leaf.evaluators, list.map(|list| list.current.len()));
                found.push(leaf.occupation);
                leaves += 1;
            }
            assert_eq!(middle.counts().0, leaves);
        }
    }
    let expected = catalog.occupations.all().iter();
    let expected = expected.flat_map(|it| {
        let codes = it.names.keys();
        codes.map(|code| Occupation {
            edition: it.edition,
            code: *code,
        })
    });
    assert_eq!(occupations(found.iter().copied()), occupations(expected));
    let all = found.len();
    assert_eq!(occupations(found.into_iter()).len(), all);
}
