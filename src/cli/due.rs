//! `minglu due`: what falls due within some time, in the whole directory, by day; what is overdue
//! first.
//!
//! `--format json` prints one document, of which later versions only add keys:
//!
//! ```json
//! {"version": 1, "as_of": "2026-11-23", "until": "2027-02-21", "unsound": 0,
//!  "due": [{"kind": "results", "by": "2026-11-27", "overdue": false, "uncounted": false,
//!           "evaluator": "S…", "name": "…", "plan": "2026-11-003", "occupation": null, "rule": null,
//!           "since": null}]}
//! ```
//!
//! `kind` is `filing`, `renewal`, `decision`, `item_end`, `plan_filing`, `assessment`, `results`,
//! `waiver_end` or `rectification`. `by` is null if no day is set, or if it cannot be counted because the calendar of working days
//! ends before it (`uncounted`). `since` is the day of an application or an order. `unsound` counts files with
//! errors, of which something may be missing.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::Outcome;
use super::ask::Asked;
use super::options::{Answer, Records};
use super::table::columns;
use super::within::{Within, parse_within};
use crate::derive::{By, Due, DueKind, due};
use crate::diag::Severity;
use crate::load::Loaded;
use crate::model::{Day, Plan};

/// The arguments of `minglu due`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How far ahead: 90d, 12w, 3m, 1y or a number of days 多长时间以内
    #[arg(long, value_name = "TIME", default_value = "90d", value_parser = parse_within)]
    within: Within,
    #[command(flatten)]
    records: Records,
    /// How to print it 格式
    #[arg(long, value_enum, default_value_t = Answer::Text)]
    format: Answer,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let asked = match Asked::new(&args.records) {
        Ok(asked) => asked,
        Err(error) => {
            super::complain(&error);
            return Outcome::CouldNotRun;
        }
    };
    let until = args.within.after(asked.as_of);
    let all = due(&asked.loaded.catalog, asked.as_of, until);
    let unsound = unsound(&asked.loaded);
    super::print(&match args.format {
        Answer::Text => text(&asked, &all, until),
        Answer::Json => format!("{:#}\n", document(&asked, &all, until, unsound)),
    });
    if unsound == 0 {
        return Outcome::Fine;
    }
    let args = [("count", unsound.to_string())];
    super::complain(&asked.words.say("due-unsound", &args));
    Outcome::Findings
}

/// How many files have errors.
fn unsound(loaded: &Loaded) -> usize {
    let findings = loaded.findings.iter();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    let files: BTreeSet<_> = errors.map(|finding| finding.place.source).collect();
    files.len()
}

/// The answer for people: what is overdue, what comes, what has no day.
fn text(asked: &Asked, all: &[Due<'_>], until: Day) -> String {
    let is_overdue = |due: &&Due<'_>| due.by.is_overdue(asked.as_of);
    let is_open = |due: &&Due<'_>| due.by == By::Open;
    let overdue: Vec<_> = all.iter().filter(is_overdue).collect();
    let open: Vec<_> = all.iter().filter(is_open).collect();
    let coming = all.iter().filter(|due| !is_overdue(due) && !is_open(due));
    let coming: Vec<_> = coming.collect();
    let args = [
        ("day", asked.as_of.to_string()),
        ("until", until.to_string()),
        ("overdue", overdue.len().to_string()),
        ("coming", coming.len().to_string()),
        ("open", open.len().to_string()),
    ];
    let mut text = asked.words.say("due-head", &args);
    text.push('\n');
    for (title, some) in [
        ("due-overdue", overdue),
        ("due-coming", coming),
        ("due-open", open),
    ] {
        if !some.is_empty() {
            let rows: Vec<_> = some.iter().map(|due| row(asked, due)).collect();
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "\n{}\n{}",
                asked.words.say(title, &args),
                columns(&rows, "  ")
            );
        }
    }
    if all.iter().any(|due| matches!(due.by, By::Uncounted(_))) {
        let _ = writeln!(text, "\n{}", uncounted(asked));
    }
    text
}

fn row(asked: &Asked, due: &Due<'_>) -> Vec<String> {
    let (day, left) = match due.by {
        By::Day(day) => (day.to_string(), left(asked, day)),
        By::Uncounted(_) => (asked.word("due-uncounted"), String::new()),
        By::Open => (String::new(), String::new()),
    };
    vec![
        day,
        left,
        asked.word(&format!("due-{}", due.kind.key().replace('_', "-"))),
        due.code.map(|code| code.to_string()).unwrap_or_default(),
        due.name.unwrap_or_default().to_owned(),
        detail(asked, due),
    ]
}

