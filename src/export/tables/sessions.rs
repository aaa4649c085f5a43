//! 认定计划: the assessments that are announced.

use super::At;
use crate::derive::{EntryId, Session};
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::{Place, Plan};

/// The table.
pub struct Sessions;

impl Rows for Sessions {
    type Row<'d> = At<'d, Plan>;

    const META: Meta = Meta {
        name: "sessions",
        label: ["认定计划", "Sessions"],
        about: [
            "已报送的认定计划，每场一行",
            "The assessments that are announced, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "id",
            Kind::Code,
            ["计划编号", "Session id"],
            ["计划编号", "The number of the plan"],
            "2026-11-001",
            |row| Value::text(row.it.id.as_str()),
        )
        .key(),
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Who assesses"],
            "S000035900001",
            |row| Value::text(row.entry.evaluator.code.as_str()),
        )
        .refers("evaluators", "code"),
        Cell::<Self>::new(
            "evaluator_name",
            Kind::Text,
            ["机构名称", "Evaluator"],
            ["机构名称", "The evaluator's name"],
            "福州榕光职业技能评价中心",
            |row| Value::text(row.entry.evaluator.name.as_str()),
        )
        .derived(),
        Cell::<Self>::new(
            "starts_on",
            Kind::Day,
            ["开始日期", "Starts on"],
            ["认定的第一天", "The first day"],
            "2026-11-07",
            |row| Value::Day(row.it.starts_on),
        ),
        Cell::<Self>::new(
            "ends_on",
            Kind::Day,
            ["结束日期", "Ends on"],
            ["认定的最后一天", "The last day"],
            "2026-11-08",
            |row| Value::Day(row.it.ends_on),
        ),
        Cell::<Self>::new(
            "register_until",
            Kind::Day,
            ["报名截止", "Register until"],
            ["报名的最后一天", "The last day of registration"],
            "2026-11-01",
            |row| row.it.register_until.into(),
        ),
        Cell::<Self>::new(
            "place",
            Kind::Code,
            ["场所编号", "Place id"],
            [
                "场所编号；空着就在该机构的第一个场所，没有场所的在其地址",
                "The id of the place; if none is given, the evaluator's first, or its address",
            ],
            "main",
            |row| row.it.place.as_ref().into(),
        ),
        Cell::<Self>::new(
            "place_name",
            Kind::Text,
            ["场所名称", "Place"],
            ["场所名称", "The name of the place"],
            "本部考点",
            |row| place(row).map_or(Value::Nothing, |it| Value::text(it.name.as_str())),
        )
        .derived(),
        Cell::<Self>::new(
            "district_name",
            Kind::Text,
            ["区县", "District"],
            ["所在区县", "The name of the district"],
            "鼓楼区",
            |row| {
                let own = &row.entry.evaluator.district;
                let district = place(row).map_or(own, |it| &it.district);
                Value::text(row.data.directory.catalog.districts.name(district))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "address",
            Kind::Text,
            ["地址", "Address"],
            ["认定地址", "Where it takes place"],
            "福州市鼓楼区示例路18号",
            |row| {
                let own = &row.entry.evaluator.address;
                Value::text(place(row).map_or(own, |it| &it.address).as_str())
            },
        )
        .derived(),
        Cell::<Self>::new(
            "seats",
            Kind::Integer,
            ["人数合计", "Seats in all"],
            [
                "各认定项目人数之和",
                "The sum of its items' seats, if all are known",
            ],
            "36",
            |row| {
                let seats: Option<u32> = row.it.items.iter().map(|it| it.seats).sum();
                seats.into()
            },
        )
        .unit(["人", "persons"])
        .derived(),
        Cell::<Self>::new(
            "phone",
            Kind::Code,
            ["报名电话", "Register by telephone"],
            ["报名电话", "Where to register by telephone"],
            "0591-00000001",
            |row| row.it.phone.as_ref().into(),
        ),
        Cell::<Self>::new(
            "url",
            Kind::Url,
            ["报名网址", "Register at"],
            ["报名网址", "Where to register on the web"],
            "https://jigou.example/baoming",
            |row| row.it.url.as_ref().into(),
        ),
        Cell::<Self>::new(
            "note",
            Kind::Text,
            ["说明", "Note"],
            ["说明", "A word of explanation"],
            "登高项目遇雨改室内",
            |row| row.it.note.as_ref().into(),
        ),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn parts(data: &Data<'_>) -> usize {
        data.directory.sessions.all.len()
    }

    /// In the order of their first days.
    fn part<'d>(data: &'d Data<'d>, part: usize, give: &mut dyn FnMut(Self::Row<'d>)) {
        let session = &data.directory.sessions.all[part];
        give(row(data, session));
    }

    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        let sessions = data.directory.sessions.of_entry(entry);
        sessions.for_each(|session| give(row(data, session)));
    }
}

/// A session as a row.
pub(super) fn row<'d>(data: &'d Data<'d>, session: &'d Session<'d>) -> At<'d, Plan> {
    At {
        data,
        entry: data.entry(session.entry),
        number: 0,
        it: session.plan,
    }
}

fn place<'d>(row: &At<'d, Plan>) -> Option<&'d Place> {
    let evaluator = row.entry.evaluator;
    match &row.it.place {
        Some(id) => evaluator.place(id),
        None => evaluator.places.first(),
    }
}
