//! Writes generated evaluators, plans and notices in the content format of minglu.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use minglu::model::{Day, SkillLevel};

use crate::evaluator::{Evaluator, Item};
use crate::history::{Event, What};
use crate::plan::Plan;
use crate::words::Kind;

/// How many plans one file holds at most.
const PLANS_A_FILE: usize = 2_000;

/// The record of an evaluator, 1.2 to 2 KB of YAML.
pub fn yaml(evaluator: &Evaluator<'_>) -> String {
    let mut text = String::with_capacity(2_048);
    head(&mut text, evaluator)
        .and_then(|()| filing(&mut text, evaluator))
        .expect("writing to a string");
    text.push_str("scope:\n");
    for (index, item) in evaluator.items.iter().enumerate() {
        scope_item(&mut text, evaluator, item, index).expect("writing to a string");
    }
    text.push_str("places:\n");
    places(&mut text, evaluator)
        .and_then(|()| capacity(&mut text, evaluator))
        .expect("writing to a string");
    if !evaluator.history.events.is_empty() {
        text.push_str("events:\n");
        evaluator
            .history
            .events
            .iter()
            .for_each(|event| self::event(&mut text, event));
    }
    text
}

fn head(text: &mut String, e: &Evaluator<'_>) -> std::fmt::Result {
    let serial = e.code.serial();
    writeln!(text, "code: {}\nname: {}", e.code, e.name)?;
    if e.kind != Kind::Social {
        writeln!(
            text,
            "kind: {}",
            if e.kind == Kind::School {
                "school"
            } else {
                "employer"
            }
        )?;
    }
    let short: Vec<&str> = [&e.short_name, &e.latin_name]
        .into_iter()
        .filter_map(|name| name.as_deref())
        .collect();
    if !short.is_empty() {
        writeln!(text, "short_names: [{}]", short.join(", "))?;
    }
    writeln!(
        text,
        "credit_code: {}\ndistrict: {}\naddress: {}",
        e.credit_code, e.district.name, e.address
    )?;
    writeln!(
        text,
        "contacts:\n  - {{office: 考务办公室, phone: 0591-000000{:02}, email: kaowu@e{serial}.example, hours: 周一至周五 9:00–17:00}}",
        serial % 100
    )?;
    writeln!(text, "website: https://e{serial}.example")?;
    writeln!(
        text,
        "summary: {}职业技能等级认定，场地、设备与考评人员齐备，接受社会监督。",
        if e.kind == Kind::Social {
            "面向社会开展"
        } else {
            "面向本单位开展"
        }
    )?;
    writeln!(
        text,
        "accepts_entrusted: {}",
        e.kind == Kind::Social && e.staff.is_multiple_of(2)
    )
}

fn filing(text: &mut String, e: &Evaluator<'_>) -> std::fmt::Result {
    let term = e.first_term();
    writeln!(
        text,
        "filing:\n  filed_on: {}\n  notice: {}",
        e.filed_on,
        notice(e.filed_on, e.notice)
    )?;
    writeln!(
        text,
        "  valid_from: {}\n  valid_until: {}",
        term.first_day(),
        term.last_day()
    )?;
    writeln!(
        text,
        "  recommended_by: {}人力资源和社会保障局",
        e.district.name
    )
}

fn notice(on: Day, serial: u32) -> String {
    match serial % 4 {
        0 => format!(
            "{{number: 榕人社演〔{0}〕{serial}号, url: https://notice.example/{0}/{serial}}}",
            on.year()
        ),
        _ => format!("榕人社演〔{}〕{serial}号", on.year()),
    }
}

fn scope_item(
    text: &mut String,
    e: &Evaluator<'_>,
    item: &Item<'_>,
    index: usize,
) -> std::fmt::Result {
    writeln!(
        text,
        "  - edition: 2022\n    occupation: {}\n    name: {}",
        item.occupation.code, item.occupation.name
    )?;
    if let Some(job) = item.job {
        writeln!(text, "    job: {job}")?;
    }
    writeln!(
        text,
        "    levels: {}\n    workstations: {}\n    places: [main]",
        item.levels, item.workstations
    )?;
    if let Some(since) = item.since {
        writeln!(text, "    since: {since}")?;
    }
    if index == 0 {
        text.push_str("    question_bank:\n");
        for level in item.levels.iter() {
            let (bank, papers) = (1_200 + e.staff * 10, 10 + e.staff % 6);
            let defence = if level.has_defence() {
                ", defence_questions: 12"
            } else {
                ""
            };
            writeln!(
                text,
                "      {}: {{theory_questions: {bank}, theory_papers: {papers}, practical_papers: {papers}{defence}}}",
                level.grade()
            )?;
        }
        let fees: Vec<String> = item
            .levels
            .iter()
            .map(|level| format!("{}: {}", level.grade(), fee(e, level)))
            .collect();
        writeln!(text, "    fees: {{{}}}", fees.join(", "))?;
    }
    Ok(())
}

/// Yuan a person; the higher the level, the more.
pub fn fee(e: &Evaluator<'_>, level: SkillLevel) -> u32 {
    e.fee + 60 * u32::from(5 - level.digit())
}

