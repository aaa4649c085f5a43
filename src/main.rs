//! The program `minglu`: parses arguments, runs a command, turns its answer into an exit status.

use std::process::ExitCode;

/// Building pages is mostly making and dropping small values; this allocator takes half as long
/// over them as the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    minglu::cli::main()
}
