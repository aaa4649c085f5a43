//! `identity/logo-form`: a logo is a picture that browsers show.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule =
    Rule::error("identity/logo-form", include_str!("logo-form.md")).from_clause("通知 四(六)");

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    let Some(path) = record.logo else {
        return;
    };
    let variant = match context.catalog.pictures.get(path) {
        Some(picture) if picture.is_as_named => return,
        Some(_) => "content",
        // Where it could not be looked at, nothing is known of it.
        None if !context.catalog.attachments.contains_key(path) => return,
        None => "default",
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let place = Place::file(record.origin).key("logo");
    findings.push(
        Diagnostic::new(&RULE, place)
            .variant(variant)
            .arg("name", name),
    );
}
