//! Every rule by its own Markdown file: its words are whole, its wrong example breaks just this
//! rule, with the exact words of the program, and its right example breaks none.
//!
//! `UPDATE=1 cargo test --test rules` writes the blocks of diagnostics, and the page of all rules,
//! anew.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use minglu::check::clauses::CLAUSES;
use minglu::check::{Context, check, judge};
use minglu::cli::registry;
use minglu::derive::Directory;
use minglu::diag::render::{Style, human};
use minglu::diag::{Block, Catalogue, Diagnostic, Example, Language, Report, Rule, RuleText};
use minglu::load::load;
use minglu::model::{Catalog, Day, EvaluatorCode};
use minglu::render::{Minify, Theme, ThemeFiles, plan, share};
use rayon::prelude::*;
use support::{Scratch, TODAY, copy_folder, expect, fixture};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// Rules whose breach cannot be written as a text file: `tests/diagnostics.rs` and
/// `tests/publish/` show them.
const NOT_AS_TEXT: &[&str] = &[
    "load/unreadable",
    "load/too-large",
    "load/outside-link",
    "load/encoding",
    "load/byte-order-mark",
    "load/line-ends",
    "load/missing-file",
    "site/no-evaluators",
    // `minglu terms prove` looks for it: tests/terms.rs.
    "advert/list",
];

