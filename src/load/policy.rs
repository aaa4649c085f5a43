//! `policy.yaml` to a [`Policy`]: what it leaves out stays as the notice has it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::lower::{Lower, Problem};
use super::raw::{Entries, List, PolicyFile, RuleRecord, Text};
use super::rules;
use crate::model::{Bounds, LevelSet, Policy, QuestionBankMinimum, RulePolicy, RuleSeverity};
use crate::source::{At, SourceId};

/// The words for severities in the policy.
pub const SEVERITIES: &[(&str, RuleSeverity)] = &[
    ("off", RuleSeverity::Off),
    ("note", RuleSeverity::Note),
    ("warning", RuleSeverity::Warning),
    ("error", RuleSeverity::Error),
    ("不查", RuleSeverity::Off),
    ("提示", RuleSeverity::Note),
    ("警告", RuleSeverity::Warning),
    ("错误", RuleSeverity::Error),
];

/// How many years a filing can hold: three under 三(二)3; elsewhere up to five are usual.
const VALIDITY_YEARS: RangeInclusive<u8> = 1..=10;
/// How many days before its end a filing can be said to be nearing it: at most the last year.
const EXPIRING_DAYS: RangeInclusive<u16> = 1..=365;

/// Reads the policy.
pub fn policy(lower: &mut Lower<'_>, origin: SourceId, raw: &PolicyFile) -> Policy {
    let top = At::Top(origin);
    let usual = Policy::default();
    let mut number = |section: &'static str, key: &'static str, text: Option<&Text>, usual| {
        let at = top.key(section);
        limit(lower, &at.key(key), text).unwrap_or(usual)
    };
    macro_rules! number {
        ($section:ident.$key:ident, $usual:expr) => {
            number(
                stringify!($section),
                stringify!($key),
                raw.$section.as_ref().map(|it| &it.$key),
                $usual,
            )
        };
    }
    let least = usual.question_bank;
    let numbers = Policy {
        experience_years: number!(experience.years, usual.experience_years),
        person_times: number!(experience.person_times, usual.person_times),
        assessed_percent: number!(experience.assessed_percent, usual.assessed_percent),
        question_bank: QuestionBankMinimum {
            theory_questions: number!(question_bank.theory_questions, least.theory_questions),
            theory_papers: number!(question_bank.theory_papers, least.theory_papers),
            practical_papers: number!(question_bank.practical_papers, least.practical_papers),
            defence_questions: number!(question_bank.defence_questions, least.defence_questions),
        },
        first_application_occupations: number!(
            first_application.occupations,
            usual.first_application_occupations
        ),
        workstations: number!(workstations.each, usual.workstations),
        evaluators_per_occupation: number!(
            same_occupation.evaluators,
            usual.evaluators_per_occupation
        ),
        plan_filed_ahead: number!(plan.working_days_ahead, usual.plan_filed_ahead),
        results_filed_within: number!(results.working_days_after, usual.results_filed_within),
        plausible_workstations: number!(plausible.workstations, usual.plausible_workstations),
        plausible_seats: number!(plausible.seats, usual.plausible_seats),
        plausible_fee: number!(plausible.fee, usual.plausible_fee),
        ..usual
    };
    Policy {
        validity_years: years(lower, &top, raw).unwrap_or(numbers.validity_years),
        expiring_days: expiring(lower, &top, raw).unwrap_or(numbers.expiring_days),
        social_levels: levels(lower, &top, raw).unwrap_or(numbers.social_levels),
        registrar_divisions: raw
            .registrars
            .as_ref()
            .and_then(|it| digits(lower, &top.key("registrars").key("local"), &it.local))
            .unwrap_or(numbers.registrar_divisions),
        higher_registrars: raw
            .registrars
            .as_ref()
            .and_then(|it| digits(lower, &top.key("registrars").key("higher"), &it.higher))
            .unwrap_or(numbers.higher_registrars),
        city: city(lower, &top, raw, numbers.city),
        rules: severities(lower, origin, &raw.rules),
        ..numbers
    }
}

/// A number of the notice; a blank stays as the notice has it.
fn limit(lower: &mut Lower<'_>, at: &At<'_>, text: Option<&Text>) -> Option<u32> {
    lower.number(at, text?)
}

fn years(lower: &mut Lower<'_>, top: &At<'_>, raw: &PolicyFile) -> Option<u8> {
    let at = top.key("validity");
    let text = &raw.validity.as_ref()?.years;
    lower.number_within(&at.key("years"), text, VALIDITY_YEARS)
}

fn expiring(lower: &mut Lower<'_>, top: &At<'_>, raw: &PolicyFile) -> Option<u16> {
    let at = top.key("expiring");
    let text = &raw.expiring.as_ref()?.days;
    lower.number_within(&at.key("days"), text, EXPIRING_DAYS)
}

fn levels(lower: &mut Lower<'_>, top: &At<'_>, raw: &PolicyFile) -> Option<LevelSet> {
    let levels = &raw.levels.as_ref()?.social;
    let at = top.key("levels");
    lower.levels(&at.key("social"), levels)
}

/// Where the city lies; a side that is left out stays as usual.
fn city(lower: &mut Lower<'_>, top: &At<'_>, raw: &PolicyFile, usual: Bounds) -> Bounds {
    let Some(city) = &raw.city else { return usual };
    let at = top.key("city");
    Bounds {
        west: lower
            .longitude(&at.key("west"), &city.west)
            .unwrap_or(usual.west),
        east: lower
            .longitude(&at.key("east"), &city.east)
            .unwrap_or(usual.east),
        south: lower
            .latitude(&at.key("south"), &city.south)
            .unwrap_or(usual.south),
        north: lower
            .latitude(&at.key("north"), &city.north)
            .unwrap_or(usual.north),
    }
}

/// A list of digits with which codes of divisions begin.
fn digits(lower: &mut Lower<'_>, at: &At<'_>, list: &List<Text>) -> Option<Vec<String>> {
    let mut all = Vec::new();
    for (index, text) in list.iter() {
        let read = lower.optional(&rules::NUMBER, &at.index(index), text, |text| {
            let is_code =
                (1..=6).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
            if is_code {
                Ok(text.to_owned())
            } else {
                Err(Problem::new("default"))
            }
        });
        all.extend(read);
    }
    Some(all).filter(|all| !all.is_empty())
}

/// What is said of single rules. Whether there are such rules is seen when all rules are known.
fn severities(
    lower: &mut Lower<'_>,
    origin: SourceId,
    raw: &Entries<RuleRecord>,
) -> BTreeMap<String, RulePolicy> {
    let top = At::Top(origin);
    let at = top.key("rules");
    let mut rules = BTreeMap::new();
    for (id, rule) in &raw.0 {
        let at = at.entry(id);
        let said = RulePolicy {
            origin,
            severity: lower.choice(&at.key("severity"), &rule.severity, SEVERITIES),
            clause: rule.clause.get().map(str::to_owned),
            in_principle: lower.yes_no(&at.key("in_principle"), &rule.in_principle),
        };
        rules.insert(id.clone(), said);
    }
    rules
}
