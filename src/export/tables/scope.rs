//! 认定范围: what evaluators are, or were, filed for.

use super::At;
use crate::derive::EntryId;
use crate::export::data::Data;
use crate::export::table::{Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::{ScopeItem, SkillLevel};

/// The table.
pub struct Scope;

impl Rows for Scope {
    type Row<'d> = At<'d, ScopeItem>;

    const META: Meta = Meta {
        name: "scope",
        label: ["认定范围", "Scope"],
        about: [
            "机构备案的职业（工种）和等级，每项一行，已核减的也在内",
            "The occupations, jobs and levels that evaluators are filed for, a row each, those included that were removed",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "evaluator",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["评价机构的备案号", "Whose scope it is"],
            "S000035900001",
            |row| Value::text(row.entry.evaluator.code.as_str()),
        )
        .refers("evaluators", "code")
        .key(),
        Cell::<Self>::new(
            "number",
            Kind::Integer,
            ["序号", "Number"],
            ["在该机构中的序号，从 1 起", "Its place in the evaluator's record, from 1"],
            "1",
            |row| Value::Integer(row.number),
        )
        .key(),
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
            "edition",
            Kind::Code,
            ["大典版次", "Edition"],
            [
                "职业分类大典的版次；同一编码在两版里可能是不同职业",
                "The edition of the classification: a code can mean another occupation in another edition",
            ],
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
            ["大典里的职业名称", "The name of the occupation in the classification"],
            "电工",
            |row| {
                let occupations = &row.data.directory.catalog.occupations;
                Value::text(occupations.name(row.it.occupation))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "job",
            Kind::Text,
            ["工种", "Job"],
            ["工种或职业方向；空着表示整个职业", "The job; the whole occupation, if none is named"],
            "电力电缆安装运维工",
            |row| row.it.job.as_ref().into(),
        ),
        Cell::<Self>::new(
            "levels",
            Kind::Integers,
            ["等级代码", "Level digits"],
            ["技能等级的数字，5 最低，1 最高", "The skill levels as digits, 5 the lowest, 1 the highest"],
            "5;4;3",
            |row| Value::Integers(row.it.levels.iter().map(|it| it.digit().into()).collect()),
        ),
        Cell::<Self>::new(
            "levels_label",
            Kind::Texts,
            ["技能等级", "Levels"],
            ["技能等级", "The skill levels in words"],
            "五级/初级工;四级/中级工;三级/高级工",
            |row| Value::texts(row.it.levels.iter().map(|it| row.data.words.level(it))),
        )
        .derived(),
        Cell::<Self>::new(
            "standing",
            Kind::Code,
            ["状态代码", "Standing key"],
            [
                "截至发布日期的状态代码；已核减的是 removed",
                "Its standing on the day of the publication, as a key; removed, if it is no longer part of the scope",
            ],
            "in_force",
            |row| {
                let standing = row.it.timeline.standing(row.data.directory.as_of);
                Value::text(standing.map_or("removed", |it| it.key()))
            },
        )
        .one_of(&STANDINGS)
        .derived(),
        Cell::<Self>::new(
            "standing_label",
            Kind::Text,
            ["状态", "Standing"],
            ["截至发布日期的状态", "Its standing on the day of the publication, in words"],
            "在册有效",
            |row| {
                let standing = row.it.timeline.standing(row.data.directory.as_of);
                Value::text(row.data.words.standing(standing))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "since",
            Kind::Day,
            ["起始日期", "Since"],
            ["列入认定范围的日期", "The first day of its being part of the scope"],
            "2021-06-28",
            |row| Value::Day(row.it.since),
        ),
        Cell::<Self>::new(
            "valid_until",
            Kind::Day,
            ["有效期至", "Valid until"],
            ["有效期的最后一天", "The last day of its validity"],
            "2027-06-27",
            |row| {
                let step = row.it.timeline.at(row.data.directory.as_of);
                step.and_then(|it| it.valid_until).into()
            },
        )
        .derived(),
        Cell::<Self>::new(
            "removed_on",
            Kind::Day,
            ["核减日期", "Removed on"],
            ["不再属于认定范围的日期", "The day from which it is no longer part of the scope"],
            "2025-09-01",
            |row| {
                let day = row.data.directory.as_of;
                let is_removed = row.it.timeline.standing(day).is_none();
                row.it.timeline.since(day).filter(|_| is_removed).into()
            },
        )
        .derived(),
        Cell::<Self>::new(
            "workstations",
            Kind::Integer,
            ["工位数", "Workstations"],
            ["工位数", "How many workstations there are for it"],
            "30",
            |row| row.it.workstations.into(),
        )
        .unit(["个", "workstations"]),
        Cell::<Self>::new(
            "places",
            Kind::Texts,
            ["场所编号", "Place ids"],
            [
                "在哪些场所认定；空着表示不限",
                "The places where it is assessed; all that are not bound to other occupations, if none is named",
            ],
            "main",
            |row| Value::texts(row.it.places.iter().map(String::as_str)),
        ),
        fee("fee_5", ["五级收费", "Fee of level 5"], "270", |row| fee_of(row, SkillLevel::Five)),
        fee("fee_4", ["四级收费", "Fee of level 4"], "330", |row| fee_of(row, SkillLevel::Four)),
        fee("fee_3", ["三级收费", "Fee of level 3"], "390", |row| fee_of(row, SkillLevel::Three)),
        fee("fee_2", ["二级收费", "Fee of level 2"], "550", |row| fee_of(row, SkillLevel::Two)),
        fee("fee_1", ["一级收费", "Fee of level 1"], "680", |row| fee_of(row, SkillLevel::One)),
        Cell::<Self>::new(
            "standing_steps",
            Kind::Texts,
            ["状态变化", "Standing over time"],
            [
                "从哪天起是什么状态；下载以后用它查当天的状态",
                "From which day on which standing holds: what tells the standing on the day of reading",
            ],
            "2021-06-28 in_force;2027-03-30 expiring;2027-06-28 expired",
            |row| steps(&row.it.timeline),
        )
        .derived(),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    /// What is not yet part of the scope is not shown.
    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        At::each(data, entry, |entry| &entry.evaluator.scope)
            .filter(|row| row.it.timeline.has_stood(data.directory.as_of))
            .for_each(give);
    }
}

/// The keys of all standings of an item.
const STANDINGS: [&str; 10] = [
    "in_force",
    "expiring",
    "under_renewal",
    "under_rectification",
    "suspended",
    "publicity",
    "expired",
    "withdrawn",
    "cancelled",
    "removed",
];

type Get = for<'d> fn(&'d At<'d, ScopeItem>) -> Value<'d>;

const fn fee(
    key: &'static str,
    label: [&'static str; 2],
    example: &'static str,
    get: Get,
) -> Cell<Scope> {
    let about = ["该等级的收费标准", "The fee of this level"];
    Cell::<Scope>::new(key, Kind::Integer, label, about, example, get)
        .unit(["元/人", "yuan a person"])
}

fn fee_of<'d>(row: &'d At<'d, ScopeItem>, level: SkillLevel) -> Value<'d> {
    let fee = row.it.fees.iter().find(|(of, _)| *of == level);
    fee.map(|(_, amount)| *amount).into()
}

/// The steps of a standing as texts.
pub(super) fn steps(timeline: &crate::model::Timeline) -> Value<'static> {
    let all = timeline.to_string();
    Value::texts(all.split(';').map(str::to_owned))
}