#[test]
fn ids_are_unique_and_well_formed() {
    let all = registry::all();
    assert!(all.len() > 40);
    for pair in all.windows(2) {
        assert!(pair[0].id < pair[1].id, "{} stands twice", pair[0].id);
    }
    for rule in all {
        let parts: Vec<_> = rule.id.split('/').collect();
        let is_kebab = |part: &&str| {
            !part.is_empty() && part.bytes().all(|it| it.is_ascii_lowercase() || it == b'-')
        };
        assert!(
            parts.len() == 2 && parts.iter().all(is_kebab),
            "{}",
            rule.id
        );
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1);
    let mut names: Vec<_> = names
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn every_rule_says_the_same_in_both_languages() {
    for rule in registry::all() {
        let [zh, en] = LANGUAGES.map(|language| rule.text().sayings(language));
        assert!(!zh.messages.is_empty(), "{} says nothing", rule.id);
        assert!(zh.messages.keys().eq(en.messages.keys()), "{}", rule.id);
        for (variant, words) in &zh.messages {
            let other = &en.messages[variant];
            let has = |words: &minglu::diag::Words| (words.label.is_some(), words.help.is_some());
            assert_eq!(has(words), has(other), "{} {variant}", rule.id);
            for text in [&words.title, &other.title] {
                let known = placeholders(&words.title);
                let only_language = |name: &str| name.ends_with("_en");
                let unknown = placeholders(text);
                let unknown = unknown
                    .into_iter()
                    .find(|it| !known.contains(it) && !only_language(it));
                assert_eq!(unknown, None, "{} {variant}", rule.id);
            }
        }
    }
}

#[test]
fn every_rule_is_explained_with_a_wrong_and_a_right_example() {
    let mut lacking: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for rule in registry::all() {
        let text = rule.text();
        let mut lacks = Vec::new();
        for language in LANGUAGES {
            let said = [&text.sayings(language).summary, text.explanation(language)];
            if said
                .iter()
                .any(|it| it.is_empty() || it.starts_with("TODO"))
            {
                lacks.push("words");
            }
        }
        let has = |is_wrong| {
            let mut examples = text.examples.iter();
            examples.any(|it| it.is_wrong == is_wrong && it.content().next().is_some())
        };
        if !has(true) || !has(false) {
            lacks.push("examples");
        }
        let examples = || text.examples.iter().filter(|it| it.is_wrong);
        if !NOT_AS_TEXT.contains(&rule.id) && examples().any(|it| !it.content().any(is_run)) {
            lacks.push("an example that is run");
        }
        if !lacks.is_empty() {
            lacking.insert(rule.id, lacks);
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// The Markdown file of a rule.
fn file_of(rule: &Rule) -> PathBuf {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let stages = ["load", "check", "render", "advert"].into_iter();
    let mut files = stages.map(|stage| src.join(format!("{stage}/rules/{}.md", rule.id)));
    files.find(|file| file.is_file()).expect("the rule's file")
}

#[test]
fn examples_break_just_their_rule() {
    let faults: Vec<String> = registry::all()
        .into_par_iter()
        .flat_map_iter(|rule| {
            let file = file_of(rule);
            let source = fs::read_to_string(&file).expect("the rule's file");
            let mut faults = Vec::new();
            let mut written = source.clone();
            for example in RuleText::parse(&source).examples {
                if example.content().any(is_run) {
                    faults.extend(try_out(rule, &example, &mut written));
                }
            }
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&file, &written).expect("the rule's file");
            } else if written != source {
                faults.push(format!(
                    "{} says something else than its file has (UPDATE=1 writes it anew): {}",
                    rule.id,
                    first_difference(&source, &written)
                ));
            }
            faults
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn first_difference(old: &str, new: &str) -> String {
    let lines = old.lines().zip(new.lines()).find(|(old, new)| old != new);
    lines.map_or_else(
        || "more lines".to_owned(),
        |(old, new)| format!("\n-{old}\n+{new}"),
    )
}

/// Whether a block is content to be checked, not only to be read.
fn is_run(block: &Block) -> bool {
    matches!(block.info.split(' ').next(), Some("yaml" | "markdown"))
}

/// The day for which an example is checked.
fn as_of(example: &Example) -> Day {
    let mut words = example
        .blocks
        .iter()
        .flat_map(|block| block.info.split(' '));
    let as_of = words.find_map(|word| word.strip_prefix("as-of="));
    Day::parse(as_of.unwrap_or(TODAY)).expect("a day")
}

/// Checks an example. Puts what is said of it into the file's text; answers what is not as it
/// should be.
fn try_out(rule: &Rule, example: &Example, written: &mut String) -> Vec<String> {
    let scratch = Scratch::new();
    lay_out(example, &scratch);
    let as_of = as_of(example);
    let said = said_of(&scratch, as_of, rule);
    let mut faults = Vec::new();
    let others = said.rules.iter().filter(|id| **id != rule.id);
    match (example.is_wrong, said.rules.is_empty()) {
        (true, true) => faults.push(format!("{}: the wrong example breaks nothing", rule.id)),
        (true, false) => faults.extend(others.map(|other| {
            format!(
                "{}: the wrong example breaks {other}\n{}",
                rule.id, said.texts[0]
            )
        })),
        (false, false) => {
            faults.push(format!(
                "{}: the right example:\n{}",
                rule.id, said.texts[0]
            ));
        }
        (false, true) => {}
    }
    if example.is_wrong {
        write_said(example, &said.texts, written);
    }
    faults
}

/// What is said, in both languages.
struct Said {
    rules: Vec<&'static str>,
    texts: [String; 2],
}

fn said_of(scratch: &Scratch, as_of: Day, rule: &Rule) -> Said {
    let root = scratch.path("content");
    let mut loaded = load(&root);
    let context = Context {
        catalog: &loaded.catalog,
        sources: &loaded.sources,
        as_of,
    };
    let of_meaning = check(&context, &loaded.findings);
    loaded.findings.extend(of_meaning);
    if rule.id.starts_with("site/") {
        loaded.findings.extend(of_pages(&loaded.catalog, as_of));
    }
    // The small records beside the point of an example lack much, and many are copies of the sound one.
    let beside = [
        "eligibility/recorded",
        "identity/shared-details",
        "identity/name-wording",
    ];
    let is_beside = |id| beside.contains(&id) && rule.id != id;
    loaded.findings.retain(|it| !is_beside(it.rule.id));
    let judged = judge(&context, loaded.findings, &registry::all());
    let report = Report::new(judged.findings, judged.waived, &loaded.sources);
    let texts = LANGUAGES.map(|language| {
        let words = Catalogue::of(language);
        let drawn = report
            .iter()
            .map(|it| human(it, &loaded.sources, &words, Style::Plain));
        drawn.collect::<Vec<_>>().join("\n")
    });
    Said {
        rules: report.iter().map(|(_, finding)| finding.rule.id).collect(),
        texts,
    }
}

/// What is found when pages are made of it.
fn of_pages(catalog: &Catalog, as_of: Day) -> Vec<Diagnostic> {
    let directory = Directory::new(catalog, as_of);
    let files = ThemeFiles::read(&support::theme()).expect("the theme");
    let mut theme = Theme::new(&files, &catalog.site.language, Minify::Nothing).expect("the theme");
    share(&mut theme, &directory, false);
    plan(&directory, &theme).expect("the pages").findings
}

/// Writes the example's files over the sound content.
fn lay_out(example: &Example, scratch: &Scratch) {
    copy_folder(&fixture("rules/base"), &scratch.path("content"));
    let sound = fs::read_to_string(fixture("rules/base/evaluators/S000035010001.yaml"));
    let sound = sound.expect("the sound record");
    let base = scratch.path("content/evaluators/S000035010001.yaml");
    for block in example.content().filter(|block| is_run(block)) {
        let (path, options): (Vec<_>, Vec<_>) = block
            .info
            .split(' ')
            .skip(1)
            .partition(|word| !word.contains('='));
        let record = || replace_sections(&sound, &block.text);
        if let Some(path) = path.first() {
            let text = if options.contains(&"on=base") {
                record()
            } else {
                block.text.clone()
            };
            // A record's folder takes the place of its single file.
            if path.starts_with("evaluators/S000035010001/") && base.is_file() {
                fs::remove_file(&base).expect("the sound record");
            }
            scratch.write(&format!("content/{path}"), text);
        } else {
            let record = record();
            fs::remove_file(&base).expect("the sound record");
            let name = format!("content/evaluators/{}.yaml", code_of(&record));
            scratch.write(&name, record);
        }
    }
}

/// The record's code, by which its file is named; the sound record's if it is no code.
fn code_of(record: &str) -> &str {
    let line = record.lines().find_map(|line| line.strip_prefix("code:"));
    let code = line.map(|code| code.split('#').next().unwrap_or_default().trim());
    let is_code = |code: &&str| EvaluatorCode::parse(code).is_ok();
    code.filter(is_code).unwrap_or("S000035010001")
}

/// The sections of a record, each from its key to the next.
fn sections(record: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in record.lines() {
        let is_key = line.starts_with(|it: char| !it.is_whitespace() && it != '#' && it != '-');
        match sections.last_mut() {
            Some((_, text)) if !is_key => {
                text.push_str(line);
                text.push('\n');
            }
            _ => {
                let key = line.split(':').next().unwrap_or_default().to_owned();
                sections.push((key, format!("{line}\n")));
            }
        }
    }
    sections
}

/// The record with the sections of `fragment` in place of its own; `key: ~` takes one out.
fn replace_sections(record: &str, fragment: &str) -> String {
    let mut kept = sections(record);
    for (key, text) in sections(fragment) {
        match kept.iter_mut().find(|(other, _)| *other == key) {
            Some((_, old)) => *old = text,
            None => kept.push((key, text)),
        }
    }
    let is_there = |text: &str| !text.trim_end().ends_with(": ~");
    kept.into_iter()
        .map(|(_, text)| text)
        .filter(|text| is_there(text))
        .collect()
}

/// Puts what is said into the blocks of the example, in the whole file's text.
fn write_said(example: &Example, said: &[String; 2], written: &mut String) {
    // Two examples may say the same: each is found by its own content.
    let whole = |block: &Block| format!("```{}\n{}```\n", block.info, block.text);
    let first = example.content().next().expect("content");
    let from = written.find(&whole(first)).expect("the example");
    // New blocks go right behind the content, so the last that is put in stands first.
    for (info, text) in [("diagnostics en", &said[1]), ("diagnostics", &said[0])] {
        let new = format!("```{info}\n{}\n```\n", text.trim_end());
        if let Some(old) = example.blocks.iter().find(|block| block.info == info) {
            let old = whole(old);
            let at = from + written[from..].find(&old).expect("the block");
            written.replace_range(at..at + old.len(), &new);
        } else {
            let last = whole(example.content().last().expect("content"));
            let end = from + written[from..].find(&last).expect("the block") + last.len();
            written.insert_str(end, &format!("\n{new}"));
        }
    }
}

/// Every clause that binds is carried by a rule, or by fields that are held and shown; and rules
/// name only clauses that there are.
#[test]
fn every_clause_is_carried() {
    let all = registry::all();
    for clause in CLAUSES {
        let rules = clause.rules(&all);
        assert!(
            !rules.is_empty() || !clause.fields.is_empty(),
            "{} is carried by nothing",
            clause.number
        );
    }
    for rule in all {
        for number in rule.clauses() {
            let mut clauses = CLAUSES.iter();
            let is_known = clauses.any(|clause| clause.number == number);
            assert!(is_known, "{} comes from {number}", rule.id);
        }
    }
}

#[test]
fn the_page_of_rules_is_current() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/RULES.md");
    expect(&page, &minglu::cli::rules::page());
}

/// Mistakes of form that have nothing to do with most rules: each is told, and silences none.
const UNRELATED: &[(&str, &str)] = &[
    ("basic_form: 2021-12-06", "basic_form: 2021-13-06"),
    ("experts: 12", "experts: 许多"),
    ("trained: 15200", "trained: 一万多"),
    ("{四级: 320,", "{四级: 面议,"),
    ("accepts_supervision: true", "accepts_supervision: 也许"),
    (
        "name: 本部考点,",
        "name: 本部考点, longitude: 东经, latitude: 26.1,",
    ),
];

/// The rules that rest on one of these values themselves.
const RESTS_ON_THEM: &[&str] = &[
    "eligibility/assessed-share",
    "eligibility/assessed-more",
    "load/number",
    "scope/coordinates",
];

/// What is found, each as rule, message and place without the number of the file.
fn found_in(scratch: &Scratch, as_of: Day) -> Vec<(&'static str, &'static str, String)> {
    let mut loaded = load(&scratch.path("content"));
    let context = Context {
        catalog: &loaded.catalog,
        sources: &loaded.sources,
        as_of,
    };
    let of_meaning = check(&context, &loaded.findings);
    loaded.findings.extend(of_meaning);
    let findings = loaded.findings.iter();
    let found = findings.map(|it| {
        let file = &loaded.sources.get(it.place.source).path;
        let place = format!("{file} {:?}", it.place.path);
        (it.rule.id, it.variant, place)
    });
    found.collect()
}

/// Puts the mistakes into the records of a scratch folder; how many there was room for.
fn add_unrelated(scratch: &Scratch) -> usize {
    let root = scratch.path("content");
    let mut added = 0;
    for file in support::files(&root) {
        if !file.starts_with("evaluators/") || !file.ends_with(".yaml") {
            continue;
        }
        let mut text = fs::read_to_string(root.join(&file)).expect("a record");
        for (sound, broken) in UNRELATED {
            if text.contains(sound) {
                text = text.replacen(sound, broken, 1);
                added += 1;
            }
        }
        fs::write(root.join(&file), text).expect("a record");
    }
    added
}

/// What a clerk learns of one mistake does not wait until others are mended.
#[test]
fn a_rule_speaks_whatever_else_is_wrong() {
    let silenced: Vec<String> = registry::all()
        .into_par_iter()
        .filter(|rule| !RESTS_ON_THEM.contains(&rule.id))
        .flat_map_iter(|rule| {
            let examples = &rule.text().examples;
            let run = examples
                .iter()
                .filter(|it| it.is_wrong && it.content().any(is_run));
            run.flat_map(|example| silenced(rule, example))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(silenced.is_empty(), "{}", silenced.join("\n"));
}

/// What an example's rule does not say any more when the unrelated mistakes are there as well.
fn silenced(rule: &Rule, example: &Example) -> Vec<String> {
    let as_of = as_of(example);
    let alone = Scratch::new();
    lay_out(example, &alone);
    let together = Scratch::new();
    lay_out(example, &together);
    add_unrelated(&together);
    let said = found_in(&together, as_of);
    let own = found_in(&alone, as_of).into_iter();
    let own = own.filter(|(id, ..)| *id == rule.id);
    own.filter(|finding| !said.contains(finding))
        .map(|finding| format!("{finding:?} is not said any more"))
        .collect()
}

#[test]
fn the_unrelated_mistakes_are_all_told() {
    let scratch = Scratch::new();
    copy_folder(&fixture("rules/base"), &scratch.path("content"));
    assert_eq!(add_unrelated(&scratch), UNRELATED.len());
    let found = found_in(&scratch, Day::parse(TODAY).expect("a day"));
    let faults = found.iter().filter(|(id, ..)| id.starts_with("load/"));
    assert_eq!(faults.count(), UNRELATED.len(), "{found:#?}");
    let others = found.iter().filter(|(id, ..)| !id.starts_with("load/"));
    let others: Vec<_> = others.filter(|(id, ..)| *id != "filing/notice").collect();
    assert!(others.is_empty(), "these only follow: {others:#?}");
}
