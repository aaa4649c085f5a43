//! `minglu search QUERY`: asks the published index as the page's script does.
//!
//! `--format json` prints one document, of which later versions only add keys; `src/search/QUERY.md` explains them.

use std::path::PathBuf;

use serde_json::{Value as Json, json};

use super::options::{Answer as Format, Lang};
use super::table::columns;
use super::{Outcome, clock};
use crate::diag::Catalogue;
use crate::model::Day;
use crate::search::folded;
use crate::search::read::{Answer, Error, Facet, Filed, Filters, Mark, Reader, Shown, Value};
use crate::source::closest;

/// The arguments of `minglu search`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = include_str!("search.txt"))]
pub struct Args {
    /// What to look for: names, pinyin, occupations, places, codes, together if wanted 要查的内容
    #[arg(value_name = "QUERY", num_args = 1.., required = true)]
    query: Vec<String>,
    /// The published site 已发布的网站文件夹
    #[arg(long, value_name = "DIR", default_value = "public")]
    site: PathBuf,
    /// Only these districts, by name or code 区县
    #[arg(long, value_name = "DISTRICT", value_delimiter = ',')]
    district: Vec<String>,
    /// Only these occupations, by name or code 职业
    #[arg(long, value_name = "OCCUPATION", value_delimiter = ',')]
    occupation: Vec<String>,
    /// Only these levels 等级
    #[arg(long, value_name = "LEVEL", value_delimiter = ',')]
    level: Vec<String>,
    /// Only these standings 状态
    #[arg(long, value_name = "STANDING", value_delimiter = ',')]
    standing: Vec<String>,
    /// Only these kinds 类别
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<String>,
    /// Only who has announced a session within 30 days 近期有认定计划
    #[arg(long)]
    session: bool,
    /// Only who accepts entrusted assessments 接受委托认定
    #[arg(long)]
    entrusted: bool,
    /// How many are shown 显示几家
    #[arg(long, value_name = "COUNT", default_value_t = 10)]
    limit: usize,
    /// The day of standings and sessions; today if left out 日期，默认今天
    #[arg(long, value_name = "DATE", value_parser = clock::parse_day)]
    as_of: Option<Day>,
    /// The language 语言
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    lang: Lang,
    /// How to print it 格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Outcome {
    let words = Catalogue::of(args.lang.into());
    match answer(args, &words) {
        Ok(text) => {
            super::print(&text);
            Outcome::Fine
        }
        Err(error) => {
            super::complain(&words.say("cannot", &[("error", error)]));
            Outcome::CouldNotRun
        }
    }
}

fn answer(args: &Args, words: &Catalogue) -> Result<String, String> {
    let today =
        clock::as_of(args.as_of).map_err(|value| words.say("bad-clock", &[("value", value)]))?;
    let trouble = |error: Error| trouble(words, &error);
    let reader = Reader::open(&args.site, today).map_err(trouble)?;
    let filters = filters(args, &reader, words)?;
    let query = args.query.join(" ");
    let mut answer = reader.query(&query, &filters).map_err(trouble)?;
    let hits = answer.hits(0, args.limit).map_err(trouble)?;
    Ok(match args.format {
        Format::Json => format!("{:#}\n", document(&query, today, &answer, &hits)),
        Format::Text => text(words, &query, &answer, &hits),
    })
}

/// Why the index cannot be read, and what to do.
fn trouble(words: &Catalogue, error: &Error) -> String {
    match error {
        Error::NoIndex(path) => {
            words.say("search-no-index", &[("path", path.display().to_string())])
        }
        Error::Unread(path, error) => {
            let path = path.display().to_string();
            words.say(
                "search-unread",
                &[("path", path), ("error", error.to_string())],
            )
        }
        Error::Broken(path, error) => {
            let path = path.display().to_string();
            words.say("search-unread", &[("path", path), ("error", error.clone())])
        }
    }
}

// --- what is chosen ---------------------------------------------------------------------------------------------------------------------

fn filters(args: &Args, reader: &Reader, words: &Catalogue) -> Result<Filters, String> {
    let mut filters = Filters::new();
    for (facet, wanted) in [
        (Facet::District, &args.district),
        (Facet::Occupation, &args.occupation),
        (Facet::Level, &args.level),
        (Facet::Standing, &args.standing),
        (Facet::Kind, &args.kind),
    ] {
        let choices = reader.choices(facet);
        for text in wanted {
            let keys = keys(&choices, text).ok_or_else(|| unknown(words, facet, text, &choices))?;
            filters.entry(facet).or_default().extend(keys);
        }
    }
    for (facet, is_wanted) in [
        (Facet::Session, args.session),
        (Facet::Entrusted, args.entrusted),
    ] {
        if is_wanted {
            filters.insert(facet, vec![String::new()]);
        }
    }
    Ok(filters)
}

/// The keys of the values that a text names: a key, a word for it, or the code of an occupation.
fn keys(choices: &[Value], text: &str) -> Option<Vec<String>> {
    let word = folded(text);
    let is_it = |value: &&Value| {
        value.key == text || (!text.is_empty() && value.code == text) || value.words.contains(&word)
    };
    let keys: Vec<String> = choices
        .iter()
        .filter(is_it)
        .map(|it| it.key.clone())
        .collect();
    (!keys.is_empty()).then_some(keys)
}

