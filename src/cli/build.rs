//! `minglu build`: from records to a published directory.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;
use serde_json::json;

use super::console::{Console, seconds, some};
use super::corrections::{self, Account};
use super::options::Common;
use super::prepare::{self, Trouble};
use super::{Outcome, compress, data, index, pages};
use crate::derive::Directory;
use crate::diag::{Report, Severity};
use crate::export::Data;
use crate::load::Files;
use crate::model::{Catalog, Day};
use crate::publish::{self, Before, Doing, PublishError, Published, Receipt, Stage};
use crate::render::{self, BrokenLink, Plan, ThemeFiles};

/// The arguments of `minglu build`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The folder that is published to 发布文件夹
    #[arg(long, value_name = "DIR", default_value = "public")]
    output: PathBuf,
    /// Publish in spite of errors, every page marked as a draft 带草稿标记发布
    #[arg(long)]
    draft: bool,
    /// Put .br and .gz beside each file, for servers that give them out 同时生成 .br 和 .gz
    #[arg(long)]
    precompress: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let console = Console::new(&args.common);
    build(args, &console).unwrap_or_else(|trouble| trouble.tell(&console))
}

fn build(args: &Args, console: &Console) -> Result<Outcome, Trouble> {
    let start = Instant::now();
    let as_of = prepare::as_of(&args.common, console)?;
    let files = prepare::files(&args.common, console)?;
    let theme = match prepare::theme_files(&args.common, console) {
        Ok(theme) => theme,
        Err(trouble) => {
            let checked = prepare::checked(files, as_of);
            return Err(prepare::tell_records(&checked, as_of, trouble, console));
        }
    };
    let fingerprint = fingerprint(args, &files, &theme, as_of);
    let standing = standing(args, &fingerprint, console)?;
    let is_enough = |last: &&Standing| last.was_sound() && args.common.verbose == 0;
    if let Some(last) = standing.as_ref().filter(is_enough) {
        return Ok(last.nothing_changed(args, start, console));
    }
    let checked = prepare::checked(files, as_of);
    let tell_records = |trouble| prepare::tell_records(&checked, as_of, trouble, console);
    let catalog = &checked.catalog;
    let (before, account) = account(args, catalog, as_of, console)?;
    let directory = Directory::with_corrections(catalog, as_of, account.corrections.clone());
    let theme = prepare::theme(&theme, &catalog.site, &args.common, console);
    let mut theme = theme.map_err(tell_records)?;
    render::share(&mut theme, &directory, args.draft);
    let mut plan =
        prepare::plan(&directory, &theme, &args.common, console).map_err(tell_records)?;
    let report = prepare::report(&checked, &plan.findings, as_of);
    console.findings(&report, &checked.sources);
    // The records' texts were kept to show findings in them; pages need them no more.
    let records = checked.sources.into_paths();
    let figures = |dead| prepare::figures(&directory, &report, dead);
    if report.forbids_publishing() {
        console.say(if args.draft { "draft" } else { "refused" }, &figures(0));
        if !args.draft {
            return Ok(prepare::refusal(&report));
        }
    }
    if let Some(last) = standing {
        return Ok(last.nothing_changed(args, start, console));
    }
    let tell_disk = |error| trouble(&error, args, console);
    let stage = Stage::open_after(&args.output, &before).map_err(tell_disk)?;
    let words = plan.site.words();
    let tables = Data {
        directory: &directory,
        words: &words,
    };
    plan.site.made = data::stage_files(&tables, &stage).map_err(tell_disk)?;
    let documents = data::stage_documents(&tables, &stage);
    documents.map_err(tell_disk)?;
    plan.make_cards();
    let broken = stage_everything(args, &plan, &stage, console)?;
    if !broken.is_empty() {
        let dead = pages::tell_broken(&broken, &plan, &records, &args.common, console);
        if !args.draft {
            console.say("refused", &figures(dead));
            return Ok(Outcome::Findings);
        }
    }
    let left = if args.draft {
        corrections::leave_as_it_is(&before, &stage)
    } else {
        corrections::leave(&account, catalog, as_of, &stage)
    };
    left.map_err(tell_disk)?;
    let receipt = receipt(fingerprint, &plan, &report, broken.is_empty());
    let published = stage.commit(Some(receipt)).map_err(tell_disk)?;
    tell(
        args,
        &published,
        figures(0),
        plan.pages.len(),
        start,
        console,
    );
    Ok(Outcome::Fine)
}

