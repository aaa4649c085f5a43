//! The Markdown of an evaluator's page: the same tables and lists that minglu's page shows.

use std::fmt::{self, Write as _};

use super::Site;
use super::lists::Lists;
use crate::evaluator::{Evaluator, Item};
use crate::history::{Event, What};
use crate::plan::Plan;
use crate::record::fee;

/// Writes the body of one page.
pub fn write(text: &mut String, site: &Site<'_>, index: usize, lists: &Lists<'_>) -> fmt::Result {
    let e = &site.evaluators[index];
    scope(text, e)?;
    places(text, e)?;
    filing(text, e)?;
    session_table(text, e, lists.coming.get(&index).map_or(&[], Vec::as_slice))?;
    facts(text, e)?;
    events(text, e)?;
    text.push_str("## 可认定相同职业的其他机构\n\n");
    for item in e.current_items() {
        let near: Vec<usize> = lists.neighbours(item.occupation.code, index).collect();
        if near.is_empty() {
            continue;
        }
        writeln!(
            text,
            "### [{}](/occupations/2022/{}/)\n",
            item.occupation.name, item.occupation.code
        )?;
        for other in near {
            let other = &site.evaluators[other];
            writeln!(
                text,
                "- [{}](/evaluators/{}/) **{}** {}",
                other.name,
                other.code,
                other.history.standing.label(),
                super::sentence(other)
            )?;
        }
        text.push('\n');
    }
    Ok(())
}

fn scope(text: &mut String, e: &Evaluator<'_>) -> fmt::Result {
    text.push_str(
        "## 备案范围\n\n机构只能在下列职业、等级和考点内开展认定，不得委托其他机构。收费为每人每次，以机构公布的为准。\n\n| 职业 | 编码 | 等级 | 工位 | 考点 | 收费 | 起止 | 状态 |\n|---|---|---|---|---|---|---|---|\n",
    );
    for (index, item) in e.items.iter().enumerate() {
        scope_row(text, e, index, item)?;
    }
    text.push('\n');
    Ok(())
}

fn scope_row(text: &mut String, e: &Evaluator<'_>, index: usize, item: &Item<'_>) -> fmt::Result {
    let fees: Vec<_> = item
        .levels
        .iter()
        .map(|level| format!("{} {}元", level.grade(), fee(e, level)))
        .collect();
    let fees = if index == 0 {
        fees.join("，")
    } else {
        "见机构公布".to_owned()
    };
    let state = item
        .removed
        .map_or(e.history.standing.label().to_owned(), |day| {
            format!("{}核减", day.text())
        });
    writeln!(
        text,
        "| [{}](/occupations/2022/{}/) | `{}`（2022年版） | {} | {} | 本部考点 | {fees} | {} 至 {} | {state} |",
        item.occupation.name,
        item.occupation.code,
        item.occupation.code,
        item.levels.text(),
        item.workstations,
        item.since.unwrap_or(e.filed_on).text(),
        e.history.valid_until.text(),
    )
}

fn places(text: &mut String, e: &Evaluator<'_>) -> fmt::Result {
    text.push_str("## 考点\n\n| 考点 | 区县 | 地址 | 工位 | 地图 |\n|---|---|---|---|---|\n");
    for place in &e.places {
        let (x, y) = (place.longitude, place.latitude);
        let map = format!("[地图](https://map.example/?x={x:.4}&y={y:.4})");
        let (name, district) = (place.name, place.district);
        writeln!(
            text,
            "| {name} | [{}](/districts/{}/) | {} | {} | {map} |",
            district.name,
            district.id,
            place.address,
            e.workstations()
        )?;
    }
    text.push('\n');
    Ok(())
}

