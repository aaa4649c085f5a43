//! The shapes that the views of several page kinds share. What a template can write is what
//! stands here and in `pages/`, and nothing else.

use serde::Serialize;

use super::Site;
use crate::derive::{EntryId, Session, routes};
use crate::model::{Day, Evaluator, EventKind, LevelSet, Notice, Occupation, Standing, Timeline};

/// A day for machines and for people.
#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    /// `2027-03-31`
    pub iso: String,
    /// 2027年3月31日
    pub text: String,
}

/// A label and an address from the root of the site; `null` if there is no page.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The text.
    pub label: String,
    /// The path from the root.
    pub url: Option<String>,
}

/// A link among its siblings.
#[derive(Debug, Clone, Serialize)]
pub struct CountedLink {
    /// The text.
    pub label: String,
    /// The path from the root.
    pub url: String,
    /// How many are behind it.
    pub count: Option<usize>,
    /// Whether it is the page itself.
    pub current: bool,
}

/// A standing with the dates that it holds by.
#[derive(Debug, Clone, Serialize)]
pub struct StandingView {
    /// `in_force`
    pub key: &'static str,
    /// 在册有效
    pub label: String,
    /// The day of the sentence: the last of the validity, or the first of the standing.
    pub on: DayView,
    /// The last day of the validity.
    pub until: Option<DayView>,
    /// What holds whenever it is read: 有效期至 2027年3月31日.
    pub sentence: String,
    /// The standing as a function of the date, for the reader's browser.
    pub timeline: String,
}

/// An evaluator in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// S000035010001
    pub code: String,
    /// S, 0000, 35, 010001
    pub code_groups: Vec<String>,
    /// 机构名称
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its district.
    pub district: Link,
    /// What kind of body it is.
    pub kind: String,
    /// Its standing.
    pub standing: StandingView,
    /// The first of its occupations.
    pub occupations: Vec<Link>,
    /// How many more there are.
    pub more: usize,
    /// The levels: of all its occupations, or of the one that the list is about.
    pub levels: String,
}

/// An announced assessment.
#[derive(Debug, Clone, Serialize)]
pub struct SessionView {
    /// The plan's number.
    pub id: String,
    /// First day.
    pub starts: DayView,
    /// Last day, if it is another.
    pub ends: Option<DayView>,
    /// Whose it is.
    pub evaluator: Link,
    /// The district.
    pub district: String,
    /// The place's name.
    pub place: String,
    /// The place's address.
    pub address: String,
    /// What is assessed.
    pub occupations: Vec<SessionItem>,
    /// How many can take part.
    pub seats: Option<u32>,
    /// Last day of registration.
    pub register_until: Option<DayView>,
    /// Where to register by telephone.
    pub phone: Option<String>,
    /// Where to register on the web.
    pub url: Option<String>,
    /// A word of explanation.
    pub note: Option<String>,
}

/// One occupation of an announced assessment.
#[derive(Debug, Clone, Serialize)]
pub struct SessionItem {
    /// Its name.
    pub label: String,
    /// Its page.
    pub url: Option<String>,
    /// The levels.
    pub levels: String,
    /// How many can take part.
    pub seats: Option<u32>,
}

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// The day.
    pub on: DayView,
    /// `scope_added`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// 新增职业
    pub label: String,
    /// What it means.
    pub text: String,
    /// Whose it is.
    pub evaluator: Link,
    /// The notice that published it.
    pub notice: Option<NoticeView>,
}

/// A notice's number and address.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView {
    /// 文号
    pub number: String,
    /// Its address on the web.
    pub url: Option<String>,
}

/// The pages of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// The one before.
    pub prev: Option<String>,
    /// The one after.
    pub next: Option<String>,
    /// The first, the last and those around this one.
    pub links: Vec<PagerLink>,
}

/// A page of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerLink {
    /// Its number.
    pub label: String,
    /// Its path; `null` where pages are left out.
    pub url: Option<String>,
    /// Whether it is this one.
    pub current: bool,
}

/// How many rows a page of a list has.
pub const ROWS: usize = 100;