/// How many days are left, or over.
fn left(asked: &Asked, day: Day) -> String {
    let days = asked.as_of.days_until(day);
    let key = match days {
        ..0 => "due-days-over",
        0 => "due-today",
        _ => "due-days-left",
    };
    asked.words.say(key, &[("days", days.abs().to_string())])
}

/// What more there is to know of it.
fn detail(asked: &Asked, due: &Due<'_>) -> String {
    let occupations = &asked.loaded.catalog.occupations;
    let say = |key: &str, args: &[(&'static str, String)]| asked.words.say(key, args);
    let of_plan = |key: &str, plan: &Plan| {
        let names = plan.items.iter().map(|it| occupations.name(it.occupation));
        let names: Vec<_> = names.collect();
        let args = [
            ("id", plan.id.clone()),
            ("starts", plan.starts_on.to_string()),
            ("ends", plan.ends_on.to_string()),
            ("occupations", names.join(&asked.word("and"))),
        ];
        say(key, &args)
    };
    match due.kind {
        DueKind::Filing => String::new(),
        DueKind::Renewal if due.by.is_overdue(asked.as_of) => asked.word("due-detail-undecided"),
        DueKind::Renewal => asked.word("due-detail-not-applied"),
        DueKind::Decision { applied } => {
            say("due-detail-applied", &[("on", applied.on.to_string())])
        }
        DueKind::ItemEnd(occupation) => occupations.name(occupation),
        DueKind::PlanFiling(plan) => of_plan("due-detail-starts", plan),
        DueKind::Assessment(plan) => of_plan("due-detail-plan", plan),
        DueKind::Results(plan) => of_plan("due-detail-ends", plan),
        DueKind::WaiverEnd(waiver) => {
            let args = [
                ("rule", waiver.rule.clone()),
                ("reason", waiver.reason.clone()),
            ];
            say("due-detail-waiver", &args)
        }
        DueKind::Rectification(event) => {
            let args = [
                ("on", event.on.to_string()),
                ("days", event.on.days_until(asked.as_of).to_string()),
            ];
            say("due-detail-ordered", &args)
        }
    }
}

/// Why some days cannot be counted.
fn uncounted(asked: &Asked) -> String {
    let Some(calendar) = &asked.loaded.catalog.working_days else {
        return asked.word("due-no-calendar");
    };
    let until = calendar.covered().last_day().to_string();
    asked.words.say("due-beyond-calendar", &[("until", until)])
}

/// The answer as data.
fn document(asked: &Asked, all: &[Due<'_>], until: Day, unsound: usize) -> Value {
    let due: Vec<_> = all.iter().map(|due| due_of(asked, due)).collect();
    json!({
        "version": 1,
        "as_of": asked.as_of.to_string(),
        "until": until.to_string(),
        "unsound": unsound,
        "due": due,
    })
}

fn due_of(asked: &Asked, due: &Due<'_>) -> Value {
    let by = match due.by {
        By::Day(day) => Some(day.to_string()),
        By::Uncounted(_) | By::Open => None,
    };
    let plan = match due.kind {
        DueKind::PlanFiling(plan) | DueKind::Assessment(plan) | DueKind::Results(plan) => {
            Some(&plan.id)
        }
        _ => None,
    };
    let since = match due.kind {
        DueKind::Decision { applied: event } | DueKind::Rectification(event) => {
            Some(event.on.to_string())
        }
        _ => None,
    };
    let occupation = match due.kind {
        DueKind::ItemEnd(occupation) => Some(occupation.code.to_string()),
        _ => None,
    };
    let rule = match due.kind {
        DueKind::WaiverEnd(waiver) => Some(&waiver.rule),
        _ => None,
    };
    json!({
        "kind": due.kind.key(),
        "by": by,
        "overdue": due.by.is_overdue(asked.as_of),
        "uncounted": matches!(due.by, By::Uncounted(_)),
        "evaluator": due.code.map(|code| code.to_string()),
        "name": due.name,
        "plan": plan,
        "occupation": occupation,
        "rule": rule,
        "since": since,
    })
}
