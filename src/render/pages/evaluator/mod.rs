//! An evaluator's page, at an address that stays.

mod declared;
mod filing;
mod ld;
mod map;
mod neighbours;
mod places;
mod scope;
mod words;

use std::borrow::Cow;

use serde::Serialize;

use super::article::{self, GUIDE_TO_ENTRUSTING};
use super::{About, Page, document};
use crate::derive::{EntryId, routes};
use crate::model::{Contact, Evaluator, EventKind};
use crate::render::Site;
use crate::render::qr::Qr;
use crate::render::shapes::{ChangeView, DayView, Fact, Link, SessionView, groups};
use crate::render::share::StandingWord;
use filing::{FilingView, WaiverView};
use map::MapView;
use places::PlaceView;
use scope::ScopeView;

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
    entrust_guide: Option<Link>,
    calendar_file: Option<String>,
    ended: bool,
    filing: FilingView<'a>,
    scope: Vec<ScopeView<'a>>,
    places: Vec<PlaceView<'a>>,
    published_rules: Vec<Link>,
    facts: Vec<Fact>,
    priority: Vec<String>,
    timeline: Vec<ChangeView>,
    sessions: Vec<SessionView>,
    map: Option<MapView<'a>>,
    adverts_checked: usize,
    qr: Option<Qr>,
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
                .below(site.theme.texts.get("title_evaluators"), "evaluators/")
                .in_schema_org(ld::about(site, id, path))
                .data(
                    site,
                    &routes::api_evaluator(site.directory.entry(id).evaluator.code),
                );
            let mut context = about.article(None, None).context(site, path, &view)?;
            context.insert_value("standing", site.cards.standing(site, id));
            context.insert_value("neighbours", neighbours::neighbours(site, id));
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
    let (catalog, texts) = (directory.catalog, &site.theme.texts);
    let has_sessions = directory.sessions.of_entry(id).next().is_some();
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
        entrust_guide: article::link(site, GUIDE_TO_ENTRUSTING),
        calendar_file: has_sessions.then(|| routes::sessions(&routes::evaluator(evaluator.code))),
        ended: entry.standing.has_ended(),
        filing: filing::filing(site, evaluator, entry.step.valid_until),
        scope: scope::scope(site, evaluator, entry.standing),
        places: places::places(site, evaluator),
        published_rules: document::links(site, evaluator),
        facts: declared::facts(site, evaluator),
        priority: declared::priority(site, evaluator),
        timeline: timeline(site, id),
        sessions: coming.map(|session| site.session(session)).collect(),
        map: map::map(site, evaluator),
        adverts_checked: evaluator.adverts.len(),
        qr: catalog
            .site
            .url
            .as_deref()
            .and_then(|url| Qr::new(&format!("{url}{}", routes::evaluator(evaluator.code)))),
        waivers: filing::waivers(site, evaluator),
        words: words::words(site, id),
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

/// What happened up to the day of the build, the latest first.
fn timeline(site: &Site<'_>, id: EntryId) -> Vec<ChangeView> {
    let history = site.directory.history(id);
    history.iter().map(|change| site.change(change)).collect()
}
