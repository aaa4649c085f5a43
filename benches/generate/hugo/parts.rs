//! Pieces of Markdown that several pages share: days, standings, changes and sessions, as minglu's pages tell them.

use minglu::model::Day;

use super::Site;
use crate::evaluator::Evaluator;
use crate::history::{Event, Standing, What};
use crate::plan::Plan;

/// What a row of sessions leaves out because its page says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Nothing,
    Evaluator,
}

/// A day that both people and programs read.
pub fn time(day: Day) -> String {
    format!("<time datetime=\"{day}\">{}</time>", day.text())
}

/// A standing that stays true on later days, as the page's script reads it.
pub fn standing(e: &Evaluator<'_>) -> String {
    let (history, until) = (&e.history, e.history.valid_until);
    format!(
        "<b class=\"st {}\" data-standing=\"{}\" data-until=\"{until}\">{}</b><time datetime=\"{until}\">{}</time>",
        history.standing.key(),
        timeline(e),
        history.standing.label(),
        sentence(e)
    )
}

/// A sentence on how long the standing holds, or since when.
pub fn sentence(e: &Evaluator<'_>) -> String {
    let until = e.history.valid_until.text();
    let since = e.history.events.last().map_or(e.filed_on, |event| event.on);
    let (since, label) = (since.text(), e.history.standing.label());
    match e.history.standing {
        Standing::InForce | Standing::Expiring => format!("有效期至 {until}"),
        Standing::Expired => format!("有效期已于 {until} 届满"),
        Standing::UnderRenewal => format!("{since}起延期评估"),
        Standing::UnderRectification | Standing::Suspended => format!("{since}起{label}"),
        Standing::Withdrawn | Standing::Cancelled => format!("{since}{label}"),
    }
}

/// The standings of an evaluator over time.
pub fn timeline(e: &Evaluator<'_>) -> String {
    let until = e.history.valid_until;
    let mut steps = vec![(e.filed_on, "in_force")];
    let mut ended = false;
    for event in &e.history.events {
        let standing = match event.what {
            What::Publicised => "publicity",
            What::RectificationOrdered => "under_rectification",
            What::Suspended => "suspended",
            What::RectificationClosed | What::Reinstated | What::Renewed(_) => "in_force",
            What::RenewalApplied | What::RenewalDeclined => "under_renewal",
            What::Withdrawn => "withdrawn",
            What::Cancelled => "cancelled",
            _ => continue,
        };
        if let What::Renewed(_) = event.what {
            let first = e.first_term().last_day();
            steps.push((first.plus_days(-89), "expiring"));
        }
        ended |= matches!(event.what, What::Withdrawn | What::Cancelled);
        steps.push((event.on, standing));
    }
    if !ended {
        steps.extend([
            (until.plus_days(-89), "expiring"),
            (until.next(), "expired"),
        ]);
    }
    steps.sort_unstable();
    let steps: Vec<_> = steps
        .iter()
        .map(|(day, standing)| format!("{day} {standing}"))
        .collect();
    steps.join(";")
}

/// The number of a notice; one in four leads to its text.
pub fn notice(on: Day, serial: u32) -> String {
    let (year, number) = (on.year(), format!("榕人社演〔{}〕{serial}号", on.year()));
    match serial % 4 {
        0 => format!("[{number}](https://notice.example/{year}/{serial})"),
        _ => number,
    }
}

/// The changes of an evaluator in order: the day, its label, what it says, its notice.
pub fn changes<'e>(
    e: &'e Evaluator<'_>,
) -> impl Iterator<Item = (Day, &'static str, String, String)> + 'e {
    let filed = format!(
        "备案职业：{}；有效期至 {}",
        occupations(e),
        e.first_term().last_day().text()
    );
    let filed = (e.filed_on, "新增备案", filed, notice(e.filed_on, e.notice));
    let later = e.history.events.iter().map(|event| {
        let (_, label) = event.what.names();
        (
            event.on,
            label,
            detail(event),
            notice(event.on, event.notice),
        )
    });
    let mut changes: Vec<_> = std::iter::once(filed).chain(later).collect();
    changes.sort_by_key(|(day, ..)| *day);
    changes.into_iter()
}

fn occupations(e: &Evaluator<'_>) -> String {
    let at_first = e.items.iter().filter(|item| item.since.is_none());
    at_first
        .map(|item| item.occupation.name.as_str())
        .collect::<Vec<_>>()
        .join("、")
}

fn detail(event: &Event) -> String {
    match &event.what {
        What::ScopeAdded(code) => format!("新增：[{code}](/occupations/2022/{code}/)"),
        What::ScopeRemoved(code) => format!("核减：[{code}](/occupations/2022/{code}/)"),
        What::Renamed(from) => format!("原名称：{from}"),
        What::Moved(from) => format!("原地址：{from}"),
        What::RenewalApplied => "受理延期申请".to_owned(),
        What::Renewed(until) => format!("有效期延至 {}", until.text()),
        What::Suspended => "暂停：全部职业。视频监控设备停用".to_owned(),
        What::Reinstated => "恢复：全部职业".to_owned(),
        What::RectificationOrdered | What::RectificationClosed => "涉及：全部职业".to_owned(),
        What::Publicised | What::RenewalDeclined | What::Withdrawn | What::Cancelled => {
            String::new()
        }
    }
}

/// A table of sessions.
pub fn sessions<'s>(
    site: &Site<'_>,
    told: Told,
    sessions: impl Iterator<Item = (&'s str, &'s Plan)>,
) -> String {
    let (head, rule) = if told == Told::Evaluator {
        ("", "")
    } else {
        (" 机构 |", "---|")
    };
    let mut text = format!(
        "| 日期 |{head} 职业和等级 | 地点 | 名额 | 报名截止 | 报名电话 | 计划编号 |\n|---|{rule}---|---|---|---|---|---|\n"
    );
    for (id, plan) in sessions {
        text += &session(&site.evaluators[plan.evaluator], told, id, plan);
    }
    text + "\n"
}

fn session(e: &Evaluator<'_>, told: Told, id: &str, plan: &Plan) -> String {
    let (item, place) = (&e.items[plan.item], &e.places[0]);
    let evaluator = match told {
        Told::Evaluator => String::new(),
        Told::Nothing => format!(" [{}](/evaluators/{}/) |", e.name, e.code),
    };
    let days = if plan.starts_on == plan.ends_on {
        time(plan.starts_on)
    } else {
        format!("{} 至 {}", time(plan.starts_on), time(plan.ends_on))
    };
    let phone = format!("0591-000000{:02}", e.code.serial() % 100);
    format!(
        "| {days} |{evaluator} [{}](/occupations/2022/{}/)（{}） | {}，{}，{} | {} 个名额 \
         | 报名截止 <time data-after=\"（报名已截止）\" datetime=\"{}\">{}</time> | 报名电话 [{phone}](tel:{phone}) | 计划编号 `{id}` |\n",
        item.occupation.name,
        item.occupation.code,
        item.levels.text(),
        place.district.name,
        place.name,
        place.address,
        plan.seats,
        plan.register_until,
        plan.register_until.text(),
    )
}
