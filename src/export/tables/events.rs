//! 变动记录: what happened to filings, each with the notice that published it.

use super::At;
use crate::derive::EntryId;
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::{Event, EventKind};

/// The table.
pub struct Events;

impl Rows for Events {
    type Row<'d> = At<'d, Event>;

    const META: Meta = Meta {
        name: "events",
        label: ["变动记录", "Events"],
        about: [
            "备案、延期、增减职业、暂停、退出等，每件一行",
            "Filings, renewals, changes of scope, suspensions, withdrawals, a row each",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Whose event it is"],
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
                "按日期先后的序号，从 1 起",
                "Its place in the order of the days, from 1",
            ],
            "1",
            |row| Value::Integer(row.number),
        )
        .key(),
        Cell::<Self>::new(
            "on",
            Kind::Day,
            ["日期", "Day"],
            ["从哪天起", "The day from which it holds"],
            "2024-06-24",
            |row| Value::Day(row.it.on),
        ),
        Cell::<Self>::new(
            "kind",
            Kind::Code,
            ["类型代码", "Kind key"],
            ["变动类型的代码", "What happened, as a key"],
            "renewed",
            |row| Value::text(row.it.kind.key()),
        )
        .one_of(&KINDS),
        Cell::<Self>::new(
            "kind_label",
            Kind::Text,
            ["变动", "Event"],
            ["变动类型", "What happened, in words"],
            "延期",
            |row| Value::text(row.data.words.event(row.it.kind.key())),
        )
        .derived(),
        Cell::<Self>::new(
            "scope",
            Kind::Texts,
            ["职业编码", "Occupation codes"],
            [
                "只涉及几个职业时的职业编码；空着表示整个机构",
                "The occupations that it concerns; the whole evaluator, if none is named",
            ],
            "6-25-04-09",
            |row| Value::all_shown(&row.it.scope),
        ),
        Cell::<Self>::new(
            "valid_until",
            Kind::Day,
            ["延期至", "Renewed until"],
            [
                "延期后有效期的最后一天",
                "The last day of the validity after a renewal",
            ],
            "2027-06-27",
            |row| match row.it.kind {
                EventKind::Renewed { valid_until } => Value::Day(valid_until),
                _ => Value::Nothing,
            },
        ),
        Cell::<Self>::new(
            "from",
            Kind::Text,
            ["原名称或地址", "Former name or address"],
            [
                "更名前的名称，或迁址前的地址",
                "The name or the address until then",
            ],
            "福州市鼓楼区示例路6号",
            |row| match &row.it.kind {
                EventKind::Renamed { from } => Value::text(from.as_str()),
                EventKind::Moved { from } => from.as_ref().into(),
                _ => Value::Nothing,
            },
        ),
        Cell::<Self>::new(
            "notice",
            Kind::Code,
            ["文号", "Notice"],
            ["公布的文号", "The number of the notice that published it"],
            "榕人社〔2024〕3号",
            |row| row.it.notice.as_ref().map(|it| &it.number).into(),
        ),
        Cell::<Self>::new(
            "notice_url",
            Kind::Url,
            ["原文网址", "Notice address"],
            ["原文网址", "Where the notice can be read"],
            "https://notice.example/2024/3",
            |row| row.it.notice.as_ref().and_then(|it| it.url.as_ref()).into(),
        ),
        Cell::<Self>::new(
            "note",
            Kind::Text,
            ["说明", "Note"],
            ["说明", "A word of explanation"],
            "新址经现场核验",
            |row| row.it.note.as_ref().into(),
        ),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    /// Up to the day of the directory: what is to come is announced by notices, not by tables.
    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        At::each(data, entry, |entry| &entry.evaluator.events)
            .filter(|row| row.it.on <= data.directory.as_of)
            .for_each(give);
    }
}

/// The keys of all kinds.
const KINDS: [&str; 15] = [
    "publicised",
    "filed",
    "renewal_applied",
    "renewed",
    "renewal_declined",
    "scope_added",
    "scope_removed",
    "suspended",
    "reinstated",
    "rectification_ordered",
    "rectification_closed",
    "renamed",
    "moved",
    "withdrawn",
    "cancelled",
];
