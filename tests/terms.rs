//! `minglu terms`: the list, texts that are tried out, and the proof that the list is sound.
//!
//! `UPDATE=1 cargo test --test terms` writes the texts below `tests/terms/` anew.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::process::Output;

use minglu::advert::matching::Matcher;
use minglu::check::prove::prove;
use minglu::load;
use serde_json::{Value, json};
use support::{Scratch, expect, fixture, minglu, printed};

fn terms(scratch: &Scratch, arguments: &[&str]) -> Output {
    let mut command = minglu(&scratch.path(""));
    command.arg("terms").args(arguments);
    command.output().expect("the program runs")
}

fn document(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("a document")
}

/// A list with every fault that can be proved.
const FAULTY: &str = "\
classes:
  own: {name: 自有, severity: deny, bending: full, clause: 通知 四(六), reason: 试验}
terms:
  - {term: 职业资格, words: 职业 资格, class: own, also: [资格职业, 就业证书]}
  - {term: 就业证, words: 就业 证, class: own}
  - {term: 就业证书, words: 就业 证书, class: own}
  - {term: 某某字样, class: own}
  - {term: 全国, class: own, with: [承认]}
  - {term: 业务, class: own}
  - {term: 证, class: own}
phrases:
  - {phrase: 某某字样, effect: clean, reason: 放过了字样本身}
  - {phrase: 资格审查, effect: clean, reason: 里面没有字样}
  - {phrase: 全国各地, effect: clean, reason: 起作用}
  - {phrase: 职业资格证, effect: keep, reason: 不起作用}
contexts:
  - {name: ours, before: [我们提供], terms: [业务], effect: review, reason: 太宽}
  - {name: negation, before: [不是, 不发], effect: review, reason: 否定}
  - {name: late, before: [不发, 从不], terms: [职业资格, 没有的], effect: review, reason: 一个词不起作用}
  - {name: never, after: [], before: [不发], effect: clean, reason: 总有别的在前}
";

#[test]
fn the_list_that_comes_with_the_program_is_sound() {
    let policy = load::usual_advertising();
    let mut matcher = Matcher::new(&policy).expect("a matcher");
    let faults: Vec<_> = prove(&mut matcher)
        .iter()
        .map(|it| format!("{} {:?}", it.variant, it.args))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    // What is tried out is put back.
    let hits = |matcher: &Matcher| matcher.hits("符合国家标准，国家承认。司法鉴定中心");
    let fresh = Matcher::new(&policy).expect("a matcher");
    assert_eq!(hits(&matcher), hits(&fresh));
}

#[test]
fn faults_are_shown_where_they_stand() {
    let scratch = Scratch::new();
    scratch.write("list.yaml", FAULTY);
    let output = terms(&scratch, &["prove", "--policy", "list.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    expect(&fixture("terms/faults.txt"), &printed(&output));
    let output = terms(
        &scratch,
        &["prove", "--policy", "list.yaml", "--lang", "en"],
    );
    expect(&fixture("terms/faults-en.txt"), &printed(&output));
}

#[test]
fn a_list_with_errors_is_not_tried() {
    let scratch = Scratch::new();
    scratch.write("list.yaml", "terms: [{term: 甲乙, class: 没有的}]\n");
    let output = terms(&scratch, &["prove", "--policy", "list.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("没有“没有的”这个类别"));
    let output = terms(&scratch, &["try", "甲乙", "--policy", "list.yaml"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_list_is_listed() {
    let scratch = Scratch::new();
    scratch.write("content/advertising.yaml", FAULTY);
    let output = terms(&scratch, &[]);
    expect(&fixture("terms/list.txt"), &printed(&output));
    let output = terms(&scratch, &["--lang", "en", "--content", "elsewhere"]);
    assert!(printed(&output).contains("wording that the notice lists"));
    let list = document(&terms(&scratch, &["--format", "json"]));
    assert_eq!(list["policy"]["file"], "content/advertising.yaml");
    let first = json!({
        "term": "职业资格", "class": "own", "severity": "deny", "clause": "通知 四(六)", "reason": "试验",
        "instead": "", "also": ["资格职业", "就业证书"], "with": [], "put_in": [], "hints": [], "words": [2, 2], "bending": "full",
    });
    assert_eq!(list["terms"][0], first);
    assert_eq!(list["phrases"][3]["effect"], "keep");
    assert_eq!(list["contexts"][3]["effect"], "clean");
}

#[test]
fn texts_are_tried_out() {
    let scratch = Scratch::new();
    let texts = ["就业证明", "職·業·資·格", "国家标准", "资格审查", "速成班"];
    let output = terms(&scratch, &[&["try"], &texts[..]].concat());
    assert_eq!(output.status.code(), Some(1));
    expect(&fixture("terms/try.txt"), &printed(&output));
    let english = [&["try", "--lang", "en"], &texts[..]].concat();
    expect(
        &fixture("terms/try-en.txt"),
        &printed(&terms(&scratch, &english)),
    );
    let output = terms(&scratch, &["try", "就业证明", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let tried = document(&output);
    assert_eq!(tried["texts"][0]["severity"], "clean");
    assert_eq!(tried["texts"][0]["tried"][0]["why"], "word-border");
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let scratch = Scratch::new();
    for arguments in [
        &["try"][..],
        &["prove", "x"],
        &["--policy", "nowhere"],
        &["-q", "prove"],
    ] {
        let output = terms(&scratch, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}
