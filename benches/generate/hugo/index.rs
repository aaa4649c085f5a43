//! The pages around the evaluators: terms of the taxonomies, changes by year, the calendar by month, and the entries to them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use minglu::model::{Day, OccupationCode, SkillLevel};

use super::lists::{Filed, Lists};
use super::parts::{self, Told, time};
use super::{Site, put};
use crate::evaluator::Evaluator;
use crate::plan::Plan;
use crate::words::DISTRICTS;

/// Rows on one page of changes.
const PAGE: usize = 100;

const CHANGES: &str = "机构备案、延期、增减职业、暂停、退出和取消的记录，最近的在前。\n\n";
const CALENDAR: &str = "评价机构已报送的认定计划，按考试日期排列。名额和报名以机构通知为准。\n\n";

/// Writes every page that is not an evaluator, a notice or a page of the sample.
pub fn write(site: &Site<'_>, lists: &Lists<'_>, content: &Path) -> io::Result<()> {
    occupations(site, lists, content)?;
    terms(lists, content)?;
    changes(site, &content.join("changes"))?;
    calendar(site, &content.join("calendar"))?;
    for (name, title, lead) in [
        (
            "evaluators",
            "评价机构",
            "按名称首字母查找。名称开头的省、市、区县不计。",
        ),
        (
            "occupations",
            "职业",
            "按《中华人民共和国职业分类大典（2022年版）》列出。",
        ),
        ("districts", "区县", "按备案所在区县列出。"),
        ("levels", "技能等级", "五级/初级工 至 一级/高级技师。"),
        (
            "past",
            "已退出和到期的机构",
            "这些机构现在不能开展认定，其页面保留备查。",
        ),
        ("notices", "通知公告", "与评价机构有关的通知。"),
    ] {
        put(&content.join(name).join("_index.md"), &page(title, lead))?;
    }
    put(
        &content.join("sitemap.md"),
        "---\ntitle: 网站地图\nlayout: map\nsummary: 网站地图\n---\n",
    )?;
    // Sections that minglu has no page of.
    for name in ["guide", "names"] {
        put(
            &content.join(name).join("_index.md"),
            "---\ntitle: 办事指南\nbuild:\n  render: never\n---\n",
        )?;
    }
    put(
        &content.join("_index.md"),
        &page("首页", &home(site, lists)),
    )
}

fn page(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nsummary: {title}\n---\n\n{body}\n")
}

fn home(site: &Site<'_>, lists: &Lists<'_>) -> String {
    let standing = site
        .evaluators
        .iter()
        .filter(|e| !e.history.standing.is_past())
        .count();
    let mut text = format!(
        "在册有效机构 {standing}，收录机构 {}，近期认定计划 {}。\n\n## 近期认定计划\n\n",
        site.evaluators.len(),
        lists.coming.len()
    );
    text += &parts::sessions(site, Told::Nothing, coming(site).take(5));
    text += "[按月查看认定计划](/calendar/)\n\n## 最近变动\n\n";
    let changes = all_changes(site);
    text + &change_table(&changes[..changes.len().min(8)])
}

/// Sessions to come, the next first.
fn coming<'s>(site: &Site<'s>) -> impl Iterator<Item = (&'s str, &'s Plan)> + use<'s> {
    let as_of = site.as_of;
    let plans = site.months.iter().flat_map(|(_, plans)| plans);
    plans
        .filter(move |(_, plan)| plan.ends_on >= as_of)
        .map(|(id, plan)| (id.as_str(), plan))
}

fn occupations(site: &Site<'_>, lists: &Lists<'_>, content: &Path) -> io::Result<()> {
    let mut planned: BTreeMap<OccupationCode, Vec<(&str, &Plan)>> = BTreeMap::new();
    for (id, plan) in coming(site) {
        let code = site.evaluators[plan.evaluator].items[plan.item]
            .occupation
            .code;
        planned.entry(code).or_default().push((id, plan));
    }
    for (code, (occupation, filed)) in &lists.occupations {
        let body = occupation_body(site, filed, planned.get(code).map_or(&[], Vec::as_slice));
        let lead = format!(
            "共 {} 家机构在册可认定{}。",
            filed.current.len(),
            occupation.name
        );
        let group = match code.major_digit() {
            4 => "社会生产服务和生活服务人员",
            5 => "农、林、牧、渔业生产及辅助人员",
            _ => "生产制造及有关人员",
        };
        let text = format!(
            "---\ntitle: {}\noccupation: {code}\ngroup: {group}\nlead: {lead}\nsummary: {lead}\n---\n\n{body}",
            occupation.name
        );
        put(
            &content.join(format!("occupations/2022/{code}/_index.md")),
            &text,
        )?;
    }
    Ok(())
}

/// What stands under the first page of rows: who was filed, and what is announced.
fn occupation_body(site: &Site<'_>, filed: &Filed, planned: &[(&str, &Plan)]) -> String {
    let mut text = String::from("## 近期认定计划\n\n");
    if planned.is_empty() {
        text += "尚未有机构报送该职业的认定计划。可向上列机构询问。\n\n";
    } else {
        text += &parts::sessions(site, Told::Nothing, planned.iter().copied());
    }
    if !filed.former.is_empty() {
        text += "## 曾经备案的机构\n\n| 机构 | 状态 | 地区 |\n|---|---|---|\n";
    }
    for e in filed
        .former
        .iter()
        .take(PAGE)
        .map(|&index| &site.evaluators[index])
    {
        let (code, grouped) = (e.code, e.code.grouped());
        writeln!(
            text,
            "| [{}](/evaluators/{code}/) `{grouped}` | {} | {} |",
            e.name,
            parts::standing(e),
            e.district.name
        )
        .expect("writing to a string");
    }
    text
}

