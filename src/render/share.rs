//! What every template can write: the site's own data, the day of the build, the texts, the main
//! menu, the standings, the static files.

use serde::Serialize;

use super::shapes::DayView;
use super::{Texts, Theme};
use crate::derive::Directory;
use crate::model::{Day, Site, Standing};

#[derive(Serialize)]
struct SiteView<'a> {
    name: &'a str,
    short_name: &'a str,
    tagline: Option<&'a str>,
    lang: &'a str,
    demonstration: bool,
    demonstration_note: Option<&'a str>,
    url: Option<&'a str>,
    authority: &'a str,
    operator: OperatorView<'a>,
    codes: CodesView<'a>,
    error_report: Option<&'a str>,
    /// The path of the site's own logo.
    logo: Option<&'a str>,
    /// The language as Open Graph writes it: `zh_CN`.
    locale: String,
    official: Vec<Official<'a>>,
    open_data: bool,
}

#[derive(Serialize)]
struct OperatorView<'a> {
    name: &'a str,
    address: Option<&'a str>,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    hours: Option<&'a str>,
}

#[derive(Serialize)]
struct CodesView<'a> {
    site_id: Option<&'a str>,
    icp: Option<&'a str>,
    public_security: Option<&'a str>,
}

#[derive(Serialize)]
struct Official<'a> {
    name: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Build {
    as_of: DayView,
    version: &'static str,
    draft: bool,
}

#[derive(Serialize)]
struct MenuEntry {
    key: &'static str,
    label: String,
    url: String,
}

/// The word for a standing.
#[derive(Debug, Serialize)]
pub struct StandingWord {
    key: &'static str,
    label: String,
}

impl StandingWord {
    /// The word for a standing; for none, that of a scope item that was removed.
    #[must_use]
    pub fn new(texts: &Texts, standing: Option<Standing>) -> Self {
        let (key, label) = match standing {
            Some(standing) => (standing.key(), texts.standing(standing)),
            None => ("removed", texts.get("standing_removed")),
        };
        Self {
            key,
            label: label.to_owned(),
        }
    }
}

/// Gives all templates of `theme` what they share. `draft` marks every page as a draft.
pub fn share(theme: &mut Theme, directory: &Directory<'_>, draft: bool) {
    let texts = theme.texts.clone();
    let site = site(&directory.catalog.site);
    let as_of = day(directory.as_of, theme);
    let standings = Standing::ALL.into_iter().map(Some).chain([None]);
    let standings: Vec<_> = standings.map(|it| StandingWord::new(&texts, it)).collect();
    let menu = menu(directory, theme);
    let build = Build {
        as_of,
        version: env!("CARGO_PKG_VERSION"),
        draft,
    };
    let assets = tera::Value::from_serializable(&theme.asset_paths());
    let inline = tera::Value::from_serializable(&theme.inline());
    theme.share("site", &site);
    theme.share("build", &build);
    theme.share("t", texts.all());
    theme.share("nav", &menu);
    theme.share("standings", &standings);
    theme.share("assets", &assets);
    theme.share("inline", &inline);
}

fn site(site: &Site) -> SiteView<'_> {
    let (operator, codes) = (&site.operator, &site.codes);
    SiteView {
        name: &site.name,
        short_name: &site.short_name,
        tagline: site.tagline.as_deref(),
        lang: &site.language,
        demonstration: site.demonstration,
        demonstration_note: site.demonstration_note.as_deref(),
        url: site.url.as_deref(),
        authority: &site.authority,
        operator: OperatorView {
            name: &operator.name,
            address: operator.address.as_deref(),
            phone: operator.phone.as_deref(),
            email: operator.email.as_deref(),
            hours: operator.hours.as_deref(),
        },
        codes: CodesView {
            site_id: codes.site_id.as_deref(),
            icp: codes.icp.as_deref(),
            public_security: codes.public_security.as_deref(),
        },
        error_report: site.error_report.as_deref(),
        logo: site.appearance.logo.as_deref(),
        locale: site.language.replace('-', "_"),
        official: site
            .official
            .iter()
            .map(|(name, url)| Official { name, url })
            .collect(),
        open_data: site.data.is_any(),
    }
}

fn day(day: Day, theme: &Theme) -> DayView {
    DayView {
        iso: day.to_string(),
        text: theme.texts.day(day),
    }
}

/// The main menu: the columns, and those of the plain pages that every site should have.
fn menu(directory: &Directory<'_>, theme: &Theme) -> Vec<MenuEntry> {
    let columns = [
        "evaluators",
        "occupations",
        "districts",
        "levels",
        "calendar",
        "changes",
        "verify",
        "notices",
    ];
    let columns = columns.into_iter().map(|key| (key, format!("{key}/")));
    let pages = [
        ("guide", "guide/workers"),
        ("faq", "faq"),
        ("about", "about"),
    ];
    let pages = pages.into_iter().filter(|(_, slug)| {
        let pages = &directory.catalog.pages;
        pages.iter().any(|page| page.slug == *slug)
    });
    let pages = pages.map(|(key, slug)| (key, format!("{slug}/")));
    let entries = columns.chain(pages).map(|(key, url)| MenuEntry {
        key,
        label: theme.texts.of("nav", key),
        url,
    });
    entries.collect()
}
