//! `privacy/bank-card`: no bank card's number is published.

use super::super::numbers;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::{Place, SourceId, glance};

static RULE: Rule = Rule::error("privacy/bank-card", include_str!("bank-card.md"))
    .from_clause("个人信息保护法第二十五条");

pub static CHECK: Check = Check::text(&RULE, run);

fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    if context.sources.get(id).may_hold(glance::NUMBER) {
        let text = context.sources.get(id).text();
        let cards = numbers::bank_cards(text, context.as_of).into_iter();
        findings.extend(cards.map(|range| Diagnostic::new(&RULE, Place::bytes(id, range))));
    }
}
