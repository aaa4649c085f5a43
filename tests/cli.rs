//! Commands that answer a question, with the exact words and exit statuses, over the fixture site.
//!
//! `UPDATE=1 cargo test --test cli` writes the answers below `tests/cli/` anew.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fmt::Write;
use std::path::Path;
use std::process::Output;

use support::{Scratch, TODAY, expect, fixture, minglu, printed};

fn ask(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = minglu(folder);
    command.args(arguments);
    if !arguments.contains(&"--as-of") {
        command.args(["--as-of", TODAY]);
    }
    command.output().expect("the program runs")
}

/// Compares what is answered with `tests/cli/NAME.txt`.
fn answers(scratch: &Scratch, name: &str, arguments: &[&str]) {
    let output = ask(&scratch.path(""), arguments);
    expect(&fixture(&format!("cli/{name}.txt")), &printed(&output));
}

fn json(scratch: &Scratch, arguments: &[&str]) -> serde_json::Value {
    let output = ask(&scratch.path(""), arguments);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    serde_json::from_slice(&output.stdout).expect("a document of JSON")
}

#[test]
fn where_an_evaluator_stands() {
    let scratch = Scratch::with_fixture();
    let code = "S000035010002";
    answers(&scratch, "standing", &["standing", code]);
    answers(&scratch, "standing-en", &["standing", code, "--lang", "en"]);
    let earlier = ["standing", code, "--as-of", "2026-02-10"];
    answers(&scratch, "standing-item-suspended", &earlier);
    let before = ["standing", code, "--as-of", "2023-06-01"];
    answers(&scratch, "standing-before", &before);
    answers(
        &scratch,
        "standing-withdrawn",
        &["standing", "y000035010003"],
    );
    let data = ["standing", code, "--format", "json"];
    answers(&scratch, "standing-json", &data);
}

#[test]
fn an_unknown_code_is_answered_with_a_near_one() {
    let scratch = Scratch::with_fixture();
    answers(&scratch, "standing-unknown", &["standing", "S000035010020"]);
    let far = ["standing", "福州", "--lang", "en"];
    answers(&scratch, "standing-far", &far);
}

#[test]
fn records_with_errors_are_answered_as_far_as_they_go() {
    let scratch = Scratch::with_fixture();
    let record = "code: S000035010001\nname: 甲\ndistrict: 鼓楼区\nfiling: {filed_on: 2025-03-03}\n\
                  scope: [{edition: 2022, occupation: 4-10-01-03, levels: 五级}]\n";
    scratch.write("content/evaluators/S000035010001.yaml", record);
    answers(&scratch, "standing-unsound", &["standing", "S000035010001"]);
    answers(&scratch, "due-unsound", &["due"]);
    scratch.write("content/evaluators/S000035010001.yaml", "code: [\n");
    answers(&scratch, "standing-unread", &["standing", "S000035010001"]);
}

