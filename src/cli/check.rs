//! `minglu check`: the checks of `build`, without publishing anything.

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::Instant;

use super::console::{Console, seconds};
use super::options::Common;
use super::prepare::{self, Checked, Trouble};
use super::report::{Format, Found, give};
use super::{Outcome, fix, pages};
use crate::derive::Directory;
use crate::render::{self, BrokenLink, Plan, Theme};

/// The arguments of `minglu check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// How findings are given out; human if left out, or as the name of --output has it 输出格式
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// A file to write them to, instead of standard output 写入文件
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put right what is sure, in the records themselves 自动改正有把握的地方
    #[arg(long)]
    fix: bool,
    /// Only show what --fix would change 只显示，不写文件
    #[arg(long, requires = "fix", conflicts_with = "format")]
    dry_run: bool,
    /// Render all pages as build does, not just one of each kind 生成全部页面
    #[arg(long)]
    pages: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let console = Console::new(&args.common);
    check(args, &console).unwrap_or_else(|trouble| trouble.tell(&console))
}

fn check(args: &Args, console: &Console) -> Result<Outcome, Trouble> {
    let start = Instant::now();
    let as_of = prepare::as_of(&args.common, console)?;
    if args.fix {
        fix::fix(&args.common, as_of, args.dry_run, console)?;
    }
    let files = prepare::files(&args.common, console)?;
    // The command ends with the process, which gives back all memory at once.
    let checked = ManuallyDrop::new(prepare::checked(files, as_of));
    let directory = Directory::new(&checked.catalog, as_of);
    // What is wrong with the records is worth knowing even if no page can be made.
    let theme = theme(args, &checked, &directory, console);
    let plan = theme.as_ref().ok();
    let plan = plan.map(|theme| prepare::plan(&directory, theme, &args.common, console));
    let mut plan = plan.transpose();
    let of_pages = plan.as_ref().ok().and_then(Option::as_ref);
    let of_pages = of_pages.map_or(&[][..], |plan| &plan.findings);
    let report = prepare::report(&checked, of_pages, as_of);
    // With errors a build does not come to rendering either.
    let broken = match &mut plan {
        Ok(Some(plan)) if !report.forbids_publishing() => render(args, plan, console),
        _ => Ok(Vec::new()),
    };
    let found = Found {
        checked: &checked,
        directory: &directory,
        report: &report,
    };
    let output = args.output.as_deref();
    let format = args.format.unwrap_or_else(|| Format::of_file(output));
    give(&found, format, output, &args.common, console)?;
    let (broken, plan) = (broken?, plan?);
    theme
        .as_ref()
        .map_err(|trouble| Trouble(trouble.0.clone()))?;
    let files = paths(&checked);
    let dead = plan.as_ref().map_or(0, |plan| {
        pages::tell_broken(&broken, plan, &files, &args.common, console)
    });
    let mut figures = prepare::figures(&directory, &report, dead);
    figures.push(("seconds", seconds(start.elapsed())));
    // Standard output may be spoken for.
    if format == Format::Human && !args.dry_run {
        console.summary("summary-checked", &figures);
    } else if !args.common.quiet {
        console.say("summary-checked", &figures);
    }
    Ok(match report.forbids_publishing() {
        true => prepare::refusal(&report),
        false if dead == 0 => Outcome::Fine,
        false => Outcome::Findings,
    })
}

/// The theme with what all pages have in common.
fn theme(
    args: &Args,
    checked: &Checked,
    directory: &Directory<'_>,
    console: &Console,
) -> Result<Theme, Trouble> {
    let files = prepare::theme_files(&args.common, console)?;
    let site = &checked.catalog.site;
    let mut theme = prepare::theme(&files, site, &args.common, console)?;
    render::share(&mut theme, directory, false);
    Ok(theme)
}

/// Renders pages to see that they can be made; answers their dead links.
fn render(args: &Args, plan: &mut Plan<'_>, console: &Console) -> Result<Vec<BrokenLink>, Trouble> {
    if !args.pages {
        return pages::render_one_of_each_kind(plan, args.common.quiet, console);
    }
    plan.make_cards();
    pages::render_all(plan, args.common.quiet, console, |_, _| Ok(()))
}

/// The paths of the files, by number.
fn paths(checked: &Checked) -> Vec<String> {
    let sources = &checked.sources;
    let paths = sources.ids().map(|id| sources.get(id).path.clone());
    paths.collect()
}
