//! Every way in which records go wrong, with the exact words of the program.
//!
//! A folder below `tests/diagnostics/` holds the files that are put over the fixture site's
//! content; `zh.txt` and `en.txt` beside them are what `minglu check -v` says of it.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use support::{Scratch, copy_folder, expect, fixture, printed, run};

fn check(folder: &Path, language: &str) -> String {
    without_summary(&printed(&run(folder, &["check", "-v", "--lang", language])))
}

/// What is said before and after the summary by rule, which `tests/formats.rs` looks at.
fn without_summary(said: &str) -> String {
    let begins = ["按规则汇总：\n", "by rule:\n"];
    let Some(start) = begins.iter().find_map(|begin| said.find(begin)) else {
        return said.to_owned();
    };
    let explain = start
        + said[start..]
            .find("minglu explain ")
            .expect("how to learn more");
    let end = explain + said[explain..].find('\n').expect("the end of the line") + 1;
    format!("{}{}", &said[..start], &said[end..])
}

#[test]
fn each_mistake_is_told_as_expected() {
    let cases = fixture("diagnostics");
    let mut names: Vec<_> = fs::read_dir(&cases)
        .expect("the cases")
        .map(|entry| {
            entry
                .expect("a case")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert!(names.len() > 10, "cases are missing");
    for name in names {
        let case = cases.join(&name);
        let scratch = Scratch::with_fixture();
        copy_folder(&case.join("content"), &scratch.path("content"));
        for language in ["zh", "en"] {
            let said = check(&scratch.path(""), language);
            expect(&case.join(format!("{language}.txt")), &said);
        }
    }
}

/// Files that cannot be kept in a repository as they are.
#[test]
fn odd_files_are_told_as_expected_and_all_in_one_run() {
    let scratch = Scratch::with_fixture();
    let record = fs::read_to_string(scratch.path("content/evaluators/S000035010001.yaml"))
        .expect("a record");
    let (gbk, _, _) = encoding_rs::GB18030.encode(&record);
    scratch.write("content/evaluators/S000035010001.yaml", &gbk);
    scratch.write(
        "content/evaluators/S000035010004.yaml",
        [0xff, 0xfe, 0x80, b'\n', 0x81],
    );
    scratch.write(
        "content/evaluators/S000035010005.yaml",
        "\u{feff}code: S000035010005\r\nname: 甲\r\n",
    );
    scratch.write(
        "content/evaluators/S000035010006.yaml",
        "code: S000035010006\nname:\n\t- 甲\n",
    );
    scratch.write("content/evaluators/S000035010007.yaml", anchor_bomb());
    // Half a character was cut off by another program.
    let half = "# 一\ncode: S000035010011\nname: 甲\u{1}乙\naddress: 丙\n".bytes();
    let half: Vec<u8> = half
        .map(|byte| if byte == 1 { 0xe7 } else { byte })
        .collect();
    scratch.write("content/evaluators/S000035010011.yaml", half);
    scratch.write(
        "content/evaluators/S000035010012.yaml",
        b"code: S000035010012\nname: caf\xe9\n",
    );
    scratch.write(
        "content/evaluators/S000035010013.yaml",
        b"code: S000035010013\n\x80\xff\x80\xff\n\xff\n",
    );
    let large =
        fs::File::create(scratch.path("content/evaluators/S000035010008.yaml")).expect("a file");
    large.set_len(100 << 20).expect("a large file");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(
            "/etc/hostname",
            scratch.path("content/evaluators/S000035010009.yaml"),
        )
        .expect("a link");
        std::os::unix::fs::symlink(
            "/nowhere",
            scratch.path("content/evaluators/S000035010010.yaml"),
        )
        .expect("a link");
    }
    for language in ["zh", "en"] {
        let said = check(&scratch.path(""), language);
        expect(&fixture(&format!("odd-files.{language}.txt")), &said);
    }
}

fn anchor_bomb() -> String {
    let mut bomb = "a: &a [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]\n".to_owned();
    for (letter, before) in ('b'..='k').zip('a'..) {
        let aliases = format!("*{before}, ").repeat(9);
        let aliases = aliases.trim_end_matches(", ");
        writeln!(bomb, "{letter}: &{letter} [{aliases}]").expect("a string");
    }
    bomb
}

/// Bytes of any kind lead to findings, never to a panic.
#[test]
fn no_bytes_make_the_program_panic() {
    let scratch = Scratch::with_fixture();
    let record = fs::read(scratch.path("content/evaluators/S000035010002/evaluator.yaml"))
        .expect("a record");
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("small")
    };
    for number in 0..200 {
        let mut bytes = record.clone();
        for _ in 0..=random(6) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes[at] = u8::try_from(random(256)).expect("a byte"),
                1 => drop(bytes.remove(at)),
                2 => bytes.truncate(at.max(1)),
                _ => bytes.insert(at, b"\t:[]{}&*!|>-#'\"\n\r "[random(18)]),
            }
        }
        scratch.write(&format!("content/evaluators/X{number:012}.yaml"), bytes);
    }
    let output = run(&scratch.path(""), &["check", "-v"]);
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
}

/// Mistakes of form in the record with many, and what should stand there.
const MENDED: &[(&str, &str)] = &[
    ("htp://rongyin.example", "https://rongyin.example"),
    ("nmae_en: Rongyin", "sort_name: 榕荫"),
    ("workstations: 十六", "workstations: 16"),
    ("一千三", "1300"),
    ("380元", "380"),
    ("[五级, 九级]", "[五级]"),
    ("[main, east]", "[main]"),
    ("longitude: 219.3", "longitude: 119.3"),
    ("workstations: 四", "workstations: 4"),
    ("六人", "6"),
    ("也许", "是"),
    ("2024-13-06", "2024-01-06"),
    ("rongyin.example/exam", "https://rongyin.example/exam"),
    ("2025-02-30", "2025-02-28"),
    ("reinstatd", "reinstated"),
    ("scope/workstation,", "scope/workstations,"),
    ("20人", "20"),
    ("2026-09-31", "2026-09-30"),
];

/// What is found in the record with many mistakes, by rule, message and place in the record.
fn found(mended: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let scratch = Scratch::with_fixture();
    copy_folder(
        &fixture("diagnostics/many-mistakes/content"),
        &scratch.path("content"),
    );
    for file in ["evaluators/S000035010009.yaml", "plans/many.yaml"] {
        let path = scratch.path("content").join(file);
        let mut text = fs::read_to_string(&path).expect("the record");
        for (wrong, right) in mended {
            text = text.replace(wrong, right);
        }
        fs::write(&path, text).expect("the record");
    }
    let said = run(&scratch.path(""), &["check", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).expect("JSON");
    let findings = said["findings"].as_array().expect("findings").iter();
    let text = |value: &serde_json::Value| value.to_string();
    findings
        .map(|it| (text(&it["rule"]), text(&it["message"]), text(&it["path"])))
        .collect()
}

/// One run tells everything: after any of the mistakes is mended there is less to say, never more.
#[test]
fn mending_one_mistake_shows_no_other() {
    let all = found(&[]);
    assert!(all.len() >= 50, "{} findings", all.len());
    let mut sorted = all.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), all.len(), "something is said twice");
    for mend in MENDED.iter().map(std::slice::from_ref).chain([MENDED]) {
        let left = found(mend);
        assert!(left.len() < all.len(), "{mend:?} mends nothing");
        let new: Vec<_> = left.iter().filter(|it| !all.contains(it)).collect();
        assert!(new.is_empty(), "{mend:?} shows {new:#?}");
    }
}
