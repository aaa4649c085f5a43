//! An evaluator's record to an [`Evaluator`].

use super::super::raw::{EvaluatorRecord, Text};
use super::super::{record_name, rules};
use super::events::{Standings, events};
use super::place::places;
use super::scope::scope;
use super::{Lower, Problem, pasted};
use super::{advert, filing};
use crate::diag::Diagnostic;
use crate::model::{
    CodeLetter, Contact, CreditCode, Evaluator, EvaluatorCode, EvaluatorKind, Event, Filing,
    HalfRead, Partial, ScopeItem, Timeline, fold,
};
use crate::source::{At, SourceId};

/// The words for the kinds of evaluators in records.
pub const KINDS: &[(&str, EvaluatorKind)] = &[
    ("social", EvaluatorKind::Social),
    ("employer", EvaluatorKind::Employer),
    ("school", EvaluatorKind::School),
    ("社会培训评价组织", EvaluatorKind::Social),
    ("用人单位", EvaluatorKind::Employer),
    ("院校", EvaluatorKind::School),
];

/// Reads an evaluator; what is known of it if it lacks something without which it cannot be shown.
#[allow(clippy::too_many_lines)] // a line a field
pub fn evaluator(
    lower: &mut Lower<'_>,
    origin: SourceId,
    path: &str,
    raw: &EvaluatorRecord,
) -> Result<Evaluator, Box<Partial>> {
    let at = At::Top(origin);
    let code = lower.required(
        &rules::EVALUATOR_CODE,
        &at.key("code"),
        &raw.code,
        EvaluatorCode::parse,
    );
    check_file_name(lower, origin, path, code);
    let name = lower.required_text(&at.key("name"), &raw.name);
    let credit_code = lower.required(
        &rules::CREDIT_CODE,
        &at.key("credit_code"),
        &raw.credit_code,
        |text| {
            if pasted::is_shortened(text) {
                return Err(Problem::new("spreadsheet"));
            }
            CreditCode::parse(text).map_err(Problem::from)
        },
    );
    let kind = kind(lower, &at, raw, code);
    let presumed = kind.or_else(|| presumed_kind(raw, code, record_name(path)));
    let district = lower.required_district(&at.key("district"), &raw.district);
    let address = lower.required_text(&at.key("address"), &raw.address);
    let filing = filing::filing(lower, &at, raw.filing.as_ref());
    let places = places(lower, &at, raw);
    let mut half_read = HalfRead::default();
    let (mut scope, half_scope) = scope(lower, &at, raw, filing.as_ref());
    half_read.scope = half_scope;
    let events = events(
        lower,
        &at,
        raw,
        filing.as_ref(),
        &scope,
        &mut half_read.events,
    );
    let folder = ["evaluator.yaml", "evaluator.yml"];
    let folder = folder.iter().find_map(|name| path.strip_suffix(name));
    let folder = folder
        .filter(|folder| folder.ends_with('/'))
        .unwrap_or_default();
    let attachments = advert::attachments(lower, &at, raw, folder);
    let experience = filing::experience(lower, &at, raw);
    let capacity = filing::capacity(lower, &at, raw);
    let priority = filing::priority(lower, &at, raw);
    let materials = filing::materials(lower, &at, raw);
    let waivers = filing::waivers(lower, &at, &raw.waivers);
    let contacts = contacts(lower, &at, raw);
    lower.twice(&at.key("short_names"), &raw.short_names);
    let summary = raw.summary.get().map(str::to_owned);
    let website = lower.url(&at.key("website"), &raw.website);
    let accepts_entrusted = lower.yes_no(&at.key("accepts_entrusted"), &raw.accepts_entrusted);
    let timeline = timeline(lower, origin, filing.as_ref(), &events, &mut scope, raw);
    for item in &mut half_read.scope {
        item.timeline = timeline.clone().unwrap_or_default();
    }
    let half_read = (half_read != HalfRead::default()).then(|| Box::new(half_read));
    let necessary = (
        code,
        name,
        credit_code,
        kind,
        district,
        address,
        filing,
        timeline,
    );
    match necessary {
        (
            Some(code),
            Some(name),
            Some(credit_code),
            Some(kind),
            Some(district),
            Some(address),
            Some(filing),
            Some(timeline),
        ) => Ok(Evaluator {
            origin,
            code,
            name,
            short_names: texts(&raw.short_names),
            sort_name: raw.sort_name.get().map(str::to_owned),
            credit_code,
            kind,
            district,
            address,
            contacts,
            website,
            logo: attachments.logo,
            summary,
            accepts_entrusted,
            filing,
            scope,
            places,
            experience,
            capacity,
            priority,
            materials,
            published_rules: attachments.published_rules,
            events,
            waivers,
            adverts: attachments.adverts,
            timeline,
            half_read,
        }),
        (code, name, credit_code, _, district, address, filing, timeline) => {
            Err(Box::new(Partial {
                origin,
                code,
                name,
                credit_code,
                kind: presumed,
                district,
                address,
                contacts,
                website,
                short_names: texts(&raw.short_names),
                logo: attachments.logo,
                summary,
                filing,
                scope,
                places,
                experience,
                capacity,
                materials,
                published_rules: attachments.published_rules,
                events,
                waivers,
                adverts: attachments.adverts,
                timeline,
                half_read,
            }))
        }
    }
}

