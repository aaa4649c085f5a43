//! What the policy and the waivers make of findings: how bad each is, by which clause, and which
//! are waived with a recorded reason.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::diag::{Diagnostic, Rule, Severity, Waived, rules};
use crate::model::{Policy, RuleSeverity, Waiver};
use crate::source::{Place, Segment, SourceId};

rules! {
    /// The rules about the policy and about waivers.
    pub JUDGING:

    /// A rule that the policy or a waiver names and that there is not.
    UNKNOWN_RULE = error "policy/unknown-rule";
    /// A rule of form, which no policy can change.
    FIXED_RULE = error "policy/fixed-rule";
    /// A waiver of a rule that is not there.
    UNKNOWN_WAIVED = error "waiver/unknown-rule";
    /// A waiver of a rule that does not hold only in principle.
    NOT_WAIVABLE = error "waiver/not-in-principle";
    /// A waiver that ends before it begins, or begins after today.
    WAIVER_DATES = error "waiver/dates";
    /// A waiver that has ended.
    EXPIRED = warning "waiver/expired";
    /// A waiver of what is not exceeded.
    UNUSED = warning "waiver/unused";
}

/// Findings after the policy and the waivers.
#[derive(Debug, Default)]
pub struct Judged {
    /// What is to be said.
    pub findings: Vec<Diagnostic>,
    /// What is waived.
    pub waived: Vec<Waived>,
}

/// Applies the policy and the waivers. `known` are all rules of the program.
#[must_use]
pub fn judge(context: &Context<'_>, findings: Vec<Diagnostic>, known: &[&Rule]) -> Judged {
    let policy = &context.catalog.policy;
    let mut judged = Judged::default();
    let mut waivers = Waivers::new(context);
    for mut finding in findings {
        if !take_policy(&mut finding, policy) {
            continue;
        }
        match waivers.covering(&finding, context) {
            Some(waiver) => judged.waived.push(waived(finding, &waiver)),
            None => judged.findings.push(finding),
        }
    }
    let mut said = said_of_policy(policy, known);
    said.extend(waivers.said_of_them(context, known));
    said.retain_mut(|finding| take_policy(finding, policy));
    judged.findings.append(&mut said);
    judged
}

fn waived(finding: Diagnostic, waiver: &Waiver) -> Waived {
    Waived {
        finding,
        reason: waiver.reason.clone(),
        approved_by: waiver.approved_by.clone(),
        on: waiver.on.to_string(),
        until: waiver.until.map(|until| until.to_string()),
    }
}

/// Gives a finding the severity and the clause of the policy; `false` if it is not to be said.
fn take_policy(finding: &mut Diagnostic, policy: &Policy) -> bool {
    let Some(said) = policy.rules.get(finding.rule.id) else {
        return true;
    };
    if let Some(clause) = &said.clause {
        finding.clause = Some(Cow::Owned(format!("通知 {clause}")));
    }
    // A finding that the rule itself makes milder or graver than usual stays as it is.
    let is_usual = finding.severity == finding.rule.severity;
    match said.severity {
        Some(RuleSeverity::Off) => return false,
        Some(RuleSeverity::Note) if is_usual => finding.severity = Severity::Note,
        Some(RuleSeverity::Warning) if is_usual => finding.severity = Severity::Warning,
        Some(RuleSeverity::Error) if is_usual => finding.severity = Severity::Error,
        _ => {}
    }
    true
}

fn holds_in_principle(rule: &Rule, policy: &Policy) -> bool {
    let said = policy.rules.get(rule.id).and_then(|it| it.in_principle);
    said.unwrap_or(rule.in_principle)
}

/// Rules that the policy names and that there are not, or that no policy can change.
fn said_of_policy(policy: &Policy, known: &[&Rule]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (id, said) in &policy.rules {
        let place = Place::file(said.origin).key("rules").key(id.clone());
        let rule = known.iter().find(|rule| rule.id == id);
        match rule {
            None => findings.push(unknown(
                &UNKNOWN_RULE,
                place.part(crate::source::Part::Key),
                id,
                known,
            )),
            Some(rule) if rule.id.starts_with("load/") => {
                let place = place.part(crate::source::Part::Key);
                findings.push(Diagnostic::new(&FIXED_RULE, place).arg("id", id));
            }
            Some(_) => {}
        }
    }
    findings
}

fn unknown(rule: &'static Rule, place: Place, id: &str, known: &[&Rule]) -> Diagnostic {
    let near = crate::source::closest(id, known.iter().map(|rule| rule.id));
    let finding = Diagnostic::new(rule, place).arg("id", id);
    match near {
        Some(near) => finding.variant("near").guess(near),
        None => finding,
    }
}

/// Whether a rule may be waived where a finding is: a record may exceed what holds in principle, a plan
/// also settles what cannot be mended any more.
fn may_be_waived(rule: &Rule, policy: &Policy, held: Held<'_>) -> bool {
    holds_in_principle(rule, policy) || (held.is_past_plan && rule.irreparable)
}

