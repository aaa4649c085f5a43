//! The figures: what each counts, and what it shows in a sentence.

use serde::Serialize;

use super::file_of;
use super::tiles::Tiles;
use crate::derive::{Counts, routes};
use crate::model::{Month, SkillLevel};
use crate::render::Site;

/// A table with a bar for the first number of each row.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// Its name in addresses: `by-district`.
    pub name: &'static str,
    /// What it is a table of.
    pub caption: String,
    /// What it shows, in words.
    pub finding: String,
    /// What has to be known to read it.
    pub note: Option<String>,
    /// The heads of the columns: what the rows are, then what is counted.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<FigureRow>,
    /// The map of squares.
    pub tiles: Option<Tiles>,
    /// The file with the same.
    pub file: String,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// What is counted in it.
    pub label: String,
    /// Its page.
    pub url: Option<String>,
    /// Its stable name in data.
    pub key: String,
    /// How much of the width the first number's bar takes, in a hundredth of a per cent.
    pub bar: usize,
    /// The numbers.
    pub numbers: Vec<usize>,
}

/// How a figure is made.
type Make = fn(&Site<'_>) -> Figure;

/// All figures by name.
pub const ALL: [(&str, Make); 7] = [
    ("by-district", by_district),
    ("by-group", by_group),
    ("by-level", by_level),
    ("by-kind", by_kind),
    ("by-standing", by_standing),
    ("by-year", by_year),
    ("ends-by-month", ends_by_month),
];

/// A row before its bar is known.
struct Raw {
    key: String,
    label: String,
    url: Option<String>,
    numbers: Vec<usize>,
}

impl Raw {
    fn new(key: &str, label: &str, numbers: &[usize]) -> Self {
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
            url: None,
            numbers: numbers.to_vec(),
        }
    }

    fn at(self, url: Option<String>) -> Self {
        Self { url, ..self }
    }
}

impl Figure {
    /// A figure whose columns are named by `columns`, with a finding of its own words.
    fn new(site: &Site<'_>, name: &'static str, columns: &[&str], rows: Vec<Raw>) -> Self {
        let texts = &site.theme.texts;
        let first = |row: &Raw| row.numbers.first().copied().unwrap_or(0);
        let most = rows.iter().map(first).max().unwrap_or(0).max(1);
        let rows = rows.into_iter().map(|row| FigureRow {
            bar: first(&row) * 10_000 / most,
            label: row.label,
            url: row.url,
            key: row.key,
            numbers: row.numbers,
        });
        let columns = columns.iter().map(|key| texts.get(key).to_owned());
        Self {
            name,
            caption: texts.of("figure", name),
            finding: String::new(),
            note: None,
            columns: columns.collect(),
            rows: rows.collect(),
            tiles: None,
            file: file_of(name),
        }
    }

    /// The finding `key` with its placeholders filled; what says that there is nothing if all numbers are 0.
    fn finding(mut self, site: &Site<'_>, key: &str, more: &[(&'static str, String)]) -> Self {
        let texts = &site.theme.texts;
        let numbers = || self.rows.iter().filter_map(|row| row.numbers.first());
        let total: usize = numbers().sum();
        let most = numbers().max().copied().unwrap_or(0);
        let top = self
            .rows
            .iter()
            .filter(|row| row.numbers.first() == Some(&most));
        let top: Vec<&str> = top.map(|row| row.label.as_str()).collect();
        let number = ("n", most.to_string());
        let mut args = vec![
            ("total", total.to_string()),
            ("top", top_words(site, &top)),
            ("percent", percent(most, total)),
            (
                "most",
                match top.len() {
                    1 => most.to_string(),
                    _ => texts.fill("most_each", &[number]),
                },
            ),
        ];
        args.extend_from_slice(more);
        self.finding = match total {
            0 => texts.get("empty_figure").to_owned(),
            _ => texts.fill(key, &args),
        };
        self
    }

    /// The table as a file has it: with the stable names and the day.
    pub fn rows_with_header(&self, site: &Site<'_>) -> Vec<Vec<String>> {
        let texts = &site.theme.texts;
        let mut columns = self.columns.clone();
        columns.insert(0, texts.get("col_key").to_owned());
        columns.push(texts.get("col_as_of").to_owned());
        let mut rows = vec![columns];
        rows.extend(self.rows.iter().map(|row| {
            let mut fields = vec![row.key.clone(), row.label.clone()];
            fields.extend(row.numbers.iter().map(usize::to_string));
            fields.push(site.directory.as_of.to_string());
            fields
        }));
        rows
    }
}

