//! The program `minglu`: parses arguments, runs a command, turns its answer into an exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    minglu::cli::main()
}
