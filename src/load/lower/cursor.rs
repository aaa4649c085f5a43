//! Reading single values: what is missing, what cannot be read, what should stand there.

use std::ops::{Range, RangeInclusive};

use super::super::raw::{List, Text};
use super::super::rules;
use super::pasted;
use crate::diag::{Diagnostic, Fix, Rule};
use crate::load::vocabulary::Vocabulary;
use crate::model::{Count, Day, DayProblem, Explain, Fault};
use crate::source::{At, Part, closest, narrow};

/// Why a value cannot be read, ready to be reported.
#[derive(Debug)]
pub struct Problem {
    /// Which of the rule's messages.
    pub variant: &'static str,
    /// What the message's placeholders stand for.
    pub args: Vec<(&'static str, String)>,
    /// The bytes of the value's text that are at fault.
    pub range: Option<Range<usize>>,
    /// What should be written instead.
    pub suggestion: Option<String>,
    /// Whether that is only likely.
    pub is_guess: bool,
}

impl Problem {
    /// A problem of the whole value.
    #[must_use]
    pub fn new(variant: &'static str) -> Self {
        Self {
            variant,
            args: Vec::new(),
            range: None,
            suggestion: None,
            is_guess: false,
        }
    }

    /// Gives a placeholder its text.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Offers another text.
    #[must_use]
    pub fn suggest(mut self, text: Option<String>) -> Self {
        self.suggestion = text;
        self
    }

    /// Offers what is likely meant.
    #[must_use]
    pub fn guess(mut self, text: Option<String>) -> Self {
        self.suggestion = text;
        self.is_guess = true;
        self
    }
}

/// The words for yes and no.
pub const YES_NO: &[(&str, bool)] = &[
    ("true", true),
    ("false", false),
    ("是", true),
    ("否", false),
    ("有", true),
    ("无", false),
    ("yes", true),
    ("no", false),
];

/// The message for a value that is none of the known ones; another if it is near to one of them.
pub fn or_near(near: Option<&str>) -> &'static str {
    if near.is_some() { "near" } else { "default" }
}

/// Why a text is no count in digits; with the count if there is no doubt of it.
fn no_digits(at: &At<'_>, text: &str) -> Problem {
    let Some(count) = Count::parse(text) else {
        return Problem::new("default");
    };
    let known: &[&str] = match at {
        At::Key(_, key) => units(key),
        At::Entry(..) => &["元", "元/人", "元每人"], // a fee
        At::Top(_) | At::Index(..) => &[],
    };
    let number = Some(count.number.to_string());
    let problem = Problem::new("read").arg("number", count.number);
    // Another unit may tell that the number belongs elsewhere.
    if count.unit.is_empty() || known.contains(&count.unit) {
        problem.suggest(number)
    } else {
        problem.guess(number)
    }
}

/// What people write behind the numbers of a key.
fn units(key: &str) -> &'static [&'static str] {
    match key {
        "workstations" => &["个", "位", "个工位"],
        "theory_questions" | "defence_questions" => &["题", "道", "道题", "个"],
        "theory_papers" | "practical_papers" => &["套", "份", "套卷"],
        "full_time_staff" | "experts" | "question_bank_staff" | "seats" => &["人", "名", "位"],
        "trained" | "assessed" => &["人次", "人", "次"],
        "area" => &["平方米", "平米", "㎡", "m²", "m2"],
        _ => &[],
    }
}

impl<P: Explain> From<Fault<P>> for Problem {
    fn from(fault: Fault<P>) -> Self {
        let (variant, args) = fault.problem.words();
        Self {
            variant,
            args,
            range: Some(fault.range),
            suggestion: fault.suggestion,
            is_guess: fault.is_guess,
        }
    }
}

/// Whether a text is an address on the web.
fn is_url(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, rest)| {
        ["https", "http"]
            .iter()
            .any(|it| scheme.eq_ignore_ascii_case(it))
            && !rest.is_empty()
            && !rest.starts_with('/')
            && !text.contains(char::is_whitespace)
    })
}

