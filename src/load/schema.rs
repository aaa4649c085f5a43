//! JSON Schemas of everything that is written in YAML, made of the declarations of `raw`: an editor
//! completes keys and marks mistakes by them while one types.
//!
//! They are of draft-07, the newest that all editors with the YAML language server fully know;
//! nothing in them needs a later one. What no schema can say (check digits, the last of February,
//! what the catalogues have) is left to `minglu check`; what a schema refuses is never sound.

use serde_json::{Map, Value, json};

use super::advertising;
use super::lower::{CONDITIONS, EVENT_KINDS, KINDS, ORIGINS, YES_NO};
use super::policy::SEVERITIES;
use super::raw;
use super::vocabulary::{DATA_FORMATS, LANGUAGES, MATCHES};
use crate::diag::Rule;
use crate::model::{CodeLetter, EvaluatorCode, FirstFiling, SkillLevel};
use crate::source::{Field, Form, HasShape, Shape};

/// A kind of file that has a schema.
#[derive(Debug)]
pub struct Kind {
    /// Its name, which is the schema's.
    pub name: &'static str,
    /// Which files it is for.
    pub files: &'static str,
    /// What it is: `中文 / English`.
    pub title: &'static str,
    /// What may stand in it.
    pub shape: &'static Shape,
}

/// All kinds of files that have a schema.
pub const KINDS_OF_FILES: &[Kind] = &[
    Kind {
        name: "evaluator",
        files: "evaluators/*.yaml evaluators/*/evaluator.yaml",
        title: "评价机构的记录 / an evaluator's record",
        shape: raw::EvaluatorRecord::SHAPE,
    },
    Kind {
        name: "plans",
        files: "plans/*.yaml",
        title: "认定实施计划 / assessment plans",
        shape: raw::PlansFile::SHAPE,
    },
    Kind {
        name: "site",
        files: "site.yaml",
        title: "站点信息 / the site's configuration",
        shape: raw::SiteFile::SHAPE,
    },
    Kind {
        name: "policy",
        files: "policy.yaml",
        title: "通知里的数字和规则的级别 / numbers of the notice and severities",
        shape: raw::PolicyFile::SHAPE,
    },
    Kind {
        name: "advertising",
        files: "advertising.yaml",
        title: "广告禁用字样 / wording that advertising may not use",
        shape: raw::AdvertisingFile::SHAPE,
    },
    Kind {
        name: "occupations",
        files: "catalogue/occupations-*.yaml",
        title: "职业目录 / occupations of an edition",
        shape: raw::OccupationsFile::SHAPE,
    },
    Kind {
        name: "districts",
        files: "catalogue/districts.yaml",
        title: "区县目录 / districts",
        shape: raw::DistrictsFile::SHAPE,
    },
    Kind {
        name: "working-days",
        files: "catalogue/working-days.yaml",
        title: "工作日 / working days",
        shape: raw::WorkingDaysFile::SHAPE,
    },
    Kind {
        name: "access-qualifications",
        files: "catalogue/access-qualifications.yaml",
        title: "准入类职业资格 / access-type qualifications",
        shape: raw::AccessFile::SHAPE,
    },
    Kind {
        name: "front-matter",
        files: "notices/*.md pages/**/*.md",
        title: "公告和页面的开头 / the head of a notice or a page",
        shape: raw::FrontMatter::SHAPE,
    },
];

/// The schema of a kind of file. `rules` are all rules of the program, which a policy and a waiver
/// may name.
#[must_use]
pub fn schema(kind: &Kind, rules: &[&Rule]) -> Value {
    let mut schema = Writer { rules }.value(kind.shape, &[Form::Required], "#");
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(kind.title);
    schema
}

/// What the schemas are written with.
struct Writer<'r> {
    rules: &'r [&'r Rule],
}

