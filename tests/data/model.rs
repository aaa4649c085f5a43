//! What was read, against the model: every field of every record is either in a table or named here as not public.
//! A new field does not compile until it is decided which.

use std::collections::BTreeMap;

use minglu::derive::{Directory, Entry, routes};
use minglu::model::{
    Capacity, Contact, Day, District, Document, Evaluator, Event, EventKind, Experience, Filing,
    Notice, OccupationCatalogue, Origin, Place, Plan, PlanItem, PriorityCondition, PublishedRules,
    ScopeItem, SkillLevel, Waiver,
};

use super::readers::{Cell, Row, Tables};

/// Compares one cell, by what the record says.
struct Is<'r>(&'r Row);

impl Is<'_> {
    fn text(&self, key: &str, text: &str) {
        assert_eq!(self.0[key], Cell::One(text.to_owned()), "{key}");
    }

    fn maybe<T: ToString>(&self, key: &str, value: Option<T>) {
        self.text(key, &value.map(|it| it.to_string()).unwrap_or_default());
    }

    fn many<T: ToString>(&self, key: &str, values: impl IntoIterator<Item = T>) {
        let values = values.into_iter().map(|it| it.to_string());
        assert_eq!(self.0[key], Cell::Many(values.collect()), "{key}");
    }

    fn notice(&self, notice: Option<&Notice>) {
        let (number, url) = match notice {
            Some(Notice { number, url }) => (Some(number), url.as_ref()),
            None => (None, None),
        };
        self.maybe("notice", number);
        self.maybe("notice_url", url);
    }
}

/// The rows of each evaluator, or of each session.
fn by<'r>(rows: &'r [Row], key: &str) -> BTreeMap<&'r str, Vec<Is<'r>>> {
    let mut by: BTreeMap<&str, Vec<Is<'_>>> = BTreeMap::new();
    for row in rows {
        by.entry(row[key].text()).or_default().push(Is(row));
    }
    by
}

/// Of each list of an evaluator its rows.
struct Lists<'r>(BTreeMap<&'static str, BTreeMap<&'r str, Vec<Is<'r>>>>);

