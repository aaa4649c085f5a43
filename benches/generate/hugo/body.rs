//! The Markdown of an evaluator's page: the same tables and lists that minglu's page shows.

use std::fmt::{self, Write as _};

use super::Site;
use super::lists::Lists;
use super::parts::{self, Told, time};
use crate::evaluator::{Evaluator, Item};
use crate::plan::Plan;
use crate::record::fee;
use crate::words::Kind;

/// Writes the body of one page.
pub fn write(text: &mut String, site: &Site<'_>, index: usize, lists: &Lists<'_>) -> fmt::Result {
    let e = &site.evaluators[index];
    scope(text, e)?;
    places(text, e)?;
    filing(text, e)?;
    session_table(
        text,
        site,
        lists.coming.get(&index).map_or(&[], Vec::as_slice),
    );
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
                "- [{}](/evaluators/{}/) {}",
                other.name,
                other.code,
                parts::standing(other)
            )?;
        }
        text.push('\n');
    }
    Ok(())
}

fn scope(text: &mut String, e: &Evaluator<'_>) -> fmt::Result {
    text.push_str(
        "## 备案范围\n\n机构只能在下列职业、等级和考点内开展认定，不得委托其他机构。收费为每人每次，以机构公布的为准。\n\n| 职业（工种） | 等级与收费（元） | 状态 | 考点 |\n|---|---|---|---|\n",
    );
    for (index, item) in e.items.iter().enumerate() {
        scope_row(text, e, index, item)?;
    }
    text.push('\n');
    Ok(())
}

fn scope_row(text: &mut String, e: &Evaluator<'_>, index: usize, item: &Item<'_>) -> fmt::Result {
    let fees: Vec<_> = match index {
        0 => item
            .levels
            .iter()
            .map(|level| format!("{level} {}元", fee(e, level)))
            .collect(),
        _ => item
            .levels
            .iter()
            .map(|level| level.to_string())
            .chain(["收费未公布".to_owned()])
            .collect(),
    };
    let state = item
        .removed
        .map_or_else(|| parts::standing(e), |day| format!("{}核减", time(day)));
    writeln!(
        text,
        "| **[{}](/occupations/2022/{}/)** `{}`（2022 年版） | {} | {state} | 本部考点，{} 个工位 |",
        item.occupation.name,
        item.occupation.code,
        item.occupation.code,
        fees.join("<br>"),
        item.workstations,
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
    let (from, until) = (time(e.filed_on), time(e.history.valid_until));
    let (notice, district) = (parts::notice(e.filed_on, e.notice), e.district.name);
    let (kind, credit_code) = (super::kind(e.kind), e.credit_code.grouped());
    writeln!(
        text,
        "## 备案信息\n\n| 项目 | 内容 |\n|---|---|\n| 有效期 | {from} 至 {until} |\n| 备案日期 | {from} |\n\
         | 备案部门 | 福州市人力资源和社会保障局 |\n| 备案文件 | {notice} |\n| 推荐部门 | {district}人力资源和社会保障局 |\n\
         | 登记地 | 在榕登记 |\n| 机构类别 | {kind} |\n| 统一社会信用代码 | `{credit_code}` |"
    )?;
    if e.kind == Kind::Social && e.staff.is_multiple_of(2) {
        text.push_str("| 接受委托 | 可受企业委托，对其职工开展认定 |\n");
    }
    text.push('\n');
    Ok(())
}

fn session_table(text: &mut String, site: &Site<'_>, sessions: &[(&str, &Plan)]) {
    if !sessions.is_empty() {
        text.push_str("## 认定计划\n\n");
        text.push_str(&parts::sessions(
            site,
            Told::Evaluator,
            sessions.iter().copied(),
        ));
    }
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
            "| 专门部门 | 技能评价部 |\n| 专职人员 | {}人 |\n| 专家 | {}人 |\n| 场地 | {}平方米 |\n| 视频监控 | 有 |\n| 题库人员 | 3人 |\n| 不以营利为最终目的 | 是 |\n| 接受监督 | 是 |",
            e.staff,
            e.staff + 6,
            400 + e.staff * 40
        )?;
    }
    text.push('\n');
    if e.staff.is_multiple_of(6) {
        let serial = e.code.serial();
        writeln!(
            text,
            "## 公布的制度\n\n- [考务管理](https://e{serial}.example/exam)\n- [质量管理](https://e{serial}.example/quality)\n- [证书管理](https://e{serial}.example/certificate)\n- [收费标准](https://e{serial}.example/fee)\n"
        )?;
    }
    Ok(())
}

fn events(text: &mut String, e: &Evaluator<'_>) -> fmt::Result {
    text.push_str("## 备案记录\n\n");
    let changes: Vec<_> = parts::changes(e).collect();
    for (day, label, detail, notice) in changes.iter().rev() {
        writeln!(
            text,
            "- {} **{label}** {detail}\n\n  依据：{notice}\n",
            time(*day)
        )?;
    }
    Ok(())
}
