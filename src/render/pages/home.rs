//! The home page: how to find an evaluator, what comes next, what changed.

use std::cmp::Reverse;

use serde::Serialize;

use super::{About, Page, feeds, tree};
use crate::derive::{Session, routes};
use crate::model::Initial;
use crate::render::Site;
use crate::render::pages::notices::NoticeItem;
use crate::render::shapes::{ChangeView, CountedLink, SessionView};

/// How many coming assessments, changes and notices the home page shows.
const SHOWN: usize = 5;

/// How many occupations of a major group it shows.
const SHOWN_OF_GROUP: usize = 8;

#[derive(Serialize)]
struct Home {
    counts: Counts,
    districts: Vec<CountedLink>,
    groups: Vec<GroupShown>,
    levels: Vec<CountedLink>,
    letters: Vec<CountedLink>,
    changes: Vec<ChangeView>,
    notices: Vec<NoticeItem>,
    sessions: Vec<SessionView>,
}

#[derive(Serialize)]
struct Counts {
    evaluators: usize,
    in_standing: usize,
    occupations: usize,
    sessions: usize,
}

/// A major group 大类 with its occupations.
#[derive(Serialize)]
pub(super) struct Group {
    pub(super) code: u8,
    pub(super) label: String,
    pub(super) occupations: Vec<CountedLink>,
}

/// A major group on the home page: the occupations that most evaluators assess, and the way to all.
#[derive(Serialize)]
pub(super) struct GroupShown {
    label: String,
    occupations: Vec<CountedLink>,
    all: String,
    total: usize,
}

/// The one page.
pub fn page() -> Page {
    Page::new(String::new(), "home.html", |site, path| {
        let name = site.directory.catalog.site.name.clone();
        let tagline = site.directory.catalog.site.tagline.clone();
        let about = About::new("home", "", name).described(tagline.unwrap_or_default());
        let about = about
            .fed_by(&feeds::of_all(site))
            .in_schema_org(site.as_website());
        about.context(site, path, &home(site))
    })
}

fn home(site: &Site<'_>) -> Home {
    let directory = site.directory;
    let lists = &directory.lists;
    let coming = || directory.sessions.coming(directory.as_of);
    let changes = directory.changes.all.iter().take(SHOWN);
    let assessed = lists.by_occupation.values();
    Home {
        counts: Counts {
            evaluators: directory.entries.len(),
            in_standing: directory.on_register(),
            occupations: assessed
                .filter(|list| list.current.iter().any(|it| it.may_assess))
                .count(),
            sessions: coming().count(),
        },
        districts: districts(site, None),
        groups: groups_shown(site),
        levels: levels(site, None),
        letters: letters(site, None),
        changes: changes.map(|change| site.change(change)).collect(),
        notices: super::notices::items(site).take(SHOWN).collect(),
        sessions: next(site)
            .into_iter()
            .map(|session| site.session(session))
            .collect(),
    }
}

/// The next assessments. Those that one can still register for are preferred; what is shown
/// stands in the order of the days.
fn next<'s, 'c>(site: &'s Site<'c>) -> Vec<&'s Session<'c>> {
    let as_of = site.directory.as_of;
    let mut next: Vec<_> = site.directory.sessions.coming(as_of).collect();
    let is_over = |session: &&Session<'_>| session.plan.register_until.is_some_and(|it| it < as_of);
    next.sort_by_key(is_over);
    next.truncate(SHOWN);
    next.sort_by_key(|session| session.plan.starts_on);
    next
}

/// The major groups, each with the occupations that most evaluators assess.
pub(super) fn groups_shown(site: &Site<'_>) -> Vec<GroupShown> {
    groups(site).into_iter().map(shown_of_group).collect()
}

fn shown_of_group(group: Group) -> GroupShown {
    let total = group.occupations.len();
    let mut occupations = group.occupations;
    occupations.retain(|it| it.count.is_some_and(|count| count > 0));
    occupations.sort_by_key(|it| Reverse(it.count));
    occupations.truncate(SHOWN_OF_GROUP);
    GroupShown {
        label: group.label,
        occupations,
        all: format!("occupations/#{}", tree::group_id(group.code)),
        total,
    }
}

/// The districts with the number of evaluators in each.
pub(super) fn districts(site: &Site<'_>, current: Option<&str>) -> Vec<CountedLink> {
    let catalogue = &site.directory.catalog.districts;
    let lists = &site.directory.lists.by_district;
    let known = catalogue.all().iter().filter_map(|district| {
        let list = lists.get(&district.id)?;
        Some(CountedLink {
            label: district.name.clone(),
            url: routes::district(&district.id),
            count: Some(list.len()),
            current: current == Some(district.id.as_str()),
        })
    });
    known.collect()
}

/// The levels with the number of evaluators at each.
pub(super) fn levels(
    site: &Site<'_>,
    current: Option<crate::model::SkillLevel>,
) -> Vec<CountedLink> {
    let lists = &site.directory.lists.by_level;
    crate::model::SkillLevel::ALL
        .into_iter()
        .map(|level| CountedLink {
            label: site.theme.texts.level(level).to_owned(),
            url: routes::level(level),
            count: Some(lists.get(&level).map_or(0, Vec::len)),
            current: current == Some(level),
        })
        .collect()
}

/// The first letters under which there are evaluators.
pub(super) fn letters(site: &Site<'_>, current: Option<Initial>) -> Vec<CountedLink> {
    let lists = site.directory.lists.by_letter.iter();
    lists
        .map(|(letter, list)| CountedLink {
            label: letter.letter().to_string(),
            url: routes::letter(*letter),
            count: Some(list.len()),
            current: current == Some(*letter),
        })
        .collect()
}

/// The major groups with the occupations for which there are or were evaluators.
pub(super) fn groups(site: &Site<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let occupations = &site.directory.catalog.occupations;
    for (occupation, list) in &site.directory.lists.by_occupation {
        let code = occupation.code.major_digit();
        let catalogue = occupations.edition(occupation.edition);
        let label = catalogue.and_then(|catalogue| catalogue.groups.get(&code));
        let link = CountedLink {
            label: occupations.name(*occupation),
            url: routes::occupation(*occupation),
            count: Some(list.current.len()),
            current: false,
        };
        match groups.iter_mut().find(|group| group.code == code) {
            Some(group) => group.occupations.push(link),
            None => groups.push(Group {
                code,
                label: label.cloned().unwrap_or_default(),
                occupations: vec![link],
            }),
        }
    }
    groups
}
