//! `minglu standing CODE`: where an evaluator stands on a day, until when, for what, and the events
//! that led to it.
//!
//! `--format json` prints one document, of which later versions only add keys:
//!
//! ```json
//! {"version": 1, "as_of": "2026-11-23", "code": "S…", "name": "…", "sound": true,
//!  "standing": "in_force", "since": "2024-06-28", "valid_until": "2027-06-27", "may_assess": true,
//!  "scope": [{"edition": 2022, "occupation": "4-10-01-03", "name": "…", "job": null, "levels": [5, 4],
//!             "standing": "in_force", "since": "…", "valid_until": "2027-06-27", "may_assess": true}],
//!  "events": [{"on": "2021-06-28", "kind": "filed", "scope": [], "valid_until": "2024-06-27",
//!              "from": null, "notice": "…", "url": null, "note": null}],
//!  "coming": [{"from": "2027-03-30", "standing": "expiring"}]}
//! ```
//!
//! Standings are those of the directory's pages; `null` is one that is not filed, or an item that is
//! not part of the scope. `events` are those through the day, `coming` what time alone and recorded
//! events bring after it. `sound` is false if the record has errors and the answer may be wrong.

use std::fmt::Write;

use serde_json::{Value, json};

use super::Outcome;
use super::ask::Asked;
use super::options::{Answer, Records};
use super::table::columns;
use crate::model::{
    Day, Evaluator, EvaluatorCode, Event, EventKind, Partial, Record, ScopeItem, SkillLevel,
    Standing, Timeline,
};
use crate::source::closest;

/// The arguments of `minglu standing`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The evaluator's code 备案号
    #[arg(value_name = "CODE")]
    code: String,
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
    let Some(record) = find(&asked, &args.code) else {
        return not_found(&asked, &args.code);
    };
    super::print(&match args.format {
        Answer::Text => text(&asked, record),
        Answer::Json => format!("{:#}\n", document(&asked, record)),
    });
    if record.is_sound() {
        return Outcome::Fine;
    }
    super::complain(&asked.word("standing-unsound"));
    Outcome::Findings
}

/// The record with this code, however it is typed.
fn find<'c>(asked: &'c Asked, code: &str) -> Option<Record<'c>> {
    let catalog = &asked.loaded.catalog;
    let read = |code: &str| EvaluatorCode::parse(code).ok();
    let plain = code.trim().to_ascii_uppercase();
    let code = read(code).or_else(|| read(&plain))?;
    catalog.record(code)
}

/// Says that there is no such record, or that it cannot be read at all.
fn not_found(asked: &Asked, code: &str) -> Outcome {
    let catalog = &asked.loaded.catalog;
    let plain = code.trim().to_ascii_uppercase();
    if catalog.unread.contains(&plain) {
        let args = [("code", plain)];
        super::complain(&asked.words.say("standing-unread", &args));
        return Outcome::Findings;
    }
    let whole = catalog.evaluators.iter().map(|it| code_of_whole(it));
    let partial = catalog.partial.iter().filter_map(code_of_partial);
    let near = closest(&plain, whole.chain(partial));
    let key = if near.is_some() {
        "no-evaluator-near"
    } else {
        "no-evaluator"
    };
    let args = [
        ("code", code.to_owned()),
        ("near", near.unwrap_or_default().to_owned()),
    ];
    super::complain(&asked.words.say(key, &args));
    Outcome::CouldNotRun
}

fn code_of_whole(evaluator: &Evaluator) -> &str {
    evaluator.code.as_str()
}

fn code_of_partial(partial: &Partial) -> Option<&str> {
    partial.code.as_ref().map(EvaluatorCode::as_str)
}

/// The answer for people.
fn text(asked: &Asked, record: Record<'_>) -> String {
    let code = record.code.map(|code| code.to_string());
    let name = record.name.unwrap_or_default();
    let mut text = format!("{}  {name}\n", code.unwrap_or_default());
    let timeline = record.timeline;
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", sentence(asked, timeline));
    let sections = [
        ("standing-scope", scope(asked, record)),
        ("standing-events", events(asked, record)),
        ("standing-coming", coming(asked, timeline)),
    ];
    for (title, rows) in sections {
        if !rows.is_empty() {
            let _ = write!(text, "\n{}\n{}", asked.word(title), columns(&rows, "  "));
        }
    }
    text
}

