//! `eligibility/years`: at least five consecutive years of training and assessment before the filing, 一(一)2.

use super::super::asked;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Day, Month, Record};
use crate::source::Place;

static RULE: Rule =
    Rule::error("eligibility/years", include_str!("years.md")).from_clause("通知 一(一)2");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let (Some(experience), Some(filing)) = (asked::experience(record), record.filing) else {
        return;
    };
    let problem = match experience.since.as_deref() {
        None => Some("missing"),
        Some(since) => match first_day(since) {
            None => Some("unreadable"),
            Some(since) if since > context.as_of => Some("future"),
            Some(since) => {
                let years = context.catalog.policy.experience_years;
                let enough = since.plus_years(u8::try_from(years).unwrap_or(u8::MAX));
                (enough > filing.filed_on).then_some("default")
            }
        },
    };
    let Some(problem) = problem.filter(|_| asked::conditions(context, record)) else {
        return;
    };
    let place = Place::file(record.origin).key("experience").key("since");
    let mut finding = Diagnostic::new(&RULE, place)
        .variant(problem)
        .arg("since", experience.since.as_deref().unwrap_or_default())
        .arg("years", context.catalog.policy.experience_years)
        .arg("as_of", context.as_of)
        .arg("filed_on", filing.filed_on);
    if problem == "missing" {
        finding.severity = Severity::Warning;
    }
    if problem == "default" {
        let filed = Place::file(record.origin).key("filing").key("filed_on");
        finding = finding.related(filed, "filed");
    }
    findings.push(finding);
}

/// The first day that a year, a month or a day may mean: who wrote `2015` may have begun in January.
fn first_day(text: &str) -> Option<Day> {
    if let Some(month) = Month::plain(text) {
        return Day::new(month.year(), month.month(), 1);
    }
    if let Ok(day) = Day::parse(text) {
        return Some(day);
    }
    if let Ok(month) = Month::parse(text) {
        return Day::new(month.year(), month.month(), 1);
    }
    let year = text.trim().trim_end_matches('年');
    let is_year = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
    Day::new(year.parse().ok().filter(|_| is_year)?, 1, 1)
}

#[cfg(test)]
mod tests {
    use super::first_day;

    #[test]
    fn years_and_months_are_read() {
        for (text, day) in [
            ("2015", "2015-01-01"),
            ("2015年", "2015-01-01"),
            ("2015-06", "2015-06-01"),
            ("2015年6月", "2015-06-01"),
            ("2015-06-18", "2015-06-18"),
        ] {
            let read = first_day(text).map(|day| day.to_string());
            assert_eq!(read.as_deref(), Some(day), "{text}");
        }
        for text in ["十年前", "15", "20155", "2015-13", "三十年", ""] {
            assert_eq!(first_day(text), None, "{text}");
        }
    }
}
