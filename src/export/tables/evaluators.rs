//! 评价机构: the evaluators themselves.

use super::{address, scope};
use crate::derive::{Entry, EntryId, routes};
use crate::export::data::Data;
use crate::export::table::{Both, Cell, Kind, Meta, Rows};
use crate::export::value::Value;
use crate::model::{Capacity, Document, EventKind, Experience, Origin, Standing};

/// The table.
pub struct Evaluators;

/// An evaluator.
#[derive(Clone, Copy)]
pub struct Row<'d> {
    data: &'d Data<'d>,
    entry: &'d Entry<'d>,
}

impl Rows for Evaluators {
    type Row<'d> = Row<'d>;

    const META: Meta = Meta {
        name: "evaluators",
        label: ["评价机构", "Evaluators"],
        about: [
            "备案或公示过的评价机构，每家一行，已经退出、取消、到期的也在内",
            "The bodies that are or were filed or announced, a row each, those included whose filing has ended",
        ],
    };

    const CELLS: &'static [Cell<Self>] = &[
        Cell::<Self>::new(
            "code",
            Kind::Code,
            ["备案号", "Evaluator code"],
            ["备案号，13 位", "The evaluator code, 13 characters"],
            "S000035900001",
            |row| Value::text(row.entry.evaluator.code.as_str()),
        )
        .key(),
        Cell::<Self>::new(
            "name",
            Kind::Text,
            ["机构名称", "Name"],
            ["登记的全称", "The full name as registered"],
            "福州榕光职业技能评价中心",
            |row| Value::text(row.entry.evaluator.name.as_str()),
        ),
        Cell::<Self>::new(
            "short_names",
            Kind::Texts,
            ["简称", "Short names"],
            ["简称", "Short names"],
            "榕光评价",
            |row| Value::texts(row.entry.evaluator.short_names.iter().map(String::as_str)),
        ),
        Cell::<Self>::new(
            "former_names",
            Kind::Texts,
            ["曾用名", "Former names"],
            ["更名以前的名称，见变动记录", "The names until it was renamed, as the events have them"],
            "福州榕光职业培训学校",
            former_names,
        )
        .derived(),
        Cell::<Self>::new(
            "credit_code",
            Kind::Code,
            ["统一社会信用代码", "Credit code"],
            ["统一社会信用代码，18 位", "The unified social credit code, 18 characters"],
            "52350102DEM967663U",
            |row| Value::text(row.entry.evaluator.credit_code.as_str()),
        ),
        Cell::<Self>::new(
            "kind",
            Kind::Code,
            ["类型代码", "Kind key"],
            ["机构类型的代码", "What kind of body it is, as a key"],
            "social",
            |row| Value::text(row.entry.evaluator.kind.key()),
        )
        .one_of(&["social", "employer", "school"]),
        Cell::<Self>::new(
            "kind_label",
            Kind::Text,
            ["机构类型", "Kind"],
            ["机构类型", "What kind of body it is, in words"],
            "社会培训评价组织",
            |row| Value::text(row.data.words.kind(row.entry.evaluator.kind.key())),
        )
        .derived(),
        Cell::<Self>::new(
            "standing",
            Kind::Code,
            ["状态代码", "Standing key"],
            ["截至发布日期的状态代码", "Its standing on the day of the publication, as a key"],
            "in_force",
            |row| Value::text(row.entry.standing.key()),
        )
        .one_of(&STANDINGS)
        .derived(),
        Cell::<Self>::new(
            "standing_label",
            Kind::Text,
            ["状态", "Standing"],
            ["截至发布日期的状态", "Its standing on the day of the publication, in words"],
            "在册有效",
            |row| Value::text(row.data.words.standing(Some(row.entry.standing))),
        )
        .derived(),
        Cell::<Self>::new(
            "standing_since",
            Kind::Day,
            ["状态始于", "Standing since"],
            ["从哪天起是这个状态", "The day from which it has stood so"],
            "2021-06-28",
            |row| row.entry.evaluator.timeline.since(row.data.directory.as_of).into(),
        )
        .derived(),
        Cell::<Self>::new(
            "valid_from",
            Kind::Day,
            ["有效期起", "Valid from"],
            ["备案有效期的第一天", "The first day of the filing's validity"],
            "2021-06-28",
            |row| Value::Day(row.entry.evaluator.filing.validity.first_day()),
        ),
        Cell::<Self>::new(
            "valid_until",
            Kind::Day,
            ["有效期至", "Valid until"],
            ["有效期的最后一天，延期已计入", "The last day of its validity, renewals included"],
            "2027-06-27",
            |row| {
                let first = row.entry.evaluator.filing.validity.last_day();
                Value::Day(row.entry.step.valid_until.unwrap_or(first))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "first_valid_until",
            Kind::Day,
            ["首次有效期至", "First valid until"],
            ["首次备案有效期的最后一天", "The last day of the validity that the filing gave"],
            "2024-06-27",
            |row| Value::Day(row.entry.evaluator.filing.validity.last_day()),
        ),
        Cell::<Self>::new(
            "filed_on",
            Kind::Day,
            ["备案日期", "Filed on"],
            ["备案日期", "The day of the filing"],
            "2021-06-28",
            |row| Value::Day(row.entry.evaluator.filing.filed_on),
        ),
        Cell::<Self>::new(
            "authority",
            Kind::Text,
            ["备案机关", "Authority"],
            ["备案机关", "The authority that it is filed with"],
            "福州市人力资源和社会保障局",
            |row| Value::text(row.entry.evaluator.filing.authority.as_str()),
        ),
        Cell::<Self>::new(
            "notice",
            Kind::Code,
            ["备案文号", "Notice"],
            ["公布备案的文号", "The number of the notice that published the filing"],
            "榕人社〔2021〕1号",
            |row| {
                let notice = row.entry.evaluator.filing.notice.as_ref();
                notice.map(|it| &it.number).into()
            },
        ),
        Cell::<Self>::new(
            "notice_url",
            Kind::Url,
            ["原文网址", "Notice address"],
            ["备案公告的网址", "Where that notice can be read"],
            "https://notice.example/2021/1",
            |row| {
                let notice = row.entry.evaluator.filing.notice.as_ref();
                notice.and_then(|it| it.url.as_ref()).into()
            },
        ),
        Cell::<Self>::new(
            "origin",
            Kind::Code,
            ["来源代码", "Origin key"],
            [
                "local 在本市登记，outside 在外地备案后来本市",
                "local: registered in the city; outside: filed elsewhere before",
            ],
            "local",
            |row| {
                Value::text(match row.entry.evaluator.filing.origin {
                    Origin::Local => "local",
                    Origin::Outside => "outside",
                })
            },
        )
        .one_of(&["local", "outside"]),
        Cell::<Self>::new(
            "recommended_by",
            Kind::Text,
            ["推荐单位", "Recommended by"],
            ["推荐的县区人社部门", "The county's office that recommended it"],
            "鼓楼区人力资源和社会保障局",
            |row| row.entry.evaluator.filing.recommended_by.as_ref().into(),
        ),
        Cell::<Self>::new(
            "district",
            Kind::Code,
            ["区划代码", "District code"],
            ["所在区县的代码", "The code of its district"],
            "350102",
            |row| Value::text(row.entry.evaluator.district.as_str()),
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
                Value::text(districts.name(&row.entry.evaluator.district))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "address",
            Kind::Text,
            ["地址", "Address"],
            ["注册地址", "Its registered address"],
            "福州市鼓楼区示例路18号",
            |row| Value::text(row.entry.evaluator.address.as_str()),
        ),
        Cell::<Self>::new(
            "phones",
            Kind::Texts,
            ["联系电话", "Telephones"],
            ["各联系部门的电话，详见联系方式", "The telephone numbers of its contacts"],
            "0591-00000001",
            |row| {
                let contacts = row.entry.evaluator.contacts.iter();
                Value::texts(contacts.filter_map(|it| it.phone.as_deref()))
            },
        )
        .derived(),
        Cell::<Self>::new(
            "website",
            Kind::Url,
            ["网址", "Website"],
            ["机构的网站", "Its own website"],
            "https://jigou.example",
            |row| row.entry.evaluator.website.as_ref().into(),
        ),
        Cell::<Self>::new(
            "logo",
            Kind::Url,
            ["标识", "Logo"],
            ["机构标识的图片", "The picture of its logo"],
            "evaluators/S000035900001/logo.svg",
            |row| {
                let logo = row.entry.evaluator.logo.as_deref();
                logo.map_or(Value::Nothing, |it| published(row, it))
            },
        ),
        Cell::<Self>::new(
            "summary",
            Kind::Text,
            ["简介", "Summary"],
            ["机构简介", "A sentence or two about it"],
            "以电气类职业为主，设有两处实训场地。",
            |row| row.entry.evaluator.summary.as_ref().into(),
        ),
        Cell::<Self>::new(
            "accepts_entrusted",
            Kind::YesNo,
            ["接受企业委托", "Accepts entrusted"],
            ["是否接受企业委托认定", "Whether enterprises may entrust it with assessments"],
            "true",
            |row| row.entry.evaluator.accepts_entrusted.into(),
        ),
        Cell::<Self>::new(
            "workstations",
            Kind::Integer,
            ["场所工位合计", "Workstations in all"],
            ["各认定场所工位数之和", "The sum of its places' workstations"],
            "66",
            |row| {
                let places = row.entry.evaluator.places.iter();
                let known = places.filter_map(|it| it.workstations);
                known.reduce(u32::saturating_add).into()
            },
        )
        .unit(["个", "workstations"])
        .derived(),
        declared("experience_since", Kind::Code, ["评价经历始于", "Experienced since"], "2011-03", |row| {
            experience(row).and_then(|it| it.since.as_ref()).into()
        }),
        declared("trained", Kind::Integer, ["累计培训评价人次", "Person-times"], "21600", |row| {
            experience(row).and_then(|it| it.trained).into()
        })
        .unit(["人次", "person-times"]),
        declared("assessed", Kind::Integer, ["其中评价人次", "Person-times assessed"], "8900", |row| {
            experience(row).and_then(|it| it.assessed).into()
        })
        .unit(["人次", "person-times"]),
        declared("brand", Kind::Text, ["品牌特色", "Brand"], "闽菜技艺", |row| {
            experience(row).and_then(|it| it.brand.as_ref()).into()
        }),
        declared("department", Kind::Text, ["内设机构", "Department"], "技能评价部", |row| {
            capacity(row).and_then(|it| it.department.as_ref()).into()
        }),
        declared("full_time_staff", Kind::Integer, ["专职人员", "Full-time staff"], "11", |row| {
            capacity(row).and_then(|it| it.full_time_staff).into()
        })
        .unit(["人", "persons"]),
        declared("experts", Kind::Integer, ["专家", "Experts"], "24", |row| {
            capacity(row).and_then(|it| it.experts).into()
        })
        .unit(["人", "persons"]),
        declared("area", Kind::Integer, ["场地面积", "Area"], "2100", |row| {
            capacity(row).and_then(|it| it.area).into()
        })
        .unit(["平方米", "m²"]),
        declared("equipment", Kind::Text, ["设备设施", "Equipment"], "电力拖动实训台24套", |row| {
            capacity(row).and_then(|it| it.equipment.as_ref()).into()
        }),
        declared("video_surveillance", Kind::YesNo, ["视频监控", "Video surveillance"], "true", |row| {
            capacity(row).and_then(|it| it.video_surveillance).into()
        }),
        declared("funds", Kind::Text, ["经费保障", "Funds"], "年度预算单列", |row| {
            capacity(row).and_then(|it| it.funds.as_ref()).into()
        }),
        declared("quality_measures", Kind::Text, ["质量管控措施", "Quality control"], "考评员随机搭配", |row| {
            capacity(row).and_then(|it| it.quality_measures.as_ref()).into()
        }),
        declared("question_bank_staff", Kind::Integer, ["题库开发人员", "Question-bank staff"], "4", |row| {
            capacity(row).and_then(|it| it.question_bank_staff).into()
        })
        .unit(["人", "persons"]),
        declared("not_for_profit", Kind::YesNo, ["不以营利为目的", "Not for profit"], "true", |row| {
            capacity(row).and_then(|it| it.not_for_profit).into()
        }),
        declared("accepts_supervision", Kind::YesNo, ["接受监督", "Accepts supervision"], "true", |row| {
            capacity(row).and_then(|it| it.accepts_supervision).into()
        }),
        rules("rules_exam", ["考务管理细则", "Rules for exams"], |row| {
            rule(row, "exam", row.entry.evaluator.published_rules.exam.as_ref())
        }),
        rules("rules_quality", ["质量管理细则", "Rules for quality"], |row| {
            rule(row, "quality", row.entry.evaluator.published_rules.quality.as_ref())
        }),
        rules("rules_certificate", ["证书管理细则", "Rules for certificates"], |row| {
            rule(row, "certificate", row.entry.evaluator.published_rules.certificate.as_ref())
        }),
        rules("rules_fee", ["收费管理细则", "Rules for fees"], |row| {
            rule(row, "fee", row.entry.evaluator.published_rules.fee.as_ref())
        }),
        Cell::<Self>::new(
            "standing_steps",
            Kind::Texts,
            ["状态变化", "Standing over time"],
            [
                "从哪天起是什么状态；下载以后用它查当天的状态",
                "From which day on which standing holds: what tells the standing on the day of reading",
            ],
            "2021-06-28 in_force;2027-03-30 expiring;2027-06-28 expired",
            |row| scope::steps(&row.entry.evaluator.timeline),
        )
        .derived(),
        Cell::<Self>::new(
            "page",
            Kind::Url,
            ["网页", "Page"],
            ["本站上的网页", "Its page on this site"],
            "evaluators/S000035900001/",
            |row| Value::shown(address(row.data, &routes::evaluator(row.entry.evaluator.code))),
        )
        .derived(),
    ];

    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s> {
        row
    }

    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>)) {
        let entry = data.entry(entry);
        give(Row { data, entry });
    }
}