/// The standing of the whole, with its days.
fn sentence(asked: &Asked, timeline: Option<&Timeline>) -> String {
    let step = timeline.and_then(|timeline| timeline.at(asked.as_of));
    let standing = step.and_then(|step| step.standing);
    let mut parts = vec![asked.words.say(
        "standing-on",
        &[
            ("day", asked.as_of.to_string()),
            ("standing", word(asked, standing)),
        ],
    )];
    let since = timeline.and_then(|timeline| timeline.since(asked.as_of));
    if let (Some(since), Some(_)) = (since, standing) {
        let args = [("since", since.to_string())];
        parts.push(asked.words.say("standing-since", &args));
    }
    if let Some(until) = step
        .and_then(|step| step.valid_until)
        .filter(|_| is_told(standing))
    {
        let left = asked.as_of.days_until(until);
        let key = if left < 0 {
            "standing-until-past"
        } else {
            "standing-until"
        };
        let args = [
            ("until", until.to_string()),
            ("days", left.abs().to_string()),
        ];
        parts.push(asked.words.say(key, &args));
    }
    parts.concat()
}

/// Whether the end of the validity means anything: who has withdrawn has none.
fn is_told(standing: Option<Standing>) -> bool {
    !matches!(standing, Some(Standing::Withdrawn | Standing::Cancelled))
}

/// A standing in a word.
fn word(asked: &Asked, standing: Option<Standing>) -> String {
    let key = standing.map_or("none", Standing::key);
    asked.word(&format!("standing-{}", key.replace('_', "-")))
}

fn scope(asked: &Asked, record: Record<'_>) -> Vec<Vec<String>> {
    let rows = record.scope.iter().map(|item| {
        let step = item.timeline.at(asked.as_of);
        let standing = step.and_then(|step| step.standing);
        let key = match standing {
            Some(_) => None,
            None if asked.as_of < item.since => Some("standing-not-yet"),
            None => Some("standing-removed"),
        };
        let until = step.and_then(|step| step.valid_until);
        let until = until.filter(|_| standing.is_some() && is_told(standing));
        let until = until.map(|until| {
            let args = [("until", until.to_string())];
            asked.words.say("standing-item-until", &args)
        });
        let name = asked.loaded.catalog.occupations.name(item.occupation);
        vec![
            item.occupation.code.to_string(),
            match &item.job {
                Some(job) => format!("{name}（{job}）"),
                None => name,
            },
            item.levels.text(),
            key.map_or_else(|| word(asked, standing), |key| asked.word(key)),
            until.unwrap_or_default(),
        ]
    });
    rows.collect()
}

fn past<'c>(asked: &Asked, record: Record<'c>) -> impl Iterator<Item = &'c Event> + use<'c> {
    let as_of = asked.as_of;
    record.events.iter().filter(move |event| event.on <= as_of)
}

fn events(asked: &Asked, record: Record<'_>) -> Vec<Vec<String>> {
    let rows = past(asked, record).map(|event| {
        let notice = event.notice.as_ref().map(|notice| notice.number.clone());
        vec![
            event.on.to_string(),
            asked.word(&format!("event-{}", event.kind.key().replace('_', "-"))),
            about(asked, record, event),
            notice.unwrap_or_default(),
        ]
    });
    rows.collect()
}

