//! Advertising within `check` and `build`: whatever an evaluator advertises with is read as its
//! readers read it, and what breaks 四(六) is not published.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fs;
use std::process::Output;

use serde_json::Value;
use support::{Scratch, copy_folder, fixture, printed, run};

const RECORD: &str = "content/evaluators/S000035010001/evaluator.yaml";

/// The sound record with more, in a folder of its own.
fn with(more: &str) -> Scratch {
    let scratch = Scratch::new();
    copy_folder(&fixture("rules/base"), &scratch.path("content"));
    let single = scratch.path("content/evaluators/S000035010001.yaml");
    let record = fs::read_to_string(&single).expect("the sound record");
    fs::remove_file(single).expect("the sound record");
    scratch.write(RECORD, record + more);
    scratch
}

/// The sound record with an advert in a file.
fn with_file(name: &str, bytes: impl AsRef<[u8]>) -> Scratch {
    let scratch = with(&format!("adverts:\n  - {{file: adverts/{name}}}\n"));
    let folder = "content/evaluators/S000035010001/adverts";
    scratch.write(&format!("{folder}/{name}"), bytes);
    scratch
}

/// The sound record with an advert's text.
fn with_text(text: &str) -> Scratch {
    with(&format!("adverts:\n  - text: {text}\n"))
}

fn edit(scratch: &Scratch, old: &str, new: &str) {
    let record = fs::read_to_string(scratch.path(RECORD)).expect("the record");
    assert!(record.contains(old), "{old}");
    scratch.write(RECORD, record.replacen(old, new, 1));
}

fn check(scratch: &Scratch, arguments: &[&str]) -> Output {
    run(&scratch.path(""), &[&["check"], arguments].concat())
}

