//! `minglu check --fix`: writes the fixes that are safe into the records, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::console::Console;
use super::options::Common;
use super::prepare::{self, Trouble};
use crate::diag::render::diff;
use crate::diag::{Edit, Report, apply};
use crate::load::Files;
use crate::model::Day;
use crate::source::{SourceId, Sources};

/// How often fixes are looked for again in what was fixed: a text that could not be read before
/// may hold more.
const ROUNDS: usize = 30;

/// The byte order mark.
const MARK: &str = "\u{feff}";

/// Something that was put right.
struct Fixed {
    place: String,
    old: String,
    new: String,
    rule: &'static str,
}

/// A file before and after.
struct File {
    path: PathBuf,
    before: String,
    after: String,
}

/// What can be put right in all records.
#[derive(Default)]
struct Fixes {
    /// By path below the content folder.
    files: BTreeMap<String, File>,
    fixed: Vec<Fixed>,
    /// Places whose fixes were left.
    left: Vec<String>,
    /// How many fixes are guesses.
    guesses: usize,
}

/// Applies the safe fixes, or prints them as a diff, and says what was done.
pub fn fix(common: &Common, as_of: Day, is_dry: bool, console: &Console) -> Result<(), Trouble> {
    let mut fixes = Fixes::default();
    for _ in 0..ROUNDS {
        let files = fixes.over(prepare::files(common, console)?);
        let paths: Vec<PathBuf> = files.files.iter().map(|it| it.file.clone()).collect();
        let checked = prepare::checked(files, as_of);
        let report = prepare::report(&checked, &[], as_of);
        if !fixes.take(&report, &checked.sources, &paths) {
            break;
        }
    }
    if is_dry {
        for (path, file) in &fixes.files {
            super::print(&diff(path, &file.before, &file.after));
        }
    } else {
        fixes.write(console)?;
    }
    fixes.tell(is_dry, console);
    Ok(())
}

impl Fixes {
    /// The files as they are after the fixes so far.
    fn over(&self, mut files: Files) -> Files {
        for file in &mut files.files {
            if let Some(fixed) = self.files.get(&file.path) {
                file.text = Some(fixed.after.clone());
                file.is_altered = true;
            }
        }
        files
    }

    /// Takes the safe fixes of a report; whether there were any.
    fn take(&mut self, report: &Report, sources: &Sources, paths: &[PathBuf]) -> bool {
        let mut edits: BTreeMap<SourceId, Vec<(Edit, &'static str)>> = BTreeMap::new();
        self.guesses = 0;
        self.left.clear();
        for (_, finding) in report.iter() {
            let Some(fix) = &finding.fix else { continue };
            let is_record = sources.get(fix.place.source).shape.is_some();
            match fix.edit(sources) {
                Some(edit) if fix.is_safe() && is_record => {
                    let of_file = edits.entry(edit.source).or_default();
                    of_file.push((edit, finding.rule.id));
                }
                _ => self.guesses += 1,
            }
        }
        let before = self.fixed.len();
        for (source, edits) in edits {
            if let Some(path) = paths.get(source.0 as usize) {
                self.apply(source, &edits, sources, path);
            }
        }
        self.fixed.len() > before
    }

    fn apply(
        &mut self,
        source: SourceId,
        edits: &[(Edit, &'static str)],
        sources: &Sources,
        path: &Path,
    ) {
        let file = sources.get(source);
        let plain: Vec<&Edit> = edits.iter().map(|(edit, _)| edit).collect();
        let edited = apply(file, &plain);
        let place = |edit: &Edit| {
            let line = file.line_column(edit.range.start).line;
            format!("{}:{line}", file.path)
        };
        for index in &edited.left {
            self.left.push(place(&edits[*index].0));
        }
        if edited.applied.is_empty() {
            return;
        }
        for index in &edited.applied {
            let (edit, rule) = &edits[*index];
            self.fixed.push(Fixed {
                place: place(edit),
                old: file.text()[edit.range.clone()].to_owned(),
                new: edit.text.clone(),
                rule,
            });
        }
        let fixed = self.files.entry(file.path.clone()).or_insert_with(|| File {
            path: path.to_owned(),
            before: file.text().to_owned(),
            after: String::new(),
        });
        fixed.after = edited.text;
    }

    /// Writes the files, each whole or not at all.
    fn write(&mut self, console: &Console) -> Result<(), Trouble> {
        let mut untouched = Vec::new();
        for (name, file) in &self.files {
            let failed = |key: &str, error: &io::Error| {
                let args = [("path", name.clone()), ("error", console.io(error))];
                Trouble(console.text(key, &args))
            };
            let bytes = fs::read(&file.path).map_err(|error| failed("cannot-read", &error))?;
            match bytes_after(file, &bytes) {
                Ok(after) => replace(&file.path, after.as_bytes())
                    .map_err(|error| failed("cannot-write", &error))?,
                Err(key) => {
                    console.say(key, &[("path", name.clone())]);
                    untouched.push(format!("{name}:"));
                }
            }
        }
        let is_untouched = |it: &Fixed| untouched.iter().any(|name| it.place.starts_with(name));
        self.fixed.retain(|it| !is_untouched(it));
        Ok(())
    }

    fn tell(&self, is_dry: bool, console: &Console) {
        let count = [("count", self.fixed.len().to_string())];
        let key = match (self.fixed.is_empty(), is_dry) {
            (true, _) => "fix-none",
            (false, true) => "would-fix",
            (false, false) => "fixed",
        };
        console.say(key, &count);
        for it in &self.fixed {
            let args = [
                ("place", it.place.clone()),
                ("old", visible(&it.old)),
                ("new", visible(&it.new)),
                ("rule", it.rule.to_owned()),
            ];
            console.say("fixed-line", &args);
        }
        for place in &self.left {
            console.say("fix-skipped", &[("place", place.clone())]);
        }
        if self.guesses > 0 {
            console.say("fix-left", &[("count", self.guesses.to_string())]);
        }
    }
}

/// Blanks as something that can be seen.
fn visible(text: &str) -> String {
    match text {
        "\t" => "⇥".to_owned(),
        text if text.trim().is_empty() => "␣".repeat(text.len()),
        text => text.to_owned(),
    }
}

/// The file's new bytes, if it still holds what was checked; else the key of why not.
fn bytes_after(file: &File, bytes: &[u8]) -> Result<String, &'static str> {
    let text = std::str::from_utf8(bytes).map_err(|_| "fix-encoding")?;
    let (mark, text) = match text.strip_prefix(MARK) {
        Some(rest) => (MARK, rest),
        None => ("", text),
    };
    if text != file.before {
        return Err("fix-changed");
    }
    Ok(format!("{mark}{}", file.after))
}

/// Puts new bytes in place of a file's in one step, with the same permissions.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a link leads to is written, not the link.
    let path = fs::canonicalize(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.minglu", std::process::id()));
    let written = fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.set_permissions(fs::metadata(&path)?.permissions())?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    });
    if written.is_err() {
        // The error that matters is the one that is being reported.
        let _ = fs::remove_file(&beside);
    }
    written
}
