//! `minglu check --fix`: what is sure is written into the records, and nothing else of them
//! changes.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use support::{Scratch, copy_folder, fixture, printed, run};

fn sample() -> Scratch {
    let scratch = Scratch::new();
    copy_folder(&fixture("../content"), &scratch.path("content"));
    scratch
}

/// The evaluators' records of a folder: path and text.
fn records(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut records = BTreeMap::new();
    for entry in fs::read_dir(folder.join("content/evaluators")).expect("records") {
        let mut path = entry.expect("a record").path();
        if path.is_dir() {
            path = path.join("evaluator.yaml");
        }
        let name = path.strip_prefix(folder).expect("below").to_string_lossy();
        records.insert(name.into_owned(), fs::read(&path).expect("a record"));
    }
    records
}

/// Numbers that a seed gives.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        // An xorshift is random enough to choose mistakes.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).expect("small")
    }
}

fn wide(text: &str) -> String {
    let widen = |it: char| match it {
        '!'..='~' => char::from_u32(it as u32 - 0x21 + 0xff01).expect("a full-width twin"),
        it => it,
    };
    text.chars().map(widen).collect()
}

/// The line at `index` of a text with the value of `key` written as `change` has it.
fn with_value(text: &str, key: &str, change: impl FnOnce(&str) -> String) -> Option<String> {
    let start = text.find(key)? + key.len();
    let end = start + text[start..].find(['\n', '\r', ',', '}', ' ', '"', '\''])?;
    let value = &text[start..end];
    (!value.is_empty()).then(|| format!("{}{}{}", &text[..start], change(value), &text[end..]))
}

/// How many kinds of mistakes there are.
const MISTAKES: usize = 16;

/// A mistake that is sure to be meant otherwise.
fn with_mistake(text: &str, kind: usize, random: &mut Random) -> Option<String> {
    let dates = ["filed_on: ", "valid_from: ", "- on: ", "{on: "];
    match kind {
        0 => with_value(text, "\ncode: ", |code| match code.len() {
            13 => format!("{}{}", wide(&code[..5]), &code[5..]),
            _ => code.to_owned(),
        }),
        1 => with_value(text, "credit_code: ", str::to_lowercase),
        2 => with_value(text, "credit_code: ", |code| {
            let (head, tail) = code.split_at(code.len() / 2 / 3 * 3);
            format!("{head}{}", wide(tail))
        }),
        3 => with_value(text, "occupation: ", wide),
        4 => with_value(text, "occupation: ", |code| code.replace('-', "")),
        5 => {
            let marks = [" L", " S", "L/S", "Ｌ"];
            let mark = marks[random.next(marks.len())];
            let at = text.find("occupation: ")?;
            let scope = with_value(&text[at..], "name: ", |name| format!("{name}{mark}"))?;
            Some(format!("{}{scope}", &text[..at]))
        }
        6 => {
            let key = dates[random.next(dates.len())];
            let form = random.next(4);
            with_value(text, key, |date| {
                let parts: Vec<&str> = date.split('-').collect();
                let [year, month, day] = parts.as_slice() else {
                    return date.to_owned();
                };
                let (month, day) = (month.trim_start_matches('0'), day.trim_start_matches('0'));
                match form {
                    0 => format!("{year}/{month}/{day}"),
                    1 => format!("{year}.{month}.{day}"),
                    2 => format!("{year}年{month}月{day}日"),
                    _ => wide(date),
                }
            })
        }
        7 => {
            let keys = [
                "\ndistrict: ",
                "\naddress: ",
                "\ncredit_code: ",
                "\n  authority: ",
            ];
            let key = keys[random.next(keys.len())];
            let slip = key.replace(": ", "：");
            text.contains(key).then(|| text.replacen(key, &slip, 1))
        }
        8..15 => {
            let (right, wrong) = [
                ("\n  - edition", "\n  － edition"),
                ("\n  - edition", "\n  -edition"),
                ("\naddress: ", "\naddress:\u{a0}"),
                ("\n  filed_on", "\n\u{3000}filed_on"),
                (", theory_papers: ", "， theory_papers: "),
                ("\n  notice: {", "\n  notice: ｛"),
                ("}\n", "}}\n"),
            ][kind - 8];
            text.contains(right).then(|| text.replacen(right, wrong, 1))
        }
        _ => {
            let indented = [
                "\n  filed_on",
                "\n  valid_from",
                "\n    occupation",
                "\n    levels",
            ];
            let line = indented[random.next(indented.len())];
            let slip = line.replace("  ", "\t");
            text.contains(line).then(|| text.replacen(line, &slip, 1))
        }
    }
}

