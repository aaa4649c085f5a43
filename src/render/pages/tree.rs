//! The entrance by occupation: the classification as a tree to browse.

use serde::Serialize;

use super::{About, Page};
use crate::derive::{Leaf, Major, Middle, routes, tree};
use crate::model::{Edition, GroupCode};
use crate::render::Site;

#[derive(Serialize)]
struct Tree {
    lead: String,
    majors: Vec<MajorView>,
}

#[derive(Serialize)]
struct MajorView {
    /// Where it stands on the page.
    id: String,
    code: String,
    name: Option<String>,
    middles: Vec<MiddleView>,
}

#[derive(Serialize)]
struct MiddleView {
    id: String,
    code: String,
    name: Option<String>,
    /// Some of its occupations, where its name is not known.
    like: Option<String>,
    /// How many occupations it has.
    total: usize,
    /// For how many of them there are evaluators.
    with: usize,
    minors: Vec<MinorView>,
}

#[derive(Serialize)]
struct MinorView {
    id: String,
    code: String,
    name: Option<String>,
    occupations: Vec<LeafView>,
}

#[derive(Serialize)]
struct LeafView {
    label: String,
    url: Option<String>,
    count: usize,
}

/// The one page.
pub fn page() -> Page {
    Page::new(
        "occupations/".to_owned(),
        "occupations.html",
        |site, path| {
            let texts = &site.theme.texts;
            let majors = tree(site.directory);
            let mut ids: Vec<u8> = Vec::new();
            let view = Tree {
                lead: texts.get("lead_occupations").to_owned(),
                majors: majors.iter().map(|it| major(site, it, &mut ids)).collect(),
            };
            let title = texts.get("title_occupations").to_owned();
            let about = About::new("index", "occupations", title).described(view.lead.clone());
            let about = about.column(texts.get("column_type"));
            about.context(site, path, &view)
        },
    )
}

/// Where a major group of the newest edition that has it stands on the page.
pub(super) fn group_id(digit: u8) -> String {
    format!("group-{digit}")
}

fn major(site: &Site<'_>, major: &Major<'_>, ids: &mut Vec<u8>) -> MajorView {
    let is_first = !ids.contains(&major.digit);
    ids.push(major.digit);
    let id = group_id(major.digit);
    MajorView {
        id: if is_first {
            id
        } else {
            format!("{id}-{}", major.edition)
        },
        code: major.digit.to_string(),
        name: major.name.map(str::to_owned),
        middles: major
            .middles
            .iter()
            .map(|it| middle(site, major.edition, it))
            .collect(),
    }
}

/// Where a group below a major one stands on the page. The same code can be another group in another edition.
pub(super) fn anchor(site: &Site<'_>, edition: Edition, group: GroupCode) -> String {
    let editions = site.directory.catalog.occupations.all().iter();
    match editions.map(|it| it.edition).max() {
        Some(newest) if newest != edition => format!("m-{edition}-{group}"),
        _ => format!("m-{group}"),
    }
}

fn middle(site: &Site<'_>, edition: Edition, middle: &Middle<'_>) -> MiddleView {
    let (total, with) = middle.counts();
    let minors = middle.minors.iter().map(|minor| MinorView {
        id: anchor(site, edition, minor.code),
        code: minor.code.to_string(),
        name: minor.name.map(str::to_owned),
        occupations: minor.leaves.iter().map(|it| leaf(site, it)).collect(),
    });
    MiddleView {
        id: anchor(site, edition, middle.code),
        code: middle.code.to_string(),
        name: middle.name.map(str::to_owned),
        like: middle.name.is_none().then(|| like(site, middle)),
        total,
        with,
        minors: minors.collect(),
    }
}

/// The first of its occupations, those that have evaluators before the others: 电工、焊工等.
fn like(site: &Site<'_>, middle: &Middle<'_>) -> String {
    const NAMED: usize = 3;
    let mut leaves: Vec<&Leaf> = middle.minors.iter().flat_map(|it| &it.leaves).collect();
    leaves.sort_by_key(|leaf| leaf.evaluators.is_none_or(|it| it == 0));
    let names = leaves.into_iter().take(NAMED);
    let names = names.map(|it| site.directory.catalog.occupations.name(it.occupation));
    let names: Vec<String> = names.collect();
    let texts = &site.theme.texts;
    texts.fill(
        "tree_like",
        &[("names", names.join(texts.get("list_separator")))],
    )
}

fn leaf(site: &Site<'_>, leaf: &Leaf) -> LeafView {
    LeafView {
        label: site.directory.catalog.occupations.name(leaf.occupation),
        url: leaf.evaluators.map(|_| routes::occupation(leaf.occupation)),
        count: leaf.evaluators.unwrap_or(0),
    }
}
