//! What records are read against: the site's defaults, the policy and the catalogues.

use std::collections::{BTreeMap, HashSet};

use super::lower::{Lower, Problem, millionths};
use super::raw::{
    AccessFile, AppearanceRecord, DistrictsFile, Entries, FormerRecord, LinkRecord, List,
    OccupationsFile, OpenDataRecord, OperatorRecord, SecurityRecord, SiteFile, Text, TileRecord,
    WorkingDaysFile,
};
use super::{rules, unread};
use crate::diag::{Diagnostic, Rule};
use crate::model::{
    AccessItem, AccessMatch, Advertising, Appearance, CalendarError, Colour, DARK_GROUND,
    DataFormat, Day, District, Districts, Edition, FormerOccupation, GroupCode, LIGHT_GROUND,
    OccupationCatalogue, OccupationCode, Occupations, OpenData, Operator, Outlines, Policy,
    Provenance, Ring, Security, Site, SiteCodes, Validity, WorkingDays,
};
use crate::source::{At, Part, SourceId};

pub use crate::model::Found;

/// The site's defaults, the policy and the catalogues.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// `site.yaml`
    pub site: Site,
    /// `policy.yaml`
    pub policy: Policy,
    /// `advertising.yaml`
    pub advertising: Advertising,
    /// The occupations of all editions.
    pub occupations: Occupations,
    /// The districts.
    pub districts: Districts,
    /// The working days.
    pub working_days: Option<WorkingDays>,
    /// 准入类职业资格
    pub access: Vec<AccessItem>,
    /// The paths of all attachments.
    pub attachments: HashSet<String>,
    /// The files and folders that could not be looked into.
    pub passed_over: Vec<String>,
}

impl Vocabulary {
    /// Whether there is such an attachment, or may be one where nothing could be looked at.
    #[must_use]
    pub fn has_attachment(&self, path: &str) -> bool {
        let mut passed_over = self.passed_over.iter();
        self.attachments.contains(path) || passed_over.any(|over| unread::lies_in(path, over))
    }
}

fn owned(text: &Text) -> Option<String> {
    text.get().map(str::to_owned)
}

fn all(list: &List<Text>) -> Vec<String> {
    list.iter().filter_map(|(_, text)| owned(text)).collect()
}

fn provenance(source: &Text, dated: &Text) -> Provenance {
    Provenance {
        source: owned(source).unwrap_or_default(),
        dated: owned(dated).unwrap_or_default(),
    }
}

/// The languages of pages.
pub const LANGUAGES: &[(&str, &str)] = &[("zh-CN", "zh-CN"), ("zh", "zh-CN"), ("en", "en")];

/// The formats of open data.
pub const DATA_FORMATS: &[(&str, DataFormat)] = &[
    ("xlsx", DataFormat::Xlsx),
    ("csv", DataFormat::Csv),
    ("json", DataFormat::Json),
    ("jsonl", DataFormat::JsonLines),
    ("api", DataFormat::Api),
];

/// The words for how access-type items are matched.
pub const MATCHES: &[(&str, AccessMatch)] = &[
    ("occupation", AccessMatch::Occupation),
    ("job", AccessMatch::Job),
    ("sub_scope", AccessMatch::SubScope),
    ("overlap", AccessMatch::Overlap),
    ("permit", AccessMatch::Permit),
];

/// Reads `site.yaml`.
pub fn site(lower: &mut Lower<'_>, origin: SourceId, raw: &SiteFile) -> Site {
    let at = At::Top(origin);
    let name = lower
        .required_text(&at.key("name"), &raw.name)
        .unwrap_or_default();
    let authority = lower.required_text(&at.key("authority"), &raw.authority);
    let language = lower.choice(&at.key("language"), &raw.language, LANGUAGES);
    let url = lower.url(&at.key("url"), &raw.url);
    let codes = raw.codes.as_ref();
    let official = official(lower, &at.key("official"), &raw.official);
    Site {
        short_name: owned(&raw.short_name).unwrap_or_else(|| name.clone()),
        name,
        tagline: owned(&raw.tagline),
        language: language.unwrap_or("zh-CN").to_owned(),
        demonstration: lower.yes_no(&at.key("demonstration"), &raw.demonstration) == Some(true),
        demonstration_note: owned(&raw.demonstration_note),
        url: url.map(|url| if url.ends_with('/') { url } else { url + "/" }),
        authority: authority.unwrap_or_default(),
        province: owned(&raw.province),
        region: all(&raw.region),
        operator: operator(lower, &at, raw.operator.as_ref()),
        codes: SiteCodes {
            site_id: codes.and_then(|codes| owned(&codes.site_id)),
            icp: codes.and_then(|codes| owned(&codes.icp)),
            public_security: codes.and_then(|codes| owned(&codes.public_security)),
        },
        error_report: error_report(lower, &at, &raw.error_report),
        official,
        appearance: appearance(lower, &at.key("appearance"), &raw.appearance),
        humans: owned(&raw.humans),
        security: security(lower, &at.key("security"), &raw.security),
        data: open_data(lower, &at.key("data"), raw.data.as_ref()),
    }
}

