//! Looking at one text.

use std::io::{self, Read};

use rayon::prelude::*;

use super::explain::{Explained, explain};
use super::inputs::Input;
use super::{Source, Task};
use crate::advert::extract::{Decoded, Format, decode, detect, extract, of_name};
use crate::advert::scan::{BLOCK, Found, Names, scan, scan_blocks};
use crate::model::TermSeverity;

/// The longest text that is read as a whole: Markdown, HTML, and whatever is explained.
pub const LONGEST: usize = 64 << 20;

/// As much of a text tells its format.
const HEAD: u64 = 1 << 20;

/// A text that was looked at.
#[derive(Default)]
pub struct Scanned {
    /// Its name.
    pub name: String,
    /// What was found, in its order.
    pub found: Vec<Found>,
    /// Everything that was tried, if it is to be explained.
    pub tried: Option<Vec<Explained>>,
}

impl Scanned {
    /// The worst that was found.
    pub fn severity(&self) -> Option<TermSeverity> {
        self.found.iter().map(|it| it.hit.severity).max()
    }

    /// Whether something may not be published.
    pub fn is_denied(&self) -> bool {
        self.severity() == Some(TermSeverity::Deny)
    }
}

/// A severity in data.
pub fn severity_key(severity: Option<TermSeverity>) -> &'static str {
    match severity {
        Some(TermSeverity::Deny) => "deny",
        Some(TermSeverity::Review) => "review",
        None => "clean",
    }
}

/// How many texts are how bad.
#[derive(Default)]
pub struct Counts {
    /// All of them.
    pub texts: usize,
    /// With something that may not be published.
    pub deny: usize,
    /// With something that a person judges.
    pub review: usize,
    /// Findings in all.
    pub findings: usize,
}

impl Counts {
    pub fn of(all: &[Scanned]) -> Self {
        let count = |wanted| {
            all.iter()
                .filter(|it| it.severity() == Some(wanted))
                .count()
        };
        Self {
            texts: all.len(),
            deny: count(TermSeverity::Deny),
            review: count(TermSeverity::Review),
            findings: all.iter().map(|it| it.found.len()).sum(),
        }
    }

    pub fn clean(&self) -> usize {
        self.texts - self.deny - self.review
    }

    pub fn args(&self) -> [(&'static str, String); 5] {
        [
            ("texts", self.texts.to_string()),
            ("deny", self.deny.to_string()),
            ("review", self.review.to_string()),
            ("clean", self.clean().to_string()),
            ("findings", self.findings.to_string()),
        ]
    }
}

impl Task<'_> {
    /// Looks at many texts at once; the results come in their order, troubles in words.
    pub fn all(&self, inputs: &[Input]) -> Vec<Result<Scanned, String>> {
        inputs.par_iter().map(|it| self.one(it)).collect()
    }

    fn one(&self, input: &Input) -> Result<Scanned, String> {
        let scanned = self.file(input).map_err(|error| {
            let args = [
                ("path", input.name.clone()),
                ("error", self.console.io(&error)),
            ];
            self.console.text("cannot-read", &args)
        })?;
        scanned.map_err(|why| self.refuse(input, why))
    }

    fn refuse(&self, input: &Input, why: Refused) -> String {
        let key = match why {
            Refused::TooLong => "scan-too-long",
            Refused::NoText => "scan-no-text",
        };
        let args = [
            ("path", input.name.clone()),
            ("limit", (LONGEST >> 20).to_string()),
        ];
        self.console.text(key, &args)
    }

    fn file(&self, input: &Input) -> io::Result<Result<Scanned, Refused>> {
        let mut scanned = Scanned {
            name: input.name.clone(),
            ..Scanned::default()
        };
        let mut reader = input.open()?;
        if self.args.source == Source::Official {
            return Ok(Ok(scanned));
        }
        let mut bytes = Vec::new();
        reader.by_ref().take(HEAD).read_to_end(&mut bytes)?;
        if is_no_text(&bytes) {
            return Ok(Err(Refused::NoText));
        }
        let format = self.format(input, &bytes);
        if format == Format::Text && !self.args.explain {
            let whole = io::Cursor::new(bytes).chain(reader);
            let found = &mut scanned.found;
            let show = self.args.show();
            scan_blocks(self.matcher, whole, &self.names, BLOCK, show, |it| {
                found.push(it);
            })?;
            return Ok(Ok(scanned));
        }
        let left = (LONGEST + 1).saturating_sub(bytes.len());
        reader.take(left as u64).read_to_end(&mut bytes)?;
        if bytes.len() > LONGEST {
            return Ok(Err(Refused::TooLong));
        }
        let text = decode(&bytes);
        (scanned.found, scanned.tried) = self.text(&text, format, &self.names);
        Ok(Ok(scanned))
    }

    /// The format that is asked for, or that the name or the content tells.
    fn format(&self, input: &Input, head: &[u8]) -> Format {
        let given = self.args.text_format();
        let format = given.or_else(|| of_name(&input.name)).or_else(|| {
            let data = [".csv", ".json", ".yaml", ".yml"];
            let is_data = data
                .iter()
                .any(|it| input.name.to_ascii_lowercase().ends_with(it));
            is_data.then_some(Format::Text)
        });
        format.unwrap_or_else(|| detect(&decode(head).text))
    }

    /// Looks at a text that is at hand.
    pub fn text(
        &self,
        text: &Decoded<'_>,
        format: Format,
        names: &Names,
    ) -> (Vec<Found>, Option<Vec<Explained>>) {
        let runs = extract(&text.text, format);
        let found = scan(self.matcher, text, &runs, names);
        let explain = || explain(self.matcher, &text.text, &runs, &found);
        let tried = self.args.explain.then(explain);
        (found, tried)
    }
}

/// Why a text is not looked at.
#[derive(Clone, Copy)]
enum Refused {
    TooLong,
    NoText,
}

/// Whether a file that begins like this is none of text: a picture, an archive.
fn is_no_text(head: &[u8]) -> bool {
    let is_wide = matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let nulls = memchr::memchr_iter(0, head).count();
    // A stray null hides nothing; pictures and archives are full of them.
    !is_wide && nulls * 64 > head.len()
}
