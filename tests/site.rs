//! The fixture site, built as a person would, compared page by page with what is expected.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fs;

use support::{Scratch, expect, files, fixture, printed, run};

/// A page without the parts that change with every edit of a style sheet.
fn stable(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("assets/") {
        let end = at + rest[at..].find('"').expect("a quoted address");
        let (name, hash_and_extension) = rest[at..end].split_once('.').expect("a hash");
        let (_, extension) = hash_and_extension.split_once('.').expect("an extension");
        text.push_str(&rest[..at]);
        text.push_str(name);
        text.push_str(".HASH.");
        text.push_str(extension);
        rest = &rest[end..];
    }
    text.push_str(rest);
    text.replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

/// Whether a file belongs to the index, which `tests/search.rs` looks at, or to the check of adverts, which `tests/spot/` does.
fn is_piece(file: &str) -> bool {
    let is_below = |folder: &str| file.starts_with(folder);
    file.ends_with(".js") && (is_below("search/") || is_below("spot/"))
}

/// Whether a file is one of open data, which `tests/data.rs` looks at. One document of the API is shown as an example.
fn is_data(file: &str) -> bool {
    let is_shown = file == "data/index.html" || file == "api/v1/evaluators/S000035010002.json";
    (file.starts_with("data/") || file.starts_with("api/")) && !is_shown
}

#[test]
fn the_fixture_site_is_as_expected() {
    let scratch = Scratch::with_fixture();
    let output = run(&scratch.path(""), &["build"]);
    assert!(output.status.success(), "{}", printed(&output));
    let public = scratch.path("public");
    let built: Vec<String> = files(&public)
        .into_iter()
        .filter(|file| !file.starts_with("assets/") && !is_piece(file) && !is_data(file))
        .collect();
    let expected = fixture("site/expected");
    for file in &built {
        let bytes = fs::read(public.join(file)).expect("a page");
        let text = String::from_utf8(bytes).expect("UTF-8");
        expect(&expected.join(file), &stable(&text));
    }
    if std::env::var_os("UPDATE").is_none() {
        assert_eq!(
            files(&expected),
            built,
            "pages missing or left over in {}",
            expected.display()
        );
    }
}

#[test]
fn two_builds_are_the_same_whatever_the_number_of_threads() {
    let one = Scratch::with_fixture();
    let many = Scratch::with_fixture();
    for (scratch, threads) in [(&one, "1"), (&many, "7")] {
        let status = support::minglu(&scratch.path(""))
            .args(["build", "-q", "--as-of", support::TODAY, "--theme"])
            .arg(support::theme())
            .env("RAYON_NUM_THREADS", threads)
            .status()
            .expect("the program runs");
        assert!(status.success());
    }
    let built = files(&one.path("public"));
    assert_eq!(built, files(&many.path("public")));
    for file in built {
        let bytes =
            |scratch: &Scratch| fs::read(scratch.path("public").join(&file)).expect("a page");
        assert!(bytes(&one) == bytes(&many), "{file} differs");
    }
}

#[test]
fn a_second_build_finds_nothing_to_do_and_a_changed_record_changes_its_pages_only() {
    let scratch = Scratch::with_fixture();
    let folder = scratch.path("");
    // Tables change with every record.
    let site = scratch.path("content/site.yaml");
    let text = fs::read_to_string(&site).expect("settings");
    fs::write(&site, text + "\ndata: {formats: api}\n").expect("settings");
    run(&folder, &["build"]);
    let page = scratch.path("public/evaluators/S000035010001/index.html");
    let before = fs::metadata(&page)
        .and_then(|it| it.modified())
        .expect("a page");
    let again = printed(&run(&folder, &["build"]));
    assert!(again.contains("没有变化：3 家机构"), "{again}");
    let record = scratch.path("content/evaluators/S000035010001.yaml");
    let text = fs::read_to_string(&record).expect("a record");
    fs::write(&record, text.replace("示例路1号", "示例路11号")).expect("a record");
    let changed = printed(&run(&folder, &["build"]));
    // Its own page and document, the calendar files of it and the occupation, what is compared of it, the month in which it assesses at that address, and where the correction is shown: home, all
    // changes, the year, the corrections, its district and its occupation, each with its page of changes and its feed.
    assert!(changed.contains("新增 0，更新 17，删除 0"), "{changed}");
    let after = fs::metadata(&page)
        .and_then(|it| it.modified())
        .expect("a page");
    assert_ne!(before, after);
}

#[test]
fn errors_publish_nothing_and_a_draft_says_so_on_every_page() {
    let scratch = Scratch::with_fixture();
    let folder = scratch.path("");
    let record = scratch.path("content/evaluators/S000035010001.yaml");
    let text = fs::read_to_string(&record).expect("a record");
    fs::write(&record, text.replace("鼓楼区\naddress", "鼓屏区\naddress")).expect("a record");
    let refused = run(&folder, &["build"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!scratch.path("public").exists());
    let draft = run(&folder, &["build", "--draft"]);
    assert_eq!(draft.status.code(), Some(0), "{}", printed(&draft));
    for file in files(&scratch.path("public")) {
        if file.ends_with(".html") {
            let page = fs::read_to_string(scratch.path("public").join(&file)).expect("a page");
            assert!(
                page.contains("class=\"strip draft\""),
                "{file} is not marked"
            );
        }
    }
}

#[test]
fn an_empty_directory_is_never_published_over_a_full_one() {
    let scratch = Scratch::with_fixture();
    let folder = scratch.path("");
    let built = run(&folder, &["build"]);
    assert!(built.status.success(), "{}", printed(&built));
    let before = files(&scratch.path("public"));
    // A day before the first filing.
    let early = run(&folder, &["build", "--as-of", "2020-01-01"]);
    assert_eq!(early.status.code(), Some(1), "{}", printed(&early));
    assert!(
        printed(&early).contains("所有机构都尚未备案"),
        "{}",
        printed(&early)
    );
    for record in fs::read_dir(scratch.path("content/evaluators")).expect("records") {
        let record = record.expect("a record").path();
        if record.is_dir() {
            fs::remove_dir_all(record).expect("removed");
        } else {
            fs::remove_file(record).expect("removed");
        }
    }
    fs::remove_dir_all(scratch.path("content/plans")).expect("removed");
    let empty = run(&folder, &["build"]);
    assert_eq!(empty.status.code(), Some(1), "{}", printed(&empty));
    assert!(
        printed(&empty).contains("没有任何机构的记录"),
        "{}",
        printed(&empty)
    );
    assert_eq!(files(&scratch.path("public")), before);
}

/// Names that addresses cannot hold as they are, written by a record and in Markdown.
#[test]
fn files_and_pages_of_any_name_are_linked_to() {
    let scratch = Scratch::with_fixture();
    let folder = scratch.path("");
    let record = scratch.path("content/evaluators/S000035010002/evaluator.yaml");
    let text = fs::read_to_string(&record).expect("a record");
    let text = text
        .replace("exam: rules/exam.md", "exam: \"./rules/考务 #1 100%.pdf\"")
        .replace("logo: logo.svg", "logo: .//标 志.svg")
        .replace("https://anlan", "HTTPS://anlan");
    assert!(text.contains("#1") && text.contains("标 志") && text.contains("HTTPS://"));
    fs::write(&record, text).expect("a record");
    scratch.write(
        "content/evaluators/S000035010002/rules/考务 #1 100%.pdf",
        "%PDF",
    );
    scratch.write("content/evaluators/S000035010002/标 志.svg", "<svg/>");
    scratch.write("content/notices/附件 #2.pdf", "%PDF");
    scratch.write(
        "content/notices/第 1 号 #甲.md",
        "---\ntitle: 甲\n---\n[一](/指南%20一/)、[一](</指南 一/#节>)、[二](<附件 #2.pdf>)、\
         [二](./%E9%99%84%E4%BB%B6%20%232.pdf)、[三](HTTPS://a.example/)、[四](../guide/workers/)\n",
    );
    scratch.write("content/pages/指南 一.md", "---\ntitle: 一\n---\n正文\n");
    let built = run(&folder, &["build"]);
    assert!(built.status.success(), "{}", printed(&built));
    assert!(printed(&built).contains("0 个警告"), "{}", printed(&built));
    let page = |path: &str| fs::read_to_string(scratch.path("public").join(path)).expect("a page");
    for (path, links) in [
        (
            "evaluators/S000035010002/index.html",
            vec![
                "../../evaluators/S000035010002/rules/%E8%80%83%E5%8A%A1%20%231%20100%25.pdf",
                "../../evaluators/S000035010002/%E6%A0%87%20%E5%BF%97.svg",
            ],
        ),
        (
            "notices/第 1 号 #甲/index.html",
            vec![
                "../../%E6%8C%87%E5%8D%97%20%E4%B8%80/",
                "../../%E6%8C%87%E5%8D%97%20%E4%B8%80/#%E8%8A%82",
                "../../notices/%E9%99%84%E4%BB%B6%20%232.pdf",
                "HTTPS://a.example/",
                "../../guide/workers/",
            ],
        ),
        (
            "notices/index.html",
            vec!["../notices/%E7%AC%AC%201%20%E5%8F%B7%20%23%E7%94%B2/"],
        ),
        (
            "sitemap.xml",
            vec!["/list/notices/%E7%AC%AC%201%20%E5%8F%B7%20%23%E7%94%B2/<"],
        ),
    ] {
        for link in links {
            assert!(
                page(path).contains(link),
                "{path}: no {link}\n{}",
                page(path)
            );
        }
    }
}

/// The program with another theme than the one that comes with it.
fn run_with_theme(scratch: &Scratch, command: &str, theme: &str) -> std::process::Output {
    let mut program = support::minglu(&scratch.path(""));
    program.args([command, "--as-of", support::TODAY, "--theme", theme]);
    program.output().expect("the program runs")
}

#[test]
fn an_unusable_theme_does_not_hide_what_is_wrong_with_the_records() {
    let scratch = Scratch::with_fixture();
    let record = scratch.path("content/evaluators/S000035010001.yaml");
    let text = fs::read_to_string(&record).expect("a record");
    fs::write(&record, text.replace("鼓楼区\naddress", "鼓屏区\naddress")).expect("a record");
    support::copy_folder(&support::theme(), &scratch.path("broken"));
    scratch.write("broken/templates/home.html", "{% if %}");
    support::copy_folder(&support::theme(), &scratch.path("headless"));
    scratch.write("headless/templates/header.html", "{{ nothing.at.all }}");
    for theme in ["missing", "broken", "headless"] {
        for command in ["check", "build"] {
            let output = run_with_theme(&scratch, command, theme);
            let said = printed(&output);
            assert_eq!(output.status.code(), Some(2), "{said}");
            let finding = said.find("没有区县“鼓屏区”").expect("the finding");
            let trouble = said.find("无法继续").expect("the trouble");
            assert!(finding < trouble, "{said}");
        }
    }
    assert!(!scratch.path("public").exists());
}

/// The published files with their bytes.
fn published(scratch: &Scratch) -> Vec<(String, Vec<u8>)> {
    let public = scratch.path("public");
    let bytes = |file: &String| fs::read(public.join(file)).expect("a page");
    let files = files(&public).into_iter();
    files.map(|file| (file.clone(), bytes(&file))).collect()
}

/// A limit on the size of files stands in for a full disk: the next write is refused.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_leaves_the_site_as_it_was() {
    let scratch = Scratch::with_fixture();
    let folder = scratch.path("");
    assert!(run(&folder, &["build"]).status.success());
    let before = published(&scratch);
    let mut shell = std::process::Command::new("sh");
    shell.current_dir(&folder).args([
        "-c",
        "trap '' XFSZ; ulimit -f 8; exec \"$0\" build --as-of 2026-11-24 --theme \"$1\"",
        env!("CARGO_BIN_EXE_minglu"),
    ]);
    let refused = shell.arg(support::theme()).output().expect("a shell");
    let said = printed(&refused);
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(
        said.contains("写不了") && said.contains("原有网站未动"),
        "{said}"
    );
    assert!(published(&scratch) == before, "the site has changed");
    let state = fs::read_dir(scratch.path("public/.minglu")).expect("the state");
    let left = state.filter(|it| it.as_ref().expect("an entry").file_name() == "stage");
    assert_eq!(left.count(), 0, "staged files are left");
}

/// A link to nothing stands in for a file that may not be read, which root always may.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_the_machines_trouble() {
    let scratch = Scratch::with_fixture();
    let folder = scratch.path("");
    assert!(run(&folder, &["build"]).status.success());
    let before = published(&scratch);
    // Plans and records refer to each of these; what is not known follows from the link alone.
    for path in [
        "evaluators/S000035010001.yaml",
        "evaluators/S000035010002",
        "evaluators/S000035010002/rules",
        "evaluators",
        "catalogue",
    ] {
        let (there, away) = (scratch.path("content").join(path), scratch.path("away"));
        fs::rename(&there, &away).expect("moved");
        std::os::unix::fs::symlink("/nowhere", &there).expect("a link");
        for command in ["check", "build"] {
            let output = run(&folder, &[command]);
            let said = printed(&output);
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(
                said.contains(&format!("{path} 是链接，所指的文件不存在")),
                "{said}"
            );
            assert!(said.contains("1 个错误"), "{said}");
        }
        fs::remove_file(&there).expect("removed");
        fs::rename(&away, &there).expect("moved");
    }
    assert!(published(&scratch) == before, "the site has changed");
}

