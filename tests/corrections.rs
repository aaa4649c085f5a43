//! What changes between two publications without an event is seen as a correction, and what changed is told by topic,
//! by occupation and by district.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fs;

use support::{Scratch, printed, run};

const RECORD: &str = "content/evaluators/S000035010001.yaml";

/// Publishes on a day.
fn build(scratch: &Scratch, day: &str) {
    let output = run(&scratch.path(""), &["build", "--as-of", day]);
    assert!(output.status.success(), "{}", printed(&output));
}

fn read(scratch: &Scratch, path: &str) -> String {
    fs::read_to_string(scratch.path("public").join(path)).expect(path)
}

fn edit(scratch: &Scratch, from: &str, to: &str) {
    let text = fs::read_to_string(scratch.path(RECORD)).expect("a record");
    assert!(text.contains(from), "{from}");
    scratch.write(RECORD, text.replace(from, to));
}

#[test]
fn a_correction_is_told_with_its_day_before_and_after_on_every_page_that_it_concerns() {
    let scratch = Scratch::with_fixture();
    build(&scratch, "2026-11-23");
    let first = read(&scratch, "changes/corrected/index.html");
    assert!(first.contains("本站自2026年11月23日起"), "{first}");
    assert!(first.contains("还没有更正"), "{first}");

    edit(&scratch, "示例路1号", "示例路11号");
    build(&scratch, "2026-11-25");
    let words = "地址：原为“鼓楼区示例路1号”，现为“鼓楼区示例路11号”";
    let pages = [
        "changes/index.html",
        "changes/2026/index.html",
        "changes/corrected/index.html",
        "evaluators/S000035010001/index.html",
        "occupations/2022/4-10-01-03/index.html",
        "occupations/2022/4-10-01-03/changes/index.html",
        "districts/350102/index.html",
        "districts/350102/changes/index.html",
        "feeds/changes.atom",
        "feeds/occupations/2022/4-10-01-03.atom",
        "feeds/districts/350102.atom",
    ];
    for page in pages {
        let text = read(&scratch, page);
        assert!(text.contains(words), "{page}: {text}");
        assert!(text.contains("2026-11-25"), "{page}");
    }
    for page in ["changes/ended/index.html", "feeds/districts/350104.atom"] {
        assert!(!read(&scratch, page).contains(words), "{page}");
    }
    // It stays, with its day, when nothing of the record changes any more.
    build(&scratch, "2026-12-01");
    let later = read(&scratch, "changes/corrected/index.html");
    assert!(
        later.contains(words) && later.contains("2026年11月25日"),
        "{later}"
    );
    assert!(later.contains("本站自2026年11月23日起"), "{later}");
    let again = printed(&run(&scratch.path(""), &["build", "--as-of", "2026-12-01"]));
    assert!(again.contains("没有变化"), "{again}");
}

#[test]
fn what_an_event_says_is_no_correction() {
    let scratch = Scratch::with_fixture();
    build(&scratch, "2026-11-23");
    edit(&scratch, "示例路1号", "示例路11号");
    let text = fs::read_to_string(scratch.path(RECORD)).expect("a record");
    let event = "events:\n  - {on: 2026-11-20, type: moved, from: 鼓楼区示例路1号}\n";
    scratch.write(RECORD, format!("{text}{event}"));
    build(&scratch, "2026-11-25");
    assert!(read(&scratch, "changes/corrected/index.html").contains("还没有更正"));
    assert!(read(&scratch, "changes/details/index.html").contains("原地址：鼓楼区示例路1号"));
}

#[test]
fn what_is_put_right_on_the_same_day_leaves_no_trace_and_a_body_that_disappears_does() {
    let scratch = Scratch::with_fixture();
    build(&scratch, "2026-11-23");
    let before = support::files(&scratch.path("public"));
    edit(&scratch, "青禾", "清禾");
    build(&scratch, "2026-11-24");
    assert!(read(&scratch, "changes/corrected/index.html").contains("清禾"));
    edit(&scratch, "清禾", "青禾");
    build(&scratch, "2026-11-24");
    assert!(read(&scratch, "changes/corrected/index.html").contains("还没有更正"));
    assert_eq!(support::files(&scratch.path("public")), before);

    fs::remove_file(scratch.path(RECORD)).expect("removed");
    fs::remove_dir_all(scratch.path("content/plans")).expect("removed");
    let guide = "content/pages/guide/workers.md";
    let text = fs::read_to_string(scratch.path(guide)).expect("a guide");
    scratch.write(
        guide,
        text.replace("/occupations/2022/4-10-01-03/", "/occupations/"),
    );
    build(&scratch, "2026-11-25");
    let page = read(&scratch, "changes/corrected/index.html");
    assert!(
        page.contains("名录不再收录“鼓楼区青禾职业技能评价中心”"),
        "{page}"
    );
    assert!(
        !page.contains("evaluators/S000035010001"),
        "a link to a page that is gone"
    );
}

