//! Who may assess an occupation, as a table of districts and levels.

use serde::Serialize;

use crate::derive::{EntryId, Matrix, MatrixRow, routes};
use crate::model::{LevelSet, Occupation, SkillLevel, Standing};
use crate::render::Site;
use crate::render::shapes::Link;

/// So many evaluators of a district are named; for more there is the search.
const NAMED: usize = 8;

#[derive(Serialize)]
pub(super) struct MatrixView {
    levels: Vec<Link>,
    rows: Vec<RowView>,
    /// How many may assess each level, in all districts; nothing if there is one district only.
    totals: Vec<usize>,
}

#[derive(Serialize)]
struct RowView {
    district: Link,
    cells: Vec<Cell>,
    names: Vec<Named>,
    /// How many more there are, and where.
    more: usize,
    all: String,
}

/// How many may assess a level in a district, and the search that finds them.
#[derive(Serialize)]
struct Cell {
    level: String,
    count: usize,
    url: String,
}

#[derive(Serialize)]
struct Named {
    label: String,
    url: String,
    levels: String,
}

/// The table; nothing if nobody may assess it.
pub(super) fn view(site: &Site<'_>, occupation: Occupation) -> Option<MatrixView> {
    let matrix = Matrix::of(site.directory, occupation);
    let level = |level: SkillLevel| Link {
        label: site.theme.texts.level(level).to_owned(),
        url: Some(routes::level(level)),
    };
    let totals = SkillLevel::ALL.map(|level| matrix.total(level));
    (!matrix.rows.is_empty()).then(|| MatrixView {
        levels: SkillLevel::ALL.map(level).into(),
        rows: matrix
            .rows
            .iter()
            .map(|it| row(site, occupation, it))
            .collect(),
        totals: if matrix.rows.len() > 1 {
            totals.into()
        } else {
            Vec::new()
        },
    })
}

fn row(site: &Site<'_>, occupation: Occupation, row: &MatrixRow<'_>) -> RowView {
    let found = search(occupation, row.district);
    let cells = SkillLevel::ALL.map(|level| Cell {
        level: site.theme.texts.level(level).to_owned(),
        count: row.count(level),
        url: format!("{found}&level={}", level.digit()),
    });
    let names = row.assessors.iter().take(NAMED);
    RowView {
        district: site.district_link(row.district),
        cells: cells.into(),
        names: names.map(|it| named(site, *it)).collect(),
        more: row.assessors.len().saturating_sub(NAMED),
        all: found,
    }
}

fn named(site: &Site<'_>, (id, levels): (EntryId, LevelSet)) -> Named {
    let evaluator = site.directory.entry(id).evaluator;
    Named {
        label: evaluator.name.clone(),
        url: routes::evaluator(evaluator.code),
        levels: site.theme.texts.levels(levels),
    }
}

/// The search for those that may assess an occupation in a district.
fn search(occupation: Occupation, district: &str) -> String {
    let Occupation { edition, code } = occupation;
    let mut url = format!("search/?occupation={edition}/{code}&district={district}");
    for standing in Standing::ALL.into_iter().filter(|it| it.may_assess()) {
        url.push_str("&standing=");
        url.push_str(standing.key());
    }
    url
}
