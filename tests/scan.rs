//! `minglu scan`: the contract of its lines, encodings, blocks, folders, explanations and letters.
//!
//! `UPDATE=1 cargo test --test scan` writes the texts below `tests/scan/` anew.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::process::{Output, Stdio};
use std::sync::LazyLock;

use minglu::advert::extract::{Format, decode, extract};
use minglu::advert::matching::Matcher;
use minglu::advert::scan::{Found, Names, Show, scan, scan_blocks};
use minglu::cli::scan::{DOCUMENT_SCHEMA, LINE_SCHEMA};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Scratch, expect, fixture, minglu, printed};

fn run(scratch: &Scratch, arguments: &[&str]) -> Output {
    let mut command = minglu(&scratch.path(""));
    command.arg("scan").args(arguments);
    command.output().expect("the program runs")
}

/// Runs it with `input` on standard input.
fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let scratch = Scratch::new();
    let mut command = minglu(&scratch.path(""));
    command.arg("scan").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(input).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = text(output);
    let lines = text.lines().map(|it| serde_json::from_str(it).expect(it));
    lines.collect()
}

fn document(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("a document")
}

fn assert_fits(schema: &str, document: &Value) {
    let schema: Value = serde_json::from_str(schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let errors: Vec<String> = validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{document:#}");
}

/// Answers one line of input.
fn answer(given: &Value) -> Value {
    let output = piped(&["--input", "jsonl", "-"], format!("{given}\n").as_bytes());
    let mut lines = lines(&output);
    assert_eq!(lines.len(), 1, "{}", printed(&output));
    let line = lines.remove(0);
    assert_fits(LINE_SCHEMA, &line);
    line
}

#[test]
fn a_line_is_answered_with_a_line() {
    let line = answer(&json!({"id": 7, "text": "甲😀颁发职業資格，速来", "other": [1]}));
    let keys: Vec<_> = line.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "severity", "findings"]);
    assert_eq!(
        (&line["id"], &line["severity"]),
        (&json!(7), &json!("deny"))
    );
    let expected = json!([{
        "start": 4, "end": 8, "start_byte": 13, "end_byte": 25,
        "term": "职业资格", "class": "literal", "severity": "deny", "certainty": 1.0,
        "matched": "职業資格", "clause": "通知 四(六)", "instead": "职业技能等级",
    }]);
    assert_eq!(line["findings"], expected);
    let finding = line["findings"][0].as_object().unwrap();
    let keys: Vec<_> = finding.keys().collect();
    let expected = expected[0].as_object().unwrap();
    assert_eq!(keys, expected.keys().collect::<Vec<_>>());
}