/// What stands in the output, and what is corrected in it.
fn account(
    args: &Args,
    catalog: &Catalog,
    as_of: Day,
    console: &Console,
) -> Result<(Before, Account), Trouble> {
    let tell_disk = |error| trouble(&error, args, console);
    let before = Before::look(&args.output).map_err(tell_disk)?;
    if let Some(count) = before.rolled_forward {
        console.say("rolled-forward", &[("count", count.to_string())]);
    }
    let account = if args.draft {
        corrections::known(&before).map(|corrections| Account {
            corrections,
            ..Account::default()
        })
    } else {
        corrections::account(catalog, as_of, &before)
    };
    Ok((before, account.map_err(tell_disk)?))
}

/// Stands for everything that the published bytes depend on, but for what the last build left.
fn fingerprint(args: &Args, files: &Files, theme: &ThemeFiles, as_of: Day) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(files.fingerprint.as_bytes());
    hasher.update(theme.fingerprint().as_bytes());
    hasher.update(as_of.to_string().as_bytes());
    hasher.update(&[u8::from(args.draft), u8::from(args.precompress)]);
    hasher.finalize().to_hex().to_string()
}

/// What stands in the output, made of the same records on the same day.
struct Standing {
    receipt: Receipt,
    foreign: Vec<String>,
}

/// What stands, if a build would make just that again.
fn standing(
    args: &Args,
    fingerprint: &str,
    console: &Console,
) -> Result<Option<Standing>, Trouble> {
    let intact = publish::intact(&args.output, fingerprint);
    let intact = intact.map_err(|error| trouble(&error, args, console))?;
    Ok(intact.map(|intact| Standing {
        receipt: intact.receipt,
        foreign: intact.foreign,
    }))
}

impl Standing {
    /// Whether the build that made it found no error. Warnings are counted in the receipt.
    fn was_sound(&self) -> bool {
        self.receipt.summary["sound"] == true
    }

    fn nothing_changed(&self, args: &Args, start: Instant, console: &Console) -> Outcome {
        tell_foreign(args, &self.foreign, console);
        let figure = |name: &str| self.receipt.summary[name].to_string();
        let figures = [
            ("evaluators", figure("evaluators")),
            ("pages", figure("pages")),
            ("warnings", figure("warnings")),
            ("seconds", seconds(start.elapsed())),
        ];
        let has_warnings = self.receipt.summary["warnings"] != 0;
        let key = if has_warnings {
            "summary-nothing-but-warnings"
        } else {
            "summary-nothing"
        };
        console.summary(key, &figures);
        Outcome::Fine
    }
}

fn receipt(fingerprint: String, plan: &Plan<'_>, report: &Report, links_hold: bool) -> Receipt {
    Receipt {
        fingerprint,
        summary: json!({
            "sound": !report.forbids_publishing() && links_hold,
            "warnings": report.count(Severity::Warning),
            "evaluators": plan.site.directory.entries.len(),
            "pages": plan.pages.len(),
        }),
    }
}

