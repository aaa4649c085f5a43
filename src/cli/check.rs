//! `minglu check`: the checks of `build`, without writing anything.

use std::time::Instant;

use super::console::{Console, seconds};
use super::options::Common;
use super::prepare::{self, Trouble};
use super::{Outcome, pages};
use crate::derive::Directory;
use crate::render;

/// The arguments of `minglu check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let console = Console::new(&args.common);
    check(args, &console).unwrap_or_else(|trouble| trouble.tell(&console))
}

fn check(args: &Args, console: &Console) -> Result<Outcome, Trouble> {
    let start = Instant::now();
    let as_of = prepare::as_of(&args.common, console)?;
    let files = prepare::files(&args.common, console)?;
    let checked = prepare::checked(files, as_of);
    // What is wrong with the records is worth knowing even if no page can be made.
    let tell_records = |trouble| prepare::tell_records(&checked, as_of, trouble, console);
    let theme = prepare::theme_files(&args.common, console).map_err(tell_records)?;
    let language = &checked.catalog.site.language;
    let theme = prepare::theme(&theme, language, &args.common, console);
    let mut theme = theme.map_err(tell_records)?;
    let directory = Directory::new(&checked.catalog, as_of);
    render::share(&mut theme, &directory, false);
    let plan = prepare::plan(&directory, &theme, &args.common, console).map_err(tell_records)?;
    let report = prepare::report(&checked, &plan.findings, as_of);
    console.findings(&report, &checked.sources);
    // With errors a build does not come to rendering either.
    let broken = if report.forbids_publishing() {
        Vec::new()
    } else {
        pages::render_all(&plan, args.common.quiet, console, |_, _| Ok(()))?
    };
    let records = checked.sources.into_paths();
    let dead = pages::tell_broken(&broken, &plan, &records, &args.common, console);
    let mut figures = prepare::figures(&directory, &report, dead);
    figures.push(("seconds", seconds(start.elapsed())));
    console.summary("summary-checked", &figures);
    Ok(match report.forbids_publishing() {
        true => prepare::refusal(&report),
        false if dead == 0 => Outcome::Fine,
        false => Outcome::Findings,
    })
}
