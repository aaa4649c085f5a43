//! What `minglu check` gives out in each format, held against schemas and read back.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fs;
use std::process::Output;

use serde_json::Value;
use support::{Scratch, copy_folder, fixture, run};

/// The sample with mistakes of every severity, in records, plans and Markdown.
fn broken() -> Scratch {
    let scratch = sound();
    let edit = |path: &str, changes: &[(&str, &str)]| {
        let path = scratch.path("content").join(path);
        let mut text = fs::read_to_string(&path).expect("a file");
        for (old, new) in changes {
            assert!(text.contains(old), "{} lacks {old}", path.display());
            text = text.replacen(old, new, 1);
        }
        fs::write(path, text).expect("a file");
    };
    edit(
        "evaluators/S000035900002.yaml",
        &[
            ("credit_code: 52", "credit_code: \"５2"),
            ("DEM787187N", "DEM787187N\" # 证照"),
            ("filed_on: 2021-06-28", "filed_on: 2021年6月28日"),
            ("district: 台江区\naddress", "district: 台工区\naddress"),
        ],
    );
    edit(
        "evaluators/S000035900043.yaml",
        &[("district:", "district：")],
    );
    edit(
        "evaluators/S000035900004.yaml",
        &[("summary: ", "summary: 甲<b>&\"乙\"\nsumary: ")],
    );
    scratch.write(
        "content/notices/甲,乙:丙 100%.md",
        "---\ntitle: 甲\ndate: 2026/11/1\n---\n\n[一](/nowhere/)\n\n<b>二</b>\n",
    );
    scratch
}

fn sound() -> Scratch {
    let scratch = Scratch::new();
    copy_folder(&fixture("../content"), &scratch.path("content"));
    scratch
}

