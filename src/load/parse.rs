//! Text to raw records: the fast way through `serde_yaml`, and the slow way, which reports every
//! misfit of a file that does not fit. `serde_yaml` is called here and nowhere else for records.

use serde::de::DeserializeOwned;

use super::raw::{Misfit, MisfitKind, conform, from_node};
use super::rules;
use crate::diag::Diagnostic;
use crate::source::{
    HasShape, Oddity, OddityKind, Place, SourceFile, SourceId, Value, YamlTree, closest, narrow,
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
        let slips = usual_slips(source, file, tree.root.span.end);
        if !slips.is_empty() {
            findings.extend(hiding_rest(slips));
            return None;
        }
    }
    let mut misfits = Vec::new();
    let fitting = conform(&tree.root, T::SHAPE, &mut misfits);
    findings.extend(misfits.into_iter().map(|misfit| say_misfit(source, misfit)));
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

fn say_misfit(source: SourceId, misfit: Misfit) -> Diagnostic {
    let place = Place::bytes(source, misfit.span);
    match misfit.kind {
        MisfitKind::UnknownKey { names, free } => {
            let finding = Diagnostic::new(&rules::UNKNOWN_KEY, place);
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
    let usual = usual_slips(source, file, offset);
    if !usual.is_empty() {
        return usual;
    }
    let message = error.map_or_else(|| message.to_owned(), ToString::to_string);
    let kind = kind_of_slip(&message);
    let years = years_in_brackets(source, file);
    if matches!(kind, "bracket" | "indentation") && !years.is_empty() {
        return years;
    }
    let opening = matches!(kind, "quote" | "bracket").then(|| opening(&message, file));
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
    const SLIPS: [(&str, &str); 14] = [
        ("while scanning a quoted scalar", "quote"),
        ("while parsing a flow", "bracket"),
        ("mapping values are not allowed", "indentation"),
        ("did not find expected key", "indentation"),
        ("did not find expected '-'", "indentation"),
        ("could not find expected ':'", "key"),
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

/// Tabs in the indentation, and in the lines just before `offset`, where the parser stopped,
/// full-width colons after keys and colons that no space follows: the first three of each.
fn usual_slips(source: SourceId, file: &SourceFile, offset: usize) -> Vec<Diagnostic> {
    let slip = |variant, text: &str, start: usize| {
        let place = Place::bytes(source, start..start + text.len());
        Diagnostic::new(&rules::SYNTAX, place).variant(variant)
    };
    let (mut tabs, mut colons, mut spaces) = (Vec::new(), Vec::new(), Vec::new());
    let before = file.text().get(file.yaml.start..offset).unwrap_or_default();
    let near = before.rmatch_indices('\n').nth(2);
    let near = near.map_or(file.yaml.start, |(at, _)| file.yaml.start + at + 1);
    let step = indent_step(file.yaml_text());
    let is_field = |key: &str| {
        let shape = file.shape;
        shape.is_some_and(|shape| shape.has_field_anywhere(key))
    };
    let mut start = file.yaml.start;
    for line in file.yaml_text().split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if let Some(tab) = line[..indent].find('\t') {
            let finding = slip("tab", "\t", start + tab);
            tabs.push(match step {
                Some(step) => finding.suggest(" ".repeat(step)),
                None => finding.guess("  "),
            });
        }
        let is_near = (near..=offset).contains(&start);
        if let (true, Some(colon)) = (is_near, full_width_colon(line)) {
            let finding = slip("colon", "：", start + colon);
            let rest = &line[colon + "：".len()..];
            let text = if rest.starts_with(char::is_whitespace) {
                ":"
            } else {
                ": "
            };
            let key = line[..colon].trim_start().trim_start_matches("- ");
            colons.push(if is_field(key) {
                finding.suggest(text)
            } else {
                finding.guess(text)
            });
        }
        if let (true, Some(colon)) = (is_near, tight_colon(line)) {
            let key = line[..colon].trim_start().trim_start_matches("- ");
            let finding = slip("space", ":", start + colon);
            spaces.push(if is_field(key) {
                finding.suggest(": ")
            } else {
                finding.guess(": ")
            });
        }
        start += line.len();
    }
    tabs.truncate(3);
    colons.truncate(3);
    spaces.truncate(3);
    [tabs, colons, spaces].concat()
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

/// The byte offset of a `:` after a key that no space follows. An address on the web is no key.
fn tight_colon(line: &str) -> Option<usize> {
    let key = line.trim_start().trim_start_matches("- ");
    let start = line.len() - key.len();
    let colon = key.find(':')?;
    let (name, rest) = (&key[..colon], &key[colon + 1..]);
    let is_name = |it: char| it.is_alphanumeric() || it == '_';
    let is_key = name.starts_with(char::is_alphabetic) && name.chars().all(is_name);
    let is_tight = !rest.starts_with(char::is_whitespace) && !rest.starts_with("//");
    (is_key && is_tight && !rest.is_empty() && name != "mailto").then_some(start + colon)
}

/// How many blanks a tab stands for: what the text's other lines are indented by. `None` if they
/// are indented unevenly.
fn indent_step(text: &str) -> Option<usize> {
    let indents = text.lines().filter_map(|line| {
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        let counts = indent > 0 && !rest.is_empty() && !rest.starts_with(['\t', '#']);
        counts.then_some(indent)
    });
    let indents: Vec<usize> = indents.collect();
    let step = indents.iter().copied().min().unwrap_or(2);
    let is_even = indents.iter().all(|indent| indent.is_multiple_of(step));
    (is_even && matches!(step, 2 | 4)).then_some(step)
}

/// The byte offset of a `：` that stands where the `:` after a key belongs.
fn full_width_colon(line: &str) -> Option<usize> {
    let key = line.trim_start().trim_start_matches("- ");
    let start = line.len() - key.len();
    let colon = key.find('：')?;
    let before = &key[..colon];
    let is_key = !before.is_empty() && !before.contains([' ', ':', '#', '"', '\'', '[', '{']);
    is_key.then_some(start + colon)
}
