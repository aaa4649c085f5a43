//! The JSON Schemas: sound by themselves, kept by every sample, broken by every misspelt key, and
//! written down beside the sample records, which name them.
//!
//! `UPDATE=1 cargo test --test schema` writes `content/.schema/` anew.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use minglu::cli::{registry, schema::document};
use minglu::load::schema::KINDS_OF_FILES;
use minglu::model::{CreditCode, Day, EvaluatorCode, LevelSet, OccupationCode};
use serde_json::{Map, Value};
use support::{expect, files, fixture};

/// The validators by the names of their schemas.
struct Schemas(BTreeMap<&'static str, Validator>);

impl Schemas {
    fn new() -> Self {
        let schemas = KINDS_OF_FILES.iter().map(|kind| {
            let schema = serde_json::from_str(&document(kind)).expect("JSON");
            let validator = jsonschema::draft7::new(&schema);
            (kind.name, validator.expect("a schema that is sound"))
        });
        Self(schemas.collect())
    }

    /// What a file of YAML breaks; nothing if it is of no kind that has a schema.
    fn faults(&self, path: &str, text: &str) -> Vec<String> {
        let Some(kind) = kind_of(path) else {
            return Vec::new();
        };
        match serde_yaml::from_str(text) {
            Ok(yaml) => self.faults_of(kind, &json(&yaml)),
            Err(error) => vec![error.to_string()],
        }
    }

    fn faults_of(&self, kind: &str, value: &Value) -> Vec<String> {
        let errors = self.0[kind].iter_errors(value);
        errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }
}

/// Which schema a file is to satisfy, by its place below the content folder.
fn kind_of(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match path.split('/').next()? {
        "site.yaml" => Some("site"),
        "policy.yaml" => Some("policy"),
        "advertising.yaml" => Some("advertising"),
        "evaluators" if path.matches('/').count() == 1 => Some("evaluator"),
        "evaluators" if name == "evaluator.yaml" => Some("evaluator"),
        "plans" => Some("plans"),
        "catalogue" if name.starts_with("occupations-") => Some("occupations"),
        "catalogue" => match name {
            "districts.yaml" => Some("districts"),
            "working-days.yaml" => Some("working-days"),
            "access-qualifications.yaml" => Some("access-qualifications"),
            _ => None,
        },
        "notices" | "pages" => Some("front-matter"),
        _ => None,
    }
}

/// YAML as an editor sees it: the keys are texts.
fn json(yaml: &serde_yaml::Value) -> Value {
    match yaml {
        serde_yaml::Value::Mapping(entries) => {
            let key = |key: &serde_yaml::Value| match json(key) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            let entries = entries.iter();
            Value::Object(
                entries
                    .map(|(name, value)| (key(name), json(value)))
                    .collect(),
            )
        }
        serde_yaml::Value::Sequence(items) => Value::Array(items.iter().map(json).collect()),
        serde_yaml::Value::Tagged(tagged) => json(&tagged.value),
        scalar => serde_json::to_value(scalar).expect("a value"),
    }
}

/// The YAML files of a content folder, and the front matter of its notices and pages.
fn yaml_files(content: &Path) -> Vec<(String, String)> {
    let texts = files(content).into_iter().filter_map(|path| {
        let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        let is_markdown = path.ends_with(".md") && !path.starts_with("evaluators/");
        if path.starts_with('.') || !(is_yaml || is_markdown) {
            return None;
        }
        let text = fs::read_to_string(content.join(&path)).expect("a text");
        if is_yaml {
            return Some((path, text));
        }
        let (front, _) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
        Some((path, front.to_owned()))
    });
    texts.collect()
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

#[test]
fn the_schemas_are_sound() {
    for kind in KINDS_OF_FILES {
        let schema: Value = serde_json::from_str(&document(kind)).expect("JSON");
        if let Err(error) = jsonschema::draft7::meta::validate(&schema) {
            panic!("{}: {error}", kind.name);
        }
    }
}

#[test]
fn every_field_says_what_it_is() {
    fn lacking(schema: &Value, path: &str, found: &mut Vec<String>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (name, value) in properties {
                let is_named_otherwise = value.get("$ref").is_some();
                let about = value["description"].as_str().unwrap_or_default();
                let lines: Vec<_> = about.lines().collect();
                let is_told = lines.len() == 2 && !lines[0].is_ascii() && !lines[1].is_empty();
                if !is_named_otherwise && !is_told {
                    found.push(format!("{path}/{name}"));
                }
            }
        }
        match schema {
            Value::Object(entries) => {
                for (key, value) in entries {
                    lacking(value, &format!("{path}/{key}"), found);
                }
            }
            Value::Array(items) => {
                for item in items {
                    lacking(item, path, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for kind in KINDS_OF_FILES {
        let schema: Value = serde_json::from_str(&document(kind)).expect("JSON");
        lacking(&schema, kind.name, &mut found);
    }
    assert!(
        found.is_empty(),
        "the first comment of a field is `中文 / English` (src/load/raw/): {found:#?}"
    );
}

#[test]
fn every_sample_satisfies_its_schema() {
    let schemas = Schemas::new();
    for content in [sample(), fixture("site/content"), fixture("rules/base")] {
        let texts = yaml_files(&content);
        assert!(texts.len() > 6, "{}", content.display());
        for (path, text) in texts {
            let faults = schemas.faults(&path, &text);
            assert!(faults.is_empty(), "{path}: {faults:#?}");
        }
    }
}

/// What is sound for the program is so for the schemas.
#[test]
fn every_right_example_satisfies_its_schema() {
    let schemas = Schemas::new();
    let mut tried = 0;
    for (rule, path, record) in examples(false) {
        let faults = match kind_of(&path) {
            Some(kind) => schemas.faults_of(kind, &record),
            None => continue,
        };
        assert!(faults.is_empty(), "{rule} {path}: {faults:#?}");
        tried += 1;
    }
    assert!(tried > 30);
}

/// What is wrong with the form of a single value is noticed while it is typed.
#[test]
fn wrong_examples_of_form_break_their_schema() {
    let schemas = Schemas::new();
    for rule in [
        "load/unknown-key",
        "load/duplicate-key",
        "load/choice",
        "load/day",
        "load/url",
        "load/wrong-type",
        "policy/unknown-rule",
        "policy/fixed-rule",
        "waiver/unknown-rule",
    ] {
        let wrong: Vec<_> = examples(true).filter(|(it, ..)| *it == rule).collect();
        assert!(!wrong.is_empty(), "{rule}");
        for (rule, path, record) in wrong {
            // A date in another form is understood, and only noted.
            let until = record["filing"]["valid_until"].as_str().unwrap_or_default();
            if until.contains('年') {
                continue;
            }
            let kind = kind_of(&path).expect("a kind");
            let faults = schemas.faults_of(kind, &record);
            assert!(!faults.is_empty(), "{rule} {path}: {record:#}");
        }
    }
}

/// The YAML of the rules' examples: each with its rule, its path and what it holds. What can be
/// no YAML is left out.
fn examples(is_wrong: bool) -> impl Iterator<Item = (&'static str, String, Value)> {
    let base = fixture("rules/base/evaluators/S000035010001.yaml");
    let base = fs::read_to_string(base).expect("the sound record");
    let base = json(&serde_yaml::from_str(&base).expect("YAML"));
    let mut all = Vec::new();
    for rule in registry::all() {
        let examples = rule.text().examples.iter();
        for example in examples.filter(|it| it.is_wrong == is_wrong) {
            let blocks = example.content().filter(|it| it.info.starts_with("yaml"));
            for block in blocks {
                let Ok(yaml) = serde_yaml::from_str(&block.text) else {
                    continue;
                };
                let mut words = block.info.split(' ').skip(1);
                let path = words.find(|word| !word.contains('='));
                let on_base = path.is_none() || block.info.ends_with("on=base");
                let path = path.unwrap_or("evaluators/S000035010001.yaml").to_owned();
                let value = json(&yaml);
                let value = match value.as_object() {
                    Some(fragment) if on_base => merged(&base, fragment),
                    _ => value,
                };
                all.push((rule.id, path, value));
            }
        }
    }
    all.into_iter()
}

/// The record with the sections of `fragment`; one without a value is taken out.
fn merged(base: &Value, fragment: &Map<String, Value>) -> Value {
    let mut record = base.as_object().expect("a record").clone();
    record.extend(fragment.clone());
    record.retain(|_, value| !value.is_null());
    Value::Object(record)
}

/// A schema never refuses a text that the program reads; where a pattern can say it, it refuses
/// all others.
#[test]
fn patterns_agree_with_what_the_program_reads() {
    let schemas = Schemas::new();
    let base = fixture("rules/base/evaluators/S000035010001.yaml");
    let base = fs::read_to_string(base).expect("the sound record");
    let base = json(&serde_yaml::from_str(&base).expect("YAML"));
    let accepts = |pointer: &str, text: &str| {
        let mut record = base.clone();
        *record.pointer_mut(pointer).expect("a value") = Value::from(text);
        schemas.faults_of("evaluator", &record).is_empty()
    };
    let days = [
        "2027-03-31",
        "2027-3-1",
        "2027.3.31",
        "2027/3/31",
        "2027年3月31日",
        "2027年3月31号",
        "20270331",
        "2028-02-29",
        "2027-02-30",
        "2027-13-01",
        "2027-04-31",
        "27-03-31",
        "1899-12-31",
        "2200-01-01",
        "明天",
        "2027-03",
        "2027年3月",
        "20271301",
    ];
    for text in days {
        let is_read = Day::parse(text).is_ok();
        assert_eq!(accepts("/filing/valid_until", text), is_read, "{text}");
    }
    let levels = [
        "3",
        "三级",
        "3级",
        "三",
        "高级工",
        "三级/高级工",
        "三级（高级工）",
        "高级工/三级",
        "L3",
        "五级至三级",
        "5、4、3",
        "四级到二级",
        "五级-三级",
        "技师、高级技师",
        "四级 三级",
        "初级、中级",
        "一级/高级技师",
        "三级高级工",
        "四级和三级",
        "高级",
        "六级",
        "学徒工",
        "特级技师",
        "五级三级",
        "职业",
        "6",
        "五级至",
    ];
    for text in levels {
        let is_read = LevelSet::parse(text).is_ok();
        assert_eq!(accepts("/scope/0/levels", text), is_read, "{text}");
    }
    for text in [
        "6-31-01-03",
        "8-01-01-01",
        "9-31-01-03",
        "6-31-01-3",
        "6310103",
        "电工",
    ] {
        let is_read = OccupationCode::parse(text).is_ok();
        assert_eq!(accepts("/scope/0/occupation", text), is_read, "{text}");
    }
    for text in [
        "S000035010001",
        "Y123411000001",
        "s000035010001",
        "S000038010001",
        "S00003501",
    ] {
        let is_read = EvaluatorCode::parse(text).is_ok();
        assert_eq!(accepts("/code", text), is_read, "{text}");
    }
    for text in [
        "52350102DEM000014F",
        "52350102DEM00014F",
        "52350102VEM000014F",
        "5235O102DEM000014F",
    ] {
        let is_read = CreditCode::parse(text).is_ok();
        assert_eq!(accepts("/credit_code", text), is_read, "{text}");
    }
}

#[test]
fn every_misspelt_key_breaks_the_schema() {
    let schemas = Schemas::new();
    let mut found = 0;
    for case in fs::read_dir(fixture("diagnostics")).expect("the cases") {
        let case = case.expect("a case").path();
        let said = fs::read_to_string(case.join("zh.txt")).expect("what is said");
        let mut lines = said.lines();
        while let Some(line) = lines.next() {
            if !line.starts_with("错误[load/unknown-key]") {
                continue;
            }
            let place = lines.next().unwrap_or_default();
            let (_, place) = place.split_once("--> ").expect("a place");
            let path = place.split(':').next().expect("a path");
            let text = fs::read_to_string(case.join("content").join(path)).expect("a file");
            assert!(!schemas.faults(path, &text).is_empty(), "{path}");
            found += 1;
        }
    }
    assert!(found >= 4);
}

#[test]
fn the_written_schemas_are_current() {
    for kind in KINDS_OF_FILES {
        let file = sample().join(format!(".schema/{}.json", kind.name));
        expect(&file, &document(kind));
    }
}

#[test]
fn the_sample_names_its_schemas() {
    for (path, text) in yaml_files(&sample()) {
        if path.ends_with(".md") {
            continue;
        }
        let up = "../".repeat(path.matches('/').count());
        let kind = kind_of(&path).expect("a kind");
        let line = format!("# yaml-language-server: $schema={up}.schema/{kind}.json");
        assert_eq!(text.lines().next(), Some(line.as_str()), "{path}");
    }
}
