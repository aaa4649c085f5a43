//! `minglu scan`: looks for banned wording in any text, without records.
//!
//! `--input jsonl` is a contract for measuring from outside: `lines` tells it, and `json` what
//! findings look like as data.

mod explain;
mod inputs;
mod json;
mod letter;
mod lines;
mod people;
mod text;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::console::Console;
use super::options::Manner;
use super::prepare::Trouble;
use super::wording::{List, Options};
use super::{Outcome, clock};
use crate::advert::extract;
use crate::advert::matching::Matcher;
use crate::advert::scan::{Names, Show};
use crate::model::Day;
use inputs::Inputs;
use text::Scanned;

pub(super) use explain::{Explained, explain, told};
pub use json::{DOCUMENT_SCHEMA, LINE_SCHEMA};
pub(super) use json::{Finding, Line};
pub(super) use text::severity_key;

/// The arguments of `minglu scan`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files and folders; - is standard input 文件或文件夹，- 为标准输入
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// How the input is written; told by names and content if left out 输入格式
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Input::Auto)]
    input: Input,
    /// Whose text it is; official text is no advertising 文字是谁的
    #[arg(long, value_enum, default_value_t = Source::Advert)]
    source: Source,
    /// How findings are given out; jsonl for input of jsonl, else human 输出格式
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// A file to write them to, instead of standard output 写入文件
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A registered name, within which nothing is found; may be repeated 登记名称，可重复
    #[arg(long, value_name = "NAME")]
    name: Vec<String>,
    /// Explain step by step what was found and what was not 逐步说明
    #[arg(long)]
    explain: bool,
    /// The day that a letter is dated; today if left out 函件日期，默认今天
    #[arg(long, value_name = "DATE", value_parser = clock::parse_day)]
    as_of: Option<Day>,
    #[command(flatten)]
    wording: Options,
    #[command(flatten)]
    manner: Manner,
}

/// How the input is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Input {
    /// As names and content tell 自动
    Auto,
    /// Plain text 纯文本
    Text,
    /// Markdown
    Markdown,
    /// HTML
    Html,
    /// A JSON object a line, with `id` and `text` 每行一个 JSON 对象
    Jsonl,
}

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Source {
    /// An evaluator's own advertising 机构的广告宣传
    Advert,
    /// Official text, in which nothing is found 官方文字
    Official,
}

/// How findings are given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people 给人看
    Human,
    /// For programs, one document 给程序
    Json,
    /// For programs, a line each 给程序，每行一个
    Jsonl,
    /// For code review systems, SARIF 2.1.0
    Sarif,
    /// A letter to the school, to print 给学校的整改函，可打印
    Html,
}

/// What is looked for, and how.
struct Task<'a> {
    args: &'a Args,
    list: &'a List,
    matcher: &'a Matcher,
    names: Names,
    console: &'a Console,
}

/// Runs the command.
#[must_use]
pub fn run(args: &Args) -> Outcome {
    let console = Console::with(&args.manner);
    scan(args, &console).unwrap_or_else(|trouble| trouble.tell(&console))
}

fn scan(args: &Args, console: &Console) -> Result<Outcome, Trouble> {
    let is_lines = args.is_lines();
    let usual = if is_lines {
        Format::Jsonl
    } else {
        Format::Human
    };
    let format = args.format.unwrap_or(usual);
    if is_lines && format != Format::Jsonl {
        return Err(Trouble(console.text("scan-jsonl-only", &[])));
    }
    let list = List::read(&args.wording, console)?;
    let matcher = list.matcher(console)?;
    let task = Task {
        args,
        list: &list,
        matcher: &matcher,
        names: Names::new(args.name.iter().cloned()),
        console,
    };
    let inputs = Inputs::find(&args.paths, is_lines);
    let mut out = out(args, console)?;
    let outcome = match format {
        Format::Jsonl if is_lines => lines::run(&task, &inputs, &mut out)?,
        Format::Jsonl => task.as_lines(&inputs, &mut out)?,
        _ => task.as_a_whole(&inputs, format, &mut out)?,
    };
    match out.flush() {
        Err(error) if is_trouble(&error) => Err(task.cannot_write(&error)),
        _ => Ok(outcome),
    }
}

impl Args {
    /// Whether the input is lines of JSON: it says so, or all names do.
    fn is_lines(&self) -> bool {
        let of_lines = |path: &PathBuf| {
            let ending = path.extension().and_then(|it| it.to_str());
            ending.is_some_and(|it| matches!(it, "jsonl" | "ndjson"))
        };
        let by_name = self.input == Input::Auto && self.paths.iter().all(of_lines);
        self.input == Input::Jsonl || by_name
    }

