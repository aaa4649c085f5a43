//! 认定项目: what is assessed at the announced assessments.

use super::At;
use super::sessions::row;
use crate::derive::{EntryId, Session};
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::{Plan, PlanItem};

/// The table.
pub struct SessionItems;

/// An item of a session.
#[derive(Clone, Copy)]
pub struct Row<'d> {
    session: At<'d, Plan>,
    number: u32,
    it: &'d PlanItem,
}

impl Rows for SessionItems {
    type Row<'d> = Row<'d>;

    const META: Meta = Meta {
        name: "session_items",
        label: ["认定项目", "Session items"],
        about: [
            "每场认定的职业和等级，每项一行",
            "The occupations and levels of the announced assessments, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "session",
            Kind::Code,
            ["计划编号", "Session id"],
            ["计划编号", "The number of the plan"],
            "2026-11-001",
            |row| Value::text(row.session.it.id.as_str()),
        )
        .refers("sessions", "id")
        .key(),
        Cell::<Self>::new(
            "number",
            Kind::Integer,
            ["序号", "Number"],
            [
                "在该计划中的序号，从 1 起",
                "Its place among those of the plan, from 1",
            ],
            "1",
            |row| Value::Integer(row.number),
        )
        .key(),
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Who assesses"],
            "S000035900001",
            |row| Value::text(row.session.entry.evaluator.code.as_str()),
        )
        .refers("evaluators", "code")
        .derived(),
        Cell::<Self>::new(
            "edition",
            Kind::Code,
            ["大典版次", "Edition"],
            ["职业分类大典的版次", "The edition of the classification"],
            "2022",
            |row| Value::shown(row.it.occupation.edition),
        ),
        Cell::<Self>::new(
            "occupation",
            Kind::Code,
            ["职业编码", "Occupation code"],
            ["职业编码", "The code of the occupation"],
            "6-31-01-03",
            |row| Value::shown(row.it.occupation.code),
        ),
        Cell::<Self>::new(
            "occupation_name",
            Kind::Text,
            ["职业", "Occupation"],
            [
                "大典里的职业名称",
                "The name of the occupation in the classification",
            ],
            "电工",
            |row| {
                let occupations = &row.session.data.directory.catalog.occupations;
                Value::text(occupations.name(row.it.occupation))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "levels",
            Kind::Integers,
            ["等级代码", "Level digits"],
            [
                "技能等级的数字，5 最低，1 最高",
                "The skill levels as digits, 5 the lowest, 1 the highest",
            ],
            "5;4",
            |row| Value::Integers(row.it.levels.iter().map(|it| it.digit().into()).collect()),
        ),
        Cell::<Self>::new(
            "levels_label",
            Kind::Texts,
            ["技能等级", "Levels"],
            ["技能等级", "The skill levels in words"],
            "五级/初级工;四级/中级工",
            |row| {
                let words = row.session.data.words;
                Value::texts(row.it.levels.iter().map(|it| words.level(it)))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "seats",
            Kind::Integer,
            ["人数", "Seats"],
            ["可以参加的人数", "How many can take part"],
            "20",
            |row| row.it.seats.into(),
        )
        .unit(["人", "persons"]),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn parts(data: &Data<'_>) -> usize {
        data.directory.sessions.all.len()
    }

    fn part<'d>(data: &'d Data<'d>, part: usize, give: &mut dyn FnMut(Self::Row<'d>)) {
        items(data, &data.directory.sessions.all[part], give);
    }

    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        let sessions = data.directory.sessions.of_entry(entry);
        sessions.for_each(|session| items(data, session, give));
    }
}

fn items<'d>(data: &'d Data<'d>, of: &'d Session<'d>, give: &mut dyn FnMut(Row<'d>)) {
    let session = row(data, of);
    let numbered = (1..).zip(&of.plan.items);
    numbered.for_each(|(number, it)| {
        give(Row {
            session,
            number,
            it,
        });
    });
}
