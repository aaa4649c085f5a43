//! An evaluator's page, at an address that stays.

use std::borrow::Cow;

use serde::Serialize;
use tera::{Map, Value};

use super::{About, Page, document};
use crate::derive::{Assessor, EntryId, routes};
use crate::model::{
    Capacity, Contact, Evaluator, EventKind, Experience, Month, Occupation, Origin, ScopeItem,
    Standing,
};
use crate::render::Site;
use crate::render::shapes::{
    ChangeView, DayView, Link, NoticeView, SessionView, StandingView, groups,
};
use crate::render::share::StandingWord;

/// How many other evaluators are shown for each occupation.
const NEIGHBOURS: usize = 4;

#[derive(Serialize)]
struct EvaluatorView<'a> {
    code: String,
    code_groups: Vec<String>,
    name: &'a str,
    short_names: &'a [String],
    former_names: Vec<FormerName>,
    credit_code: String,
    credit_code_groups: Vec<String>,
    kind: String,
    district: Link,
    address: &'a str,
    contacts: Vec<ContactView<'a>>,
    website: Option<&'a str>,
    logo: Option<Cow<'a, str>>,
    summary: Option<&'a str>,
    accepts_entrusted: bool,
    filing: FilingView<'a>,
    scope: Vec<ScopeView<'a>>,
    places: Vec<PlaceView<'a>>,
    published_rules: Vec<Link>,
    facts: Vec<Fact>,
    priority: Vec<String>,
    timeline: Vec<ChangeView>,
    sessions: Vec<SessionView>,
    advert_note: String,
    waivers: Vec<WaiverView<'a>>,
    words: Vec<StandingWord>,
}

#[derive(Serialize)]
struct FormerName {
    name: String,
    until: DayView,
}

#[derive(Serialize)]
struct ContactView<'a> {
    office: Option<&'a str>,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    hours: Option<&'a str>,
}

#[derive(Serialize)]
struct FilingView<'a> {
    filed_on: DayView,
    authority: &'a str,
    notice: Option<NoticeView>,
    valid_from: DayView,
    valid_until: DayView,
    origin: String,
    recommended_by: Option<&'a str>,
}

#[derive(Serialize)]
struct ScopeView<'a> {
    occupation: Link,
    code: String,
    edition: String,
    job: Option<&'a str>,
    levels: Vec<String>,
    levels_text: String,
    workstations: Option<u32>,
    places: Vec<&'a str>,
    fees: Vec<Fee>,
    since: DayView,
    standing: StandingView,
    former: bool,
    permit_note: Option<String>,
}

#[derive(Serialize)]
struct Fee {
    level: String,
    amount: u32,
}

#[derive(Serialize)]
struct PlaceView<'a> {
    name: &'a str,
    district: Link,
    address: &'a str,
    workstations: Option<u32>,
    occupations: Vec<String>,
    map_url: Option<String>,
}

/// A label and a value.
#[derive(Serialize)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

#[derive(Serialize)]
struct WaiverView<'a> {
    reason: &'a str,
    approved_by: &'a str,
    on: DayView,
}

/// A page for each evaluator.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let ids = (0..).map(EntryId).zip(&site.directory.entries);
    ids.map(|(id, entry)| {
        let path = routes::evaluator(entry.evaluator.code);
        Page::new(path, "evaluator.html", move |site, path| {
            let view = view(site, id);
            let description = describe(site, id);
            let about = About::new("evaluator", "evaluators", view.name.to_owned())
                .described(description)
                .below(site.theme.texts.get("title_evaluators"), "evaluators/");
            let mut context = about.article(None, None).context(site, path, &view)?;
            context.insert_value("standing", site.cards.standing(id));
            context.insert_value("neighbours", neighbours(site, id));
            Ok(context)
        })
    })
    .collect()
}

