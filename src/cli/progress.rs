//! A progress bar for long work, when a person watches.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work of fewer steps is over before a bar could be read.
const LONG: usize = 2_000;

/// A bar over `steps` steps; one that draws nothing if the work is short, nobody watches or
/// quiet is asked for.
pub fn bar(message: String, steps: usize, quiet: bool) -> ProgressBar {
    if quiet || steps < LONG || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar =
        ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr_with_hz(10));
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(message);
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
