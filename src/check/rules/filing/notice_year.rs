//! `filing/notice-year`: a notice is of the year of what it publishes.

use super::super::renewals::{event_day, event_place};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Day, Event, Notice, Record};
use crate::source::{Part, Place};

static RULE: Rule = Rule::warning("filing/notice-year", include_str!("notice-year.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for event in record.events {
        let Some(notice) = &event.notice else {
            continue;
        };
        let Some((text, year)) = year_of(&notice.number) else {
            continue; // its form has a finding of its own
        };
        if !fits(year, event.on) {
            findings.push(finding(context, record, event, notice, text));
        }
    }
}

/// The year within 〔〕 as it is written, and as a number.
fn year_of(number: &str) -> Option<(&str, i16)> {
    let (_, rest) = number.split_once('〔')?;
    let (year, _) = rest.split_once('〕')?;
    let is_full = year.len() == 4;
    is_full.then(|| Some((year, year.parse().ok()?)))?
}

/// The day's own year; at the turn of the year the neighbouring one, too.
fn fits(year: i16, on: Day) -> bool {
    year == on.year()
        || (on.month() <= 2 && year == on.year() - 1)
        || (on.month() >= 11 && year == on.year() + 1)
}

fn finding(
    context: &Context<'_>,
    record: Record<'_>,
    event: &Event,
    notice: &Notice,
    year: &str,
) -> Diagnostic {
    let at = year_place(
        context,
        event_place(record, event).key("notice"),
        notice,
        year,
    );
    Diagnostic::new(&RULE, at)
        .related(event_day(record, event), "day")
        .arg("number", &notice.number)
        .arg("year", year)
        .arg("on", event.on)
}

/// The year within the number, which is written as the notice itself or below it.
fn year_place(context: &Context<'_>, at: Place, notice: &Notice, year: &str) -> Place {
    let below = at.clone().key("number");
    let at = if context.sources.is_written(&below) {
        below
    } else {
        at
    };
    let start = notice.number.find(year).unwrap_or_default();
    at.part(Part::Within(start..start + year.len()))
}