impl<'r> Lists<'r> {
    /// Goes through what the record has and its rows side by side.
    fn each<T>(
        &self,
        table: &str,
        of: &str,
        list: impl IntoIterator<Item = T>,
        compare: impl Fn(&Is<'r>, T),
    ) {
        let list: Vec<T> = list.into_iter().collect();
        let rows = self.0[table].get(of).map(Vec::as_slice).unwrap_or_default();
        assert_eq!(rows.len(), list.len(), "{table} of {of}");
        rows.iter().zip(list).for_each(|(row, it)| compare(row, it));
    }
}

pub fn is_what_is_read(directory: &Directory<'_>, tables: &Tables) {
    let of_evaluators = [
        "scope",
        "places",
        "contacts",
        "events",
        "priorities",
        "waivers",
    ];
    let lists = of_evaluators.map(|name| (name, by(&tables[name], "evaluator")));
    let lists = Lists(lists.into_iter().collect());
    let evaluators = by(&tables["evaluators"], "code");
    assert_eq!(tables["evaluators"].len(), directory.entries.len());
    for entry in &directory.entries {
        let code = entry.evaluator.code.to_string();
        evaluator(directory, entry, &evaluators[code.as_str()][0], &lists);
    }
    sessions(directory, tables);
    occupations(directory, tables);
    districts(directory, tables);
}

fn site(directory: &Directory<'_>, path: &str) -> String {
    let url = directory.catalog.site.url.clone().unwrap_or_default();
    format!("{url}{path}")
}

fn evaluator(directory: &Directory<'_>, entry: &Entry<'_>, row: &Is<'_>, lists: &Lists<'_>) {
    let Evaluator {
        origin: _,
        code,
        name,
        short_names,
        sort_name: _, // by what lists are sorted
        credit_code,
        kind,
        district,
        address,
        contacts,
        website,
        logo,
        summary,
        accepts_entrusted,
        filing: of_filing,
        scope,
        places,
        experience,
        capacity,
        priority,
        materials: _, // the office's own
        published_rules,
        events,
        waivers,
        adverts: _, // checked, not published
        timeline,
        half_read: _,
    } = entry.evaluator;
    row.text("name", name);
    row.many("short_names", short_names);
    row.text("credit_code", credit_code.as_str());
    row.text("kind", kind.key());
    row.text("district", district);
    row.text("address", address);
    row.maybe("website", website.as_ref());
    row.maybe(
        "logo",
        logo.as_ref()
            .map(|logo| site(directory, &routes::encoded(logo))),
    );
    row.maybe("summary", summary.as_ref());
    row.maybe("accepts_entrusted", *accepts_entrusted);
    row.text("standing", entry.standing.key());
    row.many("standing_steps", timeline.to_string().split(';'));
    row.maybe("standing_since", timeline.since(directory.as_of));
    row.text("page", &site(directory, &routes::evaluator(*code)));
    let known = entry
        .step
        .valid_until
        .unwrap_or(of_filing.validity.last_day());
    row.text("valid_until", &known.to_string());
    filing(row, of_filing);
    declared(row, experience.as_ref(), capacity.as_ref());
    rules(directory, entry.evaluator, published_rules, row);
    let code = code.as_str();
    lists.each("contacts", code, contacts, contact);
    lists.each("places", code, places, place);
    lists.each("priorities", code, priority, |row, it| {
        let PriorityCondition { condition, note } = it;
        row.text("condition", condition);
        row.maybe("note", note.as_ref());
    });
    lists.each("waivers", code, waivers, waiver);
    let happened = events.iter().filter(|it| it.on <= directory.as_of);
    lists.each("events", code, happened, event);
    let begun = scope.iter().filter(|it| {
        let steps = it.timeline.steps().iter();
        let mut steps = steps.filter(|step| step.from <= directory.as_of);
        steps.any(|step| step.standing.is_some())
    });
    lists.each("scope", code, begun, |row, it| {
        item(row, it, directory.as_of);
    });
}

fn filing(row: &Is<'_>, filing: &Filing) {
    let Filing {
        filed_on,
        authority,
        notice,
        validity,
        first_application: _, // not shown
        origin,
        recommended_by,
    } = filing;
    row.text("filed_on", &filed_on.to_string());
    row.text("authority", authority);
    row.notice(notice.as_ref());
    row.text("valid_from", &validity.first_day().to_string());
    row.text("first_valid_until", &validity.last_day().to_string());
    row.text(
        "origin",
        if *origin == Origin::Local {
            "local"
        } else {
            "outside"
        },
    );
    row.maybe("recommended_by", recommended_by.as_ref());
}

fn declared(row: &Is<'_>, experience: Option<&Experience>, capacity: Option<&Capacity>) {
    let nothing = (Experience::default(), Capacity::default());
    let Experience {
        since,
        trained,
        assessed,
        brand,
    } = experience.unwrap_or(&nothing.0);
    row.maybe("experience_since", since.as_ref());
    row.maybe("trained", *trained);
    row.maybe("assessed", *assessed);
    row.maybe("brand", brand.as_ref());
    let Capacity {
        department,
        full_time_staff,
        experts,
        area,
        equipment,
        video_surveillance,
        funds,
        quality_measures,
        question_bank_staff,
        not_for_profit,
        accepts_supervision,
    } = capacity.unwrap_or(&nothing.1);
    row.maybe("department", department.as_ref());
    row.maybe("full_time_staff", *full_time_staff);
    row.maybe("experts", *experts);
    row.maybe("area", *area);
    row.maybe("equipment", equipment.as_ref());
    row.maybe("video_surveillance", *video_surveillance);
    row.maybe("funds", funds.as_ref());
    row.maybe("quality_measures", quality_measures.as_ref());
    row.maybe("question_bank_staff", *question_bank_staff);
    row.maybe("not_for_profit", *not_for_profit);
    row.maybe("accepts_supervision", *accepts_supervision);
}

fn rules(directory: &Directory<'_>, of: &Evaluator, rules: &PublishedRules, row: &Is<'_>) {
    let PublishedRules {
        exam,
        quality,
        certificate,
        fee,
    } = rules;
    for (key, document) in [
        ("exam", exam),
        ("quality", quality),
        ("certificate", certificate),
        ("fee", fee),
    ] {
        let address = document.as_ref().map(|document| match document {
            Document::Link(url) => url.clone(),
            Document::Attachment(path) if path.ends_with(".md") => {
                site(directory, &format!("evaluators/{}/rules/{key}/", of.code))
            }
            Document::Attachment(path) => site(directory, &routes::encoded(path)),
        });
        row.maybe(&format!("rules_{key}"), address);
    }
}

fn contact(row: &Is<'_>, contact: &Contact) {
    let Contact {
        office,
        phone,
        email,
        hours,
        public: _, // about the number's form
    } = contact;
    row.maybe("office", office.as_ref());
    row.maybe("phone", phone.as_ref());
    row.maybe("email", email.as_ref());
    row.maybe("hours", hours.as_ref());
}

fn place(row: &Is<'_>, place: &Place) {
    let Place {
        index: _,
        id,
        name,
        district,
        address,
        coordinates,
        workstations,
        occupations,
    } = place;
    row.text("id", id);
    row.text("name", name);
    row.text("district", district);
    row.text("address", address);
    let degrees = |millionths: i32| (f64::from(millionths) / 1e6).to_string();
    row.maybe("longitude", coordinates.map(|it| degrees(it.0)));
    row.maybe("latitude", coordinates.map(|it| degrees(it.1)));
    row.maybe("workstations", *workstations);
    row.many("occupations", occupations);
}

fn waiver(row: &Is<'_>, waiver: &Waiver) {
    let Waiver {
        index: _,
        rule: _, // not shown
        reason,
        approved_by,
        on,
        until: _, // not shown
    } = waiver;
    row.text("reason", reason);
    row.text("approved_by", approved_by);
    row.text("on", &on.to_string());
}

fn event(row: &Is<'_>, event: &Event) {
    let Event {
        index: _,
        on,
        kind,
        scope,
        notice,
        note,
    } = event;
    row.text("on", &on.to_string());
    row.text("kind", kind.key());
    let (valid_until, from) = match kind {
        EventKind::Renewed { valid_until } => (Some(valid_until), None),
        EventKind::Renamed { from } => (None, Some(from)),
        EventKind::Moved { from } => (None, from.as_ref()),
        _ => (None, None),
    };
    row.maybe("valid_until", valid_until);
    row.maybe("from", from);
    row.many("scope", scope);
    row.notice(notice.as_ref());
    row.maybe("note", note.as_ref());
}

fn item(row: &Is<'_>, item: &ScopeItem, as_of: Day) {
    let ScopeItem {
        index,
        occupation,
        closed_name: _, // what the catalogue's name is held against
        job,
        levels,
        workstations,
        places,
        question_bank: _, // the office's own
        fees,
        since,
        stated_since: _, // the same, or the events say otherwise
        timeline,
    } = item;
    row.text("number", &(index + 1).to_string());
    row.text("edition", &occupation.edition.to_string());
    row.text("occupation", &occupation.code.to_string());
    row.maybe("job", job.as_ref());
    row.many("levels", levels.iter().map(SkillLevel::digit));
    row.maybe("workstations", *workstations);
    row.many("places", places);
    for level in SkillLevel::ALL {
        let fee = fees.iter().find(|(of, _)| *of == level);
        row.maybe(&format!("fee_{}", level.digit()), fee.map(|(_, fee)| fee));
    }
    row.text("since", &since.to_string());
    let standing = timeline.standing(as_of);
    row.text("standing", standing.map_or("removed", |it| it.key()));
    row.many("standing_steps", timeline.to_string().split(';'));
    row.maybe(
        "removed_on",
        timeline.since(as_of).filter(|_| standing.is_none()),
    );
}

fn sessions(directory: &Directory<'_>, tables: &Tables) {
    let all = &directory.sessions.all;
    assert_eq!(tables["sessions"].len(), all.len());
    let items = Lists([("session_items", by(&tables["session_items"], "session"))].into());
    for (session, row) in all.iter().zip(&tables["sessions"]) {
        let row = Is(row);
        let Plan {
            origin: _,
            index: _,
            id,
            evaluator,
            filed_on: _, // not shown
            starts_on,
            ends_on,
            place,
            items: of_plan,
            register_until,
            phone,
            url,
            results_filed_on: _, // not shown
            note,
            waivers: _, // not shown
            lost: _,
        } = session.plan;
        row.text("id", id);
        row.text("evaluator", evaluator.as_str());
        row.text("starts_on", &starts_on.to_string());
        row.text("ends_on", &ends_on.to_string());
        row.maybe("place", place.as_ref());
        row.maybe("register_until", *register_until);
        row.maybe("phone", phone.as_ref());
        row.maybe("url", url.as_ref());
        row.maybe("note", note.as_ref());
        items.each("session_items", id, of_plan, |row, it| {
            let PlanItem {
                index,
                occupation,
                levels,
                seats,
            } = it;
            row.text("number", &(index + 1).to_string());
            row.text("edition", &occupation.edition.to_string());
            row.text("occupation", &occupation.code.to_string());
            row.many("levels", levels.iter().map(SkillLevel::digit));
            row.maybe("seats", *seats);
        });
    }
}

fn occupations(directory: &Directory<'_>, tables: &Tables) {
    let all = directory.catalog.occupations.all().iter();
    let all = all.flat_map(|catalogue| {
        let OccupationCatalogue { edition, names, .. } = catalogue;
        names.iter().map(move |(code, name)| (edition, code, name))
    });
    let all: Vec<_> = all.collect();
    assert_eq!(tables["occupations"].len(), all.len());
    for ((edition, code, name), row) in all.into_iter().zip(&tables["occupations"]) {
        let row = Is(row);
        row.text("edition", &edition.to_string());
        row.text("code", &code.to_string());
        row.text("name", name);
    }
}

fn districts(directory: &Directory<'_>, tables: &Tables) {
    let all = directory.catalog.districts.all();
    assert_eq!(tables["districts"].len(), all.len());
    for (district, row) in all.iter().zip(&tables["districts"]) {
        let row = Is(row);
        let District {
            id,
            name,
            short,
            kind,
            in_scope,
            also,
            former_codes,
            parent,
            // How a district is drawn; both stand in the pages' maps.
            outline: _,
            tile: _,
        } = district;
        row.text("id", id);
        row.text("name", name);
        row.maybe("short", short.as_ref());
        row.text("kind", kind);
        row.text("in_scope", &in_scope.to_string());
        row.many("also", also);
        row.many("former_codes", former_codes);
        row.maybe("parent", parent.as_ref());
    }
}
