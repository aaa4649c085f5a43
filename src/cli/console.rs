//! What a person sees on the terminal: findings, notices, the summary. All of it on standard
//! error but the summary, so that results can be piped.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use super::options::{Colour, Common, Manner};
use crate::diag::render::{self, Style, human};
use crate::diag::{Catalogue, Report, Severity};
use crate::source::Sources;

/// How many findings are shown unless all are asked for.
const SHOWN: usize = 50;

/// The terminal, in a language.
pub struct Console {
    words: Catalogue,
    style: Style,
    quiet: bool,
    verbose: bool,
}

impl Console {
    /// The terminal as the options want it.
    pub fn new(common: &Common) -> Self {
        Self::with(&Manner {
            lang: common.lang,
            color: common.color,
            quiet: common.quiet,
            verbose: common.verbose,
        })
    }

    /// The terminal of a command that has no records.
    pub fn with(manner: &Manner) -> Self {
        let coloured = match manner.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                std::io::stderr().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        let choice = if coloured {
            anstream::ColorChoice::Always
        } else {
            anstream::ColorChoice::Never
        };
        choice.write_global();
        Self {
            words: Catalogue::of(manner.lang.into()),
            style: if coloured {
                Style::Coloured
            } else {
                Style::Plain
            },
            quiet: manner.quiet,
            verbose: manner.verbose > 0,
        }
    }

    /// Whether only what is wrong is to be said.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// A text of the catalogue with its placeholders filled.
    pub fn text(&self, key: &str, args: &[(&'static str, String)]) -> String {
        self.words.say(key, args)
    }

    /// What the system says of a file, in plain words where there are some.
    pub fn io(&self, error: &io::Error) -> String {
        let key = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "io-full",
            io::ErrorKind::PermissionDenied => "io-denied",
            io::ErrorKind::ReadOnlyFilesystem => "io-read-only",
            io::ErrorKind::NotFound => "io-missing",
            _ => return error.to_string(),
        };
        self.text(key, &[])
    }

    /// The words of messages.
    pub fn words(&self) -> &Catalogue {
        &self.words
    }

    /// Shows findings: errors first in full, notes only if asked for.
    pub fn findings(&self, report: &Report, sources: &Sources) {
        let wanted = |severity| self.verbose || severity > Severity::Note;
        let limit = if self.verbose { usize::MAX } else { SHOWN };
        let mut all: Vec<_> = report
            .iter()
            .filter(|(_, finding)| wanted(finding.severity))
            .collect();
        let total = all.len();
        if total > limit {
            // What forbids publishing must not be crowded out by what does not.
            all.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
            all.truncate(limit);
        }
        for finding in all {
            Self::print(&human(finding, sources, &self.words, self.style));
        }
        if total > limit {
            self.say("more", &[("count", (total - limit).to_string())]);
        }
        let least = if self.verbose {
            Severity::Note
        } else {
            Severity::Warning
        };
        let summary = render::rules(report, sources, &self.words, least);
        if let Some(summary) = summary {
            Self::print(&summary);
        }
        if !self.quiet {
            for remark in render::remarks(report, sources, &self.words, least) {
                Self::print(&remark);
            }
        }
    }

    /// Shows the waivers that hold.
    pub fn waivers(&self, report: &Report, sources: &Sources) {
        let limit = if self.verbose { usize::MAX } else { SHOWN };
        let waivers = render::waivers(report, sources, &self.words, limit);
        if let Some(waivers) = waivers.filter(|_| !self.quiet) {
            Self::print(&waivers);
        }
    }

    /// Says a text of the catalogue.
    pub fn say(&self, key: &str, args: &[(&'static str, String)]) {
        Self::print(&self.words.say(key, args));
    }

    /// Says what is in words already.
    pub fn say_plain(text: &str) {
        Self::print(text);
    }

    /// Says a text of the catalogue on standard output, unless asked to be quiet.
    pub fn summary(&self, key: &str, args: &[(&'static str, String)]) {
        if !self.quiet {
            let line = self.words.say(key, args);
            // A reader who has gone away needs no summary.
            let _ = writeln!(std::io::stdout(), "{line}");
        }
    }

    fn print(text: &str) {
        // A reader who has gone away needs no message.
        let _ = writeln!(anstream::stderr(), "{text}");
    }
}

/// Seconds with two decimals.
pub fn seconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64())
}

/// The first few of a list, and how many more.
pub fn some(paths: &[String]) -> String {
    const SOME: usize = 5;
    let mut text = paths[..paths.len().min(SOME)].join("、");
    if paths.len() > SOME {
        text.push_str(" …");
    }
    text
}