impl Writer<'_> {
    /// The schema of a value, which itself stands at `path` of the document.
    fn value(&self, shape: &Shape, forms: &[Form], path: &str) -> Value {
        let is_required = forms.contains(&Form::Required);
        match shape {
            Shape::Text => self.text(forms),
            Shape::List(item) => self.list(item, forms, path),
            Shape::Fields(fields) => self.fields(fields, is_required, path),
            Shape::Entries(value) => self.entries(value, forms, path),
            Shape::TextOr(more) => json!({"anyOf": [
                self.text(forms),
                self.value(more, &[Form::Required], &format!("{path}/anyOf/1")),
            ]}),
        }
    }

    /// A list, or a single value that stands for a list of one. Editors take the first of two for
    /// what was meant: a single text, but several mappings.
    fn list(&self, item: &Shape, forms: &[Form], path: &str) -> Value {
        let is_required = forms.contains(&Form::Required);
        let is_text = matches!(item, Shape::Text);
        let below = if is_text { "anyOf/0" } else { "anyOf/0/items" };
        let of_item = |it: &Form| *it != Form::Required || is_text;
        let own: Vec<Form> = forms.iter().copied().filter(of_item).collect();
        let item = self.value(item, &own, &format!("{path}/{below}"));
        let other = json!({"$ref": format!("{path}/{below}")});
        let least = u8::from(is_required);
        let list = |items: Value| json!({"type": "array", "items": items, "minItems": least});
        match (is_text, is_required) {
            (true, _) => json!({"anyOf": [item, list(other)]}),
            (false, true) => {
                let single = json!({"allOf": [other, {"not": {"type": "null"}}]});
                json!({"anyOf": [list(item), single]})
            }
            (false, false) => json!({"anyOf": [list(item), other]}),
        }
    }

    /// A mapping with fields, each of which goes by several names but stands once.
    fn fields(&self, fields: &[Field], is_required: bool, path: &str) -> Value {
        let mut properties = Map::new();
        let mut once = Vec::new();
        for field in fields {
            let own = format!("{path}/properties/{}", field.name);
            let mut value = self.value(field.shape, field.forms, &own);
            value["description"] = json!(field.about.trim().replace(" / ", "\n"));
            properties.insert(field.name.to_owned(), value);
            for alias in field.aliases {
                properties.insert((*alias).to_owned(), json!({"$ref": own}));
            }
            once.extend(stands_once(field));
        }
        let mut mapping = json!({
            "type": if is_required { json!("object") } else { json!(["object", "null"]) },
            "properties": properties,
            "additionalProperties": false,
        });
        if !once.is_empty() {
            mapping["allOf"] = json!(once);
        }
        mapping
    }

    /// A mapping whose keys are data.
    fn entries(&self, value: &Shape, forms: &[Form], path: &str) -> Value {
        let is_required = forms.contains(&Form::Required);
        let kind = if is_required {
            json!("object")
        } else {
            json!(["object", "null"])
        };
        let is_about_keys = |form: &Form| {
            use Form::{DayKeys, LevelKeys, OccupationKeys, Required, Rule};
            matches!(form, DayKeys | LevelKeys | OccupationKeys | Required | Rule)
        };
        let own: Vec<Form> = forms
            .iter()
            .copied()
            .filter(|it| !is_about_keys(it))
            .collect();
        let value = |below: &str| self.value(value, &own, &format!("{path}/{below}"));
        if forms.contains(&Form::Rule) {
            // Each rule by its name, so that an editor offers them.
            let rules = self
                .rules
                .iter()
                .filter(|rule| !rule.id.starts_with("load/"));
            let shared = || json!({"$ref": format!("{path}/additionalProperties")});
            let properties: Map<_, _> = rules.map(|it| (it.id.to_owned(), shared())).collect();
            let names: Vec<_> = properties.keys().cloned().collect();
            return json!({
                "type": kind,
                "properties": properties,
                "additionalProperties": value("additionalProperties"),
                "propertyNames": {"enum": names},
            });
        }
        let mut entries = json!({
            "type": kind,
            "additionalProperties": value("additionalProperties"),
        });
        let keys = forms.iter().find_map(|form| match form {
            Form::LevelKeys => Some(level()),
            Form::OccupationKeys => Some(occupation_code()),
            Form::DayKeys => Some(day()),
            _ => None,
        });
        if let Some(keys) = keys {
            entries["propertyNames"] = json!({"pattern": format!("^(?:{keys})$")});
        }
        entries
    }

    /// A single value.
    fn text(&self, forms: &[Form]) -> Value {
        let is_required = forms.contains(&Form::Required);
        let form = forms.iter().find(|form| **form != Form::Required);
        let digits =
            |least: u64, most: u64| json!({"type": "integer", "minimum": least, "maximum": most});
        match form {
            None => plain(is_required),
            Some(Form::EvaluatorCode) => {
                written(&evaluator_code(), "S000035010001", is_required, None)
            }
            Some(Form::CreditCode) => {
                // Written without quotes, a code of digits only is a number to YAML.
                let number = digits(100_000_000_000_000_000, 999_999_999_999_999_999);
                written(CREDIT_CODE, "52350102DEM000014F", is_required, Some(number))
            }
            Some(Form::OccupationCode) => {
                written(&occupation_code(), "6-31-01-03", is_required, None)
            }
            Some(Form::Edition) => written(
                "(?:2015|2022)(?:年?版)?",
                "2022",
                is_required,
                Some(json!({"enum": [2015, 2022]})),
            ),
            Some(Form::Day) => written(
                &day(),
                "2027-03-31",
                is_required,
                Some(digits(19_000_101, 21_991_231)),
            ),
            Some(Form::Number) => {
                let most = u64::from(u32::MAX);
                written(
                    "[0-9,_]*[0-9][0-9,_]*",
                    "1200",
                    is_required,
                    Some(digits(0, most)),
                )
            }
            Some(Form::Longitude) => degrees(180, is_required),
            Some(Form::Latitude) => degrees(90, is_required),
            Some(Form::Url) => written(URL, "https://a.example", is_required, None),
            Some(Form::UrlOrMail) => written(
                &format!("{URL}|[Mm][Aa][Ii][Ll][Tt][Oo]:.*"),
                "mailto:a@b.example",
                is_required,
                None,
            ),
            Some(Form::Levels) => written(&levels(), "五级至三级", is_required, Some(digits(1, 5))),
            Some(Form::Digits) => {
                written("[0-9]{1,6}", "3501", is_required, Some(digits(0, 999_999)))
            }
            Some(Form::YesNo) => {
                let mut values = vec![json!(true), json!(false)];
                values.extend(words(YES_NO));
                one_of(values, is_required)
            }
            Some(Form::EvaluatorKind) => one_of(words(KINDS), is_required),
            Some(Form::EventKind) => one_of(words(EVENT_KINDS), is_required),
            Some(Form::PriorityCondition) => one_of(words(CONDITIONS), is_required),
            Some(Form::Origin) => one_of(words(ORIGINS), is_required),
            Some(Form::TermSeverity) => one_of(words(advertising::SEVERITIES), is_required),
            Some(Form::Bending) => one_of(words(advertising::BENDINGS), is_required),
            Some(Form::Leniency) => one_of(words(advertising::LENIENCIES), is_required),
            Some(Form::Severity) => one_of(words(SEVERITIES), is_required),
            Some(Form::Language) => one_of(words(LANGUAGES), is_required),
            Some(Form::DataFormat) => one_of(words(DATA_FORMATS), is_required),
            Some(Form::AccessMatch) => one_of(words(MATCHES), is_required),
            Some(Form::Rule) => {
                let names = self.rules.iter().map(|rule| json!(rule.id));
                one_of(names.collect(), is_required)
            }
            // They are about the keys of mappings.
            Some(Form::Required | Form::LevelKeys | Form::OccupationKeys | Form::DayKeys) => {
                plain(is_required)
            }
        }
    }
}

