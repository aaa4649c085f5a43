//! HTML.

use super::{holds, stand};
use crate::advert::extract::{Format, Kind, extract};

#[test]
fn inline_mark_up_leaves_nothing() {
    holds(
        Format::Html,
        &[
            ("<b>职</b>业", &["职业"]),
            ("<B>职<I>业</B>资</I>格", &["职业资格"]),
            (
                "职<span class=x>业</span><a href='a>b'>资</a>格",
                &["职业资格"],
            ),
            ("职<wbr>业<font color=red>资</font>格", &["职业资格"]),
            ("职&shy;业", &["职\u{AD}业"]),
            ("职&nbsp;业&nbsp资格", &["职\u{A0}业\u{A0}资格"]),
            ("&#x804C;&#19994&#36164;&#x683c", &["职业资格"]),
            ("&lt;b&gt;职&amp;业", &["<b>职&业"]),
            ("职<my-tag>业</my-tag>", &["职业"]),
            ("职<>业< b>3<5", &["职<>业< b>3<5"]),
            ("职</>业", &["职业"]),
            ("职\0业", &["职业"]),
            ("职<div style='display:inline'>业</div>", &["职业"]),
            ("职<?php echo ?>业<!DOCTYPE html>资", &["职业资"]),
        ],
    );
}

#[test]
fn what_is_seen_apart_is_not_joined() {
    holds(
        Format::Html,
        &[
            ("<p>职<p>业", &["职¶业"]),
            ("<div>职</div><div>业</div>", &["职¶业"]),
            ("职<div>业</div>资", &["职¶业¶资"]),
            ("<h1>职</h1>业<hr>资", &["职¶业¶资"]),
            ("<ul><li>职<li>业</ul>", &["职¶业"]),
            ("<table><tr><td>职<td>业<tr><th>资</table>", &["职¶业¶资"]),
            ("<dl><dt>职<dd>业</dl>", &["职¶业"]),
            ("<button>职</button><button>业</button>", &["职¶业"]),
            ("<label>职</label><label>业</label>", &["职 业"]),
            ("职<span style='display:block'>业</span>", &["职¶业"]),
            ("职</p>业", &["职¶业"]),
            ("职<noscript>业</noscript>资", &["职¶业¶资"]),
            ("职<textarea>业 <b>\n资</textarea>", &["职¶业 <b>⏎资"]),
            ("<xmp>职<b>&amp;</xmp>", &["职<b>&amp;"]),
            ("<plaintext>职</plaintext>", &["职</plaintext>"]),
            ("职<body>业</body>资", &["职¶业¶资"]),
        ],
    );
}

#[test]
fn white_space_is_as_shown() {
    holds(
        Format::Html,
        &[
            ("  职 \t\r\n 业  ", &["职 业"]),
            ("职 <b> 业</b> ", &["职 业"]),
            ("<p> 职 </p> <p> 业 </p>", &["职¶业"]),
            ("职<br>业", &["职⏎业"]),
            ("职 <br/> 业</br>资<br><br>格", &["职⏎业⏎资⏎⏎格"]),
            ("职\u{3000}业\u{2003}资", &["职\u{3000}业\u{2003}资"]),
            ("职&#32; &#10;业", &["职 业"]),
            ("<pre>职  业\r\n资</pre>", &["职  业⏎资"]),
            ("<p style='white-space:pre-wrap'>职\n业", &["职⏎业"]),
            ("<pre><p style='white-space:normal'>职\n业", &["职 业"]),
            ("", &[]),
            (" <p> <br> ", &[]),
        ],
    );
}

