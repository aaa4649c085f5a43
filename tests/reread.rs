//! Texts in which nothing was found at first are read again when something is to be shown in them;
//! by then they may be gone or others.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fs;

use minglu::diag::render::{Style, human};
use minglu::diag::{Catalogue, Diagnostic, Language, Report, Rule};
use minglu::load::{Loaded, load};
use minglu::source::Place;
use support::Scratch;

static LATE: Rule = Rule::warning(
    "filing/validity",
    include_str!("../src/load/rules/filing/validity.md"),
);

const RECORD: &str = "evaluators/S000035010001.yaml";

/// A finding that comes after loading, with a correction, as it is drawn.
fn drawn(loaded: &Loaded) -> String {
    let mut evaluators = loaded.catalog.evaluators.iter();
    let evaluator = evaluators.find(|it| it.code.to_string() == "S000035010001");
    let place = Place::file(evaluator.expect("the record").origin).key("name");
    let finding = Diagnostic::new(&LATE, place).suggest("另一个名称");
    let report = Report::new(vec![finding], Vec::new(), &loaded.sources);
    let words = Catalogue::of(Language::English);
    let first = report.iter().next().expect("the finding");
    human(first, &loaded.sources, &words, Style::Plain)
}

#[test]
fn a_text_is_read_again_to_show_a_finding_in_it() {
    let scratch = Scratch::with_fixture();
    let drawn = drawn(&load(&scratch.path("content")));
    assert!(drawn.contains("name: "), "{drawn}");
    assert!(drawn.contains("另一个名称"), "{drawn}");
}

#[test]
fn of_a_text_that_has_changed_only_the_name_is_shown() {
    let scratch = Scratch::with_fixture();
    let file = scratch.path("content").join(RECORD);
    let text = fs::read_to_string(&file).expect("the record");
    for change in [Some(""), Some("职"), Some("name: [甲"), None] {
        fs::write(&file, &text).expect("the record as it was");
        let loaded = load(&scratch.path("content"));
        match change {
            Some(change) => fs::write(&file, change).expect("another text"),
            None => fs::remove_file(&file).expect("no text"),
        }
        let drawn = drawn(&loaded);
        assert!(drawn.contains(RECORD), "{drawn}");
        assert!(!drawn.contains("name:"), "{drawn}");
    }
}