/// The keys of all standings.
const STANDINGS: [&str; 9] = [
    "in_force",
    "expiring",
    "under_renewal",
    "under_rectification",
    "suspended",
    "publicity",
    "expired",
    "withdrawn",
    "cancelled",
];

const _: () = assert!(STANDINGS.len() == Standing::ALL.len());

type Get = for<'d> fn(&'d Row<'d>) -> Value<'d>;

/// A column of what the evaluator declared of itself.
const fn declared(
    key: &'static str,
    kind: Kind,
    label: Both,
    example: &'static str,
    get: Get,
) -> Cell<Evaluators> {
    let about = ["机构申报的内容", "As the evaluator declared it"];
    Cell::<Evaluators>::new(key, kind, label, about, example, get)
}

/// A column of published rules.
const fn rules(key: &'static str, label: Both, get: Get) -> Cell<Evaluators> {
    let about = [
        "公示细则的网址，四(五)",
        "Where the published rules can be read",
    ];
    Cell::<Evaluators>::new(
        key,
        Kind::Url,
        label,
        about,
        "https://jigou.example/xize",
        get,
    )
}

fn experience<'d>(row: &'d Row<'d>) -> Option<&'d Experience> {
    row.entry.evaluator.experience.as_ref()
}

fn capacity<'d>(row: &'d Row<'d>) -> Option<&'d Capacity> {
    row.entry.evaluator.capacity.as_ref()
}

fn former_names<'d>(row: &'d Row<'d>) -> Value<'d> {
    let events = row.entry.evaluator.events.iter();
    let happened = events.filter(|event| event.on <= row.data.directory.as_of);
    Value::texts(happened.filter_map(|event| match &event.kind {
        EventKind::Renamed { from } => Some(from.as_str()),
        _ => None,
    }))
}

/// A file of the record, where it is published.
fn published<'d>(row: &'d Row<'d>, path: &str) -> Value<'d> {
    Value::shown(address(row.data, &routes::encoded(path)))
}

fn rule<'d>(row: &'d Row<'d>, key: &str, document: Option<&'d Document>) -> Value<'d> {
    match document {
        None => Value::Nothing,
        Some(Document::Link(url)) => Value::text(url.as_str()),
        Some(Document::Attachment(path)) if path.ends_with(".md") => {
            let page = routes::rule(row.entry.evaluator.code, key);
            Value::shown(address(row.data, &page))
        }
        Some(Document::Attachment(path)) => published(row, path),
    }
}
