//! A site changes its theme without forking it.
#![allow(clippy::expect_used)] // a test fails by panicking

mod support;

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use support::{Scratch, minglu, run, theme};

fn build(scratch: &Scratch) -> String {
    let output = run(&scratch.path("."), &["build"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

fn page(scratch: &Scratch, path: &str) -> String {
    fs::read_to_string(scratch.path("public").join(path)).expect("a page")
}

/// The text of the style sheet that all pages have.
fn style(scratch: &Scratch) -> String {
    let assets = fs::read_dir(scratch.path("public/assets")).expect("the assets");
    let mut files = assets.map(|it| it.expect("a file").path());
    let is_style = |it: &PathBuf| {
        let name = it.file_name().and_then(OsStr::to_str).unwrap_or_default();
        name.starts_with("style.") && name.ends_with(".css")
    };
    let style = files.find(is_style);
    fs::read_to_string(style.expect("a style sheet")).expect("its text")
}

#[test]
fn files_of_the_site_lie_over_the_theme() {
    let scratch = Scratch::with_fixture();
    scratch.write(
        "content/theme/templates/hooks/header.html",
        "<p class=\"host\">{{ site.short_name }}</p>",
    );
    scratch.write(
        "content/theme/templates/not_found.html",
        "{% extends \"banyan/not_found.html\" %}{% block main %}{{ super() }}<p>own</p>{% endblock main %}",
    );
    scratch.write("content/theme/i18n/zh-CN.yaml", "nav_changes: 变更\n");
    scratch.write(
        "content/theme/static/custom.css",
        ".host { color: #123456 }",
    );
    build(&scratch);
    let (home, missing) = (page(&scratch, "index.html"), page(&scratch, "404.html"));
    assert!(home.contains("class=\"host\"") || home.contains("class=host"));
    assert!(home.contains("变更</a>"));
    assert!(missing.contains("<p>own"), "{missing}");
    assert!(missing.contains("<h1>"), "what was extended is there, too");
    assert!(style(&scratch).ends_with(".host{color:#123456}"));
    assert!(!scratch.path("public/theme").exists());
}

#[test]
fn a_theme_extends_another() {
    let scratch = Scratch::with_fixture();
    let below = theme();
    scratch.write(
        "fir/theme.yaml",
        format!("name: fir\nextends: {}\n", below.display()),
    );
    scratch.write("fir/templates/not_found.html", "<p>{{ t.sitemap }} fir</p>");
    let mut command = minglu(&scratch.path("."));
    command.args(["build", "--theme", "fir", "--as-of", support::TODAY]);
    let output = command.output().expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(page(&scratch, "404.html").contains(" fir"));
    assert!(page(&scratch, "index.html").contains("<h1"));
    scratch.write("fir/theme.yaml", "extends: ../fir\n");
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_site_has_its_own_colours() {
    let scratch = Scratch::with_fixture();
    let site = fs::read_to_string(scratch.path("content/site.yaml")).expect("the site");
    let own = "appearance: {accent: '#8c1d18', accent_dark: '#ffb4ab'}\n";
    scratch.write("content/site.yaml", format!("{site}{own}"));
    build(&scratch);
    let style = style(&scratch);
    assert!(
        style.contains("--green:#8c1d18") && style.contains("--green:#ffb4ab"),
        "{style}"
    );
}

#[test]
fn an_error_in_a_template_names_file_line_and_page() {
    let scratch = Scratch::with_fixture();
    scratch.write(
        "content/theme/templates/home.html",
        "<p>\n\n{{ nothing.there }}\n",
    );
    let output = run(&scratch.path("."), &["build"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("home.html:3"), "{said}");
    assert!(!scratch.path("public/index.html").exists());
}

#[test]
fn machines_find_the_search_and_whom_to_tell() {
    let scratch = Scratch::with_fixture();
    let site = fs::read_to_string(scratch.path("content/site.yaml")).expect("the site");
    let own = "humans: 名录编辑室\nsecurity: {contact: 'mailto:anquan@minglu.example'}\n";
    scratch.write("content/site.yaml", format!("{site}{own}"));
    build(&scratch);
    assert_eq!(page(&scratch, "humans.txt"), "名录编辑室\n");
    let security = page(&scratch, ".well-known/security.txt");
    assert!(
        security
            .starts_with("Contact: mailto:anquan@minglu.example\nExpires: 2027-11-23T00:00:00Z\n")
    );
    assert!(page(&scratch, "opensearch.xml").contains("search/?q={searchTerms}"));
}
