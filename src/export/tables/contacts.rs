//! 联系方式: the offices at which an evaluator is reached.

use super::At;
use crate::derive::EntryId;
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::Contact;

/// The table.
pub struct Contacts;

impl Rows for Contacts {
    type Row<'d> = At<'d, Contact>;

    const META: Meta = Meta {
        name: "contacts",
        label: ["联系方式", "Contacts"],
        about: [
            "机构公布的联系部门，每个部门一行",
            "The offices at which evaluators are reached, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Whose contact it is"],
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
            "office",
            Kind::Text,
            ["部门", "Office"],
            ["联系部门", "The office"],
            "考务办公室",
            |row| row.it.office.as_ref().into(),
        ),
        Cell::<Self>::new(
            "phone",
            Kind::Code,
            ["电话", "Telephone"],
            ["联系电话", "Telephone number"],
            "0591-00000001",
            |row| row.it.phone.as_ref().into(),
        ),
        Cell::<Self>::new(
            "email",
            Kind::Code,
            ["电子邮箱", "Email"],
            ["电子邮箱", "Email address"],
            "kaowu@jigou.example",
            |row| row.it.email.as_ref().into(),
        ),
        Cell::<Self>::new(
            "hours",
            Kind::Text,
            ["办公时间", "Hours"],
            ["办公时间", "When the office is open"],
            "周一至周五 9:00–17:00",
            |row| row.it.hours.as_ref().into(),
        ),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        At::each(data, entry, |entry| &entry.evaluator.contacts).for_each(give);
    }
}
