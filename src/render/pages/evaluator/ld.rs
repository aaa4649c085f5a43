//! An evaluator in the words of schema.org.

use serde_json::{Value as Json, json};

use crate::derive::{EntryId, routes};
use crate::model::{EvaluatorKind, EventKind, Standing};
use crate::render::Site;
use crate::render::ld::known;

/// How many occupations are named.
const OCCUPATIONS: usize = 12;

/// The evaluator on the page at `path`.
pub(super) fn about(site: &Site<'_>, id: EntryId, path: &str) -> Json {
    let evaluator = site.directory.entry(id).evaluator;
    let contact = |of: fn(&crate::model::Contact) -> Option<&String>| {
        let mut all = evaluator.contacts.iter().filter_map(of);
        json!(all.next())
    };
    let logo = evaluator.logo.as_deref().map(|logo| site.full(path, logo));
    let kind = match evaluator.kind {
        EvaluatorKind::Employer => "Organization",
        EvaluatorKind::Social | EvaluatorKind::School => "EducationalOrganization",
    };
    known([
        ("@type", json!(kind)),
        (
            "@id",
            json!(site.full(path, &routes::evaluator(evaluator.code))),
        ),
        ("name", json!(evaluator.name)),
        ("alternateName", json!(other_names(site, id))),
        ("identifier", identifiers(site, id)),
        ("description", json!(evaluator.summary)),
        ("url", json!(evaluator.website)),
        ("logo", json!(logo)),
        ("address", address(site, id)),
        ("telephone", contact(|it| it.phone.as_ref())),
        ("email", contact(|it| it.email.as_ref())),
        ("knowsAbout", json!(occupations(site, id))),
        ("hasCredential", credential(site, id)),
    ])
}

fn other_names<'s>(site: &'s Site<'_>, id: EntryId) -> Vec<&'s str> {
    let evaluator = site.directory.entry(id).evaluator;
    let as_of = site.directory.as_of;
    let former = evaluator.events.iter().filter(|it| it.on <= as_of);
    let former = former.filter_map(|event| match &event.kind {
        EventKind::Renamed { from } => Some(from.as_str()),
        _ => None,
    });
    let short = evaluator.short_names.iter().map(String::as_str);
    short.chain(former).collect()
}

fn identifiers(site: &Site<'_>, id: EntryId) -> Json {
    let evaluator = site.directory.entry(id).evaluator;
    let texts = &site.theme.texts;
    let identifier = |name: &str, value: &str| json!({ "@type": "PropertyValue", "name": texts.get(name), "value": value });
    json!([
        identifier("evaluator_code", evaluator.code.as_str()),
        identifier("credit_code", evaluator.credit_code.as_str()),
    ])
}

fn address(site: &Site<'_>, id: EntryId) -> Json {
    let evaluator = site.directory.entry(id).evaluator;
    let districts = &site.directory.catalog.districts;
    let mut region = site.directory.catalog.site.region.iter();
    known([
        ("@type", json!("PostalAddress")),
        ("streetAddress", json!(evaluator.address)),
        (
            "addressLocality",
            json!(districts.name(&evaluator.district)),
        ),
        ("addressRegion", json!(region.next())),
        ("addressCountry", json!("CN")),
    ])
}

/// The names of what it is filed for now.
fn occupations(site: &Site<'_>, id: EntryId) -> Vec<String> {
    let entry = site.directory.entry(id);
    let items = entry.items_on(site.directory.as_of);
    let items = items.filter(|(_, standing)| !standing.has_ended());
    let mut names = Vec::new();
    for (item, _) in items {
        let name = site.directory.catalog.occupations.name(item.occupation);
        if names.len() < OCCUPATIONS && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The filing; of a body that may not assess, nothing is claimed.
fn credential(site: &Site<'_>, id: EntryId) -> Json {
    let entry = site.directory.entry(id);
    let filing = &entry.evaluator.filing;
    if !entry.standing.may_assess() && entry.standing != Standing::UnderRectification {
        return Json::Null;
    }
    let region = site.directory.catalog.site.region.last();
    let valid_in = region.map(|name| json!({ "@type": "AdministrativeArea", "name": name }));
    known([
        ("@type", json!("EducationalOccupationalCredential")),
        (
            "credentialCategory",
            json!(site.theme.texts.get("ld_filing")),
        ),
        ("identifier", json!(entry.evaluator.code.as_str())),
        (
            "recognizedBy",
            json!({ "@type": "GovernmentOrganization", "name": filing.authority }),
        ),
        ("validIn", json!(valid_in)),
        ("datePublished", json!(filing.filed_on.to_string())),
        (
            "expires",
            json!(entry.step.valid_until.map(|day| day.to_string())),
        ),
    ])
}
