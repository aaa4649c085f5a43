//! How fast advertising is scanned on one thread, every form on: `FOLDER|FILE.jsonl… [--megabytes N] [--turns N]`.
//!
//! The texts are repeated, each time in another order, up to the size asked for (100 MB).

// A tool at the command line and no interface: it speaks to its user.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    missing_docs
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use minglu::advert::matching::Matcher;
use minglu::load::advertising_alone;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str =
    "usage: cargo bench --bench adverts -- FILE.jsonl|FILE… [--megabytes N] [--turns N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    if arguments.is_empty() {
        // Cargo runs all benches together without any argument of ours: nothing to do then.
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match figures(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("adverts: {error}\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn figures(arguments: &[String]) -> Result<(), String> {
    let (mut megabytes, mut turns, mut texts) = (100, 3, Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut number = || {
            let value = arguments.next().and_then(|it| it.parse().ok());
            value.ok_or_else(|| format!("{argument} wants a number"))
        };
        match argument.as_str() {
            "--megabytes" => megabytes = number()?,
            "--turns" => turns = number()?,
            path => texts.extend(read(path)?),
        }
    }
    let policy =
        std::fs::read_to_string("content/advertising.yaml").map_err(|it| it.to_string())?;
    let (policy, _, findings) = advertising_alone("advertising.yaml".to_owned(), policy);
    if !findings.is_empty() {
        return Err("the policy has faults".to_owned());
    }
    let start = Instant::now();
    let matcher = Matcher::new(&policy)?;
    println!(
        "made ready in {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let text = repeated(&texts, megabytes << 20)?;
    let warm = Instant::now();
    let hits = matcher
        .hits(&text[..text.floor_char_boundary(1 << 20)])
        .len();
    println!(
        "first MB, with the dictionary: {:.0} ms, {hits} hits",
        warm.elapsed().as_secs_f64() * 1e3
    );
    let (mut trials, mut best) = (0, f64::MAX);
    for _ in 0..turns {
        let start = Instant::now();
        black_box(matcher.hits(black_box(&text)));
        best = best.min(start.elapsed().as_secs_f64());
    }
    matcher.trials(&text, |_| trials += 1);
    let size = text.len() as f64 / 1e6;
    println!(
        "{size:.0} MB, {:.0} trials a MB: {best:.2} s, {:.0} MB/s",
        f64::from(trials) / size,
        size / best
    );
    Ok(())
}

/// The clean texts of a labelled corpus, or a file as one text.
fn read(path: &str) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    if !path.ends_with(".jsonl") {
        return Ok(vec![text]);
    }
    let texts = text.lines().filter_map(|line| {
        let value: serde_json::Value = serde_json::from_str(line).ok()?;
        let is_clean = value["severity"] == "clean" && value["source"] != "official";
        is_clean.then(|| value["text"].as_str().map(str::to_owned))?
    });
    Ok(texts.collect())
}

fn repeated(texts: &[String], size: usize) -> Result<String, String> {
    if texts.is_empty() {
        return Err("no texts".to_owned());
    }
    let mut all = String::with_capacity(size + 65_536);
    // A step that shares no factor with the number of texts visits each before it repeats.
    let (mut at, mut step) = (0, 7919);
    while all.len() < size {
        all.push_str(&texts[at % texts.len()]);
        all.push_str("\n\n");
        at += step;
        step += usize::from(at.is_multiple_of(texts.len()));
    }
    Ok(all)
}