/// The standing as the events have it; each scope item gets its own.
fn timeline(
    lower: &mut Lower<'_>,
    origin: SourceId,
    filing: Option<&Filing>,
    events: &[Event],
    scope: &mut [ScopeItem],
    raw: &EvaluatorRecord,
) -> Option<Timeline> {
    let validity = filing?.validity;
    let terms = fold::Terms {
        whole: validity,
        validity,
        expiring_days: lower.vocabulary.policy.expiring_days,
    };
    let standings = Standings { terms, events };
    Some(standings.work_out(lower, origin, scope, raw))
}

/// A record is found by its code.
fn check_file_name(
    lower: &mut Lower<'_>,
    origin: SourceId,
    path: &str,
    code: Option<EvaluatorCode>,
) {
    let name = record_name(path);
    if let Some(code) = code.filter(|code| code.as_str() != name) {
        let place = At::Top(origin).key("code").place();
        let finding = Diagnostic::new(&rules::FILE_NAME, place);
        lower.report(finding.arg("code", code).arg("name", name));
    }
}

/// What kind of body it is: as written, else as the code's letter tells. A code with Y can be an
/// employer's or a school's, so the record must say.
fn kind(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &EvaluatorRecord,
    code: Option<EvaluatorCode>,
) -> Option<EvaluatorKind> {
    let at = at.key("kind");
    match (raw.kind.get(), code.map(EvaluatorCode::letter)) {
        (Some(_), _) => lower.choice(&at, &raw.kind, KINDS),
        (None, Some(CodeLetter::S)) => Some(EvaluatorKind::Social),
        (None, Some(CodeLetter::Y)) => {
            let finding = Diagnostic::new(&rules::MISSING, at.place()).variant("kind");
            lower.report(finding.arg("key", "kind"));
            None
        }
        (None, None) => None,
    }
}

/// What kind of body it likely is, if the record does not say it well: the letter of its code, or of
/// its file's name, tells; of those with Y a school has the word in its name. Nothing else that
/// is wrong with the record should wait until its kind is mended.
fn presumed_kind(
    raw: &EvaluatorRecord,
    code: Option<EvaluatorCode>,
    file: &str,
) -> Option<EvaluatorKind> {
    let code = code.or_else(|| EvaluatorCode::parse(file).ok())?;
    let says_school = |text: &Text| {
        let text = text.get().unwrap_or_default();
        ["学校", "学院", "大学", "院校", "技校", "school"]
            .iter()
            .any(|word| text.contains(word))
    };
    Some(match code.letter() {
        CodeLetter::S => EvaluatorKind::Social,
        CodeLetter::Y if says_school(&raw.name) || says_school(&raw.kind) => EvaluatorKind::School,
        CodeLetter::Y => EvaluatorKind::Employer,
    })
}

fn contacts(lower: &mut Lower<'_>, at: &At<'_>, raw: &EvaluatorRecord) -> Vec<Contact> {
    let at = at.key("contacts");
    let owned = |text: &Text| text.get().map(str::to_owned);
    let contacts = raw.contacts.iter().map(|(index, contact)| Contact {
        office: owned(&contact.office),
        phone: owned(&contact.phone),
        email: owned(&contact.email),
        hours: owned(&contact.hours),
        public: lower.yes_no(&at.index(index).key("public"), &contact.public) == Some(true),
    });
    contacts.collect()
}

/// The texts of a list, without empty ones.
pub(super) fn texts(list: &super::super::raw::List<Text>) -> Vec<String> {
    let mut texts = Vec::with_capacity(list.0.len());
    for (_, text) in list.iter() {
        texts.extend(text.get().map(str::to_owned));
    }
    texts
}
