//! `identity/shared-details`: the telephone, the addresses on the web, the short names and the logo of a body
//! are its own: in two records one of them was likely copied.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::names::bare;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Record, Standing};
use crate::source::Place;

static RULE: Rule = Rule::warning("identity/shared-details", include_str!("shared-details.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

/// What more records than these share is no slip, but a switchboard's number or a common site.
const MOST: u32 = 3;

/// What kind of thing it is, named as the message about it, and what it is.
type Detail<'c> = (&'static str, Cow<'c, str>);

/// Who has a detail first, and how many have it.
struct Holders {
    first: usize,
    count: u32,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut records: Vec<Record<'_>> = context.catalog.records().collect();
    records.retain(|record| stands(context, *record));
    // The one with the greater code came later.
    records.sort_by_key(|record| (record.code, record.origin));
    let mut holders: HashMap<Detail<'_>, Holders> = HashMap::with_capacity(records.len() * 4);
    for (index, record) in records.iter().enumerate() {
        details(context, *record, |detail, _| {
            let first = Holders {
                first: index,
                count: 0,
            };
            let known = holders.entry(detail).or_insert(first);
            known.count +=
                u32::from(known.first == index || !is_same(records[known.first], *record));
        });
    }
    for (index, record) in records.iter().enumerate() {
        details(context, *record, |detail, place| {
            let Some(known) = holders.get(&detail) else {
                return;
            };
            let first = records[known.first];
            if known.first == index || !(2..=MOST).contains(&known.count) || is_same(first, *record)
            {
                return;
            }
            let mut at_first = None;
            details(context, first, |other, place| {
                if other == detail {
                    at_first = Some(place());
                }
            });
            let finding = Diagnostic::new(&RULE, place())
                .variant(detail.0)
                .arg("other", first.name.unwrap_or_default());
            findings.push(match at_first {
                Some(place) => finding.related(place, "first"),
                None => finding,
            });
        });
    }
}

/// Whether its filing has not ended: a body that is filed anew keeps its telephone.
fn stands(context: &Context<'_>, record: Record<'_>) -> bool {
    let standing = record.timeline.and_then(|it| it.standing(context.as_of));
    !standing.is_some_and(Standing::has_ended)
}

fn is_same(one: Record<'_>, other: Record<'_>) -> bool {
    one.credit_code.is_some() && one.credit_code == other.credit_code
}

/// Calls `tell` with each detail of a record and its place.
fn details<'c>(
    context: &Context<'c>,
    record: Record<'c>,
    mut tell: impl FnMut(Detail<'c>, &dyn Fn() -> Place),
) {
    let top = || Place::file(record.origin);
    for (index, contact) in record.contacts.iter().enumerate() {
        let at = |key| {
            move || {
                Place::file(record.origin)
                    .key("contacts")
                    .index(index)
                    .key(key)
            }
        };
        let same = |earlier: &dyn Fn(&crate::model::Contact) -> bool| {
            record.contacts[..index].iter().any(earlier)
        };
        if let Some(phone) = &contact.phone
            && !same(&|it| it.phone.as_ref() == Some(phone))
        {
            tell(("phone", phone.as_str().into()), &at("phone"));
        }
        if let Some(email) = &contact.email
            && !same(&|it| it.email.as_ref() == Some(email))
        {
            tell(("email", lower(email)), &at("email"));
        }
    }
    if let Some(website) = record.website {
        let website = lower(website.trim_end_matches('/'));
        tell(("website", website), &|| top().key("website"));
    }
    for (index, name) in record.short_names.iter().enumerate() {
        let place = || top().key("short_names").index(index);
        tell(("short-name", bare(name).into()), &place);
    }
    let picture = record
        .logo
        .and_then(|logo| context.catalog.pictures.get(logo));
    if let Some(picture) = picture {
        let hash = picture.hash.iter().map(|byte| char::from(*byte));
        tell(("logo", hash.collect::<String>().into()), &|| {
            top().key("logo")
        });
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|it| it.is_ascii_uppercase()) {
        text.to_ascii_lowercase().into()
    } else {
        text.into()
    }
}
