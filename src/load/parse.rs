//! Text to raw records: the fast way through `serde_yaml`, and the slow way, which reports every
//! misfit of a file that does not fit. `serde_yaml` is called here and nowhere else for records.

use serde::de::DeserializeOwned;

use super::raw::{Misfit, MisfitKind, conform, from_node};
use super::{keys, rules, slips};
use crate::diag::Diagnostic;
use crate::source::{
    HasShape, Oddity, OddityKind, Place, Shape, SourceFile, SourceId, Value, YamlTree, closest,
    narrow,
};

/// Reads a raw record from the YAML of `file`; `None` if nothing of it can be read.
pub fn record<T: DeserializeOwned + Default + HasShape>(
    source: SourceId,
    file: &SourceFile,
    findings: &mut Vec<Diagnostic>,
) -> Option<T> {
    let text = file.yaml_text();
    match serde_yaml::from_str(text) {
        Ok(record) if !may_hold_oddities(text) => Some(record),
        Ok(_) => slowly(source, file, None, findings),
        Err(error) => slowly(source, file, Some(&error), findings),
    }
}

/// Parses the YAML of one file with `serde_yaml` into a raw record and does nothing else with it.
/// Whether it fits.
pub fn alone<T: DeserializeOwned>(yaml: &str) -> bool {
    serde_yaml::from_str::<T>(yaml).is_ok()
}

fn is_about_types(error: &serde_yaml::Error) -> bool {
    let words = error.to_string();
    let about_types = [
        "invalid type",
        "invalid value",
        "duplicate field",
        "unknown field",
        "missing field",
    ];
    about_types.iter().any(|about| words.contains(about))
}

/// Whether the text has characters with which anchors, aliases and tags begin. Most texts do
/// not, and are spared a second parse.
fn may_hold_oddities(text: &str) -> bool {
    memchr::memchr3(b'&', b'*', b'!', text.as_bytes()).is_some()
}

fn slowly<T: DeserializeOwned + Default + HasShape>(
    source: SourceId,
    file: &SourceFile,
    error: Option<&serde_yaml::Error>,
    findings: &mut Vec<Diagnostic>,
) -> Option<T> {
    let tree = match YamlTree::parse(file.yaml_text(), file.yaml.start) {
        Ok(tree) => tree,
        Err(fault) => {
            // A word of serde's about types hides what is wrong with the text itself.
            let error = error.filter(|error| !is_about_types(error));
            let slips = syntax(source, file, error, fault.offset, &fault.message);
            findings.extend(hiding_rest(slips));
            return None;
        }
    };
    let before = findings.len();
    // The first of each kind stands for all: a text with one anchor often has a hundred.
    let mut said = Vec::new();
    for oddity in &tree.oddities {
        if !said.contains(&oddity.kind) {
            said.push(oddity.kind);
            findings.push(say_oddity(source, oddity));
        }
    }
    if matches!(tree.root.value, Value::Scalar { .. }) {
        let slips = slips::find(source, file);
        if !slips.is_empty() {
            findings.extend(hiding_rest(slips));
            return None;
        }
    }
    let mut misfits = Vec::new();
    let fitting = conform(&tree.root, T::SHAPE, &mut misfits);
    findings.extend(
        misfits
            .into_iter()
            .map(|misfit| say(source, T::SHAPE, misfit)),
    );
    if let (Some(error), true) = (error, findings.len() == before) {
        // serde_yaml refuses what the span parser accepts: its word counts.
        let slips = syntax(source, file, Some(error), file.yaml.start, "");
        findings.extend(hiding_rest(slips));
        return None;
    }
    if fitting.is_none()
        && let Some(last) = findings.last_mut()
    {
        last.hides_rest = true;
    }
    from_node(&fitting?).ok()
}

/// The slips for which a file was given up; the first of them says so.
fn hiding_rest(slips: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut slips = slips;
    if let Some(first) = slips.first_mut() {
        first.hides_rest = true;
    }
    slips
}