fn check(scratch: &Scratch, arguments: &[&str]) -> Output {
    run(&scratch.path(""), &[&["check"], arguments].concat())
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn document(scratch: &Scratch, format: &str) -> Value {
    let output = check(scratch, &["--format", format]);
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

fn assert_fits(schema: &str, document: &Value) {
    let schema: Value = serde_json::from_str(schema).expect("a schema");
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a sound schema");
    let errors: Vec<String> = validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn json_fits_its_schema_and_points_at_what_it_says() {
    let scratch = broken();
    let document = document(&scratch, "json");
    assert_fits(minglu::diag::render::SCHEMA, &document);
    let findings = list(&document, "findings");
    for severity in ["error", "warning", "note"] {
        let of = findings.iter().filter(|it| it["severity"] == severity);
        let count = of.count();
        assert!(count > 0, "no {severity}");
        assert_eq!(document["summary"][format!("{severity}s")], count);
        let rules = list(&document, "rules").iter();
        let of_rules = rules.filter(|it| it["severity"] == severity);
        let sum: u64 = of_rules.filter_map(|it| it["count"].as_u64()).sum();
        assert_eq!(sum, count as u64);
    }
    assert_eq!(document["as_of"], support::TODAY);
    assert_eq!(document["content"], "content");
    assert!(!list(&document, "waived").is_empty());
    for finding in findings {
        let file = finding["file"].as_str().expect("a file");
        let text = fs::read_to_string(scratch.path("content").join(file)).expect("the file");
        for end in ["start", "end"] {
            let at = &finding[end];
            let offset = usize::try_from(at["offset"].as_u64().unwrap()).unwrap();
            let before = text.get(..offset).expect("a character border");
            assert_eq!(at["line"], before.matches('\n').count() + 1);
            let line = before.rsplit('\n').next().unwrap_or_default();
            assert_eq!(at["column"], line.chars().count() + 1);
        }
    }
    let credit_code = findings
        .iter()
        .find(|it| it["rule"] == "identity/credit-code");
    let finding = credit_code.expect("the credit code");
    assert_eq!(finding["path"], "credit_code");
    assert_eq!(finding["evaluator"], "S000035900002");
    assert_eq!(finding["fix"]["text"], "\"52350103DEM787187N\"");
    assert_eq!(finding["fix"]["safe"], true);
    let guess = findings.iter().find(|it| it["rule"] == "identity/district");
    assert_eq!(guess.expect("the district")["fix"]["safe"], false);
}

#[test]
fn sarif_fits_the_official_schema() {
    let scratch = broken();
    let sarif = document(&scratch, "sarif");
    let schema = fs::read_to_string(fixture("data/sarif-schema-2.1.0.json")).expect("the schema");
    // This pattern is no sound regular expression: a bracket is closed that was never opened.
    let slip = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(schema.contains(slip));
    assert_fits(
        &schema.replace(slip, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"),
        &sarif,
    );
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = list(&run["tool"]["driver"], "rules");
    let results = list(run, "results");
    let json = document(&scratch, "json");
    let waived = list(&json, "waived").len();
    assert_eq!(results.len(), list(&json, "findings").len() + waived);
    let mut fingerprints = std::collections::BTreeSet::new();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("its rule")).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(rules[index]["help"]["markdown"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a file");
        assert!(uri.starts_with("content/") && uri.is_ascii(), "{uri}");
        assert!(fingerprints.insert(result["partialFingerprints"]["minglu/v1"].to_string()));
    }
    let suppressed = results.iter().filter(|it| !it["suppressions"].is_null());
    assert_eq!(suppressed.clone().count(), waived);
    for result in suppressed {
        assert_eq!(result["suppressions"][0]["kind"], "external");
        assert!(result["suppressions"][0]["justification"].is_string());
    }
    assert!(results.iter().any(|it| !it["fixes"].is_null()));
    assert!(results.iter().any(|it| !it["relatedLocations"].is_null()));
    let base = run["originalUriBaseIds"]["%SRCROOT%"]["uri"].as_str();
    let base = base.expect("where paths begin");
    assert!(
        base.starts_with("file:///") && base.ends_with('/'),
        "{base}"
    );
}

#[test]
fn fingerprints_do_not_change_when_lines_are_added() {
    let scratch = broken();
    let before = document(&scratch, "sarif");
    let record = scratch.path("content/evaluators/S000035900002.yaml");
    let text = fs::read_to_string(&record).expect("a record");
    fs::write(&record, format!("# 一\n# 二\n{text}")).expect("a record");
    let after = document(&scratch, "sarif");
    let fingerprints = |document: &Value| -> Vec<Value> {
        let results = list(&document["runs"][0], "results").iter();
        results
            .map(|it| it["partialFingerprints"].clone())
            .collect()
    };
    assert_eq!(fingerprints(&before), fingerprints(&after));
    assert_ne!(before, after);
}

#[test]
fn github_commands_are_a_line_each() {
    let scratch = broken();
    let output = check(&scratch, &["--format", "github"]);
    let text = out(&output);
    let json = document(&scratch, "json");
    assert_eq!(text.lines().count(), list(&json, "findings").len());
    for line in text.lines() {
        let kinds = [
            "::error file=content/",
            "::warning file=content/",
            "::notice file=content/",
        ];
        assert!(kinds.iter().any(|kind| line.starts_with(kind)), "{line}");
        let (properties, message) = line[2..].split_once("::").expect("a message");
        assert!(!message.is_empty());
        for property in properties.split_once(' ').expect("properties").1.split(',') {
            let (name, value) = property.split_once('=').expect("a value");
            let known = ["file", "line", "endLine", "col", "endColumn", "title"];
            assert!(known.contains(&name) && !value.contains(':'), "{line}");
        }
    }
    assert!(text.contains("file=content/notices/甲%2C乙%3A丙 100%25.md,line="));
    assert!(text.contains("%0A办法（可自动修正）：请改成：\"52350103DEM787187N\""));
}

#[test]
fn the_report_is_one_file_that_names_every_evaluator() {
    let scratch = broken();
    for (language, title) in [
        ("zh", "备案记录检查报告"),
        ("en", "Report on the filing records"),
    ] {
        let html = out(&check(&scratch, &["--format", "html", "--lang", language]));
        assert!(html.starts_with("<!doctype html>") && html.contains(title));
        for outside in ["<script", "src=", "url(", "@import", "href=\"http", "<link"] {
            assert!(!html.contains(outside), "{outside}");
        }
        let records = fs::read_dir(scratch.path("content/evaluators")).expect("records");
        for record in records {
            let name = record.expect("a record").file_name();
            let name = name.to_string_lossy();
            let code = name.trim_end_matches(".yaml");
            assert!(html.contains(code), "{code} is not named");
        }
        let json = document(&scratch, "json");
        let findings = html.matches("<article class=\"finding ").count();
        assert_eq!(findings, list(&json, "findings").len());
        let waivers = html.matches("<article class=\"waiver\"").count();
        assert_eq!(waivers, list(&json, "waived").len());
        assert!(html.contains("<mark>5</mark>") || html.contains("<mark>５</mark>"));
        assert!(!html.contains("甲<b>"), "texts are escaped");
        assert!(html.contains("2026-11-23"));
    }
}

#[test]
fn formats_have_standard_output_to_themselves_or_a_file() {
    let scratch = broken();
    for format in ["json", "sarif", "github", "html"] {
        let output = check(&scratch, &["--format", format]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(said(&output).lines().count(), 1, "{}", said(&output));
        let kept = check(&scratch, &["--format", format, "--output", "report"]);
        assert_eq!(kept.status.code(), Some(1));
        assert!(kept.stdout.is_empty());
        let file = fs::read(scratch.path("report")).expect("the report");
        assert!(file == output.stdout, "{format}");
        let quiet = check(&scratch, &["--format", format, "-q"]);
        assert!(quiet.stderr.is_empty());
    }
    let refused = check(
        &scratch,
        &["--format", "json", "--output", "no/such/folder"],
    );
    assert_eq!(refused.status.code(), Some(2));
    let text = check(&scratch, &["--output", "report"]);
    assert!(text.stderr.len() < 100, "{}", said(&text));
    let report = fs::read_to_string(scratch.path("report")).expect("the report");
    assert!(report.contains("identity/credit-code") && report.contains("按规则汇总"));
}

#[test]
fn a_sound_directory_has_nothing_to_say_in_any_format() {
    let scratch = sound();
    let json = check(&scratch, &["--format", "json"]);
    assert_eq!(json.status.code(), Some(0));
    let json: Value = serde_json::from_slice(&json.stdout).expect("a document");
    assert_fits(minglu::diag::render::SCHEMA, &json);
    assert_eq!(json["summary"]["errors"], 0);
    assert_eq!(json["summary"]["warnings"], 0);
    let github = check(&scratch, &["--format", "github"]);
    assert!(github.status.success());
    assert!(
        out(&github)
            .lines()
            .all(|line| line.starts_with("::notice "))
    );
    let html = out(&check(&scratch, &["--format", "html"]));
    assert!(html.contains("名录可以发布"));
}

/// Findings are told although no page can be made of them.
#[test]
fn a_theme_that_cannot_be_used_hides_no_finding_in_any_format() {
    let scratch = broken();
    let mut program = support::minglu(&scratch.path(""));
    program.args(["check", "--format", "json", "--theme", "missing"]);
    let output = program
        .args(["--as-of", support::TODAY])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let json: Value = serde_json::from_slice(&output.stdout).expect("a document");
    assert!(!list(&json, "findings").is_empty());
    assert!(said(&output).contains("无法继续"));
}

#[test]
fn people_get_a_summary_by_rule_and_the_waivers() {
    let scratch = broken();
    let human = said(&check(&scratch, &[]));
    let (_, summary) = human.split_once("按规则汇总：\n").expect("a summary");
    let first = summary.lines().next().expect("a rule");
    assert!(first.trim_start().starts_with("1  错误"), "{first}");
    let names_a_line = |line: &str| line.contains(".yaml:") || line.contains(".md:");
    let table = summary
        .lines()
        .take_while(|it| !it.starts_with("用 minglu explain"));
    assert!(table.clone().all(names_a_line), "{summary}");
    assert!(summary.contains("处可用 minglu check --fix 自动修正\n另有 "));
    assert!(summary.contains("条提示，用 -v 查看"));
    assert!(summary.contains("警告") && !summary.contains("提示  "));
    assert!(summary.contains("minglu explain "));
    assert!(summary.contains("生效的例外") && summary.contains("批准："));
    let verbose = said(&check(&scratch, &["-v"]));
    assert!(verbose.contains("提示  load/day-form"));
    assert!(!human.contains('\u{1b}'));
    assert!(said(&check(&scratch, &["--color", "always"])).contains("\u{1b}["));
    assert!(!said(&check(&scratch, &["--color", "never"])).contains('\u{1b}'));
    let few = said(&check(&sound(), &[]));
    assert!(!few.contains("按规则汇总"));
}
