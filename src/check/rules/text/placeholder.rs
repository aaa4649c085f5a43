//! `text/placeholder`: no value only stands in for one: `待定`, `暂无`, `TBD`.

use super::super::{asked, written};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::{SourceId, glance, is_placeholder};

static RULE: Rule = Rule::warning("text/placeholder", include_str!("placeholder.md"));

pub static CHECK: Check = Check::text(&RULE, run);

fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    if !context.sources.get(id).may_hold(glance::PLACEHOLDER) {
        return;
    }
    let record = asked::record_in(context, id);
    written::each(id, context.sources.get(id), |place, node| {
        if is_placeholder(node.text()) {
            let finding = Diagnostic::new(&RULE, place.clone()).arg("text", node.text().trim());
            findings.push(if asked::is_needed(context, record, place) {
                finding.variant("needed")
            } else {
                finding
            });
        }
    });
}