fn filing(text: &mut String, e: &Evaluator<'_>) -> fmt::Result {
    let (from, until) = (e.filed_on.text(), e.history.valid_until.text());
    writeln!(
        text,
        "## 备案信息

| 项目 | 内容 |
|---|---|
| 有效期 | {from} 至 {until} |
| 备案日期 | {from} |"
    )?;
    writeln!(
        text,
        "| 备案部门 | 福州市人力资源和社会保障局 |
| 文号 | 榕人社演〔{}〕{}号 |",
        e.filed_on.year(),
        e.notice
    )?;
    writeln!(
        text,
        "| 推荐 | {}人力资源和社会保障局 |
| 来源 | 在榕登记 |
| 类别 | {} |",
        e.district.name,
        super::kind(e.kind)
    )?;
    writeln!(
        text,
        "| 统一社会信用代码 | `{}` |
",
        e.credit_code.grouped()
    )
}

fn session_table(text: &mut String, e: &Evaluator<'_>, sessions: &[(&str, &Plan)]) -> fmt::Result {
    text.push_str("## 认定计划\n\n");
    if sessions.is_empty() {
        text.push_str(
            "目前没有已报备的认定计划。计划须提前10个工作日报备，请向机构询问或关注[认定日历](/calendar/)。\n\n",
        );
        return Ok(());
    }
    text.push_str(
        "| 计划 | 日期 | 职业和等级 | 名额 | 报名截止 | 电话 |\n|---|---|---|---|---|---|\n",
    );
    for (id, plan) in sessions {
        let item = &e.items[plan.item];
        writeln!(
            text,
            "| {id} | {} 至 {} | [{}](/occupations/2022/{}/) {} | {} | {} | 0591-000000{:02} |",
            plan.starts_on.text(),
            plan.ends_on.text(),
            item.occupation.name,
            item.occupation.code,
            item.levels.text(),
            plan.seats,
            plan.register_until.text(),
            e.code.serial() % 100,
        )?;
    }
    text.push('\n');
    Ok(())
}

fn facts(text: &mut String, e: &Evaluator<'_>) -> fmt::Result {
    writeln!(
        text,
        "## 机构情况\n\n以下由机构申报。\n\n| 项目 | 内容 |\n|---|---|\n| 开展培训评价 | {}年{}月起 |\n| 培训人次 | {} |\n| 评价人次 | {} |",
        e.since.0, e.since.1, e.trained, e.assessed
    )?;
    if e.staff.is_multiple_of(2) {
        writeln!(
            text,
            "| 专门部门 | 技能评价部 |\n| 专职人员 | {}人 |\n| 专家 | {}人 |\n| 场地 | {}平方米 |\n| 视频监控 | 有 |\n| 题库人员 | 3人 |",
            e.staff,
            e.staff + 6,
            400 + e.staff * 40
        )?;
    }
    text.push('\n');
    if e.staff.is_multiple_of(3) {
        let serial = e.code.serial();
        writeln!(
            text,
            "## 公布的制度\n\n- [考务管理](https://e{serial}.example/exam)\n- [质量管理](https://e{serial}.example/quality)\n- [证书管理](https://e{serial}.example/certificate)\n- [收费标准](https://e{serial}.example/fee)\n"
        )?;
    }
    Ok(())
}

fn events(text: &mut String, e: &Evaluator<'_>) -> fmt::Result {
    text.push_str("## 沿革\n\n");
    for event in e.history.events.iter().rev() {
        writeln!(
            text,
            "- {} **{}** {}，榕人社演〔{}〕{}号",
            event.on.text(),
            event.what.names().1,
            detail(event),
            event.on.year(),
            event.notice
        )?;
    }
    writeln!(
        text,
        "- {} **新增备案** {}，榕人社演〔{}〕{}号\n",
        e.filed_on.text(),
        e.name,
        e.filed_on.year(),
        e.notice
    )
}

/// What a change says beyond its label.
pub fn detail(event: &Event) -> String {
    match &event.what {
        What::ScopeAdded(code) | What::ScopeRemoved(code) => {
            format!("[{code}](/occupations/2022/{code}/)")
        }
        What::Renamed(from) => format!("原名{from}"),
        What::Moved(from) => format!("原址{from}"),
        What::Renewed(until) => format!("有效期至 {}", until.text()),
        What::Suspended => "视频监控设备停用".to_owned(),
        _ => "按规定办理".to_owned(),
    }
}