/// On what terms and in which forms the data are given away.
fn open_data(lower: &mut Lower<'_>, at: &At<'_>, raw: Option<&OpenDataRecord>) -> OpenData {
    let Some(raw) = raw else {
        return OpenData::default();
    };
    let at_formats = at.key("formats");
    let formats = raw.formats.as_ref().map(|list| {
        let formats = list.iter();
        let formats = formats
            .filter_map(|(index, text)| lower.choice(&at_formats.index(index), text, DATA_FORMATS));
        formats.collect()
    });
    OpenData {
        licence: owned(&raw.licence),
        licence_url: lower.url(&at.key("licence_url"), &raw.licence_url),
        attribution: owned(&raw.attribution),
        formats,
    }
}

/// The site's own colours must be as readable as those that they replace.
fn appearance(lower: &mut Lower<'_>, at: &At<'_>, raw: &AppearanceRecord) -> Appearance {
    let mut colour = |key, text, ground: Colour| {
        lower.optional(&rules::COLOUR, &at.key(key), text, |text| {
            let colour = Colour::parse(text).ok_or_else(|| Problem::new("default"))?;
            let contrast = colour.contrast(ground);
            if contrast < 4.5 {
                let problem = Problem::new("faint").arg("contrast", format!("{contrast:.1}"));
                return Err(problem.arg("ground", ground));
            }
            Ok(colour)
        })
    };
    let accent = colour("accent", &raw.accent, LIGHT_GROUND);
    let accent_dark = colour("accent_dark", &raw.accent_dark, DARK_GROUND);
    Appearance {
        accent,
        accent_dark,
        logo: owned(&raw.logo),
    }
}

fn security(lower: &mut Lower<'_>, at: &At<'_>, raw: &SecurityRecord) -> Option<Security> {
    let policy = lower.url(&at.key("policy"), &raw.policy);
    let contact = owned(&raw.contact);
    if contact.is_none() && policy.is_some() {
        lower.missing(&at.key("contact"));
    }
    Some(Security {
        contact: contact?,
        policy,
    })
}

/// The official sites that the foot of every page names.
fn official(lower: &mut Lower<'_>, at: &At<'_>, raw: &List<LinkRecord>) -> Vec<(String, String)> {
    let mut links = Vec::with_capacity(raw.0.len());
    for (index, link) in raw.iter() {
        let at = at.index(index);
        let name = lower.required_text(&at.key("name"), &link.name);
        lower.required_text(&at.key("url"), &link.url);
        let url = lower.url(&at.key("url"), &link.url);
        links.extend(name.zip(url));
    }
    links
}

/// Where errors are reported: an address on the web, or one of mail.
fn error_report(lower: &mut Lower<'_>, at: &At<'_>, text: &Text) -> Option<String> {
    let scheme = text.get().and_then(|text| text.split_once(':'));
    match scheme {
        Some((mail, _)) if mail.eq_ignore_ascii_case("mailto") => owned(text),
        _ => lower.url(&at.key("error_report"), text),
    }
}

fn operator(lower: &mut Lower<'_>, at: &At<'_>, raw: Option<&OperatorRecord>) -> Operator {
    let at = at.key("operator");
    let Some(raw) = raw else {
        lower.missing(&at);
        return Operator::default();
    };
    Operator {
        name: lower
            .required_text(&at.key("name"), &raw.name)
            .unwrap_or_default(),
        address: owned(&raw.address),
        phone: owned(&raw.phone),
        email: owned(&raw.email),
        hours: owned(&raw.hours),
    }
}

