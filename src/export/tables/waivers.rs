//! 例外: the limits 原则上 that evaluators exceed with a recorded reason.

use super::At;
use crate::derive::EntryId;
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::Waiver;

/// The table.
pub struct Waivers;

impl Rows for Waivers {
    type Row<'d> = At<'d, Waiver>;

    const META: Meta = Meta {
        name: "waivers",
        label: ["特批事项", "Waivers"],
        about: [
            "超出“原则上”限额而经批准的事项，每项一行",
            "Limits that hold in principle and were exceeded with approval, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Who exceeds the limit"],
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
            "reason",
            Kind::Text,
            ["理由", "Reason"],
            ["批准的理由", "Why it was approved"],
            "本市此前无机构认定该职业",
            |row| Value::text(row.it.reason.as_str()),
        ),
        Cell::<Self>::new(
            "approved_by",
            Kind::Text,
            ["批准单位", "Approved by"],
            ["批准单位", "Who approved it"],
            "市鉴定中心",
            |row| Value::text(row.it.approved_by.as_str()),
        ),
        Cell::<Self>::new(
            "on",
            Kind::Day,
            ["批准日期", "Approved on"],
            ["批准日期", "The day of the approval"],
            "2026-03-02",
            |row| Value::Day(row.it.on),
        ),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        At::each(data, entry, |entry| &entry.evaluator.waivers).for_each(give);
    }
}