/// That a field stands under one of its names only, and stands at all if it must be given.
fn stands_once(field: &Field) -> Option<Value> {
    let names = || std::iter::once(&field.name).chain(field.aliases);
    if field.forms.contains(&Form::Required) {
        let given: Vec<Value> = names().map(|name| json!({"required": [name]})).collect();
        return Some(json!({"oneOf": given}));
    }
    let all: Vec<&&str> = names().collect();
    let pairs = all.iter().enumerate().flat_map(|(at, one)| {
        let others = all[at + 1..].iter();
        others.map(move |other| json!({"required": [one, other]}))
    });
    let pairs: Vec<Value> = pairs.collect();
    (!pairs.is_empty()).then(|| json!({"not": {"anyOf": pairs}}))
}

/// A text of any kind: YAML takes some of them for numbers or for yes and no.
fn plain(is_required: bool) -> Value {
    if is_required {
        json!({"type": ["string", "number", "boolean"], "pattern": "\\S"})
    } else {
        json!({"type": ["string", "number", "boolean", "null"]})
    }
}

/// A text of a pattern, or what YAML makes a number of; editors show `like` if it is neither.
fn written(pattern: &str, like: &str, is_required: bool, number: Option<Value>) -> Value {
    let maybe = if is_required { "" } else { "?" };
    let text = json!({
        "type": "string",
        "pattern": format!("^\\s*(?:{pattern}){maybe}\\s*$"),
        "patternErrorMessage": format!("请写成 {like} 的样子 / write it like {like}"),
    });
    let nothing = (!is_required).then(|| json!({"type": "null"}));
    let all: Vec<Value> = std::iter::once(text).chain(number).chain(nothing).collect();
    match <[Value; 1]>::try_from(all) {
        Ok([text]) => text,
        Err(all) => json!({"anyOf": all}),
    }
}

