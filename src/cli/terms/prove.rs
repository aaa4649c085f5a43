//! The proof that the list is sound.

use super::ProveArgs;
use super::list::counts;
use crate::check::prove::prove;
use crate::cli::Outcome;
use crate::cli::console::Console;
use crate::cli::prepare::Trouble;
use crate::cli::wording::List;
use crate::diag::Report;

/// Shows what is wrong with the list.
pub fn run(args: &ProveArgs, console: &Console) -> Result<Outcome, Trouble> {
    let list = List::read(&args.wording, console)?;
    if list.report.forbids_publishing() {
        return Ok(Outcome::Findings);
    }
    let mut matcher = list.matcher(console)?;
    let report = Report::new(prove(&mut matcher), Vec::new(), &list.sources);
    console.findings(&report, &list.sources);
    let faults = report.iter().count();
    if faults == 0 {
        console.summary("terms-sound", &counts(&list.policy));
        return Ok(Outcome::Fine);
    }
    console.summary("terms-unsound", &[("count", faults.to_string())]);
    Ok(Outcome::Findings)
}