#[test]
fn what_falls_due() {
    let scratch = Scratch::with_fixture();
    let code = "S000035010001";
    scratch.write(
        "content/evaluators/S000035010001.yaml",
        format!(
            "code: {code}\nname: 鼓楼区青禾职业技能评价中心\ncredit_code: 52350102DEM000014F\n\
             district: 鼓楼区\naddress: 鼓楼区示例路1号\n\
             filing: {{filed_on: 2024-01-15, notice: 样人社〔2024〕2号}}\n\
             scope:\n  - {{edition: 2022, occupation: 4-10-01-03, levels: 五级, workstations: 20, valid_until: 2026-12-31}}\n\
             events:\n  - {{on: 2026-11-02, kind: rectification_ordered, notice: 样人社〔2026〕9号}}\n\
             waivers:\n  - {{rule: scope/workstations, reason: 园区急需, approved_by: 样例单位, on: 2025-01-06, until: 2026-11-20}}\n"
        ),
    );
    scratch.write(
        "content/plans/2026-11.yaml",
        format!(
            "plans:\n  - {{id: 2026-11-001, evaluator: {code}, filed_on: 2026-10-12, starts_on: 2026-11-05, items: [{{edition: 2022, occupation: 4-10-01-03, levels: 五级}}]}}\n  \
             - {{id: 2026-11-002, evaluator: {code}, filed_on: 2026-10-12, starts_on: 2026-11-22, ends_on: 2026-11-24, items: [{{edition: 2022, occupation: 4-10-01-03, levels: 五级}}]}}\n  \
             - {{id: 2026-12-002, evaluator: {code}, filed_on: 2026-11-30, starts_on: 2026-12-26, items: [{{edition: 2022, occupation: 4-10-01-03, levels: 五级}}]}}\n"
        ),
    );
    answers(&scratch, "due", &["due"]);
    answers(&scratch, "due-en", &["due", "--lang", "en"]);
    answers(&scratch, "due-two-weeks", &["due", "--within", "2w"]);
    let after_the_calendar = ["due", "--within", "0", "--as-of", "2027-01-20"];
    answers(&scratch, "due-late", &after_the_calendar);
    let document = json(&scratch, &["due", "--within", "3m", "--format", "json"]);
    assert_eq!(document["version"], 1);
    assert_eq!(document["until"], "2027-02-23");
    let first = &document["due"][0];
    assert_eq!(first["kind"], "results");
    assert_eq!(first["by"], "2026-11-19");
    assert_eq!(first["overdue"], true);
    assert_eq!(first["evaluator"], code);
    let all = document["due"].as_array().expect("a list");
    let uncounted = all.iter().find(|due| due["uncounted"] == true);
    assert_eq!(uncounted.expect("one")["by"], serde_json::Value::Null);
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let scratch = Scratch::with_fixture();
    for arguments in [
        &["due", "--within", "soon"][..],
        &["due", "--within", "-3d"],
        &["due", "--content", "nowhere"],
        &["standing"],
        &["standing", "S000035010001", "--as-of", "2026-13-01"],
        &["standing", "S000035010001", "--content", "nowhere"],
    ] {
        let output = ask(&scratch.path(""), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

/// Wrong usage, each with what is said of it in both languages.
#[test]
fn wrong_usage_is_told_with_what_was_likely_meant() {
    let scratch = Scratch::with_fixture();
    let cases: &[&[&str]] = &[
        &["chek"],
        &["frobnicate"],
        &["check", "--fromat", "json"],
        &["check", "—fix"],
        &["check", "content"],
        &["check", "--nonsense"],
        &["check", "--as-of", "2026-02-30"],
        &["check", "--format", "xml"],
        &["check", "--quiet", "--verbose"],
        &["check", "--dry-run"],
        &["check", "--output"],
        &["due", "--within", "soon"],
        &["check", "--content", "content/evaluators"],
        &["check", "--content", "."],
        &["check", "--content", "content/site.yaml"],
        &["check", "--content", "nowhere"],
    ];
    for language in ["zh", "en"] {
        let mut all = String::new();
        for arguments in cases {
            let mut command = minglu(&scratch.path(""));
            let output = command.args(*arguments).args(["--lang", language]).output();
            let output = output.expect("the program runs");
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            let said = printed(&output).replace(&*scratch.path("").to_string_lossy(), "FOLDER/");
            writeln!(all, "$ minglu {}\n{said}", arguments.join(" ")).expect("a string");
        }
        expect(&fixture(&format!("cli/usage.{language}.txt")), &all);
    }
}

#[test]
fn the_published_directory_is_asked() {
    let scratch = Scratch::with_fixture();
    answers(&scratch, "search-no-index", &["search", "青禾"]);
    let built = support::run(&scratch.path(""), &["build"]);
    assert_eq!(built.status.code(), Some(0), "{}", printed(&built));
    answers(&scratch, "search", &["search", "青禾", "鼓楼"]);
    answers(
        &scratch,
        "search-en",
        &["search", "青禾", "鼓楼", "--lang", "en"],
    );
    answers(&scratch, "search-some", &["search", "", "--limit", "1"]);
    answers(&scratch, "search-near", &["search", "青禾职业技术评价"]);
    answers(&scratch, "search-none", &["search", "魑魅魍魉"]);
    let chosen = [
        "search",
        "",
        "--district",
        "鼓楼",
        "--level",
        "三级,4",
        "--occupation",
        "4-10-01-03",
    ];
    answers(&scratch, "search-chosen", &chosen);
    answers(
        &scratch,
        "search-no-choice",
        &["search", "", "--district", "鼓搂区"],
    );
    let data = ["search", "qinghe", "--format", "json"];
    answers(&scratch, "search-json", &data);
    let at_home = std::fs::read_dir(scratch.path("public/search")).expect("the index");
    let folder = at_home
        .flatten()
        .find(|it| it.path().is_dir())
        .expect("pieces");
    std::fs::remove_file(folder.path().join("c0.js")).expect("a piece");
    let lost = ask(&scratch.path(""), &["search", "--lang", "en", ""]);
    assert_eq!(lost.status.code(), Some(2));
    assert!(printed(&lost).contains("c0.js"), "{}", printed(&lost));
    scratch.write("public/search/boot.js", "Q(\"boot\",{});");
    let broken = ask(&scratch.path(""), &["search", "青禾"]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(printed(&broken).contains("boot.js"), "{}", printed(&broken));
}