/// Why a text is no address on the web; with the one that is meant if there is little doubt of it.
fn no_url(text: &str) -> Problem {
    let narrowed: String = text.chars().map(narrow).collect();
    if is_url(&narrowed) {
        return Problem::new("near").suggest(Some(narrowed));
    }
    let host = text.split('/').next().unwrap_or_default();
    let is_part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-');
    let is_host = host.contains('.') && host.starts_with(is_part) && host.chars().all(is_part);
    if is_host && !text.contains(char::is_whitespace) {
        return Problem::new("near").guess(Some(format!("https://{text}")));
    }
    Problem::new("default")
}

/// What reading a record needs to know, and what it has found.
#[derive(Debug)]
pub struct Lower<'v> {
    /// The catalogues and the site's defaults.
    pub vocabulary: &'v Vocabulary,
    /// What was found.
    pub findings: Vec<Diagnostic>,
}

impl<'v> Lower<'v> {
    /// Starts with nothing found.
    #[must_use]
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        Self {
            vocabulary,
            findings: Vec::new(),
        }
    }

    /// Reports a finding.
    pub fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Reports that a field is not given.
    pub fn missing(&mut self, at: &At<'_>) {
        let finding = Diagnostic::new(&rules::MISSING, at.place());
        self.report(match at {
            At::Key(_, name) => finding.arg("key", name),
            At::Entry(_, key) => finding.variant("value").arg("key", key),
            At::Top(_) | At::Index(..) => finding.arg("key", ""),
        });
    }

    /// Reports that the value at `at` cannot be read.
    pub fn fault(&mut self, rule: &'static Rule, at: &At<'_>, text: &str, problem: Problem) {
        let mut place = at.place();
        if let Some(range) = problem.range.filter(|range| *range != (0..text.len())) {
            place = place.part(Part::Within(range));
        }
        let mut finding = Diagnostic::new(rule, place).variant(problem.variant);
        finding.args = problem.args;
        finding.args.push(("value", text.to_owned()));
        if let Some(suggestion) = problem.suggestion {
            finding.fix = Some(if problem.is_guess {
                Fix::guess(at.place(), suggestion)
            } else {
                Fix::safe(at.place(), suggestion)
            });
        }
        self.report(finding);
    }

    /// A value that may be left out.
    pub fn optional<T, E: Into<Problem>>(
        &mut self,
        rule: &'static Rule,
        at: &At<'_>,
        text: &Text,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = text.get()?;
        match read(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(rule, at, text, error.into());
                None
            }
        }
    }

    /// A value that must be given.
    pub fn required<T, E: Into<Problem>>(
        &mut self,
        rule: &'static Rule,
        at: &At<'_>,
        text: &Text,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        if text.get().is_none() {
            self.missing(at);
        }
        self.optional(rule, at, text, read)
    }

    /// A text that must be given.
    pub fn required_text(&mut self, at: &At<'_>, text: &Text) -> Option<String> {
        let text = text.get();
        if text.is_none() {
            self.missing(at);
        }
        text.map(str::to_owned)
    }

    /// A date that may be left out.
    pub fn day(&mut self, at: &At<'_>, text: &Text) -> Option<Day> {
        let written = text.get()?;
        match Day::parse_iso(written) {
            Ok(day) => Some(day),
            Err(fault) if fault.problem == DayProblem::NotIso => {
                let problem = Problem::new("default").suggest(fault.suggestion);
                self.fault(&rules::DAY_FORM, at, written, problem);
                Day::parse(written).ok()
            }
            Err(fault) => {
                if let Some(day) = pasted::day_of_moment(written) {
                    let problem = Problem::new("default").suggest(Some(day.to_string()));
                    self.fault(&rules::DAY_FORM, at, written, problem);
                    return Some(day);
                }
                let problem = pasted::date(written).unwrap_or_else(|| fault.into());
                self.fault(&rules::DAY, at, written, problem);
                None
            }
        }
    }

    /// A date that must be given.
    pub fn required_day(&mut self, at: &At<'_>, text: &Text) -> Option<Day> {
        if text.get().is_none() {
            self.missing(at);
        }
        self.day(at, text)
    }

    /// A count: digits, perhaps with separators of thousands.
    pub fn number(&mut self, at: &At<'_>, text: &Text) -> Option<u32> {
        self.optional(&rules::NUMBER, at, text, |text| {
            let without_separators = || text.replace([',', '_'], "").parse();
            let number = text.parse().or_else(|_| without_separators());
            number.map_err(|_: std::num::ParseIntError| no_digits(at, text))
        })
    }

    /// A count within bounds, both included.
    pub fn number_within<T>(
        &mut self,
        at: &At<'_>,
        text: &Text,
        bounds: RangeInclusive<T>,
    ) -> Option<T>
    where
        T: Copy + PartialOrd + TryFrom<u32> + std::fmt::Display,
    {
        let number = self.number(at, text)?;
        let within = T::try_from(number).ok().filter(|it| bounds.contains(it));
        if within.is_none() {
            let problem = Problem::new("range")
                .arg("least", bounds.start())
                .arg("most", bounds.end());
            let text = text.get().unwrap_or_default();
            self.fault(&rules::NUMBER, at, text, problem);
        }
        within
    }

    /// A value that is the key of an entry of a mapping.
    pub fn mapping_key<T, E: Into<Problem>>(
        &mut self,
        rule: &'static Rule,
        at: &At<'_>,
        key: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let problem = match read(key) {
            Ok(value) => return Some(value),
            Err(error) => error.into(),
        };
        // Within the place of an entry its value would be underlined.
        let place = at.place().part(Part::Key);
        let mut finding = Diagnostic::new(rule, place).variant(problem.variant);
        finding.args = problem.args;
        if let Some(suggestion) = problem.suggestion {
            finding = if problem.is_guess {
                finding.guess(suggestion)
            } else {
                finding.suggest(suggestion)
            };
        }
        self.report(finding.arg("value", key));
        None
    }

    /// Reports what stands twice in a list of texts.
    pub fn twice(&mut self, at: &At<'_>, list: &List<Text>) {
        for (index, text) in list.iter().skip(1) {
            let Some(text) = text.get() else { continue };
            let mut before = list.iter().take(index);
            if let Some((first, _)) = before.find(|(_, it)| it.get() == Some(text)) {
                let finding = Diagnostic::new(&rules::TWICE, at.index(index).place());
                let finding = finding.related(at.index(first).place(), "first");
                self.report(finding.arg("value", text));
            }
        }
    }

    /// Yes or no.
    pub fn yes_no(&mut self, at: &At<'_>, text: &Text) -> Option<bool> {
        let written = text.get()?;
        let is_ours = YES_NO.iter().any(|(word, _)| *word == written);
        let Some(value) = pasted::yes_no(written).filter(|_| !is_ours) else {
            return self.choice(at, text, YES_NO);
        };
        let problem = Problem::new("yes-no").suggest(Some(value.to_string()));
        self.fault(&rules::CHOICE, at, written, problem);
        Some(value)
    }

    /// One of some words.
    pub fn choice<T: Copy>(
        &mut self,
        at: &At<'_>,
        text: &Text,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        self.optional(&rules::CHOICE, at, text, |text| {
            let found = words.iter().find(|(word, _)| *word == text);
            found.map(|(_, value)| *value).ok_or_else(|| {
                let names = words.iter().map(|(word, _)| *word);
                let near = closest(text, names.clone()).map(str::to_owned);
                let (english, chinese): (Vec<_>, Vec<_>) = names.partition(|it| it.is_ascii());
                let chinese = if chinese.is_empty() {
                    &english
                } else {
                    &chinese
                };
                let problem = Problem::new(or_near(near.as_deref()));
                let problem = problem.arg("choices", chinese.join("、"));
                problem.arg("choices_en", english.join(", ")).guess(near)
            })
        })
    }

    /// An address on the web.
    pub fn url(&mut self, at: &At<'_>, text: &Text) -> Option<String> {
        self.optional(&rules::URL, at, text, |text| {
            if is_url(text) {
                Ok(text.to_owned())
            } else {
                Err(no_url(text))
            }
        })
    }
}
