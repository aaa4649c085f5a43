//! `contact/person`: an office is published, never a person.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

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
        let Some(office) = contact.office.as_deref().filter(|it| is_person(it)) else {
            continue;
        };
        let place = Place::file(record.origin).key("contacts").index(index);
        findings.push(Diagnostic::new(&RULE, place.key("office")).arg("office", office));
    }
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
    use super::is_person;

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