impl Pager {
    /// The pages of the list at `path` with `rows` rows, seen from its page `page` (from 1).
    #[must_use]
    pub fn new(path: &str, rows: usize, page: usize) -> Self {
        let pages = rows.div_ceil(ROWS).max(1);
        let url = |number: usize| routes::paged(path, number);
        let near = |number: &usize| *number == 1 || *number == pages || number.abs_diff(page) <= 2;
        let mut links: Vec<PagerLink> = Vec::new();
        let mut last = 0;
        for number in (1..=pages).filter(near) {
            if number > last + 1 {
                links.push(PagerLink {
                    label: "…".to_owned(),
                    url: None,
                    current: false,
                });
            }
            last = number;
            links.push(PagerLink {
                label: number.to_string(),
                url: Some(url(number)),
                current: number == page,
            });
        }
        Self {
            page,
            pages,
            prev: (page > 1).then(|| url(page - 1)),
            next: (page < pages).then(|| url(page + 1)),
            links,
        }
    }

    /// The rows of the page `page` (from 1).
    #[must_use]
    pub fn rows<T>(all: &[T], page: usize) -> &[T] {
        let start = (page.saturating_sub(1) * ROWS).min(all.len());
        &all[start..(start + ROWS).min(all.len())]
    }
}

impl From<&Notice> for NoticeView {
    fn from(notice: &Notice) -> Self {
        Self {
            number: notice.number.clone(),
            url: notice.url.clone(),
        }
    }
}

/// The groups of a code that is grouped for the eye.
#[must_use]
pub fn groups(grouped: &str) -> Vec<String> {
    grouped.split(' ').map(str::to_owned).collect()
}