fn unknown(words: &Catalogue, facet: Facet, text: &str, choices: &[Value]) -> String {
    let labels = choices.iter().map(|value| value.label.as_str());
    let near = closest(text, labels);
    let key = if near.is_some() {
        "search-no-choice-near"
    } else {
        "search-no-choice"
    };
    let facet = words.say(&format!("search-{}", facet.key()), &[]);
    let near = near.unwrap_or_default().to_owned();
    words.say(
        key,
        &[("facet", facet), ("text", text.to_owned()), ("near", near)],
    )
}

// --- for people -------------------------------------------------------------------------------------------------------------------------

fn text(words: &Catalogue, query: &str, answer: &Answer<'_>, hits: &[Shown]) -> String {
    let mut lines = vec![summary(words, query, answer, hits)];
    lines.extend(understood(words, answer));
    if !hits.is_empty() {
        let rows: Vec<Vec<String>> = hits.iter().map(|hit| row(words, hit)).collect();
        lines.push(columns(&rows, "  ").trim_end().to_owned());
    }
    for other in answer.other() {
        let args = [
            ("label", other.label.clone()),
            ("query", other.text.clone()),
        ];
        lines.push(words.say(&format!("search-other-{}", other.why), &args));
    }
    lines.join("\n") + "\n"
}

fn summary(words: &Catalogue, query: &str, answer: &Answer<'_>, hits: &[Shown]) -> String {
    let key = match (hits.len(), answer.is_near()) {
        (0, _) if answer.total() == 0 => "search-none",
        (_, true) => "search-near",
        (shown, _) if shown < answer.total() => "search-some",
        _ => "search-all",
    };
    let args = [
        ("query", query.to_owned()),
        ("total", answer.total().to_string()),
        ("shown", hits.len().to_string()),
    ];
    words.say(key, &args)
}

/// What was understood: 区县：鼓楼区 · 职业：电工.
fn understood(words: &Catalogue, answer: &Answer<'_>) -> Option<String> {
    let chips = answer.understood().iter().map(|chip| {
        let facet = words.say(&format!("search-{}", chip.facet.key()), &[]);
        let more = chip.keys.len() - 1;
        let more = if more > 0 {
            format!(" +{more}")
        } else {
            String::new()
        };
        format!("{facet}{}{}{more}", words.say("colon", &[]), chip.label)
    });
    let chips: Vec<String> = chips.collect();
    (!chips.is_empty()).then(|| chips.join(" · "))
}

/// Code, name, district, standing, and what matched of the scope or the next session.
fn row(words: &Catalogue, hit: &Shown) -> Vec<String> {
    let standing = format!("standing-{}", hit.standing.replace('_', "-"));
    let district = hit.district.as_ref();
    let other = hit.other.as_ref().map(|(name, _)| format!("（{name}）"));
    let matched = hit.scope.iter().filter(|item| item.matched).map(filed);
    let matched: Vec<String> = matched.collect();
    let session = hit
        .sessions
        .first()
        .map(|day| words.say("search-next", &[("day", day.clone())]));
    vec![
        hit.code.clone(),
        format!("{}{}", hit.name, other.unwrap_or_default()),
        district.map_or_else(String::new, |(_, label)| label.clone()),
        words.say(&standing, &[]),
        [matched.join("、"), session.unwrap_or_default()]
            .join("  ")
            .trim()
            .to_owned(),
    ]
}

/// 电工 三、四.
fn filed(item: &Filed) -> String {
    let job = item.job.as_ref().map(|job| format!("（{job}）"));
    format!(
        "{}{} {}",
        item.label,
        job.unwrap_or_default(),
        item.levels.join("/")
    )
}

// --- as data ----------------------------------------------------------------------------------------------------------------------------

/// The answer as data.
#[must_use]
pub fn document(query: &str, as_of: Day, answer: &Answer<'_>, hits: &[Shown]) -> Json {
    let chips = answer.understood().iter().map(|chip| {
        json!({
            "facet": chip.facet.key(), "key": chip.key, "label": chip.label,
            "from": chip.from, "to": chip.to, "keys": chip.keys,
        })
    });
    let others = answer.other().iter();
    let others = others.map(|it| json!({"text": it.text, "label": it.label, "why": it.why}));
    json!({
        "version": 1,
        "query": query,
        "as_of": as_of.to_string(),
        "total": answer.total(),
        "near": answer.is_near(),
        "understood": chips.collect::<Vec<_>>(),
        "other": others.collect::<Vec<_>>(),
        "hits": hits.iter().map(hit).collect::<Vec<_>>(),
    })
}

fn hit(hit: &Shown) -> Json {
    let marks = |marks: &[Mark]| {
        marks
            .iter()
            .map(|(from, to)| json!([from, to]))
            .collect::<Json>()
    };
    let district = hit.district.as_ref();
    let other = hit.other.as_ref();
    json!({
        "code": hit.code,
        "name": hit.name,
        "marks": marks(&hit.marks),
        "other": other.map(|(text, places)| json!({"text": text, "marks": marks(places)})),
        "standing": hit.standing,
        "valid_until": hit.until,
        "district": district.map(|(key, label)| json!({"key": key, "label": label})),
        "scope": hit.scope.iter().map(item).collect::<Vec<_>>(),
        "sessions": hit.sessions,
        "kind": hit.kind,
        "entrusted": hit.entrusted,
        "near": hit.near,
    })
}

fn item(item: &Filed) -> Json {
    json!({
        "occupation": item.occupation, "label": item.label, "job": item.job,
        "levels": item.levels, "matched": item.matched,
    })
}