/// What an event was about: the new end, the old name, the occupations.
fn about(asked: &Asked, record: Record<'_>, event: &Event) -> String {
    let say = |key: &str, name, value: &str| asked.words.say(key, &[(name, value.to_owned())]);
    let until = |until: Day| say("event-until", "until", &until.to_string());
    let mut parts: Vec<String> = match &event.kind {
        EventKind::Filed => record
            .filing
            .map(|filing| until(filing.validity.last_day()))
            .into_iter()
            .collect(),
        EventKind::Renewed { valid_until } => vec![until(*valid_until)],
        EventKind::Renamed { from } => vec![say("event-from-name", "from", from)],
        EventKind::Moved { from: Some(from) } => vec![say("event-from-address", "from", from)],
        _ => Vec::new(),
    };
    for code in &event.scope {
        let mut items = record.scope.iter();
        let item = items.find(|item| item.occupation.code == *code);
        let name = item.map(|item| asked.loaded.catalog.occupations.name(item.occupation));
        parts.push(name.unwrap_or_else(|| code.to_string()));
    }
    parts.join(&asked.word("comma"))
}

/// What time and recorded events bring after the day.
fn coming(asked: &Asked, timeline: Option<&Timeline>) -> Vec<Vec<String>> {
    let steps = timeline.map(Timeline::steps).unwrap_or_default().iter();
    let steps = steps.filter(|step| step.from > asked.as_of);
    steps
        .map(|step| vec![step.from.to_string(), word(asked, step.standing)])
        .collect()
}

/// The answer as data.
fn document(asked: &Asked, record: Record<'_>) -> Value {
    let mut document = json!({
        "version": 1,
        "as_of": asked.as_of.to_string(),
        "code": record.code.map(|code| code.to_string()),
        "name": record.name,
        "sound": record.is_sound(),
        "scope": record.scope.iter().map(|item| item_of(asked, item)).collect::<Vec<_>>(),
        "events": past(asked, record).map(|it| event_of(record, it)).collect::<Vec<_>>(),
        "coming": coming_of(asked, record.timeline),
    });
    add_standing(&mut document, asked.as_of, record.timeline);
    document
}

/// The keys that tell a standing, of the whole and of its items.
fn add_standing(to: &mut Value, day: Day, timeline: Option<&Timeline>) {
    let step = timeline.and_then(|timeline| timeline.at(day));
    let standing = step.and_then(|step| step.standing);
    let since = timeline.and_then(|timeline| timeline.since(day));
    let until = step.and_then(|step| step.valid_until);
    to["standing"] = json!(standing.map(Standing::key));
    to["since"] = json!(
        since
            .filter(|_| standing.is_some())
            .map(|it| it.to_string())
    );
    to["valid_until"] = json!(until.map(|it| it.to_string()));
    to["may_assess"] = json!(standing.is_some_and(Standing::may_assess));
}

fn item_of(asked: &Asked, item: &ScopeItem) -> Value {
    let levels: Vec<u8> = item.levels.iter().map(SkillLevel::digit).collect();
    let mut told = json!({
        "edition": item.occupation.edition.year(),
        "occupation": item.occupation.code.to_string(),
        "name": asked.loaded.catalog.occupations.name(item.occupation),
        "job": item.job,
        "levels": levels,
    });
    add_standing(&mut told, asked.as_of, Some(&item.timeline));
    told
}

fn event_of(record: Record<'_>, event: &Event) -> Value {
    let (until, from) = match &event.kind {
        EventKind::Filed => (record.filing.map(|it| it.validity.last_day()), None),
        EventKind::Renewed { valid_until } => (Some(*valid_until), None),
        EventKind::Renamed { from } => (None, Some(from)),
        EventKind::Moved { from } => (None, from.as_ref()),
        _ => (None, None),
    };
    let notice = event.notice.as_ref();
    let scope: Vec<String> = event.scope.iter().map(ToString::to_string).collect();
    json!({
        "on": event.on.to_string(),
        "kind": event.kind.key(),
        "scope": scope,
        "valid_until": until.map(|until| until.to_string()),
        "from": from,
        "notice": notice.map(|notice| &notice.number),
        "url": notice.and_then(|notice| notice.url.as_ref()),
        "note": event.note,
    })
}

fn coming_of(asked: &Asked, timeline: Option<&Timeline>) -> Vec<Value> {
    let steps = timeline.map(Timeline::steps).unwrap_or_default().iter();
    let steps = steps.filter(|step| step.from > asked.as_of);
    let told = steps.map(
        |step| json!({"from": step.from.to_string(), "standing": step.standing.map(Standing::key)}),
    );
    told.collect()
}