/// The same record as others would write it: quoted values, line ends of Windows, a byte order mark.
fn in_another_hand(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    if random.next(3) == 0 {
        for key in ["\ncode: ", "credit_code: ", "occupation: ", "filed_on: "] {
            let quote = ["", "'", "\""][random.next(3)];
            let quoted = with_value(&text, key, |value| format!("{quote}{value}{quote}"));
            text = quoted.unwrap_or(text);
        }
    }
    if random.next(4) == 0 {
        text = text.replace('\n', "\r\n");
    }
    if random.next(4) == 0 {
        text.insert(0, '\u{feff}');
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every record of the sample is broken in one to three ways, and given back byte for byte.
    #[test]
    fn what_is_broken_surely_is_given_back_byte_for_byte(seed in 1_u64..) {
        let scratch = sample();
        let folder = scratch.path("");
        let mut random = Random(seed);
        let mut slips = 0;
        for (path, bytes) in records(&folder) {
            let text = String::from_utf8(bytes).expect("UTF-8");
            fs::write(folder.join(path), in_another_hand(&text, &mut random)).expect("a record");
        }
        let sound = records(&folder);
        for (path, bytes) in &sound {
            let mut text = String::from_utf8(bytes.clone()).expect("UTF-8");
            let first = random.next(MISTAKES);
            for kind in first..=first + random.next(3) {
                if let Some(broken) = with_mistake(&text, kind % MISTAKES, &mut random) {
                    slips += usize::from(broken != text);
                    text = broken;
                }
            }
            fs::write(folder.join(path), text).expect("a record");
        }
        prop_assert!(slips > 40, "only {slips} mistakes");
        let output = run(&folder, &["check", "--fix"]);
        let after = records(&folder);
        for (path, bytes) in &sound {
            let [is, was] = [&after[path], bytes].map(|it| String::from_utf8_lossy(it));
            let mut lines = is.lines().zip(was.lines());
            let differs = lines.find(|(is, was)| is != was);
            prop_assert!(after[path] == *bytes, "{}: {:?}", path, differs);
        }
        prop_assert!(output.status.success(), "{}", printed(&output));
    }
}

const RECORD: &str = "content/evaluators/S000035010001.yaml";

/// The fixture site with its first record changed.
fn with_record(change: impl FnOnce(String) -> String) -> (Scratch, String) {
    let scratch = Scratch::with_fixture();
    let text = fs::read_to_string(scratch.path(RECORD)).expect("a record");
    let text = change(text);
    scratch.write(RECORD, &text);
    (scratch, text)
}

fn now(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.path(RECORD)).expect("a record")
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let (scratch, text) = with_record(|text| text.replace("code: S0000", "code: Ｓ0000"));
    let folder = scratch.path("");
    let output = run(&folder, &["check", "--fix", "--dry-run"]);
    let diff = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    assert!(diff.starts_with(
        "--- a/evaluators/S000035010001.yaml\n+++ b/evaluators/S000035010001.yaml\n@@ "
    ));
    assert!(
        diff.contains("\n-code: Ｓ000035010001\n+code: S000035010001\n"),
        "{diff}"
    );
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    assert_eq!(now(&scratch), text);
    let names = fs::read_dir(scratch.path("content/evaluators")).expect("records");
    assert!(names.into_iter().all(|it| {
        !it.expect("a record")
            .file_name()
            .to_string_lossy()
            .starts_with('.')
    }));
}

#[test]
fn guesses_are_left_to_people() {
    let (scratch, text) = with_record(|text| text.replace("district: 鼓楼区", "district: 鼓屏区"));
    let output = run(&scratch.path(""), &["check", "--fix"]);
    let said = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("没有可以自动改正的地方"), "{said}");
    assert!(said.contains("要由人决定"), "{said}");
    assert_eq!(now(&scratch), text);
}

#[test]
fn what_is_fixed_and_what_is_left_is_told() {
    let (scratch, _) = with_record(|text| {
        let text = text.replace("code: S0000", "code: Ｓ0000");
        text.replace("district: 鼓楼区", "district: 鼓屏区")
    });
    let said = printed(&run(&scratch.path(""), &["check", "--fix"]));
    assert!(said.contains("已改正 1 处"), "{said}");
    assert!(
        said.contains("Ｓ000035010001 → S000035010001  identity/evaluator-code"),
        "{said}"
    );
    assert!(said.contains("没有区县“鼓屏区”"), "{said}");
    assert!(now(&scratch).contains("code: S000035010001"));
    assert!(now(&scratch).contains("district: 鼓屏区"));
}

#[test]
fn a_file_in_another_encoding_is_not_touched() {
    let scratch = Scratch::with_fixture();
    let text = fs::read_to_string(scratch.path(RECORD)).expect("a record");
    let text = text.replace("code: S0000", "code: Ｓ0000");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    scratch.write(RECORD, &bytes);
    let said = printed(&run(&scratch.path(""), &["check", "--fix"]));
    assert!(said.contains("不是 UTF-8 文件，没有动它"), "{said}");
    assert!(fs::read(scratch.path(RECORD)).expect("a record") == *bytes);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (scratch, _) = with_record(|text| text.replace("code: S0000", "code: Ｓ0000"));
    let mode = fs::Permissions::from_mode(0o640);
    let kept = scratch.path("content/evaluators/.kept.yaml");
    fs::rename(scratch.path(RECORD), &kept).expect("moved");
    fs::set_permissions(&kept, mode).expect("permissions");
    symlink(".kept.yaml", scratch.path(RECORD)).expect("a link");
    let said = printed(&run(&scratch.path(""), &["check", "--fix"]));
    assert!(said.contains("已改正 1 处"), "{said}");
    assert!(
        fs::symlink_metadata(scratch.path(RECORD))
            .expect("it")
            .is_symlink()
    );
    let mode = fs::metadata(&kept).expect("it").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(now(&scratch).contains("code: S000035010001"));
}
