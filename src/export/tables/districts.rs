//! 区县: the districts from which evaluators are filed, and those that places lie in.

use super::address;
use crate::derive::{EntryId, routes};
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::District;

/// The table.
pub struct Districts;

/// A district.
#[derive(Clone, Copy)]
pub struct Row<'d> {
    data: &'d Data<'d>,
    it: &'d District,
}

impl Rows for Districts {
    type Row<'d> = Row<'d>;

    const META: Meta = Meta {
        name: "districts",
        label: ["区县", "Districts"],
        about: [
            "区县和开发区，每个一行",
            "Districts, counties and zones, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "id",
            Kind::Code,
            ["区划代码", "District code"],
            [
                "GB/T 2260 代码；没有代码的开发区用自编的名字",
                "The code of GB/T 2260; a name of our own for zones that have none",
            ],
            "350102",
            |row| Value::text(row.it.id.as_str()),
        )
        .key(),
        Cell::<Self>::new(
            "name",
            Kind::Text,
            ["名称", "Name"],
            ["全称", "Its full name"],
            "鼓楼区",
            |row| Value::text(row.it.name.as_str()),
        ),
        Cell::<Self>::new(
            "short",
            Kind::Text,
            ["简称", "Short name"],
            ["简称", "A shorter name"],
            "鼓楼",
            |row| row.it.short.as_ref().into(),
        ),
        Cell::<Self>::new(
            "kind",
            Kind::Code,
            ["类型代码", "Kind key"],
            [
                "区、县、县级市、开发区、市",
                "What kind of division it is, as a key",
            ],
            "district",
            |row| Value::text(row.it.kind.as_str()),
        ),
        Cell::<Self>::new(
            "in_scope",
            Kind::YesNo,
            ["在名录范围内", "In scope"],
            [
                "本名录是否收录在此备案的机构",
                "Whether evaluators can be filed from here",
            ],
            "true",
            |row| Value::YesNo(row.it.in_scope),
        ),
        Cell::<Self>::new(
            "also",
            Kind::Texts,
            ["别称", "Other names"],
            ["别称", "Other names"],
            "福州高新技术产业开发区",
            |row| Value::texts(row.it.also.iter().map(String::as_str)),
        ),
        Cell::<Self>::new(
            "former_codes",
            Kind::Texts,
            ["旧代码", "Former codes"],
            ["用过的区划代码", "The codes that it had"],
            "350182",
            |row| Value::texts(row.it.former_codes.iter().map(String::as_str)),
        ),
        Cell::<Self>::new(
            "parent",
            Kind::Code,
            ["所在区县代码", "Parent"],
            ["开发区所在的区县", "The district in which a zone lies"],
            "350121",
            |row| row.it.parent.as_ref().into(),
        ),
        Cell::<Self>::new(
            "current",
            Kind::Integer,
            ["在册机构数", "Evaluators"],
            [
                "截至发布日期没有终止的机构数",
                "How many evaluators have not ended on the day of the publication",
            ],
            "12",
            |row| {
                let list = row.data.directory.lists.by_district.get(&row.it.id);
                let number = list.map_or(0, Vec::len);
                Value::Integer(u32::try_from(number).unwrap_or(u32::MAX))
            },
        )
        .unit(["家", "evaluators"])
        .derived(),
        Cell::<Self>::new(
            "page",
            Kind::Url,
            ["网页", "Page"],
            ["本站上的网页", "Its page on this site"],
            "districts/350102/",
            |row| {
                let known = row
                    .data
                    .directory
                    .lists
                    .by_district
                    .contains_key(&row.it.id);
                let page = known.then(|| address(row.data, &routes::district(&row.it.id)));
                page.map_or(Value::Nothing, Value::shown)
            },
        )
        .derived(),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn parts(_: &Data<'_>) -> usize {
        1
    }

    fn part<'d>(data: &'d Data<'d>, _: usize, give: &mut dyn FnMut(Self::Row<'d>)) {
        for it in data.directory.catalog.districts.all() {
            give(Row { data, it });
        }
    }

    /// Districts are nobody's.
    fn of_entry<'d>(_: &'d Data<'d>, _: EntryId, _: &mut dyn FnMut(Self::Row<'d>)) {}
}
