//! An occupation's page: who may assess it now, who could, and what a worker should know.

mod matrix;

use serde::Serialize;

use super::feeds::{self, Recent};
use super::{About, Page, tree};
use crate::derive::{OccupationList, routes};
use crate::model::{AccessMatch, Occupation};
use crate::render::Site;
use crate::render::shapes::{Pager, ROWS, SessionView};
use matrix::MatrixView;

#[derive(Serialize)]
struct OccupationView {
    code: String,
    edition: String,
    name: String,
    /// The groups that it belongs to, from the major one down.
    groups: Vec<Group>,
    lead: String,
    matrix: Option<MatrixView>,
    calendar_file: Option<String>,
    sessions: Vec<SessionView>,
    notes: Vec<String>,
    pager: Pager,
    recent: Recent,
    empty: String,
}

#[derive(Serialize)]
struct Group {
    /// Where it stands on the page of all occupations.
    id: String,
    /// 6, 6-31, 6-31-01
    code: String,
    label: Option<String>,
}

/// Pages for each occupation that an evaluator is or was filed for.
pub fn pages(site: &Site<'_>) -> Vec<Page> {
    let mut pages = Vec::new();
    for (occupation, list) in &site.directory.lists.by_occupation {
        let first = routes::occupation(*occupation);
        for number in 1..=list.current.len().div_ceil(ROWS).max(1) {
            let occupation = *occupation;
            let path = routes::paged(&first, number);
            pages.push(Page::new(path, "occupation.html", move |site, path| {
                let texts = &site.theme.texts;
                let view = view(site, occupation, number);
                let title = texts.fill("title_occupation", &[("name", view.name.clone())]);
                let about = About::new("occupation", "occupations", title)
                    .described(view.lead.clone())
                    .below(texts.get("title_occupations"), "occupations/")
                    .called(&view.name);
                let about = about
                    .column(texts.get("column_type"))
                    .fed_by(&view.recent.feed)
                    .in_schema_org(schema_org(site, occupation, path))
                    .data(site, &routes::api_occupation(occupation));
                let mut context = about.context(site, path, &view)?;
                let list = list_of(site, occupation);
                let rows = Pager::rows(&list.current, number);
                let former = list.former.iter().filter(|_| number == 1).take(ROWS);
                context.insert_value("rows", site.cards.rows_of_occupation(site, rows));
                context.insert_value("former", site.cards.rows_of_occupation(site, former));
                Ok(context)
            }));
        }
    }
    pages
}

/// The occupation in the words of schema.org.
fn schema_org(site: &Site<'_>, occupation: Occupation, path: &str) -> serde_json::Value {
    let name = site.directory.catalog.occupations.name(occupation);
    serde_json::json!({
        "@type": "Occupation",
        "@id": site.full(path, &routes::occupation(occupation)),
        "name": name,
        "occupationalCategory": {
            "@type": "CategoryCode",
            "codeValue": occupation.code.to_string(),
            "inCodeSet": occupation.edition.label(),
        },
    })
}

fn view(site: &Site<'_>, occupation: Occupation, number: usize) -> OccupationView {
    let texts = &site.theme.texts;
    let catalogue = &site.directory.catalog.occupations;
    let list = list_of(site, occupation);
    let name = catalogue.name(occupation);
    let may_assess = list
        .current
        .iter()
        .filter(|assessor| assessor.may_assess)
        .count();
    let has_sessions = site
        .directory
        .sessions
        .of_occupation(occupation)
        .next()
        .is_some();
    let sessions = site.directory.sessions.of_occupation(occupation);
    let sessions = sessions.filter(|session| session.plan.ends_on >= site.directory.as_of);
    let args = [
        ("n", may_assess.to_string()),
        ("day", texts.day(site.directory.as_of)),
        ("name", name.clone()),
    ];
    OccupationView {
        code: occupation.code.to_string(),
        edition: occupation.edition.to_string(),
        groups: groups(site, occupation),
        lead: texts.fill("lead_occupation", &args),
        matrix: (number == 1)
            .then(|| matrix::view(site, occupation))
            .flatten(),
        calendar_file: has_sessions.then(|| routes::sessions(&routes::occupation(occupation))),
        sessions: sessions
            .take(ROWS)
            .map(|session| site.session(session))
            .collect(),
        notes: notes(site, occupation),
        pager: Pager::new(&routes::occupation(occupation), list.current.len(), number),
        recent: Recent::new(
            site,
            &site.directory.changes.of_occupation(occupation),
            site.occupation_link(occupation),
            feeds::of_occupation(site, occupation),
        ),
        empty: texts.get("empty_occupation").to_owned(),
        name,
    }
}

/// The groups of the classification that it belongs to, with their names as far as they are known.
fn groups(site: &Site<'_>, occupation: Occupation) -> Vec<Group> {
    let code = occupation.code;
    let edition = site
        .directory
        .catalog
        .occupations
        .edition(occupation.edition);
    let major = edition.and_then(|it| it.groups.get(&code.major_digit()));
    let below = [code.middle(), code.minor()].map(|group| Group {
        id: tree::anchor(site, occupation.edition, group),
        code: group.to_string(),
        label: edition.and_then(|it| it.subgroups.get(&group)).cloned(),
    });
    let major = Group {
        id: tree::group_id(code.major_digit()),
        code: code.major_digit().to_string(),
        label: major.cloned(),
    };
    [major].into_iter().chain(below).collect()
}

/// Who assesses an occupation and who did. Pages are made only for occupations that have a list.
fn list_of<'s>(site: &'s Site<'_>, occupation: Occupation) -> &'s OccupationList {
    static NOBODY: OccupationList = OccupationList::EMPTY;
    site.directory
        .lists
        .by_occupation
        .get(&occupation)
        .unwrap_or(&NOBODY)
}

/// What a worker should know besides: permits, and parts that are closed to assessment.
fn notes(site: &Site<'_>, occupation: Occupation) -> Vec<String> {
    let texts = &site.theme.texts;
    let items =
        site.directory.catalog.access.iter().filter(|item| {
            item.edition == occupation.edition && item.codes.contains(&occupation.code)
        });
    let notes = items.map(|item| {
        let key = match item.matches {
            AccessMatch::Occupation => "note_access",
            AccessMatch::Job | AccessMatch::SubScope => "note_access_part",
            AccessMatch::Overlap | AccessMatch::Permit => "permit_note",
        };
        texts.fill(key, &[("name", item.name.clone())])
    });
    notes.collect()
}

/// The permit that an occupation needs besides, if any.
pub(super) fn permit_note(site: &Site<'_>, occupation: Occupation) -> Option<String> {
    let item = site.directory.catalog.access.iter().find(|item| {
        item.matches.is_note()
            && item.edition == occupation.edition
            && item.codes.contains(&occupation.code)
    })?;
    let name = [("name", item.name.clone())];
    Some(site.theme.texts.fill("permit_note", &name))
}
