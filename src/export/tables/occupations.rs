//! 职业目录: the occupations of the catalogues.

use super::address;
use crate::derive::{EntryId, routes};
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows, values};
use crate::export::value::Value;
use crate::model::{Occupation, OccupationCatalogue};

/// The table.
pub struct Occupations;

/// An occupation.
#[derive(Clone, Copy)]
pub struct Row<'d> {
    data: &'d Data<'d>,
    catalogue: &'d OccupationCatalogue,
    it: Occupation,
    name: &'d str,
}

impl Rows for Occupations {
    type Row<'d> = Row<'d>;

    const META: Meta = Meta {
        name: "occupations",
        label: ["职业目录", "Occupations"],
        about: [
            "本站所用职业分类大典目录中的职业，每个一行",
            "The occupations of the classification as this site knows them, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "edition",
            Kind::Code,
            ["大典版次", "Edition"],
            ["职业分类大典的版次", "The edition of the classification"],
            "2022",
            |row| Value::shown(row.it.edition),
        )
        .key(),
        Cell::<Self>::new(
            "code",
            Kind::Code,
            ["职业编码", "Occupation code"],
            ["职业编码", "The code of the occupation"],
            "6-31-01-03",
            |row| Value::shown(row.it.code),
        )
        .key(),
        Cell::<Self>::new(
            "name",
            Kind::Text,
            ["职业", "Occupation"],
            [
                "大典里的职业名称",
                "The name of the occupation in the classification",
            ],
            "电工",
            |row| Value::text(row.name),
        ),
        Cell::<Self>::new(
            "group",
            Kind::Text,
            ["大类", "Major group"],
            ["所属大类", "The major group that it belongs to"],
            "生产制造及有关人员",
            |row| {
                let name = row.catalogue.groups.get(&row.it.code.major_digit());
                name.into()
            },
        )
        .derived(),
        count("current", ["在册机构数", "Evaluators"], |row| {
            counted(row, |list| list.current.len())
        }),
        count(
            "former",
            ["曾备案机构数", "Former evaluators"],
            |row| counted(row, |list| list.former.len()),
        ),
        Cell::<Self>::new(
            "page",
            Kind::Url,
            ["网页", "Page"],
            [
                "本站上的网页；没有机构备案过的职业没有",
                "Its page on this site, if anybody was ever filed for it",
            ],
            "occupations/2022/6-31-01-03/",
            |row| {
                let known = row.data.directory.lists.by_occupation.contains_key(&row.it);
                let page = known.then(|| address(row.data, &routes::occupation(row.it)));
                page.map_or(Value::Nothing, Value::shown)
            },
        )
        .derived(),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn parts(data: &Data<'_>) -> usize {
        data.directory.catalog.occupations.all().len()
    }

    /// An edition.
    fn part<'d>(data: &'d Data<'d>, part: usize, give: &mut dyn FnMut(Self::Row<'d>)) {
        let catalogue = &data.directory.catalog.occupations.all()[part];
        for (code, name) in &catalogue.names {
            let it = Occupation {
                edition: catalogue.edition,
                code: *code,
            };
            give(Row {
                data,
                catalogue,
                it,
                name,
            });
        }
    }

    /// Occupations are nobody's.
    fn of_entry<'d>(_: &'d Data<'d>, _: EntryId, _: &mut dyn FnMut(Self::Row<'d>)) {}
}

/// Gives the row of one, if a catalogue has it.
pub fn one(data: &Data<'_>, it: Occupation, give: &mut dyn FnMut(&[Value<'_>])) {
    let catalogue = data.directory.catalog.occupations.edition(it.edition);
    let named = catalogue.and_then(|catalogue| Some((catalogue, catalogue.names.get(&it.code)?)));
    if let Some((catalogue, name)) = named {
        let row = Row {
            data,
            catalogue,
            it,
            name,
        };
        values::<Occupations>(row, give);
    }
}

type Get = for<'d> fn(&'d Row<'d>) -> Value<'d>;

const fn count(key: &'static str, label: [&'static str; 2], get: Get) -> Cell<Occupations> {
    let about = [
        "截至发布日期的机构数",
        "How many evaluators there are on the day of the publication",
    ];
    Cell::<Occupations>::new(key, Kind::Integer, label, about, "2", get)
        .unit(["家", "evaluators"])
        .derived()
}

fn counted<'d>(row: &'d Row<'d>, number: fn(&crate::derive::OccupationList) -> usize) -> Value<'d> {
    let list = row.data.directory.lists.by_occupation.get(&row.it);
    let number = list.map_or(0, number);
    Value::Integer(u32::try_from(number).unwrap_or(u32::MAX))
}
