//! `--input jsonl`: one JSON object a line, one line of results for each, in order and as they come.
//!
//! A line has `id` (any value, given back as it is) and `text`; it may have `format` (`text`,
//! `markdown` or `html`; told by the content if left out), `source` (`advert`, the default, or
//! `official`, in which nothing is found) and `registered` (names, within which nothing is found).
//! Other keys are passed over. A line that is none gives `{"id":null,"error":…,"line":…}`, and the
//! run goes on.

use std::io::{self, BufRead, BufReader, Read, Write};

use rayon::prelude::*;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::inputs::Inputs;
use super::json::{Finding, Line};
use super::text::{LONGEST, Scanned, severity_key};
use super::{End, Outcome, Task, is_trouble};
use crate::advert::extract::{Encoding, Format, decode_as, detect};
use crate::advert::scan::Names;
use crate::cli::console::Console;
use crate::cli::prepare::Trouble;

/// How much is read at a time, and answered before more is read.
const AT_ONCE: usize = 1 << 20;

/// A line as it is given.
#[derive(Deserialize)]
struct Given<'l> {
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
    text: String,
    #[serde(default)]
    format: Option<TextFormat>,
    #[serde(default)]
    source: Option<TextSource>,
    #[serde(default)]
    registered: Option<Vec<String>>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum TextFormat {
    Text,
    Markdown,
    Html,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum TextSource {
    Advert,
    Official,
}

impl From<TextFormat> for Format {
    fn from(format: TextFormat) -> Self {
        match format {
            TextFormat::Text => Self::Text,
            TextFormat::Markdown => Self::Markdown,
            TextFormat::Html => Self::Html,
        }
    }
}

/// A line that was read.
struct Numbered {
    number: usize,
    bytes: Vec<u8>,
    is_too_long: bool,
}

/// Answers all lines of all inputs.
pub fn run(task: &Task<'_>, inputs: &Inputs, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let mut end = End::default();
    for input in &inputs.all {
        let cannot_read = |error: &io::Error| {
            let args = [
                ("path", input.name.clone()),
                ("error", task.console.io(error)),
            ];
            Trouble(task.console.text("cannot-read", &args))
        };
        let reader = match input.open() {
            Ok(reader) => BufReader::with_capacity(AT_ONCE, reader),
            Err(error) => {
                Console::say_plain(&cannot_read(&error).0);
                end.is_trouble = true;
                continue;
            }
        };
        let mut lines = Lines { reader, number: 0 };
        loop {
            let batch = lines.batch().map_err(|error| cannot_read(&error))?;
            if batch.is_empty() {
                break;
            }
            let answers: Vec<Answer> = batch.par_iter().filter_map(|it| task.answer(it)).collect();
            if !give(task, &answers, &mut end, out)? {
                return Ok(end.outcome());
            }
        }
    }
    task.tell_passed_over(inputs);
    Ok(end.outcome())
}

/// Writes the answers; whether anybody reads them.
fn give(
    task: &Task<'_>,
    answers: &[Answer],
    end: &mut End,
    out: &mut dyn Write,
) -> Result<bool, Trouble> {
    for answer in answers {
        end.is_denied |= answer.is_denied;
        end.is_trouble |= answer.is_bad;
    }
    let mut write = || {
        for answer in answers {
            out.write_all(answer.text.as_bytes())?;
        }
        out.flush()
    };
    match write() {
        Err(error) if is_trouble(&error) => Err(task.cannot_write(&error)),
        written => Ok(written.is_ok()),
    }
}

/// The lines of an input with their numbers.
struct Lines<R> {
    reader: BufReader<R>,
    number: usize,
}

impl<R: Read> Lines<R> {
    /// The next lines: one, and whatever more has come with it. Nobody waits for an answer until
    /// more is written.
    fn batch(&mut self) -> io::Result<Vec<Numbered>> {
        let mut batch = Vec::new();
        while let Some(line) = self.line()? {
            batch.push(line);
            if !self.reader.buffer().contains(&b'\n') {
                break;
            }
        }
        Ok(batch)
    }

    fn line(&mut self) -> io::Result<Option<Numbered>> {
        let mut bytes = Vec::new();
        let most = LONGEST as u64 + 1;
        self.reader
            .by_ref()
            .take(most)
            .read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let is_too_long = bytes.len() > LONGEST && !bytes.ends_with(b"\n");
        if is_too_long {
            self.reader.skip_until(b'\n')?;
        }
        self.number += 1;
        Ok(Some(Numbered {
            number: self.number,
            bytes,
            is_too_long,
        }))
    }
}

/// What is written for a line.
struct Answer {
    text: String,
    is_denied: bool,
    is_bad: bool,
}

impl Task<'_> {
    /// Answers a line; one that is empty has no answer.
    fn answer(&self, line: &Numbered) -> Option<Answer> {
        let bytes = line.bytes.trim_ascii();
        let bytes = match line.number {
            1 => bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
            _ => bytes,
        };
        if bytes.is_empty() {
            return None;
        }
        if line.is_too_long {
            let args = [("limit", (LONGEST >> 20).to_string())];
            return Some(self.bad(line.number, &self.console.text("scan-line-too-long", &args)));
        }
        Some(match serde_json::from_slice(bytes) {
            Ok(given) => self.look_at(given),
            Err(error) => self.bad(line.number, &error.to_string()),
        })
    }

    fn bad(&self, number: usize, error: &str) -> Answer {
        let args = [("line", number.to_string()), ("error", error.to_owned())];
        let error = self.console.text("scan-bad-line", &args);
        Answer {
            text: format!("{}\n", json!({"id": null, "error": error, "line": number})),
            is_denied: false,
            is_bad: true,
        }
    }

    fn look_at(&self, given: Given<'_>) -> Answer {
        let names = given.registered.unwrap_or_default();
        let names = Names::new(self.args.name.iter().cloned().chain(names));
        let format = given.format.map(Format::from);
        let format = format.unwrap_or_else(|| detect(&given.text));
        let is_official = match given.source {
            Some(source) => source == TextSource::Official,
            None => self.args.source == super::Source::Official,
        };
        let mut scanned = Scanned::default();
        if !is_official {
            let text = decode_as(given.text.as_bytes(), Encoding::Utf8);
            (scanned.found, scanned.tried) = self.text(&text, format, &names);
        }
        let tried = scanned.tried.as_ref().map(|tried| {
            let tried = tried.iter().map(|it| it.data(&self.list.policy));
            tried.collect()
        });
        let line = Line {
            id: given.id,
            severity: severity_key(scanned.severity()),
            findings: Finding::all(&self.list.policy, &scanned.found),
            tried,
        };
        Answer {
            text: line.written(),
            is_denied: scanned.is_denied(),
            is_bad: false,
        }
    }
}