/// What has the greatest number; of many, the first and how many there are.
fn top_words(site: &Site<'_>, top: &[&str]) -> String {
    const NAMED: usize = 4;
    let texts = &site.theme.texts;
    match top {
        [first, ..] if top.len() > NAMED => {
            let args = [("first", (*first).to_owned()), ("n", top.len().to_string())];
            texts.fill("top_many", &args)
        }
        _ => top.join(texts.get("list_separator")),
    }
}

/// A share in whole per cent, rounded to the nearest.
fn percent(part: usize, whole: usize) -> String {
    let whole = whole.max(1);
    ((part * 200 + whole) / (2 * whole)).to_string()
}

fn counted(counts: &Counts) -> [usize; 3] {
    [counts.evaluators, counts.may_assess, counts.items]
}

const COUNTED: [&str; 3] = ["col_on_register", "col_may_assess", "col_items"];

fn columns(first: &'static str) -> Vec<&'static str> {
    std::iter::once(first).chain(COUNTED).collect()
}

fn by_district(site: &Site<'_>) -> Figure {
    let catalogue = &site.directory.catalog.districts;
    let districts = &site.directory.statistics.districts;
    let rows = districts.iter().map(|(id, counts)| {
        let link = site.district_link(id);
        Raw::new(id, &link.label, &counted(counts)).at(link.url)
    });
    let none = districts.iter().filter(|(_, it)| it.evaluators == 0);
    let none: Vec<&str> = none.map(|(id, _)| catalogue.name(id)).collect();
    let key = if none.is_empty() {
        "finding_by-district"
    } else {
        "finding_by-district_none"
    };
    let texts = &site.theme.texts;
    let more = [("none", none.join(texts.get("list_separator")))];
    let known = districts.iter().filter_map(|(id, counts)| {
        let district = catalogue.all().iter().find(|it| it.id == *id)?;
        Some((district, counts.evaluators))
    });
    let tiles = Tiles::new(site, &known.collect::<Vec<_>>());
    let figure = Figure::new(
        site,
        "by-district",
        &columns("col_district"),
        rows.collect(),
    );
    Figure {
        tiles: Some(tiles),
        ..figure.finding(site, key, &more)
    }
}

fn by_group(site: &Site<'_>) -> Figure {
    let catalogues = site.directory.catalog.occupations.all();
    let groups = &site.directory.statistics.groups;
    let rows = groups.iter().map(|(digit, group)| {
        // The latest edition's name for it.
        let mut named = catalogues.iter().rev();
        let label = named.find_map(|it| it.groups.get(digit));
        let label = label.map_or_else(|| digit.to_string(), Clone::clone);
        let counts = &group.counts;
        let numbers = [counts.items, group.occupations.len(), counts.evaluators];
        let url = format!("occupations/#{}", super::super::tree::group_id(*digit));
        Raw::new(&digit.to_string(), &label, &numbers).at(Some(url))
    });
    let columns = [
        "col_group",
        "col_items",
        "col_occupations_n",
        "col_on_register",
    ];
    let occupations = groups.values().map(|group| group.occupations.len());
    let more = [("occupations", occupations.sum::<usize>().to_string())];
    let figure = Figure::new(site, "by-group", &columns, rows.collect());
    let figure = figure.finding(site, "finding_by-group", &more);
    noted(site, figure, "note_by-group")
}

fn by_level(site: &Site<'_>) -> Figure {
    let texts = &site.theme.texts;
    let levels = &site.directory.statistics.levels;
    let rows = levels.iter().map(|(level, counts)| {
        let key = level.digit().to_string();
        Raw::new(&key, texts.level(*level), &counted(counts)).at(Some(routes::level(*level)))
    });
    let highest = levels.iter().find(|(level, _)| *level == SkillLevel::One);
    let highest = highest.map_or(0, |(_, counts)| counts.evaluators);
    let more = [
        ("highest", texts.level(SkillLevel::One).to_owned()),
        ("n", highest.to_string()),
    ];
    let figure = Figure::new(site, "by-level", &columns("col_level_name"), rows.collect());
    let figure = figure.finding(site, "finding_by-level", &more);
    noted(site, figure, "note_by-level")
}

fn by_kind(site: &Site<'_>) -> Figure {
    let kinds = &site.directory.statistics.kinds;
    let rows = kinds.iter().map(|(kind, counts)| {
        let label = site.theme.texts.of("kind", kind.key());
        Raw::new(kind.key(), &label, &counted(counts))
    });
    let figure = Figure::new(site, "by-kind", &columns("col_kind"), rows.collect());
    figure.finding(site, "finding_by-kind", &[])
}

fn by_standing(site: &Site<'_>) -> Figure {
    let texts = &site.theme.texts;
    let statistics = &site.directory.statistics;
    let rows = statistics
        .standings
        .iter()
        .map(|(standing, count)| Raw::new(standing.key(), texts.standing(*standing), &[*count]));
    let more = [("m", statistics.may_assess.to_string())];
    let columns = ["col_standing", "col_listed"];
    let figure = Figure::new(site, "by-standing", &columns, rows.collect());
    figure.finding(site, "finding_by-standing", &more)
}

fn by_year(site: &Site<'_>) -> Figure {
    let years = &site.directory.statistics.years;
    let this_year = site.directory.as_of.year();
    let rows = years.iter().map(|(year, counts)| {
        let has_changes = counts.filed + counts.ended > 0;
        let numbers = [counts.filed, counts.ended];
        let url = has_changes.then(|| routes::year(*year));
        Raw::new(&year.to_string(), &site.theme.texts.year(*year), &numbers).at(url)
    });
    let now = years.iter().find(|(year, _)| *year == this_year);
    let now = now.map(|(_, counts)| *counts).unwrap_or_default();
    let more = [
        ("filed", now.filed.to_string()),
        ("ended", now.ended.to_string()),
    ];
    let columns = ["col_year", "col_filed", "col_ended"];
    let figure = Figure::new(site, "by-year", &columns, rows.collect());
    let figure = figure.finding(site, "finding_by-year", &more);
    noted(site, figure, "note_by-year")
}

fn ends_by_month(site: &Site<'_>) -> Figure {
    let ends = &site.directory.statistics.ends;
    let rows = ends.iter().map(|(month, count)| {
        let label = site.theme.texts.month(*month);
        Raw::new(&month.to_string(), &label, &[*count])
    });
    let ends = |month: Option<&(Month, usize)>| {
        month.map_or_else(String::new, |(month, _)| site.theme.texts.month(*month))
    };
    let months = &site.directory.statistics.ends;
    let more = [("from", ends(months.first())), ("to", ends(months.last()))];
    let columns = ["col_month", "col_ends"];
    let figure = Figure::new(site, "ends-by-month", &columns, rows.collect());
    let figure = figure.finding(site, "finding_ends-by-month", &more);
    noted(site, figure, "note_ends-by-month")
}

fn noted(site: &Site<'_>, figure: Figure, key: &str) -> Figure {
    let note = Some(site.theme.texts.get(key).to_owned());
    Figure { note, ..figure }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_rounded_to_the_nearest() {
        for (part, whole, text) in [
            (1, 3, "33"),
            (2, 3, "67"),
            (1, 200, "1"),
            (0, 0, "0"),
            (7, 7, "100"),
        ] {
            assert_eq!(percent(part, whole), text, "{part} of {whole}");
        }
    }
}