fn say_oddity(source: SourceId, oddity: &Oddity) -> Diagnostic {
    let variant = match oddity.kind {
        OddityKind::Anchor => "anchor",
        OddityKind::Alias => "alias",
        OddityKind::Tag => "tag",
        OddityKind::Document => "document",
    };
    let place = Place::bytes(source, oddity.span.clone());
    Diagnostic::new(&rules::YAML_FEATURE, place).variant(variant)
}

fn say(source: SourceId, shape: &'static Shape, misfit: Misfit) -> Diagnostic {
    let place = Place::bytes(source, misfit.span);
    match misfit.kind {
        MisfitKind::Glued(meant) => {
            let variant = if misfit.found == ":" {
                "space"
            } else {
                "colon"
            };
            let finding = Diagnostic::new(&rules::SYNTAX, place).variant(variant);
            finding.rewrite(meant)
        }
        MisfitKind::Thousands(number) => {
            let finding = Diagnostic::new(&rules::NUMBER, place).variant("thousands");
            finding.arg("number", &number).rewrite(number)
        }
        MisfitKind::NotByLevel => wrong_type(place, "levels").arg("key", misfit.found),
        MisfitKind::UnknownKey { names, free } => {
            let finding = Diagnostic::new(&rules::UNKNOWN_KEY, place);
            if let Some(meant) = keys::meant(&misfit.found, &names, shape) {
                return meant.say(finding.arg("key", misfit.found));
            }
            let near = closest(&misfit.found, names.iter().copied());
            let finding = match near {
                Some(name) if plainly(&misfit.found) == name => {
                    finding.variant("near").suggest(name)
                }
                Some(name) => finding.variant("near").guess(name),
                None => finding
                    .arg("names", listed(&free, " ", |name, _| name.to_owned()))
                    .arg("names_zh", listed(&free, "、", in_both_languages)),
            };
            finding.arg("key", misfit.found)
        }
        MisfitKind::DuplicateKey(first) => Diagnostic::new(&rules::DUPLICATE_KEY, place)
            .related(Place::bytes(source, first), "first")
            .arg("key", misfit.found),
        MisfitKind::NotText => wrong_type(place, "text"),
        MisfitKind::NotList => wrong_type(place, "list"),
        MisfitKind::NotMapping => wrong_type(place, "mapping"),
    }
}

/// A key without what an input method or a shift key adds.
fn plainly(key: &str) -> String {
    let narrowed: String = key.chars().map(narrow).collect();
    narrowed.trim().to_ascii_lowercase()
}

fn wrong_type(place: Place, variant: &'static str) -> Diagnostic {
    Diagnostic::new(&rules::WRONG_TYPE, place).variant(variant)
}

/// Keys, each with its Chinese label if it has one.
fn listed(
    keys: &[(&str, Option<&str>)],
    between: &str,
    written: impl Fn(&str, Option<&str>) -> String,
) -> String {
    let keys = keys.iter().map(|(name, label)| written(name, *label));
    keys.collect::<Vec<_>>().join(between)
}

fn in_both_languages(name: &str, label: Option<&str>) -> String {
    label.map_or_else(|| name.to_owned(), |label| format!("{name}（{label}）"))
}

