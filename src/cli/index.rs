//! The published index within `minglu build`: the theme's words for what queries may say.

use crate::derive::Directory;
use crate::model::{EvaluatorKind, SkillLevel, Standing};
use crate::render::Texts;
use crate::search::{self, Label, Labels};

/// The pieces of the index: paths in the site with their bytes.
#[must_use]
pub fn pieces(directory: &Directory<'_>, texts: &Texts) -> Vec<(String, Vec<u8>)> {
    search::index(directory, &labels(texts))
}

/// The words for levels, standings, kinds and flags.
#[must_use]
pub fn labels(texts: &Texts) -> Labels {
    let kinds = [
        EvaluatorKind::Social,
        EvaluatorKind::Employer,
        EvaluatorKind::School,
    ];
    let says = |facet: &str, key: &str| {
        let key = format!("search_{facet}_{key}");
        let says = texts.all().get(&key).map(String::as_str);
        let says = says.unwrap_or_default().split_whitespace();
        says.map(str::to_owned).collect::<Vec<_>>()
    };
    let label = |facet: &str, key: &str| Label {
        label: texts.of(facet, key),
        says: says(facet, key),
        key: key.to_owned(),
    };
    let flag = |key: &str| Label {
        label: texts.of("flag", key),
        says: says("flag", key),
        key: key.to_owned(),
    };
    Labels {
        levels: SkillLevel::ALL.map(|it| level(it, texts)).into(),
        standings: Standing::ALL.map(|it| label("standing", it.key())).into(),
        kinds: kinds.map(|it| label("kind", it.key())).into(),
        flags: ["entrusted", "session"].map(flag).into(),
    }
}

fn level(level: SkillLevel, texts: &Texts) -> Label {
    let digit = level.digit();
    let mut says = vec![
        level.to_string(),
        level.grade().to_owned(),
        level.title().to_owned(),
        format!("{digit}级"),
    ];
    let short = level.title().strip_suffix('工');
    // 高级 alone may be 高级工 or 高级技师.
    says.extend(short.filter(|it| *it != "高级").map(str::to_owned));
    Label {
        key: digit.to_string(),
        label: texts.level(level).to_owned(),
        says,
    }
}