/// Reads the occupations of one edition.
pub fn occupations(
    lower: &mut Lower<'_>,
    origin: SourceId,
    raw: &OccupationsFile,
) -> Option<OccupationCatalogue> {
    let at = At::Top(origin);
    let rule = &rules::OCCUPATION_CODE;
    let edition = lower.required(rule, &at.key("edition"), &raw.edition, Edition::parse);
    let complete = lower.yes_no(&at.key("complete"), &raw.complete);
    let at_occupations = at.key("occupations");
    if raw.occupations.0.is_empty() {
        lower.missing(&at_occupations);
    }
    let names = raw.occupations.0.iter().filter_map(|(code, name)| {
        let at = at_occupations.entry(code);
        let code = lower.mapping_key(rule, &at, code, OccupationCode::parse)?;
        Some((code, lower.required_text(&at, name)?))
    });
    let names: BTreeMap<OccupationCode, String> = names.collect();
    let at_marked = at.key("skill_type_of_group_3");
    let marked = raw
        .skill_type_of_group_3
        .iter()
        .filter_map(|(index, code)| {
            lower.optional(rule, &at_marked.index(index), code, OccupationCode::parse)
        });
    let skill_type_of_group_3 = marked.collect();
    let at_without = at.key("without_standard");
    let without = raw.without_standard.0.iter().filter_map(|(code, said)| {
        let at = at_without.entry(code);
        let code = lower.mapping_key(rule, &at, code, OccupationCode::parse)?;
        Some((code, lower.required_text(&at, said)?))
    });
    let without_standard = without.collect();
    let at_former = at.key("former");
    let former = raw
        .former
        .iter()
        .filter_map(|(index, raw)| former(lower, &at_former.index(index), raw, edition?, &names));
    let former = former.collect();
    let (groups, subgroups) = groups(lower, rule, &at.key("groups"), raw);
    Some(OccupationCatalogue {
        edition: edition?,
        title: owned(&raw.title).unwrap_or_default(),
        provenance: provenance(&raw.source, &raw.dated),
        complete: complete.unwrap_or(false),
        groups,
        subgroups,
        names,
        skill_type_of_group_3,
        without_standard,
        former,
    })
}

/// The names of the major groups by their digit, and those of the groups below them.
fn groups(
    lower: &mut Lower<'_>,
    rule: &'static Rule,
    at: &At<'_>,
    raw: &OccupationsFile,
) -> (BTreeMap<u8, String>, BTreeMap<GroupCode, String>) {
    let (mut majors, mut below) = (BTreeMap::new(), BTreeMap::new());
    for (code, name) in &raw.groups.0 {
        let group = lower.mapping_key(rule, &at.entry(code), code, GroupCode::parse);
        let (Some(group), Some(name)) = (group, owned(name)) else {
            continue;
        };
        match code.parse() {
            Ok(digit) => drop(majors.insert(digit, name)),
            Err(_) => drop(below.insert(group, name)),
        }
    }
    (majors, below)
}

/// What an occupation was before: it must be one that the catalogue has now.
fn former(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &FormerRecord,
    edition: Edition,
    names: &BTreeMap<OccupationCode, String>,
) -> Option<FormerOccupation> {
    let rule = &rules::OCCUPATION_CODE;
    let code = lower.optional(rule, &at.key("code"), &raw.code, OccupationCode::parse);
    let now = lower.required(rule, &at.key("now"), &raw.now, OccupationCode::parse)?;
    if !names.contains_key(&now) {
        let finding = Diagnostic::new(&rules::OCCUPATION, at.key("now").place());
        lower.report(finding.arg("code", now).arg("edition", edition));
        return None;
    }
    let name = owned(&raw.name);
    Some(FormerOccupation { code, name, now })
}

/// Reads the districts.
pub fn districts(lower: &mut Lower<'_>, origin: SourceId, raw: &DistrictsFile) -> Districts {
    let top = At::Top(origin);
    let at = top.key("districts");
    if raw.districts.0.is_empty() {
        lower.missing(&at);
    }
    let mut districts = Vec::with_capacity(raw.districts.0.len());
    for (index, district) in raw.districts.iter() {
        let at = at.index(index);
        let id = lower.required_text(&at.key("id"), &district.id);
        let name = lower.required_text(&at.key("name"), &district.name);
        let in_scope = lower.yes_no(&at.key("in_scope"), &district.in_scope);
        let Some((id, name)) = id.zip(name) else {
            continue;
        };
        districts.push(District {
            id,
            name,
            short: owned(&district.short),
            kind: owned(&district.kind).unwrap_or_default(),
            in_scope: in_scope.unwrap_or(true),
            also: all(&district.also),
            former_codes: all(&district.former_codes),
            parent: owned(&district.parent),
            tile: tile(lower, &at.key("tile"), district.tile.as_ref()),
            outline: outline(lower, &at.key("outline"), &district.outline),
        });
    }
    let mut districts = Districts::new(districts, provenance(&raw.source, &raw.dated));
    districts.outlines = Outlines {
        source: owned(&raw.outlines.source),
        approval_number: owned(&raw.outlines.approval_number),
        note: owned(&raw.outlines.note),
    };
    districts
}

/// Rings of at least three points; one that cannot be read is reported and left out.
fn outline(lower: &mut Lower<'_>, at: &At<'_>, raw: &List<Text>) -> Vec<Ring> {
    let rings = raw.iter().filter_map(|(index, text)| {
        lower.optional(&rules::NUMBER, &at.index(index), text, |text| {
            let points = text.split_ascii_whitespace().map(|point| {
                let wrong = || Problem::new("outline").arg("point", point);
                let (longitude, latitude) = point.split_once(',').ok_or_else(wrong)?;
                let degrees = millionths(longitude, 180).zip(millionths(latitude, 90));
                degrees.ok_or_else(wrong)
            });
            let points: Ring = points.collect::<Result<_, _>>()?;
            if points.len() < 3 {
                return Err(Problem::new("ring").arg("n", points.len()));
            }
            Ok(points)
        })
    });
    rings.collect()
}

