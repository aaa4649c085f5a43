//! The commands, one file each. Only here is anything printed, and only here is the clock read.

mod ask;
mod build;
mod check;
mod clock;
mod compress;
mod console;
mod corrections;
mod data;
mod due;
mod explain;
mod fix;
pub mod index;
mod options;
mod pages;
mod prepare;
mod progress;
pub mod registry;
mod report;
pub mod rules;
pub mod scan;
pub mod schema;
pub mod search;
mod server;
mod standing;
mod table;
mod terms;
mod text;
mod usage;
mod within;
mod wording;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// How a command ended; its number is the program's exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine = 0,
    /// There are findings that forbid publishing.
    Findings = 1,
    /// It could not be run: wrong usage, or a file that cannot be read or written.
    CouldNotRun = 2,
}

/// 名录 – a static directory of the bodies filed to assess vocational skills
#[derive(Debug, Parser)]
#[command(name = "minglu", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the records and publish the directory 检查并发布
    Build(build::Args),
    /// Check the records and publish nothing 只检查，不发布
    Check(check::Args),
    /// List the rules 列出全部规则
    Rules(rules::Args),
    /// Explain a rule 说明一条规则
    Explain(explain::Args),
    /// Look for banned wording in any text 在任意文字里找禁用字样
    Scan(scan::Args),
    /// List the banned wording, try it out, prove the list sound 列出、试用、验证禁用字样
    Terms(terms::Args),
    /// Say where an evaluator stands 查一家机构的状态
    Standing(standing::Args),
    /// Ask the published directory 在已发布的名录里查找
    Search(search::Args),
    /// Print what a web server has to be told 打印网站服务器配置
    Server(server::Args),
    /// List what falls due 列出到期事项
    Due(due::Args),
    /// Print the JSON Schema of a kind of file 打印编辑器用的格式说明
    Schema(schema::Args),
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(usage::tell(&error) as u8),
    };
    let outcome = match cli.command {
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Standing(args) => standing::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Server(args) => server::run(&args),
        Command::Due(args) => due::run(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Terms(args) => terms::run(&args),
        Command::Schema(args) => schema::run(&args),
    };
    ExitCode::from(outcome as u8)
}

/// Prints a command's result on standard output. A reader who has gone away needs no more of it.
fn print(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
}

/// Says on standard error why a command cannot be run.
fn complain(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{text}\n").as_bytes());
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        super::Cli::command().debug_assert();
    }
}
