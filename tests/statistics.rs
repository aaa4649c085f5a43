//! The numbers of the statistics page against a naive count over the records, on many days.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::path::Path;

use minglu::derive::{Directory, Statistics};
use minglu::load::{read, understand};
use minglu::model::{
    Catalog, Day, Evaluator, EvaluatorKind, EventKind, Month, ScopeItem, SkillLevel, Standing,
};

fn sample() -> Catalog {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    understand(read(&content)).catalog
}

/// Days from before the first filing until after the last end.
fn days() -> impl Iterator<Item = Day> {
    let first = Day::parse("2021-01-01").expect("a day");
    (0..41).map(move |step| first.plus_days(step * 97))
}

fn is_on_register(standing: Option<Standing>) -> bool {
    use Standing::{Expiring, InForce, Suspended, UnderRectification, UnderRenewal};
    standing.is_some_and(|it| {
        [
            InForce,
            Expiring,
            UnderRenewal,
            UnderRectification,
            Suspended,
        ]
        .contains(&it)
    })
}

/// Evaluators on the register, in records as they come.
fn on_register(catalog: &Catalog, day: Day) -> Vec<&Evaluator> {
    let all = catalog.evaluators.iter().map(AsRef::as_ref);
    all.filter(|it: &&Evaluator| is_on_register(it.timeline.standing(day)))
        .collect()
}

fn items(evaluator: &Evaluator, day: Day) -> impl Iterator<Item = &ScopeItem> {
    let items = evaluator.scope.iter();
    items.filter(move |item| is_on_register(item.timeline.standing(day)))
}

/// Evaluators, those that may assess, and items, of those for which `which` holds of an item.
fn count(
    catalog: &Catalog,
    day: Day,
    of: impl Fn(&Evaluator) -> bool,
    which: impl Fn(&ScopeItem) -> bool,
) -> [usize; 3] {
    let mut counts = [0; 3];
    for evaluator in on_register(catalog, day) {
        let number = items(evaluator, day).filter(|item| which(item)).count();
        if !of(evaluator) || number == 0 {
            continue;
        }
        counts[0] += 1;
        counts[1] += usize::from(evaluator.timeline.standing(day).unwrap().may_assess());
        counts[2] += number;
    }
    counts
}

fn numbers(counts: &minglu::derive::Counts) -> [usize; 3] {
    [counts.evaluators, counts.may_assess, counts.items]
}

/// Every evaluator of the sample has an item in its scope while it is on the register.
#[test]
fn the_numbers_of_the_register_are_those_of_the_records() {
    let catalog = sample();
    let mut seen = 0;
    for day in days() {
        let statistics = Directory::new(&catalog, day).statistics;
        seen += statistics.on_register;
        assert_eq!(
            statistics.on_register,
            on_register(&catalog, day).len(),
            "{day}"
        );
        for (id, counts) in &statistics.districts {
            let naive = count(&catalog, day, |it| it.district == *id, |_| true);
            assert_eq!(numbers(counts), naive, "{day} {id}");
        }
        for kind in [
            EvaluatorKind::Social,
            EvaluatorKind::Employer,
            EvaluatorKind::School,
        ] {
            let counts = statistics.kinds.iter().find(|(it, _)| *it == kind).unwrap();
            let naive = count(&catalog, day, |it| it.kind == kind, |_| true);
            assert_eq!(numbers(&counts.1), naive, "{day} {kind:?}");
        }
        for level in SkillLevel::ALL {
            let counts = statistics
                .levels
                .iter()
                .find(|(it, _)| *it == level)
                .unwrap();
            let naive = count(&catalog, day, |_| true, |item| item.levels.contains(level));
            assert_eq!(numbers(&counts.1), naive, "{day} {level}");
        }
        for group in 1..=8 {
            let of_group = |item: &ScopeItem| item.occupation.code.major_digit() == group;
            let naive = count(&catalog, day, |_| true, of_group);
            let counts = statistics.groups.get(&group).cloned().unwrap_or_default();
            assert_eq!(numbers(&counts.counts), naive, "{day} group {group}");
            let all = on_register(&catalog, day).into_iter();
            let mut occupations: Vec<_> = all
                .flat_map(|it| items(it, day))
                .filter(|item| of_group(item))
                .map(|item| item.occupation)
                .collect();
            occupations.sort_unstable();
            occupations.dedup();
            let counted: Vec<_> = counts.occupations.into_iter().collect();
            assert_eq!(counted, occupations, "{day} group {group}");
        }
        sums(&statistics, day);
    }
    assert!(seen > 500, "only {seen} were counted");
}

