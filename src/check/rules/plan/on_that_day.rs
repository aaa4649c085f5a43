//! `plan/on-that-day`: on each day of an assessment the evaluator may assess, and each occupation
//! of the plan is part of its scope and may be assessed.

use super::super::bars::{Bar, bar, since};
use super::super::renewals::event_day;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Event, EventKind, Filing, Origin, Plan, PlanItem, Record, ScopeItem, Standing};
use crate::source::Place;

static RULE: Rule = Rule::error("plan/on-that-day", include_str!("on-that-day.md"))
    .from_clause("通知 三(三)1")
    .irreparable();

pub static CHECK: Check = Check::plan(&RULE, run);

fn run(context: &Context<'_>, plan: &Plan, findings: &mut Findings) {
    let Some(record) = context.catalog.record_of(plan) else {
        return;
    };
    let (Some(timeline), Some(filing)) = (record.timeline, record.filing) else {
        return;
    };
    if !record.knows_standing() || !plan.knows(&["starts_on", "ends_on"]) {
        return;
    }
    if let Some(bar) = bar(timeline, plan) {
        findings.extend(of_whole(plan, record, filing, bar));
        return;
    }
    for item in &plan.items {
        if !record.knows_items(item.occupation.code) {
            continue;
        }
        if let Some((filed, bar)) = of_levels(plan, item, record) {
            findings.push(of_item(context, plan, item, record, filed, bar));
        }
    }
}

/// The first of the scope items at whose levels nothing may be assessed, and why.
fn of_levels<'c>(plan: &Plan, item: &PlanItem, record: Record<'c>) -> Option<(&'c ScopeItem, Bar)> {
    item.levels.iter().find_map(|level| {
        let filed = record.items_for(item.occupation);
        let mut barred = None;
        for filed in filed.filter(|filed| filed.levels.contains(level)) {
            // One that may be assessed is enough.
            barred = Some((filed, bar(&filed.timeline, plan)?));
        }
        barred
    })
}

fn of_whole(plan: &Plan, record: Record<'_>, filing: &Filing, bar: Bar) -> Option<Diagnostic> {
    let is_before = matches!(bar.standing, None | Some(Standing::Publicity));
    if is_before && filing.origin == Origin::Outside && bar.day < filing.filed_on {
        return None; // `outside/city-filing-first`
    }
    let place = if bar.day == plan.starts_on {
        plan.at().key("starts_on")
    } else {
        plan.last_day_at()
    };
    let finding = Diagnostic::new(&RULE, place)
        .variant(variant_of_whole(bar.standing))
        .arg("name", record.name.unwrap_or_default())
        .arg("day", bar.day);
    let finding = if let Some((place, on)) = since(record, bar, Event::is_whole) {
        finding.related(place, "event").arg("since", on)
    } else if is_before {
        let at = Place::file(record.origin).key("filing");
        let is_filed = filing.filed_on <= bar.day;
        let at = at.key(if is_filed { "valid_from" } else { "filed_on" });
        let finding = finding.related(at, "filed");
        finding.arg("from", filing.validity.first_day())
    } else {
        let step = record.timeline.and_then(|timeline| timeline.at(bar.day));
        let until = step.and_then(|step| step.valid_until);
        finding.arg("until", until.unwrap_or(bar.day))
    };
    Some(milder(finding, bar))
}

fn variant_of_whole(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::Expired) => "expired",
        Some(Standing::Withdrawn) => "withdrawn",
        Some(Standing::Cancelled) => "cancelled",
        Some(Standing::Suspended) => "suspended",
        Some(Standing::UnderRectification) => "rectification",
        _ => "before-filing",
    }
}

fn of_item(
    context: &Context<'_>,
    plan: &Plan,
    item: &PlanItem,
    record: Record<'_>,
    filed: &ScopeItem,
    bar: Bar,
) -> Diagnostic {
    let variant = match bar.standing {
        Some(Standing::Suspended) => "item-suspended",
        Some(Standing::UnderRectification) => "item-rectification",
        Some(_) => "item-expired",
        None if bar.day < filed.since => "item-not-yet",
        None => "item-removed",
    };
    let place = plan.at().key("items").index(item.index).key("occupation");
    let code = item.occupation.code;
    let finding = Diagnostic::new(&RULE, place)
        .variant(variant)
        .arg(
            "occupation",
            context.catalog.occupations.name(item.occupation),
        )
        .arg("day", bar.day)
        .arg("since", filed.since);
    let added = |event: &&Event| {
        variant == "item-not-yet" && event.kind == EventKind::ScopeAdded && event.names(code)
    };
    let added = record.events.iter().find(added);
    let event = since(record, bar, |event| event.names(code)).map(|(place, _)| place);
    let at_event = added.map(|event| event_day(record, event)).or(event);
    let finding = if let Some(place) = at_event {
        finding.related(place, "event")
    } else {
        let scope = Place::file(record.origin).key("scope").index(filed.index);
        finding.related(scope.key("occupation"), "item")
    };
    milder(finding, bar)
}

/// Whether one may assess while putting things right depends on the order: no certain breach.
fn milder(mut finding: Diagnostic, bar: Bar) -> Diagnostic {
    if bar.standing == Some(Standing::UnderRectification) {
        finding.severity = Severity::Warning;
    }
    finding
}