#[test]
fn the_same_records_over_the_same_publication_give_the_same_bytes() {
    let [one, two] = [Scratch::with_fixture(), Scratch::with_fixture()];
    for scratch in [&one, &two] {
        build(scratch, "2026-11-23");
        edit(scratch, "示例路1号", "示例路11号");
        build(scratch, "2026-11-24");
    }
    for file in support::files(&one.path("public")) {
        assert_eq!(read_bytes(&one, &file), read_bytes(&two, &file), "{file}");
    }
    for left in [
        ".minglu/state/corrections",
        ".minglu/state/facts-1/S000035010",
    ] {
        assert_eq!(read(&one, left), read(&two, left), "{left}");
    }
}

fn read_bytes(scratch: &Scratch, path: &str) -> Vec<u8> {
    fs::read(scratch.path("public").join(path)).expect(path)
}

#[test]
fn a_draft_is_no_publication_to_compare_with() {
    let scratch = Scratch::with_fixture();
    build(&scratch, "2026-11-23");
    edit(&scratch, "示例路1号", "示例路11号");
    let draft = run(
        &scratch.path(""),
        &["build", "--draft", "--as-of", "2026-11-24"],
    );
    assert!(draft.status.success(), "{}", printed(&draft));
    assert!(read(&scratch, "changes/corrected/index.html").contains("还没有更正"));
    build(&scratch, "2026-11-25");
    let page = read(&scratch, "changes/corrected/index.html");
    assert!(
        page.contains("现为“鼓楼区示例路11号”") && page.contains("2026年11月25日"),
        "{page}"
    );
}

#[test]
fn damaged_notes_of_the_last_publication_are_told_with_their_line() {
    let scratch = Scratch::with_fixture();
    build(&scratch, "2026-11-23");
    edit(&scratch, "示例路1号", "示例路11号");
    let facts = scratch.path("public/.minglu/state/facts-1/S000035010");
    let text = fs::read_to_string(&facts).expect("facts");
    fs::write(&facts, text.replacen("\"address\"", "\"adress\"", 1)).expect("facts");
    let output = run(&scratch.path(""), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    let printed = printed(&output);
    assert!(
        printed.contains("facts-1/S000035010 第 1 行已损坏"),
        "{printed}"
    );
}

#[test]
fn an_end_that_only_the_date_brought_is_told_on_its_first_day() {
    let scratch = Scratch::with_fixture();
    build(&scratch, "2028-03-02");
    let page = "changes/ended/index.html";
    assert!(
        !read(&scratch, page).contains("青禾"),
        "{}",
        read(&scratch, page)
    );
    build(&scratch, "2028-03-03");
    let text = read(&scratch, page);
    for words in [
        "青禾",
        "到期",
        "有效期至 2028年3月2日，已届满",
        "2028-03-03",
        "id=\"m2028-03\"",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(read(&scratch, "feeds/occupations/2022/4-10-01-03.atom").contains("term=\"expired\""));
}

#[test]
fn an_occupation_that_expires_before_its_evaluator_is_told_where_it_concerns_somebody() {
    let scratch = Scratch::with_fixture();
    let text = fs::read_to_string(scratch.path(RECORD)).expect("a record");
    let item = "  - {edition: 2022, occupation: 6-31-01-03, levels: 五级, workstations: 20, valid_until: 2027-06-30}\n";
    scratch.write(RECORD, format!("{text}{item}"));
    build(&scratch, "2027-06-30");
    let words = "电工：有效期至 2027年6月30日，已届满";
    assert!(!read(&scratch, "changes/ended/index.html").contains(words));
    build(&scratch, "2027-07-01");
    let of = |occupation: &str| format!("occupations/2022/{occupation}/changes/index.html");
    assert!(read(&scratch, "changes/ended/index.html").contains(words));
    assert!(read(&scratch, &of("6-31-01-03")).contains(words));
    assert!(!read(&scratch, &of("4-10-01-03")).contains(words));
    // When the evaluator's own validity ends, its occupations are not told one by one.
    build(&scratch, "2028-03-03");
    assert_eq!(
        read(&scratch, "changes/2028/index.html")
            .matches("class=tag")
            .count(),
        1
    );
}

/// Whoever builds into a fresh folder each time keeps the corrections by putting `.minglu/state/` there first.
#[test]
fn what_is_left_to_the_next_build_is_enough_for_it() {
    let scratch = Scratch::with_fixture();
    build(&scratch, "2026-11-23");
    let state = scratch.path("public/.minglu/state");
    support::copy_folder(&state, &scratch.path("kept"));
    fs::remove_dir_all(scratch.path("public")).expect("removed");
    support::copy_folder(&scratch.path("kept"), &state);
    edit(&scratch, "示例路1号", "示例路11号");
    build(&scratch, "2026-11-25");
    let page = read(&scratch, "changes/corrected/index.html");
    assert!(
        page.contains("现为“鼓楼区示例路11号”") && page.contains("2026年11月23日"),
        "{page}"
    );
}