fn places(text: &mut String, e: &Evaluator<'_>) -> std::fmt::Result {
    for place in &e.places {
        writeln!(
            text,
            "  - {{id: {}, name: {}, district: {}, address: {}, longitude: {:.4}, latitude: {:.4}, workstations: {}}}",
            place.id,
            place.name,
            place.district.name,
            place.address,
            place.longitude,
            place.latitude,
            e.workstations()
        )?;
    }
    Ok(())
}

fn capacity(text: &mut String, e: &Evaluator<'_>) -> std::fmt::Result {
    writeln!(
        text,
        "experience: {{since: {}-{:02}, trained: {}, assessed: {}}}",
        e.since.0, e.since.1, e.trained, e.assessed
    )?;
    if !e.staff.is_multiple_of(2) {
        return Ok(());
    }
    writeln!(
        text,
        "capacity: {{department: 技能评价部, full_time_staff: {}, experts: {}, area: {}, equipment: 实训台与机考机位各一批, video_surveillance: true, funds: 年度预算单列, quality_measures: 每场由内部督导员旁站, question_bank_staff: 3, not_for_profit: true, accepts_supervision: true}}",
        e.staff,
        e.staff + 6,
        400 + e.staff * 40
    )?;
    let serial = e.code.serial();
    if !e.staff.is_multiple_of(3) {
        return Ok(()); // two bodies in three have not published theirs as links
    }
    writeln!(
        text,
        "published_rules: {{exam: https://e{serial}.example/exam, quality: https://e{serial}.example/quality, certificate: https://e{serial}.example/certificate, fee: https://e{serial}.example/fee}}"
    )
}

fn event(text: &mut String, event: &Event) {
    let (key, _) = event.what.names();
    let detail = match &event.what {
        What::ScopeAdded(code) | What::ScopeRemoved(code) => format!(", scope: [{code}]"),
        What::Renamed(from) | What::Moved(from) => format!(", from: {from}"),
        What::Renewed(until) => format!(", valid_until: {until}"),
        What::Suspended => ", note: 视频监控设备停用".to_owned(),
        _ => String::new(),
    };
    writeln!(
        text,
        "  - {{on: {}, type: {key}{detail}, notice: {}}}",
        event.on,
        notice(event.on, event.notice)
    )
    .expect("writing to a string");
}

/// The files of plans: `2026-12.yaml`, and `2026-12-2.yaml` … where one would hold more than two thousand.
pub fn plans(
    folder: &Path,
    evaluators: &[Evaluator<'_>],
    month: &str,
    plans: &[(String, Plan)],
) -> io::Result<()> {
    for (part, plans) in plans.chunks(PLANS_A_FILE).enumerate() {
        let mut text = String::from("plans:\n");
        for (id, plan) in plans {
            self::plan(&mut text, id, &evaluators[plan.evaluator], plan);
        }
        let name = if part == 0 {
            format!("{month}.yaml")
        } else {
            format!("{month}-{}.yaml", part + 1)
        };
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

fn plan(text: &mut String, id: &str, e: &Evaluator<'_>, plan: &Plan) {
    let item = &e.items[plan.item];
    let levels: Vec<_> = item.levels.iter().map(SkillLevel::grade).collect();
    let mut lines = format!(
        "  - id: {id}\n    evaluator: {}\n    filed_on: {}\n    starts_on: {}\n    ends_on: {}\n    place: main\n    items: [{{occupation: {}, edition: 2022, levels: [{}], seats: {}}}]\n    register_until: {}\n    register: {{phone: 0591-000000{:02}}}\n",
        e.code,
        plan.filed_on,
        plan.starts_on,
        plan.ends_on,
        item.occupation.code,
        levels.join(", "),
        plan.seats,
        plan.register_until,
        e.code.serial() % 100,
    );
    if let Some(filed) = plan.results_filed_on {
        writeln!(lines, "    results_filed_on: {filed}").expect("writing to a string");
    }
    text.push_str(&lines);
}

/// A notice as Markdown with its front matter: slug and text.
pub fn notice_page(number: u32, as_of: Day) -> (String, String) {
    let date = as_of.plus_days(-number.cast_signed() * 47 - 3);
    let slug = format!("{date}-notice-{number}");
    let subjects = [
        "公布新增评价机构",
        "公布延期评价机构",
        "开展质量督导",
        "调整认定范围",
        "公示拟备案机构",
    ];
    let subject = subjects[number as usize % subjects.len()];
    let text = format!(
        "---\ntitle: 关于{subject}的通知（演示第{number}号）\ndate: {date}\nsource: 福州市人力资源和社会保障局（演示）\nnumber: 榕人社演〔{}〕{number}号\nsummary: {subject}，请各有关单位知悉。\n---\n\n\
         各有关单位：\n\n根据职业技能等级认定工作安排，现就{subject}有关事项通知如下。\n\n## 一、事项\n\n\
         1. 评价机构应当在备案的职业、等级和考点内开展认定。\n2. 认定实施计划应当提前10个工作日报备。\n3. 认定结果应当在结束后10个工作日内报备。\n\n\
         ## 二、要求\n\n各评价机构要规范管理，公开考务、质量、证书和收费制度，接受社会监督。参见[劳动者指南](/guide/workers/)。\n\n\
         | 环节 | 时限 | 报送 |\n|---|---|---|\n| 计划 | 提前10个工作日 | 区县、市中心 |\n| 结果 | 结束后10个工作日内 | 市中心 |\n\n{}\n",
        date.year(),
        date.text(),
    );
    (slug, text)
}
