//! Markdown, with HTML in it.

use super::{holds, stand};
use crate::advert::extract::{Format, Kind, extract};

#[test]
fn marks_leave_nothing() {
    holds(
        Format::Markdown,
        &[
            ("**职**业", &["职业"]),
            ("职*业*资~~格~~", &["职业资格"]),
            ("职`业`资``格``", &["职业资格"]),
            ("职[业](a.html)资[格][r]\n\n[r]: b.html", &["职业资格"]),
            ("职\\*业\\资", &["职*业\\资"]),
            ("&#x804C;业&nbsp;资&格", &["职业\u{A0}资&格"]),
            ("职<b>业</b>", &["职业"]),
            ("<https://example.com>", &["https://example.com"]),
            ("** 职**业_资_", &["** 职**业_资_"]),
            ("职 & 业 < 资", &["职 & 业 < 资"]),
            ("职[^1]业\n\n[^1]: 注", &["职▢业¶注"]),
            ("- [ ] 职\n- [x] 业", &["职¶业"]),
        ],
    );
}

#[test]
fn blocks_are_apart_and_lines_are_lines() {
    holds(
        Format::Markdown,
        &[
            ("职\n业\n\n资", &["职⏎业¶资"]),
            ("职  \n业\\\n资", &["职⏎业⏎资"]),
            ("职\r\n业\r\n\r\n资", &["职⏎业¶资"]),
            ("# 职\n业\n\n---\n\n资", &["职¶业¶资"]),
            ("职\n===\n业", &["职¶业"]),
            ("- 职\n- 业\n  1. 资", &["职¶业¶资"]),
            ("> 职\n> 业\n\n资", &["职⏎业¶资"]),
            (
                "| 职 | 业 |\n|---|---|\n| 资 | 格\\|`x\\|y` |",
                &["职¶业¶资¶格|x|y"],
            ),
            ("```\n职  业\n资\n```\n格", &["职  业⏎资⏎¶格"]),
            ("~~~ 无&amp;\n职\n~~~", &["职⏎", "hidden: 无&"]),
            ("    职\n    业", &["职⏎业"]),
            ("> ```\n> 职\n> 业\n> ```", &["职⏎业⏎"]),
        ],
    );
}

#[test]
fn html_within_means_what_it_means() {
    holds(
        Format::Markdown,
        &[
            ("职<!-- 无 -->业", &["职业", "hidden:  无 "]),
            ("职<i hidden>无 **关**</i>业", &["职业", "hidden: 无 关"]),
            (
                "<div hidden>\n\n无\n\n关\n\n</div>\n\n业",
                &["业", "hidden: 无¶关"],
            ),
            ("<p>职<br>业</p>\n资", &["职⏎业¶资"]),
            ("<p>职</p>\n\n**业**", &["职¶业"]),
            ("<div>\n**职**\n</div>", &["**职**"]),
            ("<!-- 无\n\n关 -->\n职", &["职", "hidden:  无⏎⏎关 "]),
            (
                "<div><!--\n\n无\n\n<div>--></div>\n\n职",
                &["职", "hidden: 无", "hidden: <div>"],
            ),
            ("职<script>无</script>业", &["职业", "hidden: 无"]),
            ("<script>\n无\n</script>\n\n职", &["职"]),
            ("> <div\n> title=题>职\n> 业</div>", &["职 业", "title: 题"]),
            ("职<img alt=图>业", &["职▢业", "alt: 图"]),
            ("职<br>业", &["职⏎业"]),
        ],
    );
}

#[test]
fn images_titles_and_front_matter() {
    holds(
        Format::Markdown,
        &[
            ("职![图*片*](a.png)业", &["职▢业", "alt: 图片"]),
            ("![图](a.png \"题&amp;名\")", &["alt: 图", "title: 题&名"]),
            ("[职](a '题\\'名')业", &["职业", "title: 题'名"]),
            ("[职](a (题))业", &["职业", "title: 题"]),
            ("[职](a \"题)\" )业", &["职业", "title: 题)"]),
            ("[职][r]业\n\n[r]: a \"题\"", &["职业", "title: 题"]),
            ("[//]: # (无)\n\n职", &["职", "hidden: 无"]),
            ("[![图](a)](b)职", &["▢职", "alt: 图"]),
            ("职<i hidden>![图](a)</i>业", &["职业", "hidden: 图"]),
            (
                "---\ntitle: 职业\ntags:\n  - 资格\n  - \"鉴 定\"\n# 无\nnote: >\n  甲\n  乙\n---\n正文",
                &["职业¶资格¶鉴 定¶甲⏎乙¶正文", "hidden: # 无"],
            ),
        ],
    );
}

#[test]
fn every_character_knows_its_place() {
    stand(
        Format::Markdown,
        &[
            ("**职**业", "职|业"),
            ("职\\*业", "职|*|业"),
            ("&#x804C;业", "&#x804C;|业"),
            ("职\n业  \n资", "职|\n|业|  \n|资"),
            ("职\n\n业", "职||业"),
            ("`职 业`", "职| |业"),
            ("> 职`业\n> 资`", "职|业|\n|资"),
            ("<p>职&amp;<b>业</b></p>", "职|&amp;|业"),
            ("> <p>职\n> 业</p>", "职|\n|业"),
            ("```\n职\r\n业\n```", "职|\n|业|\n"),
            ("---\na: 职\nb: '业'\n---\n资", "职||业||资"),
        ],
    );
}

#[test]
fn a_title_knows_its_place() {
    let source = "> [职](a \"题&lt;\n> 名\") 业";
    let runs = extract(source, Format::Markdown);
    let title = &runs[1];
    assert_eq!(
        (title.kind, &*title.text),
        (Kind::Attribute("title"), "题<\n名")
    );
    assert_eq!(&source[title.source(0..8)], "题&lt;\n> 名");
}
