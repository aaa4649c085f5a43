//! The reader of the index in Rust against the script of the page: the same queries of the same site must have the same answers.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::path::Path;
use std::process::Command;

use minglu::cli::search::document;
use minglu::model::Day;
use minglu::search::read::{Facet, Filters, Reader};
use serde_json::Value;

use support::{Scratch, fixture, minglu, theme};

/// A day after that of the records, so that standings have changed meanwhile.
const TODAY: &str = "2026-12-20";

/// What the script answers, a line of JSON for each query.
fn script(site: &Path) -> Vec<Value> {
    let mut command = Command::new("node");
    command
        .arg(fixture("search/answers.mjs"))
        .arg(site)
        .arg(TODAY);
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
fn reader(site: &Path, line: &Value) -> Value {
    let today = Day::parse(TODAY).expect("a day");
    let reader = Reader::open(site, today).expect("an index");
    let query = line["query"].as_str().expect("a query");
    let mut answer = reader
        .query(query, &filters(&line["filters"]))
        .expect("an answer");
    let mut hits = answer.hits(0, 10).expect("hits");
    hits.extend(answer.hits(10, 25).expect("hits"));
    document(query, today, &answer, &hits)
}

/// Compares both over a site; `least` queries are asked.
fn compare(site: &Path, least: usize) {
    let lines = script(site);
    assert!(lines.len() >= least, "{} queries", lines.len());
    let mut differences = Vec::new();
    let mut found = 0;
    for line in &lines {
        let answer = reader(site, line);
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

#[test]
fn the_sample_is_answered_as_by_the_script() {
    let scratch = Scratch::new();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let site = scratch.path("site");
    let mut command = minglu(&scratch.path(""));
    command
        .arg("build")
        .arg("--content")
        .arg(content)
        .arg("--theme")
        .arg(theme());
    command
        .args(["--as-of", support::TODAY, "--output"])
        .arg(&site);
    let output = command.output().expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    compare(&site, 800);
}

/// Any site that was built already: `SITE=DIR cargo test --test search_compare -- --ignored`.
#[test]
#[ignore = "needs a site"]
fn another_site_is_answered_as_by_the_script() {
    let site = std::env::var_os("SITE").expect("SITE is the folder of a site");
    compare(Path::new(&site), 800);
}