    /// What is wanted of findings: as data they have no lines.
    fn show(&self) -> Show {
        match self.format {
            Some(Format::Json | Format::Jsonl) => Show::Places,
            _ => Show::Lines,
        }
    }

    /// The format of all texts, if one is given.
    fn text_format(&self) -> Option<extract::Format> {
        match self.input {
            Input::Text => Some(extract::Format::Text),
            Input::Markdown => Some(extract::Format::Markdown),
            Input::Html => Some(extract::Format::Html),
            Input::Auto | Input::Jsonl => None,
        }
    }
}

/// Where results go.
fn out(args: &Args, console: &Console) -> Result<Box<dyn Write>, Trouble> {
    let Some(path) = &args.output else {
        return Ok(Box::new(BufWriter::new(io::stdout())));
    };
    let file = File::create(path).map_err(|error| cannot_write(path, &error, console))?;
    Ok(Box::new(BufWriter::new(file)))
}

fn cannot_write(path: &std::path::Path, error: &io::Error, console: &Console) -> Trouble {
    let args = [
        ("path", path.display().to_string()),
        ("error", console.io(error)),
    ];
    Trouble(console.text("cannot-write", &args))
}

/// A reader who has gone away is none.
fn is_trouble(error: &io::Error) -> bool {
    error.kind() != io::ErrorKind::BrokenPipe
}

impl Task<'_> {
    fn cannot_write(&self, error: &io::Error) -> Trouble {
        let path = self.args.output.clone();
        cannot_write(&path.unwrap_or_else(|| "-".into()), error, self.console)
    }

    /// Gives out a line for each text as soon as it is looked at.
    fn as_lines(&self, inputs: &Inputs, out: &mut dyn Write) -> Result<Outcome, Trouble> {
        let mut end = End::default();
        for batch in inputs.batches() {
            for scanned in self.all(batch) {
                end.add(&scanned);
                let Ok(scanned) = scanned.map_err(|error| Console::say_plain(&error)) else {
                    continue;
                };
                let line = json::line_of_file(self, &scanned);
                match out.write_all(line.as_bytes()) {
                    Err(error) if is_trouble(&error) => return Err(self.cannot_write(&error)),
                    Err(_) => return Ok(end.outcome()),
                    Ok(()) => {}
                }
            }
        }
        self.tell_passed_over(inputs);
        Ok(end.outcome())
    }

    /// Gives out everything at once.
    fn as_a_whole(
        &self,
        inputs: &Inputs,
        format: Format,
        out: &mut dyn Write,
    ) -> Result<Outcome, Trouble> {
        let mut end = End::default();
        let mut all = Vec::new();
        for scanned in self.all(&inputs.all) {
            end.add(&scanned);
            match scanned {
                Ok(scanned) => all.push(scanned),
                Err(error) => Console::say_plain(&error),
            }
        }
        let written = match format {
            Format::Json => json::document(self, &all, inputs.passed_over, out),
            Format::Sarif => out.write_all(people::sarif(self, &all)?.as_bytes()),
            Format::Html => out.write_all(letter::letter(self, &all)?.as_bytes()),
            Format::Human | Format::Jsonl => out.write_all(people::human(self, &all).as_bytes()),
        };
        if let Err(error) = written.and_then(|()| out.flush())
            && is_trouble(&error)
        {
            return Err(self.cannot_write(&error));
        }
        self.tell_passed_over(inputs);
        if let Some(path) = &self.args.output
            && !self.console.is_quiet()
        {
            let args = [("path", path.display().to_string())];
            self.console.say("written", &args);
        }
        self.summary(&all, format);
        Ok(end.outcome())
    }

    fn summary(&self, all: &[Scanned], format: Format) {
        let args = text::Counts::of(all).args();
        // Standard output may be spoken for.
        if format == Format::Human && self.args.output.is_none() {
            self.console.summary("scan-summary", &args);
        } else if !self.console.is_quiet() {
            self.console.say("scan-summary", &args);
        }
    }

    fn tell_passed_over(&self, inputs: &Inputs) {
        if inputs.passed_over > 0 && !self.console.is_quiet() {
            let args = [("count", inputs.passed_over.to_string())];
            self.console.say("scan-passed-over", &args);
        }
    }
}

/// How it all ends.
#[derive(Default)]
struct End {
    is_denied: bool,
    is_trouble: bool,
}

impl End {
    fn add(&mut self, scanned: &Result<Scanned, String>) {
        match scanned {
            Ok(scanned) => self.is_denied |= scanned.is_denied(),
            Err(_) => self.is_trouble = true,
        }
    }

    fn outcome(&self) -> Outcome {
        match (self.is_trouble, self.is_denied) {
            (true, _) => Outcome::CouldNotRun,
            (false, true) => Outcome::Findings,
            (false, false) => Outcome::Fine,
        }
    }
}
