//! The pages around the evaluators: terms of the taxonomies, changes by year, the calendar by month, and the entries to them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use minglu::model::{Day, OccupationCode, SkillLevel};

use super::lists::{Filed, Lists};
use super::{Site, body, put};
use crate::evaluator::Evaluator;
use crate::plan::Plan;
use crate::words::DISTRICTS;

/// Rows on one page of changes.
const PAGE: usize = 100;

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
        ("names", "按首字母", "名称开头的省、市、区县不计。"),
        (
            "past",
            "已退出和到期的机构",
            "这些机构现在不能开展认定，其页面保留备查。",
        ),
        ("notices", "通知公告", "与评价机构有关的通知。"),
    ] {
        put(&content.join(name).join("_index.md"), &page(title, lead))?;
    }
    let entries = "- [评价机构](/evaluators/)\n- [职业](/occupations/)\n- [区县](/districts/)\n- [技能等级](/levels/)\n- [认定日历](/calendar/)\n- [名录变动](/changes/)\n- [通知公告](/notices/)\n- [指南](/guide/workers/)\n- [关于](/about/)\n";
    put(&content.join("sitemap.md"), &page("网站地图", entries))?;
    put(&content.join("_index.md"), &page("首页", &home(site)))
}

fn page(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nsummary: {title}\n---\n\n{body}\n")
}

fn home(site: &Site<'_>) -> String {
    let standing = site
        .evaluators
        .iter()
        .filter(|e| !e.history.standing.is_past())
        .count();
    let mut text = format!(
        "在册{standing}家，共{}家。\n\n## 最近变动\n\n",
        site.evaluators.len()
    );
    for (day, change) in all_changes(site).iter().take(10) {
        writeln!(text, "- {} {change}", day.text()).expect("writing to a string");
    }
    text
}

fn occupations(site: &Site<'_>, lists: &Lists<'_>, content: &Path) -> io::Result<()> {
    let mut coming: BTreeMap<OccupationCode, Vec<&Plan>> = BTreeMap::new();
    for (_, plan) in lists.coming.values().flatten() {
        coming
            .entry(
                site.evaluators[plan.evaluator].items[plan.item]
                    .occupation
                    .code,
            )
            .or_default()
            .push(plan);
    }
    for (code, (occupation, filed)) in &lists.occupations {
        let body = occupation_body(site, filed, coming.get(code).map_or(&[], Vec::as_slice))
            .expect("writing to a string");
        let lead = format!(
            "职业编码 {code}，《职业分类大典（2022年版）》。下列{}家机构在备案的等级和考点内开展认定。",
            filed.current.len()
        );
        let text = format!(
            "---\ntitle: {}\noccupation: {code}\nlead: {lead}\nsummary: {lead}\n---\n\n{body}",
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
fn occupation_body(
    site: &Site<'_>,
    filed: &Filed,
    coming: &[&Plan],
) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    if !filed.former.is_empty() {
        text.push_str("## 曾经备案的机构\n\n| 机构 | 状态 | 地区 |\n|---|---|---|\n");
    }
    for &index in filed.former.iter().take(PAGE) {
        let e = &site.evaluators[index];
        let until = e.history.valid_until.text();
        writeln!(
            text,
            "| [{}](/evaluators/{}/) `{}` | {} {until} | {} |",
            e.name,
            e.code,
            e.code.grouped(),
            e.history.standing.label(),
            e.district.name
        )?;
    }
    if !coming.is_empty() {
        text.push_str("\n## 认定计划\n\n| 日期 | 机构 | 等级 | 考点 | 名额 | 报名截止 |\n|---|---|---|---|---|---|\n");
    }
    for plan in coming {
        let e = &site.evaluators[plan.evaluator];
        let levels = e.items[plan.item].levels;
        let (starts, until) = (plan.starts_on.text(), plan.register_until.text());
        writeln!(
            text,
            "| {starts} | [{}](/evaluators/{}/) | {levels} | {} | {} | {until} |",
            e.name, e.code, e.places[0].address, plan.seats
        )?;
    }
    Ok(text)
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
            &term(&letter.to_string(), &lead),
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
    let link = format!("[{}](/evaluators/{}/)", e.name, e.code);
    let filed = format!(
        "| 新增备案 | {link} | 有效期三年 | 榕人社演〔{}〕{}号 |",
        e.filed_on.year(),
        e.notice
    );
    let later = e.history.events.iter().map(move |event| {
        let (_, label) = event.what.names();
        (
            event.on,
            format!(
                "| {label} | {link} | {} | 榕人社演〔{}〕{}号 |",
                body::detail(event),
                event.on.year(),
                event.notice
            ),
        )
    });
    std::iter::once((e.filed_on, filed)).chain(later)
}

fn changes(site: &Site<'_>, folder: &Path) -> io::Result<()> {
    let mut years: BTreeMap<i16, Vec<(Day, String)>> = BTreeMap::new();
    for (day, change) in all_changes(site) {
        years.entry(day.year()).or_default().push((day, change));
    }
    let links = years
        .keys()
        .rev()
        .map(|year| format!("- [{year}年](/changes/{year}/)\n"))
        .collect::<Vec<_>>()
        .concat();
    let latest = all_changes(site);
    let latest = change_table(&latest[..latest.len().min(PAGE)]);
    put(
        &folder.join("_index.md"),
        &page("名录变动", &format!("{links}\n{latest}")),
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
                &changes_page(*year, index + 1, pages, rows),
            )?;
        }
    }
    Ok(())
}

fn change_table(rows: &[(Day, String)]) -> String {
    let mut text = String::from("| 日期 | 变动 | 机构 | 说明 | 文号 |\n|---|---|---|---|---|\n");
    for (day, row) in rows {
        writeln!(text, "| {} {row}", day.text()).expect("writing to a string");
    }
    text
}

fn changes_page(year: i16, number: usize, pages: usize, rows: &[(Day, String)]) -> String {
    let mut text = change_table(rows);
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
    let links = site
        .months
        .iter()
        .map(|(month, plans)| {
            format!(
                "- [{}](/calendar/{month}/) {}场\n",
                month.text(),
                plans.len()
            )
        })
        .collect::<Vec<_>>()
        .concat();
    put(&folder.join("_index.md"), &page("认定日历", &links))?;
    for (month, plans) in site.months {
        let mut text = String::new();
        for of_day in plans.chunk_by(|(_, a), (_, b)| a.starts_on == b.starts_on) {
            day(&mut text, site, of_day).expect("writing to a string");
        }
        put(
            &folder.join(format!("{month}.md")),
            &page(&format!("{}认定日历", month.text()), &text),
        )?;
    }
    Ok(())
}

fn day(text: &mut String, site: &Site<'_>, plans: &[(String, Plan)]) -> std::fmt::Result {
    let Some((_, first)) = plans.first() else {
        return Ok(());
    };
    writeln!(
        text,
        "## {}\n\n| 机构 | 职业和等级 | 考点 | 名额 | 报名截止 | 电话 |\n|---|---|---|---|---|---|",
        first.starts_on.text()
    )?;
    for (_, plan) in plans {
        let e = &site.evaluators[plan.evaluator];
        let item = &e.items[plan.item];
        writeln!(
            text,
            "| [{}](/evaluators/{}/) | [{}](/occupations/2022/{}/) {} | {}{} | {} | {} | 0591-000000{:02} |",
            e.name,
            e.code,
            item.occupation.name,
            item.occupation.code,
            item.levels,
            e.places[0].name,
            e.places[0].address,
            plan.seats,
            plan.register_until.text(),
            e.code.serial() % 100,
        )?;
    }
    text.push('\n');
    Ok(())
}
