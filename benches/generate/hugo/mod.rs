//! The same directory as a Hugo site with ready Markdown, so that processor time for the same pages can be compared.
//!
//! All that minglu derives (standing, neighbours, changes, calendar) is already worked out in what is written here; Hugo
//! reads front matter, renders Markdown, groups by its taxonomies, paginates and fills templates of about the same size.

mod body;
mod index;
mod lists;
mod parts;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use minglu::model::{Day, LevelSet, Month};

use crate::evaluator::Evaluator;
use crate::plan::Plan;
use crate::words::Kind;

/// Everything that the Hugo site is written from.
pub struct Site<'s> {
    pub evaluators: &'s [Evaluator<'s>],
    pub months: &'s [(Month, Vec<(String, Plan)>)],
    pub notices: &'s [(String, String)],
    pub as_of: Day,
}

/// Settings and layouts, written as they are.
const FILES: [(&str, &str); 22] = [
    ("layouts/404.html", include_str!("site/layouts/404.html")),
    (
        "layouts/_partials/as-of.html",
        include_str!("site/layouts/_partials/as-of.html"),
    ),
    (
        "layouts/_partials/code.html",
        include_str!("site/layouts/_partials/code.html"),
    ),
    (
        "layouts/_partials/footer.html",
        include_str!("site/layouts/_partials/footer.html"),
    ),
    (
        "layouts/_partials/head.html",
        include_str!("site/layouts/_partials/head.html"),
    ),
    (
        "layouts/_partials/header.html",
        include_str!("site/layouts/_partials/header.html"),
    ),
    (
        "layouts/_partials/means.html",
        include_str!("site/layouts/_partials/means.html"),
    ),
    (
        "layouts/_partials/row.html",
        include_str!("site/layouts/_partials/row.html"),
    ),
    (
        "layouts/_partials/rows.html",
        include_str!("site/layouts/_partials/rows.html"),
    ),
    (
        "layouts/_partials/standing.html",
        include_str!("site/layouts/_partials/standing.html"),
    ),
    (
        "layouts/_partials/words-means.html",
        include_str!("site/layouts/_partials/words-means.html"),
    ),
    (
        "layouts/_partials/words.html",
        include_str!("site/layouts/_partials/words.html"),
    ),
    (
        "layouts/baseof.html",
        include_str!("site/layouts/baseof.html"),
    ),
    (
        "layouts/evaluators/page.html",
        include_str!("site/layouts/evaluators/page.html"),
    ),
    (
        "layouts/evaluators/section.html",
        include_str!("site/layouts/evaluators/section.html"),
    ),
    ("layouts/home.html", include_str!("site/layouts/home.html")),
    ("layouts/map.html", include_str!("site/layouts/map.html")),
    ("layouts/page.html", include_str!("site/layouts/page.html")),
    (
        "layouts/past/section.html",
        include_str!("site/layouts/past/section.html"),
    ),
    (
        "layouts/section.html",
        include_str!("site/layouts/section.html"),
    ),
    (
        "layouts/taxonomy.html",
        include_str!("site/layouts/taxonomy.html"),
    ),
    ("layouts/term.html", include_str!("site/layouts/term.html")),
];

/// Writes the whole site; what an earlier run left in `content/` and `public/` is removed.
pub fn write(site: &Site<'_>, sample: &Path, folder: &Path) -> io::Result<()> {
    for left in ["content", "public", "resources"] {
        if folder.join(left).exists() {
            fs::remove_dir_all(folder.join(left))?;
        }
    }
    for (name, text) in FILES {
        put(&folder.join(name), text)?;
    }
    let settings = include_str!("site/hugo.toml");
    let params = format!(
        "\n[params]\nas_of = \"{}\"\nas_of_text = \"{}\"\n",
        site.as_of,
        site.as_of.text()
    );
    put(&folder.join("hugo.toml"), &format!("{settings}{params}"))?;
    let content = folder.join("content");
    copy_pages(&sample.join("pages"), &content)?;
    for (slug, text) in site.notices {
        put(&content.join(format!("notices/{slug}.md")), text)?;
    }
    let lists = lists::Lists::of(site);
    evaluators(site, &lists, &content.join("evaluators"))?;
    index::write(site, &lists, &content)
}

/// Writes a file and the folders above it.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}

fn copy_pages(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            copy_pages(&path, &to.join(name))?;
        } else {
            put(
                &to.join(name),
                &crate::sample::unlinked(&fs::read_to_string(&path)?),
            )?;
        }
    }
    Ok(())
}