/// The parts are the whole.
fn sums(statistics: &Statistics, day: Day) {
    let whole = [
        statistics.on_register,
        statistics.may_assess,
        statistics.items,
    ];
    let districts = statistics.districts.iter().map(|(_, it)| numbers(it));
    let kinds = statistics.kinds.iter().map(|(_, it)| numbers(it));
    for parts in [districts.collect::<Vec<_>>(), kinds.collect()] {
        let sum = parts.iter().fold([0; 3], |sum, part| {
            [sum[0] + part[0], sum[1] + part[1], sum[2] + part[2]]
        });
        assert_eq!(sum, whole, "{day}");
    }
    let items: usize = statistics.groups.values().map(|it| it.counts.items).sum();
    assert_eq!(items, statistics.items, "{day}");
}

#[test]
fn standings_years_and_ends_are_those_of_the_records() {
    let catalog = sample();
    for day in days() {
        let statistics = Directory::new(&catalog, day).statistics;
        for (standing, number) in &statistics.standings {
            let all = catalog.evaluators.iter();
            let naive = all
                .filter(|it| it.timeline.standing(day) == Some(*standing))
                .count();
            assert_eq!(*number, naive, "{day} {standing:?}");
        }
        for (year, counts) in &statistics.years {
            let filed = catalog.evaluators.iter().filter(|it| {
                let filed = it
                    .events
                    .iter()
                    .find(|event| event.kind == EventKind::Filed);
                filed.is_some_and(|event| event.on <= day && event.on.year() == *year)
            });
            assert_eq!(counts.filed, filed.count(), "{day} {year}");
            // Day by day back to where the end began.
            let ended = catalog.evaluators.iter().filter(|it| {
                let standing = it.timeline.standing(day).filter(|it| it.has_ended());
                let Some(standing) = standing else {
                    return false;
                };
                let mut since = day;
                while it.timeline.standing(since.previous()) == Some(standing) {
                    since = since.previous();
                }
                since.year() == *year
            });
            assert_eq!(counts.ended, ended.count(), "{day} {year}");
        }
        let years: Vec<i16> = statistics.years.iter().map(|(year, _)| *year).collect();
        assert!(
            years.windows(2).all(|pair| pair[0] + 1 == pair[1]),
            "{years:?}"
        );
        assert_eq!(statistics.ends.len(), 12);
        assert_eq!(statistics.ends[0].0, Month::of(day));
        for (month, number) in &statistics.ends {
            let naive = on_register(&catalog, day).into_iter().filter(|it| {
                let until = it.timeline.at(day).unwrap().valid_until.unwrap();
                until >= day && Month::of(until) == *month
            });
            assert_eq!(*number, naive.count(), "{day} {month}");
        }
    }
}

#[test]
fn the_files_say_what_the_page_says_and_open_in_a_spreadsheet() {
    let scratch = support::Scratch::with_fixture();
    let output = support::run(&scratch.path(""), &["build"]);
    assert!(output.status.success(), "{}", support::printed(&output));
    let file = scratch.path("public/statistics/by-district.csv");
    let text = std::fs::read_to_string(file).expect("a file");
    assert_eq!(
        text,
        "\u{feff}代码,地区,在册机构（家）,可开展认定（家）,备案项目（个）,资料截至\r\n\
         350102,鼓楼区,1,1,1,2026-11-23\r\n\
         350104,仓山区,1,1,2,2026-11-23\r\n\
         fzgx,福州高新区,0,0,0,2026-11-23\r\n"
    );
    let page = std::fs::read_to_string(scratch.path("public/statistics/index.html")).unwrap();
    assert!(page.contains("还没有机构的地区：福州高新区。"), "{page}");
}