/// One sentence: who it is and how it stands.
fn describe(site: &Site<'_>, id: EntryId) -> String {
    let entry = site.directory.entry(id);
    let standing = site.standing(entry.standing, &entry.evaluator.timeline);
    let args = [
        ("name", entry.evaluator.name.clone()),
        ("code", entry.evaluator.code.to_string()),
        ("standing", standing.label),
        ("sentence", standing.sentence),
    ];
    site.theme.texts.fill("describe_evaluator", &args)
}

fn view<'a>(site: &Site<'a>, id: EntryId) -> EvaluatorView<'a> {
    let directory = site.directory;
    let entry = directory.entry(id);
    let evaluator = entry.evaluator;
    let texts = &site.theme.texts;
    let sessions = directory.sessions.of_entry(id);
    let coming = sessions.filter(|session| session.plan.ends_on >= directory.as_of);
    EvaluatorView {
        code: evaluator.code.to_string(),
        code_groups: groups(&evaluator.code.grouped()),
        name: &evaluator.name,
        short_names: &evaluator.short_names,
        former_names: former_names(site, evaluator),
        credit_code: evaluator.credit_code.to_string(),
        credit_code_groups: groups(&evaluator.credit_code.grouped()),
        kind: texts.of("kind", evaluator.kind.key()),
        district: site.district_link(&evaluator.district),
        address: &evaluator.address,
        contacts: evaluator.contacts.iter().map(ContactView::from).collect(),
        website: evaluator.website.as_deref(),
        logo: evaluator.logo.as_deref().map(routes::encoded),
        summary: evaluator.summary.as_deref(),
        accepts_entrusted: evaluator.accepts_entrusted.unwrap_or(false),
        filing: filing(site, evaluator, entry.step.valid_until),
        scope: scope(site, evaluator, entry.standing),
        places: places(site, evaluator),
        published_rules: document::links(site, evaluator),
        facts: facts(site, evaluator),
        priority: priority(site, evaluator),
        timeline: timeline(site, id),
        sessions: coming.map(|session| site.session(session)).collect(),
        advert_note: texts.get("advert_note").to_owned(),
        waivers: waivers(site, evaluator),
        words: words(site, id),
    }
}

impl<'a> From<&'a Contact> for ContactView<'a> {
    fn from(contact: &'a Contact) -> Self {
        Self {
            office: contact.office.as_deref(),
            phone: contact.phone.as_deref(),
            email: contact.email.as_deref(),
            hours: contact.hours.as_deref(),
        }
    }
}

fn former_names(site: &Site<'_>, evaluator: &Evaluator) -> Vec<FormerName> {
    let events = evaluator.events.iter();
    let happened = events.filter(|event| event.on <= site.directory.as_of);
    let renamed = happened.filter_map(|event| match &event.kind {
        EventKind::Renamed { from } => Some(FormerName {
            name: from.clone(),
            until: site.day(event.on),
        }),
        _ => None,
    });
    renamed.collect()
}

fn filing<'a>(
    site: &Site<'_>,
    evaluator: &'a Evaluator,
    valid_until: Option<crate::model::Day>,
) -> FilingView<'a> {
    let filing = &evaluator.filing;
    let until = valid_until.unwrap_or(filing.validity.last_day());
    let origin = match filing.origin {
        Origin::Local => "origin_local",
        Origin::Outside => "origin_outside",
    };
    FilingView {
        filed_on: site.day(filing.filed_on),
        authority: &filing.authority,
        notice: filing.notice.as_ref().map(NoticeView::from),
        valid_from: site.day(filing.validity.first_day()),
        valid_until: site.day(until),
        origin: site.theme.texts.get(origin).to_owned(),
        recommended_by: filing.recommended_by.as_deref(),
    }
}

/// The items that are or were part of the scope; those that no longer are come last.
fn scope<'a>(site: &Site<'_>, evaluator: &'a Evaluator, standing: Standing) -> Vec<ScopeView<'a>> {
    let items = evaluator.scope.iter();
    let mut views: Vec<_> = items
        .filter_map(|item| scope_item(site, evaluator, item, standing))
        .collect();
    views.sort_by_key(|view| view.former);
    views
}

