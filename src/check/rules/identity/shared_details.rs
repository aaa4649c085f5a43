//! `identity/shared-details`: the telephone, the addresses on the web, the short names and the logo of a body
//! are its own: in two records one of them was likely copied.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::names::bare;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Known, Record, Standing};
use crate::source::Place;

static RULE: Rule = Rule::warning("identity/shared-details", include_str!("shared-details.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

/// What more records than these share is no slip, but a switchboard's number or a common site.
const MOST: u32 = 3;

/// What kind of thing it is, named as the message about it, and what it is.
type Detail<'c> = (&'static str, Cow<'c, str>);

/// Who has a detail first and last, by their positions, and how many have it.
#[derive(Clone, Copy)]
struct Holders {
    first: usize,
    last: usize,
    count: u32,
}

impl Holders {
    fn are_few(&self) -> bool {
        (2..=MOST).contains(&self.count)
    }
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    // In the order of their files, which are named by their codes: a later one came later.
    let mut records = context.catalog.known();
    records.retain(|known| stands(context, known.record()));
    let holders = holders(context, &records);
    if !holders.values().any(Holders::are_few) {
        return; // nearly always
    }
    for (index, record) in records.iter().enumerate() {
        details(context, *record, |detail, place| {
            let known = holders.get(&detail).filter(|known| known.are_few());
            let first = known
                .filter(|it| it.first != index)
                .map(|it| records[it.first]);
            if let Some(first) = first.filter(|first| !is_same(*first, *record)) {
                findings.push(said(context, first, &detail, place()));
            }
        });
    }
}

/// Who has each detail. A body that stands in several records counts once.
fn holders<'c>(context: &Context<'c>, records: &[Known<'c>]) -> HashMap<Detail<'c>, Holders> {
    let mut holders: HashMap<Detail<'_>, Holders> = HashMap::with_capacity(records.len() * 4);
    for (index, record) in records.iter().enumerate() {
        details(context, *record, |detail, _| {
            let alone = Holders {
                first: index,
                last: index,
                count: 1,
            };
            let known = holders.entry(detail).or_insert(alone);
            if known.last != index && !is_same(records[known.first], *record) {
                known.last = index;
                known.count += 1;
            }
        });
    }
    holders
}

fn said(context: &Context<'_>, first: Known<'_>, detail: &Detail<'_>, place: Place) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, place)
        .variant(detail.0)
        .arg("other", first.record().name.unwrap_or_default());
    let mut at_first = None;
    details(context, first, |other, place| {
        if other == *detail && at_first.is_none() {
            at_first = Some(place());
        }
    });
    match at_first {
        Some(place) => finding.related(place, "first"),
        None => finding,
    }
}

/// Whether its filing has not ended: a body that is filed anew keeps its telephone.
fn stands(context: &Context<'_>, record: Record<'_>) -> bool {
    let standing = record.timeline.and_then(|it| it.standing(context.as_of));
    !standing.is_some_and(Standing::has_ended)
}

/// Whether both are of one body, as far as that is known: that it stands twice is told by other rules.
fn is_same(one: Known<'_>, other: Known<'_>) -> bool {
    let (one, other) = (one.record(), other.record());
    let is_one_code = one.code.is_some() && one.code == other.code;
    let is_one_body = one.credit_code.is_some() && one.credit_code == other.credit_code;
    is_one_code || is_one_body || (one.name.is_some() && one.name == other.name)
}

/// Calls `tell` with each detail of a record and its place.
fn details<'c>(
    context: &Context<'c>,
    known: Known<'c>,
    mut tell: impl FnMut(Detail<'c>, &dyn Fn() -> Place),
) {
    let (record, presence) = (known.record(), known.presence());
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
        if let Some(phone) = &contact.phone {
            tell(("phone", phone.as_str().into()), &at("phone"));
        }
        if let Some(email) = &contact.email {
            tell(("email", lower(email)), &at("email"));
        }
    }
    if let Some(website) = presence.website {
        let website = lower(website.trim_end_matches('/'));
        tell(("website", website), &|| top().key("website"));
    }
    for (index, name) in presence.short_names.iter().enumerate() {
        let place = || top().key("short_names").index(index);
        tell(("short-name", bare(name).into()), &place);
    }
    let picture = presence
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