fn terms(lists: &Lists<'_>, content: &Path) -> io::Result<()> {
    for district in &DISTRICTS {
        let lead = format!("备案在{}的评价机构，按名称排列。", district.name);
        put(
            &content.join(format!("districts/{}/_index.md", district.id)),
            &term(district.name, &lead),
        )?;
    }
    for level in SkillLevel::ALL {
        let lead = format!("可以认定{level}的评价机构，按名称排列。");
        put(
            &content.join(format!("levels/{}/_index.md", level.digit())),
            &term(&level.to_string(), &lead),
        )?;
    }
    for letter in &lists.letters {
        let lead = format!("名称以{letter}开头的评价机构。");
        put(
            &content.join(format!("names/{}/_index.md", letter.to_ascii_lowercase())),
            &term(&format!("名称首字母 {letter}"), &lead),
        )?;
    }
    Ok(())
}

fn term(title: &str, lead: &str) -> String {
    format!("---\ntitle: {title}\nlead: {lead}\nsummary: {lead}\n---\n")
}

/// Every change, the latest first, as a row of Markdown.
fn all_changes(site: &Site<'_>) -> Vec<(Day, String)> {
    let mut changes: Vec<(Day, String)> = site.evaluators.iter().flat_map(changes_of).collect();
    changes.sort_by(|a, b| b.cmp(a));
    changes
}

fn changes_of<'e>(e: &'e Evaluator<'_>) -> impl Iterator<Item = (Day, String)> + 'e {
    parts::changes(e).map(|(day, label, detail, notice)| {
        (
            day,
            format!(
                "| **{label}** | [{}](/evaluators/{}/) | {detail} | 依据：{notice} |",
                e.name, e.code
            ),
        )
    })
}

fn changes(site: &Site<'_>, folder: &Path) -> io::Result<()> {
    let mut years: BTreeMap<i16, Vec<(Day, String)>> = BTreeMap::new();
    for (day, change) in all_changes(site) {
        years.entry(day.year()).or_default().push((day, change));
    }
    let links = years
        .iter()
        .rev()
        .map(|(year, changes)| format!("- [{year}年](/changes/{year}/) {}\n", changes.len()));
    let links = links.collect::<Vec<_>>().concat();
    let latest = all_changes(site);
    let latest = change_table(&latest[..latest.len().min(PAGE)]);
    put(
        &folder.join("_index.md"),
        &page("变动", &format!("{CHANGES}{links}\n{latest}")),
    )?;
    for (year, changes) in &years {
        let pages = changes.len().div_ceil(PAGE);
        for (index, rows) in changes.chunks(PAGE).enumerate() {
            let name = if index == 0 {
                format!("{year}/_index.md")
            } else {
                format!("{year}/{}.md", index + 1)
            };
            put(
                &folder.join(name),
                &changes_page(*year, &links, (index + 1, pages), rows),
            )?;
        }
    }
    Ok(())
}

fn change_table(rows: &[(Day, String)]) -> String {
    let mut text = String::from("| 日期 | 变动 | 机构 | 说明 | 文号 |\n|---|---|---|---|---|\n");
    for (day, row) in rows {
        writeln!(text, "| {} {row}", time(*day)).expect("writing to a string");
    }
    text
}

fn changes_page(
    year: i16,
    links: &str,
    (number, pages): (usize, usize),
    rows: &[(Day, String)],
) -> String {
    let mut text = format!("{CHANGES}{links}\n{}", change_table(rows));
    write!(text, "\n第{number}页，共{pages}页。").expect("writing to a string");
    if number > 1 {
        let previous = if number == 2 {
            String::new()
        } else {
            format!("{}/", number - 1)
        };
        write!(text, " [上一页](/changes/{year}/{previous})").expect("writing to a string");
    }
    if number < pages {
        write!(text, " [下一页](/changes/{year}/{}/)", number + 1).expect("writing to a string");
    }
    page(&format!("{year}年名录变动（{number}）"), &text)
}

fn calendar(site: &Site<'_>, folder: &Path) -> io::Result<()> {
    let links = site.months.iter().map(|(month, plans)| {
        format!("- [{}](/calendar/{month}/) {}\n", month.text(), plans.len())
    });
    let links = links.collect::<Vec<_>>().concat();
    let coming: Vec<_> = coming(site).collect();
    put(
        &folder.join("_index.md"),
        &page(
            "认定计划",
            &(format!("{CALENDAR}{links}\n") + &days(site, &coming)),
        ),
    )?;
    for (month, plans) in site.months {
        let plans: Vec<_> = plans.iter().map(|(id, plan)| (id.as_str(), plan)).collect();
        let text = format!("{CALENDAR}{links}\n{}", days(site, &plans));
        put(
            &folder.join(format!("{month}.md")),
            &page(&format!("{}认定计划", month.text()), &text),
        )?;
    }
    Ok(())
}

/// The sessions of each day under its heading.
fn days(site: &Site<'_>, plans: &[(&str, &Plan)]) -> String {
    let of_day = plans.chunk_by(|(_, a), (_, b)| a.starts_on == b.starts_on);
    let section = |plans: &[(&str, &Plan)]| {
        let day = plans
            .first()
            .map(|(_, plan)| time(plan.starts_on))
            .unwrap_or_default();
        format!(
            "## {day}\n\n{}",
            parts::sessions(site, Told::Nothing, plans.iter().copied())
        )
    };
    of_day.map(section).collect::<Vec<_>>().concat()
}