#[test]
fn hidden_text_is_told_and_parts_nothing() {
    holds(
        Format::Html,
        &[
            ("职<!-- 无 -->业", &["职业", "hidden:  无 "]),
            (
                "职<i style=\"display:none\">无</i>业",
                &["职业", "hidden: 无"],
            ),
            ("职<div hidden>无<p>关</div>业", &["职业", "hidden: 无¶关"]),
            ("<p hidden>无<p>业", &["业", "hidden: 无"]),
            ("职<div hidden style='display:block'>业</div>", &["职¶业"]),
            (
                "职<span style='font-size:0'>无<b style='font-size:12px'>业</b>关</span>",
                &["职业", "hidden: 无关"],
            ),
            (
                "<p style='visibility:hidden'>无<b style='visibility:visible'>职</b>",
                &["职", "hidden: 无"],
            ),
            (
                "<p style='opacity:0'>无<b style='opacity:1'>关</b>",
                &["hidden: 无关"],
            ),
            ("<i aria-hidden=true>职</i>业", &["职业"]),
            ("<b><i hidden></b>无</i>业", &["业", "hidden: 无"]),
            ("<p><i hidden>无</p><p>关", &["hidden: 无", "hidden: 关"]),
            (
                "<div hidden><table><td></div>无</td></table></div>业",
                &["业", "hidden: 无"],
            ),
            ("<template>无</template>业", &["业", "hidden: 无"]),
            ("职<script>无<b></script>业<style>关</style>", &["职业"]),
            ("<input type=hidden value=无>业", &["业", "hidden: 无"]),
            (
                "<p hidden title=无>关</p>业",
                &["业", "hidden: 无", "hidden: 关"],
            ),
            ("职<!--无", &["职", "hidden: 无"]),
            (
                "职<!-->业<!--->资<!--无--!>格<!--关--->x",
                &["职业资格x", "hidden: 无", "hidden: 关-"],
            ),
            ("职<!无>业</ 关>", &["职业", "hidden: 无", "hidden:  关"]),
            ("职<script>无", &["职", "hidden: 无"]),
            ("职<b title='无>关", &["职", "hidden: <b title='无>关"]),
            (
                "<svg><g style='opacity:0'/><text>职</text></svg>业",
                &["▢业", "职"],
            ),
        ],
    );
}

#[test]
fn attributes_are_runs_of_their_own() {
    holds(
        Format::Html,
        &[
            ("职<img alt='图&#x7247;' src=a>业", &["职▢业", "alt: 图片"]),
            (
                "<a title=说明 aria-label='读出'>职</a>业",
                &["职业", "title: 说明", "aria-label: 读出"],
            ),
            (
                "<input placeholder=填 value=写>",
                &["placeholder: 填", "value: 写"],
            ),
            (
                "<input type=submit value=报名><input type=checkbox value=无>",
                &["value: 报名"],
            ),
            (
                "<meta name=description content='说 明'><meta charset=utf-8>",
                &["content: 说 明"],
            ),
            (
                "<meta property=og:title content=题><meta http-equiv=x name=y content=无>",
                &["content: 题"],
            ),
            ("<title>题</title><p>职", &["职", "题"]),
            (
                "选<select><optgroup label=组><option>甲<option label=丙>乙</select>业",
                &["选¶业", "label: 组", "甲", "label: 丙", "乙"],
            ),
            (
                "<ruby>职<rp>(</rp><rt>zhí</rt>业<rt>yè</ruby>资",
                &["职业资", "hidden: (", "zhíyè"],
            ),
            (
                "职<video>无法播放</video>业<iframe>无</iframe>",
                &["职▢业▢", "无法播放"],
            ),
            ("<b ALT=无 Title='一' title='二'>职", &["职", "title: 一"]),
            ("<b title=a&notb=c&not;d>职", &["职", "title: a&notb=c¬d"]),
            (
                "<img alt=a/>职<b =x title = y / z>业",
                &["▢职业", "alt: a/", "title: y"],
            ),
        ],
    );
}

#[test]
fn every_character_knows_its_place() {
    stand(
        Format::Html,
        &[
            ("<b>职</b>业", "职|业"),
            ("&#x804C;业&nbsp;资", "&#x804C;|业|&nbsp;|资"),
            ("职 \n 业<br/>资", "职| \n |业|<br/>|资"),
            ("<p>职</p><p>业", "职||业"),
            ("a&nvle;b", "a|&nvle;|&nvle;|b"),
            ("<pre>职\r\n业", "职|\r\n|业"),
            ("职<img src=x>业", "职|<img src=x>|业"),
            ("职 <i hidden>x</i> 业", "职| |业"),
        ],
    );
}

#[test]
fn a_hidden_run_knows_its_place() {
    let source = "职<i style='display:none'>无&amp;<b>关</b></i>业<img alt='a&lt;b'>";
    let runs = extract(source, Format::Html);
    let hidden = &runs[1];
    assert_eq!((hidden.kind, &*hidden.text), (Kind::Hidden, "无&关"));
    assert_eq!(&source[hidden.source(0..7)], "无&amp;<b>关");
    let alt = &runs[2];
    assert_eq!((alt.kind, &*alt.text), (Kind::Attribute("alt"), "a<b"));
    assert_eq!(&source[alt.source(1..3)], "&lt;b");
}