/// Reads a place on the map of squares.
fn tile(lower: &mut Lower<'_>, at: &At<'_>, raw: Option<&TileRecord>) -> Option<(u8, u8)> {
    let raw = raw?;
    let mut side = |key, text: &Text| {
        let at = at.key(key);
        if text.get().is_none() {
            lower.missing(&at);
        }
        lower.number_within(&at, text, 1..=20_u8)
    };
    let column = side("column", &raw.column);
    let row = side("row", &raw.row);
    column.zip(row)
}

/// Reads the working days.
pub fn working_days(
    lower: &mut Lower<'_>,
    origin: SourceId,
    raw: &WorkingDaysFile,
) -> Option<WorkingDays> {
    let at = At::Top(origin);
    let from = lower.required_day(&at.key("from"), &raw.from);
    let until = lower.required_day(&at.key("until"), &raw.until);
    let (at_rest, at_work) = (at.key("rest"), at.key("work"));
    let rest = calendar_days(lower, &at_rest, &raw.rest);
    let work = calendar_days(lower, &at_work, &raw.work);
    let (from, until) = (from?, until?);
    let Ok(covered) = Validity::new(from, until) else {
        let finding = Diagnostic::new(&rules::WORKING_DAYS, at.key("until").place());
        let finding = finding.variant("range").arg("from", from);
        lower.report(finding.arg("until", until));
        return None;
    };
    let worked: Vec<Day> = work.iter().map(|(_, day)| *day).collect();
    let rested: Vec<Day> = rest.iter().map(|(_, day)| *day).collect();
    let known = lower.findings.len();
    // A day in both lists is said once, at the second.
    for (written, day) in rest.iter().filter(|(_, day)| !worked.contains(day)) {
        if let Err(error) = WorkingDays::check_rest(covered, *day) {
            lower.report(calendar_fault(&at_rest.entry(written), covered, error));
        }
    }
    for (written, day) in &work {
        if let Err(error) = WorkingDays::check_work(covered, &rested, *day) {
            lower.report(calendar_fault(&at_work.entry(written), covered, error));
        }
    }
    if lower.findings.len() > known {
        return None;
    }
    WorkingDays::new(covered, &rested, &worked).ok()
}

/// The days of a list, each with its text.
fn calendar_days<'r>(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    entries: &'r Entries<Text>,
) -> Vec<(&'r str, Day)> {
    let days = entries.0.iter().filter_map(|(written, _)| {
        let day = lower.mapping_key(&rules::DAY, &at.entry(written), written, Day::parse)?;
        Some((written.as_str(), day))
    });
    days.collect()
}

fn calendar_fault(at: &At<'_>, covered: Validity, error: CalendarError) -> Diagnostic {
    let (variant, day) = match error {
        CalendarError::RestOnWeekend(day) => ("rest-on-weekend", day),
        CalendarError::WorkOnWeekday(day) => ("work-on-weekday", day),
        CalendarError::Outside(day) => ("outside", day),
        CalendarError::Both(day) => ("both", day),
    };
    let place = at.place().part(Part::Key);
    let finding = Diagnostic::new(&rules::WORKING_DAYS, place).variant(variant);
    let finding = finding.arg("day", day).arg("from", covered.first_day());
    finding.arg("until", covered.last_day())
}

/// Reads the access-type items.
pub fn access(lower: &mut Lower<'_>, origin: SourceId, raw: &AccessFile) -> Vec<AccessItem> {
    let top = At::Top(origin);
    let at = top.key("items");
    let rule = &rules::OCCUPATION_CODE;
    let mut items = Vec::with_capacity(raw.items.0.len());
    for (index, item) in raw.items.iter() {
        let at = at.index(index);
        let name = lower.required_text(&at.key("name"), &item.name);
        let matches = lower.choice(&at.key("matches"), &item.matches, MATCHES);
        let edition = lower.required(rule, &at.key("edition"), &item.edition, Edition::parse);
        let at_codes = at.key("codes");
        let codes = item.codes.iter().filter_map(|(index, code)| {
            lower.optional(rule, &at_codes.index(index), code, OccupationCode::parse)
        });
        let codes = codes.collect();
        let (Some(name), Some(matches), Some(edition)) = (name, matches, edition) else {
            continue;
        };
        items.push(AccessItem {
            name,
            matches,
            edition,
            codes,
            jobs: all(&item.jobs),
            phrases: all(&item.phrases),
            note: owned(&item.note),
        });
    }
    items
}
