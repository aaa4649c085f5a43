//! Codes as the model reads them, written down for the script of the page `verify/`: `tests/verify/codes.test.mjs` holds the script to
//! the same answers.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fmt::Display;

use minglu::model::{CertificateNumber, CreditCode, EvaluatorCode, Explain, Fault, SkillLevel};
use serde_json::{Map, Value, json};

use support::{expect, fixture};

/// Sound codes of each kind, of which wrong ones are made.
const SOUND: [&str; 7] = [
    "S000035900001",
    "Y012311000007",
    "S000035900001263000042",
    "S00003590000126T000042",
    "91350100M000100Y43",
    "9144030071526726XG",
    "52350102DEM000015H",
];

/// What no rule makes of them.
const OTHERS: [&str; 33] = [
    "",
    " ",
    "榕光职业培训学校",
    "S000099900001",
    "S000000900001",
    "S000072900001",
    "X000035900001",
    "5000035900001",
    "80000359OOOO1",
    "SO00O359OOOOl",
    "S00003590000榕",
    "S00003590000😀",
    "s000035900001",
    "S０00035900001",
    "S 0000 35 900001",
    "S-0000-35-900001",
    "S\u{3000}0000·35—900001\u{FEFF}",
    "1435003000300123",
    "14350030003001230",
    "S000035900001268000042",
    "S000035900001260000042",
    "S0000359000012X3000042",
    "S00003590000126t000042",
    "S00003590000126榕000042",
    "S0000359000012630OOO42",
    "S00009990000126300042X",
    "350102600012345",
    "M000100Y4",
    "91350100I000100Y43",
    "9135010OM000100Y43",
    "913501OOM000lOOY43",
    "350102199001011234",
    "91350100M000100Y４3",
];

/// The texts, each once.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = OTHERS.map(str::to_owned).into();
    for sound in SOUND {
        let chars: Vec<char> = sound.chars().collect();
        texts.push(sound.to_owned());
        texts.push(sound.to_lowercase());
        texts.push(wide(sound));
        texts.push(format!("  {sound}\t"));
        texts.push(sound[1..].to_owned());
        texts.push(format!("{sound}0"));
        texts.push(sound.replace('0', "O"));
        texts.push(sound.replace('1', "I").replace('0', "〇"));
        texts.extend((0..chars.len()).map(|at| replaced(&chars, at)));
        texts.extend((1..chars.len()).map(|at| swapped(&chars, at)));
    }
    texts.sort();
    texts.dedup();
    texts
}

fn wide(text: &str) -> String {
    let widen = |c: char| char::from_u32(u32::from(c) + 0xFEE0).expect("a full-width form");
    text.chars().map(widen).collect()
}

/// Another character at a place.
fn replaced(chars: &[char], at: usize) -> String {
    let others = ['8', 'B', 'L', '0', '3'];
    let mut chars = chars.to_vec();
    let start = at % others.len();
    let mut turned = others[start..].iter().chain(&others[..start]);
    chars[at] = *turned.find(|c| **c != chars[at]).expect("another");
    chars.into_iter().collect()
}

fn swapped(chars: &[char], at: usize) -> String {
    let mut chars = chars.to_vec();
    chars.swap(at - 1, at);
    chars.into_iter().collect()
}

/// What is wrong, and where in units of UTF-16, in which scripts count.
fn fault<P: Explain>(text: &str, fault: &Fault<P>) -> Value {
    let units = |to: usize| text[..to].encode_utf16().count();
    let (problem, words) = fault.problem.words();
    let words: Map<String, Value> = words
        .into_iter()
        .map(|(key, word)| (key.to_owned(), word.into()))
        .collect();
    json!({
        "problem": problem,
        "words": words,
        "at": [units(fault.range.start), units(fault.range.end)],
        "suggestion": fault.suggestion,
        "isGuess": fault.is_guess && fault.suggestion.is_some(),
    })
}

fn answer<T: Display, P: Explain>(
    text: &str,
    read: Result<T, Fault<P>>,
    parts: impl Fn(&T) -> Value,
) -> Value {
    match read {
        Ok(code) => json!({ "text": code.to_string(), "parts": parts(&code) }),
        Err(error) => fault(text, &error),
    }
}

fn vector(text: &str) -> Value {
    json!({
        "input": text,
        "evaluator": answer(text, EvaluatorCode::parse(text), |code| json!(code.grouped())),
        "credit": answer(text, CreditCode::parse(text), |code| json!(code.grouped())),
        "certificate": answer(text, CertificateNumber::parse(text), |number| {
            json!([
                number.evaluator().to_string(),
                number.year(),
                number.level().map(SkillLevel::digit).map(|digit| digit.to_string()),
            ])
        }),
    })
}

#[test]
fn the_vectors_are_what_the_model_says() {
    let vectors: Vec<String> = texts().iter().map(|it| vector(it).to_string()).collect();
    // One a line, so that a difference can be read.
    let json = format!("[\n{}\n]\n", vectors.join(",\n"));
    expect(&fixture("verify/codes.json"), &json);
}
