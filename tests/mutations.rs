//! Every field of a sound record, broken in several ways: each break is found at the column of the field itself,
//! and none makes the program panic.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fs;
use std::ops::Range;

use minglu::check::{Context, check, judge};
use minglu::cli::registry;
use minglu::diag::Report;
use minglu::load::load;
use minglu::model::Day;
use minglu::source::{Node, Value, YamlTree};
use rayon::prelude::*;
use support::{Scratch, TODAY, copy_folder, fixture};

const FEW_OCCUPATIONS: &str = "edition: 2022
complete: true
occupations: {6-31-01-03: 电工}
";

/// A field of a record: where its key and its value stand.
struct Field {
    path: String,
    key: Range<usize>,
    value: Range<usize>,
}

/// All fields of a document, innermost ones too.
fn fields(node: &Node, path: &str, found: &mut Vec<Field>) {
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                let path = format!("{path}.{}", key.text());
                fields(value, &path, found);
                found.push(Field {
                    path,
                    key: key.span.clone(),
                    value: value.span.clone(),
                });
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                fields(item, &format!("{path}[{index}]"), found);
            }
        }
        Value::Scalar { .. } => {}
    }
}

/// A way to break a field: its name, and the text that comes of it.
type Break = (&'static str, fn(&str, &Field) -> Option<String>);

const BREAKS: &[Break] = &[
    ("its key is misspelt", |text, field| {
        Some(splice(text, field.key.end..field.key.end, "qq"))
    }),
    ("its value is a list of lists", |text, field| {
        Some(splice(text, field.value.clone(), "[[1], [2]]"))
    }),
    ("its value is left out", |text, field| {
        Some(splice(text, field.value.clone(), ""))
    }),
    ("its value is question marks", |text, field| {
        Some(splice(text, field.value.clone(), "'？？？'"))
    }),
    ("its value lost characters", |text, field| {
        Some(splice(text, field.value.clone(), "\"\u{fffd}\u{fffd}1\""))
    }),
    ("it stands twice", |text, field| {
        let written = &text[field.key.start..field.value.end];
        let line_start = text[..field.key.start].rfind('\n').map_or(0, |at| at + 1);
        let indent = &text[line_start..field.key.start];
        let is_block = indent.trim().is_empty() && !written.contains('\n');
        is_block.then(|| {
            splice(
                text,
                field.value.end..field.value.end,
                &format!("\n{indent}{written}"),
            )
        })
    }),
];

fn splice(text: &str, range: Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..range.start], &text[range.end..])
}

/// Where something is found in `file`: the first byte of each finding, and its rule.
fn findings_in(scratch: &Scratch, file: &str) -> Vec<(usize, &'static str)> {
    let mut loaded = load(&scratch.path("content"));
    let context = Context {
        catalog: &loaded.catalog,
        sources: &loaded.sources,
        as_of: Day::parse(TODAY).expect("a day"),
    };
    let of_meaning = check(&context, &loaded.findings);
    loaded.findings.extend(of_meaning);
    let judged = judge(&context, loaded.findings, &registry::all());
    let report = Report::new(judged.findings, judged.waived, &loaded.sources);
    let in_file = report
        .iter()
        .filter(|(span, _)| loaded.sources.get(span.source).path == file);
    in_file
        .map(|(span, finding)| (span.range.start, finding.rule.id))
        .collect()
}

/// How many bytes stand before an offset on its line.
fn column(text: &str, offset: usize) -> usize {
    offset - text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

/// Breaks every field of one file in every way.
fn break_all(file: &str) -> Vec<String> {
    let base = fixture("rules/base");
    let text = fs::read_to_string(base.join(file)).expect("the file");
    let tree = YamlTree::parse(&text, 0).expect("YAML");
    let mut all = Vec::new();
    fields(&tree.root, "", &mut all);
    assert!(all.len() > 5, "{file} has too few fields to be of use");
    let unfound = all.par_iter().flat_map_iter(|field| {
        let (text, base) = (&text, &base);
        BREAKS.iter().filter_map(move |(name, how)| {
            let broken = how(text, field)?;
            let scratch = Scratch::new();
            copy_folder(base, &scratch.path("content"));
            // The whole list of occupations takes longer to read than all the rest.
            scratch.write("content/catalogue/occupations-2022.yaml", FEW_OCCUPATIONS);
            scratch.write(&format!("content/{file}"), &broken);
            let found = findings_in(&scratch, file);
            // The value may be gone: then its key is named. A key that stands twice is named where it
            // stands again.
            let is_own = |at: usize| match *name {
                "it stands twice" => at == field.value.end + 1 + column(text, field.key.start),
                // Of a text in quotes, or of a list, the very part is named that is at fault.
                "its value lost characters" | "its value is a list of lists" => {
                    let after = text.len() - field.value.end;
                    at == field.key.start || (field.value.start..broken.len() - after).contains(&at)
                }
                // Or what the quotes hold.
                "its value is question marks" => {
                    let value = field.value.start;
                    [field.key.start, value, value + 1].contains(&at)
                }
                _ => at == field.key.start || at == field.value.start,
            };
            let is_found = found.iter().any(|(at, _)| is_own(*at));
            (!is_found).then(|| format!("{file} {}: {name}: {found:?}", field.path))
        })
    });
    unfound.collect()
}

#[test]
fn every_broken_field_is_found_where_it_stands() {
    let files = [
        "evaluators/S000035010001.yaml",
        "plans/plans.yaml",
        "policy.yaml",
        "site.yaml",
    ];
    let unfound: Vec<String> = files.iter().flat_map(|file| break_all(file)).collect();
    assert!(
        unfound.is_empty(),
        "{} breaks are not found:\n{}",
        unfound.len(),
        unfound.join("\n")
    );
}