/// An item that is not yet part of the scope is not shown.
fn scope_item<'a>(
    site: &Site<'_>,
    evaluator: &'a Evaluator,
    item: &'a ScopeItem,
    whole: Standing,
) -> Option<ScopeView<'a>> {
    let texts = &site.theme.texts;
    let as_of = site.directory.as_of;
    let step = item.timeline.at(as_of)?;
    let was_part = item
        .timeline
        .steps()
        .iter()
        .any(|it| it.from <= as_of && it.standing.is_some());
    let standing = match step.standing {
        Some(standing) => site.standing(standing, &item.timeline),
        None if was_part => site.removed(&item.timeline),
        None => return None,
    };
    let places = item.places.iter().filter_map(|id| evaluator.place(id));
    let fees = item.fees.iter().map(|(level, amount)| Fee {
        level: texts.level(*level).to_owned(),
        amount: *amount,
    });
    Some(ScopeView {
        occupation: site.occupation_link(item.occupation),
        code: item.occupation.code.to_string(),
        edition: item.occupation.edition.to_string(),
        job: item.job.as_deref(),
        levels: item
            .levels
            .iter()
            .map(|level| texts.level(level).to_owned())
            .collect(),
        levels_text: texts.levels(item.levels),
        workstations: item.workstations,
        places: places.map(|place| place.name.as_str()).collect(),
        fees: fees.collect(),
        since: site.day(item.since),
        former: step
            .standing
            .is_none_or(|standing| standing.has_ended() && !whole.has_ended()),
        standing,
        permit_note: super::occupation::permit_note(site, item.occupation),
    })
}

fn places<'a>(site: &Site<'_>, evaluator: &'a Evaluator) -> Vec<PlaceView<'a>> {
    let name_of = |code| {
        let item = evaluator
            .scope
            .iter()
            .find(|item| item.occupation.code == code)?;
        Some(site.directory.catalog.occupations.name(item.occupation))
    };
    let places = evaluator.places.iter().map(|place| PlaceView {
        name: &place.name,
        district: site.district_link(&place.district),
        address: &place.address,
        workstations: place.workstations,
        occupations: place
            .occupations
            .iter()
            .filter_map(|code| name_of(*code))
            .collect(),
        map_url: place.coordinates.map(|(longitude, latitude)| {
            format!("geo:{},{}", degrees(latitude), degrees(longitude))
        }),
    });
    places.collect()
}

fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, rest) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
    format!("{sign}{whole}.{rest:06}")
}

/// 评价经历 and 评价条件, as the evaluator declared them.
fn facts(site: &Site<'_>, evaluator: &Evaluator) -> Vec<Fact> {
    let texts = &site.theme.texts;
    let number = |unit: &str, number: Option<u32>| {
        number.map(|number| texts.fill(unit, &[("n", number.to_string())]))
    };
    let yes_no =
        |yes: Option<bool>| yes.map(|yes| texts.get(if yes { "yes" } else { "no" }).to_owned());
    let nothing = (Experience::default(), Capacity::default());
    let experience = evaluator.experience.as_ref().unwrap_or(&nothing.0);
    let capacity = evaluator.capacity.as_ref().unwrap_or(&nothing.1);
    let since = experience
        .since
        .as_ref()
        .map(|since| match Month::parse(since) {
            Ok(month) => texts.month(month),
            Err(_) => since.clone(),
        });
    let facts = [
        (
            "experience_since",
            since.map(|day| texts.fill("since", &[("day", day)])),
        ),
        ("trained", number("person_times", experience.trained)),
        ("assessed", number("person_times", experience.assessed)),
        ("brand", experience.brand.clone()),
        ("department", capacity.department.clone()),
        (
            "full_time_staff",
            number("persons", capacity.full_time_staff),
        ),
        ("experts", number("persons", capacity.experts)),
        ("area", number("square_metres", capacity.area)),
        ("equipment", capacity.equipment.clone()),
        ("video_surveillance", yes_no(capacity.video_surveillance)),
        ("funds", capacity.funds.clone()),
        ("quality_measures", capacity.quality_measures.clone()),
        (
            "question_bank_staff",
            number("persons", capacity.question_bank_staff),
        ),
        ("not_for_profit", yes_no(capacity.not_for_profit)),
        ("accepts_supervision", yes_no(capacity.accepts_supervision)),
    ];
    let known = facts.into_iter().filter_map(|(key, value)| {
        value.map(|value| Fact {
            label: texts.of("fact", key),
            value,
        })
    });
    known.collect()
}

