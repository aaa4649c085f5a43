//! What the published index costs: `DIR [--theme DIR] [--out DIR] [--as-of DAY] [--turns N]`. Time, files and bytes by kind of piece; with `--out`
//! the pieces are written, for `benches/search/sizes.mjs` to say how large they are compressed.

// A tool at the command line and no interface: it speaks to its user.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    missing_docs
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use minglu::cli::index::labels;
use minglu::derive::Directory;
use minglu::load::{read, understand};
use minglu::model::Day;
use minglu::render::{Minify, Theme, ThemeFiles};
use minglu::search;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: cargo bench --bench search_index -- DIR [--theme DIR] [--out DIR] [--as-of DAY] [--turns N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let Some(folder) = arguments.first() else {
        // Cargo runs all benches together without any argument of ours: nothing to do then.
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    };
    match run(Path::new(folder), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("search_index: {error}\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, arguments: &[String]) -> Result<(), String> {
    let value = |name: &str| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let theme = PathBuf::from(value("--theme").unwrap_or("themes/banyan"));
    let as_of = value("--as-of").unwrap_or("2026-11-23");
    let as_of = Day::parse(as_of).map_err(|_| format!("{as_of} is no day"))?;
    let turns: usize = value("--turns")
        .map_or(Ok(3), str::parse)
        .map_err(|_| "--turns")?;
    let catalog = understand(read(folder)).catalog;
    let theme = ThemeFiles::read(&theme).map_err(|error| error.to_string())?;
    let theme = Theme::new(&theme, &catalog.site.language, Minify::Templates);
    let theme = theme.map_err(|error| error.to_string())?;
    let directory = Directory::new(&catalog, as_of);
    let labels = labels(&theme.texts);
    println!(
        "{} records; {} MiB at most before",
        directory.entries.len(),
        peak()
    );
    for _ in 0..turns {
        let start = Instant::now();
        let pieces = search::index(&directory, &labels);
        println!(
            "{:.2} s, {} files, {} MiB at most",
            start.elapsed().as_secs_f64(),
            pieces.len(),
            peak()
        );
    }
    let pieces = search::index(&directory, &labels);
    print(&pieces);
    if let Some(out) = value("--out") {
        write(Path::new(out), &pieces).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The most memory that the process has had, in MiB, as Linux counts it; 0 elsewhere.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|it| it.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}

fn print(pieces: &[(String, Vec<u8>)]) {
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (path, bytes) in pieces {
        let name = path.rsplit('/').next().unwrap_or_default();
        let kind = name.trim_end_matches(".js");
        let kind = kind.trim_end_matches(|it: char| it.is_ascii_digit());
        let known = kinds.entry(kind.to_owned()).or_default();
        known.0 += 1;
        known.1 += bytes.len();
    }
    println!("| piece | files | kB |\n|---|--:|--:|");
    for (kind, (files, bytes)) in kinds {
        println!("| {kind} | {files} | {:.1} |", bytes as f64 / 1000.0);
    }
}

fn write(out: &Path, pieces: &[(String, Vec<u8>)]) -> std::io::Result<()> {
    for (path, bytes) in pieces {
        let file = out.join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(out))?;
        std::fs::write(file, bytes)?;
    }
    Ok(())
}