/// One of some words.
fn one_of(mut values: Vec<Value>, is_required: bool) -> Value {
    if !is_required {
        values.extend([json!(""), Value::Null]);
    }
    json!({"enum": values})
}

fn words<T>(table: &[(&str, T)]) -> Vec<Value> {
    table.iter().map(|(word, _)| json!(word)).collect()
}

fn degrees(limit: u32, is_required: bool) -> Value {
    let number = json!({"type": "number", "minimum": -f64::from(limit), "maximum": limit});
    written(
        "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)",
        "119.308",
        is_required,
        Some(number),
    )
}

const URL: &str = "[Hh][Tt][Tt][Pp][Ss]?://[^\\s/]\\S*";

/// The alphabet of GB 32100-2015, digits for the division; its checks are beyond a pattern.
const CREDIT_CODE: &str = "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}";

/// The kind, the first filing, a province that there is, a serial.
fn evaluator_code() -> String {
    let is_province = |province: &u8| {
        EvaluatorCode::from_parts(CodeLetter::S, FirstFiling::Province, *province, 1).is_some()
    };
    let provinces = (0..100).filter(is_province).map(|it| format!("{it:02}"));
    let provinces = provinces.collect::<Vec<_>>().join("|");
    format!("[SY][0-9]{{4}}(?:{provinces})[0-9]{{6}}")
}

fn occupation_code() -> String {
    "[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}".to_owned()
}

/// A day of the calendar in the forms that are read; 29 February is taken for every year.
fn day() -> String {
    let days = |between: &str, after: &str| {
        let long = format!("(?:0?[13578]|1[02]){between}(?:0?[1-9]|[12][0-9]|3[01])");
        let short = format!("(?:0?[469]|11){between}(?:0?[1-9]|[12][0-9]|30)");
        let february = format!("0?2{between}(?:0?[1-9]|[12][0-9])");
        format!("(?:{long}|{short}|{february}){after}")
    };
    let forms = [
        ("-", "-", ""),
        ("/", "/", ""),
        ("\\.", "\\.", ""),
        ("年", "月", "[日号]?"),
    ];
    let mut all: Vec<String> = Vec::new();
    for (after_year, after_month, after_day) in forms {
        all.push(format!("{after_year}{}", days(after_month, after_day)));
    }
    let together = "(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)|02(?:0[1-9]|[12][0-9])";
    all.push(format!("(?:{together})"));
    format!("(?:19|20|21)[0-9]{{2}}(?:{})", all.join("|"))
}

/// One level: a grade, a title, or both for the same level.
fn level() -> String {
    let one = |level: SkillLevel| {
        let grade = level.grade();
        let han = grade.trim_end_matches('级');
        let title = level.title();
        let short = title.trim_end_matches('工');
        // 高级 alone may be 高级工 or 高级技师.
        let title = if short == title || short == "高级" {
            title.to_owned()
        } else {
            format!("{short}工?")
        };
        let grade = format!("[Ll]?(?:{}|{han})级?", level.digit());
        format!("{grade}(?:[/(（]?{title}[)）]?)?|{title}(?:[/(（]?{grade}[)）]?)?")
    };
    let levels: Vec<String> = SkillLevel::ALL.into_iter().map(one).collect();
    format!("(?:{})", levels.join("|"))
}

/// Levels and ranges of levels.
fn levels() -> String {
    let level = level();
    let item = format!("{level}(?:\\s*[至到~〜～–—-]+\\s*{level})?");
    let separator = "[\\s、，,；;/+&和及与·]+";
    format!("{item}(?:{separator}{item})*")
}