/// What is found: rule, line, column and the underlined text.
fn found(scratch: &Scratch) -> Vec<String> {
    let output = check(scratch, &["--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).expect("a document");
    let findings = document["findings"].as_array().expect("findings");
    findings.iter().map(|it| told(scratch, it)).collect()
}

fn told(scratch: &Scratch, finding: &Value) -> String {
    let file = finding["file"].as_str().expect("a file");
    let bytes = fs::read(scratch.path("content").join(file)).expect("the file");
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::GB18030.decode(error.as_bytes()).0.into_owned(),
    };
    let offset = |key: &str| usize::try_from(finding[key]["offset"].as_u64().unwrap()).unwrap();
    let rule = finding["rule"].as_str().expect("a rule");
    let (line, column) = (&finding["start"]["line"], &finding["start"]["column"]);
    let words = &text[offset("start")..offset("end")];
    format!("{rule} {line}:{column} {words}")
}

#[test]
fn a_banned_advert_is_not_published() {
    let scratch = with_text("本校颁发职业资格证书");
    let output = run(&scratch.path(""), &["build"]);
    let said = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("错误[advert/banned-term]: 广告宣传不得使用“职业资格证书”"),
        "{said}"
    );
    assert!(!scratch.path("public").exists(), "nothing is published");
    edit(&scratch, "职业资格证书", "职业技能等级证书");
    let output = run(&scratch.path(""), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    assert!(scratch.path("public/index.html").exists());
}

#[test]
fn a_doubtful_advert_is_published_with_a_warning() {
    let scratch = with_text("本证书不是职业资格证书");
    let output = run(&scratch.path(""), &["build"]);
    let said = printed(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("警告[advert/doubtful-term]"), "{said}");
}

#[test]
fn pages_are_read_as_browsers_show_them() {
    let page = "<!doctype html>\n<title>秋季招生</title>\n<p>本校发<b>职业</b>&#x8D44;格证</p>\n\
                <!-- 包过 -->\n<img src=a.png alt=\"人社局授牌\">\n<p>就业</p><p>证明</p>\n";
    let scratch = with_file("a.html", page);
    assert_eq!(
        found(&scratch),
        [
            "advert/banned-term 3:10 职业</b>&#x8D44;格",
            "advert/banned-term 3:16 &#x8D44;格证",
            "advert/banned-term 4:6 包过",
            "advert/banned-term 5:21 人社局",
        ]
    );
    let said = printed(&check(&scratch, &[]));
    for words in [
        "广告宣传不得使用“职业资格”",
        "隐藏的文字里有",
        "属性 alt 里有",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

/// Only a script or a machine sees the other characters between those of a term.
#[test]
fn what_nobody_sees_does_not_divide_a_term() {
    let page = "<p>职业<span style=\"display:none\">技能等级</span>资格</p>";
    let scratch = with_file("a.htm", page);
    let words = "职业<span style=\"display:none\">技能等级</span>资格";
    assert_eq!(found(&scratch), [format!("advert/banned-term 1:4 {words}")]);
}

#[test]
fn files_are_read_in_the_encodings_of_the_country() {
    let text = "秋季开班。\r\n考试合格，发放就业证。\r\n";
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    assert!(std::str::from_utf8(&gbk).is_err());
    let scratch = with_file("a.txt", &gbk);
    assert_eq!(found(&scratch), ["advert/banned-term 2:8 就业证"]);
    let said = printed(&check(&scratch, &[]));
    assert!(said.contains("adverts/a.txt:2:8"), "{said}");
    assert!(said.contains("2 | 考试合格，发放就业证。"), "{said}");
    let output = run(&scratch.path(""), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    // A byte that nothing can be made of hides nothing.
    let damaged = [gbk.as_ref(), b"\xff\xff"].concat();
    let scratch = with_file("a.txt", damaged);
    assert_eq!(found(&scratch), ["advert/banned-term 2:8 就业证"]);
}

#[test]
fn markdown_is_read_as_it_is_shown() {
    let text = "# 招生\n\n职业**资格**，zhiye资格\n\n| 职业 | 资格 |\n|---|---|\n| 甲 | 乙 |\n";
    for name in ["a.md", "a.markdown"] {
        let scratch = with_file(name, text);
        assert_eq!(
            found(&scratch),
            [
                "advert/banned-term 3:1 职业**资格",
                "advert/banned-term 3:10 zhiye资格",
            ],
            "{name}"
        );
    }
}

#[test]
fn clean_adverts_are_left_alone() {
    for text in [
        "考试合格发给职业技能等级证书，可在全国联网查询",
        "请携带就业证明，资格审查在考务办公室",
        "从事职业满一年，依据国家职业技能标准命题",
        "帮扶就业，证书邮寄到家",
    ] {
        assert_eq!(found(&with_text(text)), [""; 0], "{text}");
        assert_eq!(found(&with_file("a.html", text)), [""; 0], "{text}");
    }
    // Of what is no text only the name is of interest, and a file that no record names is no advert.
    let picture = with_file("a.png", "职业资格");
    assert_eq!(found(&picture), [""; 0]);
    let scratch = with("");
    scratch.write(
        "content/evaluators/S000035010001/adverts/a.html",
        "职业资格",
    );
    assert_eq!(found(&scratch), [""; 0]);
}

#[test]
fn a_file_that_two_adverts_name_is_told_once() {
    let scratch = with_file("a.html", "包过");
    edit(
        &scratch,
        "adverts:\n",
        "adverts:\n  - {file: adverts/a.html}\n",
    );
    assert_eq!(found(&scratch), ["advert/banned-term 1:1 包过"]);
}

#[test]
fn registered_names_are_no_advertising() {
    let scratch = with(
        "summary: 福州甲职业技能鉴定中心（原福州乙职业技能鉴定所）\nevents:\n\
        \x20 - {on: 2026-03-02, type: 更名, from: 福州乙职业技能鉴定所, notice: 样人社〔2026〕3号}\n",
    );
    edit(
        &scratch,
        "福州样例职业技能评价中心",
        "福州甲职业技能鉴定中心",
    );
    // That a name has such words is a note of its own.
    let name = "identity/name-wording 2:10 职业技能鉴定中心";
    assert_eq!(found(&scratch), [name]);
    edit(&scratch, "（原福州乙", "（原福州丙");
    let words = "advert/banned-term 54:26 职业技能鉴定所";
    assert_eq!(found(&scratch), [name, words]);
}

#[test]
fn employers_and_filings_that_have_ended_are_not_asked() {
    let scratch = with_text("职业资格");
    assert_eq!(found(&scratch).len(), 1);
    edit(&scratch, "kind: social", "kind: employer");
    edit(&scratch, "code: S", "code: Y");
    let advertises = |it: &String| it.starts_with("advert/");
    assert!(!found(&scratch).iter().any(advertises));
    let scratch = with(
        "summary: 职业资格\nevents:\n\
        \x20 - {on: 2026-03-02, type: 主动退出, notice: 样人社〔2026〕3号}\n",
    );
    assert!(!found(&scratch).iter().any(advertises));
    let later = check(&scratch, &["--as-of", "2026-03-01"]);
    assert!(printed(&later).contains("advert/banned-term"));
}

/// `independence/entrusting` reads records and Markdown; what it knows is not told twice.
#[test]
fn franchising_is_told_once() {
    let scratch = with_text("诚邀加盟，诚招代理");
    let entrusting = ["加盟", "诚招代理"];
    let said = found(&scratch);
    assert_eq!(said.len(), 2, "{said:?}");
    for (said, words) in said.iter().zip(entrusting) {
        assert!(
            said.starts_with("independence/entrusting") && said.ends_with(words),
            "{said}"
        );
    }
    assert_eq!(found(&with_text("不接受加盟")), [""; 0]);
    // What it does not read, or does not know, is.
    let html = found(&with_file("a.html", "<p>诚邀加盟</p>"));
    assert_eq!(html, ["advert/banned-term 1:6 加盟"]);
    let disguised = found(&with_file("a.md", "诚邀加**盟**"));
    assert_eq!(disguised, ["advert/banned-term 1:3 加**盟"]);
}

#[test]
fn a_folder_may_have_a_list_of_its_own() {
    let scratch = with_text("职业资格、良心推荐");
    let usual = found(&scratch);
    assert_eq!(usual.len(), 1, "the usual list: {usual:?}");
    scratch.write(
        "content/advertising.yaml",
        "classes:\n  own: {name: 本地字样, clause: 本地规定 一, reason: 试试}\n\
         terms:\n  - {term: 良心推荐, words: 良心 推荐, class: own}\n",
    );
    let own = found(&scratch);
    assert_eq!(own.len(), 1, "{own:?}");
    assert!(own[0].ends_with("良心推荐"), "{own:?}");
    assert!(printed(&check(&scratch, &[])).contains("依据: 本地规定 一"));
}

#[test]
fn the_policy_sets_the_severity() {
    let scratch = with_text("本证书不是职业资格证书");
    let policy = scratch.path("content/policy.yaml");
    let text = fs::read_to_string(&policy).expect("the policy");
    assert!(!text.contains("rules:"));
    let rule = "rules:\n  advert/doubtful-term: {severity: error}\n";
    scratch.write("content/policy.yaml", text + rule);
    let output = check(&scratch, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("错误[advert/doubtful-term]"));
}

/// The clerk prints it and sends it as it is.
#[test]
fn the_report_has_a_letter_to_each_evaluator() {
    let scratch = with_text("本校颁发職業资格证书！欢迎报名。<包过>");
    edit(&scratch, "adverts:", "summary: 经人社局备案。\nadverts:");
    edit(&scratch, "  - text", "  - channel: 公众号\n    text");
    let letter = |language: &str| {
        let output = check(&scratch, &["--format", "html", "--lang", language]);
        let html = String::from_utf8(output.stdout).expect("UTF-8");
        let letter = html
            .split_once("<section class=\"letter\">")
            .expect("a letter")
            .1;
        let end = letter
            .find("class=\"office\"")
            .expect("room for the office");
        letter[..end].to_owned()
    };
    let chinese = letter("zh");
    for words in [
        "<p class=\"to\">福州样例职业技能评价中心：</p>",
        "有 2 处使用了广告宣传不得使用的字样，请全部改正；另有 1 处",
        "本校颁发<mark>職業资格证书</mark>！",
        "&lt;<mark>包过</mark>&gt;",
        "经<mark>人社局</mark>备案。",
        "<dd>人社部函〔2022〕25号</dd>",
        "<dd>职业技能等级证书</dd>",
        "公众号 evaluators/S000035010001/evaluator.yaml",
    ] {
        assert!(chinese.contains(words), "{words}\n{chinese}");
    }
    assert!(letter("en").contains("related wording"));
    let sound = with_text("考试合格发给职业技能等级证书");
    edit(&sound, "district: 鼓楼区", "district: 鼓屏区");
    let output = check(&sound, &["--format", "html"]);
    let html = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(html.contains("鼓屏区") && !html.contains("class=\"letter\""));
}

/// Long texts are written over several lines.
#[test]
fn texts_of_several_lines_are_underlined_where_they_stand() {
    let lines = "秋季开班。\n\n      发放就业证，\n      送职业资格\n      课程";
    let found_in = |text: &str, line: usize| {
        let certificate = format!("advert/banned-term {line}:9 就业证");
        let qualification = format!("advert/banned-term {}:8 职业资格", line + 1);
        assert_eq!(
            found(&with_text(text)),
            [certificate, qualification],
            "{text}"
        );
    };
    found_in(lines, 57);
    found_in(&format!("'{lines}'"), 57);
    found_in(&format!("\"{lines}\""), 57);
    found_in(&format!("|\n      {lines}"), 58);
    found_in(&format!(">- # 海报\n      {lines}\n"), 58);
    // Where escapes are written the whole is underlined.
    let escaped = with_text("\"开班\\u3002\n      发放就业证\"");
    let said = found(&escaped);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("advert/banned-term 55:11 \"开班"),
        "{said:?}"
    );
}
