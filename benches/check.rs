//! What checking costs, against parsing the same files with `serde_yaml` alone: `DIR [--theme DIR] [--turns N]`.
//!
//! The bar: the whole check takes no more than 1.5 times as long as parsing. Both are taken in one
//! run, on one thread and on all, in wall time and in processor time.

// A tool at the command line and no interface: it speaks to its user.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    missing_docs
)]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use minglu::check::{Context, check, judge};
use minglu::cli::registry;
use minglu::derive::Directory;
use minglu::diag::{Report, Severity};
use minglu::load::{Loaded, parse_alone, read, understand};
use minglu::model::Day;
use minglu::render::{self, Minify, Source, Theme, ThemeFiles};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: cargo bench --bench check -- DIR [--theme DIR] [--turns N]";

/// The bar that the brief sets.
const BAR: f64 = 1.5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + 1)
    };
    let Some(folder) = arguments.first() else {
        // Cargo runs all benches together without any argument of ours: nothing to do then.
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    };
    let theme = value("--theme").map_or_else(|| PathBuf::from("themes/banyan"), PathBuf::from);
    let turns = value("--turns").and_then(|it| it.parse().ok()).unwrap_or(3);
    match figures(Path::new(folder), &theme, turns) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("check: {error}\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

/// Wall time and processor time of all threads, in seconds.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    cpu: f64,
}

/// Runs something and adds its cost to a list.
fn timed<T>(
    name: &'static str,
    costs: &mut Vec<(&'static str, Cost)>,
    run: impl FnOnce() -> T,
) -> T {
    let (start, cpu) = (Instant::now(), processor_seconds());
    let value = run();
    let cost = Cost {
        wall: start.elapsed().as_secs_f64(),
        cpu: processor_seconds() - cpu,
    };
    costs.push((name, cost));
    value
}

/// Processor time of this process so far, as Linux counts it in hundredths; 0 elsewhere.
fn processor_seconds() -> f64 {
    let Ok(text) = std::fs::read_to_string("/proc/self/stat") else {
        return 0.0;
    };
    let after_name = text.rsplit(')').next().unwrap_or_default();
    let fields = after_name.split_whitespace().skip(11).take(2);
    fields.filter_map(|it| it.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn figures(folder: &Path, theme: &Path, turns: usize) -> Result<(), String> {
    let files = read(folder);
    println!("{} files", files.files.len());
    drop(files);
    for threads in [1, rayon::current_num_threads()] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| error.to_string())?;
        let mut all = Vec::new();
        for _ in 0..turns {
            all.push(pool.install(|| turn(folder, theme))?);
        }
        print(threads, &all);
        if threads == rayon::current_num_threads() {
            break;
        }
    }
    Ok(())
}

type Costs = Vec<(&'static str, Cost)>;

/// Parsing alone, then the whole check.
fn turn(folder: &Path, theme: &Path) -> Result<Costs, String> {
    let mut costs = Costs::new();
    let files = timed("read alone", &mut costs, || read(folder));
    timed("serde_yaml alone", &mut costs, || parse_alone(&files));
    drop(files);
    let as_of = Day::new(2026, 11, 23).ok_or("no such day")?;
    let files = timed("read", &mut costs, || read(folder));
    let Loaded {
        catalog,
        sources,
        mut findings,
    } = timed("parse and lower", &mut costs, || understand(files));
    let context = Context {
        catalog: &catalog,
        sources: &sources,
        as_of,
    };
    let found = timed("rules", &mut costs, || check(&context, &findings));
    findings.extend(found);
    let directory = timed("directory", &mut costs, || Directory::new(&catalog, as_of));
    let theme = timed("theme", &mut costs, || {
        let files = ThemeFiles::read(theme)?;
        let mut theme = Theme::new(&files, "zh-CN", Minify::Templates)?;
        render::share(&mut theme, &directory, false);
        Ok(theme)
    });
    let theme = theme.map_err(|error: render::ThemeError| error.to_string())?;
    let plan = timed("plan of pages", &mut costs, || {
        render::plan(&directory, &theme)
    });
    let plan = plan.map_err(|error| error.to_string())?;
    let report = timed("report", &mut costs, || {
        findings.extend(plan.findings.iter().cloned());
        let judged = judge(&context, findings, &registry::all());
        Report::new(judged.findings, judged.waived, &sources)
    });
    let rendered = timed("one page of each kind", &mut costs, || {
        let mut kinds = HashSet::new();
        let mut is_first = |source: &Source| match source {
            Source::Template(template, _) => kinds.insert(*template),
            Source::Text(_) => false,
        };
        let pages = plan.pages.iter().filter(|page| is_first(&page.source));
        pages
            .map(|page| page.render(&plan.site))
            .collect::<Result<Vec<_>, _>>()
    });
    let rendered = rendered.map_err(|error| error.to_string())?;
    eprintln!(
        "{} evaluators, {} errors, {} warnings, {} notes, {} pages of {}",
        directory.entries.len(),
        report.count(Severity::Error),
        report.count(Severity::Warning),
        report.count(Severity::Note),
        rendered.len(),
        plan.pages.len(),
    );
    Ok(costs)
}

/// The smallest cost of each part over the turns, and the ratios.
fn print(threads: usize, turns: &[Costs]) {
    let Some(first) = turns.first() else { return };
    println!("\n| {threads} thread(s) | wall s | processor s |\n|---|---|---|");
    let least = |index: usize| {
        let costs = turns.iter().filter_map(|turn| turn.get(index));
        costs.fold(
            Cost {
                wall: f64::MAX,
                cpu: f64::MAX,
            },
            |least, (_, it)| Cost {
                wall: least.wall.min(it.wall),
                cpu: least.cpu.min(it.cpu),
            },
        )
    };
    let costs: Costs = (0..first.len())
        .map(|index| (first[index].0, least(index)))
        .collect();
    for (name, cost) in &costs {
        println!("| {name} | {:.2} | {:.2} |", cost.wall, cost.cpu);
    }
    let sum = |parts: &[(&str, Cost)]| Cost {
        wall: parts.iter().map(|(_, it)| it.wall).sum(),
        cpu: parts.iter().map(|(_, it)| it.cpu).sum(),
    };
    let (alone, whole) = costs.split_at(2);
    let parse = alone[1].1;
    let (alone, without_reading, whole) = (sum(alone), sum(&whole[1..]), sum(whole));
    println!("| whole check | {:.2} | {:.2} |", whole.wall, whole.cpu);
    let ratio = |name: &str, over: Cost, under: Cost| {
        let (wall, cpu) = (over.wall / under.wall, over.cpu / under.cpu);
        let verdict = if cpu <= BAR { "within" } else { "above" };
        println!("| **{name}** | {wall:.2} × | {cpu:.2} × ({verdict} {BAR}) |");
    };
    ratio("check ÷ (read + serde_yaml)", whole, alone);
    ratio("check without reading ÷ serde_yaml", without_reading, parse);
}