/// Turning what the directory knows into shapes.
impl Site<'_> {
    /// A day.
    #[must_use]
    pub fn day(&self, day: Day) -> DayView {
        DayView {
            iso: day.to_string(),
            text: self.theme.texts.day(day),
        }
    }

    /// A standing as a timeline has it on the day of the build.
    #[must_use]
    pub fn standing(&self, standing: Standing, timeline: &Timeline) -> StandingView {
        let as_of = self.directory.as_of;
        let texts = &self.theme.texts;
        let since = timeline.since(as_of).unwrap_or(as_of);
        let until = timeline.at(as_of).and_then(|step| step.valid_until);
        let by_validity = matches!(
            standing,
            Standing::InForce | Standing::Expiring | Standing::Expired
        );
        let on = until.filter(|_| by_validity).unwrap_or(since);
        StandingView {
            key: standing.key(),
            label: texts.standing(standing).to_owned(),
            on: self.day(on),
            until: until.map(|day| self.day(day)),
            sentence: texts.sentence(standing, since, until.unwrap_or(since)),
            timeline: timeline.to_string(),
        }
    }

    /// The standing of a scope item that is no longer part of the scope.
    #[must_use]
    pub fn removed(&self, timeline: &Timeline) -> StandingView {
        let as_of = self.directory.as_of;
        let since = timeline.since(as_of).unwrap_or(as_of);
        let texts = &self.theme.texts;
        StandingView {
            key: "removed",
            label: texts.get("standing_removed").to_owned(),
            on: self.day(since),
            until: None,
            sentence: texts.fill("sentence_removed", &[("since", texts.day(since))]),
            timeline: timeline.to_string(),
        }
    }

    /// The link to an evaluator's page.
    #[must_use]
    pub fn evaluator_link(&self, id: EntryId) -> Link {
        let evaluator = self.directory.entry(id).evaluator;
        Link {
            label: evaluator.name.clone(),
            url: Some(routes::evaluator(evaluator.code)),
        }
    }

    /// The link to an occupation's page; without an address if nobody was ever filed for it.
    #[must_use]
    pub fn occupation_link(&self, occupation: Occupation) -> Link {
        let known = self.directory.lists.by_occupation.contains_key(&occupation);
        Link {
            label: self.directory.catalog.occupations.name(occupation),
            url: known.then(|| routes::occupation(occupation)),
        }
    }

    /// The link to a district's page; without an address if it is out of the directory's scope.
    #[must_use]
    pub fn district_link(&self, id: &str) -> Link {
        let known = self.directory.lists.by_district.contains_key(id);
        Link {
            label: self.directory.catalog.districts.name(id).to_owned(),
            url: known.then(|| routes::district(id)),
        }
    }

    /// An evaluator as a row of a list.
    #[must_use]
    pub fn row(&self, id: EntryId) -> Row {
        const SHOWN: usize = 3;
        let entry = self.directory.entry(id);
        let evaluator = entry.evaluator;
        let mut occupations: Vec<Occupation> = Vec::new();
        let mut all_levels = LevelSet::EMPTY;
        let items = entry.items_on(self.directory.as_of);
        // What has ended is shown only of evaluators that have ended themselves.
        let shown =
            items.filter(|(_, standing)| entry.standing.has_ended() || !standing.has_ended());
        for (item, _) in shown {
            all_levels = all_levels.union(item.levels);
            if !occupations.contains(&item.occupation) {
                occupations.push(item.occupation);
            }
        }
        Row {
            code: evaluator.code.to_string(),
            code_groups: groups(&evaluator.code.grouped()),
            name: evaluator.name.clone(),
            url: routes::evaluator(evaluator.code),
            district: self.district_link(&evaluator.district),
            kind: self.theme.texts.of("kind", evaluator.kind.key()),
            standing: self.standing(entry.standing, &evaluator.timeline),
            more: occupations.len().saturating_sub(SHOWN),
            occupations: occupations
                .into_iter()
                .take(SHOWN)
                .map(|occupation| self.occupation_link(occupation))
                .collect(),
            levels: self.theme.texts.levels(all_levels),
        }
    }

    /// An announced assessment.
    #[must_use]
    pub fn session(&self, session: &Session<'_>) -> SessionView {
        let plan = session.plan;
        let evaluator = self.directory.entry(session.entry).evaluator;
        let place = match &plan.place {
            Some(id) => evaluator.place(id),
            None => evaluator.places.first(),
        };
        let district = place.map_or(&evaluator.district, |place| &place.district);
        let districts = &self.directory.catalog.districts;
        let occupations: Vec<SessionItem> = plan
            .items
            .iter()
            .map(|item| {
                let link = self.occupation_link(item.occupation);
                SessionItem {
                    label: link.label,
                    url: link.url,
                    levels: self.theme.texts.levels(item.levels),
                    seats: item.seats,
                }
            })
            .collect();
        SessionView {
            id: plan.id.clone(),
            starts: self.day(plan.starts_on),
            ends: (plan.ends_on != plan.starts_on).then(|| self.day(plan.ends_on)),
            evaluator: self.evaluator_link(session.entry),
            district: districts.name(district).to_owned(),
            place: place.map(|place| place.name.clone()).unwrap_or_default(),
            address: place
                .map_or(&evaluator.address, |place| &place.address)
                .clone(),
            seats: occupations.iter().map(|item| item.seats).sum(),
            occupations,
            register_until: plan.register_until.map(|day| self.day(day)),
            phone: plan.phone.clone(),
            url: plan.url.clone(),
            note: plan.note.clone(),
        }
    }

    /// An event of an evaluator.
    #[must_use]
    pub fn change(&self, id: EntryId, event: usize) -> ChangeView {
        let evaluator = self.directory.entry(id).evaluator;
        let event = &evaluator.events[event];
        let mut names: Vec<String> = Vec::new();
        for code in &event.scope {
            let item = evaluator
                .scope
                .iter()
                .find(|item| item.occupation.code == *code);
            let name = item.map(|item| self.directory.catalog.occupations.name(item.occupation));
            names.extend(name.filter(|name| !names.contains(name)));
        }
        let texts = &self.theme.texts;
        if event.kind == EventKind::Filed {
            names = self.first_scope(evaluator);
        } else if names.is_empty() {
            names.push(texts.get("whole_evaluator").to_owned());
        }
        let names = names.join(texts.get("list_separator"));
        let filed_until = evaluator.filing.validity.last_day();
        let text = [
            texts.event_text(event, &names, filed_until),
            event.note.clone().unwrap_or_default(),
        ];
        ChangeView {
            on: self.day(event.on),
            kind: event.kind.key(),
            label: texts.event(&event.kind),
            text: text
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(texts.get("sentence_break")),
            evaluator: self.evaluator_link(id),
            notice: event.notice.as_ref().map(NoticeView::from),
        }
    }

    /// The names of the occupations that the filing itself gave.
    fn first_scope(&self, evaluator: &Evaluator) -> Vec<String> {
        let first = evaluator.filing.validity.first_day();
        let items = evaluator.scope.iter().filter(|item| item.since <= first);
        let mut names = Vec::new();
        for item in items {
            let name = self.directory.catalog.occupations.name(item.occupation);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}