/// Waivers of one holder.
#[derive(Debug, Clone, Copy)]
struct Held<'c> {
    waivers: &'c [Waiver],
    /// Whether they are those of a plan that has begun: nothing of it can be mended.
    is_past_plan: bool,
}

/// Who has waivers: a record, or a plan by its position in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Holder {
    source: SourceId,
    plan: Option<usize>,
}

impl Holder {
    fn of(place: &Place) -> Self {
        let plan = match place.path.as_slice() {
            [Segment::Key(list), Segment::Index(index), ..] if list == "plans" => Some(*index),
            _ => None,
        };
        let source = place.source;
        Self { source, plan }
    }

    /// Where its waiver stands.
    fn waiver(self, index: usize) -> Place {
        let place = Place::file(self.source);
        let place = match self.plan {
            Some(plan) => place.key("plans").index(plan),
            None => place,
        };
        place.key("waivers").index(index)
    }
}

/// The waivers of all records and plans, and which of them were needed.
struct Waivers<'c> {
    held: BTreeMap<Holder, Held<'c>>,
    used: BTreeSet<(Holder, usize)>,
}

impl<'c> Waivers<'c> {
    fn new(context: &Context<'c>) -> Self {
        let of = |(source, plan), waivers, is_past_plan| {
            let held = Held {
                waivers,
                is_past_plan,
            };
            (Holder { source, plan }, held)
        };
        let records = context.catalog.records();
        let records = records.map(|record| of((record.origin, None), record.waivers, false));
        let plans = context.catalog.all_plans().map(|plan| {
            let is_past = plan.starts_on <= context.as_of && plan.knows(&["starts_on"]);
            of((plan.origin, Some(plan.index)), &plan.waivers, is_past)
        });
        let held = records.chain(plans);
        Self {
            held: held.filter(|(_, held)| !held.waivers.is_empty()).collect(),
            used: BTreeSet::new(),
        }
    }

    /// The waiver that covers a finding on the day of the run.
    fn covering(&mut self, finding: &Diagnostic, context: &Context<'_>) -> Option<Waiver> {
        let holder = Holder::of(&finding.place);
        let held = self.held.get(&holder)?;
        if !may_be_waived(finding.rule, &context.catalog.policy, *held) {
            return None;
        }
        let mut waivers = held.waivers.iter();
        let waiver = waivers.find(|waiver| waiver.rule == finding.rule.id)?;
        // What a waiver that has ended would cover still counts as its use: the clerk is told
        // once, that it has ended.
        self.used.insert((holder, waiver.index));
        waiver.holds_on(context.as_of).then(|| waiver.clone())
    }

    /// What is wrong with the waivers themselves.
    fn said_of_them(&self, context: &Context<'_>, known: &[&Rule]) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for (holder, held) in &self.held {
            for waiver in held.waivers {
                let is_used = self.used.contains(&(*holder, waiver.index));
                let whose = (*holder, *held);
                findings.extend(said_of_waiver(waiver, whose, is_used, context, known));
            }
        }
        findings
    }
}

fn said_of_waiver(
    waiver: &Waiver,
    (holder, held): (Holder, Held<'_>),
    is_used: bool,
    context: &Context<'_>,
    known: &[&Rule],
) -> Option<Diagnostic> {
    let place = holder.waiver(waiver.index);
    let at_rule = place.clone().key("rule");
    let Some(rule) = known.iter().find(|rule| rule.id == waiver.rule) else {
        return Some(unknown(&UNKNOWN_WAIVED, at_rule, &waiver.rule, known));
    };
    if !may_be_waived(rule, &context.catalog.policy, held) {
        let finding = Diagnostic::new(&NOT_WAIVABLE, at_rule).arg("id", &waiver.rule);
        return Some(match holder.plan {
            Some(_) => finding.variant("plan"),
            None if rule.irreparable => finding.variant("of-plans"),
            None => finding,
        });
    }
    if waiver.on > context.as_of {
        let finding = Diagnostic::new(&WAIVER_DATES, place.key("on")).variant("coming");
        return Some(finding.arg("on", waiver.on).arg("as_of", context.as_of));
    }
    if let Some(until) = waiver.until {
        if until < waiver.on {
            let finding = Diagnostic::new(&WAIVER_DATES, place.key("until"));
            return Some(finding.arg("on", waiver.on).arg("until", until));
        }
        if until < context.as_of {
            let finding = Diagnostic::new(&EXPIRED, place.key("until"));
            return Some(finding.arg("id", &waiver.rule).arg("until", until));
        }
    }
    let is_settled = is_used || !is_all_read(context, holder, rule);
    (!is_settled).then(|| Diagnostic::new(&UNUSED, at_rule).arg("id", &waiver.rule))
}

/// Whether all could be understood on which a finding of the rule may rest.
fn is_all_read(context: &Context<'_>, holder: Holder, rule: &Rule) -> bool {
    let catalog = context.catalog;
    let rests_on_itself = holder.plan.is_none() && !rule.id.starts_with("directory/");
    if rests_on_itself {
        return !catalog.lost.contains_key(&holder.source);
    }
    catalog.lost.is_empty() && catalog.unread.is_empty() && !catalog.not_whole.evaluators
}
