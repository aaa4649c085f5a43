//! `minglu terms`: the list of banned wording; what becomes of a text by it, step by step; and the
//! proof that the list is sound.

mod list;
mod prove;
mod tried;

use super::Outcome;
use super::console::Console;
use super::options::{Answer, Manner};
use super::wording::Options;

/// The arguments of `minglu terms`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    list: ListArgs,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Explain step by step what is found in a text, and what is not 逐步说明一段文字
    Try(TryArgs),
    /// Prove the list sound 验证清单
    Prove(ProveArgs),
}

/// The arguments of the list.
#[derive(Debug, clap::Args)]
struct ListArgs {
    /// How to print it 格式
    #[arg(long, value_enum, default_value_t = Answer::Text)]
    format: Answer,
    #[command(flatten)]
    wording: Options,
    #[command(flatten)]
    manner: Manner,
}

/// The arguments of `minglu terms try`.
#[derive(Debug, clap::Args)]
struct TryArgs {
    /// Texts, such as 就业证明 文字
    #[arg(value_name = "TEXT", required = true)]
    texts: Vec<String>,
    /// How to print it 格式
    #[arg(long, value_enum, default_value_t = Answer::Text)]
    format: Answer,
    #[command(flatten)]
    wording: Options,
    #[command(flatten)]
    manner: Manner,
}

/// The arguments of `minglu terms prove`.
#[derive(Debug, clap::Args)]
struct ProveArgs {
    #[command(flatten)]
    wording: Options,
    #[command(flatten)]
    manner: Manner,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let manner = match &args.what {
        None => &args.list.manner,
        Some(What::Try(args)) => &args.manner,
        Some(What::Prove(args)) => &args.manner,
    };
    let console = Console::with(manner);
    let outcome = match &args.what {
        None => list::run(&args.list, &console),
        Some(What::Try(args)) => tried::run(args, &console),
        Some(What::Prove(args)) => prove::run(args, &console),
    };
    outcome.unwrap_or_else(|trouble| trouble.tell(&console))
}
