//! 优先条件, 一(二): the grounds on which evaluators were given priority.

use super::At;
use crate::derive::EntryId;
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::PriorityCondition;

/// The table.
pub struct Priorities;

impl Rows for Priorities {
    type Row<'d> = At<'d, PriorityCondition>;

    const META: Meta = Meta {
        name: "priorities",
        label: ["优先条件", "Priorities"],
        about: [
            "机构申报的优先条件，每条一行",
            "The grounds of priority that evaluators declared, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Whose ground it is"],
            "S000035900001",
            |row| Value::text(row.entry.evaluator.code.as_str()),
        )
        .refers("evaluators", "code")
        .key(),
        Cell::<Self>::new(
            "number",
            Kind::Integer,
            ["序号", "Number"],
            [
                "在该机构中的序号，从 1 起",
                "Its place among those of the evaluator, from 1",
            ],
            "1",
            |row| Value::Integer(row.number),
        )
        .key(),
        Cell::<Self>::new(
            "condition",
            Kind::Code,
            ["条件代码", "Condition key"],
            ["优先条件的代码", "The ground, as a key"],
            "worldskills_base",
            |row| Value::text(row.it.condition),
        )
        .one_of(&[
            "standards_development",
            "worldskills_base",
            "park_centre",
            "breakthrough",
        ]),
        Cell::<Self>::new(
            "condition_label",
            Kind::Text,
            ["优先条件", "Condition"],
            ["优先条件", "The ground, in words"],
            "世界技能大赛集训基地",
            |row| Value::text(row.data.words.priority(row.it.condition)),
        )
        .derived(),
        Cell::<Self>::new(
            "note",
            Kind::Text,
            ["说明", "Note"],
            ["依据的说明", "What it rests on"],
            "承担全市选拔赛的设备保障",
            |row| row.it.note.as_ref().into(),
        ),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        At::each(data, entry, |entry| &entry.evaluator.priority).for_each(give);
    }
}
