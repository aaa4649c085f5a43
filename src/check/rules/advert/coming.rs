//! `advert/coming`: an advert is recorded when it has been shown.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::Place;

static RULE: Rule = Rule::warning("advert/coming", include_str!("coming.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for advert in record.adverts {
        if let Some(on) = advert.published_on.filter(|on| *on > context.as_of) {
            let place = Place::file(record.origin)
                .key("adverts")
                .index(advert.index);
            let finding = Diagnostic::new(&RULE, place.key("published_on"));
            findings.push(finding.arg("on", on).arg("as_of", context.as_of));
        }
    }
}