#[test]
fn errors_in_templates_are_told_with_their_line_as_written() {
    let scratch = Scratch::with_fixture();
    let home =
        fs::read_to_string(support::theme().join("templates/home.html")).expect("a template");
    for (theme, mistake) in [("syntax", "{% if %}"), ("render", "{{ nothing.at.all }}")] {
        support::copy_folder(&support::theme(), &scratch.path(theme));
        let mistaken = home.replacen("\n<h1>", &format!("\n\n<p>{mistake}</p>\n<h1>"), 1);
        scratch.write(&format!("{theme}/templates/home.html"), mistaken);
        let output = run_with_theme(&scratch, "check", theme);
        let said = printed(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("--> home.html:4:"), "{said}");
        assert!(said.contains(&format!("<p>{mistake}</p>\n")), "{said}");
    }
}

#[test]
fn dead_links_are_told_with_where_they_come_from() {
    let scratch = Scratch::with_fixture();
    let theme = scratch.path("theme");
    support::copy_folder(&support::theme(), &theme);
    let base = fs::read_to_string(theme.join("templates/base.html")).expect("a template");
    let dead = "<a href=\"{{ root }}nowhere/\">?</a>{% if summary %}<a href=\"{{ root }}{{ summary }}\">?</a>{% endif %}";
    let base = base.replacen("<body>", &format!("<body>{dead}"), 1);
    assert!(base.contains(dead), "the theme has no body");
    fs::write(theme.join("templates/base.html"), base).expect("a template");
    let record = scratch.path("content/evaluators/S000035010001.yaml");
    let text = fs::read_to_string(&record).expect("a record");
    fs::write(&record, text + "summary: gone/away.pdf\n").expect("a record");
    for command in [&["check", "--pages"][..], &["build"]] {
        let mut program = support::minglu(&scratch.path(""));
        program.args(command);
        program.args(["--as-of", support::TODAY, "--theme", "theme"]);
        let output = program.output().expect("the program runs");
        let said = printed(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        let of = |link: &str| {
            said.lines()
                .find(|line| line.contains(link))
                .unwrap_or_default()
        };
        // The other record that has a summary is no link either.
        assert!(said.contains("3 个错误"), "{said}");
        let from_template = of("/nowhere/");
        assert!(from_template.contains("模板"), "{said}");
        assert_eq!(said.matches("/nowhere/").count(), 1, "{said}");
        let from_record = of("/gone/away.pdf");
        assert!(from_record.contains("/evaluators/S000035010001/"), "{said}");
        assert!(
            from_record.contains("content/evaluators/S000035010001.yaml 第 12 行"),
            "{said}"
        );
    }
    assert!(!scratch.path("public/index.html").exists());
}

#[test]
fn an_unknown_option_or_folder_cannot_be_run() {
    let scratch = Scratch::new();
    assert_eq!(run(&scratch.path(""), &["build"]).status.code(), Some(2));
    assert_eq!(
        run(&scratch.path(""), &["build", "--nonsense"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn the_smallest_record_of_the_readme_is_sound() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let path = fixture("..").join(readme);
        let text = fs::read_to_string(path).expect("the README");
        let (_, rest) = text.split_once("```yaml\n").expect("a record");
        let (record, _) = rest.split_once("```").expect("a record");
        let scratch = Scratch::new();
        support::copy_folder(&fixture("../content"), &scratch.path("content"));
        scratch.write("content/evaluators/S000035990001.yaml", record);
        let output = run(&scratch.path(""), &["check"]);
        let said = printed(&output);
        assert!(said.contains("\n79 家机构"), "{said}");
        // What the office has still to look up is told in one warning.
        assert!(said.contains("：0 个错误，1 个警告"), "{said}");
        assert!(said.contains("eligibility/recorded"), "{said}");
    }
}
