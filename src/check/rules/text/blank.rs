//! `text/blank`: no key is written with nothing behind it. Silently it would count as left out.

use super::super::{asked, written};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::{Place, Segment, SourceId, Value, glance};

static RULE: Rule = Rule::warning("text/blank", include_str!("blank.md"));

pub static CHECK: Check = Check::text(&RULE, run);

fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    if !context.sources.get(id).may_hold(glance::BLANK) {
        return;
    }
    let file = context.sources.get(id);
    // A table of reference, or a file of plans, says by an empty list or mapping that there is none.
    let may_be_empty = ["catalogue/", "plans/"]
        .iter()
        .any(|it| file.path.starts_with(it));
    let record = asked::record_in(context, id);
    written::each(id, file, |place, node| {
        // What must be there has been reported as missing.
        let is_asked = || record.is_some_and(|it| asked::asks_for(context, it, &place.path));
        let is_said = matches!(node.value, Value::List(_) | Value::Map(_)) && may_be_empty;
        if node.is_blank() && !is_said && !is_asked() {
            findings.push(said_of(context, record, place));
        }
    });
}

fn said_of(context: &Context<'_>, record: Option<Record<'_>>, place: &Place) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, place.clone());
    match place.path.last() {
        Some(Segment::Key(key)) => {
            let label = context
                .sources
                .label(place)
                .filter(|label| !label.is_ascii());
            let name = label.map_or(key.to_string(), |label| format!("{key}（{label}）"));
            let finding = finding.arg("key", name);
            if asked::is_needed(context, record, place) {
                finding.variant("needed")
            } else {
                finding
            }
        }
        Some(Segment::Index(index)) => finding.variant("item").arg("number", index + 1),
        None => finding,
    }
}
