//! Templates minified once give what minifying every page would: the rules under which that
//! holds are in `themes/README.md`.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use minglu::derive::Directory;
use minglu::load::load;
use minglu::model::Day;
use minglu::render::{Minify, Source, Theme, ThemeFiles, plan, share};

fn options() -> minify_html::Cfg {
    minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..minify_html::Cfg::default()
    }
}

fn minified(html: &[u8]) -> String {
    String::from_utf8(minify_html::minify(html, &options())).expect("UTF-8")
}

#[test]
fn pages_of_minified_templates_are_minified_pages() {
    let loaded = load(&support::fixture("site/content"));
    let today = Day::parse(support::TODAY).expect("a day");
    let directory = Directory::new(&loaded.catalog, today);
    let files = ThemeFiles::read(&support::theme()).expect("the theme");
    let mut raw = Theme::new(&files, "zh-CN", Minify::Nothing).expect("the theme");
    let mut small = Theme::new(&files, "zh-CN", Minify::Templates).expect("the theme");
    share(&mut raw, &directory, false);
    share(&mut small, &directory, false);
    // The style sheets' names follow their bytes; both pages are given the same, and the same scripts.
    let assets = tera::Value::from_serializable(&raw.asset_paths());
    small.share("assets", &assets);
    small.share("inline", &raw.inline());
    let raw = plan(&directory, &raw).expect("the raw pages");
    let small = plan(&directory, &small).expect("the minified pages");
    assert!(raw.pages.len() > 30);
    for (raw_page, small_page) in raw.pages.iter().zip(&small.pages) {
        if !matches!(raw_page.source, Source::Template(..)) {
            continue;
        }
        let from_raw = minified(&raw_page.render(&raw.site).expect("a page"));
        let from_small = minified(&small_page.render(&small.site).expect("a page"));
        assert!(
            from_raw == from_small,
            "{} differs\n--- {from_raw}\n--- {from_small}",
            raw_page.path
        );
    }
}

#[test]
fn every_template_follows_the_rules() {
    let files = ThemeFiles::read(&support::theme()).expect("the theme");
    for (name, text) in files.templates() {
        assert!(
            minglu::render::follows_the_rules(&text),
            "{name} breaks the rules of themes/README.md"
        );
    }
}

#[test]
fn both_languages_of_the_theme_have_the_same_texts() {
    let files = ThemeFiles::read(&support::theme()).expect("the theme");
    let of = |language| {
        Theme::new(&files, language, Minify::Nothing)
            .expect("the theme")
            .texts
    };
    let (chinese, english) = (of("zh-CN"), of("en"));
    assert!(chinese.all().keys().eq(english.all().keys()));
    for (key, text) in chinese.all() {
        assert!(!text.trim().is_empty(), "{key} is empty");
    }
}
