//! `contact/person`: an office is published, never a person.

use std::ops::Range;

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::{Part, Place};

static RULE: Rule = Rule::warning("contact/person", include_str!("person.md"));

pub static CHECK: Check = Check::record(&RULE, run);

/// How people are addressed. A bare name is not looked for: many words for offices look like names.
const TITLES: &[&str] = &[
    "先生", "女士", "小姐", "老师", "同志", "师傅", "经理", "主任", "校长", "院长", "会长", "科长",
    "处长", "部长", "老板",
];

/// The most frequent surnames, a good nine tenths of all people.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤";

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for (index, contact) in record.contacts.iter().enumerate() {
        let Some(office) = contact.office.as_deref() else {
            continue;
        };
        let place = Place::file(record.origin).key("contacts").index(index);
        let finding = |place| Diagnostic::new(&RULE, place).arg("office", office);
        let place = place.key("office");
        if is_person(office) {
            findings.push(finding(place));
        } else if let Some(range) = in_brackets(office) {
            let place = place.part(Part::Within(range.clone()));
            findings.push(
                finding(place)
                    .variant("bracket")
                    .arg("name", &office[range]),
            );
        }
    }
}

/// What ends words in brackets that are no names, though they begin as names do: places, days, trades.
const NO_NAMES: &str =
    "区县市镇乡村路街部处室楼校院点厅科组班层馆园站厂店段座号末日天季年月便工化业械机能语务训教";

/// What stands in brackets, if it is a person: `考务办公室（王丽）`.
fn in_brackets(office: &str) -> Option<Range<usize>> {
    let (open, mark) = office
        .char_indices()
        .find(|(_, it)| matches!(it, '（' | '('))?;
    let start = open + mark.len_utf8();
    let end = start + office[start..].find(['）', ')'])?;
    let inner = &office[start..end];
    let mut letters = inner.chars();
    let has_surname = letters.next().is_some_and(|first| SURNAMES.contains(first));
    let is_han = inner.chars().all(|it| ('一'..='龥').contains(&it));
    let last = letters.next_back();
    let is_name = last.is_some_and(|last| !NO_NAMES.contains(last)) && letters.count() <= 1;
    ((has_surname && is_han && is_name) || is_person(inner)).then_some(start..end)
}

/// A surname, perhaps a given name of one or two characters, and how the person is addressed.
fn is_person(office: &str) -> bool {
    let name = TITLES.iter().find_map(|title| office.strip_suffix(title));
    let Some(name) = name else { return false };
    let mut letters = name.chars();
    let has_surname = letters.next().is_some_and(|first| SURNAMES.contains(first));
    has_surname && letters.count() <= 2
}

#[cfg(test)]
mod tests {
    use super::{in_brackets, is_person};

    #[test]
    fn a_person_in_brackets_is_told_from_other_words() {
        for (office, name) in [
            ("考务办公室（王丽）", Some("王丽")),
            ("考务办公室(陈小明)", Some("陈小明")),
            ("报名处（王老师）", Some("王老师")),
            ("报名处（马尾校区）", None),
            ("报名处（高新区）", None),
            ("报名处（周末）", None),
            ("考务办公室（金工）", None),
            ("考务办公室（二楼）", None),
            ("考务办公室", None),
        ] {
            assert_eq!(in_brackets(office).map(|it| &office[it]), name, "{office}");
        }
    }

    #[test]
    fn persons_are_told_from_offices() {
        for person in ["陈老师", "林经理", "王小明先生", "李主任", "郑丽女士"] {
            assert!(is_person(person), "{person}");
        }
        for office in [
            "考务办公室",
            "教务主任",
            "办公室主任",
            "招生部",
            "综合科",
            "主任",
            "金工车间主任办公室",
            "老师",
        ] {
            assert!(!is_person(office), "{office}");
        }
    }
}