/// The findings for a text that is no YAML: what clerks commonly do, else the parser's word.
fn syntax(
    source: SourceId,
    file: &SourceFile,
    error: Option<&serde_yaml::Error>,
    offset: usize,
    message: &str,
) -> Vec<Diagnostic> {
    let location = error.and_then(serde_yaml::Error::location);
    let offset = location.map_or(offset, |location| file.yaml.start + location.index());
    let message = error.map_or_else(|| message.to_owned(), ToString::to_string);
    let kind = kind_of_slip(&message);
    let years = years_in_brackets(source, file);
    if matches!(kind, "bracket" | "indentation") && !years.is_empty() {
        return years;
    }
    let usual = slips::find(source, file);
    if !usual.is_empty() {
        return usual;
    }
    let opening = matches!(kind, "quote" | "bracket" | "key").then(|| opening(&message, file));
    let start = opening.flatten().unwrap_or(offset);
    let end = file.text().get(start..).map_or(start, |rest| {
        start + rest.find(['\r', '\n']).unwrap_or(rest.len())
    });
    let place = Place::bytes(source, start..end);
    let finding = Diagnostic::new(&rules::SYNTAX, place).variant(kind);
    vec![finding.arg("error", message)]
}

/// What is wrong, as far as the parser's words tell.
fn kind_of_slip(message: &str) -> &'static str {
    // The words of serde_yaml's parser, then those of the span parser.
    const SLIPS: [(&str, &str); 16] = [
        ("unknown escape character", "escape"),
        ("while scanning a quoted scalar", "quote"),
        ("while parsing a flow", "bracket"),
        ("mapping values are not allowed", "indentation"),
        ("did not find expected key", "indentation"),
        ("did not find expected '-'", "indentation"),
        ("could not find expected ':'", "key"),
        ("simple key expected", "key"),
        ("while scanning a tag", "sign"),
        ("while scanning an anchor", "sign"),
        ("while scanning an alias", "sign"),
        ("cannot start any token", "sign"),
        ("unclosed bracket", "bracket"),
        ("misplaced bracket", "bracket"),
        ("unclosed quote", "quote"),
        ("invalid indentation", "indentation"),
    ];
    let slip = SLIPS.iter().find(|(words, _)| message.contains(words));
    slip.map_or("default", |(_, variant)| variant)
}

/// The byte offset at which the quotation or the bracket begins in which the parser stopped: its
/// message ends in `at line 3 column 7`, which counts characters from 1.
fn opening(message: &str, file: &SourceFile) -> Option<usize> {
    let (_, at) = message.rsplit_once(" at line ")?;
    let (line, column) = at.split_once(" column ")?;
    let line: usize = line.parse().ok()?;
    let column: usize = column.trim_end().parse().ok()?;
    let text = file.yaml_text();
    let mut lines = text.split_inclusive('\n');
    let start: usize = lines
        .by_ref()
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let mut characters = lines.next()?.char_indices();
    let (within, _) = characters.nth(column.checked_sub(1)?)?;
    Some(file.yaml.start + start + within)
}

/// Years of notice numbers in `[…]` where a `{` or a `[` is open on the same line, in which they
/// begin a list: `{notice: 样人社[2025]2号}`.
fn years_in_brackets(source: SourceId, file: &SourceFile) -> Vec<Diagnostic> {
    let mut years = Vec::new();
    let mut start = file.yaml.start;
    for line in file.yaml_text().split_inclusive('\n') {
        for (at, _) in line.match_indices('[') {
            if let Some(year) = year_in_brackets(line, at) {
                let place = Place::bytes(source, start + at..start + at + year.len() + 2);
                let finding = Diagnostic::new(&rules::SYNTAX, place).variant("year");
                years.push(finding.arg("year", year).suggest(format!("〔{year}〕")));
            }
        }
        start += line.len();
    }
    years
}

/// The year of a notice number whose bracket opens at `at`.
fn year_in_brackets(line: &str, at: usize) -> Option<&str> {
    let (before, rest) = (&line[..at], &line[at + 1..]);
    let (year, after) = rest.split_once(']')?;
    let is_year = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
    let is_number = after
        .trim_start_matches(|it: char| it.is_ascii_digit())
        .starts_with('号');
    let follows_text = before.ends_with(|it: char| it.is_alphanumeric());
    let is_plain = !before.contains(['"', '\'', '#']);
    let is_within = before.contains(['{', '[']);
    (is_year && is_number && follows_text && is_plain && is_within).then_some(year)
}
