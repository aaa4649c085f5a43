//! The reader of the index in Rust against the script of the page: the same queries of the same site must have the same answers.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use minglu::cli::index::labels;
use minglu::cli::search::document;
use minglu::derive::Directory;
use minglu::load::{read, understand};
use minglu::model::{Catalog, Day, Evaluator, EvaluatorCode, Evaluators};
use minglu::render::{Minify, Theme, ThemeFiles};
use minglu::search::index;
use minglu::search::read::{Facet, Filters, Reader};
use serde_json::Value;

use support::{Scratch, fixture};

/// A day after that of the records, so that standings have changed meanwhile.
const TODAY: &str = "2026-12-20";

/// What the script answers, a line of JSON for each query; `step` is how many are passed over for one that is asked.
fn script(site: &Path, step: usize) -> Vec<Value> {
    let mut command = Command::new("node");
    command
        .arg(fixture("search/answers.mjs"))
        .arg(site)
        .arg(TODAY)
        .arg(step.to_string());
    let output = command.output().expect("node runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let read = |line| serde_json::from_str(line).expect("a line of JSON");
    lines.lines().map(read).collect()
}

/// Filters as the script has them.
fn filters(json: &Value) -> Filters {
    let facet = |key: &str| match key {
        "district" => Facet::District,
        "occupation" => Facet::Occupation,
        "level" => Facet::Level,
        "standing" => Facet::Standing,
        "kind" => Facet::Kind,
        "session" => Facet::Session,
        "entrusted" => Facet::Entrusted,
        other => panic!("{other} is no facet"),
    };
    let keys = |keys: &Value| match keys.as_array() {
        None => vec![String::new()],
        Some(keys) => keys
            .iter()
            .map(|it| it.as_str().expect("a key").to_owned())
            .collect(),
    };
    let all = json.as_object().expect("filters").iter();
    all.map(|(key, value)| (facet(key), keys(value))).collect()
}

/// What the reader answers, as the script's line has it.
fn answer(reader: &Reader, line: &Value) -> Value {
    let query = line["query"].as_str().expect("a query");
    let filters = filters(&line["filters"]);
    let mut answer = reader.query(query, &filters).expect("an answer");
    let mut hits = answer.hits(0, 10).expect("hits");
    hits.extend(answer.hits(10, 25).expect("hits"));
    document(query, Day::FIRST, &answer, &hits)
}

/// Compares both over a site; `least` queries are asked. The script meets each with a fresh index, the reader keeps its own, so what was loaded
/// before must make no difference.
fn compare(site: &Path, step: usize, least: usize) {
    let lines = script(site, step);
    let today = Day::parse(TODAY).expect("a day");
    let reader = Reader::open(site, today).expect("an index");
    assert!(lines.len() >= least, "{} queries", lines.len());
    let mut differences = Vec::new();
    let mut found = 0;
    for line in &lines {
        let answer = answer(&reader, line);
        found += usize::from(line["hits"].as_array().is_some_and(|hits| !hits.is_empty()));
        let keys = ["total", "near", "understood", "other", "hits"];
        for key in keys.into_iter().filter(|key| line[*key] != answer[*key]) {
            differences.push(format!(
                "{} {}: {key}\n  script {}\n  reader {}",
                line["query"], line["filters"], line[key], answer[key]
            ));
        }
        if let Some(error) = line.get("error") {
            differences.push(format!("{}: {error}", line["query"]));
        }
    }
    // Most of the queries are made of what is there.
    assert!(
        found * 2 > lines.len(),
        "{found} of {} find something",
        lines.len()
    );
    let count = differences.len();
    differences.truncate(20);
    assert!(
        count == 0,
        "{count} differences\n{}",
        differences.join("\n")
    );
}

/// Writes the index of a catalog as a site has it.
fn publish(catalog: &Catalog, site: &Path) {
    let theme = ThemeFiles::read(&support::theme()).expect("the theme");
    let theme = Theme::new(&theme, "zh-CN", Minify::Templates).expect("the theme");
    let as_of = Day::parse(support::TODAY).expect("a day");
    for (path, bytes) in index(&Directory::new(catalog, as_of), &labels(&theme.texts)) {
        let path = site.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a piece");
    }
}

fn sample() -> Catalog {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    understand(read(&content)).catalog
}

/// A directory in which each body of the sample stands several times, with another number and another body's brand, so that lists are
/// long and cards lie in many pieces.
fn crowd() -> Catalog {
    let mut catalog = sample();
    let known: Vec<Box<Evaluator>> = catalog.evaluators.iter().cloned().collect();
    let brand = |at: usize| known[at % known.len()].name.chars().skip(2).take(2);
    let mut all = Vec::new();
    for copy in 0..9 {
        for (at, evaluator) in known.iter().enumerate() {
            let mut evaluator = evaluator.clone();
            let name = evaluator.name.chars();
            if copy > 0 {
                let place = name.clone().take(2);
                let rest = name.skip(4);
                evaluator.name = place.chain(brand(at + copy * 7)).chain(rest).collect();
                let code = format!("S0000359{copy}{at:04}");
                evaluator.code = EvaluatorCode::parse(&code).expect("a code");
            }
            all.push(evaluator);
        }
    }
    catalog.evaluators = Evaluators::new(all);
    catalog
}

/// The crowd in more districts than digits and letters can tell.
fn many_districts() -> Catalog {
    let mut catalog = crowd();
    let all = catalog.evaluators.iter().enumerate().map(|(at, it)| {
        let mut evaluator = it.clone();
        evaluator.district = format!("d{:02}", at % 60);
        evaluator
    });
    catalog.evaluators = Evaluators::new(all.collect());
    catalog
}

/// How many each district has of those who are filed for an occupation, as their cards say.
fn by_district(reader: &Reader, occupation: &str) -> BTreeMap<String, usize> {
    let filters = Filters::from([(Facet::Occupation, vec![occupation.to_owned()])]);
    let mut answer = reader.query("", &filters).expect("an answer");
    let mut counts = BTreeMap::new();
    for hit in answer.hits(0, answer.total()).expect("hits") {
        let (key, _) = hit.district.expect("a district");
        *counts.entry(key).or_default() += 1;
    }
    counts
}

#[test]
fn an_occupation_is_found_in_districts_from_the_37th_on() {
    let scratch = Scratch::new();
    publish(&many_districts(), &scratch.path(""));
    let today = Day::parse(TODAY).expect("a day");
    let reader = Reader::open(&scratch.path(""), today).expect("an index");
    let place = |key: &str| {
        let districts = reader.choices(Facet::District);
        districts.iter().position(|it| it.key == key)
    };
    let mut far = 0;
    for occupation in ["2022/6-31-01-03", "2022/4-10-01-05", "2022/4-03-02-01"] {
        for (district, count) in by_district(&reader, occupation) {
            let query = format!("{district} {}", &occupation[5..]);
            let answer = reader.query(&query, &Filters::new()).expect("an answer");
            assert_eq!(answer.total(), count, "{query}");
            far += usize::from(place(&district) > Some(36));
        }
    }
    assert!(far > 20, "{far} in districts from the 38th on");
    compare(&scratch.path(""), 3, 400);
}

#[test]
fn the_sample_is_answered_as_by_the_script() {
    let scratch = Scratch::new();
    publish(&sample(), &scratch.path(""));
    compare(&scratch.path(""), 1, 800);
}

#[test]
fn a_crowd_is_answered_as_by_the_script() {
    let scratch = Scratch::new();
    publish(&crowd(), &scratch.path(""));
    compare(&scratch.path(""), 3, 400);
}

/// Any site that was built already: `SITE=DIR cargo test --test search_compare -- --ignored`.
#[test]
#[ignore = "needs a site"]
fn another_site_is_answered_as_by_the_script() {
    let site = std::env::var_os("SITE").expect("SITE is the folder of a site");
    compare(Path::new(&site), 1, 800);
}