#[test]
fn the_format_of_a_line_is_given_or_detected() {
    let html = "<p>职<b>业</b>资格</p><!-- 包过 --><img alt=资格证>";
    for given in [
        json!({"id": 1, "text": html}),
        json!({"id": 1, "text": html, "format": "html"}),
    ] {
        let line = answer(&given);
        let findings = line["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 3, "{line:#}");
        assert_eq!(findings[0]["matched"], "职<b>业</b>资格");
        assert_eq!(
            (findings[0].get("hidden"), findings[0].get("in")),
            (None, None)
        );
        assert_eq!(
            (&findings[1]["term"], &findings[1]["hidden"]),
            (&json!("包过"), &json!(true))
        );
        assert_eq!(
            (&findings[2]["term"], &findings[2]["in"]),
            (&json!("资格证"), &json!("alt"))
        );
    }
    let as_text = answer(&json!({"id": 1, "text": "<!-- 包过 -->", "format": "text"}));
    assert_eq!(as_text["findings"][0].get("hidden"), None);
    let markdown = answer(&json!({"id": 1, "text": "职业**资格**", "format": "markdown"}));
    assert_eq!(markdown["findings"][0]["matched"], "职业**资格");
}

#[test]
fn official_text_and_registered_names_are_clean() {
    let banned = "福州职业资格中心招生";
    let advert = answer(&json!({"id": 1, "text": banned, "source": "advert"}));
    assert_eq!(advert["severity"], "deny");
    for given in [
        json!({"id": 1, "text": banned, "source": "official"}),
        json!({"id": 1, "text": banned, "registered": ["福州职业资格中心"]}),
    ] {
        let line = answer(&given);
        assert_eq!(
            (&line["severity"], &line["findings"]),
            (&json!("clean"), &json!([]))
        );
    }
    // Only inside of the name, and only the whole name.
    for text in ["福州职业资格中心发职业资格", "泉州职业资格中心"] {
        let line = answer(&json!({"id": 1, "text": text, "registered": ["福州职业资格中心", ""]}));
        assert_eq!(line["findings"].as_array().unwrap().len(), 1, "{text}");
    }
}

#[test]
fn the_worst_of_the_findings_counts() {
    let review = answer(&json!({"id": 1, "text": "我校不颁发职业资格"}));
    assert_eq!(review["severity"], "review");
    let both = answer(&json!({"id": 1, "text": "我校不颁发职业资格。包过！"}));
    assert_eq!(both["severity"], "deny");
    assert_eq!(both["findings"].as_array().unwrap().len(), 2);
}

#[test]
fn an_id_is_given_back_as_it_is() {
    for id in [
        "1.50",
        "12345678901234567890123",
        "null",
        "[1, {\"a\": 2}]",
        "\"\\u804c\"",
        "true",
    ] {
        let output = piped(
            &["--input", "jsonl", "-"],
            format!("{{\"id\":{id},\"text\":\"\"}}").as_bytes(),
        );
        let expected = format!("{{\"id\":{id},\"severity\":\"clean\",\"findings\":[]}}\n");
        assert_eq!(text(&output), expected);
    }
}

#[test]
fn bad_lines_are_told_and_the_run_goes_on() {
    let input = "\u{feff}{\"id\":1,\"text\":\"好\"}\nnonsense\n\n{\"id\":2}\n{\"id\":3,\"text\":4}\n\
                 {\"id\":4,\"text\":\"\",\"format\":\"pdf\"}\n{\"id\":5,\"text\":\"职业资格\"}";
    let mut input = input.as_bytes().to_vec();
    input.extend(b"\n\"\xFF\"\n");
    let output = piped(&["--input", "jsonl", "-", "--lang", "en"], &input);
    assert_eq!(output.status.code(), Some(2));
    let lines = lines(&output);
    for line in &lines {
        assert_fits(LINE_SCHEMA, line);
    }
    let told: Vec<_> = lines.iter().map(|it| (&it["id"], &it["line"])).collect();
    let null = Value::Null;
    let numbers = [2, 4, 5, 6, 8].map(|it| json!(it));
    let expected: [(&Value, &Value); 7] = [
        (&json!(1), &null),
        (&null, &numbers[0]),
        (&null, &numbers[1]),
        (&null, &numbers[2]),
        (&null, &numbers[3]),
        (&json!(5), &null),
        (&null, &numbers[4]),
    ];
    assert_eq!(told, expected);
    assert!(lines[1]["error"].as_str().unwrap().starts_with("line 2: "));
}

#[test]
fn the_exit_status_tells_the_worst() {
    for (text, status) in [("好", 0), ("我校不颁发职业资格", 0), ("职业资格", 1)] {
        let line = json!({"id": 1, "text": text}).to_string();
        let output = piped(&["--input", "jsonl", "-"], line.as_bytes());
        assert_eq!(output.status.code(), Some(status), "{text}");
        let output = piped(&["-"], text.as_bytes());
        assert_eq!(output.status.code(), Some(status), "{text}");
    }
    for arguments in [
        &["nowhere.txt"][..],
        &[],
        &["--input", "jsonl", "--format", "html", "-"],
        &["--policy", "nowhere.yaml", "-"],
        &["--input", "pdf", "-"],
        &["-", "--output", "no/where"],
    ] {
        let output = piped(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn many_lines_are_answered_in_order() {
    let mut input = String::new();
    for id in 0..3000 {
        let text = if id % 3 == 0 { "职业资格" } else { "好" };
        writeln!(input, "{}", json!({"id": id, "text": text})).unwrap();
    }
    let output = piped(&["--input", "jsonl", "-"], input.as_bytes());
    for (id, line) in lines(&output).iter().enumerate() {
        assert_eq!(line["id"], id);
        let severity = if id % 3 == 0 { "deny" } else { "clean" };
        assert_eq!(line["severity"], severity);
    }
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let scratch = Scratch::new();
    let mut command = minglu(&scratch.path(""));
    command.args(["scan", "--input", "jsonl", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("standard input");
    let mut stdout = child.stdout.take().expect("standard output");
    for id in ["1", "2"] {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"\"}}").expect("it reads");
        stdin.flush().expect("it reads");
        let mut answer =
            vec![0; format!("{{\"id\":{id},\"severity\":\"clean\",\"findings\":[]}}\n").len()];
        stdout.read_exact(&mut answer).expect("an answer");
        assert!(String::from_utf8_lossy(&answer).starts_with(&format!("{{\"id\":{id},")));
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn files_of_every_encoding_have_places_in_their_own_bytes() {
    let advert = "招生啦\r\n本校颁发职业·资格，速来\r\n";
    let gb = encoding_rs::GB18030.encode(advert).0.into_owned();
    let wide = std::iter::once(0xFEFF).chain(advert.encode_utf16());
    let wide: Vec<u8> = wide.flat_map(u16::to_be_bytes).collect();
    let marked = [b"\xEF\xBB\xBF", advert.as_bytes()].concat();
    let scratch = Scratch::new();
    for (name, bytes) in [
        ("utf-8.txt", advert.as_bytes().to_vec()),
        ("marked.txt", marked),
        ("gb18030.txt", gb),
        ("utf-16.txt", wide),
    ] {
        scratch.write(name, &bytes);
        // Explained texts are read as a whole, others in blocks.
        for more in [&[][..], &["--explain"]] {
            let arguments = [&[name, "--format", "json"], more].concat();
            let output = run(&scratch, &arguments);
            let document = document(&output);
            assert_fits(DOCUMENT_SCHEMA, &document);
            let finding = &document["files"][0]["findings"][0];
            assert_eq!(
                (&finding["start"], &finding["end"]),
                (&json!(9), &json!(14)),
                "{name}"
            );
            let at = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
            let matched = &bytes[at("start_byte")..at("end_byte")];
            let whole = decode(&bytes).encoding;
            let read = minglu::advert::extract::decode_as(matched, whole);
            assert_eq!(read.text, "职业·资格", "{name}");
        }
    }
}

#[test]
fn folders_are_looked_through_in_order() {
    let scratch = Scratch::new();
    scratch.write("ads/b.html", "<p>资<i>格</i>证</p>");
    scratch.write("ads/a.md", "职业**资格**\n");
    scratch.write("ads/c/d.csv", "一,包过\n");
    scratch.write("ads/.hidden/e.txt", "包过");
    scratch.write("ads/f.png", "包过");
    let output = run(&scratch, &["ads", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let document = document(&output);
    assert_fits(DOCUMENT_SCHEMA, &document);
    let files = document["files"].as_array().unwrap().iter();
    for finding in files
        .clone()
        .flat_map(|it| it["findings"].as_array().unwrap())
    {
        assert_fits(
            LINE_SCHEMA,
            &json!({"id": 1, "severity": "deny", "findings": [finding]}),
        );
    }
    let paths: Vec<_> = files.map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["ads/a.md", "ads/b.html", "ads/c/d.csv"]);
    let summary =
        json!({"files": 3, "deny": 3, "review": 0, "clean": 0, "findings": 3, "passed_over": 1});
    assert_eq!(document["summary"], summary);
    let output = run(&scratch, &["ads", "--format", "jsonl"]);
    let lines = lines(&output);
    for line in &lines {
        assert_fits(LINE_SCHEMA, line);
    }
    let ids: Vec<_> = lines.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids, paths);
    // A file that is named is looked at whatever its name; a picture is none.
    scratch.write("f.jpg", b"\xFF\xD8\0\0\0\0");
    assert_eq!(run(&scratch, &["ads/f.png"]).status.code(), Some(1));
    assert_eq!(run(&scratch, &["f.jpg", "ads/a.md"]).status.code(), Some(2));
}

#[test]
fn the_list_is_the_one_named_or_the_folder_s_or_the_program_s() {
    let list = "classes: {own: {clause: 甲, reason: 乙, severity: deny}}\nterms: [{term: 某某字样, class: own}]\n";
    let scratch = Scratch::new();
    scratch.write("a.txt", "某某字样。职业资格。");
    let terms = |arguments: &[&str]| {
        let output = run(
            &scratch,
            &[&["a.txt", "--format", "json"], arguments].concat(),
        );
        let document = document(&output);
        let finding = document["files"][0]["findings"][0]["term"].clone();
        (document["policy"]["file"].clone(), finding)
    };
    assert_eq!(terms(&[]), (Value::Null, json!("职业资格")));
    scratch.write("content/advertising.yaml", list);
    assert_eq!(
        terms(&[]),
        (json!("content/advertising.yaml"), json!("某某字样"))
    );
    assert_eq!(terms(&["--content", "elsewhere"]).0, Value::Null);
    scratch.write("mine.yaml", list);
    let named = terms(&["--policy", "mine.yaml", "--content", "elsewhere"]);
    assert_eq!(named.0, "mine.yaml");
    scratch.write("mine.yaml", "terms: [{term: 甲, class: 没有的}]\n");
    let output = run(&scratch, &["a.txt", "--policy", "mine.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("load/advertising") && said.contains("mine.yaml:1:"),
        "{said}"
    );
}

#[test]
fn people_are_shown_the_lines() {
    let scratch = Scratch::new();
    let long = "好".repeat(500);
    scratch.write(
        "a.txt",
        format!("招生\n本校發職·業·資·格证书\n{long}包过{long}\n"),
    );
    scratch.write("b.md", "我校**不颁发**职业资格。\n");
    let output = run(&scratch, &["a.txt", "b.md"]);
    expect(&fixture("scan/people.txt"), &printed(&output));
    let output = run(&scratch, &["a.txt", "b.md", "--lang", "en"]);
    expect(&fixture("scan/people-en.txt"), &printed(&output));
    let output = run(
        &scratch,
        &["a.txt", "--format", "sarif", "--as-of", "2026-11-23", "-q"],
    );
    let sarif = document(&output);
    let schema = std::fs::read_to_string(fixture("data/sarif-schema-2.1.0.json")).unwrap();
    // A pattern of the official schema lacks a bracket.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    assert_fits(&schema, &sarif);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&json!(3), &json!(501))
    );
}

#[test]
fn steps_are_explained() {
    let scratch = Scratch::new();
    let advert = "还有職·業·資·格，z格证。\n从事职业，资格审查。就业证明另开。符合国家标准。\n我校不颁发职业资格。";
    scratch.write("a.txt", advert);
    let output = run(&scratch, &["a.txt", "--explain", "--output", "out.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let told = std::fs::read_to_string(scratch.path("out.txt")).unwrap();
    expect(&fixture("scan/explain.txt"), &told);
    run(
        &scratch,
        &["a.txt", "--explain", "--output", "out.txt", "--lang", "en"],
    );
    let told = std::fs::read_to_string(scratch.path("out.txt")).unwrap();
    expect(&fixture("scan/explain-en.txt"), &told);
    let output = run(&scratch, &["a.txt", "--explain", "--format", "jsonl"]);
    let line = &lines(&output)[0];
    assert_fits(LINE_SCHEMA, line);
    let tried = line["tried"].as_array().unwrap();
    assert!(
        tried
            .iter()
            .any(|it| it["why"] == "phrase" && it["severity"] == "clean")
    );
}

#[test]
fn a_letter_can_be_sent_as_it_is() {
    let scratch = Scratch::new();
    scratch.write(
        "招生<1>.txt",
        "欢迎报名。本校颁发职业资格证书，速来！电话另告。\n我校不颁发职业资格。\n",
    );
    for (lang, name) in [("zh", "scan/letter.html"), ("en", "scan/letter-en.html")] {
        let arguments = [
            "招生<1>.txt",
            "--format",
            "html",
            "--as-of",
            "2026-11-23",
            "--name",
            "福州青禾&学校",
            "--lang",
            lang,
            "--quiet",
        ];
        let output = run(&scratch, &arguments);
        let letter = text(&output);
        assert!(letter.contains("福州青禾&amp;学校") && letter.contains("招生&lt;1&gt;.txt"));
        let (banned, doubtful) = (letter.find("finding error"), letter.find("finding warning"));
        assert!(banned.is_some() && banned < doubtful);
        assert!(letter.contains("本校颁发<mark>职业资格证书</mark>，速来！"));
        expect(&fixture(name), &letter);
    }
    scratch.write("clean.txt", "欢迎报名。");
    let output = run(
        &scratch,
        &["clean.txt", "--format", "html", "--as-of", "2026-11-23"],
    );
    assert!(!text(&output).contains("class=\"finding"));
    assert_eq!(output.status.code(), Some(0));
}

static MATCHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&minglu::load::usual_advertising()).expect("a matcher"));

fn whole(bytes: &[u8], names: &Names) -> Vec<Found> {
    let text = decode(bytes);
    let runs = extract(&text.text, Format::Text);
    scan(&MATCHER, &text, &runs, names)
}

fn in_blocks(bytes: &[u8], names: &Names, size: usize) -> Vec<Found> {
    let mut found = Vec::new();
    scan_blocks(&MATCHER, bytes, names, size, Show::Lines, |it| {
        found.push(it);
    })
    .expect("bytes can be read");
    found
}

#[test]
fn places_are_the_same_without_lines() {
    let text = "开班了。\n包过，考职业资格证。".repeat(3);
    let mut places = Vec::new();
    let bytes = text.as_bytes();
    scan_blocks(&MATCHER, bytes, &Names::default(), 1, Show::Places, |it| {
        places.push(it);
    })
    .expect("bytes can be read");
    let mut found = in_blocks(bytes, &Names::default(), 1);
    assert!(found.len() >= 6);
    for (place, whole) in places.iter().zip(&mut found) {
        assert!(place.excerpt.text.is_empty() && place.sentence.marked.is_empty());
        assert_eq!(whole.sentence.marked, whole.matched);
        whole.excerpt = place.excerpt.clone();
        whole.sentence = place.sentence.clone();
    }
    assert_eq!(places, found);
}

/// What stands between two blocks is cut from the sentences and lines that are shown.
fn essence(
    found: Vec<Found>,
) -> Vec<(
    minglu::advert::matching::Hit,
    std::ops::Range<usize>,
    String,
)> {
    let essence = found.into_iter().map(|mut it| {
        let start = it.points.start;
        it.hit.range = start..start;
        (it.hit, it.bytes, it.matched)
    });
    essence.collect()
}

#[test]
fn the_usual_list_is_sound() {
    let text = minglu::load::USUAL_ADVERTISING.to_owned();
    let (policy, _, findings) = minglu::load::advertising_alone("advertising.yaml".into(), text);
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(policy.terms.len() > 90);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Blocks give what the whole text gives, in every encoding.
    #[test]
    fn blocks_give_what_the_whole_gives(
        pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "职业资格", "职業·資格", "职 业 资 格", "就业证", "明", "zhiye资格", "包", "过", "不", "颁发",
                "\n", "。", "，", "《", "》", "国家", "承认", "😀", "\u{200b}", "a", "欢迎报名参加本期培训",
                "福州职业资格中心",
            ]),
            1..1200,
        ),
        pad in 0usize..5000,
        encoding in 0u8..3,
    ) {
        let text = "好".repeat(pad) + &pieces.concat();
        let bytes = match encoding {
            0 => text.into_bytes(),
            1 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            _ => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        };
        let names = Names::new(["福州职业资格中心".to_owned()]);
        let expected = essence(whole(&bytes, &names));
        prop_assert_eq!(essence(in_blocks(&bytes, &names, 1)), expected);
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..5000)) {
        let names = Names::default();
        let found = in_blocks(&bytes, &names, 1);
        prop_assert!(found.iter().all(|it| it.bytes.end <= bytes.len()));
    }
}