/// Stages every output, each as soon as it is made. Answers the links that lead nowhere.
fn stage_everything(
    args: &Args,
    plan: &Plan<'_>,
    stage: &Stage,
    console: &Console,
) -> Result<Vec<BrokenLink>, Trouble> {
    let put = |path: &str, bytes: &[u8]| {
        let put = stage.put(path, bytes);
        let put = put.and_then(|()| {
            if args.precompress {
                put_compressed(stage, path, bytes)?;
            }
            Ok(())
        });
        put.map_err(|error| trouble(&error, args, console))
    };
    let broken = pages::render_all(plan, args.common.quiet, console, put)?;
    for (path, bytes) in plan.site.theme.assets() {
        put(path, bytes)?;
    }
    let index = index::pieces(plan.site.directory, &plan.site.theme.texts);
    index
        .par_iter()
        .try_for_each(|(path, bytes)| put(path, bytes))?;
    drop(index);
    let policy = &plan.site.directory.catalog.advertising;
    for (path, bytes) in crate::advert::spot::pieces(policy) {
        put(&path, &bytes)?;
    }
    plan.copies.par_iter().try_for_each(|(path, file)| {
        let bytes = fs::read(file).map_err(|error| {
            let args = [
                ("path", file.display().to_string()),
                ("error", console.io(&error)),
            ];
            Trouble(console.text("cannot-read", &args))
        })?;
        put(path, &bytes)
    })?;
    Ok(broken)
}

/// Puts the compressed forms beside a file, where they are worth it. Those of an unchanged file are kept.
fn put_compressed(stage: &Stage, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
    if !compress::is_worth(path, bytes.len()) {
        return Ok(());
    }
    for (ending, pack) in compress::FORMS {
        let beside = format!("{path}{ending}");
        if !stage.keep(&beside, path)? {
            stage.put(&beside, &pack(path, bytes))?;
        }
    }
    Ok(())
}

fn tell(
    args: &Args,
    published: &Published,
    mut figures: Vec<(&'static str, String)>,
    pages: usize,
    start: Instant,
    console: &Console,
) {
    tell_foreign(args, &published.foreign, console);
    if !published.hand_edited.is_empty() {
        let paths: Vec<String> = published
            .hand_edited
            .iter()
            .map(|it| it.path.clone())
            .collect();
        let args = [
            ("count", paths.len().to_string()),
            ("output", args.output.display().to_string()),
            ("paths", some(&paths)),
        ];
        console.say("hand-edited", &args);
    }
    figures.extend([
        ("pages", pages.to_string()),
        ("added", published.added.to_string()),
        ("changed", published.changed.to_string()),
        ("removed", published.removed.to_string()),
        ("unchanged", published.unchanged.to_string()),
        ("seconds", seconds(start.elapsed())),
    ]);
    console.summary("summary-built", &figures);
}

fn tell_foreign(args: &Args, foreign: &[String], console: &Console) {
    if !foreign.is_empty() {
        let args = [
            ("count", foreign.len().to_string()),
            ("output", args.output.display().to_string()),
            ("paths", some(foreign)),
        ];
        console.say("foreign", &args);
    }
}

/// A refusal of the publication in words for people.
fn trouble(error: &PublishError, args: &Args, console: &Console) -> Trouble {
    let output = args.output.display().to_string();
    let (key, words) = match error {
        PublishError::Busy { .. } => ("publish-busy", vec![("path", output)]),
        PublishError::ForeignInTheWay { paths } => {
            ("publish-foreign", vec![("paths", some(paths))])
        }
        PublishError::BrokenState { path, line } => {
            let path = path.display().to_string();
            (
                "publish-state",
                vec![
                    ("path", path),
                    ("line", line.to_string()),
                    ("output", output),
                ],
            )
        }
        PublishError::Disk {
            doing,
            path,
            source,
        } => {
            let key = match doing {
                Doing::Read => "publish-read",
                _ => "publish-disk",
            };
            let path = path.display().to_string();
            (key, vec![("path", path), ("error", console.io(source))])
        }
        PublishError::Midway {
            path, source, left, ..
        } => {
            let words = vec![
                ("path", path.display().to_string()),
                ("error", console.io(source)),
                ("left", left.to_string()),
            ];
            ("publish-midway", words)
        }
        PublishError::BadPath { path, .. } | PublishError::PutTwice { path } => (
            "publish-path",
            vec![("path", path.clone()), ("error", error.to_string())],
        ),
        PublishError::FileAndFolder { file, .. } => (
            "publish-path",
            vec![("path", file.clone()), ("error", error.to_string())],
        ),
    };
    Trouble(console.text(key, &words))
}
