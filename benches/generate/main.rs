//! Generates realistic content of any size, the same on every machine: `N DIR --sample content [--hugo DIR2] [--search]`.
//!
//! Every body, code and number in it is made up; credit codes carry DEM in their organization part.

// A tool at the command line and no interface: it speaks to its user, and what it makes itself is known to be sound.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    missing_docs
)]

mod evaluator;
mod extras;
mod history;
mod hugo;
mod plan;
mod random;
mod record;
mod sample;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use minglu::model::Day;

use evaluator::{Evaluator, Source};

const USAGE: &str = "usage: cargo bench --bench generate -- N DIR --sample content [--seed S] [--altered] [--search] [--hugo DIR2] [--as-of YYYY-MM-DD]";

/// How many notices a generated directory has.
const NOTICES: u32 = 20;

/// What the command line asks for.
struct Request {
    count: usize,
    folder: PathBuf,
    sample: PathBuf,
    seed: u64,
    altered: bool,
    search: bool,
    hugo: Option<PathBuf>,
    as_of: Day,
}

fn main() -> ExitCode {
    // Cargo adds `--bench`, and runs all benches together without any argument of ours: nothing to do then.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if arguments.is_empty() {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let request = match request(arguments.into_iter()) {
        Ok(request) => request,
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match generate(&request) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("generate: {error}");
            ExitCode::FAILURE
        }
    }
}

fn request(mut arguments: impl Iterator<Item = String>) -> Result<Request, String> {
    let (mut plain, mut sample, mut seed, mut altered, mut search, mut hugo) =
        (Vec::new(), None, 1, false, false, None);
    let mut as_of = Day::new(2026, 11, 23);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--sample" => sample = Some(PathBuf::from(value()?)),
            "--hugo" => hugo = Some(PathBuf::from(value()?)),
            "--seed" => {
                let parsed = value()?.parse();
                seed = parsed.map_err(|_| "--seed needs a number".to_owned())?;
            }
            "--as-of" => as_of = Day::parse_iso(&value()?).ok(),
            "--altered" => altered = true,
            "--search" => search = true,
            _ if argument.starts_with("--") => return Err(format!("unknown option {argument}")),
            _ => plain.push(argument),
        }
    }
    let [count, folder] = plain.as_slice() else {
        return Err("N and DIR are needed".to_owned());
    };
    let count = count
        .parse()
        .ok()
        .filter(|count| count + count / 50 <= words::NAMES)
        .ok_or("N is a number up to 590000")?;
    let sample =
        sample.ok_or("--sample DIR is needed: the content folder whose catalogue is drawn from")?;
    let as_of = as_of.ok_or("--as-of needs a date like 2026-11-23")?;
    Ok(Request {
        count,
        folder: folder.into(),
        sample,
        seed,
        altered,
        search,
        hugo,
        as_of,
    })
}

fn generate(request: &Request) -> io::Result<String> {
    let catalogue = sample::catalogue(&request.sample)?;
    let source = Source {
        catalogue: &catalogue,
        seed: request.seed,
        altered: request.altered,
        as_of: request.as_of,
    };
    let mut evaluators: Vec<Evaluator<'_>> = source
        .records(request.count)
        .map(|record| source.evaluator(record))
        .collect();
    if request.search {
        evaluators.iter_mut().for_each(extras::add);
    }
    let plans = evaluators
        .iter()
        .enumerate()
        .filter_map(|(index, evaluator)| plan::plan(&source, index, evaluator));
    let months = plan::by_month(plans.collect());
    sample::copy(&request.sample, &request.folder)?;
    let bytes = write_records(&request.folder, &evaluators)?;
    let plan_folder = fresh(&request.folder, "plans")?;
    for (month, plans) in &months {
        record::plans(&plan_folder, &evaluators, &month.to_string(), plans)?;
    }
    let notices: Vec<(String, String)> = (1..=NOTICES)
        .map(|number| record::notice_page(number, request.as_of))
        .collect();
    let notice_folder = fresh(&request.folder, "notices")?;
    for (slug, text) in &notices {
        fs::write(notice_folder.join(format!("{slug}.md")), text)?;
    }
    if let Some(folder) = &request.hugo {
        let site = hugo::Site {
            evaluators: &evaluators,
            months: &months,
            notices: &notices,
            as_of: request.as_of,
        };
        hugo::write(&site, &request.sample, folder)?;
    }
    let planned: usize = months.iter().map(|(_, plans)| plans.len()).sum();
    let average = bytes / evaluators.len().max(1);
    Ok(format!(
        "{} evaluators ({average} bytes a record), {planned} plans, {NOTICES} notices",
        evaluators.len()
    ))
}

fn write_records(folder: &Path, evaluators: &[Evaluator<'_>]) -> io::Result<usize> {
    let folder = fresh(folder, "evaluators")?;
    let mut bytes = 0;
    for evaluator in evaluators {
        let text = record::yaml(evaluator);
        bytes += text.len();
        fs::write(folder.join(format!("{}.yaml", evaluator.code)), text)?;
    }
    Ok(bytes)
}

/// An empty folder of that name: what an earlier run left is removed.
fn fresh(parent: &Path, name: &str) -> io::Result<PathBuf> {
    let folder = parent.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