fn evaluators(site: &Site<'_>, lists: &lists::Lists<'_>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (rank, &index) in lists.order.iter().enumerate() {
        let mut text =
            front_matter(&site.evaluators[index], rank + 1).expect("writing to a string");
        body::write(&mut text, site, index, lists).expect("writing to a string");
        fs::write(
            folder.join(format!("{}.md", site.evaluators[index].code)),
            text,
        )?;
    }
    Ok(())
}

fn front_matter(e: &Evaluator<'_>, rank: usize) -> Result<String, std::fmt::Error> {
    let mut text = String::with_capacity(6_000);
    let (serial, social) = (e.code.serial(), e.kind == Kind::Social);
    writeln!(
        text,
        "---\ntitle: {}\nweight: {rank}\ncode: {}\ngrouped: {}",
        e.name,
        e.code,
        e.code.grouped()
    )?;
    writeln!(
        text,
        "district_id: \"{}\"\ndistrict_name: {}\naddress: {}",
        e.district.id, e.district.name, e.address
    )?;
    if let Some(short) = &e.short_name {
        writeln!(text, "short_name: {short}")?;
    }
    writeln!(
        text,
        "phone: 0591-000000{:02}\nemail: kaowu@e{serial}.example",
        serial % 100
    )?;
    writeln!(
        text,
        "website: https://e{serial}.example\nfiled_on: \"{}\"",
        e.filed_on
    )?;
    let whom = if social {
        "面向社会开展"
    } else {
        "面向本单位开展"
    };
    writeln!(
        text,
        "summary: {whom}职业技能等级认定，场地、设备与考评人员齐备，接受社会监督。"
    )?;
    writeln!(
        text,
        "authority: 福州市人力资源和社会保障局\nstanding: {}",
        e.history.standing.key()
    )?;
    writeln!(
        text,
        "standing_label: {}\nsentence: {}",
        e.history.standing.label(),
        parts::sentence(e)
    )?;
    writeln!(
        text,
        "until: \"{}\"\ntimeline: {}\npast: {}",
        e.history.valid_until,
        parts::timeline(e),
        e.history.standing.is_past()
    )?;
    terms(&mut text, e)?;
    text.push_str("---\n\n");
    Ok(text)
}

/// The taxonomies of a page, and what its rows in the lists show.
fn terms(text: &mut String, e: &Evaluator<'_>) -> std::fmt::Result {
    let slug = if e.initial == '#' {
        "other".to_owned()
    } else {
        e.initial.to_ascii_lowercase().to_string()
    };
    writeln!(text, "names: [{slug}]")?;
    let levels: LevelSet = e
        .current_items()
        .flat_map(|item| item.levels.iter())
        .collect();
    if !e.history.standing.is_past() {
        let digits: Vec<_> = levels
            .iter()
            .map(|level| format!("\"{}\"", level.digit()))
            .collect();
        let codes: Vec<_> = e
            .current_items()
            .map(|item| format!("2022/{}", item.occupation.code))
            .collect();
        writeln!(
            text,
            "levels: [{}]\ndistricts: [\"{}\"]",
            digits.join(", "),
            e.district.id
        )?;
        writeln!(text, "occupations: [{}]", codes.join(", "))?;
    }
    let names: Vec<_> = e
        .current_items()
        .map(|item| item.occupation.name.as_str())
        .collect();
    let of: Vec<_> = e
        .current_items()
        .map(|item| format!("{}: {}", item.occupation.code, item.levels.text()))
        .collect();
    writeln!(text, "levels_of: {{{}}}", of.join(", "))?;
    writeln!(
        text,
        "row_occupations: {}\nrow_levels: {}\nitems:",
        row_occupations(&names),
        levels.text()
    )?;
    for item in e.current_items() {
        let occupation = item.occupation;
        writeln!(
            text,
            "  - {{code: 2022/{}, name: {}, levels: {}}}",
            occupation.code,
            occupation.name,
            item.levels.text()
        )?;
    }
    Ok(())
}

/// The first three by name, the rest by number.
fn row_occupations(names: &[&str]) -> String {
    match names.len() {
        0..=3 => names.join("、"),
        count => format!("{}等另 {} 个职业", names[..3].join("、"), count - 3),
    }
}

/// The kind of body in full.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Social => "社会培训评价组织",
        Kind::Employer => "用人单位",
        Kind::School => "院校",
    }
}
