//! 认定场所: where evaluators assess.

use super::At;
use crate::derive::EntryId;
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::Place;

/// The table.
pub struct Places;

impl Rows for Places {
    type Row<'d> = At<'d, Place>;

    const META: Meta = Meta {
        name: "places",
        label: ["认定场所", "Places"],
        about: [
            "机构组织认定的场所，每处一行",
            "The places in which evaluators assess, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Whose place it is"],
            "S000035900001",
            |row| Value::text(row.entry.evaluator.code.as_str()),
        )
        .refers("evaluators", "code")
        .key(),
        Cell::<Self>::new(
            "id",
            Kind::Code,
            ["场所编号", "Place id"],
            [
                "场所在该机构中的编号",
                "Its id within the evaluator's record",
            ],
            "main",
            |row| Value::text(row.it.id.as_str()),
        )
        .key(),
        Cell::<Self>::new(
            "name",
            Kind::Text,
            ["场所名称", "Place"],
            ["场所名称", "Its name"],
            "本部考点",
            |row| Value::text(row.it.name.as_str()),
        ),
        Cell::<Self>::new(
            "district",
            Kind::Code,
            ["区划代码", "District code"],
            ["所在区县的代码", "The code of its district"],
            "350102",
            |row| Value::text(row.it.district.as_str()),
        )
        .refers("districts", "id"),
        Cell::<Self>::new(
            "district_name",
            Kind::Text,
            ["区县", "District"],
            ["所在区县", "The name of its district"],
            "鼓楼区",
            |row| {
                let districts = &row.data.directory.catalog.districts;
                Value::text(districts.name(&row.it.district))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "address",
            Kind::Text,
            ["地址", "Address"],
            ["地址", "Its address"],
            "福州市鼓楼区示例路18号",
            |row| Value::text(row.it.address.as_str()),
        ),
        Cell::<Self>::new(
            "longitude",
            Kind::Degrees,
            ["经度", "Longitude"],
            ["经度，WGS 84", "Degrees east, WGS 84"],
            "119.308",
            |row| {
                row.it
                    .coordinates
                    .map_or(Value::Nothing, |it| Value::Degrees(it.0))
            },
        )
        .unit(["度", "°"]),
        Cell::<Self>::new(
            "latitude",
            Kind::Degrees,
            ["纬度", "Latitude"],
            ["纬度，WGS 84", "Degrees north, WGS 84"],
            "26.089",
            |row| {
                row.it
                    .coordinates
                    .map_or(Value::Nothing, |it| Value::Degrees(it.1))
            },
        )
        .unit(["度", "°"]),
        Cell::<Self>::new(
            "workstations",
            Kind::Integer,
            ["工位数", "Workstations"],
            ["场所的工位数", "How many workstations it has"],
            "46",
            |row| row.it.workstations.into(),
        )
        .unit(["个", "workstations"]),
        Cell::<Self>::new(
            "occupations",
            Kind::Texts,
            ["适用职业编码", "Occupation codes"],
            [
                "只在此认定哪些职业；空着表示不限",
                "The occupations that it is for; all, if none is named",
            ],
            "6-31-01-03;6-25-04-09",
            |row| Value::all_shown(&row.it.occupations),
        ),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        At::each(data, entry, |entry| &entry.evaluator.places).for_each(give);
    }
}
