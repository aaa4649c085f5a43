//! `identity/logo-form`: a logo is a picture that browsers show.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Known;
use crate::source::Place;

static RULE: Rule =
    Rule::error("identity/logo-form", include_str!("logo-form.md")).from_clause("通知 四(六)");

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let known = context.catalog.known();
    findings.extend(known.into_iter().filter_map(|known| look(context, known)));
}

fn look(context: &Context<'_>, known: Known<'_>) -> Option<Diagnostic> {
    let path = known.presence().logo?;
    let variant = match context.catalog.pictures.get(path) {
        Some(picture) if picture.is_as_named => return None,
        Some(_) => "content",
        // Where it could not be looked at, nothing is known of it.
        None if !context.catalog.attachments.contains_key(path) => return None,
        None => "default",
    };
    let place = Place::file(known.origin()).key("logo");
    let name = path.rsplit('/').next().unwrap_or(path);
    Some(
        Diagnostic::new(&RULE, place)
            .variant(variant)
            .arg("name", name),
    )
}