fn priority(site: &Site<'_>, evaluator: &Evaluator) -> Vec<String> {
    let texts = &site.theme.texts;
    let conditions = evaluator.priority.iter().map(|priority| {
        let condition = texts.of("priority", priority.condition);
        match &priority.note {
            Some(note) => [condition.as_str(), texts.get("colon"), note].concat(),
            None => condition,
        }
    });
    conditions.collect()
}

/// What happened up to the day of the build, the latest first.
fn timeline(site: &Site<'_>, id: EntryId) -> Vec<ChangeView> {
    let events = site.directory.entry(id).evaluator.events.iter().enumerate();
    let happened = events.filter(|(_, event)| event.on <= site.directory.as_of);
    happened
        .rev()
        .map(|(index, _)| site.change(id, index))
        .collect()
}

/// The words that the page may need on a later day: those of the steps that are still to come.
fn words(site: &Site<'_>, id: EntryId) -> Vec<StandingWord> {
    let evaluator = site.directory.entry(id).evaluator;
    let others = others(site, id).into_iter().flat_map(|(_, others)| others);
    let others =
        others.map(|other| &site.directory.entry(other.entry).evaluator.scope[other.item].timeline);
    let own = evaluator.scope.iter().map(|item| &item.timeline);
    let mut needed: Vec<Option<Standing>> = Vec::new();
    for timeline in own.chain(others).chain([&evaluator.timeline]) {
        let to_come = timeline.steps().iter().rev();
        for step in to_come.take_while(|step| step.from >= site.directory.as_of) {
            if !needed.contains(&step.standing) {
                needed.push(step.standing);
            }
        }
    }
    needed
        .into_iter()
        .map(|standing| StandingWord::new(&site.theme.texts, standing))
        .collect()
}

/// Who else may assess the same occupations, by occupation.
fn others<'s>(site: &'s Site<'_>, id: EntryId) -> Vec<(Occupation, Vec<&'s Assessor>)> {
    let mut groups: Vec<(Occupation, Vec<&Assessor>)> = Vec::new();
    for item in &site.directory.entry(id).evaluator.scope {
        if groups
            .iter()
            .any(|(occupation, _)| *occupation == item.occupation)
        {
            continue;
        }
        let list = site.directory.lists.by_occupation.get(&item.occupation);
        let current = list.map(|list| list.current.as_slice()).unwrap_or_default();
        let others = current.iter().filter(|other| other.entry != id);
        groups.push((item.occupation, others.take(NEIGHBOURS).collect()));
    }
    groups
}

/// Who else may assess the same occupations: `[{occupation, rows: [{label, url, standing}]}]`.
fn neighbours(site: &Site<'_>, id: EntryId) -> Value {
    let mut neighbours = Vec::new();
    for (occupation, others) in others(site, id) {
        if others.is_empty() {
            continue;
        }
        let rows = others
            .into_iter()
            .map(|other| site.cards.link_with_standing(site, other));
        let occupation = Value::from_serializable(&site.occupation_link(occupation));
        let mut group = Map::new();
        group.insert("occupation".into(), occupation);
        group.insert("rows".into(), Value::from(rows.collect::<Vec<_>>()));
        neighbours.push(Value::from(group));
    }
    Value::from(neighbours)
}

fn waivers<'a>(site: &Site<'_>, evaluator: &'a Evaluator) -> Vec<WaiverView<'a>> {
    let waivers = evaluator.waivers.iter().map(|waiver| WaiverView {
        reason: &waiver.reason,
        approved_by: &waiver.approved_by,
        on: site.day(waiver.on),
    });
    waivers.collect()
}
