//! `text/garbled`: no text was spoilt on its way through the wrong encoding.

use std::ops::Range;

use super::super::written;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::{Place, SourceFile, SourceId, glance};

static RULE: Rule = Rule::error("text/garbled", include_str!("garbled.md"));

pub static CHECK: Check = Check::text(&RULE, run);

/// Says it once for a line.
fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    if !context.sources.get(id).may_hold(glance::GARBLED) {
        return;
    }
    let file = context.sources.get(id);
    let mut start = 0;
    for line in file.text().split_inclusive('\n') {
        if let Some((variant, range)) = first_in(line) {
            let range = start + range.start..start + range.end;
            if !written::is_comment(file, range.start) && !is_reported(file, variant, range.start) {
                let text = file.text().get(range.clone()).unwrap_or_default();
                let code = text.chars().next().map_or(0, u32::from);
                let finding = Diagnostic::new(&RULE, Place::bytes(id, range)).variant(variant);
                findings.push(
                    finding
                        .arg("text", text)
                        .arg("code", format!("U+{code:04X}")),
                );
            }
        }
        start += line.len();
    }
}

/// Whether reading the file has found fault with it: no YAML may have control characters.
fn is_reported(file: &SourceFile, variant: &str, at: usize) -> bool {
    variant == "control" && file.yaml.contains(&at) && file.tree().is_none()
}

/// What is spoilt first in a line, by the message's variant.
fn first_in(line: &str) -> Option<(&'static str, Range<usize>)> {
    let misread = ["锟斤拷", "烫烫烫", "屯屯屯"].iter().filter_map(|word| {
        let start = line.find(word)?;
        Some(("misread", start..start + word.len()))
    });
    let replaced = run_of(line, 1, |it| it == '\u{fffd}').map(|it| ("default", it));
    let control = run_of(line, 1, |it| it.is_control() && !"\t\r\n".contains(it));
    let latin = run_of(line, 4, |it| ('\u{80}'..='\u{ff}').contains(&it));
    let all = misread
        .chain(replaced)
        .chain(control.map(|it| ("control", it)))
        .chain(latin.map(|it| ("misread", it)))
        .chain(question_marks(line).map(|it| ("questions", it)));
    all.min_by_key(|(_, range)| range.start)
}

/// The first run of at least so many characters of a kind.
fn run_of(line: &str, least: usize, is_meant: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let mut run: Option<Range<usize>> = None;
    let mut count = 0;
    for (at, character) in line.char_indices() {
        if is_meant(character) {
            let start = run.map_or(at, |run| run.start);
            run = Some(start..at + character.len_utf8());
            count += 1;
        } else if count >= least {
            break;
        } else {
            (run, count) = (None, 0);
        }
    }
    run.filter(|_| count >= least)
}

/// Question marks where characters were: three or more that do not end a question.
fn question_marks(line: &str) -> Option<Range<usize>> {
    let mut rest = 0;
    while let Some(run) = run_of(&line[rest..], 3, |it| it == '?') {
        let run = rest + run.start..rest + run.end;
        let before = line[..run.start].chars().next_back();
        let after = line[run.end..].chars().next();
        let is_word = |it: char| it.is_alphanumeric();
        let ends_question = before.is_some_and(|it| is_word(it) || "!！？》”）)".contains(it))
            && !after.is_some_and(is_word);
        if !ends_question {
            return Some(run);
        }
        rest = run.end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::first_in;

    #[test]
    fn what_is_spoilt_is_found() {
        for (line, variant, text) in [
            ("福州\u{fffd}\u{fffd}中心", "default", "\u{fffd}\u{fffd}"),
            ("福州锟斤拷中心", "misread", "锟斤拷"),
            ("烫烫烫烫", "misread", "烫烫烫"),
            ("name: ??????", "questions", "??????"),
            ("福州????中心", "questions", "????"),
            ("ç¦å·ž", "misread", "ç¦å·"),
            ("甲\u{7}乙", "control", "\u{7}"),
            ("甲\u{85}乙", "control", "\u{85}"),
        ] {
            let (found, range) = first_in(line).expect("a fault");
            assert_eq!((found, &line[range]), (variant, text), "{line}");
        }
    }

    #[test]
    fn what_is_not_spoilt_is_left_alone() {
        for line in [
            "怎么报名???",
            "真的吗???\n",
            "有吗！???",
            "https://minglu.example/?a=1",
            "烫发师、烫烫看",
            "café, naïve, Zoë",
            "温度 30 °C，±2 °C，§ 3，½",
            "«…»",
            "??",
            "\t- a\r\n",
        ] {
            assert_eq!(first_in(line), None, "{line}");
        }
    }
}
