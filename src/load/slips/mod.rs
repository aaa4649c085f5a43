//! Slips of the hand in a text that is no sound YAML: each common one near the place where the parser
//! stopped is mended for a try, and told if the parser then comes further. Files that are sound never
//! come here.

mod line;
mod trial;

use std::ops::Range;

use line::Line;
use trial::{Trial, stop};

use super::rules;
use crate::diag::{Diagnostic, Fix};
use crate::source::{Place, SourceFile, SourceId};

/// How many slips of one file are told at once.
const MOST: usize = 5;
/// How many lines before the one at which the parser stopped may be to blame.
const LINES_BEFORE: usize = 3;
/// How much text may be parsed in trying, in bytes.
const TRIED: usize = 16 << 20;

/// A slip, and how it would be mended.
#[derive(Debug, Clone)]
struct Slip {
    variant: &'static str,
    /// Bytes of the text and what is meant instead of each.
    edits: Vec<(Range<usize>, String)>,
    /// What is underlined, if not what is edited.
    mark: Option<Range<usize>>,
    is_sure: bool,
    args: Vec<(&'static str, String)>,
}

impl Slip {
    fn new(variant: &'static str, range: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            variant,
            edits: vec![(range, text.into())],
            mark: None,
            is_sure: false,
            args: Vec::new(),
        }
    }

    fn sure_if(mut self, is_sure: bool) -> Self {
        self.is_sure = is_sure;
        self
    }

    fn marked(mut self, range: Range<usize>) -> Self {
        self.mark = Some(range);
        self
    }

    fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Whether a character looks like a blank and is none to YAML.
pub fn odd_blank(it: char) -> bool {
    (it.is_whitespace() && !it.is_ascii() && !matches!(it, '\u{85}' | '\u{2028}' | '\u{2029}'))
        || matches!(it, '\u{200b}' | '\u{feff}')
}

/// The slips because of which the file cannot be read; none if it is not for any of the usual ones.
pub fn find(source: SourceId, file: &SourceFile) -> Vec<Diagnostic> {
    let text = file.yaml_text();
    let base = file.yaml.start;
    let certain = [
        merge_marks(source, text, base),
        controls(source, text, base),
    ];
    if let Some(certain) = certain.into_iter().find(|it| !it.is_empty()) {
        return certain;
    }
    let shape = file.shape;
    let is_field = |key: &str| shape.is_some_and(|it| it.has_field_anywhere(key.trim()));
    let mut tries = TRIED / text.len().max(1);
    let mut trial = Trial::new(text);
    let mut found = Vec::new();
    while found.len() < MOST {
        let Some(at) = stop(trial.text()) else { break };
        let mut slips = slips(trial.text(), at, &is_field).into_iter();
        let proved = slips.find_map(|slip| {
            tries = tries.checked_sub(1)?;
            trial.proves(&slip, at).map(|better| (slip, better))
        });
        let Some((slip, better)) = proved else { break };
        found.extend(
            trial
                .told(&slip)
                .map(|slip| say(source, base, &slip))
                .unwrap_or_default(),
        );
        trial = better;
    }
    found
}

/// What may have slipped in the lines about `at`, what is surest first.
fn slips(text: &str, at: usize, is_field: &impl Fn(&str) -> bool) -> Vec<Slip> {
    let lines: Vec<Line<'_>> = Line::all(text);
    let last = lines.iter().rposition(|line| line.start <= at).unwrap_or(0);
    let (before, _) = lines.split_at(last);
    let before = before.iter().filter(|line| line.is_content());
    let before: Vec<&Line<'_>> = before.rev().take(LINES_BEFORE).collect();
    let Some(line) = lines.get(last) else {
        return Vec::new();
    };
    let indents: Vec<usize> = before.iter().filter_map(|it| it.plain_indent()).collect();
    let behind = lines[last + 1..].iter().find(|line| line.is_content());
    let near = indents.iter().copied();
    let around = [line.plain_indent(), behind.and_then(Line::plain_indent)];
    let around: Vec<usize> = near.chain(around.into_iter().flatten()).collect();
    let step = indent_step(text);
    let mut slips = Vec::new();
    // Of what goes on over lines the parser tells where it begins.
    for line in std::iter::once(&line).chain(behind.as_ref()).chain(&before) {
        slips.extend([
            line.tabs(step),
            line.odd_indent(&around),
            line.dash(is_field),
            line.wide_colon(is_field),
            line.tight_colon(is_field),
            line.odd_blank(is_field),
            line.wide_brackets(),
            line.wide_commas(),
            line.sign(),
            line.colons(is_field),
            line.quotes(),
        ]);
        slips.extend(line.extra_brackets().into_iter().map(Some));
        slips.push(line.open_bracket());
    }
    let moved = indents.iter().map(|indent| line.moved(*indent));
    let mut slips: Vec<Slip> = slips.into_iter().chain(moved).flatten().collect();
    slips.sort_by_key(|slip| !slip.is_sure);
    slips
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

/// A finding for each edit of a slip.
fn say(source: SourceId, base: usize, slip: &Slip) -> Vec<Diagnostic> {
    let place = |range: &Range<usize>| Place::bytes(source, base + range.start..base + range.end);
    let findings = slip.edits.iter().map(|(range, text)| {
        let mark = slip.mark.as_ref().unwrap_or(range);
        let mut finding = Diagnostic::new(&rules::SYNTAX, place(mark)).variant(slip.variant);
        finding.args.clone_from(&slip.args);
        let fix = if slip.is_sure { Fix::safe } else { Fix::guess };
        finding.fix = Some(fix(place(range), text.as_str()).as_text());
        finding
    });
    findings.collect()
}

/// What a version control system leaves where two hands have changed one record.
fn merge_marks(source: SourceId, text: &str, base: usize) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    for line in Line::all(text) {
        let end = line.start + line.text.len();
        let place = Place::bytes(source, base + line.start..base + end);
        if line.text.starts_with("<<<<<<< ") {
            findings.push(Diagnostic::new(&rules::SYNTAX, place).variant("merge"));
        } else if let Some(finding) = findings.last_mut() {
            let is_mark = line.text == "=======" || line.text.starts_with(">>>>>>> ");
            if is_mark && finding.related.len() < 2 {
                finding.related.push((place, "merge"));
            }
        }
    }
    findings.truncate(MOST);
    findings
}

/// Characters that no text has.
fn controls(source: SourceId, text: &str, base: usize) -> Vec<Diagnostic> {
    let is_control = |it: char| it.is_control() && !matches!(it, '\t' | '\n' | '\r' | '\u{85}');
    let found = text.char_indices().filter(|(_, it)| is_control(*it));
    let findings = found.take(MOST).map(|(at, it)| {
        let place = Place::bytes(source, base + at..base + at + it.len_utf8());
        let finding = Diagnostic::new(&rules::SYNTAX, place).variant("control");
        finding.arg("code", format!("U+{:04X}", u32::from(it)))
    });
    findings.collect()
}
